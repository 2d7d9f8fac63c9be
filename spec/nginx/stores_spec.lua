-- Token stores in nginx: a Redis that is stopped, mute, slow or strange, and stores of the user's
-- own, cost a bounded part of a call and hold no other request up.

local core = require "hwmeeting.core"
local nginx = require "spec.support.nginx"
local odd_redis = require "spec.support.odd_redis"
local redis_server = require "spec.support.redis_server"
local sandbox = require "hwmeeting.sandbox"

local application = [[
    lua_shared_dict notes 1m;
    lua_shared_dict hwmeeting_tokens 1m;
    init_by_lua_block {
        hwmeeting = require "hwmeeting"
        local redis = require "hwmeeting.store.redis"
        function call(store)
            local client = hwmeeting.new {
                store = store, timeout = tonumber(ngx.var.arg_timeout) or 2,
                logger = function(_, message) ngx.shared.notes:lpush("warnings", message) end,
            }
            local result, err = client:search_online_meetings { limit = 1 }
            ngx.print(result and "ok" or tostring(err))
        end
        function by_port() return redis.new { port = tonumber(ngx.var.arg_port) } end
        function by_socket() return redis.new { socket = ngx.var.arg_socket } end
        function sleepy(method)
            local store = require("hwmeeting.store.memory").new()
            local own = store[method]
            store.bounded = false
            store[method] = function(...)
                ngx.sleep(5)
                return own(...)
            end
            return store
        end
        function odd_dict()
            ngx.shared.hwmeeting_tokens:flush_all()
            local store = require("hwmeeting.store.shared_dict").new "hwmeeting_tokens"
            local get = store.get
            function store.get(self, key)
                self.dict:set(key, 7)
                return get(self, key)
            end
            return store
        end
    }
]]

local locations = [[
    location = /port { content_by_lua_block { call(by_port()) } }
    location = /socket { content_by_lua_block { call(by_socket()) } }
    location = /sleepy { content_by_lua_block { call(sleepy(ngx.var.arg_method)) } }
    location = /odd_dict { content_by_lua_block { call(odd_dict()) } }
    location = /password { content_by_lua_block {
        local store = require("hwmeeting.store.redis").new {
            port = tonumber(ngx.var.arg_port), password = ngx.var.arg_password }
        local _, problem = store:get "key"
        ngx.print(problem or "ok")
    } }
    location = /warnings { content_by_lua_block {
        local warning = ngx.shared.notes:rpop "warnings"
        while warning do
            ngx.say(warning)
            warning = ngx.shared.notes:rpop "warnings"
        end
    } }
]]

describe("a store in nginx", function()
    local box, server

    lazy_setup(function()
        box = assert(sandbox.start { rate_limit = 1000 })
        server = nginx.start { http = application, server = locations, environment = {
            HWMEETING_BASE_URL = box.url, HWMEETING_CA_FILE = box.ca_file,
            HWMEETING_APP_ID = box.app_id, HWMEETING_APP_KEY = box.app_key,
        } }
    end)

    lazy_teardown(function()
        server:stop()
        box:stop()
    end)

    before_each(function()
        assert(box:admin("reset", {}))
    end)

    local function warnings()
        return assert(server:get "/warnings").body
    end

    -- The call succeeds in time, and says why it used a token of its own.
    local function assert_harmless(path, pattern)
        local before = core.clock()
        assert.equal("ok", assert(server:get(path)).body)
        assert.is_true(core.clock() - before < 2, "it took longer than the call may")
        assert.equal(1, #assert(box:admin "requests?operation=CreateAppIdToken").requests)
        local said = warnings()
        assert.matches(pattern or "the token store cannot be ", said)
        assert.equal(1, select(2, said:gsub("\n", "")))
    end

    it("that is a Redis which is stopped", function()
        local redis = redis_server.start()
        finally(redis.stop)
        redis.signal "STOP"
        assert_harmless("/port?port=" .. redis.port, "timeout")
        assert(box:admin("reset", {}))
        assert_harmless("/socket?socket=" .. redis.socket, "timeout")
    end)

    for _, manner in ipairs(odd_redis.manners) do
        it("that is a Redis which answers oddly: " .. manner, function()
            local redis = odd_redis.start(manner)
            finally(redis.stop)
            assert_harmless("/port?port=" .. redis.port)
        end)
    end

    for _, method in ipairs { "get", "lock", "set" } do
        it("that is the user's own and sleeps in " .. method, function()
            assert_harmless("/sleepy?method=" .. method, "did not answer within")
        end)
    end

    it("that holds a number where a token should be", function()
        assert_harmless("/odd_dict", "it answered with a number")
    end)

    it("lends no connection that was opened with another password", function()
        local redis = redis_server.start "right"
        finally(redis.stop)
        local path = ("/password?port=%d&password="):format(redis.port)
        assert.equal("ok", assert(server:get(path .. "right")).body)
        assert.matches("WRONGPASS", assert(server:get(path .. "wrong")).body)
        assert.equal("ok", assert(server:get(path .. "right")).body)
    end)

    it("is shared, where it is a Redis, while a sign-in is longer than its lock", function()
        local redis = redis_server.start()
        finally(redis.stop)
        assert(box:admin("faults", { faults = "latency=1.5:CreateAppIdToken" }))
        local path = "/port?timeout=10&port=" .. redis.port
        for _, response in ipairs(server:get_all { path, path, path }) do
            assert.equal("ok", response.body)
        end
        assert.equal(1, #assert(box:admin "requests?operation=CreateAppIdToken").requests)
        assert.equal("", warnings())
    end)
end)
