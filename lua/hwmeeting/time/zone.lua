--- Time zones, by the system's database: how far a zone is from UTC at a moment.
--
-- A zone is an IANA name (`"Asia/Shanghai"`), a number of the service (`"56"`, 56), an offset
-- (`"+08:00"`), or `"UTC"`. Files are looked for below `TZDIR`, then where systems keep them.

local calendar = require "hwmeeting.time.calendar"
local tzif = require "hwmeeting.time.tzif"

local zone = {}

local folders = { "/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo",
    "/etc/zoneinfo" }

-- More than any zone's file has, and files there that are no zones.
local largest_file = 200000
local no_zones = { localtime = true, posixrules = true, Factory = true }

-- What may be a name: no dot, so no way out of the folder, and no absolute path.
local function is_name(text)
    return #text <= 64 and text:find("^[%w_+-]+[%w_+/-]*$") and not text:find("//", 1, true)
        and not no_zones[text] and not text:find("^right/") and not text:find("^posix/")
end

local function read_file(path)
    local file = io and io.open(path, "rb")
    local text = file and file:read(largest_file)
    if file then
        file:close()
    end
    return text
end

local function find_file(name)
    local own = os and os.getenv and os.getenv("TZDIR")
    local text = own and own ~= "" and read_file(own .. "/" .. name) or nil
    for _, folder in ipairs(folders) do
        text = text or read_file(folder .. "/" .. name)
    end
    return text
end

local function from_database(name)
    if not is_name(name) then
        return nil, ("no time zone: %q"):format(name)
    end
    local text = find_file(name)
    if not text then
        return nil, ("the time zone %s is not in this system's database (Debian: tzdata)")
            :format(name)
    end
    local read, problem = tzif.read(text)
    local rule = read and read.rule ~= "" and tzif.read_rule(read.rule)
    if not read or read.rule ~= "" and not rule then
        return nil, ("the time zone %s cannot be read: %s"):format(name,
            problem or "its rule is damaged")
    end
    read.rule, read.name = rule or nil, name
    return read
end

local function from_offset(text)
    local sign, hours, minutes = text:match("^([+-])(%d%d):?(%d%d)$")
    if not sign or tonumber(hours) > 15 or tonumber(minutes) > 59 then
        return nil
    end
    local offset = hours * 3600 + minutes * 60
    return { name = text, first = sign == "-" and -offset or offset, transitions = {} }
end

-- Zones that were asked for, by the text.
local known = {}

local function find(text)
    if text == "UTC" or text == "Z" then
        return { name = "UTC", first = 0, transitions = {} }
    end
    local number = text:match("^%d%d?$") and tonumber(text)
    local row = number and require("hwmeeting.time.vendor_zones")[number]
    if number and not row then
        return nil, ("the service has no time zone %d: there are 1 to 77"):format(number)
    elseif row then
        return from_database(row.iana)
    end
    local by_offset = from_offset(text)
    if by_offset then
        return by_offset
    end
    return from_database(text)
end

--- A zone.
-- @tparam string|integer name see above
-- @treturn table|nil
-- @treturn string|nil what is wrong
function zone.of(name)
    local text = type(name) == "number" and ("%d"):format(name) or name
    if type(text) ~= "string" then
        return nil, "a time zone must be a name (\"Asia/Shanghai\"), a number of the service "
            .. "(\"56\") or an offset (\"+08:00\")"
    end
    if not known[text] then
        local found, problem = find(text)
        if not found then
            return nil, problem
        end
        known[text] = found
    end
    return known[text]
end

-- The last transition that is not after a moment; 0 before the first.
local function last_before(list, seconds)
    local low, high = 0, #list
    while low < high do
        local middle = math.ceil((low + high) / 2)
        if list[middle].at <= seconds then
            low = middle
        else
            high = middle - 1
        end
    end
    return low
end

--- How far a zone is from UTC.
-- @tparam table of what `zone.of` returned
-- @tparam number seconds UTC unix seconds
-- @treturn integer seconds, east is positive
function zone.offset(of, seconds)
    local list = of.transitions
    local index = last_before(list, seconds)
    if index == #list and of.rule then
        return tzif.offset_by_rule(of.rule, seconds, calendar)
    end
    return index == 0 and of.first or list[index].offset
end

--- The moments that a wall clock in a zone shows a time: none where clocks were set forward over
-- it, two where they were set back.
-- @tparam table of what `zone.of` returned
-- @tparam integer wall the time as if it were UTC, in unix seconds
-- @treturn table array of UTC unix seconds, earliest first
function zone.moments(of, wall)
    local found, seen = {}, {}
    for _, around in ipairs { wall - 86400, wall, wall + 86400 } do
        local moment = wall - zone.offset(of, around)
        if not seen[moment] and moment + zone.offset(of, moment) == wall then
            seen[moment] = true
            found[#found + 1] = moment
        end
    end
    table.sort(found)
    return found
end

--- The service's number of a zone.
-- @tparam string name IANA name
-- @treturn integer|nil the first row that it stands for, else the first that has it among others
function zone.number_of(name)
    local rows = require "hwmeeting.time.vendor_zones"
    for number = 1, #rows do
        if rows[number].iana == name then
            return number
        end
    end
    for number = 1, #rows do
        for _, other in ipairs(rows[number].also or {}) do
            if other == name then
                return number
            end
        end
    end
    return nil
end

return zone
