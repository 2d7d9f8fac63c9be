--- Meetings that have not ended: list, show, create, cancel, activate, find the region of (Lua
-- 5.4).

local calendar = require "hwmeeting.sandbox.calendar"
local errors = require "hwmeeting.sandbox.errors"
local paging = require "hwmeeting.sandbox.paging"
local permission = require "hwmeeting.sandbox.permission"
local recurrence = require "hwmeeting.sandbox.recurrence"
local schedule_rules = require "hwmeeting.sandbox.schedule_rules"
local selection = require "hwmeeting.sandbox.selection"
local json = require "hwmeeting.sandbox.json"
local wire = require "hwmeeting.sandbox.wire"

local MANAGEMENT = "/v1/mmc/management/conferences"

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
    return paging.page(found, call.query.offset, call.query.limit, function(meeting)
        return wire.conference(meeting, call.user)
    end)
end

local function search_online(call)
    local found = selection.meetings(call, call.state.meetings.list, function(meeting)
        return meeting.running
    end)
    selection.sort(found, "DSC_StartTIME")
    local page = paging.page(found, call.query.offset, call.query.limit, function(meeting)
        local info = wire.conference(meeting, call.user)
        info.onlineAttendeeAmount = #meeting.present
        return info
    end)
    return page
end

local PERIODS = { ADAY = calendar.DAY, AWEEK = 7 * calendar.DAY, AMONTH = 30 * calendar.DAY }

local function search(call)
    local period = PERIODS[call.query.queryConfMode]
    local found = selection.meetings(call, call.state.meetings.list, function(meeting)
        return not period or meeting.start <= call.now + period
    end)
    selection.sort(found, call.query.sortType or "ASC_StartTIME")
    return answer_page(call, found)
end

local function show(call)
    local meeting = find(call, call.query.conferenceID)
    permission.check_view(call.user, meeting)
    local info = wire.conference(meeting, call.user)
    info.role = permission.owns(call.user, meeting) and "chair" or "general"
    local people = selection.people(call, meeting.invited)
    return {
        conferenceData = info,
        data = paging.page(people, call.query.offset, call.query.limit, wire.participant),
    }
end

local function start_time(call, text)
    if not text or text == "" then
        return calendar.MINUTE * (call.now // calendar.MINUTE)
    end
    local start = calendar.parse(text)
    if not start then
        errors.refuse("MMC.111071061", "startTime must be yyyy-MM-dd HH:mm in UTC (format)")
    elseif start < calendar.MINUTE * (call.now // calendar.MINUTE) then
        errors.refuse("MMC.111071013")
    end
    return start
end

local function invited_people(body)
    local people = {}
    for index, attendee in ipairs(body.attendees or {}) do
        people[index] = {
            name = attendee.name,
            number = attendee.phone,
            kind = attendee.type or "normal",
            role = attendee.role or 0,
            account = attendee.accountId,
            uuid = attendee.userUUID,
            dept_name = attendee.deptName,
            email = attendee.email,
            sms = attendee.sms,
        }
    end
    return people
end

local COPIED = {
    "isAutoRecord", "recordType", "recordAuxStream", "recordAuthType", "liveAddress", "auxAddress",
    "concurrentParticipants", "supportSimultaneousInterpretation",
}

-- Fields that a meeting is answered with as it was created with them.
local function details_of(body)
    local details = {}
    for _, name in ipairs(COPIED) do
        details[name] = body[name]
    end
    return details
end

local function guest_password(call, settings)
    if settings.isGuestFreePwd then
        return nil
    end
    return settings.guestPwd or call.state.random:digits(6)
end

local function shown_settings(body)
    local settings = { prolongLength = 15, isSendNotify = true, isSendSms = true, isSendCalendar = true,
        isAutoMute = true, isHardTerminalAutoMute = true, isGuestFreePwd = false, callInRestriction = 0,
        allowGuestStartConf = true, enableWaitingRoom = false }
    for name, value in pairs(body.confConfigInfo or {}) do
        settings[name] = value
    end
    return settings
end

local function kind_of(body)
    if body.cycleParams then
        return "CYCLE"
    end
    return body.startTime and body.startTime ~= "" and "FUTURE" or "IMMEDIATELY"
end

local function create(call)
    local body, settings = call.body, shown_settings(call.body)
    local start = start_time(call, body.startTime)
    local meeting = {
        subject = body.subject or (call.user.name .. "'s meeting"),
        owner = call.user,
        start = start,
        finish = start + body.length * calendar.MINUTE,
        kind = kind_of(body),
        media_types = body.mediaTypes == "Voice" and "Voice" or "HDVideo,Video,Voice,Data",
        language = body.language or "zh-CN",
        time_zone = body.timeZoneID or "56",
        guest_password = guest_password(call, settings),
        settings = settings,
        invited = invited_people(body),
        details = details_of(body),
        vmr_id = body.vmrFlag == 1 and body.vmrID or nil,
        vmr_number = body.vmrFlag == 1 and call.state.random:digits(8) or nil,
    }
    settings.guestPwd = nil
    call.state.meetings:plan(meeting)
    if meeting.kind == "CYCLE" then
        recurrence.expand(meeting, body)
    elseif meeting.kind == "IMMEDIATELY" then
        call.state.meetings:start(meeting, call.now)
    end
    return json.list { wire.conference(meeting, call.user) }
end

local function cancel(call)
    local meeting = find(call, call.query.conferenceID)
    permission.check_change(call.user, meeting)
    if not meeting.running then
        call.state.meetings:cancel(meeting)
    elseif call.query.type == 1 then
        call.state.meetings:stop(meeting, call.now)
        call.state.meetings:cancel(meeting)
    else
        errors.refuse("MMC.111071067")
    end
end

local function start(call)
    local meeting = call.state.meetings:find(call.body.conferenceID)
    local password = call.body.password
    local is_host = meeting and password == meeting.chair_password
    local is_guest = meeting and password == meeting.guest_password and meeting.settings.allowGuestStartConf
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
    return paging.page(people, call.query.offset, call.query.limit, wire.online_attendee)
end

return {
    {
        id = "SearchOnlineMeetings", method = "GET", path = MANAGEMENT .. "/online", token = "access",
        query = selection.list_rules {},
        handle = search_online,
    },
    {
        id = "SearchMeetings", method = "GET", path = MANAGEMENT, token = "access",
        query = selection.list_rules {
            queryConfMode = { type = "string", one_of = { "ADAY", "AWEEK", "AMONTH", "ALL" } },
            sortType = { type = "string", one_of = { "ASC_StartTIME", "DSC_StartTIME" } },
        },
        handle = search,
    },
    {
        id = "ShowMeetingDetail", method = "GET", path = MANAGEMENT .. "/confDetail", token = "access",
        query = selection.people_rules { conferenceID = { type = "string", required = true } },
        headers = selection.people_headers,
        handle = show,
    },
    {
        id = "CreateMeeting", method = "POST", path = MANAGEMENT, token = "access",
        body = schedule_rules, handle = create,
    },
    {
        id = "CancelMeeting", method = "DELETE", path = MANAGEMENT, token = "access",
        query = {
            conferenceID = { type = "string", required = true },
            type = { type = "integer", one_of = { 1 } },
        },
        handle = cancel,
    },
    {
        id = "StartMeeting", method = "POST", path = MANAGEMENT .. "/start", token = "access",
        body = {
            conferenceID = { type = "string", required = true },
            password = { type = "string", required = true },
        },
        handle = start,
    },
    {
        id = "ShowRegionInfoOfMeeting", method = "GET", path = MANAGEMENT .. "/region/info",
        token = "access",
        query = { conferenceID = { type = "string", required = true } },
        handle = show_region,
    },
    {
        id = "ListOnlineConfAttendee", method = "GET", path = MANAGEMENT .. "/online/conf-attendee",
        token = "access",
        query = {
            conf_id = { type = "string", required = true },
            offset = paging.offset,
            limit = paging.limit,
            search_key = { type = "string" },
        },
        handle = list_online_attendees,
    },
}
