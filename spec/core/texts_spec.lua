local core = require "hwmeeting.core"
local shell = require "spec.support.shell"

describe("a value as a text", function()
    it("is the same in every Lua", function()
        for _, case in ipairs {
            { "é", "é" }, { "", "" }, { 20, "20" }, { 20.0, "20" }, { -3, "-3" }, { 0.5, "0.5" },
            { 1e300, "1e+300" }, { true, "true" }, { false, "false" },
        } do
            assert.equal(case[2], core.text(case[1]))
        end
        for _, value in ipairs { {}, math.huge, 0 / 0, print, core.null } do
            assert.is_nil(core.text(value))
        end
        assert.is_nil(core.text(nil))
    end)
end)

describe("percent-encoding", function()
    it("leaves the unreserved characters, and those that are to stay", function()
        assert.equal("AZaz09-._~", core.escape "AZaz09-._~")
        assert.equal("%00%20%2F%25%C3%A9%FF", core.escape "\0 /%é\255")
        assert.equal("/a%b%20é", (core.escape("/a%b é", "/%\195\169")))
        assert.equal("", core.escape "")
        assert.has_error(function() core.escape(nil) end)
    end)

    it("takes every byte, of texts of any length", function()
        local every = {}
        for byte = 0, 255 do
            every[#every + 1] = string.char(byte)
        end
        local text = table.concat(every):rep(500)
        local back = core.escape(text):gsub("%%(%x%x)", function(digits)
            return string.char(tonumber(digits, 16))
        end)
        assert.is_true(back == text)
    end)
end)

describe("a header", function()
    it("has a name of RFC 9110", function()
        for _, name in ipairs { "X-Token", "a", "!#$%&'*+-.^_`|~09azAZ" } do
            assert.is_true(core.is_header_name(name))
        end
        for _, name in ipairs { "", "a b", "a:", "é", "a\0", "a\n", "(a)", '"a"', "\233" } do
            assert.is_false(core.is_header_name(name))
        end
    end)

    it("is one line", function()
        assert.is_true(core.is_one_line "é \t")
        assert.is_true(core.is_one_line "")
        for _, text in ipairs { "\r", "a\nb", "a\0" } do
            assert.is_false(core.is_one_line(text))
        end
    end)
end)

-- The locale is that of a whole process, so a process of its own tries it. In Latin-1 a byte is a
-- letter that in ASCII is none.
local TRIAL = [[
local core = require "hwmeeting.core"
assert(os.setlocale "de_DE.ISO-8859-1", "no locale")
assert(jit or ("\195"):find "%w", "a locale in which nothing is different")
assert(core.escape "\195\169" == "%C3%A9")
assert(not core.is_header_name "\195")

local hwmeeting = require "hwmeeting"
local seen
local client = hwmeeting.new { base_url = "https://host", access_token = "t",
    transport = function(request)
        seen = request
        return { status = 200, headers = {}, body = "{}" }
    end }
assert(client:request { method = "GET", path = "/x/\195\169", query = { q = "\195\169" } })
assert(seen.url == "https://host/x/%C3%A9?q=%C3%A9", seen.url)
local _, err = client:request { method = "GET", path = "/", headers = { ["X-\195"] = "1" } }
assert(err.rule == "characters")
local prepared = client:prepare("SearchOnlineMeetings", { searchKey = "\195\169",
    ["x-ACCESS-token"] = "u" })
assert(prepared.url:find("=%C3%A9", 1, true) and prepared.headers["X-Access-Token"] == "u")
print "same"
]]

describe("the locale", function()
    it("is never asked: in Latin-1 other bytes are letters", function()
        local folder, script = os.tmpname(), os.tmpname()
        os.remove(folder)
        local file = assert(io.open(script, "w"))
        file:write(TRIAL)
        file:close()
        shell.output("mkdir " .. folder)
        local made = shell.output("localedef -i de_DE -f ISO-8859-1 " .. folder
            .. "/de_DE.ISO-8859-1 2>&1")
        local interpreter = rawget(_G, "jit") and "luajit" or "lua" .. _VERSION:match "%d%.%d"
        local said = shell.output("LOCPATH=" .. folder .. " " .. interpreter .. " " .. script
            .. " 2>&1")
        shell.output("rm -r " .. folder)
        os.remove(script)
        assert.equal("same", said, made)
    end)
end)
