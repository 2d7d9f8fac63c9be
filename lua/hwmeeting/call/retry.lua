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

local function time_of(year, month_name, day, clock)
    local month = months[month_name:lower()]
    local time = require "hwmeeting.time"
    local text = ("%04d-%02d-%02d %s"):format(year, month or 0, tonumber(day), clock)
    return month and time.from_meeting(text)
end

-- The forms of a date in RFC 9110, 5.6.7, and what reads each.
local date_forms = {
    { "%a+, (%d%d) (%a%a%a) (%d%d%d%d) (%d%d:%d%d:%d%d) GMT", function(_, day, month, year, clock)
        return time_of(year, month, day, clock)
    end },
    { "%a+, (%d%d)%-(%a%a%a)%-(%d%d) (%d%d:%d%d:%d%d) GMT", function(now, day, month, year, clock)
        local this_year = tonumber(os.date("!%Y", now))
        year = this_year - this_year % 100 + year
        return time_of(year > this_year + 50 and year - 100 or year, month, day, clock)
    end },
    { "%a%a%a (%a%a%a) ([ %d]%d) (%d%d:%d%d:%d%d) (%d%d%d%d)", function(_, month, day, clock, year)
        return time_of(year, month, day, clock)
    end },
}

--- Reads a `Retry-After` header: seconds, or an HTTP date in any of its three forms (RFC 9110,
-- 10.2.3). Of several the longest counts.
-- @tparam string|nil value
-- @tparam number now UTC unix seconds
-- @treturn number|nil seconds, never negative; nil when absent or malformed
function retry.read_retry_after(value, now)
    if type(value) ~= "string" then
        return nil
    end
    local longest
    local function note(seconds)
        longest = math.max(longest or 0, seconds)
    end
    local rest = value
    for _, form in ipairs(date_forms) do
        rest = rest:gsub(form[1], function(...)
            local at = form[2](now, ...)
            if at then
                note(at - now)
                return ""
            end
        end)
    end
    for part in rest:gmatch "[^,]+" do
        local number = part:match "^%s*(%d+%.?%d*)%s*$"
        if number then
            note(tonumber(number))
        elseif part:find "%S" then
            return nil
        end
    end
    return longest
end

return retry
