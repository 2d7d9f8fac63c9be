--- Control of a running meeting, and the token for it (Lua 5.4).

local acknowledgement = require "hwmeeting.sandbox.acknowledgement"
local calendar = require "hwmeeting.sandbox.calendar"
local control_tokens = require "hwmeeting.sandbox.state.control_tokens"
local errors = require "hwmeeting.sandbox.errors"
local meeting_forms = require "hwmeeting.sandbox.wire.meeting_forms"
local presented = require "hwmeeting.sandbox.calls.presented_token"

local control = "/v1/mmc/control/conferences"

local switch = { type = "integer", one_of = { 0, 1 }, code = "MMC.111072045" }
local required_switch =
    { type = "integer", one_of = { 0, 1 }, required = true, code = "MMC.111072045" }

-- The token of a keep-alive, if it is one for this meeting as it runs now.
local function kept_token(call, meeting)
    local token = presented.find(call)
    if token and token.meeting == meeting and meeting.running and token.uuid == meeting.uuid then
        return call.state.control_tokens:keep_alive(token, call.now)
    end
end

local function create_token(call)
    local meeting = call.state.meetings:find(call.query.conferenceID)
    local token = meeting and kept_token(call, meeting)
    if not token then
        if not meeting or call.request.headers["x-password"] ~= meeting.chair_password then
            errors.refuse("MMC.111072065")
        elseif not meeting.running then
            errors.refuse("MMC.111072005")
        end
        token = call.state.control_tokens:issue(meeting, call.now)
    end
    return meeting_forms.control_token(token, control_tokens.lifetime)
end

local function lock(call)
    call.meeting.locked = call.body.isLock == 1
    return acknowledgement
end

local function mute(call)
    call.meeting.muted = call.body.isMute == 1
    for _, person in ipairs(call.meeting.present) do
        person.muted = call.meeting.muted and person.role ~= 1
    end
    call.meeting.may_unmute = call.body.allowUnmuteByOneself ~= 0
    return acknowledgement
end

local function prolong(call)
    local seconds = call.body.duration * calendar.minute
    if call.body.auto == 1 then
        call.meeting.prolong_by = seconds
    else
        call.meeting.prolong_by = nil
        call.meeting.finish = call.meeting.finish + seconds
    end
    return acknowledgement
end

local function stop(call)
    call.state.meetings:stop(call.meeting, call.now)
    return acknowledgement
end

local meeting_id = { conferenceID = { type = "string", required = true } }

local function control_call(id, path, body, handle)
    return {
        id = id,
        method = "PUT",
        path = control .. path,
        token = "control",
        query = meeting_id,
        body = body,
        handle = handle,
    }
end

return {
    {
        id = "CreateConfToken",
        method = "GET",
        path = control .. "/token",
        token = "none",
        query = meeting_id,
        headers = {
            ["x-password"] = { type = "string", required = true },
            ["x-login-type"] = { type = "integer", required = true, one_of = { 1 } },
        },
        handle = create_token,
    },
    control_call("LockMeeting", "/lock", { isLock = required_switch }, lock),
    control_call(
        "MuteMeeting",
        "/mute",
        { isMute = required_switch, allowUnmuteByOneself = switch },
        mute
    ),
    control_call("ProlongMeeting", "/duration", {
        auto = required_switch,
        duration = { type = "integer", minimum = 1, default = 15 },
    }, prolong),
    control_call("StopMeeting", "/stop", nil, stop),
}
