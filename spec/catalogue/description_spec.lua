-- Which operations there are, and what is known of them.

local catalogue = require "hwmeeting.catalogue"
local hwmeeting = require "hwmeeting"

describe("hwmeeting.describe", function()
    it("tells of an operation what the catalogue knows", function()
        local lock = hwmeeting.describe "LockMeeting"
        assert.equal("PUT", lock.method)
        assert.equal("/v1/mmc/control/conferences/lock", lock.path)
        assert.equal("lock_meeting", lock.method_name)
        assert.equal("meeting_21_0037", lock.page)
        assert.equal("https://support.huaweicloud.com/intl/en-us/api-meeting/meeting_21_0037.html",
            lock.address)
        assert.truthy(tostring(lock):find(lock.address, 1, true))
        assert.equal("control", lock.token)
        assert.equal("idempotent", lock.retry)
        assert.equal(1, #lock.parameters)
        assert.equal("conferenceID", lock.parameters[1].name)
        assert.is_true(lock.parameters[1].required)
        assert.equal("object", lock.body.kind)
        assert.same({ 0, 1 }, lock.body.fields[1].enumeration)
        assert.equal("0 or 1", lock.body.fields[1].rules)
        assert.equal("none", lock.result.kind)
        assert.same(lock, hwmeeting.describe "lock_meeting")
    end)

    it("puts rules into words", function()
        local rules = {}
        for _, parameter in ipairs(hwmeeting.describe("SearchMeetings").parameters) do
            rules[parameter.name] = parameter.rules
        end
        assert.equal("0 to 500, default 20", rules.limit)
        assert.equal("1 to 128 characters", rules.searchKey)
        assert.equal("ADAY, AWEEK, AMONTH or ALL", rules.queryConfMode)
        assert.equal("accepted, not sent", rules["X-Site-Id"])
        assert.equal("default false", rules.queryAll)
    end)

    it("says how many items a list has, in a body and at its root", function()
        local codes = hwmeeting.describe("DeptDTO").fields[7]
        assert.same({ "string[]", 150, "at most 150 items" },
            { codes.type, codes.maximum_items, codes.rules })
        local delete = hwmeeting.describe "BatchDeleteDevices"
        assert.same({ 1, 100, "1 to 100 items" },
            { delete.body.minimum_items, delete.body.maximum_items, delete.body.rules })
        assert.truthy(tostring(delete):find(
            "Body, a list passed as `body`: of string, 1 to 100 items\n", 1, true))
    end)

    it("tells of a model its fields, and which of them are secret", function()
        local entry = hwmeeting.describe "PasswordEntry"
        assert.equal("password", entry.fields[2].name)
        assert.is_true(entry.fields[2].secret)
        assert.equal("chair or general", entry.fields[1].rules)
    end)

    it("can be printed, whichever operation or model it is", function()
        for _, id in ipairs(hwmeeting.operations()) do
            local text = tostring(hwmeeting.describe(id))
            local definition = catalogue.definition(id)
            assert.truthy(text:find(id, 1, true))
            assert.truthy(text:find(definition.path, 1, true))
            assert.truthy(text:find(definition.about, 1, true))
            for _, parameter in ipairs(definition.parameters) do
                if parameter.name ~= definition.token_header then
                    assert.truthy(text:find("\n    " .. parameter.name, 1, true))
                end
            end
        end
        for _, name in ipairs(catalogue.model_names()) do
            assert.truthy(tostring(hwmeeting.describe(name)):find(name, 1, true))
        end
    end)

    it("answers a copy", function()
        hwmeeting.describe("LockMeeting").body.fields[1].enumeration[1] = 7
        assert.equal(0, hwmeeting.describe("LockMeeting").body.fields[1].enumeration[1])
    end)

    it("answers a misspelt name with the nearest, at the caller's line", function()
        for name, nearest in pairs {
            LokMeeting = "`LockMeeting`", lock_meting = "`lock_meeting`",
            ConferenceInf = "`ConferenceInfo`",
        } do
            local ok, message = pcall(function() hwmeeting.describe(name) end)
            assert.is_false(ok)
            assert.matches("description_spec%.lua:%d+: ", message)
            assert.truthy(message:find(nearest, 1, true))
        end
        assert.is_false(pcall(hwmeeting.describe, nil))
        assert.is_false(pcall(hwmeeting.describe, 42))
    end)
end)

describe("hwmeeting.operations", function()
    it("lists all, or those whose name contains a text", function()
        assert.same(catalogue.names(), hwmeeting.operations())
        assert.same({ "LockMeeting", "LockView" }, hwmeeting.operations "LOCK")
        assert.same({ "LockView" }, hwmeeting.operations "lock_v")
        assert.same({}, hwmeeting.operations "no such operation")
    end)
end)
