--- When to try again, and after how long. Both are pure functions of their arguments.

local retry = {}

local transient_status = {
    [408] = true, [429] = true, [500] = true, [502] = true, [503] = true, [504] = true,
}

--- Whether the same call may succeed later.
-- @tparam table err an error object
-- @treturn boolean
function retry.is_transient(err)
    if err.kind == "transport" or err.kind == "timeout" or err.kind == "rate_limit" then
        return true
    end
    return (err.kind == "http" or err.kind == "api") and transient_status[err.status] == true
end

--- Whether to send the call again.
-- @tparam string class the operation's retry class: `safe`, `idempotent` or `never`
-- @tparam table err the error of the last attempt
-- @tparam integer retries_left the retries still allowed
-- @tparam boolean|nil insist the caller says that a repeat is harmless
-- @treturn boolean
function retry.should_retry(class, err, retries_left, insist)
    if retries_left <= 0 or not retry.is_transient(err) or err.retryable == false then
        return false
    end
    if class ~= "never" or insist then
        return true
    end
    -- The gateway turns a 429 away before the service sees it.
    return err.unsent == true or err.status == 429
end

--- First and longest exponential step, in seconds.
retry.base, retry.cap = 0.5, 8

--- Seconds to wait before the next attempt: exponential with full jitter, never less than the
-- server asked for.
-- @tparam integer attempt retries begun, this one included, from 1
-- @tparam number|nil retry_after seconds the server asked for
-- @tparam number random in [0, 1)
-- @treturn number
function retry.backoff(attempt, retry_after, random)
    local step = math.min(retry.cap, retry.base * 2 ^ (attempt - 1))
    if retry_after then
        return retry_after + random * math.min(step, 1)
    end
    return random * step
end

local months = {
    jan = 1, feb = 2, mar = 3, apr = 4, may = 5, jun = 6,
    jul = 7, aug = 8, sep = 9, oct = 10, nov = 11, dec = 12,
}

--- Reads a `Retry-After` header: seconds, or an HTTP date (RFC 9110, 10.2.3).
-- @tparam string|nil value
-- @tparam number now UTC unix seconds
-- @treturn number|nil seconds, never negative; nil when absent or malformed
function retry.read_retry_after(value, now)
    if type(value) ~= "string" then
        return nil
    end
    if value:find("^%s*%d+%s*$") then
        return tonumber(value)
    end
    local date = "^%a+, (%d%d) (%a%a%a) (%d%d%d%d) (%d%d:%d%d:%d%d) GMT$"
    local day, name, year, clock = value:match(date)
    local month = name and months[name:lower()]
    if not month then
        return nil
    end
    local time = require "hwmeeting.time"
    local at = time.from_meeting(("%s-%02d-%s %s"):format(year, month, day, clock))
    return at and math.max(0, at - now)
end

return retry
