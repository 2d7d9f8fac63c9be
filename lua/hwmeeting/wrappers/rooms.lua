--- Cloud meeting rooms and personal meeting IDs. A room is named by its `id`; its `vmrId` is the
-- number to dial.

local arguments = require "hwmeeting.forms.arguments"
local batches = require "hwmeeting.call.batches"
local call = require("hwmeeting.call.reading").call
local errors = require "hwmeeting.errors"
local listing = require "hwmeeting.pages.listing"
local replacing = require "hwmeeting.call.replacing"
local yes_no = require "hwmeeting.forms.yes_no"

local rooms = {}

--- One's own cloud rooms and personal meeting ID (SearchMemberVmr).
-- @tparam table|nil args `searchKey`, `specialVmr`, `limit`, `offset`, `max_items`
-- @treturn table an iterator over QueryVmrResultDTO
function rooms.my_rooms(self, args, call_options)
    return listing.new(self, "SearchMemberVmr", args, call_options)
end

--- The cloud rooms of the enterprise (SearchCorpVmr).
-- @tparam table|nil args `searchKey`, `vmrMode` (1 cloud rooms, 2 webinar rooms), `status`,
--   `limit`, `offset`, `max_items`
-- @treturn table an iterator over QueryOrgVmrResultDTO
function rooms.rooms(self, args, call_options)
    return listing.new(self, "SearchCorpVmr", args, call_options)
end

local function plain_fields(changes)
    local body = arguments.copy(changes)
    arguments.rename(body, "name", "vmrName")
    arguments.rename(body, "guest_password", "gustPwd")
    arguments.rename(body, "host_password", "chairPwd")
    arguments.rename(body, "guests_may_start", "allowGustFirst")
    arguments.rename(body, "notify_owner", "gustFirstNotice")
    return body
end

local function find_room(self, id, call_options)
    local mine = listing.new(self, "SearchMemberVmr", nil, call_options, { strict = true })
    while true do
        local room, err = mine:next()
        if err or not room then
            return nil, err or errors.argument("UpdateMemberVmr", "id", "unknown",
                ("none of your rooms has the id %s (the id, not the vmrId)"):format(tostring(id)))
        elseif room.id == id then
            return room
        end
    end
end

-- The service answers an empty text for what is not set; sent back it would break the rules.
local function settings_of(room)
    local settings = {}
    for _, name in ipairs { "vmrName", "gustPwd", "chairPwd", "allowGustFirst",
        "gustFirstNotice" } do
        if room[name] ~= "" then
            settings[name] = room[name]
        end
    end
    return settings
end

-- An empty guest password means none, but has not the length of a password: it goes unchecked.
local function options_for(body, call_options)
    if body.gustPwd ~= "" then
        return call_options
    end
    local options = arguments.copy(call_options)
    options.validate = false
    return options
end

--- What `change_my_room` takes.
-- @class RoomChanges
-- @tfield string|nil name
-- @tfield string|nil guest_password 4 to 16 digits; empty: none
-- @tfield string|nil host_password 4 to 16 digits
-- @tfield boolean|nil guests_may_start
-- @tfield boolean|nil notify_owner

--- Changes one's own cloud room or personal meeting ID (UpdateMemberVmr). A room that is sent
-- without its guest password loses it, so the room is read first (SearchMemberVmr): what is not
-- given stays.
-- @tparam string id the room's `id`
-- @tparam RoomChanges changes `name`, `guest_password`, `host_password` (4 to 16 digits; an empty
--   guest password means none), `guests_may_start`, `notify_owner` (booleans)
function rooms.change_my_room(self, id, changes, call_options)
    local wanted = plain_fields(changes)
    local room, err = find_room(self, id, call_options)
    if not room then
        return nil, replacing.failed_before(err)
    end
    local body = settings_of(room)
    for name, value in pairs(wanted) do
        body[name] = value
    end
    return call(self, "UpdateMemberVmr", { id = id, body = body }, options_for(body, call_options))
end

local function hand_over(self, operation, account, ids, choice, call_options)
    local third_party = choice and choice.third_party
    return batches.call(self, operation, {
        account = account,
        accountType = third_party ~= nil and yes_no.number(third_party, "third_party") or nil,
    }, arguments.list(ids, "ids"), choice, call_options)
end

--- Gives cloud rooms to a user or a terminal (AssociateVmr, a call for each 100).
-- @tparam string account
-- @tparam string|string[] ids the `id` of one room, or an array of them
-- @tparam UsersChoice|nil choice `third_party = true`: the account is a user ID of your own system;
--   `go_on = true`: a call that fails does not end the work (docs/wrappers.md, "Long lists")
function rooms.assign_rooms(self, account, ids, choice, call_options)
    return hand_over(self, "AssociateVmr", account, ids, choice, call_options)
end

--- Takes cloud rooms back from a user or a terminal (DisassociateVmr, a call for each 100). Takes
-- and returns as `assign_rooms`.
function rooms.take_back_rooms(self, account, ids, choice, call_options)
    return hand_over(self, "DisassociateVmr", account, ids, choice, call_options)
end

--- Deletes cloud rooms of the enterprise (DeleteCorpVmr, a call for each 100).
-- @tparam string|string[] ids the `id` of one room, or an array of them
-- @tparam BatchChoice|nil choice `go_on = true`: a call that fails does not end the work
function rooms.remove_rooms(self, ids, choice, call_options)
    return batches.call(self, "DeleteCorpVmr", {}, arguments.list(ids, "ids"), choice, call_options)
end

return rooms
