--- A token store in nginx's shared memory, for all workers of one nginx.
--
--     lua_shared_dict hwmeeting_tokens 1m;                                       # nginx.conf
--     local store = require("hwmeeting.store.shared_dict").new "hwmeeting_tokens"

local misuse = require "hwmeeting.misuse"

local shared_dict = { bounded = true, leases = true }
shared_dict.__index = shared_dict

-- Distinguishes the locks of all holders.
local serial = 0

--- A store.
-- @tparam string name of a `lua_shared_dict`
-- @treturn Store
function shared_dict.new(name)
    local ngx = rawget(_G, "ngx")
    local dict = type(ngx) == "table" and ngx.shared and ngx.shared[name]
    if not dict then
        misuse.raise(("there is no shared dictionary `%s`: write `lua_shared_dict %s 1m;` into the "
            .. "http block of nginx.conf"):format(tostring(name), tostring(name)))
    end
    return setmetatable({ dict = dict, worker = ngx.worker.pid }, shared_dict)
end

function shared_dict:get(key)
    local value, problem = self.dict:get(key)
    return value, value == nil and problem or nil
end

function shared_dict:set(key, value, ttl)
    if value == nil then
        self.dict:delete(key)
        return true
    end
    local done, problem = self.dict:set(key, value, ttl)
    return done or nil, not done and problem or nil
end

-- `safe_add`: a full dictionary says so; it does not push out a key that others count on.
function shared_dict:add(key, value, ttl)
    local added, problem = self.dict:safe_add(key, value, ttl)
    if added then
        return true
    elseif problem == "exists" then
        return false
    end
    return nil, problem
end

function shared_dict:lock(key, ttl)
    local name = key .. ":lock"
    serial = serial + 1
    local mine = self.worker() .. ":" .. serial
    local added, problem = self.dict:add(name, mine, ttl)
    if not added then
        return nil, problem ~= "exists" and problem or nil
    end
    local function is_mine() return self.dict:get(name) == mine end
    return function()
        if is_mine() then
            self.dict:delete(name)
        end
    end, function(more)
        return is_mine() and self.dict:replace(name, mine, more)
    end
end

return shared_dict
