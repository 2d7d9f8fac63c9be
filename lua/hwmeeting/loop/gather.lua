--- Runs many functions at once, in whatever loop there is, and keeps their results in order.

local coroutines = require "hwmeeting.loop.coroutines"
local errors = require "hwmeeting.errors"
local misuse = require "hwmeeting.misuse"
local scope = require "hwmeeting.loop.scope"

local gather = {}

--- How many items `client:map` works on at once, unless told otherwise.
gather.default_concurrency = 16

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

-- `state` = { next, count, done, results, errors }, shared by the workers.
local function work_off(state, group, loop, work)
    while state.next <= state.count do
        local index = state.next
        state.next = index + 1
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
        state.errors[index] = problem
        state.done = state.done + 1
        state.signal:set()
    end
end

-- Waits for the items, one after the other as they end, and tells of each.
local function wait_for_all(state, progress)
    local told = 0
    while told < state.count do
        while state.done <= told do
            state.signal:wait(1)
        end
        told = told + 1
        if progress then
            progress(told, state.count)
        end
    end
end

--- Works on `count` items, `options.concurrency` at a time.
-- @tparam table loop a complete adapter, that of the running loop
-- @tparam integer count
-- @tparam function work called with 1 … count; returns a result, or nil and an error, or raises
-- @tparam table options `concurrency`, `progress(done, total)`, `deadline` (seconds for all)
-- @treturn table results by index; nil where there is an error
-- @treturn table|nil errors by index; nil when there are none
function gather.run(loop, count, work, options)
    loop.check()
    local group = scope.new(scope.current(),
        options.deadline and loop.clock() + options.deadline)
    local state = { next = 1, count = count, done = 0, results = {}, errors = {},
        signal = loop.new_signal() }
    for _ = 1, math.min(options.concurrency or count, count) do
        loop.spawn(function()
            group:adopt()
            work_off(state, group, loop, work)
        end)
    end
    local ok, problem = coroutines.protect(wait_for_all, state, options.progress)
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
