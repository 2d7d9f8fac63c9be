--- The limit of one attempt: what may be repeated gets another try inside its deadline, what acts
-- has all of it.

local hostile = require "spec.support.hostile"

describe("attempt_timeout", function()
    local server

    lazy_setup(function() server = hostile.start() end)
    lazy_teardown(function() server:stop() end)

    it("gives a call that reads another try, over another connection", function()
        local client = server:client("h2", { attempt_timeout = 0.4, timeout = 20 })
        assert(hostile.get(client, "/mute/1"))
        assert.equal(2, server:count "GET /mute/1")
        assert.equal(2, server:connections "h2")
    end)

    it("can be given for one call", function()
        local client = server:client("h2", { timeout = 20 })
        assert(hostile.get(client, "/mute/1/of-one", { attempt_timeout = 0.4 }))
        assert.equal(2, server:count "GET /mute/1/of-one")
    end)

    it("leaves a call that acts the whole of its deadline", function()
        local client = server:client("h2", { attempt_timeout = 0.4, timeout = 20 })
        assert(hostile.post(client, "/slow/1500"))
        assert.equal(1, server:count "POST /slow/1500")
    end)

    it("never goes beyond the deadline", function()
        local client = server:client("h2", { attempt_timeout = 60, timeout = 0.4, retries = 0 })
        assert.equal("timeout", select(2, hostile.get(client, "/slow/8000")).kind)
    end)
end)
