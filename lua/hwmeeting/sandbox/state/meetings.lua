--- The meetings of the sandbox: planned, running, and the times they were held (Lua 5.4).
--
-- meeting = { id, subject, owner (user), start, finish (unix seconds), media_types, language,
--     time_zone, kind = "FUTURE" | "IMMEDIATELY" | "CYCLE", chair_password, guest_password or nil,
--     settings (confConfigInfo), invited (list), details (further ConferenceInfo fields),
--     join_codes { chair, guest }, vmr_id, vmr_number, running, and while running:
--     uuid, region, held_from, present (list), waiting (list: who is in the waiting room), records
--     (list), controls (list, service/control_log.lua), recording (recording.lua), locked, muted,
--     may_unmute, paused, live, broadcast, display (table: what calls/by_catalogue/display.lua
--     set), layouts, prolong_by (seconds by which it extends itself, or nil) }
-- invited person = { name, number, kind, role, account, uuid, dept_name, email, sms }
-- present or waiting person = { id, name, number, role, account, user_id, device, dept_name,
--     joined, muted, video, hand, cohost, sharing, client_record }
-- record of a visit = { name, number, device, media, dept_name, joined, left }
-- held = a copy of the meeting made when it ended, with `held_until`
--
-- One meeting id has as many uuids as times it was held.

local lists = require "hwmeeting.sandbox.state.lists"
local recording = require "hwmeeting.sandbox.state.recording"
local recurrence = require "hwmeeting.sandbox.state.recurrence"

local Meetings = {}
Meetings.__index = Meetings

local meetings = {}

--- Makes an empty table of meetings.
-- @tparam table random generator of ids and passwords
function meetings.new(random)
    return setmetatable({
        random = random,
        list = {}, -- planned and running ones, in the order they were made
        by_id = {},
        history = {}, -- held ones, in the order they ended
        by_uuid = {},
    }, Meetings)
end

--- An id that no planned or running meeting has.
function Meetings:unused_id()
    return lists.unused(function()
        return "9" .. self.random:digits(8)
    end, self.by_id)
end

--- Adds a planned meeting; what is not given is made up.
-- @treturn table meeting
function Meetings:plan(meeting)
    meeting.id = meeting.id or self:unused_id()
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
    meeting.present, meeting.waiting, meeting.records = {}, {}, {}
    meeting.controls, meeting.display, meeting.layouts = {}, {}, {}
    meeting.locked, meeting.muted, meeting.may_unmute = false, false, true
    meeting.paused, meeting.live = false, false
    meeting.recording = recording.new()
    if meeting.details.isAutoRecord == 1 then
        recording.start(meeting.recording, now)
    end
end

local function forget(self, meeting)
    self.by_id[meeting.id] = nil
    lists.remove(self.list, meeting)
end

--- Takes a meeting that does not run out of the plan.
function Meetings:cancel(meeting)
    forget(self, meeting)
end

-- Numbers a person who arrives.
local function admit(meeting, person)
    meeting.next_participant = (meeting.next_participant or 0) + 1
    person.id = person.id or ("%s%04d"):format(meeting.id, meeting.next_participant)
    person.role = person.role or 0
    person.muted = meeting.muted and person.role ~= 1
    person.video, person.hand, person.cohost = true, false, false
    return person
end

--- Someone joins a running meeting that is not locked (the caller checks that).
-- @treturn table the present person
function Meetings:join(meeting, person, now)
    admit(meeting, person).joined = now
    table.insert(meeting.present, person)
    return person
end

--- Someone arrives in the waiting room.
-- @treturn table the waiting person
function Meetings:wait(meeting, person)
    table.insert(meeting.waiting, admit(meeting, person))
    return person
end

local function take_out(list, participant_id)
    for index, person in ipairs(list) do
        if person.id == participant_id then
            return table.remove(list, index)
        end
    end
end

--- Someone is let in from the waiting room.
-- @treturn boolean|nil true, or nil when nobody with that participant id waits
function Meetings:let_in(meeting, participant_id, now)
    local person = take_out(meeting.waiting, participant_id)
    if person then
        person.joined = now
        table.insert(meeting.present, person)
        return true
    end
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
-- @treturn table|nil the person, or nil when nobody has that participant id
function Meetings:leave(meeting, participant_id, now)
    local person = take_out(meeting.present, participant_id)
    if person then
        record_visit(meeting, person, now)
    end
    return person
end

--- Someone is sent back to the waiting room; the visit ends with that.
-- @treturn boolean|nil true, or nil when nobody has that participant id
function Meetings:send_out(meeting, participant_id, now)
    local person = self:leave(meeting, participant_id, now)
    if person then
        table.insert(meeting.waiting, person)
        return true
    end
end

--- Ends a running meeting: everybody leaves and the time it was held goes into the history. A
-- planned meeting whose time is not over can be started again, under another uuid.
function Meetings:stop(meeting, now)
    while meeting.present[1] do
        self:leave(meeting, meeting.present[1].id, now)
    end
    recording.stop(meeting.recording, now)
    local held = {}
    for name, value in pairs(meeting) do
        held[name] = value
    end
    if not recording.has_files(held.recording) then
        held.recording = nil
    end
    held.held_until = now
    held.running = false
    self:add_held(held)
    meeting.running, meeting.uuid = false, nil
    meeting.present, meeting.waiting, meeting.records, meeting.controls = nil, nil, nil, nil
    meeting.recording, meeting.prolong_by = nil, nil
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
        if meeting.details.subConfs and not meeting.running then
            recurrence.settle(meeting, now)
        end
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
