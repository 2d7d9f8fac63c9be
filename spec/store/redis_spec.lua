local core = require "hwmeeting.core"
local redis = require "hwmeeting.store.redis"
local redis_server = require "spec.support.redis_server"

describe("the Redis store", function()
    local server, store

    setup(function()
        server = redis_server.start "geheim"
        store = redis.new { port = server.port, password = "geheim", prefix = "spec:" }
    end)

    teardown(function()
        server.stop()
    end)

    it("keeps a value until its time is over", function()
        assert.is_nil(store:get "key")
        assert.is_true(store:set("key", "value", 0.3))
        assert.equal("value", store:get "key")
        core.sleep(0.5)
        assert.same({ nil, nil }, { store:get "key" })
    end)

    it("removes a value", function()
        assert.is_true(store:set("key", "value", 60))
        assert.is_true(store:set("key", nil))
        assert.is_nil(store:get "key")
    end)

    it("gives a lock to one at a time, for its lifetime", function()
        local unlock = assert(store:lock("key", 60))
        assert.same({ nil, nil }, { store:lock("key", 60) })
        unlock()
        local late = assert(store:lock("key", 0.2))
        core.sleep(0.4)
        local current = assert(store:lock("key", 60))
        late() -- must not free what is another's by now
        assert.same({ nil, nil }, { store:lock("key", 60) })
        current()
        assert.is_function(store:lock("key", 1))
    end)

    it("keeps databases and prefixes apart", function()
        local elsewhere = redis.new { port = server.port, password = "geheim", database = 1,
            prefix = "spec:" }
        store:set("key", "value", 60)
        assert.is_nil(elsewhere:get "key")
        assert.is_nil(redis.new { port = server.port, password = "geheim" }:get "key")
    end)

    it("says why it cannot be used", function()
        local _, message = redis.new { port = server.port, password = "wrong" }:get "key"
        assert.matches("WRONGPASS", message, 1, true)
        _, message = redis.new { port = 1 }:lock("key", 1)
        assert.matches("Redis cannot be reached", message, 1, true)
    end)

    it("refuses unknown options", function()
        assert.error_matches(function() redis.new { prot = 1 } end, "no option `prot`")
        assert.error_matches(function() redis.new { port = "1" } end, "must be a number")
        for _, timeout in ipairs { 0, -1, 0 / 0, math.huge } do
            assert.error_matches(function() redis.new { timeout = timeout } end,
                "must be seconds above 0")
        end
    end)
end)
