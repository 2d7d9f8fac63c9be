--- The proleptic Gregorian calendar: days since 1970-01-01. Pure arithmetic.

local calendar = {}

local floor = math.floor

-- Counted in years that begin in March, so that the leap day is the last.
--- The day of a date.
-- @tparam integer year
-- @tparam integer month 1 to 12
-- @tparam integer day
-- @treturn integer days since 1970-01-01
function calendar.days(year, month, day)
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

--- The date of a day.
-- @tparam integer days since 1970-01-01
-- @treturn integer year
-- @treturn integer month
-- @treturn integer day
function calendar.date(days)
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

--- The length of a month.
-- @tparam integer year
-- @tparam integer month 1 to 12
-- @treturn integer days
function calendar.days_in_month(year, month)
    local next_year, next_month = year, month + 1
    if next_month == 13 then
        next_year, next_month = year + 1, 1
    end
    return calendar.days(next_year, next_month, 1) - calendar.days(year, month, 1)
end

--- The year of a moment.
-- @tparam number seconds unix seconds
-- @treturn integer
function calendar.year_of(seconds)
    return (calendar.date(floor(seconds / 86400)))
end

return calendar
