--- The times of an answer as UTC unix seconds, beside the vendor's own.
--
-- The vendor's fields keep their form and name; what is added is written with underscores, so the
-- two cannot collide: `startTime = "2030-01-15 08:30"`, `starts_at = 1894696200`. A time that is
-- absent or cannot be read adds nothing.

local time = require "hwmeeting.time"

local moments = {}

local function from_text(text)
    return type(text) == "string" and text ~= "" and time.from_meeting(text) or nil
end

local function from_milliseconds(value)
    value = tonumber(value)
    return value and value > 0 and time.from_milliseconds(value) or nil
end

-- Added field ← the vendor's field and its form.
local meanings = {
    meeting = { starts_at = { "startTime", from_text }, ends_at = { "endTime", from_text } },
    attendance = {
        joined_at = { "joinTime", from_milliseconds },
        left_at = { "leftTime", from_milliseconds },
    },
    control = { done_at = { "operateTime", from_milliseconds } },
    recording = {
        starts_at = { "startTime", from_text },
        ready_at = { "decodeEndTime", from_milliseconds },
    },
    webinar = {
        starts_at = { "startTime", from_text },
        ends_at = { "endTime", from_text },
        started_at = { "actualStartTime", from_text },
    },
}

--- Adds the times to one entry.
-- @tparam string kind `"meeting"`, `"attendance"`, `"control"`, `"recording"` or `"webinar"`
-- @tparam table entry a decoded model
-- @treturn table the same table
function moments.add(kind, entry)
    for name, source in pairs(meanings[kind]) do
        local read = source[2]
        entry[name] = read(entry[source[1]])
    end
    if kind == "meeting" and type(entry.subConfs) == "table" then
        for _, occurrence in ipairs(entry.subConfs) do
            moments.add("meeting", occurrence)
        end
    end
    return entry
end

--- Adds the times to the meeting of a detail answer.
-- @tparam table answer `{ conferenceData, data }`
-- @treturn table the same table
function moments.of_detail(answer)
    if type(answer.conferenceData) == "table" then
        moments.add("meeting", answer.conferenceData)
    end
    return answer
end

return moments
