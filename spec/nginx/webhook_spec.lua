-- Events that are pushed to an nginx: each is taken once, whichever worker gets it, and the
-- handshake is answered.

local hwmeeting = require "hwmeeting"
local nginx = require "spec.support.nginx"
local redis_server = require "spec.support.redis_server"
local sandbox = require "hwmeeting.sandbox"

local application = [[
    lua_shared_dict events 1m;
    lua_shared_dict runs 1m;
    init_by_lua_block {
        local hwmeeting = require "hwmeeting"
        local function respond(store)
            ngx.req.read_body()
            local receiver = hwmeeting.webhook { id = "me", key = "my key", store = store }
            local event, reply = receiver:receive(ngx.req.get_body_data())
            if event then
                ngx.shared.runs:incr(event.kind, 1, 0)
            else
                reply = reply.reply
            end
            ngx.status = reply.status
            for name, value in pairs(reply.headers) do ngx.header[name] = value end
            ngx.print(reply.body)
        end
        function by_dict()
            respond(require("hwmeeting.store.shared_dict").new "events")
        end
        function by_redis()
            respond(require("hwmeeting.store.redis").new { port = tonumber(ngx.var.arg_port) })
        end
    }
]]

local locations = [[
    client_body_buffer_size 64k;
    location = /dict { content_by_lua_block { by_dict() } }
    location = /redis { content_by_lua_block { by_redis() } }
    location = /runs { content_by_lua_block {
        ngx.print(ngx.shared.runs:get(ngx.var.arg_kind) or 0)
    } }
]]

describe("events that are pushed to two workers of nginx", function()
    local box, server

    lazy_setup(function()
        box = assert(sandbox.start())
        server = nginx.start { workers = 2, http = application, server = locations }
    end)
    lazy_teardown(function()
        server:stop()
        box:stop()
    end)

    -- The sandbox signs an event, and posts it where there is a path.
    local function push(kind, path)
        return assert(box:admin("event", { event = kind, conferenceID = "914083136",
            subscriberId = "me", subscriberKey = "my key",
            url = path and ("http://127.0.0.1:%d%s"):format(server.port, path) }))
    end

    local function runs(kind)
        return tonumber(assert(server:get("/runs?kind=" .. kind)).body)
    end

    local function assert_one_run(kind, path)
        local body, requests = push(kind).body, {}
        for index = 1, 10 do requests[index] = { path = path, method = "POST", body = body } end
        for _, response in ipairs(server:get_all(requests)) do
            assert.equal(200, response.status)
        end
        assert.equal(1, runs(kind))
    end

    it("run once: shared memory", function() assert_one_run("meeting.started", "/dict") end)

    it("run once: Redis", function()
        local redis = redis_server.start()
        finally(redis.stop)
        assert_one_run("meeting.end", "/redis?port=" .. redis.port)
    end)

    it("are asked for again while Redis is away", function()
        assert.equal(503, push("meeting.cancel", "/redis?port=" .. nginx.free_port()).status)
        assert.equal(0, runs "meeting.cancel")
    end)

    it("begin with a handshake", function()
        local told = push("meeting.verify", "/dict")
        local nonce = hwmeeting.from_json(told.body).nonce
        assert.same({ event = "meeting.verify", nonce = nonce }, hwmeeting.from_json(told.answer))
    end)
end)
