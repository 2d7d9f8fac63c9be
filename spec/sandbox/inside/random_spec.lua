--- The random generator (Lua 5.4).

require "spec.sandbox.inside.support"

local random = require "hwmeeting.sandbox.random"

describe("the random generator", function()
    it("repeats with its seed, differs without, and stays in its range", function()
        local one, same, other = random.new(7), random.new(7), random.new(8)
        local text = one:hex(64)
        assert.are.equal(text, same:hex(64))
        assert.are_not.equal(text, other:hex(64))
        for _ = 1, 1000 do
            local number = one:integer(3, 5)
            assert.is_true(number >= 3 and number <= 5)
        end
        assert.truthy(one:digits(9):find("^[1-9]%d%d%d%d%d%d%d%d$"))
    end)
end)
