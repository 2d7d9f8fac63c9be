--- The meetings of the sandbox: planned, running, and the times they were held (Lua 5.4).
--
-- meeting = { id, subject, owner (user), start, finish (unix seconds), media_types, language,
--     time_zone, kind = "FUTURE" | "IMMEDIATELY" | "CYCLE", chair_password, guest_password or nil,
--     settings (confConfigInfo), invited (list), details (further ConferenceInfo fields),
--     join_codes { chair, guest }, vmr_id, vmr_number, running, and while running:
--     uuid, region, held_from, present (list), records (list), locked, muted, may_unmute,
--     prolong_by (seconds by which it extends itself, or nil) }
-- invited person = { name, number, kind, role, account, uuid, dept_name, email, sms }
-- present person = { id, name, number, role, account, user_id, device, dept_name, joined }
-- record of a visit = { name, number, device, media, dept_name, joined, left }
-- held = a copy of the meeting made when it ended, with `held_until`
--
-- One meeting id has as many uuids as times it was held.

local Meetings = {}
Meetings.__index = Meetings

local meetings = {}

--- Makes an empty table of meetings.
-- @param random: generator of ids and passwords
function meetings.new(random)
    return setmetatable({
        random = random,
        list = {}, -- planned and running ones, in the order they were made
        by_id = {},
        history = {}, -- held ones, in the order they ended
        by_uuid = {},
    }, Meetings)
end

local function unused_id(self)
    local id
    repeat
        id = "9" .. self.random:digits(8)
    until not self.by_id[id]
    return id
end

--- Adds a planned meeting; what is not given is made up.
-- @return meeting
function Meetings:plan(meeting)
    meeting.id = meeting.id or unused_id(self)
    meeting.chair_password = meeting.chair_password or self.random:digits(6)
    meeting.join_codes = meeting.join_codes
        or { chair = self.random:hex(48), guest = self.random:hex(48) }
    meeting.invited = meeting.invited or {}
    meeting.details = meeting.details or {}
    meeting.running = false
    table.insert(self.list, meeting)
    self.by_id[meeting.id] = meeting
    return meeting
end

--- The planned or running meeting with that id, or nil. A cloud room's number is no meeting id.
function Meetings:find(id)
    return self.by_id[id]
end

--- The held meeting with that uuid, or nil.
function Meetings:find_held(uuid)
    return self.by_uuid[uuid]
end

--- The last time a meeting id was held, or nil.
function Meetings:last_held(id)
    for index = #self.history, 1, -1 do
        if self.history[index].id == id then
            return self.history[index]
        end
    end
end

--- Activates a meeting; one that is running stays as it is.
function Meetings:start(meeting, now)
    if meeting.running then
        return
    end
    meeting.running = true
    meeting.uuid = meeting.next_uuid or self.random:hex(32)
    meeting.next_uuid = nil
    meeting.region = meeting.region or ("100.94.23." .. self.random:integer(40, 59))
    meeting.held_from = now
    meeting.present, meeting.records = {}, {}
    meeting.locked, meeting.muted, meeting.may_unmute = false, false, true
end

local function forget(self, meeting)
    self.by_id[meeting.id] = nil
    for index, other in ipairs(self.list) do
        if other == meeting then
            table.remove(self.list, index)
            return
        end
    end
end

--- Takes a meeting that does not run out of the plan.
function Meetings:cancel(meeting)
    forget(self, meeting)
end

--- Someone joins a running meeting that is not locked (the caller checks that).
-- @return the present person
function Meetings:join(meeting, person, now)
    meeting.next_participant = (meeting.next_participant or 0) + 1
    person.id = ("%s%04d"):format(meeting.id, meeting.next_participant)
    person.joined = now
    table.insert(meeting.present, person)
    return person
end

local function record_visit(meeting, person, now)
    table.insert(meeting.records, {
        name = person.name,
        number = person.number,
        device = person.device or "SoftClient",
        media = "video",
        dept_name = person.dept_name,
        joined = person.joined,
        left = now,
    })
end

--- Someone leaves; the visit goes into the attendance records.
-- @return true, or nil when nobody has that participant id
function Meetings:leave(meeting, participant_id, now)
    for index, person in ipairs(meeting.present) do
        if person.id == participant_id then
            table.remove(meeting.present, index)
            record_visit(meeting, person, now)
            return true
        end
    end
end

--- Ends a running meeting: everybody leaves and the time it was held goes into the history. A
-- planned
--- meeting whose time is not over can be started again, under another uuid.
function Meetings:stop(meeting, now)
    while meeting.present[1] do
        self:leave(meeting, meeting.present[1].id, now)
    end
    local held = {}
    for name, value in pairs(meeting) do
        held[name] = value
    end
    held.held_until = now
    held.running = false
    self:add_held(held)
    meeting.running, meeting.uuid = false, nil
    meeting.present, meeting.records, meeting.prolong_by = nil, nil, nil
    if meeting.kind == "IMMEDIATELY" or meeting.finish <= now then
        forget(self, meeting)
    end
end

--- Puts a time a meeting was held into the history.
function Meetings:add_held(held)
    table.insert(self.history, held)
    self.by_uuid[held.uuid] = held
end

-- A running meeting whose time is over ends, unless it extends itself and somebody is there.
local function settle_running(self, meeting, now)
    if meeting.prolong_by and meeting.present[1] then
        local missing = now - meeting.finish
        meeting.finish = meeting.finish + (missing // meeting.prolong_by + 1) * meeting.prolong_by
    else
        self:stop(meeting, meeting.finish)
    end
end

--- Does what time alone does: ends meetings that are over and drops planned ones nobody started.
function Meetings:settle(now)
    for index = #self.list, 1, -1 do
        local meeting = self.list[index]
        if meeting.finish <= now then
            if meeting.running then
                settle_running(self, meeting, now)
            else
                forget(self, meeting)
            end
        end
    end
end

return meetings
