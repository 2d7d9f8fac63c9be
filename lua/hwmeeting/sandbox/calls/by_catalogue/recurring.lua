--- Recurring meetings: cancelling them, and changing and cancelling single occurrences (Lua 5.4).

local booking = require "hwmeeting.sandbox.calls.booking"
local calendar = require "hwmeeting.sandbox.calendar"
local errors = require "hwmeeting.sandbox.errors"
local permission = require "hwmeeting.sandbox.calls.permission"
local recurrence = require "hwmeeting.sandbox.state.recurrence"

local recurring = {}

local function find(call)
    local meeting = call.state.meetings:find(call.query.conferenceID)
    if not meeting or meeting.kind ~= "CYCLE" then
        errors.refuse("MMC.111070005", meeting and "it does not recur" or nil)
    end
    permission.check_change(call.user, meeting)
    return meeting
end

local function find_occurrence(meeting, id)
    local occurrence, index = recurrence.find(meeting, id)
    if not occurrence then
        errors.refuse("MMC.111071061", "no occurrence has the cycleSubConfID " .. id)
    end
    return occurrence, index
end

function recurring.CancelRecurringMeeting(call)
    booking.cancel(call, find(call))
end

function recurring.CancelRecurringSubMeeting(call)
    local meeting, ids = find(call), call.body.cycleSubConfIDs
    if not ids[1] then
        errors.refuse("MMC.111071016")
    end
    local named, count = {}, 0
    for _, id in ipairs(ids) do
        find_occurrence(meeting, id)
        count = count + (named[id] and 0 or 1)
        named[id] = true
    end
    if count == #meeting.details.subConfs then
        return booking.cancel(call, meeting)
    end
    for id in pairs(named) do
        local _, index = recurrence.find(meeting, id)
        recurrence.remove(meeting, index)
    end
end

local function moment(call, text)
    if text == "" then
        return call.now
    end
    return calendar.parse(text)
        or errors.refuse("MMC.111071061", "startTime must be yyyy-MM-dd HH:mm in UTC (format)")
end

function recurring.UpdateRecurringSubMeeting(call)
    local meeting, body = find(call), call.body
    local occurrence = find_occurrence(meeting, body.cycleSubConfID)
    local start = moment(call, body.startTime)
    if start < calendar.minute * (call.now // calendar.minute) then
        errors.refuse("MMC.111071013")
    end
    for _, name in ipairs { "isAutoRecord", "confConfigInfo", "recordAuthType", "description" } do
        occurrence[name] = body[name]
    end
    occurrence.mediaType = body.mediaTypes == "Voice" and "Voice" or "HDVideo,Video,Voice,Data"
    recurrence.move(meeting, occurrence, start, body.length)
end

return recurring
