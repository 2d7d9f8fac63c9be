--- The gateway's limits: so many calls of one operation a minute, and so many of all a second (Lua
-- 5.4).
--
-- A window begins with its first call, by the sandbox's clock, so that a script that stays below
-- the limit never meets a refusal by the luck of the wall clock.

local RateLimits = {}
RateLimits.__index = RateLimits

local rate_limits = {}

--- The limit a minute in the vendor's sample, which is the sandbox's default.
rate_limits.default = 100

-- In the sample the limit a second over all environments is twice the limit a minute of one
-- operation.
local all_per_minute_limit = 2

--- Makes the counters.
-- @tparam integer per_minute calls of one operation a minute
function rate_limits.new(per_minute)
    return setmetatable({ per_minute = per_minute, windows = {}, all = {} }, RateLimits)
end

--- Sets another limit and forgets what was counted.
function RateLimits:set(per_minute)
    self.per_minute, self.windows, self.all = per_minute, {}, {}
end

local function count(window, length, now)
    if not window.opened or now >= window.opened + length or now < window.opened then
        window.opened, window.used = now, 0
    end
    window.used = window.used + 1
    return window.used
end

local function header(used, limit, time)
    return ("remain:%d,limit:%d,time:%s"):format(math.max(0, limit - used), limit, time)
end

--- Counts one call.
-- @tparam string operation its id
-- @tparam number now unix seconds
-- @treturn boolean whether the call is within the limits; and the two headers as a list of { name,
--   value }
function RateLimits:take(operation, now)
    local window = self.windows[operation] or {}
    self.windows[operation] = window
    local used, limit = count(window, 60, now), self.per_minute
    local all_used, all_limit = count(self.all, 1, now), limit * all_per_minute_limit
    return used <= limit and all_used <= all_limit,
        {
            { "X-APIG-Ratelimit-Api", header(used, limit, "1 minute") },
            { "X-APIG-Ratelimit-Api-Allenv", header(all_used, all_limit, "1 second") },
        }
end

return rate_limits
