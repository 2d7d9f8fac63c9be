--- Meetings that have ended: which, who was invited, who came, what was done. The service keeps
-- them for six months unless the enterprise says otherwise.

local arguments = require "hwmeeting.forms.arguments"
local call = require("hwmeeting.call.reading").call
local listing = require "hwmeeting.pages.listing"
local misuse = require "hwmeeting.misuse"
local moments = require "hwmeeting.forms.moments"

local history = {}

local function now_of(client)
    return require("hwmeeting.client.state").of(client).now()
end

--- Meetings that have ended (SearchHisMeetings).
-- @tparam table|nil args `from`, `to` (UTC unix seconds; default: the half year until now), and the
--   operation's own filters: `searchKey`, `queryAll`, `sortType`, `limit`, `offset`, `max_items`
-- @treturn table an iterator over ConferenceInfo with `starts_at` and `ends_at`
function history.past_meetings(self, args, call_options)
    local filters = arguments.copy(args)
    arguments.period(filters, now_of(self))
    return listing.new(self, "SearchHisMeetings", filters, call_options, { moments = "meeting" })
end

--- Each time that a meeting number was used (SearchHisMeetings): the same conferenceID, another
-- confUUID each time. The number of a cloud room finds every meeting that was held in it.
-- @tparam string number a conferenceID, or the vmrConferenceID of a cloud room
-- @tparam table|nil args as for `past_meetings`, but `searchKey`, which carries the number
-- @treturn table an iterator over ConferenceInfo with `starts_at` and `ends_at`
function history.occurrences(self, number, args, call_options)
    if type(number) ~= "string" or number == "" then
        misuse.raise("a meeting's number must be a string, such as \"914083136\"")
    end
    local filters = arguments.copy(args)
    arguments.period(filters, now_of(self))
    filters.searchKey = number
    return listing.new(self, "SearchHisMeetings", filters, call_options, {
        moments = "meeting",
        keep = function(conference)
            return conference.conferenceID == number or conference.vmrConferenceID == number
                or type(conference.conferenceID) ~= "string" -- unreadable: it must not vanish
        end,
    })
end

--- Details of a meeting that has ended, with the first page of the people who were invited
-- (ShowHisMeetingDetail). Who really came is in `attendance`.
-- @tparam string uuid the confUUID: one for each time that a meeting was held
-- @tparam table|nil args `limit`, `offset`, `searchKey`
-- @treturn MeetingDetail|nil `{ conferenceData, data = PageParticipant }`
function history.history_detail(self, uuid, args, call_options)
    local filled = arguments.copy(args)
    filled.confUUID = uuid
    local answer, err = call(self, "ShowHisMeetingDetail", filled, call_options)
    return answer and moments.of_detail(answer), err
end

--- Everybody who was invited to a meeting that has ended, page by page (ShowHisMeetingDetail).
-- @tparam string uuid the confUUID
-- @tparam table|nil args `limit`, `offset`, `searchKey`, `max_items`
-- @treturn table an iterator over ParticipantInfo
function history.participants(self, uuid, args, call_options)
    local filters = arguments.copy(args)
    filters.confUUID = uuid
    return listing.new(self, "ShowHisMeetingDetail", filters, call_options)
end

--- Who was in a meeting that has ended: one record for each time that somebody joined
-- (SearchAttendanceRecordsOfHisMeeting). `attendance_report` makes one entry a person of them.
-- @tparam string uuid the confUUID
-- @tparam table|nil args `limit`, `offset`, `searchKey`, `max_items`
-- @treturn table an iterator over ConfAttendeeRecordInfo with `joined_at` and `left_at`
function history.attendance(self, uuid, args, call_options)
    local filters = arguments.copy(args)
    filters.confUUID = uuid
    return listing.new(self, "SearchAttendanceRecordsOfHisMeeting", filters, call_options,
        { moments = "attendance" })
end

local function check_bound(value, name)
    if value ~= nil and type(value) ~= "number" then
        misuse.raise(("`%s` must be a number of seconds, got %s"):format(name, tostring(value)))
    end
    return value
end

--- What `attendance_report` takes.
-- @class AttendanceChoice
-- @tfield number|nil start UTC unix seconds
-- @tfield number|nil finish UTC unix seconds
-- @tfield number|nil grace seconds

--- What `attendance_report` answers.
-- @class AttendanceReport
-- @tfield TimedConferenceInfo conference
-- @tfield AttendancePerson[] people
-- @tfield AttendanceCounts counts

--- The invited held against who came: present, late, left early, absent, guests; re-joins merged
-- (ShowHisMeetingDetail, SearchAttendanceRecordsOfHisMeeting). The records carry no user ID: how
-- people are matched, and what that cannot see, is in `forms/attendance.lua` and docs/wrappers.md.
-- @tparam string uuid the confUUID
-- @tparam AttendanceChoice|nil choice `start`, `finish` (UTC unix seconds; default: those of the
--   meeting), `grace` (seconds that somebody may come late or leave early, default 300)
-- @treturn AttendanceReport|nil `{ conference, people, counts }`, see `attendance.report`
function history.attendance_report(self, uuid, choice, call_options)
    choice = arguments.copy(choice)
    local start, finish = check_bound(choice.start, "start"), check_bound(choice.finish, "finish")
    local grace = check_bound(choice.grace, "grace")
    local first -- page of the invited, which holds the meeting as well
    local invited, err = listing.new(self, "ShowHisMeetingDetail", { confUUID = uuid },
        call_options, { on_page = function(answer) first = first or answer end }):all()
    local records
    if invited then
        records, err = self:attendance(uuid, nil, call_options):all()
    end
    if not records then
        return nil, err
    end
    local conference = moments.of_detail(first).conferenceData
    conference = type(conference) == "table" and conference or {}
    local report = require("hwmeeting.forms.attendance").report(invited, records, {
        start = start or conference.starts_at,
        finish = finish or conference.ends_at,
        grace = grace,
    })
    report.conference = conference
    return report
end

--- What was done in a meeting that has ended, by whom and when: mute, invite, record…
-- (SearchCtlRecordsOfHisMeeting).
-- @tparam string uuid the confUUID
-- @tparam table|nil args `limit`, `offset`, `max_items`
-- @treturn table an iterator over ConfCtlRecordInfo with `done_at`
function history.control_log(self, uuid, args, call_options)
    local filters = arguments.copy(args)
    filters.confUUID = uuid
    return listing.new(self, "SearchCtlRecordsOfHisMeeting", filters, call_options,
        { moments = "control" })
end

return history
