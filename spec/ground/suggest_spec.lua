local suggest = require "hwmeeting.suggest"

local options = { "timeout", "connect_timeout", "retries", "proxy", "loop", "store" }

describe("suggest", function()
    it("finds the nearest name", function()
        assert.same("timeout", suggest.nearest("timout", options))
        assert.same("timeout", suggest.nearest("TIMEOUT", options))
        assert.same("retries", suggest.nearest("retires", options))
        assert.same("proxy", suggest.nearest("porxy", options))
    end)

    it("finds nothing where nothing is near", function()
        assert.is_nil(suggest.nearest("zebra", options))
        assert.is_nil(suggest.nearest("", options))
        assert.is_nil(suggest.nearest(nil, options))
        assert.is_nil(suggest.nearest(7, options))
        assert.is_nil(suggest.nearest("x", { "y" }))
    end)

    it("counts neighbours that changed places as one slip", function()
        assert.same("abcd", suggest.nearest("abdc", { "abxy", "abcd" }))
    end)

    it("lists the nearest first, ties in alphabetical order, no more than asked for", function()
        assert.same({ "cart", "card", "cast" },
            suggest.list("cart", { "cast", "card", "cart", "dog" }))
        assert.same({ "cart" }, suggest.list("cart", { "cast", "card", "cart" }, 1))
        assert.same({}, suggest.list("cart", {}))
    end)
end)
