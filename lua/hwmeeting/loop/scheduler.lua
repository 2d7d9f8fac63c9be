--- A small cooperative scheduler for programs that have no loop: tasks, timers and signals.
--
-- `plain` drives it while a call blocks, `frame` once in each frame. A task is a coroutine; what
-- waits outside of all tasks drives the others meanwhile.

local core = require "hwmeeting.core"
local coroutines = require "hwmeeting.loop.coroutines"
local pump = require "hwmeeting.loop.pump"

local scheduler = {}

local clock = core.clock

-- The longest single wait; and one pool's turn where several are in flight; in seconds.
local longest_wait, turn_of_pool = 1, 0.002

-- Coroutine of a task → true until it has ended.
local tasks = setmetatable({}, { __mode = "k" })
local count = 0

-- Coroutines to be resumed, in order: queue[first] … queue[last].
local queue, first, last = {}, 1, 0

-- Coroutine that sleeps → when it must wake. Only sleeping ones are in here, seldom many.
local timers = {}

-- Pools with somebody waiting → how many.
local pools = {}

local driving = false

local function make_ready(task)
    timers[task] = nil
    last = last + 1
    queue[last] = task
end

local function running_task()
    local running = coroutines.running()
    return running and tasks[running] and running or nil
end

local function resume(task)
    local ok, problem = coroutine.resume(task)
    if coroutine.status(task) == "dead" then
        tasks[task] = nil
        count = count - 1
    end
    if not ok then
        error(debug.traceback(task, tostring(problem)), 0)
    end
end

local function wake_sleepers()
    local now = clock()
    for task, at in pairs(timers) do
        if at <= now then
            make_ready(task)
        end
    end
end

local function next_timer()
    local at = math.huge
    for _, due in pairs(timers) do
        at = math.min(at, due)
    end
    return at
end

-- Runs what is ready, but begins nothing after `ends_at`.
local function run_ready(ends_at)
    wake_sleepers()
    local final = last -- what becomes ready meanwhile has its turn after the pools'
    while first <= final do
        local task = queue[first]
        queue[first] = nil
        first = first + 1
        if tasks[task] then
            resume(task)
        end
        if clock() >= ends_at then
            return
        end
    end
end

local function poll_pool(pool, seconds)
    if seconds > 0 then
        pool:wait(seconds)
    end
    pump.step(pool)
end

-- Drives all pools, sleeping at most `seconds` until one has something to do.
local function poll(seconds)
    local only = next(pools)
    if not only then
        if seconds > 0 then
            core.sleep(seconds)
        end
        return
    end
    if next(pools, only) == nil then
        poll_pool(only, seconds)
        return
    end
    local list = {}
    for pool in pairs(pools) do
        list[#list + 1] = pool
    end
    for _, pool in ipairs(list) do
        poll_pool(pool, math.min(seconds, turn_of_pool))
    end
end

-- Drives everything until `is_over()`, or until `limit`. In a coroutine of the user's own inside a
-- task the other tasks cannot go on: then only the pools do.
local function drive(is_over, limit)
    local outermost = not driving
    driving = true
    local function turn()
        if outermost then
            run_ready(math.huge)
        end
        if not is_over() then
            local idle = math.min(limit, next_timer()) - clock()
            local has_work = outermost and first <= last
            poll(has_work and 0 or math.max(0, math.min(idle, longest_wait)))
        end
    end
    local ok, problem
    repeat
        ok, problem = pcall(turn)
    until not ok or is_over() or clock() >= limit
    if outermost then
        driving = false
    end
    if not ok then
        error(problem, 0)
    end
end

--- Whether the running code is a task's, so that waiting suspends it.
function scheduler.in_task()
    return running_task() ~= nil
end

--- Runs `f` beside the caller; it must not raise.
function scheduler.spawn(f)
    local task = coroutine.create(f)
    tasks[task] = true
    count = count + 1
    make_ready(task)
end

--- Suspends the running task; outside of tasks, drives the others meanwhile.
function scheduler.sleep(seconds)
    local task = running_task()
    local wakes_at = clock() + seconds
    if task then
        timers[task] = wakes_at
        coroutine.yield()
    else
        drive(function() return false end, wakes_at)
    end
end

local signal = {}
signal.__index = signal

--- A signal: `wait(seconds)` returns when it was set, or when the time is over.
function scheduler.new_signal()
    return setmetatable({ is_set = false }, signal)
end

function signal:wait(seconds)
    local task = running_task()
    local limit = clock() + (seconds or math.huge)
    if not task then
        drive(function() return self.is_set end, limit)
    elseif not self.is_set then
        self.task = task
        timers[task] = limit
        coroutine.yield()
        self.task = nil
    end
    self.is_set = false
end

function signal:set()
    self.is_set = true
    if self.task then
        make_ready(self.task)
        self.task = nil
    end
end

-- Nothing else is to be driven: there is no task, and so nobody who waits.
local function is_alone()
    return count == 0 and not driving
end

--- Waits for a transfer: suspends the running task, or drives everything.
function scheduler.await(pool, transfer)
    if is_alone() then
        pool:step()
        while not transfer:done() do
            pool:wait(longest_wait)
            pool:step()
        end
        return
    end
    local ended = scheduler.new_signal()
    pump.enter(pool, transfer, ended)
    pools[pool] = (pools[pool] or 0) + 1
    pump.step(pool)
    while not transfer:done() do
        ended:wait(longest_wait)
    end
    pools[pool] = pools[pool] > 1 and pools[pool] - 1 or nil
    pump.leave(pool, transfer)
end

--- Drives everything once, without sleeping.
-- @tparam number seconds begins nothing more after so long
-- @treturn integer tasks that have not ended
function scheduler.pump(seconds)
    if driving or running_task() then
        return count
    end
    local ends_at = clock() + seconds
    driving = true
    local ok, problem = pcall(function()
        repeat
            poll(0)
            run_ready(ends_at)
        until first > last or clock() >= ends_at
    end)
    driving = false
    if not ok then
        error(problem, 0)
    end
    return count
end

return scheduler
