-- Starts http_server.lua for the specs, with certificates of its own, and helps to call it.
--
--     local service = http_service.start()
--     service.ports.https, service.ca_file, service:url("https", "/echo")
--     service:stop()
--
-- The server runs under lua5.4 whatever Lua runs the specs. It ends with stop, or when this process
-- ends, because its standard input ends then.

local http = require "hwmeeting.http"

local service = {}
service.__index = service

-- lua-http is packaged for 5.1 and 5.3, and works under 5.4 from there.
local lua_path = {}
for _, version in ipairs { "5.4", "5.3", "5.1" } do
    lua_path[#lua_path + 1] = "/usr/share/lua/" .. version .. "/?.lua"
    lua_path[#lua_path + 1] = "/usr/share/lua/" .. version .. "/?/init.lua"
end

local function shell(command, ...)
    local words = {}
    for _, word in ipairs { ... } do
        words[#words + 1] = "'" .. word:gsub("'", "'\\''") .. "'"
    end
    return command .. " " .. table.concat(words, " ")
end

--- The output of a shell command, without the last line break. Raises when there is none.
local function output(command)
    local pipe = assert(io.popen(command))
    local text = pipe:read "*a"
    pipe:close()
    return (text:gsub("\n$", ""))
end

local certificates = [[
set -e
cd "$1"
key="-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"
new() { openssl req -x509 $key -days 2 "$@"; }
new -keyout ca.key -out ca.pem -subj "/CN=spec CA" -addext basicConstraints=critical,CA:true
sign() {
    openssl req $key -keyout $1.key -out $1.csr -subj "/CN=$1"
    printf 'subjectAltName=%s\n' "$2" > $1.ext
    openssl x509 -req -in $1.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 \
        -extfile $1.ext -out $1.pem
}
sign server DNS:localhost,IP:127.0.0.1,DNS:meeting.example
sign client DNS:client.example
new -keyout other.key -out other.pem -subj "/CN=another CA"
mkfifo ready
]]

local function run_script(script, ...)
    local path = os.tmpname()
    local file = assert(io.open(path, "w"))
    file:write(script)
    file:close()
    local said = output(shell("bash", path, ...) .. " 2>&1; echo ended $?")
    os.remove(path)
    assert(said:match "ended 0$", said)
end

--- A new folder with certificates (`ca.pem`, `server.pem` and `.key`, …) and a FIFO `ready`.
function service.make_folder()
    local folder = output "mktemp -d"
    run_script(certificates, folder)
    return folder
end

--- A server of its own for this spec file. Raises when it does not come up within 20 seconds.
function service.start()
    local folder = service.make_folder()
    local environment = shell("LUA_PATH=" .. table.concat(lua_path, "\\;") .. "\\;\\;")
    local self = setmetatable({ folder = folder, ports = {} }, service)
    self.input = assert(io.popen(
        "unset LUA_CPATH LUA_PATH_5_4 LUA_CPATH_5_4 LUA_INIT LD_PRELOAD; "
            .. environment
            .. shell("exec lua5.4 spec/support/http_server.lua", folder),
        "w"
    ))
    local ready = output(shell("timeout 20 cat", folder .. "/ready"))
    for name, port in ready:gmatch "(%w+)=(%d+)" do
        self.ports[name] = tonumber(port)
    end
    assert(self.ports.https, "the server did not start")
    self.ca_file = folder .. "/ca.pem"
    return self
end

--- The URL of a path on one of the server's ports.
function service:url(name, path)
    local scheme = (name == "http" or name == "raw") and "http" or "https"
    return ("%s://127.0.0.1:%d%s"):format(scheme, self.ports[name], path)
end

--- Settings for pool:submit that trust the server; `more` is added to them.
function service:settings(more)
    local settings = { ca_file = self.ca_file, timeout = 20 }
    for name, value in pairs(more or {}) do
        settings[name] = value
    end
    return settings
end

--- Drives a pool until `transfer` has ended (at most 60 seconds), and returns its response.
function service.wait(pool, transfer)
    local last = http.clock() + 60
    while not transfer:done() do
        assert(http.clock() < last, "the transfer never ended")
        pool:step()
        if not transfer:done() then
            pool:wait(1)
        end
    end
    return transfer:response()
end

--- Sends one request and waits: response, or nil and the failure.
function service:call(pool, request, settings)
    request.method = request.method or "GET"
    local transfer, failure = pool:submit(request, self:settings(settings))
    if not transfer then
        return nil, failure
    end
    return self.wait(pool, transfer)
end

--- What /echo says it has received: { line, headers (each name's values in a list), body }.
function service.echoed(response)
    local head, body = response.body:match "^(.-)\n\n(.*)$"
    local seen = { body = body, headers = {} }
    for line in head:gmatch "[^\n]+" do
        local name, value = line:match "^(:?[^:]+): (.*)$"
        if not seen.line then
            seen.line = line
        else
            seen.headers[name] = seen.headers[name] or {}
            table.insert(seen.headers[name], value)
        end
    end
    return seen
end

function service:stop()
    self.input:close()
    os.execute(shell("rm -rf", self.folder))
end

--- Starts a Lua program, under the Lua that runs the specs, in a process of its own. `environment`
-- is put before the command, as in a shell. Returns a function that waits for its end and returns
-- what it wrote (both streams) and its exit code.
function service.start_program(program, environment)
    local path = os.tmpname()
    local file = assert(io.open(path, "w"))
    file:write(program)
    file:close()
    -- What a fork or a stalled look-up leaves behind on purpose is no leak.
    local pipe = assert(io.popen(
        "lua=$(readlink /proc/$PPID/exe); export ASAN_OPTIONS=detect_leaks=0; "
        .. shell((environment or "") .. ' timeout 60 "$lua"', path) .. " 2>&1; echo ended $?"))
    return function()
        local said = pipe:read "*a"
        pipe:close()
        os.remove(path)
        local text, code = said:match "^(.-)\n?ended (%d+)\n$"
        return text, tonumber(code)
    end
end

--- Such a program from beginning to end.
function service.run_program(program, environment)
    return service.start_program(program, environment)()
end

--- Builds what the specs need in C, by spec/Makefile, for the Lua that runs them; returns the
-- folder. The caller removes it.
function service.build_support()
    local folder = output "mktemp -d"
    local include = "/usr/include/lua" .. _VERSION:match "%d%.%d"
    if rawget(_G, "jit") then
        include = "/usr/include/luajit-2.1"
    end
    local make = "env -u LD_PRELOAD make -s -C spec" -- the compiler is not under a sanitizer
    local said = output(shell(make, "OUT=" .. folder, "LUA_INCDIR=" .. include)
        .. " 2>&1; echo ended $?")
    assert(said:match "ended 0$", said)
    return folder
end

service.output = output
service.shell = shell

return service
