--- Fields that nobody asked for: the decoder passes over them, and is as strict as ever.
local core = require "hwmeeting.core"

-- The same answer twice: as it is, and with all but `kept` and `parts.name` passed over.
local function operations()
    local function page(skip)
        local part, item, root = core.model "Part", core.model "Item", core.model "Page"
        core.define_model(part, {
            { name = "name", type = "string" },
            { name = "size", type = "integer", skip = skip },
        }, skip)
        core.define_model(item, {
            { name = "before", type = "string", skip = skip },
            { name = "kept", type = "long" },
            { name = "list", type = "string", list = true, skip = skip },
            { name = "parts", type = "Part", list = true, model = part },
            { name = "after", type = "integer", skip = skip },
        }, skip)
        core.define_model(root, {
            { name = "data", type = "Item", list = true, model = item },
            { name = "count", type = "integer" },
        })
        return core.operation { id = "X", method = "GET", path = "/",
            answer = { kind = "object", type = "Page", model = root } }
    end
    return page(nil), page(true)
end

local whole, chosen = operations()

local function passed_over(value)
    return ('{"data":[{"before":%s,"kept":5,"after":1}]}'):format(value)
end

describe("fields that are passed over", function()
    it("are not built, whatever they hold and wherever they stand", function()
        for _, value in ipairs { '"x"', '""', '"\\u00e9\\n"', '"\195\169"', "0", "-0", "12",
            "123456789012345678", "99999999999999999999", "-1.5e3", "true", "false", "null", "[]",
            "{}", ' [ 1 , "a" , { "b" : [ null ] } ] ', '{"a":{"b":[1,2,{"c":"\\\\"}]}}' } do
            assert.same({ data = { { kept = 5 } } }, (core.decode(chosen, passed_over(value))))
        end
        local value = core.decode(chosen, [[
            { "other": 1, "data": [
                { "list": ["a"], "parts": [ { "size": 1, "name": "n", "new": [] }, {} ],
                    "kept": 1 },
                { "kept": 2, "unknown": { "deep": [] }, "k\u0065pt": 3, "b\u0065fore": "x" },
                { "after": 1, "before": "b" }
            ], "count": 3 }]])
        assert.same({ other = 1, count = 3, data = {
            { kept = 1, parts = { { name = "n" }, {} } }, { kept = 3 }, {} } }, value)
    end)

    it("leave what is built as it is without them", function()
        local text = '{"data":[{"kept":9007199254740993,"parts":[]},{"kept":null,"parts":null}]}'
        local value = core.decode(chosen, text)
        assert.same((core.decode(whole, text)), value)
        assert.equal(core.array_mt, getmetatable(value.data[1].parts))
    end)

    it("are refused where a full decode refuses them, in the same words", function()
        for _, value in ipairs { "", "x", "tru", "[1,]", "[1 2]", '{"a":1,}', '{"a" 1}', "{1:2}",
            '"abc', '"a\nb"', '"\\x"', '"\\u12g4"', "01", "1.", "1e+", "-", "+1", ".5", "NaN",
            "1e999", "-1e999", "[[[1e999]]]", '{"a":[{"b":nul}]}', "[", "{", '{"a":',
            ("["):rep(600) .. ("]"):rep(600), '{"a":"\1"}', "1}", "]" } do
            local text = passed_over(value)
            local _, expected = core.decode(whole, text)
            local refused, problem = core.decode(chosen, text)
            assert.is_nil(refused, value)
            assert.same(expected, problem)
        end
    end)

    it("are refused inside what the model does not name, too", function()
        local text = '{"data":[{"kept":1,"new":{"a":[1,x]}}]}'
        local _, expected = core.decode(whole, text)
        assert.equal("data[1].new.a[2]", expected.field)
        assert.same(expected, select(2, core.decode(chosen, text)))
    end)

    it("may hold what is no character, as in a full decode", function()
        for _, value in ipairs { '"a\255b"', '"\\ud800"', '{"\255":"\192"}' } do
            local value_read, drifts = core.decode(chosen, passed_over(value))
            assert.same({ data = { { kept = 5 } } }, value_read)
            assert.is_nil(drifts)
        end
    end)

    it("drift unheard; what is built does not", function()
        local text = '{"data":[{"before":1,"after":"x","list":{},"kept":"no",'
            .. '"parts":[{"size":"y"}]}]}'
        local _, drifts = core.decode(chosen, text)
        assert.equal(1, #drifts)
        assert.same({ path = "data[1].kept", model = "Item", field = "kept", expected = "long",
            received = "string" }, drifts[1])
        assert.equal(5, #select(2, core.decode(whole, text)))
    end)

    it("are cut anywhere without harm", function()
        local text = '{"data":[{"before":"a\\u00e9b","list":["x",{"y":[1.5e3,true]}],"kept":12,'
            .. '"parts":[{"name":"n","size":3}],"after":1}],"count":1}'
        for length = 0, #text - 1 do
            local part = text:sub(1, length)
            local _, expected = core.decode(whole, part)
            local _, problem = core.decode(chosen, part)
            assert.same(expected, problem)
        end
        assert.same({ count = 1, data = { { kept = 12, parts = { { name = "n" } } } } },
            (core.decode(chosen, text)))
    end)
end)
