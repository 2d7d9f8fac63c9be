--- A token store in this Lua state, for several clients in it.
--
-- A store is any table with these three methods; `key` and values are strings, `ttl` is in seconds,
-- and so is `seconds`, how long the method may take.
--
-- - `store:get(key, seconds)` → string, or nil when absent or expired, or nil and a message when
--   the store is down
-- - `store:set(key, value, ttl, seconds)` → true, or nil and a message; a nil `value` removes the
--   key
-- - `store:lock(key, ttl, seconds)` → a function that unlocks, and perhaps one that renews; or nil
--   and a message; nil alone when another holds the lock. `unlock(seconds)` with 0 must not wait:
--   the lock ends by itself. `renew(ttl, seconds)` → whether the lock is still held
--
-- Who tells events that came twice (docs/events.md) needs a fourth:
--
-- - `store:add(key, value, ttl, seconds)` → true when there was no such key, false when there was,
--   which is left as it is; nil and a message. Of several who add one key at once, one gets true
--
-- It may have these fields:
--
-- - `bounded`: true when no method takes longer than `seconds`; else the methods run in a coroutine
--   of their own where the loop has such, and are waited for no longer
-- - `leases`: true when `lock` gives the function that renews; locks are then asked for a second,
--   and renewed while they are needed
-- - `in_process`: true when nobody but this process can list its keys; passwords then need no slow
--   derivation (see docs/client.md)
-- - `timeout`: how long one method may take at most, in seconds (default 1)

local clock = require("hwmeeting.core").clock

local memory = { bounded = true, leases = true, in_process = true }
memory.__index = memory

-- What was added is seldom asked for again: after so many additions at least, what has ended goes.
local fewest_additions = 64

--- A store in this Lua state. Pass the same one to several clients to let them share their tokens.
-- @tparam function|nil now returns UTC unix seconds (default `os.time`)
-- @treturn Store
function memory.new(now)
    return setmetatable({ now = now or os.time, values = {}, locks = {},
        additions = 0, next_sweep = fewest_additions }, memory)
end

function memory:get(key)
    local entry = self.values[key]
    if entry and entry.ends > self.now() then
        return entry.value
    end
    self.values[key] = nil
    return nil
end

function memory:set(key, value, ttl)
    self.values[key] = value and { value = value, ends = self.now() + ttl } or nil
    return true
end

-- Takes out what has ended. The next time comes after as many additions as there are values now, so
-- that an addition costs the same however many there are.
function memory:sweep()
    local now, left = self.now(), 0
    for key, entry in pairs(self.values) do
        if entry.ends > now then
            left = left + 1
        else
            self.values[key] = nil
        end
    end
    self.additions, self.next_sweep = 0, math.max(left, fewest_additions)
end

function memory:add(key, value, ttl)
    if self:get(key) ~= nil then
        return false
    end
    self.additions = self.additions + 1
    if self.additions >= self.next_sweep then
        self:sweep()
    end
    return self:set(key, value, ttl)
end

function memory:lock(key, ttl)
    local held = self.locks[key]
    if held and held.ends > clock() then
        return nil
    end
    local mine = { ends = clock() + ttl }
    self.locks[key] = mine
    local function is_mine() return self.locks[key] == mine end
    return function()
        if is_mine() then
            self.locks[key] = nil
        end
    end, function(more)
        mine.ends = clock() + more
        return is_mine()
    end
end

return memory
