--- The service's five ways to write a time, and UTC unix seconds. Pure arithmetic: the local time
-- zone and the C library's calendar play no part.
--
-- | where | form |
-- |---|---|
-- | meetings (`startTime`, `endTime`) | `"yyyy-MM-dd HH:mm"`, UTC whatever `timeZoneID` says |
-- | queries and logs (`startDate`, `joinTime`) | unix milliseconds |
-- | access token (`expireTime`) | unix seconds |
-- | App IDs | `"yyyy-MM-dd HH:mm:ss"` |
-- | cycle parameters | `"yyyy-MM-dd"`, local to `timeZoneID` |

local calendar = require "hwmeeting.time.calendar"
local misuse = require "hwmeeting.misuse"

local time = {}

local floor = math.floor

-- 0001-01-01 00:00:00 and 9999-12-31 23:59:59.
local earliest, latest = -62135596800, 253402300799

local function check_seconds(value)
    if type(value) ~= "number" or not (value >= earliest and value <= latest) then
        misuse.raise("a time must be UTC unix seconds between the years 1 and 9999, got "
            .. tostring(value))
    end
    return floor(value)
end

--- UTC unix seconds → `"yyyy-MM-dd HH:mm"`, as meetings write it; seconds are cut off.
-- @tparam number seconds UTC unix seconds
-- @treturn string
function time.to_meeting(seconds)
    return time.to_stamp(seconds):sub(1, 16)
end

--- UTC unix seconds → `"yyyy-MM-dd HH:mm:ss"`, UTC.
-- @tparam number seconds UTC unix seconds
-- @treturn string
function time.to_stamp(seconds)
    seconds = check_seconds(seconds)
    local days = floor(seconds / 86400)
    local rest = seconds - days * 86400
    local year, month, day = calendar.date(days)
    return string.format("%04d-%02d-%02d %02d:%02d:%02d",
        year, month, day, floor(rest / 3600), floor(rest / 60) % 60, rest % 60)
end

-- How meetings write their times.
local meeting_shape = "^(%d%d%d%d)%-(%d%d)%-(%d%d) (%d%d):(%d%d)$"

-- The six numbers of a date, as texts; what the text leaves out is 0. Or nil and a message.
local function split(text)
    local year, month, day, hour, minute = text:match(meeting_shape)
    if year then
        return year, month, day, hour, minute, 0
    end
    local rest
    year, month, day, rest = text:match("^(%d%d%d%d)%-(%d%d)%-(%d%d)(.*)$")
    if not year then
        return nil, "not a date: " .. text
    end
    if rest == "" then
        return year, month, day, 0, 0, 0
    end
    local tail
    hour, minute, tail = rest:match("^[ T](%d%d):(%d%d)(.*)$")
    local second = tail and (tail:match("^:(%d%d)Z?$") or tail:match("^:(%d%d)%.%d+Z?$"))
    if not hour or (tail ~= "" and tail ~= "Z" and not second) then
        return nil, "not a time: " .. text
    end
    return year, month, day, hour, minute, second or 0
end

--- `"yyyy-MM-dd"`, `"yyyy-MM-dd HH:mm"` or `"yyyy-MM-dd HH:mm:ss"` in UTC (a `T` may stand for the
-- space, fractions and a final `Z` are accepted) → UTC unix seconds.
-- @tparam string text
-- @treturn integer|nil seconds, or nil and a message when it is no such date
function time.from_meeting(text)
    local year, month, day, hour, minute, second = split(tostring(text))
    if not year then
        local problem = month
        return nil, problem
    end
    year, month, day = tonumber(year), tonumber(month), tonumber(day)
    hour, minute, second = tonumber(hour), tonumber(minute), tonumber(second)
    if month < 1 or month > 12 or day < 1 or day > 28 and day > calendar.days_in_month(year, month)
        or hour > 23 or minute > 59 or second > 60 then
        return nil, "no such time: " .. text
    end
    return calendar.days(year, month, day) * 86400 + hour * 3600 + minute * 60 + second
end

--- UTC unix seconds → unix milliseconds, as queries take them.
-- @tparam number seconds UTC unix seconds, fractions allowed
-- @treturn integer
function time.to_milliseconds(seconds)
    check_seconds(seconds)
    return floor(seconds * 1000 + 0.5)
end

--- Unix milliseconds → UTC unix seconds; whole seconds stay integers.
-- @tparam number milliseconds
-- @treturn number
function time.from_milliseconds(milliseconds)
    if type(milliseconds) ~= "number" then
        misuse.raise("milliseconds must be a number, got " .. tostring(milliseconds))
    end
    if milliseconds % 1000 == 0 then
        return floor(milliseconds / 1000)
    end
    return milliseconds / 1000
end

local function zone_of(name)
    local found, problem = require("hwmeeting.time.zone").of(name)
    if not found then
        misuse.raise(problem)
    end
    return found
end

--- A time that a wall clock shows in a zone → UTC unix seconds. Zones are read from the system's
-- database; one that is not there raises at the caller's line.
-- @tparam string text `"2026-12-01 09:30"`, as `from_meeting` reads it
-- @tparam string|integer zone an IANA name (`"Asia/Shanghai"`), a number of the service (`"56"`),
--   an offset (`"+08:00"`) or `"UTC"`
-- @treturn integer|nil seconds; where clocks are set back and show the time twice, the earlier
-- @treturn integer|string|nil the later moment where there are two; or, with nil, a message: no
--   such time, or one that clocks there skip
function time.from_local(text, zone)
    local wall, problem = time.from_meeting(text)
    if not wall then
        return nil, problem
    end
    local moments = require("hwmeeting.time.zone").moments(zone_of(zone), wall)
    if not moments[1] then
        return nil, ("clocks in %s are set forward over %s"):format(tostring(zone), text)
    end
    return moments[1], moments[2]
end

--- UTC unix seconds → what a wall clock shows in a zone.
-- @tparam number seconds UTC unix seconds
-- @tparam string|integer zone as for `from_local`
-- @treturn string `"yyyy-MM-dd HH:mm:ss"`
-- @treturn integer how far the zone is from UTC then, in seconds, east is positive
function time.to_local(seconds, zone)
    local offset = require("hwmeeting.time.zone").offset(zone_of(zone), check_seconds(seconds))
    return time.to_stamp(seconds + offset), offset
end

--- The service's number of a zone, as meetings take it (`timeZoneID`).
-- @tparam string name an IANA name
-- @treturn string|nil `"56"`; nil where the service has none of that name
function time.zone_id(name)
    local number = require("hwmeeting.time.zone").number_of(name)
    return number and tostring(number)
end

return time
