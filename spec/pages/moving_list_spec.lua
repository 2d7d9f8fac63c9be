-- Lists that change while they are walked: random schedules of deletions and insertions between the
-- pages, against a service that keeps its order and repeats the last page past the end.

local core = require "hwmeeting.core"
local iterator = require "hwmeeting.pages.iterator"

local definition = {
    id = "SearchThings",
    parameters = { { name = "limit", maximum = 500 } },
    pages = { items = "data", count = "count", offset = "offset", limit = "limit",
        identity = { "id" } },
}

-- A generator of its own: the same numbers under every Lua.
local function random_of(seed)
    local state = seed % 2147483646 + 1
    return function(n)
        state = state * 16807 % 2147483647
        return state % n + 1
    end
end

-- A list of `{ id, at }` in the order of `at`, served in pages.
local function service(total)
    local self = { items = {}, requests = 0 }
    for number = 1, total do
        self.items[number] = { id = "i" .. number, at = number * 1e6 }
    end
    function self.delete(index) return table.remove(self.items, index) end
    function self.insert(index, id)
        local before = self.items[index - 1] and self.items[index - 1].at or 0
        local after = self.items[index] and self.items[index].at or before + 2e6
        table.insert(self.items, index, { id = id, at = (before + after) / 2 })
    end
    function self.fetch(args)
        self.requests = self.requests + 1
        if self.before_answer then self.before_answer(self.requests) end
        local count, offset = #self.items, args.offset
        if offset >= count then offset = math.max(0, count - args.limit) end
        local page = core.array {}
        for index = offset + 1, math.min(offset + args.limit, count) do
            page[#page + 1] = { id = self.items[index].id }
        end
        return { count = count, data = page }
    end
    return self
end

local function walk(server, limit)
    return iterator.new { definition = definition, args = { limit = limit }, fetch = server.fetch }
end

-- Items there from beginning to end, each once; or `incomplete`. Returns whether it was whole.
local function check(seed)
    local random = random_of(seed)
    local server = service(random(60) - 1)
    local stayed, new = {}, 0
    for _, item in ipairs(server.items) do stayed[item.id] = true end
    local rate = random(4)
    server.before_answer = function(request)
        if request == 1 then return end
        for _ = 1, random(rate) - 1 do
            if random(2) == 1 and #server.items > 0 then
                stayed[server.delete(random(#server.items)).id] = nil
            else
                new = new + 1
                server.insert(random(#server.items + 1), "new" .. new)
            end
        end
    end
    local seen, it = {}, walk(server, random(9) + 1)
    while true do
        local item, err = it:next()
        if err then
            assert.message("seed " .. seed).equal("incomplete", err.kind)
            return false
        end
        if not item then break end
        assert.message(("seed %d: %s came twice"):format(seed, item.id)).is_nil(seen[item.id])
        seen[item.id] = true
    end
    for id in pairs(stayed) do
        assert.message(("seed %d: %s never came"):format(seed, id)).is_true(seen[id])
    end
    return true
end

local function ids(list)
    local found = {}
    for index, item in ipairs(list) do found[index] = item.id end
    return found
end

describe("a list that changes while it is walked", function()
    it("gives each item that stays once, or is incomplete: 2000 random schedules", function()
        local whole = 0
        for seed = 1, 2000 do whole = whole + (check(seed) and 1 or 0) end
        assert.is_true(whole > 1900, whole .. " of 2000 were whole")
    end)

    for _, total in ipairs { 1, 19, 20, 21, 92, 250 } do
        for _, limit in ipairs { 1, 2, 20, 100 } do
            it(("is visited whole by a loop that deletes what it reads: %d, limit %d")
                :format(total, limit), function()
                local server = service(total)
                local visited = {}
                for item in walk(server, limit) do
                    visited[#visited + 1] = item.id
                    for index, left in ipairs(server.items) do
                        if left.id == item.id then server.delete(index) break end
                    end
                end
                assert.equal(total, #visited)
                assert.equal(0, #server.items)
            end)
        end
    end

    it("is visited whole by a loop that deletes every second", function()
        local server = service(200)
        local visited = 0
        for item in walk(server, 10) do
            visited = visited + 1
            for index, left in ipairs(server.items) do
                if visited % 2 == 0 and left.id == item.id then server.delete(index) break end
            end
        end
        assert.equal(200, visited)
        assert.equal(100, #server.items)
    end)

    it("is seen though the count stays: one gone in front, one new behind", function()
        local server = service(30)
        server.before_answer = function(request)
            if request == 2 then
                server.delete(3)
                server.insert(#server.items + 1, "new")
            end
        end
        local list = assert(walk(server, 10):all())
        assert.equal(31, #list)
        assert.equal("i11", list[11].id)
    end)

    it("goes on behind what was inserted in front, however much", function()
        for _, inserted in ipairs { 1, 5, 9, 10, 11, 50, 500 } do
            local server = service(30)
            server.before_answer = function(request)
                for number = 1, request == 2 and inserted or 0 do
                    server.insert(1, "new" .. number)
                end
            end
            local list = assert(walk(server, 10):all())
            assert.equal(30, #list)
            assert.equal("i30", list[30].id)
        end
    end)

    it("goes on where the last page that it read has gone", function()
        local server = service(60)
        server.before_answer = function(request)
            if request == 3 then for _ = 1, 10 do server.delete(11) end end
        end
        local list = assert(walk(server, 10):all())
        assert.equal(60, #list)
    end)

    it("is incomplete where all is gone that the walk remembers", function()
        local server = service(200)
        server.before_answer = function(request)
            if request == 9 then for _ = 1, 70 do server.delete(11) end end
        end
        local list, err = walk(server, 10):all()
        assert.is_nil(list)
        assert.equal("incomplete", err.kind)
        assert.is_true(err.retryable)
    end)

    it("is incomplete where it is seen that it was reordered", function()
        local server = service(40)
        server.before_answer = function(request)
            if request == 3 then
                server.items[2], server.items[30] = server.items[30], server.items[2]
                server.items[15], server.items[25] = server.items[25], server.items[15]
            end
        end
        local list, err = walk(server, 10):all()
        assert.is_nil(list)
        assert.equal("incomplete", err.kind)
        assert.matches("reordered", err.message)
    end)

    it("costs no more than one page more in a hundred when it does not change", function()
        for _, limit in ipairs { 2, 10, 100, 499, 500 } do
            local server = service(limit * 100)
            assert.equal(limit * 100, #assert(walk(server, limit):all()))
            assert.is_true(server.requests <= 101, ("limit %d: %d"):format(limit, server.requests))
        end
    end)

    it("shows each item in one of the pages only", function()
        local server, seen = service(57), {}
        for page in walk(server, 10):pages() do
            for _, item in ipairs(page.data) do seen[#seen + 1] = item.id end
        end
        assert.same(ids(assert(walk(service(57), 10):all())), seen)
    end)

    it("remembers no more than the last pages", function()
        local server = service(5000)
        local pages = require("hwmeeting.pages.walk").new { definition = definition,
            args = { limit = 10 }, fetch = server.fetch }
        for _ = 1, 490 do assert(pages:next()) end
        local remembered = 0
        for _ in pairs(pages.given.rank_of) do remembered = remembered + 1 end
        assert.is_true(remembered <= 40, remembered .. " are remembered")
    end)
end)

describe("a list whose items have no identity", function()
    local whole = { id = "ShowThings", parameters = {},
        pages = { items = "data", count = "count", offset = "offset", limit = "limit" } }

    local function walk_over(items, limit)
        return iterator.new { definition = whole, args = { limit = limit }, fetch = function(args)
            local page = core.array {}
            for index = args.offset + 1, math.min(args.offset + args.limit, #items) do
                page[#page + 1] = { name = items[index] }
            end
            return { count = #items, data = page }
        end }
    end

    it("may hold equal items, page after page", function()
        for _, limit in ipairs { 1, 2, 3, 5 } do
            assert.equal(7, #assert(walk_over({ "g", "g", "g", "g", "g", "g", "g" }, limit):all()))
            assert.equal(6, #assert(walk_over({ "a", "b", "g", "g", "a", "b" }, limit):all()))
        end
    end)
end)
