--- Connections of the Redis store in nginx: lua-resty-redis, which is `resty.redis` in OpenResty
-- and `nginx.redis` in Debian's package lua-nginx-redis.

local ngx = rawget(_G, "ngx")
local found, resty = pcall(require, "resty.redis")
if not found then
    resty = require "nginx.redis"
end

-- How long an idle connection is kept, in milliseconds, and how many a worker keeps.
local idle_milliseconds, idle_connections = 60000, 4

local connection = {}
connection.__index = connection

function connection:command(name, ...)
    local reply, problem = self.client[name](self.client, ...)
    if problem then
        return nil, problem
    end
    if reply == ngx.null then
        return nil
    end
    return reply
end

function connection:release(problem)
    if problem then
        self.client:close()
    else
        self.client:set_keepalive(idle_milliseconds, idle_connections)
    end
end

-- Connections that have signed in differently are not to be mixed up: a wrong password must not
-- meet the connection of the right one. Pools are of this worker alone, so the key is, too.
local pool_key

local function pool_name(options)
    local http = require "hwmeeting.http"
    pool_key = pool_key or http.random(32)
    local parts = {}
    for index, name in ipairs { "socket", "host", "port", "username", "password", "database" } do
        local part = tostring(options[name])
        parts[index] = #part .. ":" .. part
    end
    return "hwmeeting " .. http.hex(http.hmac_sha256(pool_key, table.concat(parts)))
end

local function connect(options)
    local self = setmetatable({ client = resty:new() }, connection)
    self.client:set_timeout(options.timeout * 1000)
    local pool = { pool = pool_name(options) }
    local connected, message
    if options.socket then
        connected, message = self.client:connect("unix:" .. options.socket, pool)
    else
        connected, message = self.client:connect(options.host, options.port, pool)
    end
    if not connected then
        return nil, message
    end
    self.is_new = self.client:get_reused_times() == 0
    return self
end

-- A cosocket's timeout begins anew with each byte, and looking up a name has one of its own: what
-- takes too long as a whole is killed.
local function within(seconds, f)
    local ended, ok, first, second
    local work = ngx.thread.spawn(function()
        ok, first, second = pcall(f)
        ended = true
    end)
    local alarm = ngx.thread.spawn(function() ngx.sleep(seconds) end)
    ngx.thread.wait(work, alarm)
    ngx.thread.kill(alarm)
    if not ended then
        ngx.thread.kill(work)
        return nil, "timeout"
    end
    if not ok then
        return nil, first
    end
    return first, second
end

return { connect = connect, within = within }
