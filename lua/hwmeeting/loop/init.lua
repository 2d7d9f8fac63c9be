--- Which loop adapter a client waits with.
--
-- An adapter is a table; docs/loops.md shows how to write one. It has
--
-- - `name`            string
-- - `spawn(f)`        runs `f` beside the caller, in a coroutine of the loop; `f` raises nothing
-- - `sleep(seconds)`  suspends the running coroutine, and it alone
-- - `new_signal()`    an object with `wait(self, seconds)`, which suspends the running coroutine
--   until `set(self)` was called or the time is over; a `set` before the `wait` counts
--
-- and, where the loop has them,
--
-- - `wait_readable(fd, seconds)` suspends the running coroutine until the descriptor is readable or
--   the time is over; without it the pool is looked at every 1 to 5 ms
-- - `background(f)`   as `spawn`, but `f` outlives what the caller belongs to (default `spawn`)
-- - `instance()`      what is running now, where there may be several loops of this kind: each has
--   connections of its own
-- - `check()`         raises where the running code may not wait
-- - `hurried()`       whether somebody waits for the running code who must not wait long: then bulk
--   work does not wait for the gateway's budget (default: no)
-- - `suspends()`      whether waiting suspends the running coroutine (default: if there is one)
-- - `clock()`         monotonic seconds
-- - `now()`           UTC unix seconds, where the loop has a wall clock of its own
-- - `remembers`       true where a coroutine that waits is never merely forgotten
-- - `is_abandoned(self)`, of a signal: whether who waited for it will never go on
-- - `await(pool, transfer)` waits for a transfer (default: `loop/pump.lua` does, by the above)
-- - `pump(seconds)`   drives everything once, where the host is to do that

local coroutines = require "hwmeeting.loop.coroutines"
local misuse = require "hwmeeting.misuse"
local tables = require "hwmeeting.tables"

local loop = {}

-- Name → module. A new adapter is entered here, and nowhere else.
local adapters = {
    plain = "hwmeeting.loop.adapters.plain",
    frame = "hwmeeting.loop.adapters.frame",
    nginx = "hwmeeting.loop.adapters.nginx",
    cqueues = "hwmeeting.loop.adapters.cqueues",
    luv = "hwmeeting.loop.adapters.luv",
    copas = "hwmeeting.loop.adapters.copas",
}

local required = { "spawn", "sleep", "new_signal" }

-- Adapter → the same with all that it leaves out.
local completed = setmetatable({}, { __mode = "k" })

local function complete(adapter)
    for _, name in ipairs(required) do
        if type(adapter[name]) ~= "function" then
            misuse.raise(("a loop adapter needs a function `%s`, see docs/loops.md"):format(name))
        end
    end
    local full = {
        name = adapter.name or "custom",
        clock = adapter.clock or require("hwmeeting.core").clock,
        check = adapter.check or function() end,
        background = adapter.background or adapter.spawn,
        hurried = adapter.hurried or function() return false end,
    }
    full.current = function() return full end
    full.suspends = adapter.suspends or function() return coroutines.running() ~= nil end
    full.instance = adapter.instance or function() return full end
    full.await = adapter.await or function(pool, transfer)
        require("hwmeeting.loop.pump").await(full, pool, transfer)
    end
    setmetatable(full, { __index = adapter })
    completed[adapter], completed[full] = full, full
    return full
end

-- Name → complete adapter.
local by_name = {}

local function named(name)
    local full = by_name[name]
    if not full then
        local adapter = require(adapters[name])
        full = completed[adapter] or complete(adapter)
        by_name[name] = full
    end
    return full
end

local function is_loaded(name)
    local module = package.loaded[name]
    return type(module) == "table" and module
end

-- The loop that the running code is in. Cheap: a few lookups, for it is asked at each wait.
local function detect()
    local ngx = rawget(_G, "ngx")
    if type(ngx) == "table" and ngx.get_phase then
        return named "nginx"
    end
    if not coroutines.running() then
        return named "plain"
    end
    local scheduler = require("hwmeeting.loop.scheduler").running()
    if scheduler then
        local own = scheduler.adapter
        return own and (completed[own] or complete(own)) or named "plain"
    end
    local cqueues = is_loaded "cqueues"
    if cqueues and cqueues.running() then
        return named "cqueues"
    end
    local copas = is_loaded "copas"
    if copas and copas.running then
        return named "copas"
    end
    local luv = is_loaded "luv"
    if luv and luv.loop_mode and luv.loop_mode() then
        return named "luv"
    end
    return named "plain"
end

-- Behaves as whatever loop is running at the moment.
local auto = setmetatable({}, { __index = function(_, name) return detect()[name] end })

local function raise_unknown(choice)
    local known = tables.names(adapters)
    table.insert(known, 1, "auto")
    misuse.raise(("there is no loop adapter `%s`%s; there are %s"):format(choice,
        require("hwmeeting.suggest").hint(choice, known), table.concat(known, ", ")))
end

--- The adapter for an option value.
-- @tparam string|table|nil choice an adapter's name, an adapter, or nil for `auto`
-- @treturn table a complete adapter
function loop.choose(choice)
    if type(choice) == "table" then
        return choice == auto and auto or completed[choice] or complete(choice)
    end
    if choice == nil or choice == "auto" then
        return auto
    end
    if adapters[choice] then
        return named(choice)
    end
    return raise_unknown(choice)
end

return loop
