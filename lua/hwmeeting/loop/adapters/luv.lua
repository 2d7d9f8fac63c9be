--- Waiting in libuv's loop, by luv. A call is made in a coroutine, any coroutine; the loop's
-- callbacks resume it.

local uv = require "luv"
local coroutines = require "hwmeeting.loop.coroutines"
local misuse = require "hwmeeting.misuse"

local adapter = { name = "luv", remembers = true }

-- A coroutine that its program has closed meanwhile is nobody to be woken.
local function resume(co)
    if coroutines.is_dead(co) then
        return
    end
    local ok, problem = coroutine.resume(co)
    if not ok then
        error(debug.traceback(co, tostring(problem)), 0)
    end
end

-- Suspends the running coroutine. `arm(wake)` makes the handles that will call `wake`, which closes
-- them and resumes; a second call does nothing.
local function suspend(arm)
    local co, handles, woken, suspended = coroutines.running(), nil, false, false
    local function wake()
        if woken then
            return
        end
        woken = true
        for _, handle in ipairs(handles) do
            handle:close()
        end
        if suspended then
            resume(co)
        end
    end
    handles = arm(wake)
    if not woken then
        suspended = true
        coroutine.yield()
    end
end

local function new_timer(seconds, wake)
    local timer = uv.new_timer()
    timer:start(math.ceil(math.max(0, seconds) * 1000), 0, wake)
    return timer
end

function adapter.check()
    if not coroutines.running() then
        misuse.raise("with loop = \"luv\" a call must be made in a coroutine: "
            .. "coroutine.wrap(function() … end)()")
    end
end

function adapter.spawn(f)
    resume(coroutine.create(f))
end

function adapter.sleep(seconds)
    suspend(function(wake) return { new_timer(seconds, wake) } end)
end

function adapter.wait_readable(fd, seconds)
    suspend(function(wake)
        local poll = uv.new_poll(fd)
        poll:start("r", wake)
        return { poll, new_timer(seconds, wake) }
    end)
end

local signal = {}
signal.__index = signal

function adapter.new_signal()
    return setmetatable({ is_set = false }, signal)
end

function signal:wait(seconds)
    if not self.is_set then
        suspend(function(wake)
            self.wake = wake
            return { new_timer(seconds, wake) }
        end)
        self.wake = nil
    end
    self.is_set = false
end

-- The waiting coroutine goes on at the loop's next turn, not in the midst of the caller.
function signal:set()
    self.is_set = true
    if self.wake then
        local wake = self.wake
        self.wake = nil
        local soon = uv.new_timer()
        soon:start(0, 0, function()
            soon:close()
            wake()
        end)
    end
end

return adapter
