--- Waiting in nginx with its Lua module (OpenResty).
--
-- nginx's Lua cannot watch a foreign descriptor, so the pump looks at the pool every 1 to 5 ms
-- while calls are in flight. There is one pump a worker: it runs in a timer, since a request may
-- end before the calls of others do.

local misuse = require "hwmeeting.misuse"

local ngx = rawget(_G, "ngx")
local semaphore = require "ngx.semaphore"

local adapter = {
    name = "nginx",
    sleep = ngx.sleep,
    remembers = true,
    -- The memory of a timer grows while it lives: another takes over after so many seconds.
    pump_life = 30,
}

-- Phases that may wait, as ngx.get_phase names them.
local may_wait = {
    rewrite = true, server_rewrite = true, access = true, content = true, timer = true,
    ssl_cert = true, ssl_session_fetch = true, ssl_client_hello = true, preread = true,
}

function adapter.check()
    local phase = ngx.get_phase()
    if not may_wait[phase] then
        misuse.raise(("nginx cannot wait for an answer in the phase `%s`: make the call in a timer "
            .. "(ngx.timer.at(0, function() … end)), or in the rewrite, access or content phase")
            :format(phase))
    end
end

-- A visitor waits for a request; nobody waits for a timer.
function adapter.hurried()
    return ngx.get_phase() ~= "timer"
end

function adapter.spawn(f)
    adapter.check()
    assert(ngx.thread.spawn(f))
end

-- A timer that nginx ends early because the worker stops is run all the same: requests of this
-- worker are waiting, and it stops when they have their answers.
function adapter.background(f)
    local started, problem = ngx.timer.at(0, f)
    if not started then
        error("hwmeeting: nginx starts no timer: " .. tostring(problem)
            .. " (see lua_max_running_timers and lua_max_pending_timers)", 0)
    end
end

local signal = {}
signal.__index = signal

function adapter.new_signal()
    return setmetatable({ semaphore = assert(semaphore.new(0)), is_set = false }, signal)
end

function signal:wait(seconds)
    if not self.is_set then
        self.semaphore:wait(math.max(seconds, 0.001))
    end
    self.is_set = false
end

function signal:set()
    if not self.is_set then
        self.is_set = true
        if self.semaphore:count() < 0 then
            self.semaphore:post(1)
        end
    end
end

-- nginx takes a light thread that it ends out of the semaphore's queue, and tells nobody else.
function signal:is_abandoned()
    return not self.is_set and self.semaphore:count() >= 0
end

return adapter
