--- What a client keeps of an access token: the token, its refresh token, and when to renew it.
--
-- A held token is a table `{ access_token, refresh_token, renew_at, ends_at }`, the times in unix
-- seconds of the local clock.

local core = require "hwmeeting.core"

local access_token = {}

-- A token is renewed this long before its end: five minutes, or a tenth of a short life.
local margin_seconds, margin_share = 300, 0.1

-- The documented shortest life, where the answer tells none, and the longest that is believed; in
-- seconds.
local default_lifetime, longest_lifetime = 12 * 3600, 30 * 86400

-- The lifetime that the server tells, in seconds; nil where it tells none that can be believed.
local function told_lifetime(answer, now)
    local lifetime = tonumber(answer.validPeriod)
    if not lifetime and tonumber(answer.expireTime) then
        lifetime = tonumber(answer.expireTime) - (tonumber(answer.createTime) or now * 1000) / 1000
    end
    return lifetime and lifetime > 0 and lifetime or nil
end

--- The token of an answer. Its life is counted from now on the local clock: the clocks need not
-- agree.
-- @tparam table answer of a sign-in or a renewal
-- @tparam number now UTC unix seconds
-- @treturn table|nil a held token; nil when the answer holds none
function access_token.from_answer(answer, now)
    if type(answer.accessToken) ~= "string" or answer.accessToken == "" then
        return nil
    end
    local lifetime = math.min(told_lifetime(answer, now) or default_lifetime, longest_lifetime)
    return {
        access_token = answer.accessToken,
        refresh_token = type(answer.refreshToken) == "string" and answer.refreshToken or nil,
        ends_at = now + lifetime,
        renew_at = now + lifetime - math.min(margin_seconds, lifetime * margin_share),
    }
end

--- Whether a token can be used without renewing it first.
-- @tparam table|nil held
-- @tparam number now UTC unix seconds
function access_token.is_fresh(held, now)
    return held and now < held.renew_at
end

--- A held token as the text that a store keeps.
-- @treturn string
function access_token.write(held)
    return core.to_json { access_token = held.access_token, refresh_token = held.refresh_token,
        renew_at = held.renew_at, ends_at = held.ends_at }
end

--- The held token of a text; nil when it is none.
-- @tparam string text
-- @treturn table|nil
function access_token.read(text)
    local held = core.from_json(text)
    if type(held) == "table" and type(held.access_token) == "string"
        and type(held.renew_at) == "number" and type(held.ends_at) == "number" then
        return held
    end
    return nil
end

return access_token
