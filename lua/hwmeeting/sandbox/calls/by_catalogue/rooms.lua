--- Cloud rooms and personal meeting IDs: one's own, and those of the enterprise (Lua 5.4).

local directory_forms = require "hwmeeting.sandbox.wire.directory_forms"
local errors = require "hwmeeting.sandbox.errors"
local paging = require "hwmeeting.sandbox.calls.paging"
local permission = require "hwmeeting.sandbox.calls.permission"
local room_kinds = require "hwmeeting.sandbox.state.room_kinds"
local selection = require "hwmeeting.sandbox.calls.selection"

local rooms = {}

local function matching(call, found)
    return selection.matching(found, call.query.searchKey, function(room)
        return { room.name, room.number }
    end)
end

-- specialVmr: true finds rooms that were bought, false the personal meeting ID.
function rooms.SearchMemberVmr(call)
    local special = call.query.specialVmr
    local found = call.state.rooms:select(function(room)
        return room.owner == call.user
            and (special == nil or special == (room.mode ~= room_kinds.personal))
    end)
    return paging.answer(call, matching(call, found), directory_forms.own_room)
end

function rooms.UpdateMemberVmr(call)
    local body, room = call.body, call.state.rooms:find(call.captures.id)
    if not room or room.owner ~= call.user then
        errors.refuse("USG.200000003", "id names no room of one's own")
    end
    local chair = body.chairPwd or room.chair_password
    local guest = body.gustPwd or room.guest_password
    if chair == guest then
        errors.refuse("USG.201080006")
    end
    room.name = body.vmrName or room.name
    room.chair_password, room.guest_password = chair, guest
    if body.allowGustFirst ~= nil then
        room.guests_first = body.allowGustFirst
    end
    if body.gustFirstNotice ~= nil then
        room.guests_notice = body.gustFirstNotice
    end
end

function rooms.SearchCorpVmr(call)
    permission.check_administrator(call.user)
    local query = call.query
    local found = call.state.rooms:select(function(room)
        return room.corp_id == call.user.corp_id
            and room.mode == query.vmrMode
            and (not query.status or room.status == query.status)
    end)
    return paging.answer(call, matching(call, found), directory_forms.corp_room)
end

-- The rooms that the body names, which must be the enterprise's own and no personal meeting IDs.
local function named_rooms(call)
    local found = {}
    for index, id in ipairs(call.body) do
        local room = call.state.rooms:find(id)
        if not room or room.corp_id ~= call.user.corp_id or room.mode == room_kinds.personal then
            errors.refuse("USG.200000003", id .. " names no cloud room")
        end
        found[index] = room
    end
    return found
end

local function named_user(call)
    permission.check_administrator(call.user)
    local by_third = call.query.accountType == 1
    return call.state.users:find(call.user.corp_id, call.captures.account, by_third)
        or errors.refuse("USG.206030000", call.captures.account)
end

function rooms.AssociateVmr(call)
    local user = named_user(call)
    for _, room in ipairs(named_rooms(call)) do
        room.owner = user
    end
end

-- A room that is somebody else's stays theirs.
function rooms.DisassociateVmr(call)
    local user = named_user(call)
    for _, room in ipairs(named_rooms(call)) do
        if room.owner == user then
            room.owner = nil
        end
    end
end

function rooms.DeleteCorpVmr(call)
    permission.check_administrator(call.user)
    for _, room in ipairs(named_rooms(call)) do
        call.state.rooms:remove(room)
    end
end

return rooms
