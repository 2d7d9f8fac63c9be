--- What to send to change a meeting. The service replaces everything at once, and a meeting that is
-- sent without a start begins at once: so all that is not to change is sent as it was. Pure.

local catalogue = require "hwmeeting.catalogue"
local time = require "hwmeeting.time"

local rescheduling = {}

-- The service answers an empty text for what is not set; sent back it would break the rules of many
-- fields.
local function is_set(value)
    return value ~= nil and value ~= ""
end

--- What of an answer may be sent back: only what the model of the request knows and what is set,
-- nested models included, for an answer may hold more than a request may.
-- @tparam string type_name a model's name
-- @param value what was answered
-- @return a copy
local function known(type_name, value)
    local model = catalogue.model_definition(type_name)
    if not model or type(value) ~= "table" then
        return value
    end
    local kept = {}
    for _, field in ipairs(model.fields) do
        if is_set(value[field.name]) and not field.list then
            kept[field.name] = known(field.type, value[field.name])
        elseif type(value[field.name]) == "table" then
            local list = {}
            for index, item in ipairs(value[field.name]) do
                list[index] = known(field.type, item)
            end
            kept[field.name] = list
        end
    end
    return kept
end

-- A meeting of pictures and data is booked as `HDVideo`; `Voice` has no pictures.
local function media_types(answered)
    return tostring(answered):find("Video", 1, true) and "HDVideo" or "Voice"
end

local function minutes_between(from, to)
    local starts, ends = time.from_meeting(from), time.from_meeting(to)
    return starts and ends and (ends - starts) / 60 or nil
end

-- How long a meeting is. A series answers its first beginning and its last end: there it is as long
-- as its first occurrence.
local function minutes_of(conference)
    local first = type(conference.subConfs) == "table" and conference.subConfs[1] or conference
    return minutes_between(first.startTime, first.endTime)
end

-- Somebody on the list of the invited, as the service takes them. In that list the number is called
-- participantID.
local function attendee(invited)
    local person = known("RestAttendeeDTO", invited)
    person.phone = is_set(invited.participantID) and invited.participantID or nil
    person.type = is_set(invited.attendeeType) and invited.attendeeType or nil
    return person
end

local function attendees(invited)
    local list = {}
    for index, person in ipairs(invited) do
        list[index] = attendee(person)
    end
    return list
end

-- The changes over what was; of the settings in `confConfigInfo` only those that are given change.
local function apply(body, changes)
    for name, value in pairs(changes) do
        if name == "confConfigInfo" and type(value) == "table" then
            local settings = body.confConfigInfo or {}
            for setting, wanted in pairs(value) do
                settings[setting] = wanted
            end
            body.confConfigInfo = settings
        else
            body[name] = value
        end
    end
    return body
end

--- The body of UpdateMeeting or UpdateRecurringMeeting.
-- @tparam table conference ConferenceInfo, as it was
-- @tparam table|nil invited array of ParticipantInfo; nil when the changes name the attendees
-- @tparam table changes fields of RestScheduleConfDTO
-- @treturn table RestScheduleConfDTO
function rescheduling.of_meeting(conference, invited, changes)
    local body = known("RestScheduleConfDTO", conference)
    body.mediaTypes = is_set(conference.mediaTypes) and media_types(conference.mediaTypes) or nil
    body.length = minutes_of(conference)
    body.attendees = invited and attendees(invited) or nil
    return apply(body, changes)
end

--- The body of UpdateRecurringSubMeeting.
-- @tparam table occurrence CycleSubConf, as it was
-- @tparam table changes fields of RestScheduleCycleConfDTO
-- @treturn table RestScheduleCycleConfDTO
function rescheduling.of_occurrence(occurrence, changes)
    local body = known("RestScheduleCycleConfDTO", occurrence)
    body.mediaTypes = is_set(occurrence.mediaType) and media_types(occurrence.mediaType) or nil
    body.length = minutes_between(occurrence.startTime, occurrence.endTime)
    return apply(body, changes)
end

-- What a replacement sets back, or begins at once, when it is not sent, beside what its model
-- requires.
local needed = {
    RestScheduleConfDTO = { "startTime", "length", "mediaTypes" },
    RestScheduleCycleConfDTO = { "startTime", "length", "mediaTypes" },
    OpenEditConfReq = { "startTime", "duration" },
}

--- What a replacement must hold and does not, because the service did not answer it.
-- @tparam string type_name the model of the body
-- @tparam table body
-- @treturn string|nil name of the field
function rescheduling.missing(type_name, body)
    for _, name in ipairs(needed[type_name] or {}) do
        if body[name] == nil then
            return name
        end
    end
    for _, field in ipairs(catalogue.model_definition(type_name).fields) do
        if field.required and body[field.name] == nil then
            return field.name
        end
    end
    return nil
end

-- Fields of an answer that become others of the body.
local sources = { startTime = true, endTime = true, mediaTypes = true, mediaType = true,
    subConfs = true }

--- Whether a field of an answer goes into the body.
-- @tparam string type_name the model of the body
-- @tparam string name of the field
-- @treturn boolean
function rescheduling.is_sent(type_name, name)
    return sources[name] or catalogue.field(type_name, name) ~= nil
end

rescheduling.known = known

return rescheduling
