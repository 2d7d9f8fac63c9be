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
-- @return { port, socket, signal, stop }: the socket's path; `signal "STOP"` sends a signal
function redis_server.start(password)
    assert(shell.output "command -v redis-server" ~= "", "redis-server is not installed")
    local port, folder = free_port(), shell.output "mktemp -d"
    local command = ("redis-server --port %d --bind 127.0.0.1 --save '' --appendonly no "
        .. "--unixsocket %s/socket --pidfile %s/pid %s"):format(port, folder, folder,
        password and "--requirepass " .. shell.quote(password) or "")
    local guard = assert(io.popen(command
        .. " >/dev/null 2>&1 & cat >/dev/null; kill -KILL $! 2>/dev/null; wait; rm -r " .. folder,
        "w"))
    local sleep = require("hwmeeting.core").sleep
    for _ = 1, attempts do
        local probe = require("socket").connect("127.0.0.1", port)
        local pid = io.open(folder .. "/pid")
        if pid then
            pid:close()
        end
        if probe then
            probe:close()
        end
        if probe and pid then
            return {
                port = port,
                socket = folder .. "/socket",
                signal = function(name)
                    os.execute(("kill -%s $(cat %s/pid)"):format(name, folder))
                end,
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
