--- A handle on one meeting: fills in the meeting's id and its control token (see
-- `meeting/control_token.lua`), gets that again when the service says it is gone, and forgets it on
-- close. `call_options` and what a method returns: as in `client/methods.lua`.

local arguments = require "hwmeeting.forms.arguments"
local catalogue = require "hwmeeting.catalogue"
local control_token = require "hwmeeting.meeting.control_token"
local errors = require "hwmeeting.errors"
local misuse = require "hwmeeting.misuse"
local state_of_client = require "hwmeeting.client.state"
local state_of_meeting = require "hwmeeting.meeting.state"

local meeting = {}

-- What a host can do, by subject; each is a thin method upon `call`.
local find_control, control_names = require("hwmeeting.method_table").new {
    ["hwmeeting.meeting.course"] = {
        "start", "stop", "lock", "unlock", "pause", "resume", "extend", "extend_by_itself",
        "change_settings", "show", "region", "people_now", "network_quality", "socket_token",
    },
    ["hwmeeting.meeting.people"] = {
        "mute_all", "unmute_all", "mute", "unmute", "allow_unmute", "invite", "ring", "hang_up_on",
        "remove", "admit", "admit_all", "send_to_waiting_room", "let_audience_in", "rename",
        "make_host", "end_host", "make_cohost", "end_cohost", "raise_hands", "lower_hands",
    },
    ["hwmeeting.meeting.media"] = {
        "ask_camera_on", "camera_off", "ask_to_share", "withdraw_share_request", "start_recording",
        "stop_recording", "start_mmr_recording", "pause_mmr_recording", "stop_mmr_recording",
        "allow_own_recording", "start_live", "stop_live", "start_mmr_live", "stop_mmr_live",
    },
    ["hwmeeting.meeting.display"] = {
        "broadcast", "roll_call", "end_broadcast", "follow_speaker", "follow_speakers",
        "fix_pictures", "set_pictures", "arrange_pictures_by_itself", "layouts", "keep_layout",
        "drop_layout", "host_watches", "host_watches_all", "host_watches_in_turn",
        "host_stops_turns", "show_to", "fix_view", "free_view", "interpret", "set_interpreters",
        "set_languages",
    },
}

local methods = {}

local state_of = state_of_meeting.of

local function with_meeting(definition, args, state)
    local filled = arguments.copy(args)
    if definition.meeting and filled[definition.meeting] == nil then
        filled[definition.meeting] = state.id
    end
    return filled
end

-- The limits of the calls that make up one call of a handle, and a function that gives the options
-- of the next of them: they share one deadline.
local function make_budget(state, operation, call_options)
    local limits = state_of_client.of(state.client).new_limits(call_options)
    return limits, function(within)
        local left = within.deadline - within.loop.clock()
        if left <= 0 then
            return nil, errors.new { kind = "timeout", operation = operation, retryable = true,
                unsent = true, message = "the deadline of the call passed" }
        end
        local copy = arguments.copy(call_options)
        copy.timeout = left
        return copy
    end
end

-- One attempt of a control call, with a token that is good as far as the client knows.
local function control_call(state, id, args, header, limits, budget)
    local token, err = state.control_token:get(limits, budget)
    if not token then
        err.outcome = "not_sent"
        return nil, err
    end
    local call_options, late = budget(limits)
    if not call_options then
        return nil, late
    end
    args[header] = token
    local result
    result, err = state.client:call(id, args, call_options)
    if result == nil and control_token.is_gone(err) then
        state.control_token:refused(token)
    end
    return result, err
end

--- Makes any call about this meeting: fills in the meeting's id and, for control operations, the
-- control token. The timeout is that of all together: a token that must be got first included.
-- @tparam string name the operation's id
-- @tparam table<string,any>|nil args the other arguments
-- @tparam table|nil call_options as for `client:call`
-- @treturn any|nil the decoded answer
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
    local header, limits, budget = definition.token_header, make_budget(state, id, call_options)
    local result, err = control_call(state, id, filled, header, limits, budget)
    if result == nil and err.operation == id and control_token.is_gone(err) then
        return control_call(state, id, filled, header, limits, budget)
    end
    return result, err
end

--- Forgets the control token and the password. Idempotent; the meeting itself goes on.
function methods.close(self)
    local state = state_of_meeting.is_handle(self) and self[state_of_meeting.key]
    if state then
        state.closed, state.password = true, nil
        state.control_token:forget()
    end
end

local function read_choice(choice)
    if choice ~= nil and type(choice) ~= "table" then
        misuse.raise("a meeting's password is given in a table: client:meeting(id, { password = "
            .. "\"081532\" })")
    end
    for name in pairs(choice or {}) do
        if name ~= "password" then
            misuse.raise(("a meeting has no option `%s`, only `password`"):format(tostring(name)))
        end
    end
    local password = choice and choice.password
    if password ~= nil and (type(password) ~= "string" or password:find("[%z\r\n]")) then
        misuse.raise("a meeting's password must be a string without line breaks, such as "
            .. "\"081532\"")
    end
    return { password = password }
end

local function nearest_method(name)
    return require("hwmeeting.suggest").nearest(name, meeting.method_names())
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
    local password = read_choice(choice).password
    local of_client = state_of_client.of(client)
    local clocks = { now = now, loop = of_client.loop, timeout = of_client.options.timeout }
    local state = {
        client = client,
        id = id,
        password = password,
        control_token = control_token.new(client, id, password, clocks),
    }
    return setmetatable({}, {
        __metatable = "hwmeeting.meeting",
        __name = "hwmeeting.meeting",
        __tostring = function() return "hwmeeting.meeting (" .. id .. ")" end,
        __close = function(closing) methods.close(closing) end,
        __index = function(_, name)
            if name == state_of_meeting.key then
                return state
            end
            return methods[name] or find_control(name)
                or misuse.missing_method("a meeting", name, nearest_method)
        end,
        __newindex = function(_, name)
            misuse.raise(("a meeting has no field `%s` to set"):format(tostring(name)))
        end,
    })
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
