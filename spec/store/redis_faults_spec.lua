-- A Redis that is stopped, mute, slow or strange costs a bounded part of a call and a warning, and
-- the call succeeds.

local core = require "hwmeeting.core"
local odd_redis = require "spec.support.odd_redis"
local redis = require "hwmeeting.store.redis"
local redis_server = require "spec.support.redis_server"
local service_support = require "spec.support.service"

local service = service_support.for_specs()

-- Calls with this store, twice: each call must succeed, with one sign-in and one warning.
local function assert_harmless(store, pattern)
    local warnings = {}
    local client = service:client { store = store, timeout = 2,
        logger = function(_, message) warnings[#warnings + 1] = message end }
    local before = core.clock()
    assert(client:search_online_meetings { limit = 1 })
    assert(client:search_online_meetings { limit = 1 })
    assert.is_true(core.clock() - before < 2, "it took longer than the call may")
    assert.equal(1, service:count "CreateAppIdToken")
    assert.equal(1, #warnings)
    assert.matches(pattern or "^the token store cannot be ", warnings[1])
end

describe("a Redis that is stopped", function()
    local server

    before_each(function() server = redis_server.start() end)
    after_each(function() server.stop() end)

    it("behind a socket", function()
        server.signal "STOP"
        assert_harmless(redis.new { socket = server.socket }, "timeout")
    end)

    it("behind a port", function()
        server.signal "STOP"
        assert_harmless(redis.new { port = server.port }, "timeout")
    end)

    it("behind a socket on which too many wait already", function()
        server.signal "STOP"
        local unix = require "socket.unix"
        local waiting = {}
        for index = 1, 2000 do
            local socket = (type(unix) == "table" and unix.stream or unix)()
            socket:settimeout(0)
            waiting[index] = socket
            if not socket:connect(server.socket) then
                break
            end
        end
        assert_harmless(redis.new { socket = server.socket })
        for _, socket in ipairs(waiting) do
            socket:close()
        end
    end)

    it("while the client signs in", function()
        service:faults "latency=0.6:CreateAppIdToken"
        local store = redis.new { port = server.port }
        local lock = store.lock
        function store.lock(...)
            local unlock, renew = lock(...)
            server.signal "STOP"
            return unlock, renew
        end
        assert_harmless(store, "timeout")
    end)

    it("and goes on later is used again", function()
        local store = redis.new { port = server.port }
        local loop = service_support.virtual_loop()
        server.signal "STOP"
        assert(service:client { store = store, timeout = 2, logger = function() end, loop = loop }
            :search_online_meetings { limit = 1 })
        server.signal "CONT"
        loop.sleep(10)
        for _ = 1, 2 do
            assert(service:client { store = store, loop = loop }
                :search_online_meetings { limit = 1 })
        end
        assert.equal(2, service:count "CreateAppIdToken")
    end)
end)

describe("a Redis that answers", function()
    for _, manner in ipairs(odd_redis.manners) do
        it("oddly: " .. manner, function()
            local server = odd_redis.start(manner)
            finally(server.stop)
            assert_harmless(redis.new { port = server.port })
        end)
    end

    it("a list where a token should be", function()
        local server = redis_server.start()
        finally(server.stop)
        local store = redis.new { port = server.port }
        function store.get(self, key)
            self:ask(1, "rpush", key, "planted")
            return redis.get(self, key)
        end
        assert_harmless(store, "WRONGTYPE")
    end)
end)

describe("a connection of the user's own", function()
    it("that answers nonsense, raises, or says that it is down", function()
        for _, connection in ipairs {
            { command = function() return {} end },
            { command = function() return 7 end },
            { command = function() return true end },
            { command = function() error "gone" end },
            { command = function() error() end },
            { command = function() return nil, "gone" end },
            { command = function() return nil, {} end },
            {},
        } do
            service:reset()
            local released = 0
            function connection:release() released = released + 1 end
            assert_harmless(redis.new { connect = function() return connection end })
            assert.equal(1, released)
        end
    end)

    it("that cannot be had", function()
        for _, connect in ipairs {
            function() return nil, "no route" end,
            function() error "no route" end,
            function() return nil end,
            function() return 7 end,
        } do
            service:reset()
            assert_harmless(redis.new { connect = connect })
        end
    end)
end)
