--- The default token store: one table in this Lua state.
--
-- A store is any table with these three methods; `key` and values are strings.
--
-- - `store:get(key)` → string, or nil when absent or expired, or nil and a message when the store
--   is down
-- - `store:set(key, value, ttl)` → true, or nil and a message; `ttl` in seconds; a nil `value`
--   removes the key
-- - `store:lock(key, ttl)` → a function that unlocks, or nil and a message; nil alone when another
--   holds the lock

local memory = {}
memory.__index = memory

--- A store in this Lua state. Pass the same one to several clients to let them share their tokens.
-- @tparam function|nil now returns UTC unix seconds (default `os.time`)
-- @treturn table
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
    if held and held.ends > self.now() then
        return nil
    end
    local mine = { ends = self.now() + ttl }
    self.locks[key] = mine
    return function()
        if self.locks[key] == mine then
            self.locks[key] = nil
        end
    end
end

return memory
