--- Creating a meeting: at once, for later, or recurring (Lua 5.4).

local calendar = require "hwmeeting.sandbox.calendar"
local errors = require "hwmeeting.sandbox.errors"
local json = require "hwmeeting.sandbox.json"
local recurrence = require "hwmeeting.sandbox.recurrence"
local schedule_rules = require "hwmeeting.sandbox.schedule_rules"
local wire = require "hwmeeting.sandbox.wire"

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
    "isAutoRecord",
    "recordType",
    "recordAuxStream",
    "recordAuthType",
    "liveAddress",
    "auxAddress",
    "concurrentParticipants",
    "supportSimultaneousInterpretation",
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
    local settings = {
        prolongLength = 15,
        isSendNotify = true,
        isSendSms = true,
        isSendCalendar = true,
        isAutoMute = true,
        isHardTerminalAutoMute = true,
        isGuestFreePwd = false,
        callInRestriction = 0,
        allowGuestStartConf = true,
        enableWaitingRoom = false,
    }
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

return {
    {
        id = "CreateMeeting",
        method = "POST",
        path = "/v1/mmc/management/conferences",
        token = "access",
        body = schedule_rules,
        handle = create,
    },
}
