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

local misuse = require "hwmeeting.misuse"

local time = {}

local floor = math.floor

-- Days from 1970-01-01 to a date of the proleptic Gregorian calendar, counted in years that begin
-- in March so that the leap day is the last.
local function days_from_civil(year, month, day)
    if month <= 2 then
        year = year - 1
    end
    local era = floor(year / 400)
    local year_of_era = year - era * 400
    local shifted_month = (month + 9) % 12
    local day_of_year = floor((153 * shifted_month + 2) / 5) + day - 1
    local leap_days = floor(year_of_era / 4) - floor(year_of_era / 100)
    local day_of_era = year_of_era * 365 + leap_days + day_of_year
    return era * 146097 + day_of_era - 719468
end

local function civil_from_days(days)
    days = days + 719468
    local era = floor(days / 146097)
    local day_of_era = days - era * 146097
    local year_of_era = floor((day_of_era - floor(day_of_era / 1460) + floor(day_of_era / 36524)
        - floor(day_of_era / 146096)) / 365)
    local leap_days = floor(year_of_era / 4) - floor(year_of_era / 100)
    local day_of_year = day_of_era - (365 * year_of_era + leap_days)
    local shifted_month = floor((5 * day_of_year + 2) / 153)
    local day = day_of_year - floor((153 * shifted_month + 2) / 5) + 1
    local month = shifted_month < 10 and shifted_month + 3 or shifted_month - 9
    local year = year_of_era + era * 400
    return month <= 2 and year + 1 or year, month, day
end

-- 0001-01-01 00:00:00 and 9999-12-31 23:59:59.
local earliest, latest = -62135596800, 253402300799

local function check_seconds(value)
    if type(value) ~= "number" or not (value >= earliest and value <= latest) then
        misuse.raise("a time must be UTC unix seconds between the years 1 and 9999, got "
            .. tostring(value))
    end
    return floor(value)
end

local function days_in_month(year, month)
    local next_year, next_month = year, month + 1
    if next_month == 13 then
        next_year, next_month = year + 1, 1
    end
    return days_from_civil(next_year, next_month, 1) - days_from_civil(year, month, 1)
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
    local year, month, day = civil_from_days(days)
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
    if month < 1 or month > 12 or day < 1 or day > 28 and day > days_in_month(year, month)
        or hour > 23 or minute > 59 or second > 60 then
        return nil, "no such time: " .. text
    end
    return days_from_civil(year, month, day) * 86400 + hour * 3600 + minute * 60 + second
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

return time
