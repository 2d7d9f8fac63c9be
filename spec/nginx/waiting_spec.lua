-- The library in nginx's Lua: nothing blocks, one sign-in for all workers, reload loses nothing.

local http = require "hwmeeting.http"
local nginx = require "spec.support.nginx"
local sandbox = require "hwmeeting.sandbox"
local shell = require "spec.support.shell"
local sleep = require("hwmeeting.core").sleep

local application = [[
    lua_shared_dict hwmeeting_tokens 1m;
    init_by_lua_block {
        hwmeeting = require "hwmeeting"
        client = hwmeeting.new {
            store = require("hwmeeting.store.shared_dict").new "hwmeeting_tokens",
        }
        function answer(result, err)
            ngx.status = result and 200 or 502
            ngx.print(result and "ok" or tostring(err))
        end
        function list() return client:search_online_meetings { limit = 1 } end
    }
]]

local locations = [[
    location = /list { content_by_lua_block { answer(list()) } }
    location = /slow { content_by_lua_block { answer(client:search_meetings { limit = 1 }) } }
    location = /gather {
        content_by_lua_block {
            local eight = { list, list, list, list, list, list, list, list }
            local results, errors = hwmeeting.gather(eight)
            answer(not errors and #results == 8, errors and errors[next(errors)])
        }
    }
    location = /timer {
        content_by_lua_block {
            local done = require("ngx.semaphore").new()
            local result, err
            ngx.timer.at(0, function()
                result, err = list()
                done:post()
            end)
            done:wait(10)
            answer(result, err)
        }
    }
    location = /late { content_by_lua_block { ngx.sleep(1) answer(list()) } }
    location = /rewrite { rewrite_by_lua_block { answer(list()) ngx.exit(ngx.status) } }
    location = /access { access_by_lua_block { answer(list()) ngx.exit(ngx.status) } }
    location = /header_filter {
        header_filter_by_lua_block {
            local _, message = pcall(list)
            ngx.header["X-Message"] = message
        }
        return 200;
    }
    location = /cancelled {
        content_by_lua_block {
            local task = client:task(function() return client:search_meetings { limit = 1 } end)
            task:wait(0.1)
            task:cancel()
            local _, err = task:wait()
            ngx.print(err.kind)
        }
    }
]]

local function environment_of(box)
    return {
        HWMEETING_BASE_URL = box.url, HWMEETING_CA_FILE = box.ca_file,
        HWMEETING_APP_ID = box.app_id, HWMEETING_APP_KEY = box.app_key,
    }
end

local function repeated(path, count)
    local list = {}
    for index = 1, count do
        list[index] = path
    end
    return list
end

describe("the client in nginx", function()
    local box, server

    local function start(workers)
        server = nginx.start { workers = workers, http = application, server = locations,
            environment = environment_of(box) }
    end

    local function sign_ins()
        return #assert(box:admin "requests?operation=CreateAppIdToken").requests
    end

    before_each(function()
        box = assert(sandbox.start { faults = "latency=1:SearchMeetings latency=0.2",
            rate_limit = 1000 })
    end)

    after_each(function()
        if server then
            server:stop()
            server = nil
        end
        box:stop()
    end)

    local function assert_all_ok(responses)
        for _, response in ipairs(responses) do
            assert.equal("200 ok", response.status .. " " .. response.body)
        end
    end

    it("has many calls in flight in each worker, and signs in once in all", function()
        start(4)
        assert_all_ok(server:get_all(repeated("/list", 60)))
        assert.equal(1, sign_ins())
        -- Four workers that blocked would have four calls in flight at most.
        assert.is_true(assert(box:admin "status").peak >= 30)
    end)

    it("answers others while a call is slow, in one worker", function()
        start(1)
        assert_all_ok { server:get "/list" }
        local order = {}
        server:wait({ server:submit "/slow", server:submit "/list", server:submit "/alive" },
            function(index) order[#order + 1] = index end)
        assert.same({ 3, 2, 1 }, order)
    end)

    it("gathers within one request", function()
        start(1)
        assert_all_ok { server:get "/list" }
        assert(box:admin("requests/clear", {}))
        assert_all_ok { server:get "/gather" }
        assert.equal(8, assert(box:admin "status").peak)
    end)

    it("waits in every phase that may, and says so in one that may not", function()
        start(1)
        assert_all_ok(server:get_all { "/rewrite", "/access", "/timer" })
        local response = assert(server:get "/header_filter")
        assert.matches("nginx cannot wait for an answer in the phase `header_filter`: make the "
            .. "call in a timer (ngx.timer.at(0, function() … end))",
            response.headers["x-message"], 1, true)
    end)

    it("waits while nginx chooses a certificate", function()
        local folder, port = shell.output "mktemp -d", nginx.free_port()
        os.execute(("cd %s && openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 "
            .. "-nodes -subj /CN=localhost -keyout key.pem -out cert.pem 2>/dev/null")
            :format(shell.quote(folder)))
        server = nginx.start {
            http = application .. ([[
                server {
                    listen 127.0.0.1:%d ssl;
                    ssl_certificate %s/cert.pem;
                    ssl_certificate_key %s/key.pem;
                    ssl_certificate_by_lua_block { in_handshake = list() }
                    location / { content_by_lua_block { answer(in_handshake) } }
                }
            ]]):format(port, folder, folder),
            environment = environment_of(box),
        }
        local pool = http.pool {}
        local transfer = assert(pool:submit({ method = "GET", headers = {},
            url = ("https://127.0.0.1:%d/"):format(port) }, { insecure = true }))
        while not transfer:done() do
            pool:wait(1)
            pool:step()
        end
        local response = assert(transfer:response())
        os.execute("rm -r " .. shell.quote(folder))
        assert_all_ok { response }
    end)

    it("says so when a call is made while nginx starts", function()
        local ok, message = pcall(nginx.start, {
            http = application .. [[
                init_worker_by_lua_block {
                    local ok, message = pcall(list)
                    ngx.log(ngx.NOTICE, "worker: ", message)
                }
            ]],
            server = locations, environment = environment_of(box),
        })
        assert(ok, message)
        server = message
        assert.matches("worker: .*nginx cannot wait for an answer in the phase `init_worker`",
            server:log())
    end)

    it("loses no call when nginx reloads", function()
        start(2)
        assert_all_ok { server:get "/list" }
        local transfers = {}
        for index = 1, 20 do
            transfers[index] = server:submit "/slow"
        end
        -- Until all are in flight in the sandbox.
        for _ = 1, 100 do
            server.pool:wait(0.02)
            server.pool:step()
            if assert(box:admin "status").in_flight >= 20 then
                break
            end
        end
        server:reload()
        server:wait(transfers)
        for _, transfer in ipairs(transfers) do
            local response = assert(transfer:response())
            assert.equal("ok", response.body)
        end
        sleep(0.3)
        assert_all_ok(server:get_all(repeated("/list", 10)))
        assert.equal(1, sign_ins())
    end)

    it("signs in and calls in a worker that stops already", function()
        start(1)
        local late = { server:submit "/late", server:submit "/late" }
        for _ = 1, 15 do
            server.pool:wait(0.02)
            server.pool:step()
        end
        server:reload()
        server:wait(late)
        for _, transfer in ipairs(late) do
            assert.equal("ok", assert(transfer:response()).body)
        end
    end)

    it("ends a cancelled call at once, and goes on", function()
        start(1)
        assert_all_ok { server:get "/list" }
        assert.equal("cancelled", assert(server:get "/cancelled").body)
        assert_all_ok { server:get "/list" }
    end)

    it("returns errors of a service that has gone", function()
        start(1)
        assert_all_ok { server:get "/list" }
        box:stop()
        local response = assert(server:get "/list")
        assert.equal(502, response.status)
        assert.matches("SearchOnlineMeetings: transport error", response.body, 1, true)
    end)
end)
