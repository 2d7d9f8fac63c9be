--- Creating and changing a meeting: at once, for later, or recurring (Lua 5.4).

local booking = require "hwmeeting.sandbox.calls.booking"
local errors = require "hwmeeting.sandbox.errors"
local json = require "hwmeeting.sandbox.json"
local meeting_forms = require "hwmeeting.sandbox.wire.meeting_forms"
local permission = require "hwmeeting.sandbox.calls.permission"
local recurrence = require "hwmeeting.sandbox.state.recurrence"
local schedule_rules = require "hwmeeting.sandbox.rules.schedule"

local function needs_cycle(call)
    if not call.body.cycleParams then
        errors.refuse("MMC.111071020", "cycleParams is missing (required)")
    end
end

local function begin(call, meeting)
    if meeting.kind == "IMMEDIATELY" then
        call.state.meetings:start(meeting, call.now)
    end
    return json.list { meeting_forms.conference(meeting, call.user) }
end

local function create(call)
    local meeting = booking.fields(call)
    meeting.id = call.state.meetings:unused_id()
    if meeting.kind == "CYCLE" then
        recurrence.expand(meeting, call.body)
    end
    return begin(call, call.state.meetings:plan(meeting))
end

local function find_planned(call)
    local meeting = call.state.meetings:find(call.query.conferenceID)
        or errors.refuse("MMC.111070005")
    permission.check_change(call.user, meeting)
    if meeting.running then
        errors.refuse("MMC.111071065")
    end
    return meeting
end

local function update(call)
    local meeting = find_planned(call)
    local fields = booking.fields(call, meeting)
    fields.id = meeting.id
    if fields.kind == "CYCLE" then
        recurrence.expand(fields, call.body)
    end
    meeting.guest_password, meeting.vmr_id, meeting.vmr_number = nil, nil, nil
    for name, value in pairs(fields) do
        meeting[name] = value
    end
    return begin(call, meeting)
end

local function create_recurring(call)
    needs_cycle(call)
    return create(call)
end

local function update_recurring(call)
    needs_cycle(call)
    return update(call)
end

local single = "/v1/mmc/management/conferences"
local recurring = "/v1/mmc/management/cycleconferences"

local function operation(id, method, path, handle)
    return {
        id = id,
        method = method,
        path = path,
        token = "access",
        query = method == "PUT" and { conferenceID = { type = "string", required = true } } or nil,
        body = schedule_rules,
        handle = handle,
    }
end

return {
    operation("CreateMeeting", "POST", single, create),
    operation("UpdateMeeting", "PUT", single, update),
    operation("CreateRecurringMeeting", "POST", recurring, create_recurring),
    operation("UpdateRecurringMeeting", "PUT", recurring, update_recurring),
}
