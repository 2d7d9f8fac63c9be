-- Where the members of an object stand in its text, held against the strict reader.

local core = require "hwmeeting.core"
local dice = require "spec.support.dice"
local members = require "hwmeeting.events.members"

local texts = {
    '{}', ' { } ', '{"a":1}', '{"a":1,"b":2}', '\t{\r\n"a" : -1.5e+3 ,\n"b" :\ttrue }\n',
    '{"a":"x\\"}{,","b":{"c":["}","]",{"d":"\\\\"}]},"c":null}', '{"":[],"a":{}}',
    '{"a":"\\\\\\\\","b":"\\\\\\"","c":[[[]]]}', '{"eventInf\\u006f":{"a" : [ 1 , 2 ] }}',
    '{"a":"张三 : , ","b":[ "a : b" , { } ]}', '{"a":[{"b":[{"c":"]}"}]}],"d":false}',
}

-- Says the same, and has no blank outside of its strings.
local function assert_compact(text, value)
    local compact = members.compact(text)
    assert.same(value, (core.from_json(compact)))
    local rest = compact:gsub("\\.", ""):gsub('"[^"]*"', "")
    assert.is_nil(rest:find "[ \t\r\n]")
end

describe("the members of an object", function()
    it("are read from their places as from the whole", function()
        for _, text in ipairs(texts) do
            local value, found = core.from_json(text), members.of(text)
            local read = {}
            for name, slice in pairs(found) do
                assert.truthy(text:find(slice, 1, true))
                read[name] = core.from_json(slice)
            end
            assert.message(text).same(value, read)
            assert_compact(text, value)
        end
    end)

    it("are taken to the byte", function()
        local found = members.of '{"a" : {"b" : [1, "} ]" ] } , "c":1.50 }'
        assert.same({ a = '{"b" : [1, "} ]" ] }', c = "1.50" }, found)
        assert.equal('{"b":[1,"} ]"]}', members.compact(found.a))
    end)

    it("are not told when a name is there twice, however it is spelled", function()
        assert.is_nil(members.of '{"a":1,"a":1}')
        assert.is_nil(members.of '{"a":1,"\\u0061":2}')
        assert.is_table(members.of '{"a":{"a":1},"b":{"a":2}}')
    end)

    it("are found in whatever the strict reader accepts", function()
        local random = dice(7)
        local pieces = { "{", "}", "[", "]", '"', ",", ":", " ", "\\", "a", "1", '"a"', "{}", "[]",
            '"\\""', '"\\\\"', "null", "\n", '"b":', '"c":1' }
        local accepted = 0
        for _ = 1, 200000 do
            local parts = { '{"' }
            for index = 2, 1 + random(8) do
                parts[index] = pieces[random(#pieces)]
            end
            local text = table.concat(parts) .. "}"
            local value = core.from_json(text)
            local found = value and members.of(text)
            if found then
                accepted = accepted + 1
                local read = {}
                for name, slice in pairs(found) do read[name] = core.from_json(slice) end
                assert.message(text).same(value, read)
                assert_compact(text, value)
            end
        end
        assert.is_true(accepted > 50, accepted)
    end)
end)
