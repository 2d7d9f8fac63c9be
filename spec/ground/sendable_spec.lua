local sendable = require "hwmeeting.sendable"

describe("a token", function()
    it("can be sent when a header carries it as it is", function()
        for _, token in ipairs { "a", "stb-1.2_3~", "a b", "YQ==", ("x"):rep(8192), "\195\169" } do
            assert.is_true(sendable(token), token)
        end
    end)

    it("cannot, when it is no text, empty, too long, or would not arrive as it is", function()
        for _, token in ipairs { 7, true, {}, "", ("x"):rep(8193), "a\r", "a\nb", "a\0b", "\127",
            "\t", " a", "a ", " " } do
            assert.is_false(sendable(token))
        end
        assert.is_false(sendable(nil))
    end)
end)
