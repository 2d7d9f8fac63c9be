--- The occurrences of a recurring meeting (Lua 5.4).
--
-- Every `interval` days, weeks or months from startDate to endDate, on the points of a week (0 is
-- Sunday) or of a month. At most 50 occurrences. The sandbox takes the dates for UTC dates,
-- whatever timeZoneID says.

local calendar = require "hwmeeting.sandbox.calendar"
local errors = require "hwmeeting.sandbox.errors"
local json = require "hwmeeting.sandbox.json"

local recurrence = {}

local most_occurrences = 50
local longest_days = 366

local function contains(points, wanted)
    for _, point in ipairs(points or {}) do
        if point == wanted then
            return true
        end
    end
    return false
end

-- Whether a day belongs to the recurrence; `first` is the day it begins.
local applies = {
    Day = function(params, first, day)
        return (day - first) // calendar.day % params.interval == 0
    end,
    Week = function(params, first, day)
        local begin = os.date("!*t", first)
        local weeks = ((day - first) // calendar.day + begin.wday - 1) // 7
        return weeks % params.interval == 0 and contains(params.point, os.date("!*t", day).wday - 1)
    end,
    Month = function(params, first, day)
        local begin, date = os.date("!*t", first), os.date("!*t", day)
        local months = (date.year - begin.year) * 12 + date.month - begin.month
        return months % params.interval == 0 and contains(params.point, date.day)
    end,
}

local function day_of(text)
    return calendar.parse(text .. " 00:00")
        or errors.refuse("MMC.111071061", text .. " is no date (format)")
end

local function occurrence_days(params)
    local first, last = day_of(params.startDate), day_of(params.endDate)
    if params.cycle ~= "Day" and not (params.point and params.point[1]) then
        errors.refuse("MMC.111071046", "cycleParams.point is missing (required)")
    end
    local days = {}
    for day = first, math.min(last, first + longest_days * calendar.day), calendar.day do
        if #days < most_occurrences and applies[params.cycle](params, first, day) then
            days[#days + 1] = day
        end
    end
    if not days[1] then
        errors.refuse("MMC.111071069")
    end
    return days
end

--- Gives a planned meeting its occurrences (`subConfs`), and the time from the first to the end of
-- the last.
-- @tparam table meeting changed in place
-- @tparam table body the checked body of CreateMeeting
function recurrence.expand(meeting, body)
    local time_of_day, length = meeting.start % calendar.day, body.length * calendar.minute
    local occurrences = json.list()
    for index, day in ipairs(occurrence_days(body.cycleParams)) do
        local start = day + time_of_day
        occurrences[index] = {
            cycleSubConfID = meeting.id .. ("%023d"):format(index),
            conferenceID = meeting.id,
            mediaType = meeting.media_types,
            startTime = calendar.minutes(start),
            endTime = calendar.minutes(start + length),
            isAutoRecord = body.isAutoRecord or 0,
        }
        meeting.start = index == 1 and start or meeting.start
        meeting.finish = start + length
    end
    meeting.details.cycleParams = body.cycleParams
    meeting.details.subConfs = occurrences
end

-- The meeting lasts from the first occurrence to the end of the last.
local function span(meeting)
    local occurrences = meeting.details.subConfs
    table.sort(occurrences, function(a, b)
        return a.startTime < b.startTime
    end)
    meeting.start = calendar.parse(occurrences[1].startTime)
    meeting.finish = calendar.parse(occurrences[#occurrences].endTime)
end

--- The occurrence with that id and its place in the list, or nil.
function recurrence.find(meeting, id)
    for index, occurrence in ipairs(meeting.details.subConfs) do
        if occurrence.cycleSubConfID == id then
            return occurrence, index
        end
    end
end

--- Moves an occurrence to another time.
-- @tparam table occurrence one of the meeting's
-- @tparam number start unix seconds
-- @tparam integer minutes
function recurrence.move(meeting, occurrence, start, minutes)
    occurrence.startTime = calendar.minutes(start)
    occurrence.endTime = calendar.minutes(start + minutes * calendar.minute)
    span(meeting)
end

--- Takes an occurrence out, which must not be the only one.
function recurrence.remove(meeting, index)
    table.remove(meeting.details.subConfs, index)
    span(meeting)
end

--- Drops the occurrences whose time is over, except the last.
function recurrence.settle(meeting, now)
    local occurrences = meeting.details.subConfs
    while #occurrences > 1 and calendar.parse(occurrences[1].endTime) <= now do
        recurrence.remove(meeting, 1)
    end
end

return recurrence
