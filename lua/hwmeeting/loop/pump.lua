--- What most loop adapters share: one pump for each pool drives all transfers, and whoever waits
-- for one is woken when it has ended. Those who will never go on are found out, and what they have
-- in flight is given back (docs/internals/scheduler.md).
--
-- The pump is a coroutine of the loop. It starts with the first transfer and ends when nothing is
-- in flight, so that an idle client costs nothing and keeps no loop from ending.

local coroutines = require "hwmeeting.loop.coroutines"
local scope = require "hwmeeting.loop.scope"

local pump = {}

local clock = require("hwmeeting.core").clock

-- The longest that anybody waits in one go, in seconds; and after how long without a sign of life
-- the pump is taken for dead (its coroutine was killed) and replaced.
local longest_sleep, dead_after = 0.5, 2

-- How often is looked for transfers whose coroutine is dead, in seconds.
local roll_call_interval = 0.4

-- Where calls queue for a connection, garbage is collected so often at most, in seconds, and never
-- so that it takes more than this share of the time.
local collection_interval, collection_share = 1, 0.02

-- Where the loop cannot watch a descriptor, the pump sleeps so long, in seconds: the shortest while
-- transfers end, growing to the longest while nothing happens.
local shortest_pause, longest_pause, pause_growth = 0.001, 0.005, 1.5

local weak = { __mode = "kv" }

-- Pool → what is known of it. `waiting` (transfer → signal) and `callers` (transfer → coroutine)
-- keep nothing alive: a coroutine that its host has forgotten is collected, and its transfer ends
-- with it.
local hubs = setmetatable({}, { __mode = "k" })

local function hub_of(pool)
    local hub = hubs[pool]
    if not hub then
        hub = { waiting = setmetatable({}, weak), callers = setmetatable({}, weak),
            generation = 0, running = false, beat = 0, next_roll_call = 0, next_collection = 0 }
        hubs[pool] = hub
    end
    return hub
end

--- Has `signal` set when `transfer` has ended, for the running coroutine, which keeps both alive.
function pump.enter(pool, transfer, signal)
    local hub = hub_of(pool)
    hub.waiting[transfer], hub.callers[transfer] = signal, coroutines.running()
end

--- Ends that.
function pump.leave(pool, transfer)
    local hub = hub_of(pool)
    hub.waiting[transfer], hub.callers[transfer] = nil, nil
end

-- Coroutines that were merely forgotten go with the garbage, and calls that queue for their
-- connections cannot wait for that.
local function collect(hub, now)
    collectgarbage()
    local took = clock() - now
    hub.next_collection = now + math.max(collection_interval, took / collection_share)
end

-- Gives back what the dead have in flight, and those who work for the dead.
local function call_roll(pool, hub, now)
    hub.next_roll_call = now + roll_call_interval
    for transfer, signal in pairs(hub.waiting) do
        local caller = hub.callers[transfer]
        if coroutines.is_abandoned(signal, caller) then
            pump.leave(pool, transfer)
            transfer:cancel()
        else
            scope.call_off_orphan(caller)
        end
    end
    if hub.forgets and now >= hub.next_collection and pool:queued() > 0 then
        collect(hub, now)
    end
end

--- Drives what is ready and wakes whoever waits for what has ended. Never blocks.
-- @treturn integer transfers still in flight
-- @treturn boolean whether any has ended
function pump.step(pool)
    local hub, now, ended = hub_of(pool), clock(), false
    if now >= hub.next_roll_call then
        call_roll(pool, hub, now)
    end
    local in_flight, waiting = pool:step(), hub.waiting
    local transfer = pool:finished()
    while transfer do
        local signal = waiting[transfer]
        waiting[transfer], ended = nil, true
        if signal then
            signal:set()
        end
        transfer = pool:finished()
    end
    return in_flight, ended
end

-- How long until the pool must be driven though its descriptor is silent.
local function time_left(pool)
    return math.min(pool:timeout() or longest_sleep, longest_sleep)
end

local function run(adapter, pool, hub, generation)
    local ends_at = adapter.clock() + (adapter.pump_life or math.huge)
    local pause = shortest_pause
    local descriptor = adapter.wait_readable and pool:fd()
    hub.forgets = not adapter.remembers
    while hub.generation == generation do
        hub.beat = adapter.clock()
        local in_flight, ended = pump.step(pool)
        if in_flight == 0 then
            hub.running = false
            return
        end
        if hub.beat >= ends_at then
            hub.running = false
            if pcall(pump.start, adapter, pool) then
                return
            end
            -- The loop starts nothing more at the moment: this one goes on.
            hub.generation, hub.running, ends_at = generation, true, hub.beat + adapter.pump_life
        end
        if descriptor then
            adapter.wait_readable(descriptor, time_left(pool))
        else
            pause = ended and shortest_pause or math.min(pause * pause_growth, longest_pause)
            adapter.sleep(math.max(shortest_pause, math.min(pause, time_left(pool))))
        end
    end
end

--- Sees to it that a pump is running for the pool.
function pump.start(adapter, pool)
    local hub = hub_of(pool)
    if hub.running and adapter.clock() - hub.beat < dead_after then
        return
    end
    hub.generation = hub.generation + 1
    hub.running, hub.beat = true, adapter.clock()
    local generation = hub.generation
    local ok, problem = pcall(adapter.background, function()
        run(adapter, pool, hub, generation)
    end)
    if not ok then
        hub.running = false
        error(problem, 0)
    end
end

--- Suspends the running coroutine until the transfer has ended.
-- @tparam table adapter a complete loop adapter
-- @param pool
-- @param transfer
function pump.await(adapter, pool, transfer)
    -- What was submitted goes out now, not at the pump's next turn.
    pump.step(pool)
    if transfer:done() then
        return
    end
    local signal = adapter.new_signal()
    pump.enter(pool, transfer, signal)
    while not transfer:done() do
        pump.start(adapter, pool)
        signal:wait(longest_sleep)
    end
    pump.leave(pool, transfer)
end

return pump
