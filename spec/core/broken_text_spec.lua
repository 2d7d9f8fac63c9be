-- Characters that are none: an answer keeps all that is around them, and tells.

local core = require "hwmeeting.core"
local definitions = require "spec.support.definitions"

local models = definitions.models {
    { "Meeting",
        { name = "subject", type = "string" },
        { name = "tags", type = "string", list = true },
        { name = "size", type = "integer" } },
    { "Page", { name = "data", type = "Meeting", list = true } },
}
local page = definitions.operation(models, { answer = { kind = "object", type = "Page" } })

local REPLACED = "\239\191\189" -- U+FFFD

-- Text between quotes → what it means.
local broken = {
    ["abc\\ud83d"] = "abc" .. REPLACED,
    ["\\ude00x"] = REPLACED .. "x",
    ["\\ud83d\\u0041"] = REPLACED .. "A",
    ["\\ud83d\\ud83d\\ude00"] = REPLACED .. "😀",
    ["\\ud83d\\n\\\\"] = REPLACED .. "\n\\",
    ["caf\233"] = "caf" .. REPLACED,
    ["\233\\n\233"] = REPLACED .. "\n" .. REPLACED,
    ["\255\254"] = REPLACED .. REPLACED,
    ["\240\159\152"] = REPLACED, -- cut within an emoji: one character is missing
    ["\240\159\152é"] = REPLACED .. "é",
    ["\228\184x"] = REPLACED .. "x",
    ["\224\128\128"] = REPLACED:rep(3), -- overlong
    ["\237\160\189"] = REPLACED:rep(3), -- a surrogate in UTF-8
    ["\244\144\128\128"] = REPLACED:rep(4), -- above U+10FFFF
    ["\248\136\128\128\128"] = REPLACED:rep(5),
    ["é中😀\195"] = "é中😀" .. REPLACED,
}

describe("an answer with broken characters", function()
    it("is read with U+FFFD in their place, and a drift", function()
        for text, meant in pairs(broken) do
            local value, drifts = core.decode(page,
                '{"data":[{"subject":"a"},{"subject":"' .. text .. '","size":2}]}')
            assert.same({ data = { { subject = "a" }, { subject = meant, size = 2 } } }, value)
            assert.same({ { path = "data[2].subject", model = "Meeting", field = "subject",
                expected = "string", received = "broken string" } }, drifts)
        end
    end)

    it("tells them once a field, and once outside the models", function()
        local value, drifts = core.decode(page, '{"data":[{"subject":"\255"},{"subject":"\255",'
            .. '"tags":["a","\\ud800"],"new":{"\255":"\255","b":["\255"]}}],"more":"\255"}')
        assert.same({ [REPLACED] = REPLACED, b = { REPLACED } }, value.data[2].new)
        assert.same({ "a", REPLACED }, value.data[2].tags)
        assert.equal(REPLACED, value.more)
        local paths = {}
        for index, drift in ipairs(drifts) do
            paths[index] = drift.path
            assert.equal("broken string", drift.received)
        end
        assert.same({ "data[1].subject", "data[2].tags[2]", "data[2].new.?" }, paths)
        assert.is_nil(drifts[3].model)
    end)

    it("of any length is mended", function()
        local text = ("中\255"):rep(20000)
        local value = core.decode(page, '{"data":[{"subject":"' .. text .. '"}]}')
        assert.is_true(value.data[1].subject == ("中" .. REPLACED):rep(20000))
    end)

    it("is as strict as ever about its structure", function()
        for _, text in ipairs {
            '{"data":[{"subject":"\255\1"}]}', '{"data":[{"subject":"\255\\x"}]}',
            '{"data":[{"subject":"\255', '{"data":[{"subject":"\\ud83d',
            '{"data":[{"subject":"\\ud8',
            '{"data":[\255]}', '\255{"data":[]}', "\239\187\191{}", '{"data":[]}\255',
            '{"data":[{"subject":"\\ud83d\\u12"}]}',
        } do
            local value, problem = core.decode(page, text)
            assert.is_nil(value)
            assert.equal("syntax", problem.rule)
        end
    end)
end)

describe("from_json", function()
    it("refuses them unless it is asked to mend them", function()
        for text, meant in pairs(broken) do
            local json = '["' .. text .. '"]'
            local value, problem = core.from_json(json)
            assert.is_nil(value)
            assert.equal("utf8", problem.rule)
            assert.is_nil((core.from_json(json, nil, "strict")))
            for _, mode in ipairs { "mend", "lenient" } do
                local mended, drifts = core.from_json(json, nil, mode)
                assert.same({ meant }, mended)
                assert.same({ { path = "[1]", expected = "string", received = "broken string" } },
                    drifts)
            end
        end
    end)

    it("passes over a byte order mark and what stands behind the value, when lenient", function()
        assert.same({ a = 1 }, (core.from_json('\239\187\191{"a":1}', nil, "lenient")))
        assert.same({ a = 1 }, (core.from_json(' {"a":1} , trailing', nil, "lenient")))
        assert.equal(1, (core.from_json("1}", 512, "lenient")))
        for _, text in ipairs { '\239\187\191{"a":1}', '{"a":1} x' } do
            assert.is_nil((core.from_json(text, nil, "mend")))
        end
        assert.has_error(function() core.from_json("1", nil, "kindly") end)
        assert.is_nil((core.from_json('{"a":1,}', nil, "lenient")))
        assert.is_nil((core.from_json("", nil, "lenient")))
        assert.is_nil((core.from_json("[[1]]", 1, "lenient")))
    end)
end)

describe("a message", function()
    it("is well-formed UTF-8 on one line, whatever it quotes", function()
        for _, key in ipairs { "\255", "a\0b", "x\n", ("é"):rep(300), ("\195"):rep(300) } do
            for _, value in ipairs { { [key] = print }, { 1, [key] = 2 } } do
                local _, message = core.to_json(value)
                assert.is_string(core.to_json(message))
                assert.not_matches("%c", message)
            end
            local _, problem = core.encode(definitions.operation(models, {
                body = { kind = "object", type = "Page" } }), { body = { [key] = 1 } }, "https://h")
            assert.is_string(core.to_json(problem.field))
            assert.is_string(core.to_json(problem.message))
        end
    end)
end)
