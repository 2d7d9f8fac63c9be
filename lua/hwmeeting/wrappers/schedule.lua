--- Meetings before they begin: create, change and cancel, single and recurring.

local arguments = require "hwmeeting.forms.arguments"
local call = require("hwmeeting.call.reading").call
local errors = require "hwmeeting.errors"
local listing = require "hwmeeting.pages.listing"
local misuse = require "hwmeeting.misuse"
local moments = require "hwmeeting.forms.moments"
local reading = require "hwmeeting.call.reading"
local replacing = require "hwmeeting.call.replacing"
local rescheduling = require "hwmeeting.forms.rescheduling"
local time = require "hwmeeting.time"
local yes_no = require "hwmeeting.forms.yes_no"

local schedule = {}

----------------------------------------------------------------------------------------------------
-- From plain words to the operation's fields
----------------------------------------------------------------------------------------------------

local function attendees_of(persons)
    return arguments.each(persons, function(person)
        if type(person) ~= "table" or person.host == nil then
            return person
        end
        local attendee = arguments.copy(person)
        attendee.role, attendee.host = yes_no.number(person.host, "host"), nil
        return attendee
    end)
end

local function plain_fields(id, choice)
    local body = arguments.copy(choice)
    arguments.rename(body, "start", "startTime", time.to_meeting)
    arguments.rename(body, "minutes", "length", arguments.minutes)
    arguments.rename(body, "attendees", "attendees", attendees_of)
    return yes_no.arguments(id, body)
end

local cycles = { day = "Day", week = "Week", month = "Month" }

-- How a meeting recurs. Days are the calendar's in the zone of the meeting, so they are dates and
-- no times.
local function cycle_of(repeats)
    if type(repeats) ~= "table" then
        misuse.raise("`repeats` must be a table { every = \"day\", \"week\" or \"month\", "
            .. "first_day = …, last_day = … }")
    elseif not cycles[repeats.every] then
        misuse.raise(("`repeats.every` must be \"day\", \"week\" or \"month\", not %s")
            :format(tostring(repeats.every)))
    end
    return {
        cycle = cycles[repeats.every],
        interval = repeats.interval,
        point = repeats.on,
        startDate = repeats.first_day,
        endDate = repeats.last_day,
        preRemindDays = repeats.remind_days or 1,
    }
end

local function created(operation, answer, err)
    if not answer then
        return nil, err
    elseif type(answer[1]) ~= "table" then
        return nil, errors.new { kind = "decode", operation = operation, retryable = false,
            outcome = "done", message = "the service answered without a meeting",
            hint = "it was carried out: look for it, do not repeat it" }
    end
    return moments.add("meeting", answer[1])
end

----------------------------------------------------------------------------------------------------
-- Create
----------------------------------------------------------------------------------------------------

--- Somebody to invite.
-- @class Invited takes RestAttendeeDTO
-- @tfield boolean|nil host

--- How a meeting recurs.
-- @class Repeats
-- @tfield "day"|"week"|"month" every
-- @tfield integer|nil interval every so many: days 1 to 15, weeks 1 to 5, months 1 to 3
-- @tfield integer[]|nil on days of the week from 0, Sunday; or of the month
-- @tfield string|osdate first_day `"yyyy-MM-dd"` in the zone `timeZoneID`
-- @tfield string|osdate last_day at most a year and 50 times later
-- @tfield integer|nil remind_days 0 to 30, default 1

--- What changes in a meeting.
-- @class MeetingChanges takes RestScheduleConfDTO
-- @tfield string|nil subject at most 128 characters
-- @tfield number|nil start UTC unix seconds
-- @tfield integer|nil minutes 15 to 1440
-- @tfield Invited[]|nil attendees

--- What `schedule` takes.
-- @class Schedule : MeetingChanges
-- @tfield string subject at most 128 characters

--- What changes in a series.
-- @class SeriesChanges : MeetingChanges
-- @tfield Repeats|nil repeats

--- What `schedule_series` takes.
-- @class ScheduleSeries : Schedule
-- @tfield Repeats repeats

--- What changes in an occurrence.
-- @class OccurrenceChanges takes RestScheduleCycleConfDTO
-- @tfield number|nil start UTC unix seconds
-- @tfield integer|nil minutes 15 to 1440

--- Creates a meeting (CreateMeeting). A repeat creates another one, so it is sent again only when
-- the service cannot have seen it.
-- @tparam Schedule choice `subject` (at most 128 characters), `start` (UTC unix seconds; nil starts
--   at once), `minutes` (15 to 1440, default 30), `attendees` (array of RestAttendeeDTO; `host =
--   true` for a host), and any field of the operation's body, `mediaTypes` being `"HDVideo"` unless
--   given; 0/1 fields such as `isAutoRecord` take booleans
-- @treturn table|nil ConferenceInfo with `starts_at` and `ends_at`
function schedule.schedule(self, choice, call_options)
    local body = plain_fields("CreateMeeting", choice)
    body.mediaTypes = body.mediaTypes or "HDVideo"
    return created("CreateMeeting", call(self, "CreateMeeting", body, call_options))
end

--- Creates a meeting that recurs (CreateRecurringMeeting); sent again as `schedule` is.
-- @tparam ScheduleSeries choice as for `schedule`, and `repeats`: `{ every = "day" | "week" |
--   "month", interval (every so many: days 1 to 15, weeks 1 to 5, months 1 to 3), on (array: days
--   of the week from 0, Sunday; or of the month), first_day, last_day ("yyyy-MM-dd" in the zone
--   `timeZoneID`; at most a year and 50 times), remind_days (0 to 30, default 1) }`
-- @treturn TimedConferenceInfo|nil its `subConfs` are the occurrences, each with its
--   `cycleSubConfID`, `starts_at` and `ends_at`
function schedule.schedule_series(self, choice, call_options)
    local body = plain_fields("CreateRecurringMeeting", choice)
    arguments.rename(body, "repeats", "cycleParams", cycle_of)
    body.mediaTypes = body.mediaTypes or "HDVideo"
    local id = "CreateRecurringMeeting"
    return created(id, call(self, id, body, call_options))
end

----------------------------------------------------------------------------------------------------
-- Change
----------------------------------------------------------------------------------------------------

local read_operation = "ShowMeetingDetail"

-- The meeting of an answer, whole as far as the body of that model is made of it.
local function meeting_of(detail, type_name)
    local err = replacing.loss(read_operation, detail, "conferenceData.", function(name)
        return rescheduling.is_sent(type_name, name)
    end)
    if err then
        return nil, err
    elseif type(detail.conferenceData) ~= "table" then
        return nil, replacing.failed_before(reading.error(read_operation, "conferenceData",
            "is missing; nothing was changed"))
    end
    return detail.conferenceData
end

local function read_meeting(self, id, type_name, call_options)
    local detail, err = call(self, read_operation, { conferenceID = id }, call_options)
    if not detail then
        return nil, replacing.failed_before(err)
    end
    return meeting_of(detail, type_name)
end

-- What was before a change: the meeting, and the invited unless the change names them. The first
-- page of these holds the meeting as well.
local function read_before(self, id, changes, call_options)
    if changes.attendees ~= nil then
        return read_meeting(self, id, "RestScheduleConfDTO", call_options)
    end
    local first
    local invited, err = listing.new(self, read_operation, { conferenceID = id }, call_options,
        { strict = true, on_page = function(answer) first = first or answer end }):all()
    if not invited then
        return nil, replacing.failed_before(err)
    end
    local conference
    conference, err = meeting_of(first, "RestScheduleConfDTO")
    return conference, err, invited
end

local function change(self, operation, id, choice, call_options)
    local changes = plain_fields(operation, choice)
    arguments.rename(changes, "repeats", "cycleParams", cycle_of)
    local conference, err, invited = read_before(self, id, changes, call_options)
    if not conference then
        return nil, err
    end
    local body = rescheduling.of_meeting(conference, invited, changes)
    err = replacing.lack(read_operation, "RestScheduleConfDTO", body)
    if err then
        return nil, err
    end
    return created(operation, call(self, operation, { conferenceID = id, body = body },
        call_options))
end

--- Changes a meeting that has not started (UpdateMeeting). The service replaces everything at once,
-- so the meeting and its invited are read first (ShowMeetingDetail): what is not given stays.
-- @tparam string id the conferenceID
-- @tparam MeetingChanges changes as for `schedule`; of the settings in `confConfigInfo` only those
--   given change
-- @treturn table|nil ConferenceInfo with `starts_at` and `ends_at`
function schedule.change_meeting(self, id, changes, call_options)
    return change(self, "UpdateMeeting", id, changes, call_options)
end

--- Changes all occurrences of a recurring meeting (UpdateRecurringMeeting), as `change_meeting`
-- does one meeting.
-- @tparam string id the conferenceID
-- @tparam SeriesChanges changes as for `schedule_series`
-- @treturn TimedConferenceInfo|nil
function schedule.change_series(self, id, changes, call_options)
    return change(self, "UpdateRecurringMeeting", id, changes, call_options)
end

local function find_occurrence(conference, occurrence_id)
    local all = type(conference.subConfs) == "table" and conference.subConfs or {}
    for _, occurrence in ipairs(all) do
        if occurrence.cycleSubConfID == occurrence_id then
            return occurrence
        end
    end
    return nil, errors.argument("UpdateRecurringSubMeeting", "cycleSubConfID", "unknown",
        ("the meeting has no occurrence %s"):format(tostring(occurrence_id)))
end

--- Changes one occurrence of a recurring meeting (UpdateRecurringSubMeeting). It is read first:
-- what is not given stays.
-- @tparam string id the conferenceID
-- @tparam string occurrence_id its `cycleSubConfID`
-- @tparam OccurrenceChanges changes `start`, `minutes`, and any field of the operation's body
function schedule.change_occurrence(self, id, occurrence_id, changes, call_options)
    local operation = "UpdateRecurringSubMeeting"
    local wanted = plain_fields(operation, changes)
    local conference, err = read_meeting(self, id, "RestScheduleCycleConfDTO", call_options)
    if not conference then
        return nil, err
    end
    local occurrence
    occurrence, err = find_occurrence(conference, occurrence_id)
    if not occurrence then
        return nil, err
    end
    local body = rescheduling.of_occurrence(occurrence, wanted)
    err = replacing.lack(read_operation, "RestScheduleCycleConfDTO", body)
    if err then
        return nil, err
    end
    return call(self, operation, { conferenceID = id, body = body }, call_options)
end

----------------------------------------------------------------------------------------------------
-- Cancel
----------------------------------------------------------------------------------------------------

-- `type = 1` ends a meeting that has started; without it the service refuses.
local function end_running(choice)
    local wanted = choice and choice.end_running
    return wanted ~= nil and yes_no.number(wanted, "end_running") == 1 and 1 or nil
end

--- What is cancelled.
-- @class CancelChoice
-- @tfield boolean|nil end_running also end it when it has started

--- Cancels a meeting (CancelMeeting).
-- @tparam string id the conferenceID
-- @tparam CancelChoice|nil choice `{ end_running = true }` also ends it when it has started
function schedule.cancel_scheduled(self, id, choice, call_options)
    return call(self, "CancelMeeting", { conferenceID = id, type = end_running(choice) },
        call_options)
end

--- Cancels all occurrences of a recurring meeting (CancelRecurringMeeting). Takes and returns as
-- `cancel_scheduled`.
function schedule.cancel_series(self, id, choice, call_options)
    return call(self, "CancelRecurringMeeting", { conferenceID = id, type = end_running(choice) },
        call_options)
end

--- Cancels some occurrences of a recurring meeting (CancelRecurringSubMeeting).
-- @tparam string id the conferenceID
-- @tparam string|string[] occurrence_ids one `cycleSubConfID`, or an array of them
-- @tparam CancelChoice|nil choice as for `cancel_scheduled`
function schedule.cancel_occurrences(self, id, occurrence_ids, choice, call_options)
    return call(self, "CancelRecurringSubMeeting", {
        conferenceID = id,
        type = end_running(choice),
        cycleSubConfIDs = arguments.list(occurrence_ids, "occurrence_ids"),
    }, call_options)
end

return schedule
