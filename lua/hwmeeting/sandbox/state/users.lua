--- The people of the sandbox, their accounts, and the App IDs that may sign them in (Lua 5.4).
--
-- user = { uuid, account, password, third_user_id, name, dept_name, dept_code, corp_id, admin_type
--     (0 default administrator, 1 administrator, 2 ordinary user), phone, email, sms,
--     english_name, country, signature, title, description, sip_number, status (0 active, 1
--     disabled), sort_level, hide_phone, active_since (unix milliseconds) }
-- app = { id, key, tenant = "single" | "multi", corp_id (single only) }

local lists = require "hwmeeting.sandbox.state.lists"
local password_lock = require "hwmeeting.sandbox.state.password_lock"

local Users = {}
Users.__index = Users

local users = {}

--- Makes an empty directory.
-- @tparam table random generator of the ids of users who are registered later
function users.new(random)
    return setmetatable({ random = random, list = {}, accounts = {}, third = {}, apps = {} }, Users)
end

local function third_key(corp_id, user_id)
    return corp_id .. "\0" .. user_id
end

--- Adds a user.
-- @treturn table the user
function Users:add(user)
    user.uuid = user.uuid or self.random:hex(32)
    user.dept_code = user.dept_code or "1"
    user.status = user.status or 0
    user.sort_level = user.sort_level or 10000
    user.hide_phone = user.hide_phone or false
    user.sip_number = user.sip_number or ("+99111%07d"):format(7000000 + #self.list)
    user.active_since = user.active_since or 0
    self.list[#self.list + 1] = user
    self.accounts[user.account] = user
    if user.third_user_id then
        self.third[third_key(user.corp_id, user.third_user_id)] = user
    end
    return user
end

--- Takes a user out.
function Users:remove(user)
    self.accounts[user.account] = nil
    if user.third_user_id then
        self.third[third_key(user.corp_id, user.third_user_id)] = nil
    end
    lists.remove(self.list, user)
end

--- A user of an enterprise.
-- @tparam boolean by_third the account is that of the third party (the userId of App ID sign-ins)
-- @treturn table|nil user, or nil
function Users:find(corp_id, account, by_third)
    if by_third then
        return self.third[third_key(corp_id, account)]
    end
    local user = self.accounts[account]
    return user and user.corp_id == corp_id and user or nil
end

--- The user with that id, or nil.
function Users:by_uuid(uuid)
    for _, user in ipairs(self.list) do
        if user.uuid == uuid then
            return user
        end
    end
end

--- Adds an App ID.
function Users:add_app(app)
    self.apps[app.id] = app
end

function Users:app(id)
    return self.apps[id]
end

function Users:by_account(account)
    return self.accounts[account]
end

--- Whether an enterprise is known.
function Users:has_corp(corp_id)
    return self:administrator(corp_id) ~= nil
end

--- The default administrator of an enterprise.
function Users:administrator(corp_id)
    for _, user in ipairs(self.list) do
        if user.corp_id == corp_id and user.admin_type == 0 then
            return user
        end
    end
end

--- The user whom an App ID sign-in names; one who is not known yet is registered, as the service
-- does.
function Users:by_third_user_id(corp_id, user_id, details)
    return self.third[third_key(corp_id, user_id)]
        or self:add {
            account = user_id .. "@" .. corp_id,
            third_user_id = user_id,
            name = details.name or user_id,
            email = details.email,
            sms = details.phone,
            dept_name = "",
            corp_id = corp_id,
            admin_type = 2,
        }
end

--- Whether the user may see and end other people's meetings.
function users.is_administrator(user)
    return user.admin_type < 2
end

--- Tries a password; as password_lock.try.
-- @treturn string "right", "wrong" or "locked"
function Users:try_password(account, password, now)
    return password_lock.try(self.accounts[account], password, now)
end

return users
