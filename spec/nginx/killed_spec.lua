-- nginx ends coroutines without a word: a visitor leaves, a light thread is killed, a worker dies
-- or stands still. Nobody else waits for them: not for their sign-in, nor for their connections.

local core = require "hwmeeting.core"
local http_service = require "spec.support.http_service"
local nginx = require "spec.support.nginx"
local sandbox = require "hwmeeting.sandbox"

-- A sign-in takes so long; and what may be lost beside it where somebody was killed, on a machine
-- that does other things as well.
local sign_in_seconds, lost_seconds = 1, 3

local application = [[
    lua_shared_dict hwmeeting_tokens 1m;
    lua_shared_dict notes 1m;
    init_by_lua_block {
        hwmeeting = require "hwmeeting"
        client = hwmeeting.new {
            store = require("hwmeeting.store.shared_dict").new "hwmeeting_tokens",
        }
        narrow = hwmeeting.new { base_url = os.getenv "NARROW_URL", access_token = "unused",
            max_connections_per_host = 2, timeout = 15 }
        function list() return client:search_online_meetings { limit = 1 } end
        function slow() return narrow:request { method = "GET", path = "/delay/12000" } end
        function answer(result, err) ngx.print(result and "ok" or tostring(err)) end
        -- Begins something, and ends the light thread that it runs in.
        function kill(f)
            local thread = ngx.thread.spawn(f)
            ngx.sleep(0.3)
            assert(ngx.thread.kill(thread))
            ngx.print "killed"
        end
    }
]]

local locations = [[
    location = /list { content_by_lua_block {
        ngx.shared.notes:set("worker", ngx.worker.pid())
        answer(list())
    } }
    location = /worker { content_by_lua_block { ngx.print(ngx.shared.notes:get "worker") } }
    location = /quick { content_by_lua_block {
        local _, err = narrow:request { method = "GET", path = "/status/404" }
        ngx.print(err.status or tostring(err))
    } }
    location = /leave/list { lua_check_client_abort on; content_by_lua_block { list() } }
    location = /leave/list/exit { lua_check_client_abort on; content_by_lua_block {
        ngx.on_abort(function() ngx.exit(499) end)
        list()
    } }
    location = /leave/slow { lua_check_client_abort on; content_by_lua_block { slow() } }
    location = /leave/slow/exit { lua_check_client_abort on; content_by_lua_block {
        ngx.on_abort(function() ngx.exit(499) end)
        slow()
    } }
    location = /kill/list { content_by_lua_block { kill(list) } }
    location = /kill/slow { content_by_lua_block { kill(slow) } }
    location = /kill/both { content_by_lua_block {
        kill(function() hwmeeting.gather { slow, slow } end)
    } }
]]

describe("a coroutine that nginx ends", function()
    local box, service, server

    setup(function() service = http_service.start() end)
    teardown(function() service:stop() end)

    before_each(function()
        box = assert(sandbox.start { rate_limit = 1000,
            faults = ("latency=%g:CreateAppIdToken"):format(sign_in_seconds) })
    end)

    after_each(function()
        server:stop()
        box:stop()
    end)

    local function start(workers)
        server = nginx.start { workers = workers, http = application, server = locations,
            environment = {
                HWMEETING_BASE_URL = box.url, HWMEETING_CA_FILE = box.ca_file,
                HWMEETING_APP_ID = box.app_id, HWMEETING_APP_KEY = box.app_key,
                NARROW_URL = service:url("http", ""):gsub("/$", ""),
            } }
    end

    local function sign_ins()
        return #assert(box:admin "requests?operation=CreateAppIdToken").requests
    end

    -- Drives this process's requests for a while.
    local function wait(seconds)
        local ends_at = core.clock() + seconds
        repeat
            server.pool:wait(0.02)
            server.pool:step()
        until core.clock() >= ends_at
    end

    -- Visitors who leave before they have an answer.
    local function leave(path, count)
        local visitors = {}
        for index = 1, count or 1 do
            visitors[index] = server:submit(path)
        end
        wait(0.4)
        for _, visitor in ipairs(visitors) do
            assert.is_false(visitor:done())
            visitor:cancel()
        end
        wait(0.1)
    end

    local function assert_answers(path, body, within)
        local began = core.clock()
        local response = assert(server:get(path))
        local took = core.clock() - began
        assert.equal(body, response.body)
        assert.is_true(took < within, path .. " took " .. took)
    end

    for _, path in ipairs { "/leave/list", "/leave/list/exit" } do
        it("signs in for the others: " .. path, function()
            start(2)
            leave(path)
            assert_answers("/list", "ok", sign_in_seconds + lost_seconds)
            assert_answers("/list", "ok", lost_seconds)
            assert.equal(1, sign_ins())
        end)
    end

    it("signs in for the others: a light thread", function()
        start(2)
        assert.equal("killed", assert(server:get "/kill/list").body)
        assert_answers("/list", "ok", sign_in_seconds + lost_seconds)
        assert.equal(1, sign_ins())
    end)

    for _, path in ipairs { "/leave/slow", "/leave/slow/exit" } do
        it("gives its connection back: " .. path, function()
            start(1)
            assert_answers("/quick", "404", lost_seconds)
            leave(path, 4)
            assert_answers("/quick", "404", lost_seconds)
        end)
    end

    for _, path in ipairs { "/kill/slow", "/kill/both" } do
        it("gives its connection back: " .. path, function()
            start(1)
            for _ = 1, 3 do
                assert_answers(path, "killed", 0.3 + lost_seconds)
            end
            assert_answers("/quick", "404", lost_seconds)
        end)
    end

    -- Not at once: nginx itself does not notice who has left before his request was looked at.
    it("costs nobody anything, however many leave at whatever moment", function()
        start(2)
        local paths = { "/leave/list", "/leave/list/exit", "/leave/slow", "/leave/slow/exit" }
        local visitors = {}
        for index = 1, 60 do
            visitors[#visitors + 1] = server:submit(paths[index % #paths + 1])
            wait(math.random() * 0.1)
            if index > 12 then
                table.remove(visitors, math.random(#visitors - 6)):cancel()
            end
            if index % 20 == 0 then
                box:admin("tokens/expire", { kind = "access" })
            end
        end
        wait(0.4)
        for _, visitor in ipairs(visitors) do
            visitor:cancel()
        end
        wait(0.1)
        assert_answers("/list", "ok", sign_in_seconds + lost_seconds)
        assert_answers("/quick", "404", lost_seconds)
    end)

    it("ends no call of those who stay", function()
        start(1)
        local patient = server:submit "/leave/slow"
        leave "/leave/slow"
        wait(1.5)
        assert.is_false(patient:done())
        patient:cancel()
    end)

    for signal, name in pairs { KILL = "is killed", STOP = "stands still" } do
        it("keeps no other worker from signing in, when its worker " .. name, function()
            start(2)
            local visitor = server:submit "/list"
            wait(0.4)
            local worker = assert(server:get "/worker").body
            assert.matches("^%d+$", worker)
            assert(os.execute(("kill -%s %s"):format(signal, worker)))
            assert_answers("/list", "ok", sign_in_seconds + 1 + lost_seconds)
            assert_answers("/list", "ok", lost_seconds)
            os.execute(("kill -CONT %s 2>/dev/null"):format(worker))
            visitor:cancel()
        end)
    end
end)
