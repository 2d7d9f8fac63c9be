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

local function connect(options)
    local self = setmetatable({ client = resty:new() }, connection)
    self.client:set_timeout(options.timeout * 1000)
    -- Connections that have signed in differently are not to be mixed up.
    local pool = { pool = table.concat({ "hwmeeting", options.socket or options.host,
        tostring(options.port), options.username or "", tostring(options.database) }, "|") }
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

return connect
