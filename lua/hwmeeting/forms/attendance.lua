--- Who was in a meeting: the invited held against the attendance records, re-joins merged. Pure.
--
-- The service keeps two lists that do not know each other. The invited have a number, a name, an
-- account; an attendance record, one for each time that somebody joined, has a displayed name, a
-- number, a department and two times, but no user ID. So people are matched by what both lists
-- have:
--
-- 1. by number: the record's `callNumber` is one of the invited's numbers (spaces, dashes, a
--    leading `+`, `sip:` and what follows `@` do not count);
-- 2. else by name, when exactly one of the invited has it, or exactly one of those in the record's
--    department (spaces and the case of ASCII letters do not count).
--
-- A missing identity is none: each record without number and name is a guest of its own, and
-- records without a number that overlap in time are not one person. A record is presence, whatever
-- its times say. The order of the records makes no difference.
--
-- What this cannot see: somebody who joined under another name from an unknown number counts as
-- absent and as a guest; two people of one name and department who joined from unknown numbers are
-- guests, with `ambiguous` set, and both may seem absent; two people at one number (a room) are
-- one, with `devices` telling how many were connected at once.

local attendance = {}

----------------------------------------------------------------------------------------------------
-- Who is who
----------------------------------------------------------------------------------------------------

local function text_or_nil(value)
    return type(value) == "string" and value ~= "" and value or nil
end

local function plain_number(value)
    local text = text_or_nil(value)
    if not text then
        return nil
    end
    text = text:lower():gsub("^sips?:", ""):gsub("@.*$", ""):gsub("[%s%-()]", ""):gsub("^%+", "")
    return text_or_nil(text)
end

local function plain_name(value)
    local text = text_or_nil(value)
    return text and text_or_nil(text:lower():gsub("%s+", " "):gsub("^ ", ""):gsub(" $", "") .. "")
end

local number_fields = { "participantID", "phone", "phone2", "phone3", "sms" }

local function new_person(invited, source)
    return {
        name = source.name or source.displayName,
        number = source.participantID or source.callNumber,
        account = source.accountId,
        department = source.deptName,
        host = invited and source.role == 1,
        invited = invited,
        joins = 0,
        stays = {},
        unnumbered = {}, -- stays known by name only
    }
end

-- The invited as people, with the ways to find them: number → person, name → people.
local function directory_of(invited)
    local directory = { people = {}, by_number = {}, by_name = {} }
    for index, source in ipairs(invited) do
        local person = new_person(true, source)
        directory.people[index] = person
        for _, field in ipairs(number_fields) do
            local number = plain_number(source[field])
            if number and not directory.by_number[number] then
                directory.by_number[number] = person
            end
        end
        local name = plain_name(source.name)
        if name then
            directory.by_name[name] = directory.by_name[name] or {}
            table.insert(directory.by_name[name], person)
        end
    end
    return directory
end

-- The only one of several people who belongs to a department.
local function only_of_department(people, department)
    local found
    for _, person in ipairs(people) do
        if plain_name(person.department) == department then
            if found then
                return nil
            end
            found = person
        end
    end
    return found
end

-- The invited person of a record: nil when there is none, and whether several might be meant.
local function find_invited(directory, record)
    local by_number = directory.by_number[plain_number(record.callNumber) or false]
    if by_number then
        return by_number, false
    end
    local namesakes = directory.by_name[plain_name(record.displayName) or false]
    if not namesakes then
        return nil, false
    elseif #namesakes == 1 then
        return namesakes[1], false
    end
    local department = plain_name(record.deptName)
    local person = department and only_of_department(namesakes, department)
    return person, not person
end

-- Whether a record without a number was there at the same time as another that counts for a person.
local function was_there_meanwhile(person, stay)
    for _, other in ipairs(stay and person.unnumbered or {}) do
        if stay.joined_at < other.left_at and other.joined_at < stay.left_at then
            return true
        end
    end
    return false
end

-- Records of one guest are those of one number, or of one name where there is no number.
local function guest_key(record)
    local number = plain_number(record.callNumber)
    local name = plain_name(record.displayName)
    return number and "number " .. number
        or name and "name " .. name .. "\n" .. (plain_name(record.deptName) or "")
        or nil
end

-- `guests` are those of a key, in the order in which they came: more than one where records without
-- a number overlap.
local function find_guest(directory, guests, record, stay, ambiguous)
    local key = guest_key(record)
    local known = key and guests[key] or {}
    for _, guest in ipairs(known) do
        if plain_number(record.callNumber) or not was_there_meanwhile(guest, stay) then
            return guest
        end
    end
    local guest = new_person(false, record)
    guest.ambiguous = (ambiguous or known[1] ~= nil) or nil
    if known[1] then
        known[1].ambiguous = true
    end
    table.insert(directory.people, guest)
    if key then
        table.insert(known, guest)
        guests[key] = known
    end
    return guest
end

----------------------------------------------------------------------------------------------------
-- When they were there
----------------------------------------------------------------------------------------------------

local function seconds_of(milliseconds)
    local value = tonumber(milliseconds)
    if not value or value <= 0 then
        return nil
    end
    return value % 1000 == 0 and math.floor(value / 1000) or value / 1000
end

-- A record without an end is one of somebody who stayed until the meeting's end; one without a
-- beginning is no stay.
local function stay_of(record, meeting_end)
    local joined, left = seconds_of(record.joinTime), seconds_of(record.leftTime)
    if not joined then
        return nil
    end
    return { joined_at = joined, left_at = math.max(joined, left or meeting_end or joined) }
end

local function add_record(person, record, stay)
    person.joins = person.joins + 1
    if stay then
        table.insert(person.stays, stay)
        if not plain_number(record.callNumber) then
            table.insert(person.unnumbered, stay)
        end
    end
end

local order_of_records = { "joinTime", "leftTime", "callNumber", "displayName", "deptName" }

-- Records in an order of their own, so that the one in which they came makes no difference.
local function sorted(records)
    local list = {}
    for index, record in ipairs(records) do
        list[index] = record
    end
    table.sort(list, function(a, b)
        for _, name in ipairs(order_of_records) do
            local left, right = a[name], b[name]
            if left ~= right then
                local both_numbers = tonumber(left) and tonumber(right)
                if both_numbers and tonumber(left) ~= tonumber(right) then
                    return tonumber(left) < tonumber(right)
                elseif tostring(left) ~= tostring(right) then
                    return tostring(left) < tostring(right)
                end
            end
        end
        return false
    end)
    return list
end

-- The most stays at one moment.
local function most_at_once(stays)
    local edges = {}
    for _, stay in ipairs(stays) do
        edges[#edges + 1] = { stay.joined_at, 1 }
        edges[#edges + 1] = { stay.left_at, -1 }
    end
    table.sort(edges, function(a, b)
        if a[1] ~= b[1] then
            return a[1] < b[1]
        end
        return a[2] < b[2]
    end)
    local now, most = 0, 0
    for _, edge in ipairs(edges) do
        now = now + edge[2]
        most = math.max(most, now)
    end
    return most
end

-- Stays in order of time, those that touch or overlap (two devices at once) made one.
local function merged(stays)
    table.sort(stays, function(a, b) return a.joined_at < b.joined_at end)
    local result = {}
    for _, stay in ipairs(stays) do
        local last = result[#result]
        if last and stay.joined_at <= last.left_at then
            last.left_at = math.max(last.left_at, stay.left_at)
        else
            result[#result + 1] = { joined_at = stay.joined_at, left_at = stay.left_at }
        end
    end
    return result
end

local function sum_up(person, choice)
    person.devices = math.max(most_at_once(person.stays), math.min(1, person.joins))
    person.stays, person.unnumbered = merged(person.stays), nil
    person.seconds = 0
    for _, stay in ipairs(person.stays) do
        person.seconds = person.seconds + stay.left_at - stay.joined_at
    end
    local first, last = person.stays[1], person.stays[#person.stays]
    person.present = person.joins > 0
    if not first then
        person.late, person.left_early = false, false
        return
    end
    person.first_joined, person.last_left = first.joined_at, last.left_at
    person.late = choice.start ~= nil and first.joined_at > choice.start + choice.grace
    person.left_early = choice.finish ~= nil and last.left_at < choice.finish - choice.grace
end

----------------------------------------------------------------------------------------------------
-- The report
----------------------------------------------------------------------------------------------------

local function count(people)
    local counts = { invited = 0, present = 0, absent = 0, late = 0, left_early = 0, guests = 0 }
    local function add(name, condition)
        counts[name] = counts[name] + (condition and 1 or 0)
    end
    for _, person in ipairs(people) do
        add("invited", person.invited)
        add("guests", not person.invited)
        add("present", person.invited and person.present)
        add("absent", person.invited and not person.present)
        add("late", person.late)
        add("left_early", person.left_early)
    end
    return counts
end

--- Seconds that somebody may come after the start, or leave before the end, without being late or
-- early.
attendance.default_grace = 300

--- A time in a meeting.
-- @class AttendanceStay
-- @tfield number joined_at UTC unix seconds
-- @tfield number left_at UTC unix seconds

--- One person of an attendance report.
-- @class AttendancePerson
-- @tfield string|nil name
-- @tfield string|nil number
-- @tfield string|nil account
-- @tfield string|nil department
-- @tfield boolean|nil host
-- @tfield boolean invited
-- @tfield boolean present
-- @tfield boolean|nil late
-- @tfield boolean|nil left_early
-- @tfield boolean|nil ambiguous
-- @tfield integer joins the number of records
-- @tfield integer devices the most that were there at once
-- @tfield number seconds in the meeting
-- @tfield number|nil first_joined UTC unix seconds
-- @tfield number|nil last_left UTC unix seconds
-- @tfield AttendanceStay[] stays

--- How many were what.
-- @class AttendanceCounts
-- @tfield integer invited
-- @tfield integer present of the invited
-- @tfield integer absent of the invited
-- @tfield integer guests
-- @tfield integer late
-- @tfield integer left_early

--- Holds the invited against the attendance records.
-- @tparam table invited array of ParticipantInfo (`client:participants`)
-- @tparam table records array of ConfAttendeeRecordInfo (`client:attendance`)
-- @tparam table|nil choice `start` and `finish` of the meeting (UTC unix seconds; without one of
--   them nobody is late or nobody leaves early), `grace` (seconds, default 300)
-- @treturn table `people`: array, the invited first, in their order, then the guests by when they
--   came; each `{ name, number, account, department, host, invited, present, late, left_early,
--   ambiguous, joins, devices, seconds, first_joined, last_left, stays = { { joined_at, left_at },
--   … } }`, times in UTC unix seconds, `joins` the number of records, `devices` how many of them
--   were there at once at the most, `seconds` the time in the meeting, counted once where records
--   overlap; and `counts`: `{ invited, present, absent, guests, late, left_early }`, `present` and
--   `absent` of the invited only
function attendance.report(invited, records, choice)
    choice = choice or {}
    local bounds = { start = choice.start, finish = choice.finish,
        grace = choice.grace or attendance.default_grace }
    local directory, guests = directory_of(invited), {}
    for _, record in ipairs(sorted(records)) do
        local stay = stay_of(record, bounds.finish)
        local person, ambiguous = find_invited(directory, record)
        if person and not plain_number(record.callNumber) and was_there_meanwhile(person, stay) then
            person, ambiguous = nil, true
        end
        person = person or find_guest(directory, guests, record, stay, ambiguous)
        add_record(person, record, stay)
    end
    for _, person in ipairs(directory.people) do
        sum_up(person, bounds)
    end
    return { people = directory.people, counts = count(directory.people) }
end

return attendance
