-- Starts spec/hostile/server.py, a server that misbehaves as a request's path says.
--
--     local server = hostile.start()
--     server:url("h2", "/refuse/1/a"); server.ca_file; server:count "POST /refuse"
--     server:stop()
--
-- It ends with stop, or when this process ends, because its standard input ends then.

local core = require "hwmeeting.core"
local hwmeeting = require "hwmeeting"
local http_service = require "spec.support.http_service"

local hostile = {}
hostile.__index = hostile

--- A server of its own for this spec file. Raises when it does not come up within 20 seconds.
function hostile.start()
    local self = setmetatable({ folder = http_service.make_folder(), ports = {} }, hostile)
    self.ca_file = self.folder .. "/ca.pem"
    -- Debian's own Python, which has the packages; ours may be under a sanitizer.
    self.input = assert(io.popen("unset LD_PRELOAD LD_LIBRARY_PATH; " .. http_service.shell(
        "exec /usr/bin/python3 spec/hostile/server.py", self.folder), "w"))
    local ready = http_service.output(http_service.shell("timeout 20 cat", self.folder .. "/ready"))
    for name, port in ready:gmatch "(%w+)=(%d+)" do
        self.ports[name] = tonumber(port)
    end
    assert(self.ports.h2, "the hostile server did not start")
    return self
end

--- The address of one of its ports: `h1`, `h2` (TLS) or `plain` (HTTP/1.1).
function hostile:base(name)
    return ("%s://127.0.0.1:%d"):format(name == "plain" and "http" or "https", self.ports[name])
end

function hostile:url(name, path)
    return self:base(name) .. path
end

-- What is left of each line of its log after such a beginning, in order.
function hostile:lines(pattern)
    local found = {}
    for line in io.lines(self.folder .. "/log") do
        found[#found + 1] = line:match(pattern)
    end
    return found
end

--- The paths of the requests that began with this text, in order of arrival.
function hostile:paths(text)
    local found = {}
    for _, request in ipairs(self:lines "^request %d+ (.*)$") do
        if request:sub(1, #text) == text then
            found[#found + 1] = request:match "%S+$"
        end
    end
    return found
end

--- How many requests began with this text.
function hostile:count(text)
    return #self:paths(text)
end

--- How many connections a port has had.
function hostile:connections(name)
    return #self:lines("^connection " .. name .. " ()")
end

local clients = 0

--- A client of one of its ports, with more options. It has connections of its own, because clients
-- with another limit have.
function hostile:client(name, more)
    clients = clients + 1
    local options = {
        base_url = self:base(name), ca_file = self.ca_file, access_token = "t", timeout = 20,
        max_connections_per_host = 100 + clients,
    }
    for key, value in pairs(more or {}) do
        options[key] = value
    end
    return hwmeeting.new(options)
end

--- A call of `client` that reads: its answer, or nil and the error.
function hostile.get(client, path, options)
    return client:request({ method = "GET", path = path, token = "none" }, options)
end

--- One that acts, and that nobody may repeat.
function hostile.post(client, path, options)
    local request = { method = "POST", path = path, token = "none", body = { a = 1 } }
    return client:request(request, options)
end

--- From now on the connections that it has take no bytes and give none; new ones do.
function hostile:freeze()
    self.input:write "freeze\n"
    self.input:flush()
    for _ = 1, 1000 do
        if #self:lines "^(frozen)$" > 0 then
            return
        end
        core.sleep(0.01)
    end
    error "the server did not freeze"
end

function hostile:stop()
    self.input:close()
    os.execute(http_service.shell("rm -rf", self.folder))
end

return hostile
