--- What a client keeps of an access token: the token, its refresh token, and when to renew it.
--
-- A held token is a table `{ access_token, refresh_token, renew_at, ends_at }`, the times in unix
-- seconds of the local clock.

local core = require "hwmeeting.core"
local sendable = require "hwmeeting.sendable"

local access_token = {}

-- A token is renewed this long before its end: five minutes, or a tenth of a short life.
local margin_seconds, margin_share = 300, 0.1

-- The documented shortest life, where the answer tells none, and the longest that is believed; in
-- seconds.
local default_lifetime, longest_lifetime = 12 * 3600, 30 * 86400

-- The times of a token that lives from `now` to `ends_at`, which is believed up to a limit.
local function held_token(token, refresh_token, now, ends_at, renew_at)
    ends_at = math.min(ends_at, now + longest_lifetime)
    return {
        access_token = token,
        refresh_token = sendable(refresh_token) and refresh_token or nil,
        ends_at = ends_at,
        renew_at = math.min(renew_at,
            ends_at - math.min(margin_seconds, (ends_at - now) * margin_share)),
    }
end

-- The lifetime that the server tells, in seconds; nil where it tells none. One of 0 or less is over
-- already: the token serves the call for which it was got, and the next gets another.
local function told_lifetime(answer, now)
    local lifetime = tonumber(answer.validPeriod)
    if not lifetime and tonumber(answer.expireTime) then
        lifetime = tonumber(answer.expireTime) - (tonumber(answer.createTime) or now * 1000) / 1000
    end
    return lifetime and math.max(0, lifetime)
end

--- The token of an answer. Its life is counted from now on the local clock: the clocks need not
-- agree.
-- @tparam table answer of a sign-in or a renewal
-- @tparam number now UTC unix seconds
-- @treturn table|nil a held token; nil when the answer holds none that can be sent
function access_token.from_answer(answer, now)
    if not sendable(answer.accessToken) then
        return nil
    end
    local lifetime = told_lifetime(answer, now) or default_lifetime
    return held_token(answer.accessToken, answer.refreshToken, now, now + lifetime, math.huge)
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

--- The held token of a text; nil when it is none, or none that can be sent.
-- @tparam string text
-- @tparam number now UTC unix seconds
-- @treturn table|nil
function access_token.read(text, now)
    local held = core.from_json(text)
    if type(held) == "table" and sendable(held.access_token)
        and type(held.renew_at) == "number" and type(held.ends_at) == "number" then
        return held_token(held.access_token, held.refresh_token, now, held.ends_at, held.renew_at)
    end
    return nil
end

return access_token
