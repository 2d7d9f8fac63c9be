--- The vendor's ways to write a moment, all of them UTC (Lua 5.4).
--
-- Meetings say `yyyy-MM-dd HH:mm` in UTC whatever their timeZoneID is, queries and attendance
-- records use unix milliseconds, access tokens unix seconds. Inside the sandbox a moment is unix
-- seconds.

local calendar = {}

calendar.minute = 60
calendar.hour = 3600
calendar.day = 86400

--- Unix seconds → `yyyy-MM-dd HH:mm`, UTC.
function calendar.minutes(seconds)
    return os.date("!%Y-%m-%d %H:%M", math.floor(seconds))
end

--- Unix seconds → whole unix milliseconds.
function calendar.milliseconds(seconds)
    return math.floor(seconds * 1000)
end

-- Days since 1970-01-01 of a date of the Gregorian calendar (years counted from March).
local function days_since_epoch(year, month, day)
    local shifted = month > 2 and year or year - 1
    local era = shifted // 400
    local year_of_era = shifted - era * 400
    local day_of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    return era * 146097
        + year_of_era * 365
        + year_of_era // 4
        - year_of_era // 100
        + day_of_year
        - 719468
end

--- `yyyy-MM-dd HH:mm`, UTC → unix seconds.
-- @treturn number|nil seconds, or nil when the text has another form or names no moment
--   (February 30th, 25:00)
function calendar.parse(text)
    local year, month, day, hour, minute = text:match("^(%d%d%d%d)%-(%d%d)%-(%d%d) (%d%d):(%d%d)$")
    if not year then
        return nil
    end
    local seconds = days_since_epoch(tonumber(year), tonumber(month), tonumber(day)) * calendar.day
        + tonumber(hour) * calendar.hour
        + tonumber(minute) * calendar.minute
    seconds = math.tointeger(seconds)
    return calendar.minutes(seconds) == text and seconds or nil
end

return calendar
