--- An event in plain form, of what the service pushed.

local core = require "hwmeeting.core"

local event = {}

-- A text of the service's, which may come as a number, null, or not at all.
local function text_of(value)
    if type(value) == "number" then
        value = core.text(value)
    end
    return type(value) == "string" and value ~= "" and value or nil
end

-- Milliseconds, which may stand in quotes.
local function seconds_of(value)
    local milliseconds = value
    if type(value) == "string" and value:find "^%d+$" then
        milliseconds = tonumber(value)
    end
    return type(milliseconds) == "number" and milliseconds / 1000 or nil
end

local function object_of(value)
    return type(value) == "table" and value or nil
end

local function meeting_of(info)
    return info and {
        id = text_of(info.meetingID),
        uuid = text_of(info.meetingUUID),
        occurrence_id = text_of(info.meetingCycleSubID),
    }
end

local function person_of(info)
    return info and {
        id = text_of(info.participantID),
        user_id = text_of(info.userUUID),
        account = text_of(info.account),
        name = text_of(info.displayName),
        number = text_of(info.callNumber),
        role = text_of(info.role),
        device = text_of(info.userAgent),
        joined_at = seconds_of(info.joinTime),
        left_at = seconds_of(info.leftTime),
    }
end

--- The meeting that an event is about.
-- @class EventMeeting
-- @tfield string|nil id the conference ID
-- @tfield string|nil uuid
-- @tfield string|nil occurrence_id of a recurring meeting

--- Who joined or left.
-- @class EventPerson
-- @tfield string|nil id the participant's, in the meeting
-- @tfield string|nil user_id
-- @tfield string|nil account
-- @tfield string|nil name as it is displayed: whatever somebody typed
-- @tfield string|nil number
-- @tfield string|nil role the service's word; `CHAIR` is the host
-- @tfield string|nil device
-- @tfield number|nil joined_at UTC unix seconds
-- @tfield number|nil left_at UTC unix seconds

--- Something that happened.
-- @class Event
-- @tfield string kind the service's: `meeting.join`; kinds that are not known yet come as well
-- @tfield number at UTC unix seconds
-- @tfield EventMeeting|nil meeting
-- @tfield EventPerson|nil person
-- @tfield table info eventInfo as it was received

--- The event of a decoded eventInfo.
-- @tparam table info
-- @treturn Event|nil
-- @treturn string|nil the name of the member that is missing or of another kind
function event.of(info)
    local kind, at = text_of(info.event), seconds_of(info.timestamp)
    if not kind then
        return nil, "event"
    elseif not at then
        return nil, "timestamp"
    end
    local payload = object_of(info.payload) or {}
    return {
        kind = kind,
        at = at,
        meeting = meeting_of(object_of(payload.meetingInfo)),
        person = person_of(object_of(payload.attendeeInfo)),
        info = info,
    }
end

--- What tells an event from all others, for the service numbers none: what happened, when, where
-- and to whom. Nothing of it is outside of what is signed.
-- @tparam Event told
-- @treturn string
function event.identity(told)
    local meeting, person = told.meeting or {}, told.person or {}
    local parts = { told.kind, ("%.0f"):format(told.at * 1000), meeting.id or false,
        meeting.uuid or false, meeting.occurrence_id or false, person.id or false,
        person.user_id or false, person.account or false, person.number or false,
        person.name or false }
    for index, part in ipairs(parts) do
        parts[index] = part and ("%d:%s"):format(#part, part) or "-"
    end
    return table.concat(parts, ",")
end

return event
