local core = require "hwmeeting.core"
local definitions = require "spec.support.definitions"

local DEPTH = 512 -- HWM_JSON_MAX_DEPTH

local models = definitions.models {
    { "Node",
        { name = "child", type = "Node" },
        { name = "children", type = "Node", list = true },
        { name = "value", type = "integer" } },
}
local operation = definitions.operation(models, {
    id = "Grow",
    body = { kind = "object", type = "Node", required = true },
    answer = { kind = "object", type = "Node" },
})

local function nested(open, close, depth)
    return open:rep(depth) .. close:rep(depth)
end

describe("the limits:", function()
    it("depth of what is read", function()
        assert.is_table(core.from_json(nested("[", "]", DEPTH)))
        assert.is_table(core.from_json(('{"a":'):rep(DEPTH - 1) .. "{}" .. ("}"):rep(DEPTH - 1)))
        for _, text in ipairs { nested("[", "]", DEPTH + 1), ("["):rep(1000000),
            ('{"a":'):rep(1000000), ('[{"a":'):rep(500000) } do
            local value, problem = core.from_json(text)
            assert.is_nil(value)
            assert.equal("depth", problem.rule)
        end
    end)

    it("depth of what a model directs", function()
        local text = ('{"child":'):rep(DEPTH - 1) .. "{}" .. ("}"):rep(DEPTH - 1)
        assert.is_table(core.decode(operation, text))
        for _, deep in ipairs { '{"child":', '{"children":[', '{"other":', '{"other":[' } do
            local value, problem = core.decode(operation, deep:rep(100000))
            assert.is_nil(value)
            assert.equal("depth", problem.rule)
            assert.is_true(#problem.field < 256)
        end
    end)

    it("depth of what is written, and tables that contain themselves", function()
        local value = {}
        for _ = 1, DEPTH - 1 do
            value = { child = value }
        end
        assert.is_string(core.to_json(value))
        assert.is_table(core.encode(operation, { body = value }, ""))
        assert.is_nil((core.to_json { value }))
        local _, problem = core.encode(operation, { body = { child = value } }, "")
        assert.equal("depth", problem.rule)

        local loop = {}
        loop.child = loop
        local text, message = core.to_json(loop)
        assert.is_nil(text)
        assert.matches("contains itself", message)
        _, problem = core.encode(operation, loop, "")
        assert.equal("depth", problem.rule)
        local list = { {} }
        list[1].children = list
        _, problem = core.encode(operation, { children = list }, "")
        assert.equal("depth", problem.rule)
        local ring = {}
        ring[1] = ring
        assert.is_nil((core.to_json(ring)))
    end)

    it("in a coroutine whose stack is nearly full, an error and not a crash", function()
        local function down(depth, ...)
            if depth == 0 then
                return core.from_json(nested("[", "]", DEPTH))
            end
            return select(1, down(depth - 1, ...))
        end
        local value, problem = coroutine.wrap(function() return down(150) end)()
        assert.is_true(type(value) == "table" or problem.rule == "depth")
    end)

    it("strings of many megabytes", function()
        local long = ("é\n\"plain"):rep(1000000)
        local text = core.to_json(long)
        assert.is_true(core.from_json(text) == long)
        local plain = ("x"):rep(20000000)
        assert.is_true(core.from_json('"' .. plain .. '"') == plain)
    end)

    it("many keys and many items", function()
        local object, list = {}, {}
        for i = 1, 50000 do
            object["key" .. i] = i
            list[i] = i
        end
        assert.same(object, core.from_json(core.to_json(object)))
        assert.same(list, core.from_json(core.to_json(list)))
        local children = {}
        for i = 1, 20000 do
            children[i] = { value = i }
        end
        local request = core.encode(operation, { children = children }, "")
        assert.same({ children = children }, (core.decode(operation, request.body)))
    end)

    it("a hint from a large answer costs a small one nothing that stays", function()
        local items = {}
        for i = 1, 50000 do
            items[i] = '{"value":1}'
        end
        core.decode(operation, '{"children":[' .. table.concat(items, ",") .. "]}")
        collectgarbage()
        collectgarbage()
        local before = collectgarbage "count"
        local kept = {}
        for i = 1, 1000 do
            kept[i] = core.decode(operation, '{"children":[{"value":1}]}')
        end
        collectgarbage()
        assert.is_true(collectgarbage "count" - before < 2000)
        assert.equal(1000, #kept)
    end)

    it("a text with anything for bytes never does more than fail", function()
        local seed = 5
        local function random(limit)
            seed = seed * 16807 % 2147483647
            return seed % limit
        end
        local alphabet = { "{", "}", "[", "]", ",", ":", '"', "\\", "u", "0", "1", "e", "-", ".",
            "true", "null", "false", " ", "\n", "\0", "\255", "é", '"child"', '"children"',
            '"value"', '"other"', '{"', '":', '"a":1' }
        for _ = 1, 20000 do
            local parts = {}
            for i = 1, random(24) do
                parts[i] = alphabet[random(#alphabet) + 1]
            end
            local text = table.concat(parts)
            local a, first = core.from_json(text)
            local b, second = core.decode(operation, text)
            if a == nil then
                assert.is_true(first.offset >= 0 and first.offset <= #text)
                if text:find "[^ \n]" and first.rule ~= "utf8" then
                    assert.is_nil(b)
                    assert.equal(first.offset, second.offset)
                    assert.equal(first.rule, second.rule)
                end
            else
                assert.is_not_nil(b)
            end
        end
    end)
end)

describe("the core's objects", function()
    it("can be collected in any order, and are never freed too early", function()
        local made = setmetatable({}, { __mode = "k" })
        for _ = 1, 200 do
            local set = definitions.models {
                { "A", { name = "b", type = "B" }, { name = "list", type = "A", list = true } },
                { "B", { name = "a", type = "A" }, { name = "text", type = "string" } },
            }
            local own = definitions.operation(set, {
                body = { kind = "object", type = "A", required = true },
                answer = { kind = "object", type = "A" },
            })
            set = nil -- luacheck: ignore (the operation must hold what it needs)
            made[own] = true
            collectgarbage "step"
            assert.same({ b = { a = { list = { {} } }, text = "x" } },
                (core.decode(own, '{"b":{"a":{"list":[{}]},"text":"x"}}')))
            assert.equal('{"b":{"a":{"list":[{}]}}}',
                core.encode(own, { b = { a = { list = { {} } } } }, "").body)
        end
        collectgarbage()
        collectgarbage()
        assert.is_nil((next(made)))
    end)

    it("work under a collector that never rests", function()
        collectgarbage("setpause", 0)
        collectgarbage("setstepmul", 1000)
        for _ = 1, 50 do
            local text = '{"children":[{"value":1},{"other":{"x":["' .. ("y"):rep(100) .. '"]}}]}'
            local value = core.decode(operation, text)
            assert.equal(("y"):rep(100), value.children[2].other.x[1])
            assert.is_string(core.to_json(value))
        end
        collectgarbage("setpause", 200)
        collectgarbage("setstepmul", 100)
    end)

    it("show their name and lock their metatable", function()
        assert.equal("hwmeeting operation Grow", tostring(operation))
        assert.equal("hwmeeting model Node", tostring(models.Node))
        assert.is_false(getmetatable(operation))
        assert.is_nil(operation.anything)
    end)
end)
