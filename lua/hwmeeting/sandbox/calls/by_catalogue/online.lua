--- More about meetings that run or have run: details, numbers, who controlled what, who may join
-- (Lua 5.4).

local calendar = require "hwmeeting.sandbox.calendar"
local errors = require "hwmeeting.sandbox.errors"
local meeting_forms = require "hwmeeting.sandbox.wire.meeting_forms"
local paging = require "hwmeeting.sandbox.calls.paging"
local participants = require "hwmeeting.sandbox.calls.participants"
local permission = require "hwmeeting.sandbox.calls.permission"
local selection = require "hwmeeting.sandbox.calls.selection"

local online = {}

local function find(call, id)
    return call.state.meetings:find(id) or errors.refuse("MMC.111070005")
end

function online.ShowOnlineMeetingDetail(call)
    local meeting = find(call, call.query.conferenceID)
    permission.check_view(call.user, meeting)
    if not meeting.running then
        errors.refuse("MMC.111072005")
    end
    local info = meeting_forms.conference(meeting, call.user)
    info.role = permission.owns(call.user, meeting) and "chair" or "general"
    info.onlineAttendeeAmount = #meeting.present
    local people = selection.people(call, meeting.invited)
    return {
        conferenceData = info,
        data = paging.answer(call, people, meeting_forms.participant),
    }
end

function online.CheckCallNumberInConf(call)
    for _, meeting in ipairs(call.state.meetings.list) do
        if meeting.running and participants.present(meeting, call.query.call_number) then
            return { in_conf = true, conf_id = meeting.id }
        end
    end
    return { in_conf = false, conf_id = "" }
end

local function control_record(record)
    return {
        operateTime = calendar.milliseconds(record.at),
        operateSource = "API",
        operator = record.operator,
        operateCode = record.operation,
        operationObject = record.object,
        operateResult = "SUCCESS",
        detail = record.detail,
    }
end

function online.SearchCtlRecordsOfHisMeeting(call)
    local held = call.state.meetings:find_held(call.query.confUUID)
        or errors.refuse("MMC.111070005")
    permission.check_view(call.user, held)
    return paging.answer(call, held.controls, control_record)
end

function online.ShowConfOrg(call)
    return { orgID = find(call, call.query.conferenceID).owner.corp_id }
end

----------------------------------------------------------------------------------------------------
-- Random numbers to join with
----------------------------------------------------------------------------------------------------

function online.CreateAuthRandom(call)
    local meeting = find(call, call.query.conf_id)
    local password = call.headers["x-password"]
    if password and password ~= meeting.chair_password and password ~= meeting.guest_password then
        errors.refuse("MMC.111072065")
    end
    return {
        random = call.state.secret(32),
        subject = meeting.subject,
        conf_mode = "COMMON",
        webinar = false,
        need_password = meeting.guest_password ~= nil,
        support_applets = true,
    }
end

function online.CreateAnonymousAuthRandom(call)
    local meeting = call.state.meetings:find(call.query.conferenceID)
    local password = call.headers["x-password"]
    if
        not meeting
        or password ~= meeting.chair_password and password ~= meeting.guest_password
    then
        errors.refuse("MMC.111072065")
    end
    return { siteUrl = "https://c.meeting.huaweicloud.com", random = call.state.secret(32) }
end

return online
