--- A handle on one meeting: gets the control token at the first control call, keeps it alive before
-- its half hour ends, gets it again when the service says it is gone, and forgets it on close. It
-- needs no timer.

local catalogue = require "hwmeeting.catalogue"
local errors = require "hwmeeting.errors"
local misuse = require "hwmeeting.misuse"

local meeting = {}

-- What a host can do, by subject; each is a thin method upon `call`.
local find_control, control_names = require("hwmeeting.subjects").new("hwmeeting.meeting.", {
    course = {
        "start", "stop", "lock", "unlock", "pause", "resume", "extend", "extend_by_itself",
        "change_settings", "show", "region", "people_now", "network_quality", "socket_token",
    },
    people = {
        "mute_all", "unmute_all", "mute", "unmute", "allow_unmute", "invite", "ring", "hang_up_on",
        "remove", "admit", "admit_all", "send_to_waiting_room", "let_audience_in", "rename",
        "make_host", "end_host", "make_cohost", "end_cohost", "raise_hands", "lower_hands",
    },
    media = {
        "ask_camera_on", "camera_off", "ask_to_share", "withdraw_share_request", "start_recording",
        "stop_recording", "start_mmr_recording", "pause_mmr_recording", "stop_mmr_recording",
        "allow_own_recording", "start_live", "stop_live", "start_mmr_live", "stop_mmr_live",
    },
    display = {
        "broadcast", "roll_call", "end_broadcast", "follow_speaker", "follow_speakers",
        "fix_pictures", "set_pictures", "arrange_pictures_by_itself", "layouts", "keep_layout",
        "drop_layout", "host_watches", "host_watches_all", "host_watches_in_turn",
        "host_stops_turns", "show_to", "fix_view", "free_view", "interpret", "set_interpreters",
        "set_languages",
    },
})

-- The token's documented life, where the answer tells none, and how long before its end it is
-- renewed; in seconds.
local default_life, renewal_margin = 1800, 300

-- Codes that say that the control token is not, or no longer, accepted.
local token_gone = {
    ["MMC.111070004"] = true,
    ["MMC.111070111"] = true,
    ["MMC.118000000"] = true,
    ["MMC.118000001"] = true,
    ["USG.000000004"] = true,
}

local methods = {}

-- The key under which a handle answers with its state; the password must not be reachable as a
-- field.
local state_key = {}

local function is_handle(value)
    return type(value) == "table" and getmetatable(value) == "hwmeeting.meeting"
end

local function state_of(self)
    local state = is_handle(self) and self[state_key]
    if not state then
        misuse.raise("call methods with a colon: meeting:method(…)")
    end
    if state.closed then
        misuse.raise("the meeting handle is closed")
    end
    return state
end

local function lifetime_of(data)
    local life = tonumber(data.confTokenExpireTime)
    return life and life > 0 and life or default_life
end

-- Asks for the control token; with the current one it is a renewal, for which the service checks no
-- password. The answer may hold another token than the one that was sent.
local function request_token(state, current, call_options)
    local answer, err = state.client:call("CreateConfToken", {
        conferenceID = state.id,
        ["X-Password"] = state.password or "",
        ["X-Conference-Authorization"] = current,
    }, call_options)
    if not answer then
        return nil, err
    end
    local data = type(answer.data) == "table" and answer.data or {}
    if type(data.token) ~= "string" or data.token == "" then
        return nil, errors.new { kind = "auth", operation = "CreateConfToken", retryable = false,
            message = "the service answered without a control token" }
    end
    local now, life = state.now(), lifetime_of(data)
    state.token = data.token
    state.ends_at = now + life
    state.renew_at = now + life - math.min(renewal_margin, life / 10)
    return state.token
end

local function control_token(state, call_options)
    local now = state.now()
    if state.token and now < state.renew_at then
        return state.token
    end
    local current = state.token and now < state.ends_at and state.token or nil
    return request_token(state, current, call_options)
end

-- The token of a control operation goes into one header; a few operations name it differently.
local function token_parameter(definition)
    for _, parameter in ipairs(definition.parameters) do
        if parameter.name == "confToken" then
            return parameter.name
        end
    end
    return "X-Conference-Authorization"
end

local function with_meeting(definition, args, state)
    local filled = {}
    for name, value in pairs(args or {}) do
        filled[name] = value
    end
    if definition.meeting and filled[definition.meeting] == nil then
        filled[definition.meeting] = state.id
    end
    return filled
end

local function is_token_gone(err)
    return err.status == 401 or token_gone[err.code] == true
end

--- Makes any call about this meeting: fills in the meeting's id and, for control operations, the
-- control token.
-- @tparam string name the operation's id
-- @tparam table|nil args the other arguments
-- @tparam table|nil call_options as for `client:call`
-- @treturn any|nil the decoded answer
-- @treturn table|nil an error object
function methods.call(self, name, args, call_options)
    local state = state_of(self)
    local id = catalogue.find(name)
    if not id then
        return state.client:call(name, args, call_options)
    end
    local definition = catalogue.definition(id)
    local filled = with_meeting(definition, args, state)
    if definition.token ~= "control" then
        return state.client:call(id, filled, call_options)
    end
    local header = token_parameter(definition)
    local token, err = control_token(state, call_options)
    if not token then
        return nil, err
    end
    filled[header] = token
    local result
    result, err = state.client:call(id, filled, call_options)
    if result ~= nil or not is_token_gone(err) then
        return result, err
    end
    if state.token == token then
        state.token = nil
    end
    token, err = control_token(state, call_options)
    if not token then
        return nil, err
    end
    filled[header] = token
    return state.client:call(id, filled, call_options)
end

--- Forgets the control token and the password. Idempotent; the meeting itself goes on.
function methods.close(self)
    local state = is_handle(self) and self[state_key]
    if state then
        state.closed, state.token, state.password = true, nil, nil
    end
end

--- A handle on a meeting; nothing is sent.
-- @tparam table client
-- @tparam function now returns UTC unix seconds
-- @tparam string id the conferenceID (not the vmrConferenceID)
-- @tparam table|nil choice `{ password = "host password" }`, needed for control calls
-- @treturn table
function meeting.new(client, now, id, choice)
    if type(id) ~= "string" or id == "" then
        misuse.raise("a meeting's id must be a string, such as \"914083136\"")
    end
    local password = choice and choice.password
    if password ~= nil and type(password) ~= "string" then
        misuse.raise("a meeting's password must be a string, such as \"081532\"")
    end
    local state = { client = client, now = now, id = id, password = password }
    return setmetatable({}, {
        __metatable = "hwmeeting.meeting",
        __name = "hwmeeting.meeting",
        __tostring = function() return "hwmeeting.meeting (" .. id .. ")" end,
        __close = function(closing) methods.close(closing) end,
        __index = function(_, name)
            if name == state_key then
                return state
            end
            return methods[name] or find_control(name)
        end,
        __newindex = function(_, name)
            misuse.raise(("a meeting has no field `%s` to set"):format(tostring(name)))
        end,
    })
end

--- The conferenceID of an open handle, for the modules of this library.
function meeting.id_of(self)
    return state_of(self).id
end

--- The host password of an open handle, for the modules of this library; empty without one.
function meeting.password_of(self)
    return state_of(self).password or ""
end

--- Names of all methods, sorted.
-- @treturn table array of strings
function meeting.method_names()
    local names = control_names()
    for name in pairs(methods) do
        names[#names + 1] = name
    end
    table.sort(names)
    return names
end

return meeting
