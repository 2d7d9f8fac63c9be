--- A token store in Redis (2.6.12 or later), for processes on many machines.
--
--     local store = require("hwmeeting.store.redis").new { host = "10.0.0.5", password = "…" }
--
-- In nginx it uses lua-resty-redis and nginx's connection pool; elsewhere the rock `redis-lua`
-- (Debian: lua-redis), which blocks while it waits: one connection an operation, a few of them in
-- the life of a token. Any other client can be used through `connect`.

local misuse = require "hwmeeting.misuse"

local redis = {}
redis.__index = redis

local defaults = { host = "127.0.0.1", port = 6379, timeout = 1, prefix = "" }

local kinds = {
    host = "string", port = "number", socket = "string", username = "string", password = "string",
    database = "number", timeout = "number", prefix = "string", connect = "function",
}

-- Removes a lock only when it is still ours.
local unlock_script = 'if redis.call("get", KEYS[1]) == ARGV[1] then '
    .. 'return redis.call("del", KEYS[1]) else return 0 end'

--- A store.
-- @tparam table|nil choice
-- - `host`, `port`: where Redis is (default 127.0.0.1, 6379); or `socket`: path of its socket
-- - `username`, `password`, `database`: as the server needs
-- - `timeout`: seconds for one operation (default 1)
-- - `prefix`: string before each key
-- - `connect`: function(options) → a connection of your own, signed in, or nil and a message. It
--   has `command(self, name, …)` → reply (nil for a null reply), or nil and a message, and
--   `release(self, problem)`
-- @treturn table
function redis.new(choice)
    local options = {}
    for name, value in pairs(defaults) do
        options[name] = value
    end
    for name, value in pairs(choice or {}) do
        if not kinds[name] then
            misuse.raise(("the Redis store has no option `%s`"):format(tostring(name)))
        end
        if type(value) ~= kinds[name] then
            misuse.raise(("option `%s` of the Redis store must be a %s"):format(name, kinds[name]))
        end
        options[name] = value
    end
    local connect = options.connect or function(given)
        local in_nginx = type(rawget(_G, "ngx")) == "table"
        local driver = in_nginx and "hwmeeting.store.redis_resty" or "hwmeeting.store.redis_lua"
        return require(driver)(given)
    end
    return setmetatable({ options = options, connect = connect }, redis)
end

local function sign_in(connection, options)
    local _, problem
    if options.username then
        _, problem = connection:command("auth", options.username, options.password or "")
    elseif options.password then
        _, problem = connection:command("auth", options.password)
    end
    if not problem and options.database then
        _, problem = connection:command("select", ("%d"):format(options.database))
    end
    return problem
end

-- One command on a connection of its own.
function redis:ask(...)
    local connection, message = self.connect(self.options)
    if not connection then
        return nil, "Redis cannot be reached: " .. tostring(message)
    end
    local problem = connection.is_new and sign_in(connection, self.options) or nil
    local reply
    if not problem then
        reply, problem = connection:command(...)
    end
    connection:release(problem)
    return reply, problem
end

function redis:get(key)
    return self:ask("get", self.options.prefix .. key)
end

function redis:set(key, value, ttl)
    local name = self.options.prefix .. key
    if value == nil then
        local _, problem = self:ask("del", name)
        return not problem or nil, problem
    end
    local milliseconds = ("%d"):format(math.max(1, math.floor(ttl * 1000)))
    local _, problem = self:ask("set", name, value, "PX", milliseconds)
    return not problem or nil, problem
end

function redis:lock(key, ttl)
    local http = require "hwmeeting.http"
    local name, mine = self.options.prefix .. key .. ":lock", http.hex(http.random(16))
    local reply, problem = self:ask("set", name, mine, "NX", "PX",
        ("%d"):format(math.max(1, math.floor(ttl * 1000))))
    if not reply then
        return nil, problem
    end
    -- A failure here needs no word: the lock ends by itself.
    return function() self:ask("eval", unlock_script, "1", name, mine) end
end

return redis
