--- The clock that can be moved (Lua 5.4).

require "spec.sandbox.inside.support"

local clock = require "hwmeeting.sandbox.service.clock"

describe("the clock", function()
    it("follows its source, moves, stops and runs on", function()
        local time = 1000
        local moved = clock.new(function()
            return time
        end)
        moved:advance(50)
        time = 1001
        assert.are.equal(1051, moved:now())
        moved:freeze()
        time = 2000
        assert.are.equal(1051, moved:now())
        moved:advance(9)
        assert.are.equal(1060, moved:now())
        moved:run()
        time = 2005
        assert.are.equal(1065, moved:now())
        moved:set(5)
        assert.are.equal(5, moved:now())
        moved:reset()
        assert.are.equal(2005, moved:now())
    end)
end)
