local errors = require "hwmeeting.errors"
local hwmeeting = require "hwmeeting"

describe("an error object", function()
    it("prints as one line with all that is known", function()
        local err = errors.new { kind = "rate_limit", operation = "LockMeeting", status = 429,
            code = "APIG.0308", message = "The throttling\r\nthreshold", hint = "wait",
            request_id = "abc" }
        assert.equal("hwmeeting: LockMeeting: rate limit error APIG.0308 (HTTP 429): "
            .. "The throttling threshold; wait [request abc]", tostring(err))
    end)

    it("prints with nothing but kind and message", function()
        assert.equal("hwmeeting: timeout error: late",
            tostring(errors.new { kind = "timeout", message = "late" }))
    end)

    it("joins texts as its line", function()
        local err = errors.new { kind = "timeout", message = "late" }
        assert.equal("failed: hwmeeting: timeout error: late", "failed: " .. err)
        assert.equal("hwmeeting: timeout error: late!", err .. "!")
        assert.equal("hwmeeting: timeout error: latehwmeeting: timeout error: late", err .. err)
    end)

    it("is told from other tables", function()
        local err = errors.new { kind = "api", message = "no" }
        assert.is_true(hwmeeting.is_error(err))
        for _, other in ipairs { {}, "no", 1, { kind = "api", message = "no" } } do
            assert.is_false(hwmeeting.is_error(other))
        end
        assert.is_false(hwmeeting.is_error(nil))
    end)

    it("has one of the documented kinds", function()
        local kinds = {}
        for kind in pairs(errors.kinds) do
            kinds[#kinds + 1] = kind
        end
        table.sort(kinds)
        assert.same({ "api", "argument", "auth", "cancelled", "decode", "event", "http",
            "incomplete", "rate_limit", "timeout", "tls", "transport" }, kinds)
        assert.has_error(function() errors.new { kind = "strange", message = "x" } end)
    end)

    it("of an argument says that nothing was sent", function()
        local err = errors.argument("LockMeeting", "isLock", "required", "isLock is missing", "do")
        assert.equal("argument", err.kind)
        assert.equal("isLock", err.field)
        assert.equal("required", err.rule)
        assert.is_true(err.unsent)
        assert.is_false(err.retryable)
        assert.equal(0, err.attempts)
    end)

    it("can be raised and caught", function()
        local err = errors.new { kind = "api", message = "no" }
        local ok, caught = pcall(error, err, 0)
        assert.is_false(ok)
        assert.equal(err, caught)
    end)
end)

describe("hwmeeting.check", function()
    it("returns what the call returned", function()
        local one, two, three, four = hwmeeting.check(1, "more", nil, 4)
        assert.same({ 1, "more", nil, 4 }, { one, two, three, four })
    end)

    it("raises the error's line at the caller's", function()
        local err = errors.new { kind = "api", message = "no", code = "MMC.1" }
        local ok, raised = pcall(function() hwmeeting.check(nil, err) end)
        assert.is_false(ok)
        assert.equal("string", type(raised))
        assert.matches("errors_spec.lua:%d+: hwmeeting: api error MMC.1: no$", raised)
    end)

    it("raises a text as it is, and says so when there is none", function()
        assert.matches(": full$", select(2, pcall(function() hwmeeting.check(nil, "full") end)))
        assert.matches(": the call returned nothing$",
            select(2, pcall(function() hwmeeting.check(nil) end)))
    end)
end)
