--- Cloud meeting rooms and personal meeting IDs (Lua 5.4).
--
-- room = { id (what other calls name vmrID), number (what people dial), name, mode (0 personal
--     meeting ID, 1 cloud room, 2 webinar room), corp_id, owner (user or nil), chair_password,
--     guest_password, guests_first, guests_notice, package, parties, audience, status,
--     expires (unix milliseconds) }

local lists = require "hwmeeting.sandbox.state.lists"

local Rooms = {}
Rooms.__index = Rooms

local rooms = {}

local packages = {
    [0] = { name = "Personal meeting ID", parties = 10, audience = 0 },
    { name = "Cloud room for 25", parties = 25, audience = 0 },
    { name = "Webinar for 500", parties = 25, audience = 475 },
}

--- Makes an empty table of rooms.
-- @tparam table random generator of ids, numbers and passwords
function rooms.new(random)
    return setmetatable({ random = random, list = {}, by_id = {} }, Rooms)
end

--- Adds a room; what is not given is made up.
-- @treturn table room
function Rooms:add(room)
    room.id = room.id or self.random:hex(32)
    room.number = room.number or self.random:digits(8)
    room.chair_password = room.chair_password or self.random:digits(6)
    room.guest_password = room.guest_password or self.random:digits(6)
    room.guests_first = room.guests_first ~= false
    room.guests_notice = false
    room.package = packages[room.mode]
    room.package_id = ("vmrpkg%026d"):format(room.mode)
    room.status = 0
    self.by_id[room.id] = room
    table.insert(self.list, room)
    return room
end

--- The room with that id, or nil.
function Rooms:find(id)
    return self.by_id[id]
end

--- The rooms that `accept` lets pass, in the order they were added.
function Rooms:select(accept)
    local found = {}
    for _, room in ipairs(self.list) do
        if accept(room) then
            found[#found + 1] = room
        end
    end
    return found
end

--- Takes a room out.
function Rooms:remove(room)
    self.by_id[room.id] = nil
    lists.remove(self.list, room)
end

return rooms
