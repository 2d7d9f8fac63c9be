--- What a meeting is booked with, and how a booking ends (Lua 5.4).

local calendar = require "hwmeeting.sandbox.calendar"
local errors = require "hwmeeting.sandbox.errors"
local permission = require "hwmeeting.sandbox.calls.permission"

local booking = {}

local function start_time(call, text)
    if not text or text == "" then
        return calendar.minute * (call.now // calendar.minute)
    end
    local start = calendar.parse(text)
    if not start then
        errors.refuse("MMC.111071061", "startTime must be yyyy-MM-dd HH:mm in UTC (format)")
    elseif start < calendar.minute * (call.now // calendar.minute) then
        errors.refuse("MMC.111071013")
    end
    return start
end

--- The person whom an AttendeeInfo of a body invites.
-- @tparam table attendee
-- @treturn table an invited person (state/meetings.lua)
function booking.invited_person(attendee)
    return {
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

local function invited_people(body)
    local people = {}
    for index, attendee in ipairs(body.attendees or {}) do
        people[index] = booking.invited_person(attendee)
    end
    return people
end

local copied = {
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
    for _, name in ipairs(copied) do
        details[name] = body[name]
    end
    return details
end

local function guest_password(call, settings, present)
    if settings.isGuestFreePwd then
        return nil
    end
    return settings.guestPwd
        or present and present.guest_password
        or call.state.random:digits(6)
end

-- The number of the cloud room, or of one that the sandbox does not know.
local function room_number(call, present)
    local body = call.body
    if body.vmrFlag ~= 1 then
        return nil
    end
    local room = body.vmrID and call.state.rooms:find(body.vmrID)
    return room and room.number
        or present and present.vmr_number
        or call.state.random:digits(8)
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

--- The fields of a meeting as the body of a call asks for it. What the body leaves out is as if the
-- meeting were new: a change replaces everything but the passwords.
-- @tparam table call with the checked body, a RestScheduleConfDTO
-- @param present meeting that is changed, or nil for a new one
-- @treturn table the fields of state/meetings.lua
function booking.fields(call, present)
    local body, settings = call.body, shown_settings(call.body)
    local start = start_time(call, body.startTime)
    local owner = present and present.owner or call.user
    local fields = {
        subject = body.subject or (owner.name .. "'s meeting"),
        owner = owner,
        start = start,
        finish = start + body.length * calendar.minute,
        kind = kind_of(body),
        media_types = body.mediaTypes == "Voice" and "Voice" or "HDVideo,Video,Voice,Data",
        language = body.language or "zh-CN",
        time_zone = body.timeZoneID or "56",
        guest_password = guest_password(call, settings, present),
        settings = settings,
        invited = invited_people(body),
        details = details_of(body),
        vmr_id = body.vmrFlag == 1 and body.vmrID or nil,
        vmr_number = room_number(call, present),
    }
    settings.guestPwd = nil
    return fields
end

--- Cancels a meeting on behalf of the caller; one that has started only with `type=1`.
function booking.cancel(call, meeting)
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

return booking
