--- Connections of the Redis store outside of nginx: redis-lua, which raises its errors, over
-- sockets that keep to one deadline for all that is read and written.

local clock = require("hwmeeting.core").clock
local redis = require "redis"

-- The longest value that is read, in bytes.
local longest_value = 65536

-- Without the place in redis-lua that raised it.
local function message_of(raised)
    return (tostring(raised):gsub("^[^%s:]+:%d+: ", ""))
end

-- What redis-lua takes for a socket.
local timed = {}
timed.__index = timed

-- A timeout of a socket is for one operation; below 0 it would be none at all.
function timed:in_time()
    self.socket:settimeout(math.max(0, self.ends_at - clock()), "t")
    return self.socket
end

function timed:send(text)
    return self:in_time():send(text)
end

function timed:receive(what)
    if type(what) == "number" and what > longest_value then
        return nil, "the value is too long"
    end
    return self:in_time():receive(what)
end

local function open(options)
    local socket
    if options.socket then
        local unix = require "socket.unix"
        socket = (type(unix) == "table" and unix.stream or unix)()
    else
        socket = assert(require("socket").tcp())
    end
    local self = setmetatable({ socket = socket, ends_at = clock() + options.timeout }, timed)
    local connected, problem
    if options.socket then
        connected, problem = self:in_time():connect(options.socket)
    else
        connected, problem = self:in_time():connect(options.host, options.port)
    end
    if not connected then
        socket:close()
        return nil, problem
    end
    if not options.socket then
        socket:setoption("tcp-nodelay", true)
    end
    return self
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
    self.timed.socket:close()
end

local function connect(options)
    local socket, problem = open(options)
    if not socket then
        return nil, problem
    end
    local ok, client = pcall(redis.connect, { socket = socket })
    if not ok then
        socket.socket:close()
        return nil, message_of(client)
    end
    return setmetatable({ client = client, timed = socket, is_new = true }, connection)
end

return { connect = connect, within = function(_, f) return f() end }
