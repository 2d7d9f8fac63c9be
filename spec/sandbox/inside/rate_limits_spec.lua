--- The limits of calls a minute (Lua 5.4).

require "spec.sandbox.inside.support"

local rate_limits = require "hwmeeting.sandbox.service.rate_limits"

describe("rate limits", function()
    it("count down per operation and begin again after a minute", function()
        local limits = rate_limits.new(3)
        local _, headers = limits:take("A", 100)
        assert.are.same({ "X-APIG-Ratelimit-Api", "remain:2,limit:3,time:1 minute" }, headers[1])
        assert.are.same(
            { "X-APIG-Ratelimit-Api-Allenv", "remain:5,limit:6,time:1 second" },
            headers[2]
        )
        assert.is_true((limits:take("A", 110)))
        assert.is_true((limits:take("A", 120)))
        assert.is_false((limits:take("A", 159)))
        assert.is_true((limits:take("B", 159)))
        local within, fresh = limits:take("A", 160)
        assert.is_true(within)
        assert.are.equal("remain:2,limit:3,time:1 minute", fresh[1][2])
    end)

    it("say what the vendor's sample says, by default", function()
        local _, headers = rate_limits.new(rate_limits.default):take("A", 0)
        assert.are.equal("remain:99,limit:100,time:1 minute", headers[1][2])
        assert.are.equal("remain:199,limit:200,time:1 second", headers[2][2])
    end)
end)
