--- Recordings of meetings that have ended: find them, get links, delete them (Lua 5.4).

local calendar = require "hwmeeting.sandbox.calendar"
local errors = require "hwmeeting.sandbox.errors"
local json = require "hwmeeting.sandbox.json"
local paging = require "hwmeeting.sandbox.calls.paging"
local permission = require "hwmeeting.sandbox.calls.permission"
local recording = require "hwmeeting.sandbox.state.recording"
local selection = require "hwmeeting.sandbox.calls.selection"

local recordings = {}

local watch_address = "https://c.meeting.huaweicloud.com/record/watch/"
local mebibyte = 1024 * 1024

local function find(call, uuid)
    local held = call.state.meetings:find_held(uuid)
    if not held or not held.recording then
        errors.refuse("MMC.111070005", "no recording has the confUUID " .. uuid)
    end
    permission.check_view(call.user, held)
    return held
end

-- RecordResultDO.
local function shown(held)
    local seconds = recording.seconds(held.recording)
    return {
        confUUID = held.uuid,
        confID = held.id,
        url = json.list { watch_address .. held.uuid },
        rcdTime = seconds,
        rcdSize = recording.bytes("Hd", seconds) // mebibyte,
        subject = held.subject,
        scheduserName = held.owner.name,
        startTime = calendar.minutes(held.start),
        isDecodeFinish = true,
        decodeEndTime = calendar.milliseconds(held.held_until),
        available = true,
        recordAuthType = held.details.recordAuthType or 0,
    }
end

function recordings.SearchRecordings(call)
    local from, to = call.query.startDate / 1000, call.query.endDate / 1000
    if to < from then
        errors.refuse("MMC.111071061", "endDate lies before startDate")
    end
    local found = selection.meetings(call, call.state.meetings.history, function(held)
        return held.recording ~= nil and held.start >= from and held.start <= to
    end)
    selection.sort(found, call.query.sortType or "DSC_StartTIME")
    return paging.answer(call, found, shown)
end

function recordings.ShowRecordingDetail(call)
    return shown(find(call, call.query.confUUID))
end

-- Aux shows what was shared; Hd and Sd who spoke.
local record_types = { Aux = "SHARE_VIDEO", Hd = "SPEAKER_SHARE_VIDEO", Sd = "SPEAKER_VIDEO" }

local function file_address(call, uuid, file_type)
    local host = call.request.authority or call.request.headers.host or "127.0.0.1"
    return ("https://%s/record/files/%s/%s"):format(host, uuid, file_type)
end

local function segment(call, held, part, order)
    local files, total = json.list(), 0
    for index, file_type in ipairs(recording.file_types) do
        local size = recording.bytes(file_type, part.to - part.from)
        total = total + size
        files[index] = {
            recordType = record_types[file_type],
            beginTime = calendar.milliseconds(part.from),
            endTime = calendar.milliseconds(part.to),
            duration = calendar.milliseconds(part.to - part.from),
            fileSize = size,
            sha256 = ("%064x"):format(size),
            playUrl = watch_address .. held.uuid,
            downloadUrl = file_address(call, held.uuid, file_type),
        }
    end
    return {
        manualOrder = 1,
        segmentOrder = order,
        segmentSize = ("%d"):format(total),
        fileList = files,
    }
end

function recordings.ShowRecordInfo(call)
    local held = find(call, call.body.confUUID)
    local orders = {}
    for index in ipairs(held.recording.segments) do
        orders[index] = index
    end
    local limit = call.body.segmentLimit or paging.default_limit
    local offset = call.body.segmentOffset or 0
    local page = paging.page(call.as_now(orders), offset, limit, function(order)
        return segment(call, held, held.recording.segments[order], order)
    end)
    return {
        code = "0",
        message = "Success",
        data = {
            subject = held.subject,
            beginTime = calendar.minutes(held.start),
            segmentOffset = page.offset,
            segmentLimit = page.limit,
            segmentCount = page.count,
            segmentList = page.data,
        },
    }
end

function recordings.ShowRecordingFileDownloadUrls(call)
    permission.check_administrator(call.user)
    local held = find(call, call.query.confUUID)
    local page = paging.answer(call, { held }, function()
        local links = json.list()
        for index, file_type in ipairs(recording.file_types) do
            links[index] = {
                token = call.state.downloads:issue(held.uuid, file_type, call.now),
                fileType = file_type,
                url = file_address(call, held.uuid, file_type),
            }
        end
        return { confUuid = held.uuid, urls = links }
    end)
    return { recordUrls = page.data }
end

function recordings.DeleteRecordings(call)
    local found = {}
    for uuid in call.query.confUUIDs:gmatch("[^,]+") do
        local held = find(call, uuid)
        permission.check_change(call.user, held)
        found[#found + 1] = held
    end
    for _, held in ipairs(found) do
        held.recording = nil
    end
end

return recordings
