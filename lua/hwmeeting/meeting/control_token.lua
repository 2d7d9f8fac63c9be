--- The token that controls one running meeting: got when it is first needed, kept alive before its
-- half hour ends, got again when it is gone. It needs no timer: its age is looked at when it is
-- used.

local call = require("hwmeeting.call.reading").call
local errand = require "hwmeeting.loop.errand"
local errors = require "hwmeeting.errors"
local lifespan = require "hwmeeting.loop.lifespan"
local sendable = require "hwmeeting.sendable"
local token_headers = require "hwmeeting.catalogue.token_headers"

local control_token = {}
control_token.__index = control_token

-- The documented life, where the answer tells none; the longest that is believed; how long before
-- its end, or which share of a short life, a token is renewed. In seconds.
local default_life, longest_life, renewal_margin, margin_share = 1800, 86400, 300, 0.1

-- Codes that say that the control token is not, or no longer, accepted.
local codes_of_gone = {
    ["MMC.111070004"] = true,
    ["MMC.111070111"] = true,
    ["MMC.118000000"] = true,
    ["MMC.118000001"] = true,
    ["USG.000000004"] = true,
}

--- Whether an error of a control call says that its token is gone.
-- @tparam table err
-- @treturn boolean
function control_token.is_gone(err)
    return err.status == 401 or codes_of_gone[err.code] == true
end

--- A token that is still to be got.
-- @tparam table client
-- @tparam string id the conferenceID
-- @tparam string|nil password the host password
-- @tparam table clocks `now()` UTC unix seconds; the client's `loop` and `timeout`
-- @treturn table
function control_token.new(client, id, password, clocks)
    return setmetatable({
        client = client,
        id = id,
        password = password,
        clocks = clocks,
        asking = errand.new("CreateConfToken", clocks.timeout),
    }, control_token)
end

--- Forgets the token if it is the one that was refused.
-- @tparam string token
function control_token:refused(token)
    if self.token == token then
        self.token = nil
    end
end

--- Forgets token and password.
function control_token:forget()
    self.token, self.password = nil, nil
end

local function lifetime_of(data)
    local life = tonumber(data.confTokenExpireTime)
    return life and life > 0 and life <= longest_life and life or default_life
end

function control_token:keep(data)
    local clock, now, life = self.clocks.loop.clock(), self.clocks.now(), lifetime_of(data)
    self.token = data.token
    self.life = lifespan.new(life, clock, now)
    self.freshness = lifespan.new(life - math.min(renewal_margin, life * margin_share), clock, now)
end

-- Whether there is a token whose life, or freshness, goes on.
function control_token:has(span)
    return self.token ~= nil and self[span]:lasts(self.clocks.loop.clock(), self.clocks.now())
end

-- One call of CreateConfToken. With the current token it is a renewal, for which the service checks
-- no password; the answer may hold another token than the one that was sent.
function control_token:ask(current, budget)
    local call_options, late = budget()
    if not call_options then
        return nil, late
    end
    if not (current or self.password) then
        return nil, errors.argument("CreateConfToken", "password", "required",
            "control calls need the meeting's host password",
            "client:meeting(id, { password = … }); passwordEntry of the meeting's details holds it")
    end
    local answer, err = call(self.client, "CreateConfToken", {
        conferenceID = self.id,
        ["X-Password"] = self.password or "",
        [token_headers.control] = current,
    }, call_options)
    if not answer then
        return nil, err
    end
    local data = type(answer.data) == "table" and answer.data or {}
    if not sendable(data.token) then
        return nil, errors.new { kind = "auth", operation = "CreateConfToken", retryable = false,
            message = "the service answered without a control token that can be sent" }
    end
    self:keep(data)
    return self.token
end

-- Renews a token that has not ended, or gets a new one. A renewal that fails for a moment is no
-- reason not to use what still lives.
function control_token:renew_or_get(budget)
    local current = self:has "life" and self.token or nil
    local token, err = self:ask(current, budget)
    if token or not current then
        return token, err
    elseif control_token.is_gone(err) then
        return self:ask(nil, budget)
    elseif err.retryable then
        return current
    end
    return nil, err
end

--- The token to send now. However many coroutines need one, one is asked for, in the background of
-- the loop.
-- @tparam table limits of the call that needs it
-- @tparam function budget called with limits: the options of the next call within them; or nil and
--   an error object
-- @treturn string|nil
-- @treturn table|nil an error object
function control_token:get(limits, budget)
    if self:has "freshness" then
        return self.token
    end
    return self.asking:share(limits, function(apart)
        return self:renew_or_get(function() return budget(apart) end)
    end)
end

return control_token
