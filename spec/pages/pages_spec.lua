local core = require "hwmeeting.core"
local errors = require "hwmeeting.errors"
local pages = require "hwmeeting.pages.iterator"

-- A list of numbered items, answered as the service answers lists: page by page, the last page
-- again past the end. `quirks` change one answer: by the number of the request.
local function service(total, quirks)
    quirks = quirks or {}
    local server = { requests = {}, total = total }
    function server.fetch(args)
        server.requests[#server.requests + 1] = args
        local quirk = quirks[#server.requests]
        if type(quirk) == "function" then
            local answer, err = quirk(args, server)
            if answer or err then
                return answer, err
            end
        end
        local limit = math.min(args.limit, 500)
        local offset = args.offset
        if offset >= server.total then
            offset = math.max(0, math.floor((server.total - 1) / limit) * limit)
        end
        local items = core.array {}
        for number = offset + 1, math.min(offset + limit, server.total) do
            items[#items + 1] = { number = number }
        end
        return { offset = args.offset, limit = limit, count = server.total, data = items }
    end
    return server
end

local counted = {
    id = "SearchThings",
    parameters = { { name = "limit", maximum = 500 } },
    pages = { items = "data", count = "count", offset = "offset", limit = "limit" },
}

local uncounted = {
    id = "ListThings",
    parameters = {},
    pages = { items = "data", offset = "offset", limit = "limit" },
}

local nested = {
    id = "ShowThing",
    parameters = {},
    pages = { items = "data.data", count = "data.count", offset = "offset", limit = "limit" },
}

local function iterate(definition, server, args, max_items)
    return pages.new { definition = definition, args = args or {}, fetch = server.fetch,
        max_items = max_items, yields = false }
end

local function numbers(list)
    local result = {}
    for index, item in ipairs(list) do
        result[index] = item.number
    end
    return result
end

local function range(first, last)
    local result = {}
    for number = first, last do
        result[#result + 1] = number
    end
    return result
end

-- The service, which takes one argument for another than was sent.
local function overriding(server, name, value)
    local fetch = server.fetch
    server.fetch = function(args)
        args[name] = value
        return fetch(args)
    end
    return server
end

describe("an iterator", function()
    for _, total in ipairs { 0, 1, 9, 10, 11, 20, 57 } do
        it(("gives each of %d items once and asks for no page too many"):format(total), function()
            local server = service(total)
            local list = assert(iterate(counted, server, { limit = 10 }):all())
            assert.same(range(1, total), numbers(list))
            assert.equal(math.max(1, math.ceil(total / 10)), #server.requests)
        end)

        it(("ends without a count, %d items"):format(total), function()
            local server = service(total)
            local fetch = server.fetch
            server.fetch = function(args)
                local answer = fetch(args)
                answer.count = nil
                return answer
            end
            local list = assert(iterate(uncounted, server, { limit = 10 }):all())
            assert.same(range(1, total), numbers(list))
        end)
    end

    it("keeps its filters on every page and does not change the caller's table", function()
        local server, args = service(25), { limit = 10, searchKey = "weekly" }
        iterate(counted, server, args):all()
        assert.equal(3, #server.requests)
        for index, request in ipairs(server.requests) do
            assert.equal("weekly", request.searchKey)
            assert.equal(math.max(0, (index - 1) * 10 - 1), request.offset)
        end
        assert.same({ limit = 10, searchKey = "weekly" }, args)
    end)

    it("asks for the documented maximum, else for 100", function()
        local server = service(3)
        iterate(counted, server):all()
        iterate(uncounted, server):all()
        assert.equal(500, server.requests[1].limit)
        assert.equal(100, server.requests[2].limit)
    end)

    it("begins at the caller's offset", function()
        local server = service(25)
        local list = iterate(counted, server, { offset = 20, limit = 10 }):all()
        assert.same(range(21, 25), numbers(list))
    end)

    it("gives nothing past the end, though the service repeats the last page", function()
        local server = service(25)
        assert.same({}, iterate(counted, server, { offset = 30, limit = 10 }):all())
    end)

    it("advances by the items received when the service answers with smaller pages", function()
        local server = overriding(service(57), "limit", 7)
        assert.same(range(1, 57), numbers(iterate(counted, server, { limit = 50 }):all()))
    end)

    it("ends at the latest count when the list shrinks", function()
        local server = service(30, { [3] = function(_, self) self.total = 15 end })
        assert.same(range(1, 20), numbers(iterate(counted, server, { limit = 10 }):all()))
    end)

    it("goes on when the list grows", function()
        local server = service(20, { [2] = function(_, self) self.total = 35 end })
        assert.same(range(1, 35), numbers(iterate(counted, server, { limit = 10 }):all()))
    end)

    it("calls an empty page before the count incomplete, never a short result", function()
        local server = service(30, { [2] = function(args)
            return { offset = args.offset, limit = 10, count = 30, data = core.array {} }
        end })
        local list, err = iterate(counted, server, { limit = 10 }):all()
        assert.is_nil(list)
        assert.equal("incomplete", err.kind)
        assert.equal("SearchThings", err.operation)
        assert.matches("offset 10 of 30", err.message)
    end)

    it("calls a repeated page before the count incomplete", function()
        local server = overriding(service(30), "offset", 0)
        local list, err = iterate(counted, server, { limit = 10 }):all()
        assert.is_nil(list)
        assert.equal("incomplete", err.kind)
    end)

    it("sees that a page is repeated though its items were changed by who got them", function()
        local server = overriding(service(30), "offset", 0)
        local it = iterate(counted, server, { limit = 10 })
        for _ = 1, 10 do it:next().seen = true end
        local err
        for _ = 1, 30 do
            err = select(2, it:next())
            if err then break end
        end
        assert.equal("incomplete", err.kind)
    end)

    it("keeps no page that is used up while it asks for the next", function()
        local used, left = setmetatable({}, { __mode = "k" }), 0
        local server = service(30, { [2] = function()
            collectgarbage()
            collectgarbage()
            for _ in pairs(used) do left = left + 1 end
        end })
        local it = iterate(counted, server, { limit = 10 })
        for _ = 1, 11 do used[it:next()] = true end
        assert.equal(2, #server.requests)
        assert.equal(0, left)
    end)

    it("reads pages that are nested in the answer", function()
        local server = service(25)
        local fetch = server.fetch
        server.fetch = function(args) return { conferenceData = {}, data = fetch(args) } end
        assert.same(range(1, 25), numbers(iterate(nested, server, { limit = 10 }):all()))
    end)

    it("stops at max_items", function()
        local server = service(57)
        assert.same(range(1, 15), numbers(iterate(counted, server, { limit = 10 }, 15):all()))
        assert.equal(2, #server.requests)
        local few = iterate(counted, server, { limit = 10 }):all { max_items = 5 }
        assert.same(range(1, 5), numbers(few))
        assert.same({}, iterate(counted, server, {}, 0):all())
    end)

    it("asks for nothing before the first item is wanted, and for no page early", function()
        local server = service(57)
        local it = iterate(counted, server, { limit = 10 })
        assert.equal(0, #server.requests)
        it:next()
        assert.equal(1, #server.requests)
        for _ = 1, 9 do it:next() end
        assert.equal(1, #server.requests)
        it:next()
        assert.equal(2, #server.requests)
        assert.equal(57, it:count())
    end)

    it("keeps answering nil, nil at the end", function()
        local it = iterate(counted, service(1), {})
        assert.same({ number = 1 }, it:next())
        for _ = 1, 3 do
            assert.same({ n = 2 }, { n = select("#", it:next(), nil) })
            assert.is_nil((it:next()))
        end
    end)

    it("asks for the same page again after an error", function()
        local server = service(25, { [2] = function()
            return nil, errors.new { kind = "transport", message = "broken" }
        end })
        local it, list = iterate(counted, server, { limit = 10 }), {}
        for _ = 1, 10 do list[#list + 1] = it:next() end
        local item, err = it:next()
        assert.is_nil(item)
        assert.equal("transport", err.kind)
        while true do
            item, err = it:next()
            assert.is_nil(err)
            if not item then break end
            list[#list + 1] = item
        end
        assert.same(range(1, 25), numbers(list))
    end)

    it("raises the error object inside for", function()
        local server = service(25, { [2] = function()
            return nil, errors.new { kind = "transport", message = "broken" }
        end })
        local seen = 0
        local ok, err = pcall(function()
            for _ in iterate(counted, server, { limit = 10 }) do seen = seen + 1 end
        end)
        assert.is_false(ok)
        if _VERSION == "Lua 5.1" and not rawget(_G, "jit") then
            assert.matches("transport error: broken", err, 1, true) -- it shows no objects
        else
            assert.is_true(errors.is(err))
        end
        assert.equal(10, seen)
    end)

    it("gives the pages, and runs a second time", function()
        local server = service(25)
        local it = iterate(counted, server, { limit = 10 })
        local sizes = {}
        for page in it:pages() do sizes[#sizes + 1] = #page.data end
        assert.same({ 10, 10, 5 }, sizes)
        assert.equal(25, #it:all())
        assert.equal(25, #it:items():all())
    end)

    it("refuses a cap that is no whole number", function()
        assert.has_error(function() iterate(counted, service(1), {}, -1) end)
        assert.has_error(function() iterate(counted, service(1)):all { max_items = "5" } end)
    end)
end)

describe("an iterator taken for a table", function()
    local it_of

    before_each(function() it_of = iterate(counted, service(3), { limit = 10 }) end)

    local function message_of(f)
        local ok, message = pcall(f)
        assert.is_false(ok)
        return tostring(message)
    end

    it("raises at `#`, and says what to use", function()
        assert.matches("for item in it do", message_of(function() return #it_of end), 1, true)
    end)

    it("raises in ipairs and in pairs", function()
        for _, walk_over in ipairs { ipairs, pairs } do
            local message = message_of(function() walk_over(it_of)(it_of, 0) end)
            if _VERSION ~= "Lua 5.1" then -- there `ipairs` itself refuses it
                assert.matches("for item in it do", message, 1, true)
            end
        end
    end)

    it("raises where it is indexed by a number or written to", function()
        assert.matches("it:all()", message_of(function() return it_of[1] end), 1, true)
        assert.matches("it:all()", message_of(function() it_of.limit = 5 end), 1, true)
        assert.is_nil(it_of.no_such_method)
    end)

    it("has a text, and methods that want a colon", function()
        assert.equal("hwmeeting.iterator (SearchThings)", tostring(it_of))
        assert.matches("it:next", message_of(function() it_of.next() end), 1, true)
    end)
end)
