--- The sandbox's small parts, one by one (Lua 5.4).

require "spec.sandbox.inside.support"

local cjson = require "cjson"

local access_tokens = require "hwmeeting.sandbox.state.access_tokens"
local calendar = require "hwmeeting.sandbox.calendar"
local clock = require "hwmeeting.sandbox.service.clock"
local json = require "hwmeeting.sandbox.json"
local paging = require "hwmeeting.sandbox.calls.paging"
local random = require "hwmeeting.sandbox.random"
local rate_limits = require "hwmeeting.sandbox.service.rate_limits"
local requests = require "hwmeeting.sandbox.service.request"
local router = require "hwmeeting.sandbox.service.router"
local rules = require "hwmeeting.sandbox.rules"
local users = require "hwmeeting.sandbox.state.users"

local function output_of(command)
    local pipe = io.popen(command)
    local text = pipe:read("a")
    pipe:close()
    return (text:gsub("\n$", ""))
end

describe("the calendar", function()
    it("agrees with date(1)", function()
        for _, text in ipairs {
            "1970-01-01 00:00",
            "2000-02-29 23:59",
            "2024-12-31 08:30",
            "2038-01-19 03:15",
        } do
            local seconds = output_of(("date -u -d '%s' +%%s"):format(text))
            assert.are.equal(tonumber(seconds), calendar.parse(text))
            assert.are.equal(text, calendar.minutes(tonumber(seconds)))
        end
    end)

    it("refuses what is no moment", function()
        for _, text in ipairs {
            "2025-02-30 10:00",
            "2025-01-01 24:00",
            "2025-1-1 10:00",
            "2025-01-01T10:00",
            "2025-01-01 10:00:00",
            "",
        } do
            assert.is_nil(calendar.parse(text))
        end
    end)
end)

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

describe("JSON", function()
    it("is read by lua-cjson as it was written", function()
        local value = { a = { 1, 2.5, 'ü"/\n' }, b = { c = true }, n = json.null }
        local decoded = cjson.decode(json.encode(value))
        assert.are.same({ 1, 2.5, 'ü"/\n' }, decoded.a)
        assert.is_true(decoded.b.c)
        assert.are.equal(cjson.null, decoded.n)
    end)

    it("has empty lists, sorted keys and whole numbers", function()
        assert.are.equal(
            '{"a":[],"b":{},"c":1750000000000}',
            json.encode { c = 1750000000000, b = {}, a = json.list() }
        )
        assert.are.equal("integer", math.type(json.decode("[20]")[1]))
        local value, message = json.decode("{]")
        assert.is_nil(value)
        assert.is_string(message)
    end)
end)

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

describe("rate limits", function()
    it("count down per operation and begin again after a minute", function()
        local limits = rate_limits.new(3)
        local _, headers = limits:take("A", 100)
        assert.are.same({ "X-APIG-Ratelimit-Api", "remain:2,limit:3,time:1 minute" }, headers[1])
        assert.are.same(
            { "X-APIG-Ratelimit-Api-Allenv", "remain:5,limit:6,time:1 second" },
            headers[2]
        )
        assert.is_true((limits:take("A", 110)))
        assert.is_true((limits:take("A", 120)))
        assert.is_false((limits:take("A", 159)))
        assert.is_true((limits:take("B", 159)))
        local within, fresh = limits:take("A", 160)
        assert.is_true(within)
        assert.are.equal("remain:2,limit:3,time:1 minute", fresh[1][2])
    end)

    it("say what the vendor's sample says, by default", function()
        local _, headers = rate_limits.new(rate_limits.DEFAULT):take("A", 0)
        assert.are.equal("remain:99,limit:100,time:1 minute", headers[1][2])
        assert.are.equal("remain:199,limit:200,time:1 second", headers[2][2])
    end)
end)

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

describe("a request", function()
    it("has a query in which + is a space", function()
        local first, all = requests.parse_query("a=1%202&b=x+y&a=3&c")
        assert.are.same({ a = "1 2", b = "x y", c = "" }, first)
        assert.are.same({ "1 2", "3" }, all.a)
        assert.has_error(function()
            requests.parse_query("a=%2")
        end)
    end)
end)

describe("rules", function()
    local function problem(values, fields)
        local ok, refusal = pcall(rules.check, values, fields, "MMC.111071061", "", {})
        return not ok and refusal.message or nil
    end

    it("name the field and the rule", function()
        local fields = {
            n = { type = "integer", minimum = 1, maximum = 3 },
            s = { type = "string", maximum_length = 2 },
            e = { type = "string", one_of = { "x", "y" } },
            o = { type = "object", fields = { b = { type = "boolean", required = true } } },
            l = { type = "list", items = { type = "integer" }, minimum_items = 1,
                maximum_items = 2 },
        }
        assert.is_nil(
            problem({ n = 3, s = "会议", e = "x", o = { b = false }, l = { 1 } }, fields)
        )
        assert.truthy(problem({ n = 4 }, fields):find("n must be from 1 to 3 (range)", 1, true))
        assert.truthy(
            problem({ n = "1" }, fields):find("n must be of type integer (type)", 1, true)
        )
        assert.truthy(problem({ s = "会议室" }, fields):find("(length)", 1, true))
        assert.truthy(problem({ e = "z" }, fields):find("(enumeration)", 1, true))
        assert.truthy(problem({ o = {} }, fields):find("o.b is missing (required)", 1, true))
        assert.truthy(problem({ l = { 1, "2" } }, fields):find("l[2]", 1, true))
        for _, list in ipairs { json.list(), { 1, 2, 3 } } do
            assert.truthy(problem({ l = list }, fields):find("l must have 1 to 2 items (items)", 1,
                true))
        end
    end)

    it("let a value pass that satisfies the enumeration or the range", function()
        local fields = { n = { type = "integer", one_of = { 72 }, minimum = 0, maximum = 4 } }
        assert.is_nil(problem({ n = 72 }, fields))
        assert.is_nil(problem({ n = 3 }, fields))
        assert.is_string(problem({ n = 5 }, fields))
    end)

    it("tell unknown names, drop nulls and fill defaults in", function()
        local unknown = {}
        local values = rules.check(
            { x = 1, y = json.null },
            { y = { type = "string", default = "d" } },
            "MMC.111071061",
            "",
            unknown
        )
        assert.are.same({ "x" }, unknown)
        assert.are.equal("d", values.y)
    end)
end)
