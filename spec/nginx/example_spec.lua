-- examples/openresty as it stands, but for the port and the place.

local core = require "hwmeeting.core"
local nginx = require "spec.support.nginx"
local sandbox = require "hwmeeting.sandbox"
local shell = require "spec.support.shell"

local function adapt(port)
    local file = assert(io.open("examples/openresty/nginx.conf"))
    local text = file:read "*a"
    file:close()
    local function replace(from, to)
        local first, last = text:find(from, 1, true)
        text = text:sub(1, assert(first, from) - 1) .. to .. text:sub(last + 1)
    end
    replace("daemon off;", "")
    replace("listen 127.0.0.1:8080", "listen 127.0.0.1:" .. port)
    replace("$prefix/?.lua", shell.output "pwd" .. "/examples/openresty/?.lua")
    -- Where the spec's support looks for the process id and the log.
    replace("pid nginx.pid", "pid logs/nginx.pid")
    replace("error_log error.log", "error_log logs/error.log")
    return text
end

describe("the OpenResty example", function()
    local box, server

    setup(function()
        box = assert(sandbox.start { faults = "latency=0.6", rate_limit = 1000 })
        server = nginx.start { adapt = adapt, environment = {
            HWMEETING_BASE_URL = box.url, HWMEETING_CA_FILE = box.ca_file,
            HWMEETING_APP_ID = box.app_id, HWMEETING_APP_KEY = box.app_key,
        } }
    end)

    teardown(function()
        server:stop()
        box:stop()
    end)

    local function ask(request)
        local response = assert(server:get(request))
        return response.status, core.from_json(response.body)
    end

    it("lists what is going on, to many at once", function()
        local requests = {}
        for index = 1, 10 do
            requests[index] = "/meetings"
        end
        for _, response in ipairs(server:get_all(requests)) do
            assert.equal(200, response.status)
            assert.equal("application/json", response.headers["content-type"])
            local list = assert(core.from_json(response.body))
            assert.equal(57, #list)
            assert.is_string(list[1].id)
            assert.is_string(list[1].subject)
        end
        assert.equal(1, #assert(box:admin "requests?operation=CreateAppIdToken").requests)
        assert.is_true(assert(box:admin "status").peak >= 8)
    end)

    it("locks a meeting", function()
        local _, list = ask "/meetings"
        local id = list[1].id
        local password = assert(box:admin("meeting?conferenceID=" .. id)).chair_password
        local status, body = ask { path = "/meetings/" .. id .. "/lock", method = "POST",
            body = assert(core.to_json { password = password }) }
        assert.equal(200, status)
        assert.same({ id = id, locked = true }, body)
        assert.is_true(assert(box:admin("meeting?conferenceID=" .. id)).locked)
    end)

    it("says what was wrong", function()
        local status, body = ask { path = "/meetings/1/lock", method = "POST", body = "[]" }
        assert.equal(400, status)
        assert.matches("password", body.message, 1, true)
        status = ask "/meetings/1/lock"
        assert.equal(405, status)
        status, body = ask { path = "/meetings/123456789/lock", method = "POST",
            body = '{"password":"000000"}' }
        assert.is_true(status >= 400 and status < 600 and status ~= 500)
        assert.is_string(body.kind)
    end)
end)
