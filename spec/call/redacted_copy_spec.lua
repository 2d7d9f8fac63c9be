local core = require "hwmeeting.core"
local catalogue = require "hwmeeting.catalogue"
local hwmeeting = require "hwmeeting"
local redaction = require "hwmeeting.call.redaction"

local MARK = "<redacted>"

describe("hwmeeting.redact", function()
    it("hides what the catalogue marks, however deep, and changes nothing else", function()
        local conf = { conferenceID = "914083136", subject = "weekly", size = 7,
            chairJoinUri = "https://x/y", passwordEntry = {
                { conferenceRole = "chair", password = "081532" } } }
        local before = core.to_json(conf)
        assert.same({ conferenceID = "914083136", subject = "weekly", size = 7,
            chairJoinUri = MARK, passwordEntry = { { conferenceRole = "chair", password = MARK } },
        }, hwmeeting.redact(conf))
        assert.equal(before, core.to_json(conf))
    end)

    it("hides what sounds like a secret where the catalogue does not know the name", function()
        assert.same({ myPassword = MARK, newToken = MARK, subject = "s", x = 1 },
            hwmeeting.redact { myPassword = "p", newToken = { 1 }, subject = "s", x = 1 })
    end)

    it("shows what is secret in some answers only, unless it is told the answer", function()
        local answer = { url = "https://x", code = "7", password = "p" }
        assert.same({ url = "https://x", code = "7", password = MARK }, hwmeeting.redact(answer))
        local told = 0
        for _, id in ipairs(hwmeeting.operations()) do
            for name in pairs(redaction.names(catalogue.definition(id))) do
                told = told + 1
                assert.equal(MARK, hwmeeting.redact({ { [name] = "v" } }, id)[1][name])
            end
        end
        assert.is_true(told > 100)
        assert.error_matches(function() hwmeeting.redact({}, "NoSuchThing") end, "NoSuchThing")
    end)

    it("cuts fields out of texts", function()
        assert.equal('{"password":"<redacted>","a":1}',
            hwmeeting.redact '{"password":"081532","a":1}')
        assert.same({ "x", "accessToken=<redacted>&b=1" },
            hwmeeting.redact { "x", "accessToken=abc&b=1" })
        assert.equal("the password is not told", hwmeeting.redact "the password is not told")
    end)

    it("keeps arrays arrays, errors errors, null and circles", function()
        assert.equal("[]", core.to_json(hwmeeting.redact(core.array {})))
        assert.same({ password = core.null, n = core.null },
            hwmeeting.redact { password = core.null, n = core.null })
        local circle = { list = {} }
        circle.list[1] = circle
        local copy = hwmeeting.redact(circle)
        assert.equal(copy, copy.list[1])
        assert.are_not.equal(circle, copy)
        local _, err = hwmeeting.decode("LockMeeting", { status = 400, headers = {},
            body = '{"error_code":"MMC.111070005"}' })
        assert.is_true(hwmeeting.is_error(hwmeeting.redact(err)))
        assert.equal(tostring(err), tostring(hwmeeting.redact(err)))
        for _, value in ipairs { 1, true, print } do
            assert.equal(value, hwmeeting.redact(value))
        end
        assert.is_nil(hwmeeting.redact(nil))
    end)
end)
