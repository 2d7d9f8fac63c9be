--- Finds people in a running meeting, and says how a control call is answered (Lua 5.4).

local errors = require "hwmeeting.sandbox.errors"

local participants = {}

--- The answer of a control call, to the byte: the samples say Content-Length 39.
participants.acknowledgement = '{"returnCode":0,"returnDesc":"Success"}'

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

--- Makes a handler of a control call that concerns one participant, `participantID` in the query.
-- @tparam function act act(call, person)
function participants.handler(act)
    return function(call)
        act(call, participants.expect(call.meeting, call.query.participantID))
        return participants.acknowledgement
    end
end

--- Makes a handler of a control call that concerns the whole meeting.
-- @tparam function act act(call, meeting)
function participants.meeting_handler(act)
    return function(call)
        act(call, call.meeting)
        return participants.acknowledgement
    end
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
