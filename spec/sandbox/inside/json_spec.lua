--- JSON as the sandbox writes it (Lua 5.4).

require "spec.sandbox.inside.support"

local cjson = require "cjson"

local json = require "hwmeeting.sandbox.json"

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
