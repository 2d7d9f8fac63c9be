--- The client: options, one method an operation, and the wrappers.
--
-- A client holds no credential as a field: its state is reached only through a key that this
-- library keeps to itself. What only calls need is loaded by the first one, so that making a client
-- costs little.

local catalogue = require "hwmeeting.catalogue"
local core = require "hwmeeting.core"
local misuse = require "hwmeeting.misuse"
local options = require "hwmeeting.options"
local scope = require "hwmeeting.loop.scope"
local state_of_client = require "hwmeeting.client.state"

local client = {}

local state_of = state_of_client.of

-- Methods that are no operations, by name; `client/methods.lua` adds those of higher rooms.
local methods = {}

-- What is not said by the `logger` must still be seen once: standard error is the last resort.
local function make_warn(values)
    return function(message)
        message = require("hwmeeting.call.redaction").warning(values, message)
        if values.logger then
            values.logger("warning", message)
        else
            io.stderr:write("hwmeeting: ", message, "\n")
        end
    end
end

local function make_report_once(reported, warn)
    return function(key, message)
        if not reported[key] then
            reported[key] = true
            warn(message)
        end
    end
end

-- Jitter need not be unpredictable, only different in each process at each moment: microseconds of
-- the clock are.
local function make_random(clock)
    return function()
        return (clock() * 1e6) % 1000 / 1000
    end
end

-- Signs in for a call: within its deadline, and with its options, but for those of the sign-in.
local function make_sign_in(state)
    return function(limits, operation, args, own)
        local entry = catalogue.operation(operation)
        local left = math.max(0, limits.deadline - state.loop.clock())
        local options_of_call = limits.options
        own.timeout, own.given = left, false
        local values = setmetatable(own, { __index = function(_, name)
            return options_of_call[name]
        end })
        return require("hwmeeting.call").run(state, entry, args, values)
    end
end

-- What only calls need, made by the first one.
local made_when_asked = {}

function made_when_asked.transport(state)
    return require("hwmeeting.call.transport").new(state.options)
end

function made_when_asked.session(state)
    return require("hwmeeting.sign_in.session").new(state.options, state.loop, state.now,
        make_sign_in(state), state.warn)
end

function made_when_asked.budget(state)
    return require("hwmeeting.budget").book_of(state.options, state.loop.clock)
end

-- For rooms that make several calls within the limits of one.
function made_when_asked.new_limits(state)
    return function(call_options)
        return require("hwmeeting.call.limits").new(state, state.loop.current(),
            options.read_call(call_options, state.options))
    end
end

local state_metatable = { __index = function(state, name)
    local make = made_when_asked[name]
    local value = make and make(state)
    state[name] = value
    return value
end }

local function name_of_loop(choice)
    return require("hwmeeting.loop").choose(choice).current().name
end

local function make_state(given)
    local values, warning = options.read(given, name_of_loop)
    local loop = require("hwmeeting.loop").choose(values.loop)
    local warn, reported = make_warn(values), {}
    local state = {
        options = values,
        loop = loop,
        scope = scope.new(),
        now = values.now or loop.now or os.time,
        warn = warn,
        reported = reported,
        report_once = make_report_once(reported, warn),
        random = make_random(core.clock),
        closed = false,
        rehearsed = false, -- in `dry_run`, the requests that would have been sent
        watchers = false, -- functions that `metrics.lua` calls after each call
    }
    if type(values.headers) == "table" then
        require("hwmeeting.call.seam").check_headers(values.headers)
    end
    if warning then
        warn(warning)
    end
    for _, problem in ipairs(options.misspelt_variables()) do
        warn(problem)
    end
    if values.insecure then
        warn("certificate verification is OFF (insecure = true): anybody on the path can read and "
            .. "change every call")
    end
    return setmetatable(state, state_metatable)
end

local function find_entry(name)
    return catalogue.operation(require("hwmeeting.catalogue.operation_name").resolve(name))
end

local function check_args(args)
    if args == nil then
        return {}
    end
    if type(args) ~= "table" then
        misuse.raise(("arguments must be ONE table, got a %s"):format(type(args)))
    end
    return args
end

--- Calls an operation by its name: `client:call("LockMeeting", { … })` is `client:lock_meeting{ …
-- }`.
-- @tparam string name the operation's id, in the vendor's spelling or snake-cased
-- @tparam table<string,any>|nil args path, query, header and body fields together, by the API's
--   names
-- @tparam table|nil call_options overrides for this call: `timeout`, `connect_timeout` (seconds),
--   `retries`, `max_response_bytes`, `access_token`, `accept_language`, `validate`, `transport`,
--   and `retry = true` (repeat although a repeat acts twice)
-- @treturn any|nil the decoded answer; `{}` when the service answers nothing
function methods.call(self, name, args, call_options)
    local state = state_of(self)
    local entry = find_entry(name)
    local values = options.read_call(call_options, state.options)
    return require("hwmeeting.call").run(state, entry, check_args(args), values)
end

--- Encodes a call without sending anything: no I/O, no sign-in. The access token is filled in if
-- the client has one.
-- @tparam string name as for `client:call`
-- @tparam table<string,any>|nil args
-- @tparam table|nil call_options
-- @treturn Request|nil `{ method, url, headers, body }`; `tostring` of it shows no secret
-- @treturn table|nil an error object of kind `argument`
function methods.prepare(self, name, args, call_options)
    local state = state_of(self)
    local prepare = require("hwmeeting.call.request").prepare
    local prepared, detail = prepare(state, find_entry(name), check_args(args),
        options.read_call(call_options, state.options))
    if not prepared then
        return nil, detail
    end
    return prepared
end

local function is_shared(choice)
    if choice ~= nil and type(choice) ~= "table" then
        misuse.raise("client:logout takes { shared = true } or nothing")
    end
    for name, value in pairs(choice or {}) do
        if name ~= "shared" or type(value) ~= "boolean" then
            misuse.raise("client:logout takes { shared = true } or nothing")
        end
    end
    return choice ~= nil and choice.shared == true
end

--- What `logout` takes.
-- @class LogoutChoice
-- @tfield boolean|nil shared

--- Signs out: the service forgets the access token, and so does the client. A token in a store that
-- the caller passed may be in use by others: it stays valid unless `shared` is set.
-- @tparam LogoutChoice|nil choice `{ shared = true }` ends the token in the shared store as well
-- @treturn boolean|nil true
-- @treturn table|nil an error object
function methods.logout(self, choice)
    local state = state_of(self)
    local shared = is_shared(choice)
    local token = state.session:ending_token(shared)
    if not token then
        return true
    end
    if state.options.store and not shared then
        state.session:forget(false)
        return true
    end
    local result, err = methods.call(self, "DeleteToken", nil, { access_token = token })
    if not result and err.kind ~= "auth" then
        return nil, err
    end
    state.session:forget(true)
    return true
end

--- What `map` takes.
-- @class MapChoice
-- @tfield integer|nil concurrency how many at once
-- @tfield fun(done:integer,total:integer,left:number)|nil progress
-- @tfield number|nil deadline seconds for all

--- Works on a list, several items at a time.
-- @generic T
-- @tparam T[] items
-- @tparam fun(item:T,index:integer):any,any f called with an item and its index; returns a result,
--   or nil and an error; what it raises is the item's error, and stops no other item
-- @tparam MapChoice|nil choice `concurrency` (default 16), `progress` (called with the number done,
--   the total, and the seconds that the rest takes at the speed so far),
--   `deadline` (seconds for all: what is not done by then ends as `timeout`)
-- @treturn table<integer,any> results, by the index of the item
-- @treturn table<integer,any>|nil errors, by the index of the item; nil when there are none
function methods.map(self, items, f, choice)
    local state = state_of(self)
    if type(items) ~= "table" or type(f) ~= "function" then
        misuse.raise("client:map takes a list and a function")
    end
    local gather = require "hwmeeting.loop.gather"
    local given = gather.check_options(choice,
        { concurrency = true, progress = true, deadline = true })
    return gather.run(state.loop.current(), #items, function(index)
        return f(items[index], index)
    end, {
        concurrency = given.concurrency or gather.default_concurrency,
        progress = given.progress,
        deadline = given.deadline,
        bulk = true,
    })
end

--- What is left of a budget.
-- @class Budget
-- @tfield integer limit
-- @tfield integer remaining
-- @tfield number resets_in seconds
-- @tfield integer waiting calls that wait

--- What is left of the gateway's budget of an operation, as far as its answers have told.
-- @tparam string name the operation's id
-- @treturn Budget|nil `{ limit, remaining, resets_in = seconds, waiting = calls that wait }`; nil
--   while no answer has told
function methods.budget(self, name)
    local state = state_of(self)
    return state.budget:report(find_entry(name).definition.id, state.loop.clock())
end

--- What `task` takes.
-- @class TaskChoice
-- @tfield number|nil deadline seconds

--- Starts a function beside the caller.
-- @tparam function f makes calls; returns a result, or nil and an error
-- @tparam TaskChoice|nil choice `deadline`, seconds
-- @treturn Task a task: fields `done`, `result`, `err`; methods `cancel()` and `wait(seconds)`
function methods.task(self, f, choice)
    local state = state_of(self)
    if type(f) ~= "function" then
        misuse.raise("client:task takes a function")
    end
    local given = require("hwmeeting.loop.gather").check_options(choice, { deadline = true })
    return require("hwmeeting.loop.task").start(state.loop.current(), f, given.deadline)
end

--- Drives all tasks, once: for a game loop, once in each frame. A step that has begun is not
-- interrupted, so that a frame may take longer than the budget.
-- @tparam number|nil budget_ms begins nothing more after so many milliseconds (default 4)
-- @treturn integer tasks that have not ended
function methods.pump(self, budget_ms)
    local state = state_of(self)
    local drive = state.loop.current().pump
    if not drive then
        misuse.raise(("client:pump is for the loops `frame` and `plain`; `%s` drives itself")
            :format(state.loop.name))
    end
    if budget_ms ~= nil and not (type(budget_ms) == "number" and budget_ms >= 0) then
        misuse.raise("client:pump takes a number of milliseconds")
    end
    return drive((budget_ms or 4) / 1000)
end

--- Closes the client: its methods raise from now on, and calls that are under way return `nil` and
-- an error of kind `cancelled`. Never signs out. Idempotent.
function methods.close(self)
    local state = state_of_client.is_client(self) and self[state_of_client.key]
    if state then
        state.closed = true
        if rawget(state, "session") then
            state.session:forget(false)
        end
        state.scope:cancel("the client was closed")
    end
end

local function operation_method(name)
    if name == core.lower(name) and catalogue.find(name) then
        return function(self, args, call_options)
            return methods.call(self, name, args, call_options)
        end
    end
    return nil
end

-- A function, so that making a client does not read the table of contents.
local function registered_method(name)
    return require("hwmeeting.client.methods").find(name)
end

-- Methods that were asked for, shared by all clients.
local found_methods = {}

-- An option is no field of a client, and no method that somebody mistyped.
local function nearest_method(name)
    if options.is_option(name) then
        return nil
    end
    local near = require("hwmeeting.suggest").nearest(name, client.method_names())
    return near or catalogue.nearest(name:lower())[1]
end

local function find_method(name)
    local method = found_methods[name]
    if method == nil and type(name) == "string" then
        method = methods[name] or registered_method(name) or operation_method(name)
            or misuse.missing_method("a client", name, nearest_method)
        found_methods[name] = method
    end
    return method
end

local function describe(state)
    local values = state.options
    local who = values.app_id and ("app_id " .. values.app_id)
        or values.account and ("account " .. values.account)
        or values.welink_account and ("welink_account " .. values.welink_account)
        or values.credentials and "credentials of a function"
        or values.access_token and "a ready token"
        or "no credentials"
    return ("hwmeeting.client (%s, %s)"):format(values.base_url, who)
end

local function client_of(state)
    return setmetatable({}, {
        __metatable = "hwmeeting.client",
        __name = "hwmeeting.client",
        __tostring = function() return describe(state) end,
        __close = function(closing) methods.close(closing) end,
        __index = function(_, name)
            if name == state_of_client.key then
                return state
            end
            return find_method(name)
        end,
        __newindex = function(_, name)
            misuse.raise(("a client has no field `%s` to set"):format(tostring(name)))
        end,
    })
end

--- A request that would have been sent.
-- @class DryRequest : Request
-- @tfield string operation

--- Tries what a function would do: calls that only read are really made, what acts is not sent.
-- @tparam fun(client:Client) f called with a client like this one
-- @treturn DryRequest[] the requests that would have been sent, in order: `{ operation, method,
--   url, headers, body }`, secrets cut
function methods.dry_run(self, f)
    local state = state_of(self)
    if type(f) ~= "function" then
        misuse.raise("client:dry_run takes a function of a client")
    end
    local rehearsed = {}
    f(client_of(setmetatable({ rehearsed = rehearsed, closed = false },
        { __index = function(_, name) return state[name] end })))
    return rehearsed
end

--- Makes a client; nothing is sent.
-- @tparam table|nil given options, see `docs/client.md`
-- @treturn table
function client.new(given)
    return client_of(make_state(given))
end

--- Names of all methods that are not operations, sorted.
-- @treturn table array of strings
function client.method_names()
    local names = require("hwmeeting.client.methods").names()
    for name in pairs(methods) do
        names[#names + 1] = name
    end
    table.sort(names)
    return names
end

return client
