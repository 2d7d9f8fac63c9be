local cjson = require "cjson"
local core = require "hwmeeting.core"

-- A generator of our own: the same values on every Lua.
local function generator(seed)
    return function(limit)
        seed = seed * 16807 % 2147483647
        return seed % limit
    end
end

local STRINGS = { "", "a", "é", "会议", "\240\159\152\128", "\0", "\"\\/\b\f\n\r\t\31\127", "1", "-",
    ("x"):rep(41), ("é"):rep(300), "a\nb", "\\u0041" }

-- Any value that JSON can hold; lists and objects are never empty, so that lua-cjson can follow.
local function any(random, depth)
    local kind = random(depth > 4 and 5 or 8)
    if kind == 0 then
        return STRINGS[random(#STRINGS) + 1] .. random(100)
    elseif kind == 1 then
        return random(2000000) - 1000000
    elseif kind == 2 then
        return (random(2147483647) - 1073741824) / (1 + random(100000))
    elseif kind == 3 then
        return random(2) == 0
    elseif kind == 4 then
        return core.null
    end
    local value = {}
    for i = 1, 1 + random(6) do
        if kind == 5 then
            value[i] = any(random, depth + 1)
        else
            value[STRINGS[random(#STRINGS) + 1] .. "k" .. i] = any(random, depth + 1)
        end
    end
    return value
end

describe("to_json", function()
    it("writes every kind of value", function()
        assert.equal("null", core.to_json(core.null))
        assert.equal("true", core.to_json(true))
        assert.equal("12", core.to_json(12))
        assert.equal('"x"', core.to_json("x"))
        assert.equal('["a",["b"]]', core.to_json { "a", { "b" } })
        assert.equal('{"a":{"b":[1]}}', core.to_json { a = { b = { 1 } } })
    end)

    it("writes an unmarked empty table as an object, a marked one as an array", function()
        assert.equal("{}", core.to_json {})
        assert.equal("[]", core.to_json(core.array {}))
        assert.equal('{"a":[]}', core.to_json { a = core.array {} })
        assert.equal(core.array_mt, getmetatable(core.array {}))
        local list = { 1 }
        assert.equal(list, core.array(list))
        assert.has_error(function() core.array("x") end)
    end)

    it("escapes what JSON wants escaped, and nothing else", function()
        assert.equal([["\"\\/\b\f\n\r\t\u0000\u001f]] .. "\127é\"",
            core.to_json("\"\\/\b\f\n\r\t\0\31\127é"))
    end)

    it("refuses what JSON cannot hold, and says where", function()
        local function message(value)
            local text, words = core.to_json(value)
            assert.is_nil(text)
            return words
        end
        assert.matches("^a.b%[2%] cannot be put into JSON: a function",
            message { a = { b = { 1, print } } })
        assert.matches("^cannot be put into JSON: a thread",
            message(coroutine.create(function() end)))
        assert.matches("^a is not well%-formed UTF%-8 %(at byte 1%)", message { a = "x\255" })
        assert.matches("is not well%-formed UTF%-8", message { ["\255"] = 1 })
        assert.matches("^%[2%] is missing: a list has no holes", message { 1, nil, 3 })
        assert.matches("^%[1%] is missing", message { [5] = 1 })
        assert.matches("^must be a list, and has the key \"a\"", message { 1, a = 2 })
        assert.matches("^must be a list", message(core.array { a = 2 }))
        assert.matches("must", message { [true] = 1 })
        assert.matches("^must have string keys only", message(setmetatable({ [print] = 1 }, nil)))
        assert.has_error(function() core.to_json() end)
    end)

    it("never runs a metamethod", function()
        local function fail() error "a metamethod was called" end
        local trap = setmetatable({ a = 1 }, { __newindex = fail, __len = fail,
            __tostring = fail, __name = "trap" })
        assert.equal('{"a":1}', core.to_json(trap))
        assert.equal("[1]", core.to_json(setmetatable({ 1 }, { __len = fail, __unm = fail })))
        assert.is_nil((core.to_json(setmetatable({ a = 1 }, { __index = fail, __pairs = fail }))))
    end)
end)

describe("from_json and to_json", function()
    it("give back what was given", function()
        local random = generator(31337)
        for _ = 1, 2000 do
            local value = any(random, 0)
            local text = assert(core.to_json(value))
            local again, problem = core.from_json(text)
            assert.is_nil(problem)
            assert.same(value, again)
        end
    end)

    it("agree with lua-cjson", function()
        local random = generator(271828)
        for _ = 1, 2000 do
            local value = any(random, 0)
            if type(value) == "table" then
                local text = core.to_json(value)
                assert.same(cjson.decode(text), (core.from_json(text)))
                -- lua-cjson writes 14 digits, and "\/"
                local theirs = cjson.encode(cjson.decode(text))
                assert.same(cjson.decode(theirs), (core.from_json(theirs)))
            end
        end
    end)

    it("keep [] and {} apart", function()
        for _, text in ipairs { "[]", "{}", '{"a":[]}', "[[],{}]", '{"a":{"b":[[]]}}' } do
            assert.equal(text, core.to_json(core.from_json(text)))
        end
    end)

    it("share their null with lua-cjson", function()
        assert.equal(cjson.null, core.null)
        assert.equal(cjson.null, core.from_json("[null]")[1])
        assert.equal("[null]", core.to_json(cjson.decode "[null]"))
    end)
end)
