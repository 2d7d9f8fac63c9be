--- How long one call may go on: its deadline, and the scopes that may call it off.
--
-- A transport gets such a table as its second argument, with `timeout`, `connect_timeout` and
-- `max_response_bytes` in it.

local errors = require "hwmeeting.errors"
local scope = require "hwmeeting.loop.scope"

local limits = {}
limits.__index = limits

--- The limits of a call that begins now.
-- @tparam table state the client's
-- @tparam number timeout seconds
-- @treturn table
function limits.new(state, timeout)
    local loop = state.loop.current()
    local deadline = loop.clock() + timeout
    local task = scope.current()
    if task and task.deadline then
        deadline = math.min(deadline, task.deadline)
    end
    return setmetatable({ loop = loop, deadline = deadline, client = state.scope,
        task = task }, limits)
end

--- Notes what a transport needs to know of the attempt that begins now.
-- @tparam table options option values of the call
-- @treturn table the same limits
function limits:for_attempt(options)
    local left = self.deadline - self.loop.clock()
    self.timeout = left
    self.connect_timeout = math.min(options.connect_timeout, left)
    self.max_response_bytes = options.max_response_bytes
    return self
end

--- Why the call was called off; nil while it was not.
-- @treturn string|nil
function limits:cancelled()
    return self.client.reason or self.task and self.task.reason
end

--- The error of a call that was called off.
function limits:cancelled_error(operation)
    return errors.new { kind = "cancelled", operation = operation, retryable = false,
        message = self:cancelled() }
end

--- Has a function called when the call is called off.
-- @tparam function cancel
-- @treturn function ends that
function limits:on_cancel(cancel)
    local leave_client = self.client:enter(cancel)
    local leave_task = self.task and self.task:enter(cancel)
    return function()
        leave_client()
        if leave_task then
            leave_task()
        end
    end
end

--- Sleeps, but not on when the call is called off.
-- @tparam number seconds
function limits:sleep(seconds)
    local signal = self.loop.new_signal()
    local leave = self:on_cancel(function() signal:set() end)
    if not self:cancelled() then
        signal:wait(seconds)
    end
    leave()
end

return limits
