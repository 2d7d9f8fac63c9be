--- Which participant is meant: by ID, or as an entry of one of the service's lists.
--
-- The lists name the same two things differently: the ID of somebody in the running meeting is
-- `participantID`, `participant_id` or `pid`, the number `phone`, `call_number`, `number` or, in
-- the lists of the invited, `participantID`.

local arguments = require "hwmeeting.forms.arguments"
local misuse = require "hwmeeting.misuse"

local participant = {}

local id_keys = { "participantID", "participant_id", "pid" }
local number_keys = { "number", "phone", "call_number", "participantID" }

local function pick(value, keys)
    if type(value) == "string" and value ~= "" then
        return value
    end
    for _, key in ipairs(type(value) == "table" and keys or {}) do
        if type(value[key]) == "string" and value[key] ~= "" then
            return value[key]
        end
    end
    return nil
end

--- An ID, or an entry of one of the lists.
-- @alias Participant string|RealTimeParticipant|OnlineAttendeeRecordInfo|ParticipantInfo

--- The ID under which the meeting knows a participant; raises at the caller's line without one.
-- @tparam string|table value the ID, or an entry of a list that holds it
-- @treturn string
function participant.id(value)
    return pick(value, id_keys) or misuse.raise("a participant must be an ID or an entry of "
        .. "meeting:people_now(), client:people_online(…) or client:people_invited(…), got "
        .. tostring(value))
end

--- The number that a participant is called at; raises at the caller's line without one.
-- @tparam string|table value the number, or an entry of a list that holds it
-- @treturn string
function participant.number(value)
    return pick(value, number_keys) or misuse.raise("a participant must be a number or an entry "
        .. "of a list that holds one, got " .. tostring(value))
end

--- The IDs of several participants, or of one.
-- @tparam string|table values an array of what `id` takes, or one such value
-- @treturn table array of strings
function participant.ids(values)
    if type(values) ~= "table" or pick(values, id_keys) then
        return { participant.id(values) }
    end
    if next(values) == nil then
        misuse.raise("a list of participants must not be empty")
    end
    return arguments.each(arguments.checked(values, "participants"), participant.id)
end

return participant
