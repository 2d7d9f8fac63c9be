--- Coroutines that wait for the same thing, and go on together.

local waiters = {}
waiters.__index = waiters

--- Nobody waits yet.
-- @tparam table loop an adapter
-- @treturn table
function waiters.new(loop)
    return setmetatable({ loop = loop, signals = {} }, waiters)
end

--- Suspends the running coroutine until `wake_all`, or until the time is over.
-- @tparam number seconds
function waiters:wait(seconds)
    local signal = self.loop.new_signal()
    self.signals[signal] = true
    signal:wait(seconds)
    self.signals[signal] = nil
end

--- Lets all go on who wait now.
function waiters:wake_all()
    local signals = self.signals
    self.signals = {}
    for signal in pairs(signals) do
        signal:set()
    end
end

return waiters
