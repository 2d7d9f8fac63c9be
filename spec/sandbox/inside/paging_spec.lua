--- Pages of lists (Lua 5.4).

require "spec.sandbox.inside.support"

local paging = require "hwmeeting.sandbox.calls.paging"

describe("paging", function()
    local function page(count, offset, limit)
        local items = {}
        for index = 1, count do
            items[index] = index
        end
        local answer = paging.page(items, offset, limit, function(item)
            return item
        end)
        return answer.data[1], #answer.data, answer
    end

    it("cuts pages", function()
        local first, length, answer = page(57, 20, 20)
        assert.are.same({ 21, 20 }, { first, length })
        assert.are.equal(57, answer.count)
        assert.are.same({ 41, 17 }, { page(57, 40, 20), (select(2, page(57, 40, 20))) })
    end)

    it("repeats the last page past the end", function()
        local first, length, answer = page(57, 60, 20)
        assert.are.same({ 41, 17 }, { first, length })
        assert.are.equal(60, answer.offset)
        assert.are.equal(41, (page(57, 57, 20)))
        assert.are.equal(21, (page(40, 40, 20)))
        assert.are.equal(0, (select(2, page(0, 20, 20))))
    end)
end)
