--- Meetings that have not ended: list, show, cancel, activate, find the region of (Lua 5.4).

local booking = require "hwmeeting.sandbox.calls.booking"
local calendar = require "hwmeeting.sandbox.calendar"
local errors = require "hwmeeting.sandbox.errors"
local meeting_forms = require "hwmeeting.sandbox.wire.meeting_forms"
local paging = require "hwmeeting.sandbox.calls.paging"
local permission = require "hwmeeting.sandbox.calls.permission"
local selection = require "hwmeeting.sandbox.calls.selection"

local management = "/v1/mmc/management/conferences"

local function find(call, id)
    return call.state.meetings:find(id) or errors.refuse("MMC.111070005")
end

local function find_running(call, id)
    local meeting = find(call, id)
    if not meeting.running then
        errors.refuse("MMC.111072005")
    end
    return meeting
end

local function answer_page(call, found)
    return paging.answer(call, found, function(meeting)
        return meeting_forms.conference(meeting, call.user)
    end)
end

local function search_online(call)
    local found = selection.meetings(call, call.state.meetings.list, function(meeting)
        return meeting.running
    end)
    selection.sort(found, "DSC_StartTIME")
    local page = paging.answer(call, found, function(meeting)
        local info = meeting_forms.conference(meeting, call.user)
        info.onlineAttendeeAmount = #meeting.present
        return info
    end)
    return page
end

local periods = { ADAY = calendar.day, AWEEK = 7 * calendar.day, AMONTH = 30 * calendar.day }

local function search(call)
    local period = periods[call.query.queryConfMode]
    local found = selection.meetings(call, call.state.meetings.list, function(meeting)
        return not period or meeting.start <= call.now + period
    end)
    selection.sort(found, call.query.sortType or "ASC_StartTIME")
    return answer_page(call, found)
end

local function show(call)
    local meeting = find(call, call.query.conferenceID)
    permission.check_view(call.user, meeting)
    local info = meeting_forms.conference(meeting, call.user)
    info.role = permission.owns(call.user, meeting) and "chair" or "general"
    local people = selection.people(call, meeting.invited)
    return {
        conferenceData = info,
        data = paging.answer(call, people, meeting_forms.participant),
    }
end

local function cancel(call)
    booking.cancel(call, find(call, call.query.conferenceID))
end

local function start(call)
    local meeting = call.state.meetings:find(call.body.conferenceID)
    local password = call.body.password
    local is_host = meeting and password == meeting.chair_password
    local is_guest = meeting
        and password == meeting.guest_password
        and meeting.settings.allowGuestStartConf
    if not (is_host or is_guest) then
        errors.refuse("MMC.111072065")
    end
    call.state.meetings:start(meeting, call.now)
    return { uuid = meeting.uuid, regionIP = meeting.region }
end

local function show_region(call)
    local meeting = find_running(call, call.query.conferenceID)
    return { regionIP = meeting.region, regionUrl = "r1.meeting.huaweicloud.com" }
end

local function list_online_attendees(call)
    local meeting = find_running(call, call.query.conf_id)
    permission.check_view(call.user, meeting)
    local people = selection.matching(meeting.present, call.query.search_key, function(person)
        return { person.name, person.number, person.account }
    end)
    return paging.answer(call, people, meeting_forms.online_attendee)
end

return {
    {
        id = "SearchOnlineMeetings",
        method = "GET",
        path = management .. "/online",
        token = "access",
        query = selection.list_rules {},
        handle = search_online,
    },
    {
        id = "SearchMeetings",
        method = "GET",
        path = management,
        token = "access",
        query = selection.list_rules {
            queryConfMode = { type = "string", one_of = { "ADAY", "AWEEK", "AMONTH", "ALL" } },
            sortType = { type = "string", one_of = { "ASC_StartTIME", "DSC_StartTIME" } },
        },
        handle = search,
    },
    {
        id = "ShowMeetingDetail",
        method = "GET",
        path = management .. "/confDetail",
        token = "access",
        query = selection.people_rules { conferenceID = { type = "string", required = true } },
        headers = selection.people_headers,
        handle = show,
    },
    {
        id = "CancelMeeting",
        method = "DELETE",
        path = management,
        token = "access",
        query = {
            conferenceID = { type = "string", required = true },
            type = { type = "integer", one_of = { 1 } },
        },
        handle = cancel,
    },
    {
        id = "StartMeeting",
        method = "POST",
        path = management .. "/start",
        token = "access",
        body = {
            conferenceID = { type = "string", required = true },
            password = { type = "string", required = true },
        },
        handle = start,
    },
    {
        id = "ShowRegionInfoOfMeeting",
        method = "GET",
        path = management .. "/region/info",
        token = "access",
        query = { conferenceID = { type = "string", required = true } },
        handle = show_region,
    },
    {
        id = "ListOnlineConfAttendee",
        method = "GET",
        path = management .. "/online/conf-attendee",
        token = "access",
        query = {
            conf_id = { type = "string", required = true },
            offset = paging.offset,
            limit = paging.limit,
            search_key = { type = "string", maximum_length = 128 },
        },
        handle = list_online_attendees,
    },
}
