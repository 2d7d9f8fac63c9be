--- Webinars: schedule, change, cancel, show, list, appearance (Lua 5.4).

local calendar = require "hwmeeting.sandbox.calendar"
local errors = require "hwmeeting.sandbox.errors"
local paging = require "hwmeeting.sandbox.calls.paging"
local permission = require "hwmeeting.sandbox.calls.permission"
local room_kinds = require "hwmeeting.sandbox.state.room_kinds"
local selection = require "hwmeeting.sandbox.calls.selection"
local webinar_forms = require "hwmeeting.sandbox.wire.webinar_forms"

local webinars = {}

local function names_of(attendees)
    local names = {}
    for index, attendee in ipairs(attendees or {}) do
        names[index] = attendee.userName or attendee.userAccount or attendee.appId
    end
    return names
end

local function start_time(call)
    local start = calendar.parse(call.body.startTime)
    if not start then
        errors.refuse("MMC.111071061", "startTime must be yyyy-MM-dd HH:mm in UTC (format)")
    elseif start < call.now then
        errors.refuse("MMC.111071013")
    end
    return start
end

-- What a body says, by the names of state/webinars.lua; a change replaces everything but the
-- passwords.
local function fields_of(call)
    local body, start = call.body, start_time(call)
    return {
        subject = body.subject,
        description = body.description or "",
        start = start,
        finish = start + body.duration * calendar.minute,
        time_zone = body.timeZoneId,
        guest_password = body.guestPasswd,
        audience_password = body.audiencePasswd,
        restricted = body.callRestriction or false,
        scope = body.scope or 0,
        audience_scope = body.audienceScope or 0,
        recorded = body.enableRecording or "N",
        live_address = body.liveAddress or "",
        aux_address = body.auxAddress or "",
        live_url = body.liveUrl or "",
        attendees = names_of(body.attendees),
        notify = body.notifySetting,
    }
end

local function whole(call, webinar)
    return webinar_forms.whole(webinar, call.state.webinars:stage(webinar, call.now))
end

function webinars.CreateWebinar(call)
    local room = call.state.rooms:find(call.body.vmrID)
    if not room or room.corp_id ~= call.user.corp_id or room.mode ~= room_kinds.webinar then
        errors.refuse("MMC.111070006", "vmrID names no webinar room")
    end
    local fields = fields_of(call)
    fields.owner, fields.room = call.user, room
    return whole(call, call.state.webinars:add(fields))
end

local function find(call, id)
    local webinar = call.state.webinars:find(id) or errors.refuse("MMC.111070005")
    if not permission.owns(call.user, webinar) then
        errors.refuse("MMC.111070002")
    end
    return webinar
end

local function find_upcoming(call, id)
    local webinar = find(call, id)
    if call.state.webinars:stage(webinar, call.now) ~= "upcoming" then
        errors.refuse("MMC.111071065")
    end
    return webinar
end

function webinars.UpdateWebinar(call)
    local webinar = find_upcoming(call, call.body.conferenceId)
    for name, value in pairs(fields_of(call)) do
        webinar[name] = value
    end
end

function webinars.DeleteWebinar(call)
    call.state.webinars:remove(find_upcoming(call, call.captures.conference_id))
end

function webinars.ShowWebinar(call)
    local webinar = find(call, call.captures.conference_id)
    local shown = whole(call, webinar)
    shown.notifySetting = webinar.notify
    return shown
end

----------------------------------------------------------------------------------------------------
-- Lists
----------------------------------------------------------------------------------------------------

local function list(call, stage, present, accept)
    local found = {}
    for _, webinar in ipairs(call.state.webinars.list) do
        if
            call.state.webinars:stage(webinar, call.now) == stage
            and permission.owns(call.user, webinar)
            and (not accept or accept(webinar))
        then
            found[#found + 1] = webinar
        end
    end
    found = selection.matching(found, call.query.searchKey, function(webinar)
        return { webinar.subject, webinar.id }
    end)
    table.sort(found, function(a, b)
        if a.start == b.start then
            return a.id < b.id
        elseif call.query.sortType == "DSC_StartTIME" then
            return a.start > b.start
        end
        return a.start < b.start
    end)
    return paging.answer(call, found, present)
end

function webinars.ListUpComingWebinars(call)
    return list(call, "upcoming", webinar_forms.upcoming)
end

function webinars.ListOngoingWebinars(call)
    return list(call, "ongoing", webinar_forms.ongoing)
end

local function limit_of(call, name)
    local text = call.query[name]
    if text and text ~= "" then
        return calendar.parse(text)
            or errors.refuse("MMC.111071061", name .. " must be yyyy-MM-dd HH:mm in UTC (format)")
    end
end

function webinars.ListHistoryWebinars(call)
    local from, to = limit_of(call, "startTime"), limit_of(call, "endTime")
    return list(call, "history", webinar_forms.past, function(webinar)
        return (not from or webinar.start >= from) and (not to or webinar.start <= to)
    end)
end

----------------------------------------------------------------------------------------------------
-- Appearance
----------------------------------------------------------------------------------------------------

local plain_appearance = {
    roomIntroduce = "",
    cropLogoId = "",
    coverPictureId = "",
    showAudienceMode = "real_time",
    isRedoubleOpen = "Y",
    baseAudienceCount = 0,
    multiple = 1.0,
}

function webinars.ShowRoomSetting(call)
    local webinar, shown = find(call, call.captures.conference_id), {}
    for name, value in pairs(plain_appearance) do
        shown[name] = webinar.appearance[name] or value
    end
    return shown
end

function webinars.UpdateRoomSetting(call)
    local webinar = find(call, call.captures.conference_id)
    for name, value in pairs(call.body or {}) do
        webinar.appearance[name] = value
    end
end

return webinars
