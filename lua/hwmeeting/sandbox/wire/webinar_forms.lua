--- How webinars look on the wire, written by hand from the vendor's pages (Lua 5.4).

local calendar = require "hwmeeting.sandbox.calendar"
local json = require "hwmeeting.sandbox.json"

local webinar_forms = {}

local join_address = "https://c.meeting.huaweicloud.com/#/w/"

-- What all of the answers have.
local function shared_fields(webinar)
    return {
        conferenceId = webinar.id,
        subject = webinar.subject,
        startTime = calendar.minutes(webinar.start),
        timeZoneId = webinar.time_zone,
        scheduserName = webinar.owner.name,
        deptName = webinar.owner.dept_name,
        vmrPkgName = webinar.room.package.name,
    }
end

local function minutes(webinar)
    return (webinar.finish - webinar.start) // calendar.minute
end

--- OpenWebinarUpcomingInfo; and what OpenWebinarOngoingInfo shares with it.
function webinar_forms.upcoming(webinar)
    local shown = shared_fields(webinar)
    shown.corpId = webinar.owner.corp_id
    shown.description = webinar.description
    shown.duration = minutes(webinar)
    shown.scheduserId = webinar.owner.uuid
    for role, password in pairs {
        chair = webinar.chair_password,
        guest = webinar.guest_password,
        audience = webinar.audience_password,
    } do
        shown[role .. "Passwd"] = password
        shown[role .. "JoinUri"] = join_address .. webinar.id .. "/" .. role
    end
    return shown
end

--- OpenWebinarOngoingInfo.
function webinar_forms.ongoing(webinar)
    local shown = webinar_forms.upcoming(webinar)
    shown.duration = nil
    shown.onlineAttendeeCount = #webinar.attendees
    shown.confUUID = webinar.uuid
    return shown
end

--- OpenWebinarHistoryInfo.
function webinar_forms.past(webinar)
    local shown = shared_fields(webinar)
    shown.confUUID = webinar.uuid
    shown.moderator = webinar.owner.name
    shown.duration = minutes(webinar)
    shown.actualStartTime = shown.startTime
    shown.endTime = calendar.minutes(webinar.finish)
    shown.actualDuration = shown.duration
    shown.chairCount, shown.guestCount = 1, #webinar.attendees
    shown.audienceCount = webinar.audience or 0
    shown.attendeeCount = 1 + shown.guestCount + shown.audienceCount
    shown.vmrId = webinar.room.number
    shown.vmrPkgAudienceParties = webinar.room.package.audience
    return shown
end

local states = { upcoming = "schedule", ongoing = "created", history = "destroyed" }

--- CreateWebinarResponse; with notifySetting, ShowWebinarResponse.
-- @tparam table webinar
-- @tparam string stage as state/webinars.lua tells it
function webinar_forms.whole(webinar, stage)
    local shown = webinar_forms.upcoming(webinar)
    shown.state = states[stage]
    shown.callRestriction = webinar.restricted
    shown.scope = webinar.scope
    shown.audienceScope = webinar.audience_scope
    shown.enableRecording = webinar.recorded
    shown.liveAddress = webinar.live_address
    shown.auxAddress = webinar.aux_address
    shown.liveUrl = webinar.live_url
    shown.attendees = json.list(webinar.attendees)
    return shown
end

return webinar_forms
