--- An nginx with a configuration of its own, in a folder of its own, as whoever runs the bench.
--
-- Its guard is a shell that waits for the end of our pipe: nginx ends with `stop`, or with us.

local socket = require "socket"

local nginx_process = {}
nginx_process.__index = nginx_process

local attempts, pause = 200, 0.05

local head = [[
daemon off;
worker_processes 1;
%s
pid logs/nginx.pid;
error_log logs/error.log warn;
load_module /usr/lib/nginx/modules/ndk_http_module.so;
load_module /usr/lib/nginx/modules/ngx_http_lua_module.so;
events { worker_connections 4096; }
http {
    access_log off;
    client_body_temp_path temp; proxy_temp_path temp; fastcgi_temp_path temp;
    uwsgi_temp_path temp; scgi_temp_path temp;
    default_type application/json;
    keepalive_requests 100000000;
    keepalive_timeout 600s;
    tcp_nodelay on;
    %s
    server {
        listen 127.0.0.1:%d;
        location = /worker { content_by_lua_block { ngx.print(ngx.worker.pid()) } }
    }
}
]]

local function output(command)
    local pipe = assert(io.popen(command))
    local text = pipe:read("*a")
    pipe:close()
    return (text:gsub("%s+$", ""))
end

--- Writes a file.
function nginx_process.write_file(path, text)
    local file = assert(io.open(path, "w"))
    file:write(text)
    file:close()
end

--- Makes a folder; raises when it cannot.
function nginx_process.make_folder(path)
    local done = os.execute(("mkdir '%s'"):format(path))
    assert(done == true or done == 0, "cannot make " .. path) -- as Lua 5.4 and as LuaJIT say it
end

--- A port of the loopback that nobody listens on.
function nginx_process.free_port()
    local listener = assert(socket.bind("127.0.0.1", 0))
    local _, port = listener:getsockname()
    listener:close()
    return tonumber(port)
end

--- An empty folder for an nginx; `start` takes it, and `stop` removes it.
-- @treturn string its path
function nginx_process.new_folder()
    local folder = output "mktemp -d"
    assert(folder ~= "", "mktemp makes no folder")
    return folder
end

-- The process id of the worker, once it answers.
local function await_worker(port)
    local http = require "socket.http"
    for _ = 1, attempts do
        local text, status = http.request(("http://127.0.0.1:%d/worker"):format(port))
        if status == 200 then
            return tonumber(text)
        end
        socket.sleep(pause)
    end
    return nil
end

--- Starts nginx with one worker; raises when it does not come up.
-- @tparam string configuration what stands in the `http` block
-- @tparam string|nil folder from `new_folder`, with files beside the configuration
-- @tparam string|nil prefix what the command line begins with, as in `cores.lua`
-- @treturn table with `folder`, `worker` (the process id of the worker), `log()` and `stop()`
function nginx_process.start(configuration, folder, prefix)
    folder = folder or nginx_process.new_folder()
    nginx_process.make_folder(folder .. "/logs")
    nginx_process.make_folder(folder .. "/temp")
    local port = nginx_process.free_port()
    local as_root = output "id -u" == "0" and "user root;" or ""
    nginx_process.write_file(folder .. "/nginx.conf", head:format(as_root, configuration, port))
    local self = setmetatable({ folder = folder }, nginx_process)
    self.guard = assert(io.popen(([[exec 2>'%s/logs/start'
        %snginx -p '%s' -c nginx.conf -e logs/error.log &
        cat >/dev/null
        kill -TERM $!
        wait]]):format(folder, prefix or "", folder), "w"))
    self.worker = await_worker(port)
    if not self.worker then
        local said = output(("cat '%s'/logs/*"):format(folder))
        self:stop()
        error("nginx does not come up:\n" .. said)
    end
    return self
end

--- What it wrote into its error log.
function nginx_process:log()
    return output(("cat '%s/logs/error.log'"):format(self.folder))
end

--- Stops it and removes its folder.
function nginx_process:stop()
    self.guard:close()
    os.execute(("rm -rf '%s'"):format(self.folder))
end

return nginx_process
