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

describe("small letters", function()
    it("are those of ASCII", function()
        assert.equal("x-request-id é\195\132\201", core.lower "X-Request-ID é\195\132\201")
        assert.equal("", core.lower "")
        assert.equal(("ab"):rep(500), core.lower(("aB"):rep(500)))
        assert.has_error(function() core.lower(nil) end)
    end)
end)

-- The locale is that of a whole process, so a process of its own tries it. LOCALE is one in which
-- bytes that in ASCII are no letters are some (German, Latin-1), or in which the small letter of I
-- is no i (Turkish).
local TRIAL = [[
local core = require "hwmeeting.core"
assert(os.setlocale "LOCALE", "no locale")
local odd = ("\195"):find "%w" or ("I"):lower() ~= "i"
assert(jit or odd, "a locale in which nothing is different")
assert(core.escape "\195\169" == "%C3%A9")
assert(not core.is_header_name "\195")
assert(core.lower "I\195" == "i\195")

local hwmeeting = require "hwmeeting"
local seen
local client = hwmeeting.new { base_url = "https://host", access_token = "t",
    transport = function(request)
        seen = request
        return { status = 200, headers = { ["X-REQUEST-ID"] = "abc" },
            body = request.url:find "refused" and '{"error_code":"X.1"}' or "{}" }
    end }
assert(client:request { method = "GET", path = "/x/\195\169", query = { q = "\195\169" } })
assert(seen.url == "https://host/x/%C3%A9?q=%C3%A9", seen.url)
local _, err = client:request { method = "GET", path = "/", headers = { ["X-\195"] = "1" } }
assert(err.rule == "characters")
_, err = client:request { method = "GET", path = "/refused" }
assert(err.request_id == "abc")
local prepared = client:prepare("SearchOnlineMeetings", { searchKey = "\195\169",
    ["x-ACCESS-token"] = "u" })
assert(prepared.url:find("=%C3%A9", 1, true) and prepared.headers["X-Access-Token"] == "u")
assert(client.invite_participant and client:prepare("show_region_info_of_meeting",
    { conferenceID = "1" }))
print "same"
]]

describe("the locale", function()
    local locales = { ["de_DE.ISO-8859-1"] = "de_DE", ["tr_TR.ISO-8859-9"] = "tr_TR" }
    for locale, language in pairs(locales) do
        it("is never asked: " .. locale, function()
            local folder, script = os.tmpname(), os.tmpname()
            os.remove(folder)
            local file = assert(io.open(script, "w"))
            file:write((TRIAL:gsub("LOCALE", locale)))
            file:close()
            shell.output("mkdir " .. folder)
            local made = shell.output(("localedef -i %s -f %s %s/%s 2>&1"):format(language,
                locale:match "%.(.*)", folder, locale))
            local interpreter = rawget(_G, "jit") and "luajit" or "lua" .. _VERSION:match "%d%.%d"
            local said = shell.output("LOCPATH=" .. folder .. " " .. interpreter .. " " .. script
                .. " 2>&1")
            shell.output("rm -r " .. folder)
            os.remove(script)
            assert.equal("same", said, made)
        end)
    end
end)
