--- Reads a file of the system's time zone database (TZif, RFC 8536), which is taken for hostile:
-- every count is held against the size of the file, every index against its list. Pure.

local tzif = {}

local floor = math.floor

-- No zone is farther from UTC, in seconds (RFC 8536, 3.2: less than 26 hours).
local largest_offset = 26 * 3600

local function unsigned(text, at)
    local a, b, c, d = text:byte(at, at + 3)
    return ((a * 256 + b) * 256 + c) * 256 + d
end

local function signed(text, at)
    local value = unsigned(text, at)
    return value >= 2 ^ 31 and value - 2 ^ 32 or value
end

-- 64 bits; exact as far as a date of ours goes.
local function signed_64(text, at)
    return signed(text, at) * 2 ^ 32 + unsigned(text, at + 4)
end

-- The counts of a header, and where its data begin.
local function header(text, at)
    if #text < at + 43 or text:sub(at, at + 3) ~= "TZif" then
        return nil
    end
    local names = { "isut", "isstd", "leap", "time", "type", "char" }
    local counts = { version = text:byte(at + 4), data = at + 44 }
    for index, name in ipairs(names) do
        counts[name] = unsigned(text, at + 16 + index * 4)
    end
    return counts
end

local function size_of(counts, wide)
    return counts.time * (wide + 1) + counts.type * 6 + counts.char + counts.leap * (wide + 4)
        + counts.isstd + counts.isut
end

local function read_types(text, at, count)
    local types = {}
    for index = 1, count do
        local offset = signed(text, at + (index - 1) * 6)
        if math.abs(offset) >= largest_offset then
            return nil
        end
        types[index] = { offset = offset, is_dst = text:byte(at + (index - 1) * 6 + 4) == 1 }
    end
    return types
end

local function read_transitions(text, counts, types)
    local list, before = {}, -math.huge
    for index = 1, counts.time do
        local at = signed_64(text, counts.data + (index - 1) * 8)
        local kind = types[text:byte(counts.data + counts.time * 8 + index - 1) + 1]
        if at <= before or not kind then
            return nil
        end
        list[index], before = { at = at, offset = kind.offset }, at
    end
    return list
end

--- Reads a file.
-- @tparam string text its bytes
-- @treturn table|nil `{ first = offset before the first transition, transitions = { { at, offset },
--   … }, rule = text of the POSIX rule for what follows, or "" }`, seconds
-- @treturn string|nil what is wrong with it
function tzif.read(text)
    local old = header(text, 1)
    if not old or old.version < 50 then -- "2": version 1 ends in 2037, and nobody writes it alone
        return nil, "no time zone file"
    end
    local counts = header(text, old.data + size_of(old, 4))
    if not counts or counts.type < 1 or counts.type > 256
        or counts.data + size_of(counts, 8) - 1 > #text then
        return nil, "a time zone file that is cut off"
    end
    local types = read_types(text, counts.data + counts.time * 9, counts.type)
    local transitions = types and read_transitions(text, counts, types)
    if not transitions then
        return nil, "a time zone file that is damaged"
    end
    local rule = text:sub(counts.data + size_of(counts, 8)):match("^\n([^\n]*)\n")
    return { first = types[1].offset, transitions = transitions, rule = rule or "" }
end

----------------------------------------------------------------------------------------------------
-- The POSIX rule: "CET-1CEST,M3.5.0,M10.5.0/3"
----------------------------------------------------------------------------------------------------

local name_pattern = { "^<[%w+-]+>", "^%a+" }

local function skip_name(text)
    for _, pattern in ipairs(name_pattern) do
        local found = text:match(pattern)
        if found then
            return text:sub(#found + 1)
        end
    end
    return nil
end

-- "[+-]h[h[h]][:mm[:ss]]" in seconds, and the rest.
local function read_clock(text)
    local sign, hours, rest = text:match("^([+-]?)(%d%d?%d?)(.*)$")
    if not hours then
        return nil, text
    end
    local minutes, seconds = rest:match("^:(%d%d):(%d%d)"), nil
    if minutes then
        minutes, seconds, rest = rest:match("^:(%d%d):(%d%d)(.*)$")
    elseif rest:find("^:%d%d") then
        minutes, rest = rest:match("^:(%d%d)(.*)$")
    end
    local value = hours * 3600 + (minutes or 0) * 60 + (seconds or 0)
    return sign == "-" and -value or value, rest
end

local function read_day(text)
    local month, week, weekday, rest = text:match("^M(%d%d?)%.(%d)%.(%d)(.*)$")
    if month then
        return { month = tonumber(month), week = tonumber(week), weekday = tonumber(weekday) }, rest
    end
    local julian
    julian, rest = text:match("^J(%d+)(.*)$")
    if julian then
        return { julian = tonumber(julian) }, rest
    end
    local day
    day, rest = text:match("^(%d+)(.*)$")
    return day and { day = tonumber(day) } or nil, rest
end

local function read_change(text)
    local day, rest = read_day(text:sub(2))
    if text:sub(1, 1) ~= "," or not day then
        return nil
    end
    day.clock = 7200
    if rest:sub(1, 1) == "/" then
        day.clock, rest = read_clock(rest:sub(2))
    end
    return day.clock and day, rest
end

--- Reads a POSIX rule.
-- @tparam string text
-- @treturn table|nil `{ offset }`, or `{ offset, dst_offset, begins, ends }`; nil when it is none
function tzif.read_rule(text)
    local rest = skip_name(text)
    local west
    if rest then
        west, rest = read_clock(rest)
    end
    if not west or math.abs(west) >= largest_offset then
        return nil
    end
    local rule = { offset = -west }
    if rest == "" then
        return rule
    end
    rest = skip_name(rest)
    if not rest then
        return nil
    end
    rule.dst_offset = rule.offset + 3600
    if rest:find("^[+-]?%d") then
        local dst_west
        dst_west, rest = read_clock(rest)
        rule.dst_offset = -dst_west
    end
    rule.begins, rest = read_change(rest)
    if not rule.begins then
        return nil
    end
    rule.ends, rest = read_change(rest)
    return rule.ends and rest == "" and rule or nil
end

-- Seconds from the beginning of a year, by the wall, to a change of it.
local function change_in(year, change, calendar)
    local first = calendar.days(year, 1, 1)
    local days
    if change.month then
        local month_begins = calendar.days(year, change.month, 1)
        local weekday = (month_begins + 4) % 7
        days = month_begins + (change.weekday - weekday) % 7 + (change.week - 1) * 7
        if days >= month_begins + calendar.days_in_month(year, change.month) then
            days = days - 7
        end
    elseif change.julian then
        local is_leap = calendar.days_in_month(year, 2) == 29
        days = first + change.julian - 1 + (is_leap and change.julian >= 60 and 1 or 0)
    else
        days = first + change.day
    end
    return days * 86400 + change.clock
end

--- The offset that a rule gives at a moment.
-- @tparam table rule
-- @tparam number seconds UTC unix seconds
-- @tparam table calendar `days(year, month, day)` since 1970, `days_in_month(year, month)`,
--   `year_of(seconds)`
-- @treturn integer seconds east of UTC
function tzif.offset_by_rule(rule, seconds, calendar)
    if not rule.begins then
        return rule.offset
    end
    local year = calendar.year_of(floor(seconds) + rule.offset)
    local begins = change_in(year, rule.begins, calendar) - rule.offset
    local ends = change_in(year, rule.ends, calendar) - rule.dst_offset
    local is_dst
    if begins < ends then
        is_dst = seconds >= begins and seconds < ends
    else
        is_dst = seconds >= begins or seconds < ends
    end
    return is_dst and rule.dst_offset or rule.offset
end

return tzif
