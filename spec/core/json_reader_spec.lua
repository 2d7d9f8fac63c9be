-- luacheck: read globals math.type math.mininteger math.maxinteger
local core = require "hwmeeting.core"

local function refused(text, rule, offset, max_depth)
    local value, problem = core.from_json(text, max_depth)
    assert.is_nil(value)
    assert.is_table(problem)
    assert.equal(rule, problem.rule)
    assert.is_string(problem.message)
    if offset then
        assert.equal(offset, problem.offset)
    end
    return problem
end

describe("the JSON reader", function()
    it("takes every kind of value at the root", function()
        assert.equal("x", core.from_json '"x"')
        assert.equal(12, core.from_json " 12 ")
        assert.equal(-0.5, core.from_json "-0.5")
        assert.is_true(core.from_json "true")
        assert.is_false(core.from_json "\tfalse\r\n")
        assert.equal(core.null, core.from_json "null")
        assert.same({}, core.from_json "[]")
        assert.same({}, core.from_json "{}")
    end)

    it("says at which byte the text is wrong", function()
        refused("", "syntax", 0)
        refused("   ", "syntax", 3)
        refused("[1,]", "syntax", 3)
        refused("[1 2]", "syntax", 3)
        refused('{"a":1,}', "syntax", 7)
        refused('{"a" 1}', "syntax", 5)
        refused("{1:2}", "syntax", 1)
        refused("[1]x", "syntax", 3)
        refused("nul", "syntax", 3)
        refused("nulL", "syntax", 3)
        refused('"abc', "syntax", 4)
        refused('"a\nb"', "syntax", 2)
        refused('"\\x"', "syntax", 1)
        refused('"\\u12g4"', "syntax", 1)
        refused("[01]", "syntax", 2)
        refused("[1.]", "syntax", 3)
        refused("[1e+]", "syntax", 4)
        refused("[-]", "syntax", 2)
        refused("[+1]", "syntax", 1)
        refused("[.5]", "syntax", 1)
        refused("NaN", "syntax", 0)
        refused("[1]\0", "syntax", 3)
        refused("/* c */ 1", "syntax", 0)
        refused("{'a':1}", "syntax", 1)
    end)

    it("says where in the value the text is wrong", function()
        assert.equal("a.b[2]", refused('{"a":{"b":[1,tru]}}', "syntax").field)
        assert.equal("", refused("tru", "syntax").field)
        assert.matches("byte 8, in a%[2%]", refused('{"a":[1,x]}', "syntax").message)
    end)

    it("refuses a byte order mark, and says so", function()
        local problem = refused("\239\187\191{}", "syntax", 0)
        assert.matches("byte order mark", problem.message)
    end)

    it("decodes every escape", function()
        assert.equal('"\\/\b\f\n\r\t', core.from_json [["\"\\\/\b\f\n\r\t"]])
        assert.equal("A\195\169\226\130\172", core.from_json [["\u0041\u00e9\u20AC"]])
        assert.equal("\240\157\132\158", core.from_json [["\uD834\uDD1E"]])
        assert.equal("a\0b", core.from_json [["a\u0000b"]])
        local long = ("x\\n"):rep(2000)
        assert.equal(("x\n"):rep(2000), core.from_json('"' .. long .. '"'))
    end)

    it("refuses text that is not UTF-8", function()
        refused('"\128"', "utf8", 1)
        refused('"ab\192\128"', "utf8", 3) -- overlong
        refused('"\237\160\128"', "utf8", 1) -- a surrogate
        refused('"\244\144\128\128"', "utf8", 1) -- above U+10FFFF
        refused('"\226\130"', "utf8", 1) -- cut
        refused('{"\255":1}', "utf8", 2)
        assert.equal("\244\143\191\191", core.from_json '"\244\143\191\191"')
    end)

    it("refuses half of a surrogate pair, for it has no UTF-8", function()
        refused([["\uD834"]], "utf8", 1)
        refused([["\uDD1E"]], "utf8", 1)
        refused([["\uD834\u0041"]], "utf8", 1)
        refused([["\uD834x"]], "utf8", 1)
    end)

    it("finds what is special at every place of a long string", function()
        for length = 0, 40 do
            local text = ("x"):rep(length)
            for _, special in ipairs { "é", "\240\159\152\128", "\127" } do
                assert.equal(text .. special .. text,
                    core.from_json('"' .. text .. special .. text .. '"'))
            end
            assert.equal(text .. "\n" .. text, core.from_json('"' .. text .. "\\n" .. text .. '"'))
            refused('"' .. text .. "\31" .. text .. '"', "syntax", length + 1)
            refused('"' .. text .. "\128" .. text .. '"', "utf8", length + 1)
            refused('"' .. text, "syntax", length + 1)
        end
    end)

    it("lets the last of equal keys win", function()
        assert.same({ a = 3, b = 2 }, core.from_json '{"a":1,"b":2,"a":3}')
    end)

    it("marks arrays, so that they stay arrays", function()
        local value = core.from_json '{"a":[],"b":{},"c":[1]}'
        assert.equal(core.array_mt, getmetatable(value.a))
        assert.is_nil(getmetatable(value.b))
        assert.equal(core.array_mt, getmetatable(value.c))
    end)

    it("takes a lower limit of depth", function()
        assert.is_table(core.from_json("[[]]", 2))
        refused("[[[]]]", "depth", 2, 2)
        assert.has_error(function() core.from_json("[]", 0) end)
        assert.has_error(function() core.from_json("[]", 513) end)
    end)
end)

-- What RFC 8259 leaves to the implementation, decided: a rule when refused, else the value.
local DECIDED = {
    i_number_double_huge_neg_exp = { value = { 0 } }, -- too small: zero
    i_number_huge_exp = { rule = "number" }, -- too large for a double: refused
    i_number_neg_int_huge_exp = { rule = "number" },
    i_number_pos_double_huge_exp = { rule = "number" },
    i_number_real_neg_overflow = { rule = "number" },
    i_number_real_pos_overflow = { rule = "number" },
    i_number_real_underflow = { value = { 0 } },
    -- Beyond 64 bits: the digits as a string.
    i_number_too_big_neg_int = { digits = "-123123123123123123123123123123" },
    i_number_too_big_pos_int = { digits = "100000000000000000000" },
    i_number_very_big_negative_int = {
        digits = "-237462374673276894279832749832423479823246327846",
    },
    -- Half a surrogate pair has no UTF-8.
    i_object_key_lone_2nd_surrogate = { rule = "utf8" },
    i_string_1st_surrogate_but_2nd_missing = { rule = "utf8" },
    i_string_1st_valid_surrogate_2nd_invalid = { rule = "utf8" },
    i_string_incomplete_surrogate_and_escape_valid = { rule = "utf8" },
    i_string_incomplete_surrogate_pair = { rule = "utf8" },
    i_string_incomplete_surrogates_escape_valid = { rule = "utf8" },
    i_string_invalid_lonely_surrogate = { rule = "utf8" },
    i_string_invalid_surrogate = { rule = "utf8" },
    ["i_string_inverted_surrogates_U+1D11E"] = { rule = "utf8" },
    i_string_lone_second_surrogate = { rule = "utf8" },
    -- Bytes that are not UTF-8.
    ["i_string_UTF-8_invalid_sequence"] = { rule = "utf8" },
    ["i_string_UTF8_surrogate_U+D800"] = { rule = "utf8" },
    ["i_string_invalid_utf-8"] = { rule = "utf8" },
    i_string_iso_latin_1 = { rule = "utf8" },
    i_string_lone_utf8_continuation_byte = { rule = "utf8" },
    i_string_not_in_unicode_range = { rule = "utf8" },
    i_string_overlong_sequence_2_bytes = { rule = "utf8" },
    i_string_overlong_sequence_6_bytes = { rule = "utf8" },
    i_string_overlong_sequence_6_bytes_null = { rule = "utf8" },
    ["i_string_truncated-utf-8"] = { rule = "utf8" },
    -- Other encodings, and a byte order mark.
    ["i_string_UTF-16LE_with_BOM"] = { rule = "syntax" },
    i_string_utf16BE_no_BOM = { rule = "syntax" },
    i_string_utf16LE_no_BOM = { rule = "syntax" },
    ["i_structure_UTF-8_BOM_empty_object"] = { rule = "syntax" },
    -- Within the limit of 512 levels.
    i_structure_500_nested_arrays = { depth = 500 },
}

local SUITE = "../shared/json-suite"

local function read_file(path)
    local file = assert(io.open(path, "rb"))
    local text = file:read "*a"
    file:close()
    return text
end

-- name → text of every file of the suite, or nil where it is not beside this tree.
local function read_suite()
    if not io.open(SUITE .. "/y_array_empty.json") then
        return nil
    end
    local listing = assert(io.popen("ls " .. SUITE .. "/*.json"))
    local files = {}
    for path in listing:lines() do
        files[path:match "([^/]+)%.json$"] = read_file(path)
    end
    listing:close()
    return files
end

local function nesting(value)
    local depth = 0
    while type(value) == "table" do
        depth, value = depth + 1, value[1]
    end
    return depth
end

describe("the JSON conformance suite", function()
    local files = read_suite()
    if not files then
        io.stderr:write("\n*** " .. SUITE .. " is not there: the JSON CONFORMANCE SUITE IS NOT RUN"
            .. " ***\n")
        pending("is not beside this tree, so it was NOT RUN")
        return
    end

    it("is complete", function()
        local count = { y = 0, n = 0, i = 0 }
        for name in pairs(files) do
            local kind = name:sub(1, 1)
            count[kind] = count[kind] + 1
        end
        assert.is_true(count.y >= 95 and count.n >= 180 and count.i >= 35)
    end)

    for name, text in pairs(files) do
        local kind = name:sub(1, 1)
        if kind == "y" then
            it("accepts " .. name, function()
                local value, problem = core.from_json(text)
                assert.is_nil(problem)
                assert.is_not_nil(value)
            end)
        elseif kind == "n" then
            it("refuses " .. name, function()
                local value, problem = core.from_json(text)
                assert.is_nil(value)
                assert.is_true(problem.offset >= 0 and problem.offset <= #text)
            end)
        else
            it("has decided " .. name, function()
                local decided = assert(DECIDED[name], "no decision is written down")
                local value, problem = core.from_json(text)
                if decided.rule then
                    assert.is_nil(value)
                    assert.equal(decided.rule, problem.rule)
                elseif decided.value then
                    assert.same(decided.value, value)
                elseif decided.depth then
                    assert.equal(decided.depth, nesting(value))
                else
                    assert.equal(decided.digits, value[1])
                end
            end)
        end
    end
end)
