--- Passwords, and accounts that are locked (Lua 5.4).

require "spec.sandbox.inside.support"

local random = require "hwmeeting.sandbox.random"
local users = require "hwmeeting.sandbox.state.users"

describe("passwords", function()
    it("lock the account for 60 seconds at the fifth wrong one", function()
        local directory = users.new(random.new(1))
        directory:add { account = "a", password = "right", corp_id = "1", admin_type = 0 }
        local outcomes = {}
        for index = 1, 5 do
            outcomes[index] = directory:try_password("a", "wrong", 100)
        end
        assert.are.same({ "wrong", "wrong", "wrong", "wrong", "locked" }, outcomes)
        assert.are.equal("locked", directory:try_password("a", "right", 159))
        assert.are.equal("right", directory:try_password("a", "right", 160))
        assert.are.equal("wrong", directory:try_password("nobody", "right", 160))
    end)

    it("count again from one after a right one", function()
        local directory = users.new(random.new(1))
        directory:add { account = "a", password = "right", corp_id = "1", admin_type = 0 }
        for _ = 1, 3 do
            for _ = 1, 4 do
                assert.are.equal("wrong", directory:try_password("a", "wrong", 0))
            end
            assert.are.equal("right", directory:try_password("a", "right", 0))
        end
    end)
end)
