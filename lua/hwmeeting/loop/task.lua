--- A function that runs beside its caller, in whatever loop there is.

local coroutines = require "hwmeeting.loop.coroutines"
local errors = require "hwmeeting.errors"
local scope = require "hwmeeting.loop.scope"
local waiters = require "hwmeeting.loop.waiters"

local task = { __name = "hwmeeting.task" }

-- How often who waits for a task looks whether it is still there, in seconds.
local look_interval = 0.5

local function finish(self, ok, result, err)
    if not ok then
        self.err = result == nil and "raised nil" or result
    elseif result == nil then
        self.err = err
    else
        self.result = result
    end
    self.has_ended = true
    self.scope:finish()
    self.waiting:wake_all()
end

--- The error of work whose coroutine its host has ended.
-- @treturn table
function task.ended_by_host()
    return errors.new { kind = "cancelled", retryable = false,
        message = "the coroutine was ended by its host" }
end

-- A coroutine that was ended from outside has told nobody.
local function look_after(self)
    if not self.has_ended and self.coroutine and coroutines.is_dead(self.coroutine) then
        finish(self, true, nil, task.ended_by_host())
    end
end

-- `done` is looked up, so that it is true of what was ended from outside as well.
function task.__index(self, name)
    if name == "done" then
        look_after(self)
        return self.has_ended
    end
    return task[name]
end

--- Starts a task.
-- @tparam table loop a complete adapter, that of the running loop
-- @tparam function f returns a result, or nil and an error; what it raises is its error
-- @tparam number|nil deadline seconds after which its calls end as `timeout`
-- @treturn table with the fields `done` (boolean), `result` and `err`
function task.start(loop, f, deadline)
    local own = scope.new(scope.current(), deadline and loop.clock() + deadline)
    local self = setmetatable({ has_ended = false, loop = loop, scope = own,
        waiting = waiters.new(loop) }, task)
    loop.spawn(function()
        own:adopt()
        self.coroutine = coroutines.running()
        finish(self, coroutines.protect(f))
    end)
    return self
end

--- Calls the task off: what it has in flight ends at once as `cancelled`, and so does each further
-- call of it. Its own code is not interrupted. Idempotent.
function task:cancel()
    self.scope:cancel("the task was cancelled")
end

--- Waits until the task has ended; outside of a loop, drives it meanwhile.
-- @tparam number|nil seconds the longest wait (default: as long as it takes)
-- @treturn any|nil the result; nil also when the time is over, with `done` still false
-- @treturn any|nil the error
function task:wait(seconds)
    local ends_at = seconds and self.loop.clock() + seconds or math.huge
    while not self.done and self.loop.clock() < ends_at do
        self.waiting:wait(math.min(look_interval, ends_at - self.loop.clock()))
    end
    return self.result, self.err
end

return task
