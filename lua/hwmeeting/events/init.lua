--- Receiving the events that the service pushes (webhooks): is this one signed, timely, and new?
--
-- A receiver belongs to no server and no loop: it takes the body of a POST and says what to answer.
-- Whatever it cannot tell it refuses: without a key, and without a store that tells what came
-- before, there is no receiver.

local body = require "hwmeeting.events.body"
local errors = require "hwmeeting.errors"
local event = require "hwmeeting.events.event"
local misuse = require "hwmeeting.misuse"
local protect = require("hwmeeting.loop.coroutines").protect

local events = {}

-- The service repeats a push for so long, in seconds, and the clocks of two machines may differ.
local repeats_for, clocks_differ = 24 * 3600, 300

-- How long the store may take, in seconds, unless its `timeout` says otherwise.
local patience = 1

local verification = "meeting.verify"

-- What to answer to a push that is not taken. Of a duplicate the service need not tell again; of
-- one that could not be stored it shall.
local statuses = { body = 400, signature = 403, stale = 403, duplicate = 200, store = 503 }

local receiver = {}
local mt = { __index = receiver, __name = "hwmeeting.webhook" }

-- Receiver → its id, key and store: nobody finds a key by looking at a receiver.
local states = setmetatable({}, { __mode = "k" })

function mt.__tostring()
    return "hwmeeting.webhook"
end

local function refuse(reason, message)
    return nil, errors.new {
        kind = "event",
        reason = reason,
        message = message,
        retryable = reason == "store",
        reply = { status = statuses[reason], headers = {}, body = "" },
    }
end

-- Calls a method of the store's: its answer, or nil and a message.
local function ask(store, method, ...)
    local arguments, count = { ... }, select("#", ...)
    local unpack = table.unpack or unpack -- luacheck: ignore 113 143
    local ok, answer, problem = protect(function()
        return store[method](store, unpack(arguments, 1, count))
    end)
    if not ok then
        return nil, tostring(answer)
    end
    return answer, problem
end

local function key_of(state, told)
    local http = require "hwmeeting.http"
    return "hwmeeting.event|" .. http.hex(state.sign("event\n" .. event.identity(told)))
end

-- Whether the event is one that the service may still be telling.
local function is_timely(state, at)
    local age = state.now() - at
    return age <= state.window and age >= -clocks_differ
end

-- Marks an event as known, for longer than it is timely. → the event's error, nil when it is new.
local function problem_of_novelty(state, told)
    local added, problem = ask(state.store, "add", key_of(state, told), "1",
        state.window + 2 * clocks_differ, state.patience)
    if added == true then
        return nil
    elseif added == false then
        return "duplicate", "this event was received before"
    end
    return "store", "whether this event was received before cannot be told: "
        .. tostring(problem or "the store gave no answer")
end

local function reply_to_verification(nonce_text)
    return {
        status = 200,
        headers = { ["content-type"] = "application/json" },
        body = ('{"event":"%s","nonce":%s}'):format(verification, nonce_text),
    }
end

--- What to answer to a push.
-- @class EventReply
-- @tfield integer status of HTTP
-- @tfield table<string,string> headers by lower-case name
-- @tfield string body

--- Takes the body of a push. What it gives is signed by who knows the key, not older than `window`,
-- and given once, to one of all receivers that share the store; a handshake (`meeting.verify`)
-- every time. Mark and work are two things: call `forget` when the work fails, and answer 503.
-- @tparam string raw the body of the POST, to the byte as it came
-- @treturn Event|nil
-- @treturn EventReply|Error the answer that the service waits for; or an error of the kind `event`:
--   `err.reason` is `body` (it cannot be read), `signature`, `stale`, `duplicate` or `store`
--   (whether it is new cannot be told), `err.reply` the answer
function receiver:receive(raw)
    local state = states[self]
    local parts, problem = body.read(raw)
    if not parts then
        return refuse("body", "the body of the push cannot be read: " .. problem)
    end
    if not body.is_signed(parts, state.id, state.sign) then
        return refuse("signature", "the push is not signed with the key of this subscriber")
    end
    local told, missing = event.of(parts.info)
    if not told then
        return refuse("body", ("`eventInfo.%s` is missing or not of its kind"):format(missing))
    end
    if not is_timely(state, told.at) then
        return refuse("stale", "the event is older than the window, or in the future")
    end
    if told.kind == verification then
        return told, reply_to_verification(parts.nonce_text)
    end
    local reason, message = problem_of_novelty(state, told)
    if reason then
        return refuse(reason, message)
    end
    return told, { status = 200, headers = {}, body = "" }
end

--- Takes back that an event is known, because the work on it failed: answer 503, and the service's
-- repeat is taken as new.
-- @tparam Event told as `receive` gave it
-- @treturn boolean|nil true
-- @treturn Error|nil of the kind `event`, `err.reason` is `store`
function receiver:forget(told)
    local state = states[self]
    local done, problem = ask(state.store, "set", key_of(state, told), nil, nil, state.patience)
    if done then
        return true
    end
    return refuse("store", "the event cannot be forgotten: " .. tostring(problem))
end

-- What an option must be.
local function is_text(value) return type(value) == "string" and value ~= "" end
local function is_seconds(value)
    return type(value) == "number" and value > 0 and value < math.huge
end

-- Name, whether a value is one, and what it must be; nil is one where it says so.
local options = {
    { "id", is_text, "the subscriber's id, a string" },
    { "key", is_text, "the subscriber's key, a string: without it nobody can tell who pushes" },
    { "store", function(value) return type(value) == "table" end,
        "a store, which tells what was received before (docs/events.md)" },
    { "window", function(value) return value == nil or is_seconds(value) end, "seconds above 0" },
    { "now", function(value) return value == nil or type(value) == "function" end,
        "a function that returns UTC unix seconds" },
}

local function is_option(name)
    for _, rule in ipairs(options) do
        if rule[1] == name then
            return true
        end
    end
    return false
end

local function check(choice)
    if type(choice) ~= "table" then
        misuse.raise("hwmeeting.webhook takes a table: hwmeeting.webhook { id = …, key = …, "
            .. "store = … }")
    end
    for name in pairs(choice) do
        if not is_option(name) then
            misuse.raise(("hwmeeting.webhook has no option `%s`"):format(tostring(name)))
        end
    end
    for _, rule in ipairs(options) do
        local name, is_right, wanted = rule[1], rule[2], rule[3]
        if not is_right(choice[name]) then
            misuse.raise(("option `%s` of hwmeeting.webhook must be %s"):format(name, wanted))
        end
    end
    local ok, add = pcall(function() return choice.store.add end)
    if not ok or type(add) ~= "function" then
        misuse.raise("the store of hwmeeting.webhook has no method `add`, which tells whether a "
            .. "key was there before; the stores of the library have it (docs/client.md)")
    end
end

--- What `hwmeeting.webhook` takes.
-- @class WebhookChoice
-- @tfield string id
-- @tfield string key
-- @tfield Store store
-- @tfield number|nil window seconds (default 24 hours)
-- @tfield function|nil now UTC unix seconds (default `os.time`)

--- Makes a receiver. What is missing or of another kind raises at the caller's line.
-- @tparam WebhookChoice choice
-- - `id`, `key`: the subscriber's, as they were given to SetWebHookConfig
-- - `store`: where events that were received are kept; one that all receivers share, with `add`
-- - `window`: how old an event may be (default 24 hours, for which the service repeats); those that
--   were received are known at least as long
-- - `now`: UTC unix seconds (default `os.time`)
-- @treturn Webhook
function events.new(choice)
    check(choice)
    local key, timeout = choice.key, tonumber(choice.store.timeout)
    local made = setmetatable({}, mt)
    states[made] = {
        id = choice.id,
        store = choice.store,
        window = choice.window or repeats_for,
        now = choice.now or os.time,
        patience = timeout and timeout > 0 and timeout or patience,
        sign = function(text) return require("hwmeeting.http").hmac_sha256(key, text) end,
    }
    return made
end

return events
