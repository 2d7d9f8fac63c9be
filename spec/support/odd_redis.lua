-- Servers that speak Redis's protocol badly, for the specs: each in a process of its own, on a free
-- port of the loopback; it ends with stop, or when nobody has come for a while.

local shell = require "spec.support.shell"

local odd_redis = {}

-- What each does with a connection `c`, after it has read a command.
local manners = {
    -- Accepts, and answers nothing.
    silent = "pause(60)",
    -- Answers a long value, a byte in each tenth of a second.
    slow = [[
        c:send "$60000\r\n"
        for _ = 1, 600 do
            if not c:send "x" then return end
            pause(0.1)
        end
    ]],
    -- Begins a line that never ends.
    endless = [[
        for _ = 1, 600 do
            if not c:send "+" then return end
            pause(0.1)
        end
    ]],
    list = [[ c:send "*2\r\n$1\r\na\r\n$1\r\nb\r\n" ]],
    number = [[ c:send ":7\r\n" ]],
    status = [[ c:send "+QUEUED\r\n" ]],
    huge = [[ c:send "$1000000000\r\n" ]],
    odd_length = [[ c:send "$x\r\n" ]],
    odd_number = [[ c:send ":x\r\n" ]],
    garbage = [[ c:send "HTTP/1.1 400 Bad Request\r\n\r\n" ]],
    empty_line = [[ c:send "\r\n" ]],
    problem = [[ c:send "-LOADING Redis is loading the dataset in memory\r\n" ]],
    closes = "",
}

--- Their names.
odd_redis.manners = {}
for name in pairs(manners) do
    table.insert(odd_redis.manners, name)
end
table.sort(odd_redis.manners)

-- One connection after the other.
local program = [[
    local socket = require "socket"
    local pause = require("hwmeeting.core").sleep
    local listener = assert(socket.bind("127.0.0.1", 0))
    listener:settimeout(30)
    print((select(2, listener:getsockname())), require("hwmeeting.http").process())
    io.stdout:flush()
    local function serve(c)
        while c:receive "*l" do
            %s
        end
    end
    local c = listener:accept()
    while c do
        c:settimeout(1)
        %s(c)
        c:close()
        c = listener:accept()
    end
]]

--- Starts a server.
-- @param manner one of `odd_redis.manners`
-- @return { port, stop }
function odd_redis.start(manner)
    local child = shell.start_lua(program:format(manners[manner],
        manner == "closes" and "tostring" or "serve"))
    local port, id = child:read("*l"):match "^(%d+)%s+(%d+)$"
    return {
        port = assert(tonumber(port), "the odd Redis does not listen"),
        stop = function()
            os.execute("kill -KILL " .. id)
            child:close()
        end,
    }
end

return odd_redis
