--- The people of the enterprise: its users, its address book, oneself.
--
-- A user is named by account: the account of the service, or, with `{ third_party = true }`, the
-- user ID of your own system, as users have it who sign in with an App ID.

local arguments = require "hwmeeting.forms.arguments"
local batches = require "hwmeeting.call.batches"
local call = require("hwmeeting.call.reading").call
local catalogue = require "hwmeeting.catalogue"
local listing = require "hwmeeting.pages.listing"
local replacing = require "hwmeeting.call.replacing"
local yes_no = require "hwmeeting.forms.yes_no"

local people = {}

-- `accountType`: 0 an account of the service, 1 a user ID of the caller's system.
local function account_type(choice)
    local third_party = choice and choice.third_party
    return third_party ~= nil and yes_no.number(third_party, "third_party") or nil
end

--- The users of the enterprise (SearchUsers).
-- @tparam table|nil args `searchKey`, `deptCode`, `enableSubDept`, `adminType`, `userType` (array),
--   `status` (0 normal, 1 disabled), `limit`, `offset`, `max_items`
-- @treturn table an iterator over SearchUserResultDTO
function people.users(self, args, call_options)
    return listing.new(self, "SearchUsers", args, call_options)
end

--- How a user is named.
-- @class UserChoice
-- @tfield boolean|nil third_party a user ID of your own system

--- One user (ShowUserDetail).
-- @tparam string account
-- @tparam UserChoice|nil choice `{ third_party = boolean }`
-- @treturn table|nil ShowUserDetailResponse
function people.user(self, account, choice, call_options)
    return call(self, "ShowUserDetail",
        { account = account, accountType = account_type(choice) }, call_options)
end

--- How users are named, and whether a call that fails ends the work.
-- @class UsersChoice
-- @tfield boolean|nil third_party user IDs of your own system
-- @tfield boolean|nil go_on

--- Several users as the address book has them (BatchShowUserDetails, a call for each 200). The
-- service leaves out those that it does not know.
-- @tparam string|string[] ids one user ID, as `id` of the address book, or an array of them
-- @tparam UsersChoice|nil choice `third_party = true`: user IDs of your own system; `go_on = true`:
--   a call that fails does not end the work
-- @treturn UserDTO[]|nil
function people.users_by_id(self, ids, choice, call_options)
    local third_party = choice and choice.third_party
    local wanted = {}
    for index, id in ipairs(arguments.list(ids, "ids")) do
        wanted[index] = { id = id }
    end
    return batches.call(self, "BatchShowUserDetails", {
        idType = third_party ~= nil and yes_no.number(third_party, "third_party") == 1
            and "THIRD_ACCOUNT" or nil,
    }, wanted, choice, call_options)
end

--- What `create_user` takes.
-- @class NewUser takes AddUserDTO
-- @tfield string name
-- @tfield boolean|nil enabled
-- @tfield boolean|nil notify

--- Adds a user (AddUser). A repeat adds another one, so it is sent again only when the service
-- cannot have seen it.
-- @tparam NewUser user `name`, `account`, `pwd`, `phone`, `country`, `email`, `deptCode` and the
--   other fields of AddUserDTO; `enabled` (boolean) for `status`, `notify = false` to tell nobody
-- @treturn table|nil AddUserResponse
function people.create_user(self, user, call_options)
    local body = arguments.copy(user)
    arguments.rename(body, "enabled", "status", function(enabled)
        return 1 - yes_no.number(enabled, "enabled")
    end)
    arguments.rename(body, "notify", "sendNotify", function(notify)
        return tostring(yes_no.number(notify, "notify"))
    end)
    return call(self, "AddUser", body, call_options)
end

-- The fields that the service would set back to their defaults if they were not sent.
local function kept_names()
    local names = {}
    for _, field in ipairs(catalogue.model_definition("ModUserDTO").fields) do
        if field.default ~= nil then
            names[field.name] = true
        end
    end
    return names
end

local function kept_fields(before)
    local kept = {}
    for name in pairs(kept_names()) do
        kept[name] = before[name]
    end
    return kept
end

--- What `change_user` takes.
-- @class UserChanges takes ModUserDTO
-- @tfield boolean|nil enabled

--- Changes a user (UpdateUser). Some fields that are not sent are set back to their defaults
-- (department, state, place in lists, hidden number), so the user is read first (ShowUserDetail):
-- what is not given stays.
-- @tparam string account
-- @tparam UserChanges changes fields of ModUserDTO; `enabled` (boolean) for `status`
-- @tparam UserChoice|nil choice `{ third_party = boolean }`
-- @treturn table|nil UpdateUserResponse
function people.change_user(self, account, changes, choice, call_options)
    local wanted = arguments.copy(changes)
    arguments.rename(wanted, "enabled", "status", function(enabled)
        return 1 - yes_no.number(enabled, "enabled")
    end)
    local before, err = self:user(account, choice, call_options)
    if not before then
        return nil, replacing.failed_before(err)
    end
    local kept = kept_names()
    err = replacing.loss("ShowUserDetail", before, "", function(name)
        return kept[name] == true and wanted[name] == nil
    end)
    if err then
        return nil, err
    end
    local body = kept_fields(before)
    for name, value in pairs(wanted) do
        body[name] = value
    end
    return call(self, "UpdateUser",
        { account = account, accountType = account_type(choice), body = body }, call_options)
end

-- The state in the path is upside down: 0 is normal, 1 is disabled.
local function set_state(self, accounts, state, choice, call_options)
    return call(self, "BatchUpdateUserStatus", {
        value = state,
        accountType = account_type(choice),
        body = arguments.list(accounts, "accounts"),
    }, call_options)
end

--- Enables users (BatchUpdateUserStatus, `value = 0`).
-- @tparam string|string[] accounts one account, or an array of them
-- @tparam UserChoice|nil choice `{ third_party = boolean }`
function people.enable_users(self, accounts, choice, call_options)
    return set_state(self, accounts, 0, choice, call_options)
end

--- Disables users (BatchUpdateUserStatus, `value = 1`). Takes and returns as `enable_users`.
function people.disable_users(self, accounts, choice, call_options)
    return set_state(self, accounts, 1, choice, call_options)
end

--- Deletes users (BatchDeleteUsers). Takes and returns as `enable_users`.
function people.remove_users(self, accounts, choice, call_options)
    return call(self, "BatchDeleteUsers", {
        accountType = account_type(choice),
        body = arguments.list(accounts, "accounts"),
    }, call_options)
end

--- The address book of the enterprise (SearchCorpDir).
-- @tparam table|nil args `searchKey`, `deptCode`, `querySubDept`, `searchScope`, `limit`, `offset`,
--   `max_items`
-- @treturn table an iterator over UserDTO
function people.address_book(self, args, call_options)
    return listing.new(self, "SearchCorpDir", args, call_options)
end

--- The external contacts of the enterprise (SearchCorpExternalDir).
-- @tparam table|nil args `searchKey`, `searchScope`, `limit`, `offset`, `max_items`
-- @treturn table an iterator over ExternalContactDTO
function people.external_contacts(self, args, call_options)
    return listing.new(self, "SearchCorpExternalDir", args, call_options)
end

--- One's own profile (ShowMyInfo).
-- @treturn table|nil ShowMyInfoResponse
function people.my_profile(self, call_options)
    return call(self, "ShowMyInfo", nil, call_options)
end

return people
