--- A token store in Redis (2.6.12 or later), for processes on many machines.
--
--     local store = require("hwmeeting.store.redis").new { host = "10.0.0.5", password = "…" }
--
-- In nginx it uses lua-resty-redis and nginx's connection pool; elsewhere the rock `redis-lua`
-- (Debian: lua-redis), which blocks while it waits: one connection an operation, a few of them in
-- the life of a token. Any other client can be used through `connect`. An operation ends in its
-- time, whatever Redis does; only to look up a host name may take the system longer.

local misuse = require "hwmeeting.misuse"
local protect = require("hwmeeting.loop.coroutines").protect
local tables = require "hwmeeting.tables"

local unpack = table.unpack or unpack -- luacheck: ignore 113 143

local redis = { leases = true }
redis.__index = redis

local defaults = { host = "127.0.0.1", port = 6379, timeout = 1, prefix = "" }

local kinds = {
    host = "string", port = "number", socket = "string", username = "string", password = "string",
    database = "number", timeout = "number", prefix = "string", connect = "function",
}

-- A lock is removed and renewed only when it is still ours.
local unlock_script = 'if redis.call("get", KEYS[1]) == ARGV[1] then '
    .. 'return redis.call("del", KEYS[1]) else return 0 end'
local renew_script = 'if redis.call("get", KEYS[1]) == ARGV[1] then '
    .. 'return redis.call("pexpire", KEYS[1], ARGV[2]) else return 0 end'

--- What a Redis store takes.
-- @class RedisStoreChoice
-- @tfield string|nil host
-- @tfield integer|nil port
-- @tfield string|nil socket path of its socket
-- @tfield string|nil username
-- @tfield string|nil password
-- @tfield integer|nil database
-- @tfield number|nil timeout seconds
-- @tfield string|nil prefix before each key
-- @tfield function|nil connect

--- A store.
-- @tparam RedisStoreChoice|nil choice
-- - `host`, `port`: where Redis is (default 127.0.0.1, 6379); or `socket`: path of its socket
-- - `username`, `password`, `database`: as the server needs
-- - `timeout`: seconds that one operation may take at most, connecting included (default 1)
-- - `prefix`: string before each key
-- - `connect`: function(options) → a connection of your own, signed in, or nil and a message. It
--   has `command(self, name, …)` → reply (nil for a null reply), or nil and a message, and
--   `release(self, problem)`. All of them together may take `options.timeout` seconds
-- @treturn Store
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
    if not (options.timeout > 0 and options.timeout < math.huge) then
        misuse.raise("option `timeout` of the Redis store must be seconds above 0")
    end
    return setmetatable({
        options = options,
        timeout = options.timeout,
        bounded = options.connect == nil, -- a connection of the user's own promises nothing
    }, redis)
end

-- How to connect, and what keeps the whole within its time.
local function client_for(options)
    if options.connect then
        return { connect = options.connect, within = function(_, f) return f() end }
    end
    local in_nginx = type(rawget(_G, "ngx")) == "table"
    return require("hwmeeting.store." .. (in_nginx and "redis_resty" or "redis_lua"))
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

local function exchange(connection, options, ...)
    local problem = connection.is_new and sign_in(connection, options)
    if problem then
        return nil, problem
    end
    return connection:command(...)
end

-- One command on a connection of its own, or of the pool.
function redis:ask(seconds, ...)
    local options, command, count = tables.copy(self.options), { ... }, select("#", ...)
    options.timeout = math.min(options.timeout, seconds or math.huge)
    local client = client_for(options)
    return client.within(options.timeout, function()
        local connection, message = client.connect(options)
        if not connection then
            return nil, "Redis cannot be reached: " .. tostring(message)
        end
        local ok, reply, problem = protect(function()
            return exchange(connection, options, unpack(command, 1, count))
        end)
        if not ok then
            reply, problem = nil, reply == nil and "it raised nil" or reply
        end
        connection:release(problem)
        return reply, problem
    end)
end

-- What a command that answers OK has come to: true, or nil and a message.
local function outcome(reply, problem)
    if reply == true or reply == "OK" or problem then
        return not problem or nil, problem
    end
    return nil, ("Redis answered with a %s where OK was meant"):format(type(reply))
end

local function milliseconds(seconds)
    return ("%d"):format(math.max(1, math.floor(seconds * 1000)))
end

function redis:get(key, seconds)
    return self:ask(seconds, "get", self.options.prefix .. key)
end

function redis:set(key, value, ttl, seconds)
    local name = self.options.prefix .. key
    if value == nil then
        local _, problem = self:ask(seconds, "del", name)
        return not problem or nil, problem
    end
    return outcome(self:ask(seconds, "set", name, value, "PX", milliseconds(ttl)))
end

function redis:add(key, value, ttl, seconds)
    local reply, problem = self:ask(seconds, "set", self.options.prefix .. key, value, "NX", "PX",
        milliseconds(ttl))
    if reply == nil and not problem then
        return false
    end
    return outcome(reply, problem)
end

function redis:lock(key, ttl, seconds)
    local http = require "hwmeeting.http"
    local name, mine = self.options.prefix .. key .. ":lock", http.hex(http.random(16))
    local reply, problem = self:ask(seconds, "set", name, mine, "NX", "PX", milliseconds(ttl))
    if reply == nil then
        return nil, problem
    end
    local taken, strange = outcome(reply, problem)
    if not taken then
        return nil, strange
    end
    return function(left)
        if left ~= 0 then -- else it ends by itself
            self:ask(left, "eval", unlock_script, "1", name, mine)
        end
    end, function(more, left)
        local renewed, trouble = self:ask(left, "eval", renew_script, "1", name, mine,
            milliseconds(more))
        return renewed == 1, trouble
    end
end

return redis
