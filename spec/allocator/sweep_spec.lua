--- Every allocation of the core made to fail, one after the other.

local support = require "spec.packaging.support"

describe("the core without memory", function()
    for _, version in ipairs { "5.4", "5.3" } do
        it("leaks nothing and breaks nothing in Lua " .. version, function()
            local status, output = support.run { "tools/allocator", version }
            assert.equal(0, status, output)
            for _, way in ipairs { "and all that follow", "each alone" } do
                local line = "%d%d+ allocations made to fail, " .. way .. ": nothing leaks\n"
                assert.truthy(output:find(line), output)
            end
        end)
    end
end)
