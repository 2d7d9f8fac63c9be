--- Moments as the service writes them (Lua 5.4).

require "spec.sandbox.inside.support"

local calendar = require "hwmeeting.sandbox.calendar"
local shell = require "spec.support.shell"

describe("the calendar", function()
    it("agrees with date(1)", function()
        for _, text in ipairs {
            "1970-01-01 00:00",
            "2000-02-29 23:59",
            "2024-12-31 08:30",
            "2038-01-19 03:15",
        } do
            local seconds = shell.output(("date -u -d '%s' +%%s"):format(text))
            assert.are.equal(tonumber(seconds), calendar.parse(text))
            assert.are.equal(text, calendar.minutes(tonumber(seconds)))
        end
    end)

    it("refuses what is no moment", function()
        for _, text in ipairs {
            "2025-02-30 10:00",
            "2025-01-01 24:00",
            "2025-1-1 10:00",
            "2025-01-01T10:00",
            "2025-01-01 10:00:00",
            "",
        } do
            assert.is_nil(calendar.parse(text))
        end
    end)
end)
