-- A real nginx with its Lua module for the specs: in a folder and on a port of its own, running as
-- whoever runs the specs. It ends with stop, or when this process ends, because its guard's
-- standard input ends then.
--
--     local server = nginx.start { workers = 2, http = "…", server = "…", environment = { … } }
--     local response = server:get "/path"
--     server:stop()

local http = require "hwmeeting.http"
local sleep = require("hwmeeting.core").sleep
local shell = require "spec.support.shell"

local nginx = {}
nginx.__index = nginx

local attempts, pause, patience = 100, 0.05, 30

-- nginx's Lua module runs LuaJIT: the C modules built for it.
local root = shell.output "pwd"
local build = os.getenv "SPEC_BUILD_JIT" or root .. "/build/jit"

local function write_file(path, text)
    local file = assert(io.open(path, "w"))
    file:write(text)
    file:close()
end

--- A port of the loopback that nobody listens on.
function nginx.free_port()
    local listener = assert(require("socket").bind("127.0.0.1", 0))
    local _, port = listener:getsockname()
    listener:close()
    return tonumber(port)
end

-- What a configuration needs to run in a folder of its own.
local function local_settings(folder)
    local lines = {}
    for _, name in ipairs { "client_body", "proxy", "fastcgi", "uwsgi", "scgi" } do
        lines[#lines + 1] = ("%s_temp_path %s/%s;"):format(name, folder, name)
    end
    lines[#lines + 1] = "access_log off;"
    return table.concat(lines, "\n")
end

local template = [[
%s
load_module /usr/lib/nginx/modules/ndk_http_module.so;
load_module /usr/lib/nginx/modules/ngx_http_lua_module.so;
worker_processes %d;
error_log logs/error.log notice;
pid logs/nginx.pid;
events { worker_connections 1024; }
http {
    %s
    server {
        listen 127.0.0.1:%d;
        location = /alive { return 200 "alive"; }
        %s
    }
}
]]

--- The configuration of which specs only say what is theirs.
local function configuration(choice, port)
    local names = {}
    for name in pairs(choice.environment or {}) do
        names[#names + 1] = ("env %s;"):format(name)
    end
    return template:format(table.concat(names, "\n"), choice.workers or 1, choice.http or "", port,
        choice.server or "")
end

--- Starts a server; raises when it does not come up.
-- @param choice table: `workers`, `http` (text for the http block), `server` (for the server
--   block), `environment` (name → value); or `adapt` function(port) → a whole configuration
function nginx.start(choice)
    assert(shell.output "command -v nginx" ~= "", "nginx is not installed")
    -- Only the default is a relative path, and make can have no other with a space in it. One at a
    -- time, because spec files run beside each other.
    local folder = os.getenv "SPEC_BUILD_JIT"
    assert(os.execute("flock Makefile ${MAKE:-make} -s build LUA=jit" ..
        (folder and " BUILD=" .. shell.quote(folder) or "")), "hwmeeting does not build for LuaJIT")
    local self = setmetatable(
        { folder = shell.output "mktemp -d", port = nginx.free_port() }, nginx)
    os.execute("mkdir " .. shell.quote(self.folder .. "/logs"))
    local text = choice.adapt and choice.adapt(self.port) or configuration(choice, self.port)
    text = text:gsub("http {", function()
        return "http {\n" .. local_settings(self.folder)
    end, 1)
    if shell.output "id -u" == "0" then
        text = "user root;\n" .. text
    end
    write_file(self.folder .. "/nginx.conf", "daemon off;\n" .. text)
    local words = { "env" }
    local environment = {
        LUA_PATH = root .. "/lua/?.lua;" .. root .. "/lua/?/init.lua;"
            .. (choice.lua_path and choice.lua_path .. ";" or "") .. ";",
        LUA_CPATH = build .. "/?.so;;",
    }
    for name, value in pairs(choice.environment or {}) do
        environment[name] = value
    end
    for name, value in pairs(environment) do
        words[#words + 1] = shell.quote(name .. "=" .. value)
    end
    self.guard = assert(io.popen(("%s nginx -p %s -c nginx.conf -e logs/error.log "
        .. "2>%s/logs/start.log & cat >/dev/null; kill -TERM $! 2>/dev/null; wait"):format(
        table.concat(words, " "), shell.quote(self.folder), shell.quote(self.folder)), "w"))
    self.pool = http.pool { max_connections_per_host = 200 }
    for _ = 1, attempts do
        local response = self:get "/alive"
        if response then
            return self
        end
        sleep(pause)
    end
    local log = self:log()
    self:stop()
    error("nginx does not answer:\n" .. log)
end

--- What nginx and its Lua have written into the error log.
function nginx:log()
    return shell.output("cat " .. shell.quote(self.folder) .. "/logs/*.log")
end

--- Sends a request, `{ path, method, body }` or a path, and returns without waiting.
-- @return transfer
function nginx:submit(request)
    if type(request) == "string" then
        request = { path = request }
    end
    return assert(self.pool:submit({
        method = request.method or "GET",
        url = ("http://127.0.0.1:%d%s"):format(self.port, request.path),
        headers = {},
        body = request.body,
    }, { timeout = patience }))
end

--- Drives all requests until these have ended.
-- @param transfers array
-- @param watch function(index) or nil: called when one has ended, in the order of their ends
function nginx:wait(transfers, watch)
    local ended, left = {}, #transfers
    while left > 0 do
        self.pool:wait(1)
        self.pool:step()
        for index, transfer in ipairs(transfers) do
            if not ended[index] and transfer:done() then
                ended[index], left = true, left - 1
                if watch then
                    watch(index)
                end
            end
        end
    end
end

--- One request from beginning to end.
-- @return response | nil, failure
function nginx:get(request)
    local transfer = self:submit(request)
    self:wait { transfer }
    return transfer:response()
end

--- Many requests at once; the responses in order. Raises when one failed.
function nginx:get_all(requests)
    local transfers, responses = {}, {}
    for index, request in ipairs(requests) do
        transfers[index] = self:submit(request)
    end
    self:wait(transfers)
    for index, transfer in ipairs(transfers) do
        local response, failure = transfer:response()
        responses[index] = response or error(failure.message)
    end
    return responses
end

--- Has nginx start new workers and end the old ones when their requests have ended.
function nginx:reload()
    os.execute(("kill -HUP $(cat %s/logs/nginx.pid)"):format(shell.quote(self.folder)))
end

--- Stops nginx and waits for its end.
function nginx:stop()
    if self.guard then
        self.pool:close()
        self.guard:close()
        self.guard = nil
        os.execute("rm -r " .. shell.quote(self.folder))
    end
end

return nginx
