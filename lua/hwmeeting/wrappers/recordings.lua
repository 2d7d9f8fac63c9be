--- Recordings: find them, get their links, delete them.

local arguments = require "hwmeeting.forms.arguments"
local call = require("hwmeeting.call.reading").call
local listing = require "hwmeeting.pages.listing"
local moments = require "hwmeeting.forms.moments"

local recordings = {}

--- Recordings of the meetings of a period (SearchRecordings).
-- @tparam table|nil args `from`, `to` (UTC unix seconds; default: the half year until now),
--   `searchKey`, `queryAll`, `sortType`, `limit`, `offset`, `max_items`
-- @treturn table an iterator over RecordResultDO with `starts_at` and `ready_at`
function recordings.recordings(self, args, call_options)
    local filters = arguments.copy(args)
    arguments.period(filters, require("hwmeeting.client.state").of(self).now())
    return listing.new(self, "SearchRecordings", filters, call_options, { moments = "recording" })
end

--- The recording of one meeting (ShowRecordingDetail).
-- @tparam string uuid the confUUID
-- @treturn table|nil ShowRecordingDetailResponse with `starts_at` and `ready_at`; `url` is the list
--   of links to watch it
function recordings.recording(self, uuid, call_options)
    local answer, err = call(self, "ShowRecordingDetail", { confUUID = uuid }, call_options)
    return answer and moments.add("recording", answer), err
end

--- The segments of the recording of one meeting, one from each start to the next pause, with their
-- files (ShowRecordInfo).
-- @tparam string uuid the confUUID
-- @tparam table|nil args `segmentLimit`, `segmentOffset`, `max_items`
-- @treturn table an iterator over SegmentDO
function recordings.recording_segments(self, uuid, args, call_options)
    local filters = arguments.copy(args)
    filters.confUUID = uuid
    return listing.new(self, "ShowRecordInfo", filters, call_options)
end

--- A link to download one file of a recording.
-- @class RecordingLink
-- @tfield string confUuid
-- @tfield string url
-- @tfield string token
-- @tfield string fileType `"Hd"`, `"Sd"` or `"Aux"`

--- Links to download the recording of a meeting, one a file (ShowRecordingFileDownloadUrls):
-- administrators only, for one hour, each usable once. GET `url` with the header
-- `Authorization: <token>`.
-- @tparam string uuid the confUUID
-- @treturn RecordingLink[]|nil
function recordings.recording_links(self, uuid, call_options)
    local files, err = listing.new(self, "ShowRecordingFileDownloadUrls", { confUUID = uuid },
        call_options, { strict = true }):all()
    if not files then
        return nil, err
    end
    local links = {}
    for _, file in ipairs(files) do
        for _, link in ipairs(type(file.urls) == "table" and file.urls or {}) do
            link.confUuid = file.confUuid
            links[#links + 1] = link
        end
    end
    return links
end

--- Deletes the recordings of meetings (DeleteRecordings).
-- @tparam string|string[] uuids one confUUID, or an array of them
function recordings.remove_recordings(self, uuids, call_options)
    local joined = table.concat(arguments.list(uuids, "uuids"), ",")
    return call(self, "DeleteRecordings", { confUUIDs = joined }, call_options)
end

return recordings
