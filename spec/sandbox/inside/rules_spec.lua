--- The rules that requests are checked by (Lua 5.4).

require "spec.sandbox.inside.support"

local json = require "hwmeeting.sandbox.json"
local rules = require "hwmeeting.sandbox.rules"

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
