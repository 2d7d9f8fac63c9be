--- How control calls are carried out: on the whole meeting or on one who is there, and acknowledged
-- (Lua 5.4).

local acknowledgement = require "hwmeeting.sandbox.acknowledgement"
local participants = require "hwmeeting.sandbox.calls.participants"

local control_call = {}

--- Makes a handler of a call that concerns the whole meeting.
-- @tparam function act act(call, meeting)
-- @treturn function
function control_call.on_meeting(act)
    return function(call)
        act(call, call.meeting)
        return acknowledgement
    end
end

--- Makes a handler of a call that concerns one participant, `participantID` in the query.
-- @tparam function act act(call, person)
-- @treturn function
function control_call.on_participant(act)
    return function(call)
        act(call, participants.expect(call.meeting, call.query.participantID))
        return acknowledgement
    end
end

return control_call
