--- Connections of the Redis store outside of nginx: redis-lua, which raises its errors.

local redis = require "redis"

-- Without the place in redis-lua that raised it.
local function message_of(raised)
    return (tostring(raised):gsub("^[^%s:]+:%d+: ", ""))
end

local connection = {}
connection.__index = connection

function connection:command(name, ...)
    local ok, reply = pcall(self.client[name], self.client, ...)
    if not ok then
        return nil, message_of(reply)
    end
    return reply
end

function connection:release()
    pcall(self.client.quit, self.client)
end

local function connect(options)
    local where = options.socket and { scheme = "unix", path = options.socket }
        or { host = options.host, port = options.port, timeout = options.timeout }
    local ok, client = pcall(redis.connect, where)
    if not ok then
        return nil, message_of(client)
    end
    return setmetatable({ client = client, is_new = true }, connection)
end

return connect
