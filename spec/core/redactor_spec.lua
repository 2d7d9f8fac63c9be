-- What is cut out of texts: one table of secrets, spellings and places, and each with each.

local core = require "hwmeeting.core"

local MARK = "<redacted>"

local BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

local function base64(text)
    local out = {}
    for at = 1, #text, 3 do
        local a, b, c = text:byte(at, at + 2)
        local block = a * 65536 + (b or 0) * 256 + (c or 0)
        for digit = 3, 0, -1 do
            local index = math.floor(block / 64 ^ digit) % 64 + 1
            out[#out + 1] = BASE64:sub(index, index)
        end
        if not c then
            out[#out] = "="
        end
        if not b then
            out[#out - 1] = "="
        end
    end
    return table.concat(out)
end

-- Code points of a text in UTF-8.
local function codes(text)
    local list = {}
    for character in text:gmatch "[%z\1-\127\194-\244][\128-\191]*" do
        local first, a, b, c = character:byte(1, 4)
        if not a then
            list[#list + 1] = first
        elseif not b then
            list[#list + 1] = (first - 192) * 64 + a - 128
        elseif not c then
            list[#list + 1] = ((first - 224) * 64 + a - 128) * 64 + b - 128
        else
            list[#list + 1] = (((first - 240) * 64 + a - 128) * 64 + b - 128) * 64 + c - 128
        end
    end
    return list
end

local function json_unit(code)
    if code < 0x10000 then
        return ("\\u%04x"):format(code)
    end
    code = code - 0x10000
    return ("\\u%04X\\u%04X"):format(0xD800 + math.floor(code / 0x400), 0xDC00 + code % 0x400)
end

local function each_code(text, write)
    local out = {}
    for index, code in ipairs(codes(text)) do
        out[index] = write(code, index)
    end
    return table.concat(out)
end

local function character(code)
    return core.from_json('"' .. json_unit(code) .. '"')
end

local entities = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;",
    ["'"] = "&#39;" }

local spellings = {
    ["as it is"] = function(text) return text end,
    ["JSON"] = function(text) return (core.to_json(text):sub(2, -2)) end,
    ["JSON with \\/"] = function(text)
        return (core.to_json(text):sub(2, -2):gsub("/", "\\/"))
    end,
    ["JSON with \\u for all"] = function(text) return each_code(text, json_unit) end,
    ["JSON with \\u for every other"] = function(text)
        return each_code(text, function(code, index)
            return index % 2 == 0 and json_unit(code)
                or core.to_json(character(code)):sub(2, -2)
        end)
    end,
    ["percent"] = core.escape,
    ["percent in small letters"] = function(text)
        return (core.escape(text):gsub("%%%x%x", string.lower))
    end,
    ["percent for all"] = function(text)
        return (text:gsub(".", function(byte) return ("%%%02X"):format(byte:byte()) end))
    end,
    ["a form"] = function(text) return (core.escape(text):gsub("%%20", "+")) end,
    ["HTML"] = function(text) return (text:gsub("[&<>\"']", entities)) end,
    ["HTML with numbers"] = function(text)
        return each_code(text, function(code) return ("&#%d;"):format(code) end)
    end,
    ["XML with hexadecimal numbers"] = function(text)
        return each_code(text, function(code) return ("&#x%X;"):format(code) end)
    end,
    ["base64"] = base64,
    ["base64 without padding"] = function(text) return (base64(text):gsub("=+$", "")) end,
    ["base64 of URLs"] = function(text)
        return (base64(text):gsub("[+/]", { ["+"] = "-", ["/"] = "_" }))
    end,
    ["base64 of a longer text"] = function(text) return base64("abc" .. text .. "d") end,
    ["base64 of a longer text, one further"] = function(text) return base64("abcd" .. text) end,
    ["base64 of a longer text, two further"] = function(text)
        return base64("alice" .. text .. "\n\n")
    end,
    ["base64 in JSON"] = function(text) return (base64(text):gsub("/", "\\/")) end,
    ["base64, percent-encoded"] = function(text) return core.escape(base64(text)) end,
    ["one of each in turn"] = function(text)
        local ways = {
            json_unit, function(code) return ("&#%d;"):format(code) end,
            function(code) return core.escape(character(code)) end,
            function(code) return code < 128 and ("%%%02x"):format(code) or json_unit(code) end,
            character,
        }
        return each_code(text, function(code, index) return ways[index % #ways + 1](code) end)
    end,
}

local secrets = {
    "Tr0ub4dor&3/\"x'", "correct horse battery staple", "pässwörter<中文>", "stbX5ElstO5+/==",
    "a%41b%2Fc&lt;d\\n\\u0041", "081532", "111111", ("k"):rep(700), "emoji 😀 at the end 😀",
    "\\\\\\\\\\\\", "??????>>>>>>~~~~", "tr0ub4dor", "41bcdef",
}

local places = {
    { "", "" }, { "x ", " x" }, { "xX0", "0Xx" }, { '{"error_msg":"no: ', '","a":1}' },
    { "\\", "" }, { "CORP\\", "!" }, { "100%", "%" }, { "&", ";" }, { "\\u00", "" },
    { "a=1&b=", "&c=" }, { "<b>", "</b>" }, { '"', '"' }, { "中", "文" }, { "\\n", "\\n" },
    { "\255", "\255" }, { "%", "%" }, { "+", "+" }, { "\226\130", "" }, { "==", "==" },
}

describe("a secret of the call", function()
    for _, secret in ipairs(secrets) do
        it("shows nowhere in no spelling: " .. ("%q"):format(secret):sub(1, 40), function()
            local redactor = core.redactor({ "another-secret", secret }, {})
            for name, spell in pairs(spellings) do
                local spelled = spell(secret)
                for _, place in ipairs(places) do
                    local text = place[1] .. spelled .. place[2]
                    local shown = redactor:cut(text)
                    local what = ("%s: %q -> %q"):format(name, text, shown)
                    assert.is_nil(shown:find(spelled, 1, true), what)
                    assert.is_not_nil(shown:find(MARK, 1, true), what)
                    assert.is_true(#shown <= #place[1] + #MARK + #place[2] + 20, what)
                end
            end
        end)
    end

    it("is cut as often as it stands there, and the rest stays", function()
        local redactor = core.redactor({ "stbX5ElstO5" }, {})
        assert.equal("a <redacted> b <redacted><redacted>c",
            redactor:cut "a stbX5ElstO5 b stbX5ElstO5stbX5ElstO5c")
        for _, text in ipairs { "", "stbX5ElstO", "stbX5Elst", "TBX5ELSTO5", "中文 %zz \\x &no;" } do
            assert.equal(text, redactor:cut(text))
        end
    end)

    it("that overlaps another goes with it", function()
        assert.equal("x<redacted>y", core.redactor({ "abcdefgh", "efghijkl", "jklmnopq" }, {})
            :cut "xabcdefghijklmnopqy")
        assert.equal("<redacted>", core.redactor({ "secret", "secret-and-more" }, {})
            :cut "secret-and-more")
    end)

    it("in a header goes with its scheme and without, decoded and encoded", function()
        local redactor = core.redactor({ "Basic " .. base64 "alice:Tr0ub4dor&3" }, {})
        for _, text in ipairs { "Basic " .. base64 "alice:Tr0ub4dor&3", base64 "alice:Tr0ub4dor&3",
            "alice:Tr0ub4dor&3", "Tr0ub4dor&3", base64 "Tr0ub4dor&3", "Tr0ub4dor&amp;3" } do
            assert.equal("[<redacted>]", redactor:cut("[" .. text .. "]"):gsub("=", ""))
        end
        assert.equal("alice", redactor:cut "alice")
        assert.equal("[<redacted>]", core.redactor({ "Bearer abcdefgh" }, {}):cut "[abcdefgh]")
    end)

    it("below six bytes is left where it has no name", function()
        assert.equal("12345 is 12345", core.redactor({ "12345" }, {}):cut "12345 is 12345")
        assert.equal('{"pin":"<redacted>","n":12345}',
            core.redactor({ "12345" }, { "pin" }):cut '{"pin":"12345","n":12345}')
    end)
end)

-- Texts with a field `password` whose value is VALUE, and what becomes of them.
local notations = {
    ['{"password":"VALUE","x":1}'] = '{"password":"<redacted>","x":1}',
    ['{ "password" : "VALUE" }'] = '{ "password" : "<redacted>" }',
    ['{"PassWord":"VALUE"}'] = '{"PassWord":"<redacted>"}',
    ['{"pass\\u0077ord":"VALUE"}'] = '{"pass\\u0077ord":"<redacted>"}',
    ['{"\\u0070assword":"VALUE"}'] = '{"\\u0070assword":"<redacted>"}',
    ['{"m":"{\\"password\\":\\"VALUE\\",\\"x\\":1}"}'] =
        '{"m":"{\\"password\\":\\"<redacted>\\",\\"x\\":1}"}',
    ['{"m":"{\\"m\\":\\"{\\\\\\"password\\\\\\":\\\\\\"VALUE\\\\\\"}\\"}"}'] =
        '{"m":"{\\"m\\":\\"{\\\\\\"password\\\\\\":\\\\\\"<redacted>\\\\\\"}\\"}"}',
    ['{"m":"{\\u0022password\\u0022:\\u0022VALUE\\u0022}"}'] =
        '{"m":"{\\u0022password\\u0022:\\u0022<redacted>\\u0022}"}',
    ["{'password':'VALUE'}"] = "{'password':'<redacted>'}",
    ["{password:'VALUE',x:1}"] = "{password:'<redacted>',x:1}",
    ["a=1&password=VALUE&b=2"] = "a=1&password=<redacted>&b=2",
    ["password: VALUE\r\nAccept: x"] = "password: <redacted>\r\nAccept: x",
    ["X-Password: VALUE\n"] = "X-Password: <redacted>\n",
    ['{"msg":"a\\npassword=VALUE\\u0020b"}'] = '{"msg":"a\\npassword=<redacted>"}',
    ["<password>VALUE</password>"] = "<password><redacted></password>",
    ["<ns:password>VALUE</ns:password>"] = "<ns:password><redacted></ns:password>",
    ['<password type="a">VALUE</password><b>1</b>'] =
        '<password type="a"><redacted></password><b>1</b>',
    ["<password><![CDATA[VALUE</x]]></password>"] = "<password><redacted>]]></password>",
    ['<user password="VALUE" b="1"/>'] = '<user password="<redacted>" b="1"/>',
    ["&lt;password&gt;VALUE&lt;/password&gt;"] = "&lt;password&gt;<redacted>&lt;/password&gt;",
    ['{"m":"<password>VALUE<\\/password>"}'] = '{"m":"<password><redacted><\\/password>"}',
    ["{&quot;password&quot;:&quot;VALUE&quot;,&quot;a&quot;:1}"] =
        "{&quot;password&quot;:&quot;<redacted>&quot;,&quot;a&quot;:1}",
    ["{&#34;password&#34;:&#34;VALUE&#34;}"] = "{&#34;password&#34;:&#34;<redacted>&#34;}",
    ["%7B%22password%22%3A%22VALUE%22%2C%22a%22%3A1%7D"] =
        "%7B%22password%22%3A%22<redacted>%22%2C%22a%22%3A1%7D",
    ["next=%3Fpassword%3DVALUE%26a%3D1"] = "next=%3Fpassword%3D<redacted>%26a%3D1",
}

describe("a field with a secret's name", function()
    local redactor = core.redactor({}, { "password", "accessToken" })

    for before, after in pairs(notations) do
        it("loses its value in " .. before:gsub("%c", " "), function()
            for _, value in ipairs { "665544", "x", "correct-horse", "Tr0ub4dor", "中文" } do
                local shown = redactor:cut((before:gsub("VALUE", value)))
                assert.equal((after:gsub("\\u0020b", "")), (shown:gsub("\\u0020b", "")))
            end
        end)

        it("loses it also where the text breaks off in " .. before:gsub("%c", " "), function()
            local text = before:gsub("VALUE", "Tr0ub4dor")
            local _, behind = text:find("Tr0ub4dor", 1, true)
            for length = behind - 6, behind do
                assert.is_nil(redactor:cut(text:sub(1, length)):find("Tr0", 1, true))
            end
        end)
    end

    it("loses a value of any kind, whole", function()
        for _, value in ipairs { "123", "-1.5e9", "null", "true", '["a","]",{"b":"}"}]', "[]", "{}",
            '{"a":{"b":"\\"}"},"c":[1,2]}', '{"a":"\\\\"}' } do
            assert.equal('{"password":"<redacted>","x":[1]}',
                redactor:cut('{"password":' .. value .. ',"x":[1]}'))
            local nested = core.to_json('{"password":' .. value .. ',"x":[1]}')
            assert.equal('"{\\"password\\":\\"<redacted>\\",\\"x\\":[1]}"', redactor:cut(nested))
        end
    end)

    it("loses a value with quotes and backslashes, whole, at every level", function()
        for _, value in ipairs { 'a"b', "a\\", '\\"', 'a\\"b\\', "\\\\", '"', '","x":"', "'",
            "a/b" } do
            local text = core.to_json { password = value }
            for _ = 1, 4 do
                local shown = redactor:cut(text)
                local plain, nested = shown, core.from_json(shown)
                while type(nested) == "string" do
                    plain, nested = nested, core.from_json(nested)
                end
                assert.equal('{"password":"<redacted>"}', plain)
                text = core.to_json(text)
            end
        end
    end)

    it("is all that a good JSON text loses: it stays one", function()
        local seed = 7
        local function random(limit)
            seed = seed * 16807 % 2147483647
            return seed % limit
        end
        local keys = { "password", "a", "accessToken", "Password", "subject", "x y", "é" }
        local texts = { "", "x", 'a"b', "\\", 'c:\\"', "{}", "}", '","', "password", "p=1", "é\n",
            "/", "&quot;", "%22", "\\u0022", "<b>" }
        local any
        local function object(depth)
            local value = {}
            for _ = 1, random(4) do
                value[keys[random(#keys) + 1]] = any(depth + 1)
            end
            return value
        end
        function any(depth)
            local kind = random(depth > 3 and 4 or 7)
            if kind < 3 then
                return texts[random(#texts) + 1]
            elseif kind == 3 then
                return random(1000)
            elseif kind == 4 then
                return core.array { any(depth + 1), any(depth + 1) }
            elseif kind == 5 then
                return core.to_json(object(depth + 1))
            end
            return object(depth)
        end
        -- What is to be left of a value, looking into texts that are JSON themselves.
        local function left_of(value)
            if type(value) == "string" then
                local nested = value:find "^{" and core.from_json(value)
                return nested and { nested = left_of(nested) } or value
            elseif type(value) ~= "table" then
                return value
            end
            local copy = {}
            for key, item in pairs(value) do
                local name = type(key) == "string" and key:lower()
                copy[key] = (name == "password" or name == "accesstoken") and MARK or left_of(item)
            end
            return copy
        end
        for _ = 1, 5000 do
            local value = object(0)
            local text = core.to_json(value)
            local shown = redactor:cut(text)
            local read = core.from_json(shown)
            assert.is_table(read, text .. "\n" .. shown)
            assert.same(left_of(value), left_of(read), text .. "\n" .. shown)
        end
    end)

    it("is none without a value, and no other word is one", function()
        for _, text in ipairs { "the password is wrong", '"password"', "password", '["password"]',
            '{"passwords":"x"}', '{"thepassword":1}', '{"x":"password"}', "<password/>",
            '{"tokenIp":"\\u4e2d\\"accessToken\\""}', "password", "pass word=1" } do
            assert.equal(text, redactor:cut(text))
        end
    end)

    it("may be judged by its sound", function()
        local by_sound = core.redactor({}, {}, true)
        assert.equal('{"myPassWd":"<redacted>","tokenX":"<redacted>","subject":"s","x":1}',
            by_sound:cut '{"myPassWd":"p","tokenX":3,"subject":"s","x":1}')
        for name, secret in pairs { password = true, PASSWORD = true, pwd = true, X_TOKEN = true,
            HA1 = true, ha12 = false, nonce = true, nonces = false, subject = false, [""] = false,
            chairJoinUri = true, appKey = true, app_key = true, keyapp = false } do
            assert.equal(secret, core.sounds_secret(name))
        end
    end)
end)

describe("a text that cannot be looked into", function()
    it("is withheld where there is something to hide", function()
        for _, text in ipairs { "\255\254{\0\"\0", "\254\255\0{\0\"", "{\0\"\0", "\31\139\8\0abc",
            "abc\1" } do
            assert.equal(MARK, core.redactor({ "secret" }, {}):cut(text))
            assert.equal(MARK, core.redactor({}, { "password" }):cut(text))
            assert.equal(MARK, core.redactor({}, {}, true):cut(text))
            assert.equal(text, core.redactor({}, {}):cut(text))
        end
        assert.equal("a\tb\r\n\27[0m", core.redactor({ "secret" }, {}):cut "a\tb\r\n\27[0m")
    end)
end)

describe("a limit", function()
    local redactor = core.redactor({ "stbX5ElstO5" }, { "password" })

    it("cuts after the secrets are cut, at a whole character", function()
        local text = ("x"):rep(20) .. "stbX5ElstO5" .. ("é"):rep(20)
        for limit = 0, #text + 5 do
            local shown = redactor:cut(text, limit)
            assert.is_true(#shown <= limit)
            assert.is_nil(shown:find("stb", 1, true))
            assert.is_not_nil(core.to_json(shown))
        end
        assert.equal(("x"):rep(20) .. MARK .. ("é"):rep(20), redactor:cut(text))
    end)

    it("shows no part of a value that it cuts through", function()
        local text = '{"subject":"s","password":"Tr0ub4dor"}'
        for limit = 0, #text do
            assert.is_nil(redactor:cut(text, limit):find("Tr", 1, true))
        end
    end)
end)

describe("the time of cutting", function()
    it("grows with the length of the text, whatever it is", function()
        local redactor = core.redactor({ "stbX5ElstO5", "aaaaaaaaaaaaaaaa", "%%%%%%%%%%%%" },
            { "password", "accessToken" }, true)
        -- A thousand times as long as what takes a second where it grows with the square.
        for _, piece in ipairs { "\\u", "\\u4e2d", "a", "%", "%25", "&", "&amp;", "\\", '"',
            '"password"', "password ", 'password:"', "password:{", "password=[", "<password ",
            "<password>", "<password a", "stbX5ElstO", "\\u0070assword", "password\\",
            "{", '{"' } do
            local text = piece:rep(math.floor(4e6 / #piece))
            assert.is_string(redactor:cut(text))
        end
    end)
end)

describe("a redactor", function()
    it("takes lists, and passes over what is no string", function()
        assert.equal("x", core.redactor({ 1, false, {}, "" }, { 2, "" }):cut "x")
        assert.has_error(function() core.redactor() end)
        assert.has_error(function() core.redactor({}) end)
        assert.has_error(function() core.redactor({}, {}):cut() end)
        assert.has_error(function() core.redactor({}, {}).cut({}, "x") end)
    end)

    it("holds thousands of secrets", function()
        local list = {}
        for index = 1, 5000 do
            list[index] = ("secret-%d"):format(index)
        end
        assert.equal("<redacted>", core.redactor(list, {}):cut "secret-4711")
    end)
end)
