--- A client's access token: obtained at the first call that needs it, renewed before it ends,
-- obtained anew when the service refuses it; one sign-in at a time, whoever asks.

local access_token = require "hwmeeting.sign_in.access_token"
local errors = require "hwmeeting.errors"
local finally = require "hwmeeting.loop.finally"
local protect = require("hwmeeting.loop.coroutines").protect
local tables = require "hwmeeting.tables"
local waiters = require "hwmeeting.loop.waiters"

local fresh = access_token.is_fresh

local session = {}
session.__index = session

-- A refused sign-in is not repeated for this long: the service locks accounts after a few.
local refusal_memory = 60

-- The longest one sign-in may hold the store's lock, how often who waits for that looks again, and
-- the same for who waits for another coroutine of this client; in seconds.
local lock_seconds, look_interval, turn_interval = 30, 0.02, 1

-- `perform(limits)` signs in and returns the decoded answer or nil, err.
function session.new(client_options, store, loop, now, perform, warn)
    return setmetatable({
        options = client_options,
        store = store,
        loop = loop,
        now = now,
        perform = perform,
        warn = warn,
        waiting = waiters.new(loop), -- for their turn
        given = client_options.access_token,
    }, session)
end

local function identity(options)
    local parts = {
        options.sign_in, options.app_id or options.account,
        options.corp_id or "", options.user_id or "",
    }
    for index, part in ipairs(parts) do
        parts[index] = (part:gsub("[%%|]", { ["%"] = "%25", ["|"] = "%7C" }))
    end
    return table.concat(parts, "|")
end

-- Host, identity and clientType: whoever agrees in these may share a token.
function session:key()
    local host = self.options.base_url:gsub("^%a+://", "")
    return ("hwmeeting:token:%s|%s|%d"):format(host, identity(self.options),
        self.options.client_type)
end

-- A method of the store; what it raises is its problem.
function session:ask_store(method, ...)
    local ok, value, problem = protect(self.store[method], self.store, self:key(), ...)
    if not ok then
        return nil, value
    end
    return value, problem
end

-- A store that is down must not stop anybody: its failure is a warning and the token stays private.
function session:read_store()
    local text, problem = self:ask_store("get")
    if problem then
        self.warn("the token store cannot be read: " .. tostring(problem))
    end
    return text and access_token.read(text)
end

function session:write_store(held)
    local ttl = held and math.max(1, math.floor(held.ends_at - self.now()))
    local _, problem = self:ask_store("set", held and access_token.write(held) or nil, ttl)
    if problem then
        self.warn("the token store cannot be written: " .. tostring(problem))
    end
end

--- The operation that this client signs in with.
-- @treturn string its id
function session:operation()
    return self.options.sign_in == "app_id" and "CreateAppIdToken" or "CreateToken"
end

function session:sign_in(limits)
    local answer, err = self.perform(limits)
    if not answer then
        if err.kind == "auth" then
            self.refusal = { err = err, ends = self.now() + refusal_memory }
        end
        return nil, err
    end
    local held = access_token.from_answer(answer, self.now())
    if not held then
        return nil, errors.new { kind = "auth", retryable = false, operation = self:operation(),
            message = "the service answered the sign-in without a token" }
    end
    self.refusal, self.held = nil, held
    self:write_store(held)
    return held
end

-- A token of the store that is worth using: fresh, and not the one that was just refused.
function session:shared_token()
    local shared = self:read_store()
    if fresh(shared, self.now()) and shared.access_token ~= self.refused_token then
        self.held = shared
        return shared
    end
    return nil
end

local function timed_out()
    return errors.new { kind = "timeout", retryable = true,
        message = "the deadline passed while another call was signing in" }
end

-- Waits until `try` returns something, or until the deadline; `pause` waits a while.
function session:poll(limits, try, pause)
    while true do
        local value = try()
        if value then
            return value
        end
        if limits:cancelled() then
            return nil, limits:cancelled_error()
        end
        if self.loop.clock() >= limits.deadline then
            return nil, timed_out()
        end
        pause()
    end
end

-- This session's turn to sign in: a function that ends it, or nil while another coroutine has it. A
-- turn ends by itself, for a coroutine may be killed in the middle.
function session:take_turn()
    local now = self.loop.clock()
    if self.turn and self.turn > now then
        return nil
    end
    local mine = now + lock_seconds
    self.turn = mine
    return function()
        if self.turn == mine then
            self.turn = nil
        end
        self.waiting:wake_all()
    end
end

-- The store's lock, or a token that its holder has written meanwhile. A store that is down locks
-- nobody out.
function session:lock_store(limits)
    local shared
    local unlock, err = self:poll(limits, function()
        shared = self:shared_token()
        if shared then
            return function() end
        end
        local unlock, problem = self:ask_store("lock", lock_seconds)
        if problem then
            self.warn("the token store cannot be locked: " .. tostring(problem))
            return function() end
        end
        return unlock
    end, function() self.loop.sleep(look_interval) end)
    return unlock, err, shared
end

-- The error of a sign-in that was refused a moment ago: the next one would count against the
-- account as well.
function session:remembered_refusal()
    local refusal, now = self.refusal, self.now()
    if not refusal or now >= refusal.ends then
        return nil
    end
    local copy = tables.copy(refusal.err)
    copy.retry_after = math.ceil(refusal.ends - now)
    copy.message = ("the sign-in was refused a moment ago and is not repeated for %d s: %s"):format(
        copy.retry_after, tostring(copy.message))
    copy.attempts = 0
    return errors.new(copy)
end

function session:obtain_in_turn(limits)
    if fresh(self.held, self.now()) then
        return self.held
    end
    local refusal = self:remembered_refusal()
    if refusal then
        return nil, refusal
    end
    local unlock, err, shared = self:lock_store(limits)
    if not unlock or shared then
        return shared, err
    end
    -- A lock that cannot be given back ends by itself.
    return finally(function() protect(unlock) end, function()
        local written_meanwhile = self:shared_token()
        if written_meanwhile then
            return written_meanwhile
        end
        return self:sign_in(limits)
    end)
end

-- A fresh token, signing in if nobody else has: one sign-in happens however many calls ask for it
-- at once.
function session:obtain(limits)
    local end_turn, err = self:poll(limits, function()
        return fresh(self.held, self.now()) and function() end or self:take_turn()
    end, function() self.waiting:wait(turn_interval) end)
    if not end_turn then
        return nil, err
    end
    return finally(end_turn, self.obtain_in_turn, self, limits)
end

--- The token to send with a call.
-- @tparam table limits `{ deadline = loop clock, … }`
-- @treturn string|nil
-- @treturn table|nil an error object
function session:token(limits)
    if self.given then
        return self.given
    end
    if not self.options.sign_in then
        return nil, errors.new { kind = "auth", retryable = false, attempts = 0, unsent = true,
            message = "no credentials: give app_id and app_key, account and password, or "
                .. "access_token" }
    end
    if fresh(self.held, self.now()) then
        return self.held.access_token
    end
    local refusal = self:remembered_refusal()
    if refusal then
        return nil, refusal
    end
    local held, err = self:obtain(limits)
    return held and held.access_token, err
end

--- The token the client holds at this moment, without any I/O; nil when there is none.
function session:current()
    return self.given or fresh(self.held, self.now()) and self.held.access_token or nil
end

--- The refresh token that came with the current access token; nil when there is none.
function session:refresh_token()
    return self.held and self.held.refresh_token
end

--- Says that the service refused a token. Whether another attempt makes sense: not with a token the
-- caller gave.
-- @tparam string token the one that was sent
-- @treturn boolean
function session:refused(token)
    if self.given or not self.options.sign_in then
        return false
    end
    self.refused_token = token
    if self.held and self.held.access_token == token then
        self.held = nil
    end
    return true
end

-- What a sign-in operation that the program called itself does to the token that the client holds.
local effects = {}

function effects.UpdateToken(self, sent, answer)
    if sent.token == self.held.refresh_token then
        self:adopt(answer)
    end
end

function effects.CheckToken(self, sent, answer)
    if sent.args.token == self.held.access_token and sent.args.needGenNewToken == true then
        self:adopt(answer)
    end
end

function effects.DeleteToken(self, sent)
    if sent.token == self.held.access_token then
        self:forget(true)
    end
end

--- Takes notice of a call that succeeded: a renewed token is the one to use from now on, a deleted
-- one is forgotten.
-- @tparam string operation its id
-- @tparam table sent `token`, what X-Access-Token carried, and `args`
-- @tparam table answer
function session:observe(operation, sent, answer)
    local effect = effects[operation]
    if effect and self.held then
        effect(self, sent, answer)
    end
end

function session:adopt(answer)
    local held = access_token.from_answer(answer, self.now())
    if held then
        self.held = held
        self:write_store(held)
    end
end

--- The token to sign out with: the client's own while it lives, or, with `shared`, the store's.
-- @tparam boolean shared
-- @treturn string|nil
function session:ending_token(shared)
    if self.given then
        return self.given
    end
    local held = self.held or shared and self.options.sign_in and self:read_store()
    return held and self.now() < held.ends_at and held.access_token or nil
end

--- Forgets the token; with `shared`, in the store as well.
function session:forget(shared)
    self.held, self.refusal = nil, nil
    if shared then
        self:write_store(nil)
    end
end

return session
