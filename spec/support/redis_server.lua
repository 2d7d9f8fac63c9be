-- A real Redis server for the specs, on a free port of the loopback; it ends with stop, or when
-- this process ends, because its guard's standard input ends then.

local shell = require "spec.support.shell"

local redis_server = {}

local attempts, pause = 100, 0.05

local function free_port()
    local socket = require "socket"
    local listener = assert(socket.bind("127.0.0.1", 0))
    local _, port = listener:getsockname()
    listener:close()
    return tonumber(port)
end

--- Starts a server.
-- @param password string or nil
-- @return { port, stop }
function redis_server.start(password)
    assert(shell.output "command -v redis-server" ~= "", "redis-server is not installed")
    local port = free_port()
    local command = ("redis-server --port %d --bind 127.0.0.1 --save '' --appendonly no %s"):format(
        port, password and "--requirepass " .. shell.quote(password) or "")
    local guard = assert(io.popen(command
        .. " >/dev/null 2>&1 & cat >/dev/null; kill $! 2>/dev/null; wait", "w"))
    local sleep = require("hwmeeting.core").sleep
    for _ = 1, attempts do
        local probe = require("socket").connect("127.0.0.1", port)
        if probe then
            probe:close()
            return {
                port = port,
                stop = function()
                    guard:close()
                end,
            }
        end
        sleep(pause)
    end
    guard:close()
    error "redis-server does not listen"
end

return redis_server
