--- How many access tokens a user has, and how long (Lua 5.4).

require "spec.sandbox.inside.support"

local access_tokens = require "hwmeeting.sandbox.state.access_tokens"

describe("access tokens", function()
    local function table_of_tokens()
        local count = 0
        return access_tokens.new(function()
            count = count + 1
            return ("%d"):format(count)
        end, 100)
    end

    it("are 64 a user with clientType 72; a 65th kills the oldest", function()
        local tokens, user, first, second = table_of_tokens(), {}, nil, nil
        for index = 1, 64 do
            local token = tokens:issue(user, 72, index / 100)
            first, second = first or token, index == 2 and token or second
        end
        assert.are.equal(64, tokens:count(user, 1))
        assert.is_table(tokens:find(first.access, 1))
        tokens:issue(user, 72, 1)
        assert.is_nil(tokens:find(first.access, 1))
        assert.is_table(tokens:find(second.access, 1))
        assert.are.equal(64, tokens:count(user, 1))
    end)

    it("are one a user with any other clientType", function()
        local tokens, user = table_of_tokens(), {}
        local api, old = tokens:issue(user, 72, 0), tokens:issue(user, 5, 0)
        local new, others = tokens:issue(user, 5, 1), tokens:issue({}, 5, 1)
        assert.is_nil(tokens:find(old.access, 1))
        for _, token in ipairs { api, new, others } do
            assert.is_table(tokens:find(token.access, 1))
        end
    end)

    it("expire, and are refreshed once", function()
        local tokens = table_of_tokens()
        local token = tokens:issue({}, 72, 0)
        assert.is_table(tokens:find(token.access, 99))
        assert.is_nil(tokens:find(token.access, 100))
        local new = tokens:refresh(token.refresh, 200)
        assert.is_table(tokens:find(new.access, 299))
        assert.is_nil(tokens:refresh(token.refresh, 200))
        assert.is_nil(tokens:refresh(new.refresh, 200 + 30 * 86400))
    end)
end)
