--- A request as the handlers see it (Lua 5.4).

require "spec.sandbox.inside.support"

local request_parts = require "hwmeeting.sandbox.service.request_parts"

describe("a request", function()
    it("has a query in which + is a space", function()
        local first, all = request_parts.parse_query("a=1%202&b=x+y&a=3&c")
        assert.are.same({ a = "1 2", b = "x y", c = "" }, first)
        assert.are.same({ "1 2", "3" }, all.a)
        assert.has_error(function()
            request_parts.parse_query("a=%2")
        end)
    end)
end)
