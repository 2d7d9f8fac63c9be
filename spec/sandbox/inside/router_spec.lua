--- Which operation a request is for (Lua 5.4).

require "spec.sandbox.inside.support"

local router = require "hwmeeting.sandbox.service.router"

describe("the router", function()
    it("prefers fixed paths and decodes what a template captures", function()
        local table_of_routes = router.new()
        local template = { method = "GET", path = "/a/{one}/{two}" }
        local fixed = { method = "GET", path = "/a/b/c" }
        table_of_routes:add(template)
        table_of_routes:add(fixed)
        assert.are.equal(fixed, (table_of_routes:match("GET", "/a/b/c")))
        local found, captures = table_of_routes:match("GET", "/a/x%2Fy/z")
        assert.are.equal(template, found)
        assert.are.same({ one = "x/y", two = "z" }, captures)
        assert.is_nil(table_of_routes:match("POST", "/a/b/c"))
        assert.is_nil(table_of_routes:match("GET", "/a/b"))
    end)
end)
