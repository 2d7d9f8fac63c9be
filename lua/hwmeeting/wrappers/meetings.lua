--- Meetings that go on or are to come: lists, details, people.

local arguments = require "hwmeeting.forms.arguments"
local errors = require "hwmeeting.errors"
local listing = require "hwmeeting.pages.listing"
local misuse = require "hwmeeting.misuse"
local moments = require "hwmeeting.forms.moments"
local reading = require "hwmeeting.call.reading"

local call = reading.call

local meetings = {}

--- Ongoing meetings (SearchOnlineMeetings).
-- @tparam table|nil args `queryAll` (boolean: the whole enterprise's; administrators only),
--   `searchKey`, `limit`, `offset`, `max_items`
-- @treturn table an iterator over ConferenceInfo with `starts_at` and `ends_at`
function meetings.online_meetings(self, args, call_options)
    return listing.new(self, "SearchOnlineMeetings", args, call_options, { moments = "meeting" })
end

local function check_moment(value, name)
    if value ~= nil and type(value) ~= "number" then
        misuse.raise(("`%s` must be UTC unix seconds, got %s"):format(name, tostring(value)))
    end
    return value
end

-- The service cannot be asked for a period of the future, so its answers are sifted. A meeting
-- whose times cannot be read is kept: it must not vanish.
local function within(from, to)
    if not from and not to then
        return nil
    end
    return function(conference)
        local starts, ends = conference.starts_at, conference.ends_at
        local too_early = from and ends and ends <= from
        local too_late = to and starts and starts >= to
        return not too_early and not too_late
    end
end

--- Meetings that have not ended yet, scheduled and ongoing (SearchMeetings).
-- @tparam table|nil args `from` and `to` (UTC unix seconds: only meetings that take place, in part
--   at least, between the two), and as for `online_meetings`; `userUUID`, `queryConfMode`,
--   `sortType`
-- @treturn table an iterator over ConferenceInfo with `starts_at` and `ends_at`
function meetings.upcoming_meetings(self, args, call_options)
    local filters = arguments.copy(args)
    local from, to = check_moment(filters.from, "from"), check_moment(filters.to, "to")
    filters.from, filters.to = nil, nil
    return listing.new(self, "SearchMeetings", filters, call_options,
        { moments = "meeting", keep = within(from, to) })
end

--- What `meeting` takes.
-- @class MeetingChoice
-- @tfield string|nil password the host password

local function meeting_in(conference)
    if type(conference) ~= "table" then
        misuse.raise("a meeting must be a table that a list or a detail call answered, got "
            .. tostring(conference))
    end
    return type(conference.conferenceData) == "table" and conference.conferenceData or conference
end

local function password_in(conference, role)
    local entries = conference.passwordEntry
    for _, entry in ipairs(type(entries) == "table" and entries or {}) do
        if type(entry) == "table" and entry.conferenceRole == (role or "chair") then
            return entry.password
        end
    end
    return nil
end

--- A handle on one meeting, see `meeting/init.lua`. Nothing is sent.
-- @tparam string|ConferenceInfo|ShowMeetingDetailResponse id the conferenceID; or a meeting that
--   was created, listed or shown, whose host password is then used where it holds one
-- @tparam MeetingChoice|nil choice `{ password = "host password" }`, needed for control calls
-- @treturn Meeting
function meetings.meeting(self, id, choice)
    local state = require("hwmeeting.client.state").of(self)
    if type(id) == "table" then
        local conference = meeting_in(id)
        choice = choice or { password = password_in(conference) }
        id = conference.conferenceID
    end
    return require("hwmeeting.meeting").new(self, state.now, id, choice)
end

--- The region that serves a running meeting (ShowRegionInfoOfMeeting).
-- @tparam string id the conferenceID (not the vmrConferenceID)
-- @treturn ShowRegionInfoOfMeetingResponse|nil `{ regionIP, regionUrl }`
function meetings.region(self, id, call_options)
    return call(self, "ShowRegionInfoOfMeeting", { conferenceID = id }, call_options)
end

local function detail(self, operation, id, args, call_options)
    local filled = arguments.copy(args)
    filled.conferenceID = id
    local answer, err = call(self, operation, filled, call_options)
    return answer and moments.of_detail(answer), err
end

--- A meeting and one page of its people.
-- @class MeetingDetail : ShowMeetingDetailResponse
-- @tfield TimedConferenceInfo conferenceData
-- @tfield PageParticipant data

--- A meeting that has not ended, with the first page of the people who are invited
-- (ShowMeetingDetail).
-- @tparam string id the conferenceID (not the vmrConferenceID)
-- @tparam table|nil args `limit`, `offset`, `searchKey`
-- @treturn MeetingDetail|nil `{ conferenceData = ConferenceInfo, data = PageParticipant }`
function meetings.meeting_details(self, id, args, call_options)
    return detail(self, "ShowMeetingDetail", id, args, call_options)
end

--- The same of a meeting that is going on (ShowOnlineMeetingDetail). Takes and returns as
-- `meeting_details`.
function meetings.running_details(self, id, args, call_options)
    return detail(self, "ShowOnlineMeetingDetail", id, args, call_options)
end

--- Everybody who is invited to a meeting that has not ended (ShowMeetingDetail).
-- @tparam string id the conferenceID
-- @tparam table|nil args `limit`, `offset`, `searchKey`, `max_items`
-- @treturn table an iterator over ParticipantInfo
function meetings.people_invited(self, id, args, call_options)
    local filters = arguments.copy(args)
    filters.conferenceID = id
    return listing.new(self, "ShowMeetingDetail", filters, call_options)
end

--- Everybody who is in a running meeting (ListOnlineConfAttendee).
-- @tparam string id the conferenceID
-- @tparam table|nil args `limit`, `offset`, `search_key`, `max_items`
-- @treturn table an iterator over OnlineAttendeeRecordInfo
function meetings.people_online(self, id, args, call_options)
    local filters = arguments.copy(args)
    filters.conf_id = id
    return listing.new(self, "ListOnlineConfAttendee", filters, call_options)
end

--- In which meeting a number is at this moment (CheckCallNumberInConf).
-- @tparam string number
-- @treturn string|boolean|nil the conferenceID; false when it is in none
function meetings.find_in_meeting(self, number, call_options)
    local operation = "CheckCallNumberInConf"
    local answer, err = call(self, operation, { call_number = number }, call_options)
    local is_in_one
    if answer then
        is_in_one, err = reading.field(operation, answer, "in_conf")
    end
    if not is_in_one then
        return is_in_one, err
    end
    return reading.field(operation, answer, "conf_id")
end

--- The password of a meeting, as the meeting's own answer holds it. Makes no call.
-- @tparam ConferenceInfo|ShowMeetingDetailResponse conference; or the answer of a detail call that
--   holds one
-- @tparam "chair"|"general"|nil role `"chair"` (the host, default) or `"general"` (guests)
-- @treturn string|nil
function meetings.password_of(_, conference, role)
    local password = password_in(meeting_in(conference), role)
    if password == nil then
        return nil, errors.argument("password_of", "conference", "required",
            "this meeting holds no such password", "lists may leave it out: client:meeting_details "
                .. "or client:running_details of one's own meetings hold it")
    end
    return password
end

return meetings
