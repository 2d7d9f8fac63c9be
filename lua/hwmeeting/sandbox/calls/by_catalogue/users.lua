--- The users of the caller's enterprise, for its administrators, and the address book for everybody
-- (Lua 5.4).

local directory_forms = require "hwmeeting.sandbox.wire.directory_forms"
local errors = require "hwmeeting.sandbox.errors"
local json = require "hwmeeting.sandbox.json"
local lists = require "hwmeeting.sandbox.state.lists"
local paging = require "hwmeeting.sandbox.calls.paging"
local permission = require "hwmeeting.sandbox.calls.permission"
local room_kinds = require "hwmeeting.sandbox.state.room_kinds"
local selection = require "hwmeeting.sandbox.calls.selection"

local users = {}

local ordinary, default_administrator = 2, 0

local function find(call, account)
    return call.state.users:find(call.user.corp_id, account, call.query.accountType == 1)
end

local function expect(call, account)
    return find(call, account) or errors.refuse("USG.206030000", account)
end

local function department(call, code)
    return call.state:departments_of(call.user.corp_id):find(code)
        or errors.refuse("USG.200000003", "deptCode names no department")
end

----------------------------------------------------------------------------------------------------
-- One user
----------------------------------------------------------------------------------------------------

function users.ShowUserDetail(call)
    permission.check_administrator(call.user)
    return directory_forms.user(call.state, expect(call, call.captures.account))
end

-- What the body may name, by its name in a user.
local fields = {
    name = "name",
    englishName = "english_name",
    phone = "phone",
    country = "country",
    email = "email",
    signature = "signature",
    title = "title",
    desc = "description",
    status = "status",
    sortLevel = "sort_level",
    hidePhone = "hide_phone",
}

local function apply(call, user, body)
    for name, field in pairs(fields) do
        if body[name] ~= nil then
            user[field] = body[name]
        end
    end
    if body.deptCode then
        local placed = department(call, body.deptCode)
        user.dept_code = placed.code
        user.dept_name = placed.parent and placed.name or ""
    end
    if user.status == 1 then
        call.state.access_tokens:revoke_user(user)
    end
end

local function unused_account(call)
    return lists.unused(function()
        return call.state.ids:digits(10)
    end, call.state.users.accounts)
end

function users.AddUser(call)
    permission.check_administrator(call.user)
    local body, state, corp_id = call.body, call.state, call.user.corp_id
    local third = body.thirdAccount
    local is_taken = body.account and state.users:by_account(body.account)
        or third and state.users:find(corp_id, third, true)
    if is_taken then
        errors.refuse("USG.201040001")
    end
    department(call, body.deptCode or "1")
    local user = state.users:add {
        account = body.account or unused_account(call),
        password = body.pwd,
        third_user_id = third,
        name = body.name,
        dept_name = "",
        corp_id = corp_id,
        admin_type = ordinary,
        active_since = math.floor(call.now) * 1000,
    }
    apply(call, user, body)
    local mode = room_kinds.personal
    state.rooms:add { name = user.name, mode = mode, corp_id = corp_id, owner = user }
    return directory_forms.user(state, user)
end

-- Whoever is invited accepts at once.
function users.InviteUser(call)
    permission.check_administrator(call.user)
    local contact = call.body.contact
    for _, user in ipairs(call.state.users.list) do
        local is_known = user.phone == contact or user.email == contact
        if is_known and user.corp_id == call.user.corp_id then
            return { userExist = true }
        end
    end
    local is_mail = contact:find("@", 1, true)
    call.body.phone = not is_mail and contact or nil
    call.body.email = is_mail and contact or nil
    users.AddUser(call)
    return { userExist = false }
end

function users.UpdateUser(call)
    permission.check_administrator(call.user)
    local user = expect(call, call.captures.account)
    apply(call, user, call.body)
    return directory_forms.user(call.state, user)
end

function users.ResetPwdByAdmin(call)
    permission.check_administrator(call.user)
    expect(call, call.body.account).password = call.state.secret(12)
end

----------------------------------------------------------------------------------------------------
-- Several users: accounts that do not exist are passed over
----------------------------------------------------------------------------------------------------

local function named(call)
    permission.check_administrator(call.user)
    local found = {}
    for _, account in ipairs(call.body) do
        local user = find(call, account)
        if user and user.admin_type == default_administrator then
            errors.refuse("USG.201040047", account)
        end
        found[#found + 1] = user
    end
    return found
end

function users.BatchUpdateUserStatus(call)
    for _, user in ipairs(named(call)) do
        apply(call, user, { status = call.captures.value })
    end
end

function users.BatchDeleteUsers(call)
    local state = call.state
    for _, user in ipairs(named(call)) do
        for _, room in ipairs(state.rooms:select(function(room)
            return room.owner == user
        end)) do
            room.owner = nil
            if room.mode == room_kinds.personal then
                state.rooms:remove(room)
            end
        end
        state.access_tokens:revoke_user(user)
        state.users:remove(user)
    end
end

----------------------------------------------------------------------------------------------------
-- Lists
----------------------------------------------------------------------------------------------------

local function is_placed(call, user, code, with_children)
    if not code then
        return true
    elseif not with_children then
        return user.dept_code == code
    end
    local departments = call.state:departments_of(call.user.corp_id)
    local own, wanted = departments:find(user.dept_code), departments:find(code)
    return own ~= nil and wanted ~= nil and departments:is_within(own, wanted)
end

local function select(call, with_children, accept)
    local found = {}
    for _, user in ipairs(call.state.users.list) do
        if
            user.corp_id == call.user.corp_id
            and is_placed(call, user, call.query.deptCode, with_children)
            and accept(user)
        then
            found[#found + 1] = user
        end
    end
    return selection.matching(found, call.query.searchKey, function(user)
        return { user.name, user.account, user.phone, user.email, user.english_name }
    end)
end

local sort_fields = {
    adminType = "admin_type",
    ldapAccount = "account",
    deptCode = "dept_code",
    status = "status",
    sortLevel = "sort_level",
}

local function sort(found, field, is_ascending)
    table.sort(found, function(a, b)
        local first, second = a[field], b[field]
        if first == second then
            return a.account < b.account
        elseif is_ascending then
            return first < second
        end
        return first > second
    end)
end

local function contains(list, wanted)
    for _, value in ipairs(list or { wanted }) do
        if value == wanted then
            return true
        end
    end
    return false
end

function users.SearchUsers(call)
    permission.check_administrator(call.user)
    local query = call.query
    local found = select(call, query.enableSubDept, function(user)
        return contains(query.userType, ordinary)
            and (not query.adminType or user.admin_type == query.adminType)
            and (not query.status or user.status == query.status)
    end)
    sort(found, sort_fields[query.sortField] or "sort_level", query.isAsc ~= false)
    return paging.answer(call, found, function(user)
        return directory_forms.listed_user(call.state, user)
    end)
end

function users.SearchCorpDir(call)
    local found = select(call, call.query.querySubDept, function()
        return call.query.searchScope ~= "HARD_TERMINAL"
    end)
    sort(found, "account", true)
    return paging.answer(call, found, function(user)
        return directory_forms.contact(call.state, user)
    end)
end

function users.BatchShowUserDetails(call)
    local shown = json.list()
    for _, wanted in ipairs(call.body or {}) do
        local user
        if call.query.idType == "THIRD_ACCOUNT" then
            user = call.state.users:find(call.user.corp_id, wanted.id or "", true)
        else
            user = call.state.users:by_uuid(wanted.id)
        end
        if user and user.corp_id == call.user.corp_id then
            shown[#shown + 1] = directory_forms.contact(call.state, user)
        end
    end
    return shown
end

return users
