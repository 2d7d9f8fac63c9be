--- A client's access token: obtained at the first call that needs it, renewed before it ends,
-- obtained anew when the service refuses it; one sign-in at a time, whoever asks.

local access_token = require "hwmeeting.sign_in.access_token"
local errors = require "hwmeeting.errors"
local finally = require "hwmeeting.loop.finally"
local tables = require "hwmeeting.tables"
local token_store = require "hwmeeting.sign_in.token_store"
local waiters = require "hwmeeting.loop.waiters"

local fresh = access_token.is_fresh

local session = {}
session.__index = session

-- A refused sign-in is not repeated for this long: the service locks accounts after a few.
local refusal_memory = 60

-- The longest turn of one sign-in, how often who waits for the store's lock looks again, and the
-- same for who waits for another coroutine of this client; in seconds.
local turn_seconds, look_interval, turn_interval = 30, 0.02, 1

-- The share of what is left of a call that it waits for another's lock, and then goes on alone.
local lock_share = 0.5

-- `perform(limits)` signs in and returns the decoded answer or nil, err.
-- `warn` gets messages.
function session.new(client_options, loop, now, perform, warn)
    return setmetatable({
        options = client_options,
        store = token_store.new(client_options, loop, now, warn),
        loop = loop,
        now = now,
        perform = perform,
        waiting = waiters.new(loop), -- for their turn
        given = client_options.access_token,
    }, session)
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
            message = "the service answered the sign-in without a token that can be sent" }
    end
    self.refusal, self.held = nil, held
    self.store:write(held, limits)
    return held
end

-- A token of the store that is worth using: fresh, and not the one that was just refused.
function session:shared_token(limits)
    local shared = self.store:read(limits)
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
    local mine = now + turn_seconds
    self.turn = mine
    return function()
        if self.turn == mine then
            self.turn = nil
        end
        self.waiting:wake_all()
    end
end

-- The store's lock, or a token that its holder has written meanwhile. Whoever waits for it too long
-- signs in without: its holder may be stuck.
function session:lock_store(limits)
    local shared
    local now = self.loop.clock()
    local patient_until = now + (limits.deadline - now) * lock_share
    local unlock, err = self:poll(limits, function()
        shared = self:shared_token(limits)
        if shared then
            return function() end
        end
        return self.store:lock(limits)
            or self.loop.clock() >= patient_until and function() end
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
    return finally(unlock, function()
        local written_meanwhile = self:shared_token(limits)
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
        self.store:write(held)
    end
end

--- The token to sign out with: the client's own while it lives, or, with `shared`, the store's.
-- @tparam boolean shared
-- @treturn string|nil
function session:ending_token(shared)
    if self.given then
        return self.given
    end
    local held = self.held or shared and self.options.sign_in and self.store:read()
    return held and self.now() < held.ends_at and held.access_token or nil
end

--- Forgets the token; with `shared`, in the store as well.
function session:forget(shared)
    self.held, self.refusal = nil, nil
    if shared then
        self.store:write(nil)
    end
end

return session
