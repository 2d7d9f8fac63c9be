-- What the gateway says of its limits.

local rate_limit = require "hwmeeting.call.rate_limit"

describe("rate_limit", function()
    it("reads the headers of the vendor's sample", function()
        local limits = rate_limit.read {
            ["x-apig-ratelimit-api"] = "remain:99,limit:100,time:1 minute",
            ["x-apig-ratelimit-api-allenv"] = "remain:199,limit:200,time:1 second",
            ["content-type"] = "application/json",
        }
        assert.same({
            { name = "x-apig-ratelimit-api", remain = 99, limit = 100, window = 60 },
            { name = "x-apig-ratelimit-api-allenv", remain = 199, limit = 200, window = 1 },
        }, limits)
    end)

    it("waits for the longest window that is used up, or a minute", function()
        assert.equal(1, rate_limit.window {
            ["x-apig-ratelimit-api"] = "remain:5,limit:100,time:1 minute",
            ["x-apig-ratelimit-api-allenv"] = "remain:0,limit:200,time:1 second",
        })
        assert.equal(60, rate_limit.window {})
        assert.equal(7200, rate_limit.window {
            ["x-apig-ratelimit-api"] = "remain:0,limit:1,time:2 hours",
        })
        assert.equal(60, rate_limit.window { ["x-apig-ratelimit-api"] = "garbage" })
    end)
end)
