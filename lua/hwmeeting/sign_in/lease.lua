--- A lock that lives as long as its holder: it is renewed a few times a second while the holder is
-- there, and ends soon after it is gone.

local coroutines = require "hwmeeting.loop.coroutines"

local lease = {}

--- How long a lock holds without being renewed, and how often it is, in seconds: four beats may be
-- late in a process that gets no turn.
lease.seconds = 0.9
local beat_seconds = 0.2

-- A function that tells whether the coroutine that runs now is still there, and does not keep it
-- alive. The main program only goes with the whole process.
local function watch_running()
    local holder = setmetatable({ coroutines.running() }, { __mode = "v" })
    if holder[1] == nil then
        return function() return true end
    end
    return function()
        return holder[1] ~= nil and not coroutines.is_dead(holder[1])
    end
end

--- Keeps a lock of the running coroutine.
-- @tparam table loop an adapter
-- @tparam table limits of the call: at its deadline the lock is kept no longer
-- @tparam function renew called without arguments; whether to go on
-- @treturn function stops
function lease.keep(loop, limits, renew)
    local is_there, stop, stopped = watch_running(), loop.new_signal(), false
    local function keep()
        local ok, goes_on
        repeat
            stop:wait(beat_seconds)
            if not stopped and is_there() and loop.clock() < limits.deadline then
                ok, goes_on = coroutines.protect(renew)
            else
                goes_on = false
            end
        until not (ok and goes_on)
    end
    -- Where the loop begins nothing any more, the lock ends by itself.
    coroutines.protect(function() loop.background(keep) end)
    return function()
        stopped = true
        stop:set()
    end
end

return lease
