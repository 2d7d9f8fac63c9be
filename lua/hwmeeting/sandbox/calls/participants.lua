--- Finds people in a running meeting (Lua 5.4).

local errors = require "hwmeeting.sandbox.errors"

local participants = {}

local function find_in(people, id)
    for _, person in ipairs(people) do
        if person.id == id then
            return person
        end
    end
    for _, person in ipairs(people) do
        if person.number == id and id ~= "" then
            return person
        end
    end
end

--- The person who is present under that participant id or, because lists call both so, number.
-- @treturn table|nil person or nil
function participants.present(meeting, id)
    return find_in(meeting.present, id)
end

--- The same for somebody in the waiting room.
function participants.waiting(meeting, id)
    return find_in(meeting.waiting, id)
end

--- The same for somebody present; refused when nobody is.
function participants.expect(meeting, id)
    return find_in(meeting.present, id or "") or errors.refuse("MMC.111072008", id)
end

--- The host of a meeting, or nil.
function participants.host(meeting)
    for _, person in ipairs(meeting.present) do
        if person.role == 1 then
            return person
        end
    end
end

return participants
