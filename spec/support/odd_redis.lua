-- Servers that speak Redis's protocol badly, for the specs: each in a process of its own, on a free
-- port of the loopback; it ends with stop, or when this process ends.

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
    print((select(2, listener:getsockname())))
    io.stdout:flush()
    local function serve(c)
        while c:receive "*l" do
            %s
            if %s then return end
        end
    end
    for _ = 1, 1000 do
        local c = listener:accept()
        c:settimeout(1)
        serve(c)
        c:close()
    end
]]

--- Starts a server.
-- @param manner one of `odd_redis.manners`
-- @return { port, stop }
function odd_redis.start(manner)
    local folder = shell.output "mktemp -d"
    local file = assert(io.open(folder .. "/server.lua", "w"))
    file:write(("package.path, package.cpath = %q, %q\n"):format(package.path, package.cpath),
        program:format(manners[manner], manner == "closes" and "true" or "false"))
    file:close()
    local guard = assert(io.popen(("lua5.4 %s/server.lua >%s/port 2>&1 & "
        .. "cat >/dev/null; kill -KILL $!; rm -r %s"):format(folder, folder, folder), "w"))
    local port = tonumber(shell.output(
        ("for i in $(seq 200); do [ -s %s/port ] && break; sleep 0.05; done; cat %s/port"):format(
            folder, folder)))
    assert(port, "the odd Redis does not listen")
    return { port = port, stop = function() guard:close() end }
end

return odd_redis
