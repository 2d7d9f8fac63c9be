--- A client's access token: obtained at the first call that needs it, renewed before it ends,
-- obtained anew when the service refuses it; one sign-in at a time, whoever asks, in the background
-- of the loop (see `loop/errand.lua` and docs/internals/session.md).

local access_token = require "hwmeeting.sign_in.access_token"
local effects = require "hwmeeting.sign_in.effects"
local errand = require "hwmeeting.loop.errand"
local errors = require "hwmeeting.errors"
local finally = require "hwmeeting.loop.finally"
local identities = require "hwmeeting.identities"
local identity = require "hwmeeting.sign_in.identity"
local lifespan = require "hwmeeting.loop.lifespan"
local refusal = require "hwmeeting.sign_in.refusal"
local token_store = require "hwmeeting.sign_in.token_store"

local fresh = access_token.is_fresh

local session = {}
session.__index = session

-- How often who waits for the store's lock looks again, in seconds.
local look_interval = 0.02

-- `perform(limits, operation, args, values)` makes a call of the sign-in with option values of its
-- own, and returns the decoded answer or nil, err. `warn` gets messages.
function session.new(client_options, loop, now, perform, warn)
    local kind = identities.named(client_options.sign_in)
    local self = setmetatable({
        options = client_options,
        store = token_store.new(client_options, loop, now, warn),
        identity = identity.of_options(client_options),
        loop = loop,
        now = now,
        perform = perform,
        warn = warn,
        given = client_options.access_token,
    }, session)
    self.sign_ins = errand.new(kind and kind.operation, client_options.timeout)
    return self
end

-- The times of a held token are those of the wall clock, which other processes have too; how long
-- it is fresh is counted here.
function session:hold(held)
    local now = self.now()
    self.held = held
    if self.identity and self.identity.kind.once then
        self.renewal = held.refresh_token or self.renewal
    end
    self.freshness = lifespan.new(held.renew_at - now, self.loop.clock(), now)
end

-- Whether there is a token that can be used without renewing it first.
function session:is_fresh(clock)
    return self.held ~= nil and self.freshness:lasts(clock, self.now())
end

-- Takes the token of an answer into use.
function session:take(answer, operation, limits)
    local held = access_token.from_answer(answer, self.now())
    if not held then
        return nil, errors.new { kind = "auth", retryable = false, operation = operation,
            message = "the service answered the sign-in without a token that can be sent" }
    end
    self.refusal = nil
    self:hold(held)
    self.store:write(held, limits)
    return held
end

-- A ready token that a function gave.
function session:take_given(credentials)
    local token = credentials.access_token
    if token == self.refused_token then
        return nil, errors.new { kind = "auth", retryable = true, attempts = 0, unsent = true,
            message = "the function `credentials` gave the very access_token that was refused" }
    end
    local held = access_token.from_answer({ accessToken = token,
        refreshToken = credentials.refresh_token, validPeriod = credentials.expires_in },
        self.now())
    if not held then
        return nil, errors.new { kind = "auth", retryable = true, attempts = 0, unsent = true,
            message = "the function `credentials` gave an access_token that cannot be sent" }
    end
    self:hold(held)
    return held
end

function session:sign_in(limits)
    local who = self.identity
    local operation = who.kind.operation
    if not operation then
        return self:take_given(who.credentials)
    end
    local answer, err = self.perform(limits, operation, {}, identity.of_call(who))
    if not answer then
        self.refusal = refusal.of(err, self.loop.clock()) or self.refusal
        return nil, err
    end
    return self:take(answer, operation, limits)
end

-- Renews with the refresh token, where the credentials were good once. Nothing, not even an error,
-- where there is none or it was refused: then other credentials must be had.
function session:renew(limits)
    local refresh_token = self.renewal
    if not refresh_token then
        return nil
    end
    local answer, err = self.perform(limits, "UpdateToken",
        { ["X-Access-Token"] = refresh_token }, { retry = false })
    if answer then
        return self:take(answer, "UpdateToken", limits)
    elseif err.outcome == "refused" and err.kind ~= "rate_limit" then
        self.renewal = nil
        return nil
    end
    return nil, err
end

-- Finds out who signs in, where a function tells. What it gives is kept in the option values as
-- well, so that its secrets are cut out of what is shown.
function session:identify()
    if not self.options.credentials then
        return true
    end
    local who, err = identity.ask(self.options)
    if not who then
        return nil, err
    end
    self.identity = who
    self.options.given_credentials = who.credentials
    self.store = token_store.new(who.values, self.loop, self.now, self.warn)
    return true
end

-- A token of the store that is worth using: fresh, and not the one that was just refused.
function session:shared_token(limits)
    local shared = self.store:read(limits)
    if fresh(shared, self.now()) and shared.access_token ~= self.refused_token then
        self:hold(shared)
        self.lent = shared.access_token
        return shared
    end
    return nil
end

-- The store's lock, or a token that its holder has written meanwhile. Whoever waits for it too long
-- signs in without: its holder may be stuck.
function session:lock_store(limits)
    while not limits:cancelled() do
        local shared = self:shared_token(limits)
        if shared then
            return nil, shared
        end
        local unlock = self.store:lock(limits)
        if unlock then
            return unlock
        elseif self.loop.clock() >= limits.lock_ends then
            break
        end
        self.loop.sleep(look_interval)
    end
    return function() end
end

-- Gives the store's lock back: at the end of a sign-in, or before the next one, where its loop was
-- not driven to the end.
function session:unlock_store()
    local unlock = self.unlock
    self.unlock = nil
    if unlock then
        unlock()
    end
end

-- A fresh token of this or another process: what all who need one wait for.
function session:obtain(limits)
    self:unlock_store()
    local renewed, err = self:renew(limits)
    if not renewed and not err then
        err = select(2, self:identify())
    end
    if renewed or err then
        return renewed, err
    end
    local unlock, shared = self:lock_store(limits)
    if shared then
        return shared
    end
    self.unlock = unlock
    local function end_turn()
        if self.unlock == unlock then
            self:unlock_store()
        end
    end
    return finally(end_turn, function()
        local written_meanwhile = self:shared_token(limits)
        if written_meanwhile then
            return written_meanwhile
        end
        return self:sign_in(limits)
    end)
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
            message = "no credentials: give app_id and app_key, account and password, "
                .. "welink_account and welink_password, credentials, or access_token" }
    end
    if self:is_fresh(limits.loop.clock()) then
        return self.held.access_token
    end
    local refused = self.refusal and self.refusal:again(self.loop.clock())
    if refused then
        return nil, refused
    end
    local held, err = self.sign_ins:share(limits, function(apart) return self:obtain(apart) end)
    return held and held.access_token, err
end

--- The token the client holds at this moment, without any I/O; nil when there is none.
function session:current()
    return self.given or self:is_fresh(self.loop.clock()) and self.held.access_token or nil
end

--- The refresh token that came with the current access token; nil when there is none.
function session:refresh_token()
    return self.held and self.held.refresh_token or self.renewal
end

--- Says that the service refused a token. Whether another attempt makes sense: not with a token the
-- caller gave.
-- @tparam string token the one that was sent
-- @treturn boolean
-- @treturn boolean|nil whether it was the store's, and not of a sign-in of this client
function session:refused(token)
    if self.given or not self.options.sign_in then
        return false
    end
    self.refused_token = token
    if self.held and self.held.access_token == token then
        self.held = nil
    end
    return true, token == self.lent
end

--- Takes notice of a call that succeeded: a renewed token is the one to use from now on, a deleted
-- one is forgotten.
-- @tparam string operation its id
-- @tparam table sent `token`, what X-Access-Token carried, and `args`
-- @tparam table answer
function session:observe(operation, sent, answer)
    local effect = effects[operation]
    if effect then
        effect(self, sent, answer)
    end
end

function session:adopt(answer)
    local held = access_token.from_answer(answer, self.now())
    if held then
        self:hold(held)
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
    self.held, self.refusal, self.renewal = nil, nil, nil
    if shared then
        self.store:write(nil)
    end
end

return session
