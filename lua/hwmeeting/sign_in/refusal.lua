--- A sign-in that was refused: it is not repeated for a while, because the service locks accounts
-- after a few.

local errors = require "hwmeeting.errors"
local tables = require "hwmeeting.tables"

local refusal = {}
refusal.__index = refusal

-- In seconds.
local memory = 60

--- Remembers an error, if it is a refusal.
-- @tparam table err an error object
-- @tparam number clock the loop's
-- @treturn table|nil a refusal
function refusal.of(err, clock)
    if err.kind ~= "auth" then
        return nil
    end
    return setmetatable({ err = err, ends = clock + memory }, refusal)
end

--- The error for a call that would sign in again: the next refusal would count against the account
-- as well.
-- @tparam number clock the loop's
-- @treturn table|nil an error object with `retry_after`; nil when the time is over
function refusal:again(clock)
    if clock >= self.ends then
        return nil
    end
    local copy = tables.copy(self.err)
    copy.retry_after = math.ceil(self.ends - clock)
    copy.message = ("the sign-in was refused a moment ago and is not repeated for %d s: %s"):format(
        copy.retry_after, tostring(copy.message))
    copy.attempts = 0
    return errors.new(copy)
end

return refusal
