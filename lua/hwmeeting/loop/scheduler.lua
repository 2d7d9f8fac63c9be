--- A small cooperative scheduler for programs that have no loop: tasks, timers and signals.
--
-- `plain` drives it while a call blocks, `frame` once in each frame, `virtual` on a clock of its
-- own. A task is a coroutine; what waits outside of all tasks drives the others meanwhile.
-- docs/internals/scheduler.md tells a task's states, and what happens to one that is closed.

local core = require "hwmeeting.core"
local coroutines = require "hwmeeting.loop.coroutines"
local fifo = require "hwmeeting.loop.fifo"
local pump = require "hwmeeting.loop.pump"

local is_dead = coroutines.is_dead

local scheduler = {}
scheduler.__index = scheduler

-- The longest wait for a pool; one pool's turn where several are in flight; and how often is looked
-- for tasks that their program has closed; in seconds.
local longest_wait, turn_of_pool, roll_call_interval = 0.5, 0.002, 0.4

-- Coroutine of a task → its scheduler, until it has ended.
local owners = setmetatable({}, { __mode = "k" })

--- A scheduler.
-- @tparam function clock monotonic seconds
-- @tparam function rest called with seconds when nothing is to be done so long
-- @treturn table
function scheduler.new(clock, rest)
    return setmetatable({
        clock = clock,
        rest = rest,
        -- Coroutine → "task" or "background", until it has ended; how many there are of each, and
        -- which of them are to be resumed.
        kinds = setmetatable({}, { __mode = "k" }),
        count = { task = 0, background = 0 },
        ready = { task = fifo.new(), background = fifo.new() },
        timers = {}, -- coroutine that waits → when it must wake; seldom many
        pools = {}, -- those with transfers in flight → true
        driving = false,
        next_roll_call = 0,
    }, scheduler)
end

--- The scheduler whose task is running; nil outside of tasks.
function scheduler.running()
    local running = coroutines.running()
    return running and owners[running]
end

--- Whether the running code is a task's, so that waiting suspends it.
function scheduler:in_task()
    return scheduler.running() == self
end

local function make_ready(self, task)
    self.timers[task] = nil
    local kind = self.kinds[task]
    if kind then
        self.ready[kind]:push(task)
    end
end

local function strike_off(self, task)
    local kind = self.kinds[task]
    self.count[kind] = self.count[kind] - 1
    self.kinds[task], self.timers[task], owners[task] = nil, nil, nil
end

local function resume(self, task)
    if not self.kinds[task] then
        return
    end
    local ok, problem = true, nil
    if not is_dead(task) then
        ok, problem = coroutine.resume(task)
    end
    if is_dead(task) then
        strike_off(self, task)
    end
    if not ok then
        error(debug.traceback(task, tostring(problem)), 0)
    end
end

-- A task that was closed while it waited is found here: all that wait have timers.
local function call_roll(self, now)
    self.next_roll_call = now + roll_call_interval
    for task in pairs(self.timers) do
        if is_dead(task) then
            strike_off(self, task)
        end
    end
end

local function wake_sleepers(self)
    local now = self.clock()
    if now >= self.next_roll_call then
        call_roll(self, now)
    end
    for task, at in pairs(self.timers) do
        if at <= now then
            make_ready(self, task)
        end
    end
end

local function next_timer(self)
    local at = math.huge
    for _, due in pairs(self.timers) do
        at = math.min(at, due)
    end
    return at
end

-- Runs what is ready, but begins nothing after `ends_at`. What becomes ready meanwhile has its turn
-- after the pools'.
local function run_ready(self, ready, ends_at)
    local final = ready.last
    while ready.first <= final do
        resume(self, ready:pop())
        if self.clock() >= ends_at then
            return
        end
    end
end

-- In a coroutine of the user's own inside a task the other tasks cannot go on, for each of them
-- might do the same, and the C stack has an end. The background can: it holds no such code.
local function run(self, with_tasks, ends_at)
    wake_sleepers(self)
    run_ready(self, self.ready.background, ends_at)
    if with_tasks then
        run_ready(self, self.ready.task, ends_at)
    end
end

local function has_ready(self, with_tasks)
    return not self.ready.background:is_empty() or with_tasks and not self.ready.task:is_empty()
end

local function poll_pool(self, pool, seconds)
    if seconds > 0 then
        pool:wait(seconds)
    end
    if pump.step(pool) == 0 then
        self.pools[pool] = nil
    end
end

-- Drives all pools, sleeping at most `seconds` until one has something to do.
local function poll(self, seconds)
    local only = next(self.pools)
    if not only then
        if seconds > 0 then
            self.rest(seconds)
        end
        return
    end
    if next(self.pools, only) == nil then
        poll_pool(self, only, math.min(seconds, longest_wait))
        return
    end
    local list = {}
    for pool in pairs(self.pools) do
        list[#list + 1] = pool
    end
    for _, pool in ipairs(list) do
        poll_pool(self, pool, math.min(seconds, turn_of_pool))
    end
end

-- Drives everything until `is_over()`, or until `limit`.
local function drive(self, is_over, limit)
    local outermost = not self.driving
    self.driving = true
    local function turn()
        run(self, outermost, math.huge)
        if not is_over() then
            local idle = math.max(0, math.min(limit, next_timer(self)) - self.clock())
            poll(self, has_ready(self, outermost) and 0 or idle)
        end
    end
    local ok, problem
    repeat
        ok, problem = pcall(turn)
    until not ok or is_over() or self.clock() >= limit
    if outermost then
        self.driving = false
    end
    if not ok then
        error(problem, 0)
    end
end

local function start(self, f, kind)
    local task = coroutine.create(f)
    self.kinds[task], owners[task] = kind, self
    self.count[kind] = self.count[kind] + 1
    make_ready(self, task)
end

--- Runs `f` beside the caller; it must not raise.
function scheduler:spawn(f)
    start(self, f, "task")
end

--- The same for what is no task of the program's: `pump` does not count it.
function scheduler:background(f)
    start(self, f, "background")
end

-- Suspends the running task until it is made ready, at the latest at `limit`.
local function suspend(self, limit)
    self.timers[coroutines.running()] = limit
    coroutine.yield()
end

--- Suspends the running task; outside of tasks, drives the others meanwhile.
function scheduler:sleep(seconds)
    local wakes_at = self.clock() + seconds
    if self:in_task() then
        suspend(self, wakes_at)
    else
        drive(self, function() return false end, wakes_at)
    end
end

local signal = {}
signal.__index = signal

--- A signal: `wait(seconds)` returns when it was set, or when the time is over.
function scheduler:new_signal()
    return setmetatable({ scheduler = self, is_set = false }, signal)
end

function signal:wait(seconds)
    local own = self.scheduler
    local limit = own.clock() + (seconds or math.huge)
    if not own:in_task() then
        drive(own, function() return self.is_set end, limit)
    elseif not self.is_set then
        self.task = coroutines.running()
        suspend(own, limit)
        self.task = nil
    end
    self.is_set = false
end

function signal:set()
    self.is_set = true
    if self.task then
        make_ready(self.scheduler, self.task)
        self.task = nil
    end
end

-- Nothing else is to be driven: there is no task, and so nobody who waits.
local function is_alone(self)
    return self.count.task + self.count.background == 0 and not self.driving
end

--- Waits for a transfer: suspends the running task, or drives everything.
function scheduler:await(pool, transfer)
    if is_alone(self) then
        pool:step()
        while not transfer:done() do
            pool:wait(longest_wait)
            pool:step()
        end
        return
    end
    local ended = self:new_signal()
    pump.enter(pool, transfer, ended)
    self.pools[pool] = true
    pump.step(pool)
    while not transfer:done() do
        ended:wait(longest_wait)
    end
    pump.leave(pool, transfer)
end

--- Drives everything once, without sleeping.
-- @tparam number seconds begins nothing more after so long
-- @treturn integer tasks that have not ended
function scheduler:pump(seconds)
    if self.driving or self:in_task() then
        return self.count.task
    end
    local ends_at = self.clock() + seconds
    self.driving = true
    local ok, problem = pcall(function()
        repeat
            poll(self, 0)
            run(self, true, ends_at)
        until not has_ready(self, true) or self.clock() >= ends_at
    end)
    self.driving = false
    if not ok then
        error(problem, 0)
    end
    return self.count.task
end

--- What an adapter needs to wait in this scheduler.
-- @treturn table
function scheduler:members()
    return {
        suspends = function() return self:in_task() end,
        clock = self.clock,
        sleep = function(seconds) self:sleep(seconds) end,
        spawn = function(f) self:spawn(f) end,
        background = function(f) self:background(f) end,
        new_signal = function() return self:new_signal() end,
        await = function(pool, transfer) self:await(pool, transfer) end,
        pump = function(seconds) return self:pump(seconds) end,
    }
end

--- The one that counts on the machine's clock; all adapters but `virtual` share it.
scheduler.real = scheduler.new(core.clock, function(seconds)
    core.sleep(math.min(seconds, longest_wait))
end)

return scheduler
