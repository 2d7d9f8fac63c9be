--- How long one call may go on: its deadline, and the scopes that may call it off.
--
-- A transport gets such a table as its second argument, with `timeout`, `connect_timeout` and
-- `max_response_bytes` in it.

local errors = require "hwmeeting.errors"
local scope = require "hwmeeting.loop.scope"

local limits = {}
limits.__index = limits

-- The share of a call's time that it waits for another process's lock at most.
local lock_share = 1 / 3

--- The limits of a call that begins now.
-- @tparam table state the client's
-- @tparam table loop the adapter of the running loop
-- @tparam table options option values of the call
-- @treturn table
function limits.new(state, loop, options)
    local deadline = loop.clock() + options.timeout
    local task = scope.current()
    if task and task.deadline then
        deadline = math.min(deadline, task.deadline)
    end
    return setmetatable({ loop = loop, deadline = deadline, client = state.scope, task = task,
        options = options, max_response_bytes = options.max_response_bytes, waited = 0 }, limits)
end

--- Moves the deadline by what bulk work waited for the budget; not beyond that of its task.
-- @tparam number seconds
function limits:prolong(seconds)
    self.waited = self.waited + seconds
    self.deadline = self.deadline + seconds
    if self.task and self.task.deadline then
        self.deadline = math.min(self.deadline, self.task.deadline)
    end
end

local function lock_ends(self)
    local now = self.loop.clock()
    return now + (self.deadline - now) * lock_share
end

--- The limits of work that this call begins and others may wait for as well: with its options, but
-- no less time than calls of this client have, and called off only with the client.
-- @tparam number usual_timeout seconds that calls of this client have
-- @treturn table `lock_ends` in it is the loop's clock at which a lock is waited for no longer,
--   `earliest` the first deadline of the calls that wait
function limits:apart(usual_timeout)
    return setmetatable({ loop = self.loop, client = self.client, options = self.options,
        max_response_bytes = self.max_response_bytes, waited = 0,
        deadline = math.max(self.deadline, self.loop.clock() + usual_timeout),
        lock_ends = lock_ends(self), earliest = self.deadline }, limits)
end

--- Says that another call waits for this work, perhaps a more hurried one.
-- @tparam table other its limits
function limits:joined_by(other)
    self.lock_ends = math.min(self.lock_ends, lock_ends(other))
    self.earliest = math.min(self.earliest, other.deadline)
end

--- Notes how much time the attempt that begins now has: `timeout` and `connect_timeout`. One that
-- may be repeated leaves time for that, where the options say so; one that acts has all there is.
-- @tparam string class the operation's retry class
function limits:begin_attempt(class)
    local options = self.options
    local left, shorter = self.deadline - self.loop.clock(), options.attempt_timeout
    if class ~= "never" and shorter and shorter < left then
        left = shorter
    end
    self.timeout = left
    self.connect_timeout = options.connect_timeout < left and options.connect_timeout or left
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

--- Has something cancelled when the call is called off.
-- @param member has a method `cancel`
function limits:enter(member)
    self.client:enter(member)
    if self.task then
        self.task:enter(member)
    end
end

--- Ends that.
function limits:leave(member)
    self.client:leave(member)
    if self.task then
        self.task:leave(member)
    end
end

--- Has a function called when the call is called off.
-- @tparam function cancel
-- @treturn function ends that
function limits:on_cancel(cancel)
    local member = { cancel = function() cancel() end }
    self:enter(member)
    self[member] = true -- which keeps it alive as long as the call goes on
    return function()
        self:leave(member)
        self[member] = nil
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
