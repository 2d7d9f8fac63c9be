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

--- A store in this Lua state. Pass the same one to several clients to let them share their tokens.
-- @tparam function|nil now returns UTC unix seconds (default `os.time`)
-- @treturn Store
function memory.new(now)
    return setmetatable({ now = now or os.time, values = {}, locks = {} }, memory)
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
