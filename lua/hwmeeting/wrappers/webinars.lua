--- Webinars: schedule, change, cancel, list, and the page that their audience sees. Booleans stand
-- for the service's `"Y"` and `"N"`.

local arguments = require "hwmeeting.forms.arguments"
local listing = require "hwmeeting.pages.listing"
local moments = require "hwmeeting.forms.moments"
local reading = require "hwmeeting.call.reading"
local replacing = require "hwmeeting.call.replacing"
local rescheduling = require "hwmeeting.forms.rescheduling"
local time = require "hwmeeting.time"
local yes_no = require "hwmeeting.forms.yes_no"

local call = reading.call

local webinars = {}

local function list(self, operation, args, call_options)
    return listing.new(self, operation, args, call_options, { moments = "webinar" })
end

--- Webinars to come (ListUpComingWebinars).
-- @tparam table|nil args `searchKey`, `sortType`, `limit`, `offset`, `max_items`
-- @treturn table an iterator over OpenWebinarUpcomingInfo with `starts_at`
function webinars.upcoming_webinars(self, args, call_options)
    return list(self, "ListUpComingWebinars", args, call_options)
end

--- Webinars that are going on (ListOngoingWebinars). Takes as `upcoming_webinars`.
-- @treturn table an iterator over OpenWebinarOngoingInfo with `starts_at`
function webinars.ongoing_webinars(self, args, call_options)
    return list(self, "ListOngoingWebinars", args, call_options)
end

--- Webinars that have ended (ListHistoryWebinars).
-- @tparam table|nil args `from`, `to` (UTC unix seconds), and as for `upcoming_webinars`
-- @treturn table an iterator over OpenWebinarHistoryInfo with `starts_at`, `ends_at`, `started_at`
function webinars.past_webinars(self, args, call_options)
    local filters = arguments.copy(args)
    arguments.rename(filters, "from", "startTime", time.to_meeting)
    arguments.rename(filters, "to", "endTime", time.to_meeting)
    return list(self, "ListHistoryWebinars", filters, call_options)
end

--- One webinar, with its passwords and links (ShowWebinar).
-- @tparam string id its conferenceId
-- @treturn table|nil ShowWebinarResponse with `starts_at`
function webinars.webinar(self, id, call_options)
    local answer, err = call(self, "ShowWebinar", { conference_id = id }, call_options)
    return answer and moments.add("webinar", answer), err
end

local function plain_fields(operation, choice)
    local body = arguments.copy(choice)
    arguments.rename(body, "start", "startTime", time.to_meeting)
    arguments.rename(body, "minutes", "duration", arguments.minutes)
    return yes_no.arguments(operation, body)
end

--- What changes in a webinar.
-- @class WebinarChanges takes OpenScheduleConfReq
-- @tfield number|nil start UTC unix seconds
-- @tfield integer|nil minutes 15 to 1440

--- What `schedule_webinar` takes.
-- @class ScheduleWebinar : WebinarChanges
-- @tfield string subject
-- @tfield number start UTC unix seconds
-- @tfield integer minutes 15 to 1440
-- @tfield integer timeZoneId
-- @tfield string vmrID the `id` of a webinar room

--- Schedules a webinar (CreateWebinar). A repeat schedules another one, so it is sent again only
-- when the service cannot have seen it.
-- @tparam ScheduleWebinar choice `subject`, `start` (UTC unix seconds), `minutes` (15 to 1440),
--   `timeZoneId`, `vmrID` (the `id` of a webinar room), and any field of the operation's body;
--   `enableRecording` and those of `notifySetting` are booleans
-- @treturn table|nil CreateWebinarResponse with `starts_at`
function webinars.schedule_webinar(self, choice, call_options)
    local body = plain_fields("CreateWebinar", choice)
    local answer, err = call(self, "CreateWebinar", body, call_options)
    return answer and moments.add("webinar", answer), err
end

--- Changes a webinar that has not started (UpdateWebinar). The service replaces everything at once,
-- so the webinar is read first (ShowWebinar): what is not given stays, but the attendees, which the
-- service does not answer as it takes them.
-- @tparam string id its conferenceId
-- @tparam WebinarChanges changes as for `schedule_webinar`
function webinars.change_webinar(self, id, changes, call_options)
    local wanted = plain_fields("UpdateWebinar", changes)
    local before, err = self:webinar(id, call_options)
    if not before then
        return nil, replacing.failed_before(err)
    end
    err = replacing.loss("ShowWebinar", before, "", function(name)
        return name ~= "attendees" and rescheduling.is_sent("OpenEditConfReq", name)
    end)
    if err then
        return nil, err
    end
    local body = rescheduling.known("OpenEditConfReq", before)
    body.conferenceId, body.attendees = id, nil
    for name, value in pairs(wanted) do
        body[name] = value
    end
    err = replacing.lack("ShowWebinar", "OpenEditConfReq", body)
    if err then
        return nil, err
    end
    return call(self, "UpdateWebinar", { body = body }, call_options)
end

--- Cancels a webinar (DeleteWebinar).
-- @tparam string id its conferenceId
function webinars.cancel_webinar(self, id, call_options)
    return call(self, "DeleteWebinar", { conference_id = id }, call_options)
end

--- The page that the audience of a webinar sees: introduction, pictures, how the audience is
-- counted (ShowRoomSetting).
-- @tparam string id its conferenceId
-- @treturn table|nil ShowRoomSettingResponse
function webinars.webinar_page(self, id, call_options)
    return call(self, "ShowRoomSetting", { conference_id = id }, call_options)
end

--- What changes in that page.
-- @class WebinarPageChanges takes OpenRoomSettingReq

--- Changes that page (UpdateRoomSetting).
-- @tparam string id its conferenceId
-- @tparam WebinarPageChanges changes fields of OpenRoomSettingReq; `isRedoubleOpen` is a boolean
function webinars.change_webinar_page(self, id, changes, call_options)
    local body = yes_no.arguments("UpdateRoomSetting", changes)
    return call(self, "UpdateRoomSetting", { conference_id = id, body = body }, call_options)
end

--- Uploads a picture for a webinar's page (UploadFile). A repeat stores another one, so it is sent
-- again only when the service cannot have seen it.
-- @tparam File picture `{ path = "cover.png" }`, or `{ data = bytes, filename = "cover.png" }`
-- @treturn string|nil its file ID, for `coverPictureId` or `cropLogoId` of `change_webinar_page`
function webinars.upload_webinar_picture(self, picture, call_options)
    local answer, err = call(self, "UploadFile", { file = picture }, call_options)
    if not answer then
        return nil, err
    end
    return reading.field("UploadFile", answer, "fileId")
end

return webinars
