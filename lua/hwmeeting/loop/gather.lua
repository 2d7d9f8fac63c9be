--- Runs many functions at once, in whatever loop there is, and keeps their results in order.

local coroutines = require "hwmeeting.loop.coroutines"
local errors = require "hwmeeting.errors"
local misuse = require "hwmeeting.misuse"
local scope = require "hwmeeting.loop.scope"
local task = require "hwmeeting.loop.task"

local gather = {}

--- How many items `client:map` works on at once, unless told otherwise.
gather.default_concurrency = 16

-- How often is looked whether the workers are still there, in seconds.
local look_interval = 0.5

local checks = {
    concurrency = function(value)
        return type(value) == "number" and value >= 1 and value % 1 == 0,
            "a whole number, 1 or more"
    end,
    progress = function(value) return type(value) == "function", "a function" end,
    deadline = function(value) return type(value) == "number" and value > 0, "seconds above 0" end,
    loop = function(value)
        return type(value) == "string" or type(value) == "table", "a name or a table"
    end,
}

--- Checks a table of options; raises at the caller's line.
-- @tparam table|nil given
-- @tparam table allowed names → true
-- @treturn table
function gather.check_options(given, allowed)
    for name, value in pairs(given or {}) do
        if not allowed[name] then
            misuse.raise(("unknown option `%s`"):format(tostring(name)))
        end
        local ok, wanted = checks[name](value)
        if not ok then
            misuse.raise(("option `%s` must be %s"):format(name, wanted))
        end
    end
    return given or {}
end

-- Why an item is not begun; nil when it may be.
local function obstacle(group, loop)
    if group.reason then
        return errors.new { kind = "cancelled", retryable = false, unsent = true,
            message = group.reason }
    end
    if group.deadline and loop.clock() >= group.deadline then
        return errors.new { kind = "timeout", retryable = true, unsent = true,
            message = "the deadline passed before this item was begun" }
    end
    return nil
end

local function item_done(state, index, problem)
    state.errors[index] = problem
    state.done = state.done + 1
    state.signal:set()
end

-- `state` = { next, count, done, results, errors, workers }, shared by the workers. `workers` has
-- the coroutine of each and the item that it is at.
local function work_off(state, group, loop, work)
    local running = coroutines.running()
    while state.next <= state.count do
        local index = state.next
        state.next = index + 1
        state.workers[running] = index
        local problem = obstacle(group, loop)
        if not problem then
            local ok, result, err = coroutines.protect(work, index)
            if not ok then
                problem = result == nil and "raised nil" or result
            elseif result == nil then
                problem = err
            else
                state.results[index] = result
            end
        end
        state.workers[running] = nil
        item_done(state, index, problem)
    end
end

-- A worker whose coroutine was ended from outside takes its item along, and another goes on.
local function replace_dead(state, start_worker)
    local dead = {}
    for worker in pairs(state.workers) do
        dead[#dead + 1] = coroutines.is_dead(worker) and worker or nil
    end
    for _, worker in ipairs(dead) do
        local index = state.workers[worker]
        state.workers[worker] = nil
        item_done(state, index, task.ended_by_host())
        start_worker()
    end
end

-- Waits for the items, one after the other as they end, and tells of each.
local function wait_for_all(state, progress, start_worker, clock)
    local told, begun = 0, clock()
    while told < state.count do
        while state.done <= told do
            state.is_awaited = true
            state.signal:wait(look_interval)
            state.is_awaited = false
            replace_dead(state, start_worker)
        end
        told = told + 1
        if progress then
            progress(told, state.count, (clock() - begun) / told * (state.count - told))
        end
    end
end

--- Works on `count` items, `options.concurrency` at a time.
-- @tparam table loop a complete adapter, that of the running loop
-- @tparam integer count
-- @tparam function work called with 1 … count; returns a result, or nil and an error, or raises
-- @tparam table options `concurrency`, `progress(done, total, seconds left)`, `deadline` (seconds
--   for all), `bulk` whether the calls wait for the budget as bulk work does
-- @treturn table results by index; nil where there is an error
-- @treturn table|nil errors by index; nil when there are none
function gather.run(loop, count, work, options)
    loop.check()
    local group = scope.new(scope.current(),
        options.deadline and loop.clock() + options.deadline)
    local state = { next = 1, count = count, done = 0, results = {}, errors = {}, workers = {},
        signal = loop.new_signal(), is_awaited = false }
    local caller = coroutines.running()
    function group.is_orphaned()
        return state.is_awaited and coroutines.is_abandoned(state.signal, caller)
    end
    local function start_worker()
        loop.spawn(function()
            group:adopt()
            work_off(state, group, loop, work)
        end)
    end
    if options.bulk then
        group:set_bulk(function() return state.count - state.next + 1 end)
    end
    for _ = 1, math.min(options.concurrency or count, count) do
        start_worker()
    end
    local ok, problem = coroutines.protect(wait_for_all, state, options.progress, start_worker,
        loop.clock)
    if not ok then
        group:cancel("the progress function raised an error")
    end
    group:finish()
    if not ok then
        error(problem, 0)
    end
    return state.results, next(state.errors) ~= nil and state.errors or nil
end

return gather
