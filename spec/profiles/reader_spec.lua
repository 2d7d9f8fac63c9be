-- The text of a profile file.

local reader = require "hwmeeting.profiles.reader"

describe("a profile file", function()
    it("has sections of names and values, and comments", function()
        local sections = reader.read(table.concat({
            "\239\187\191# one",
            "; two",
            "",
            "[work]",
            "app_id = 0123",
            "\tapp_key=a=b # c ; d\t ",
            "proxy =",
            "[ at home ]\r",
            "account = me@home\r",
            "[empty]",
        }, "\n"))
        assert.same({ app_id = "0123", app_key = "a=b # c ; d", proxy = "" },
            sections.work.values)
        assert.same({ app_id = 5, app_key = 6, proxy = 7 }, sections.work.lines)
        assert.same({ account = "me@home" }, sections["at home"].values)
        assert.same({}, sections.empty.values)
        assert.same({}, reader.read "")
    end)

    it("that is malformed is refused with the line, and nothing of it is shown", function()
        for _, case in ipairs {
            { "app_key = hidden", 1, "before the first" },
            { "[work]\nhidden", 2, "expected `name = value`" },
            { "[work]\napp_key = a\nhid den = x", 3, "expected `name = value`" },
            { "[work]\n= hidden", 2, "expected `name = value`" },
            { "[work\napp_key = hidden", 1, "expected `name = value`" },
            { "[]", 1, "expected `name = value`" },
            { "[hid]den]", 1, "expected `name = value`" },
            { "[work]\n\n[hidden]\n[work]", 4, "the same profile as in line 1" },
            { "[work]\nhidden = 1\n\nhidden = 2", 4, "the same name as in line 2" },
            { '[work]\napp_key = "hidden"', 2, "without quotes" },
            { "[work]\napp_key = 'hidden'", 2, "without quotes" },
        } do
            local sections, problem, line = reader.read(case[1])
            assert.is_nil(sections)
            assert.equal(case[2], line)
            assert.matches(case[3], problem, 1, true)
            assert.not_matches("hid", problem)
        end
    end)

    it("is read, whatever it holds, in a time that grows with its length", function()
        for _, text in ipairs { ("["):rep(65000), (" "):rep(65000), ("a= "):rep(21000),
            ("\n"):rep(65000), "[a]\n" .. ("="):rep(65000), ("\0"):rep(1000) } do
            reader.read(text)
        end
    end)
end)
