local time = require "hwmeeting.time"

-- The oracle is the C library's calendar, in UTC.
local function stamp(seconds)
    return os.date("!%Y-%m-%d %H:%M:%S", seconds)
end

describe("time", function()
    it("agrees with the C library on every kind of day", function()
        local day = 86400
        for _, seconds in ipairs {
            0, 1, 59, 3599, 86399, 951782399, 951782400, 951868800, 1709164800, 1709251199,
            4107542399, 4107542400, 1577836799, 1577836800, 2147483647, 2147483648,
        } do
            assert.equal(stamp(seconds), time.to_stamp(seconds))
            assert.equal(stamp(seconds):sub(1, 16), time.to_meeting(seconds))
            assert.equal(seconds, time.from_meeting(stamp(seconds)))
        end
        for seconds = 0, 60 * 366 * day, 37 * day + 12345 do
            assert.equal(stamp(seconds), time.to_stamp(seconds))
            assert.equal(seconds, time.from_meeting(time.to_stamp(seconds)))
        end
    end)

    it("reads what the vendor's samples hold", function()
        assert.equal(1576654080, time.from_meeting("2019-12-18 07:28"))
        assert.equal(1576627200, time.from_meeting("2019-12-18"))
        assert.equal(1576654083, time.from_meeting("2019-12-18T07:28:03.123Z"))
    end)

    it("refuses what is no time", function()
        for _, text in ipairs {
            "", "soon", "2019-12-18 7:28", "2019-13-01", "2019-02-29", "2019-00-10", "2020-02-30",
            "2019-12-18 24:00", "2019-12-18 23:60", "2019-12-18 07:28:03 PM",
        } do
            local seconds, message = time.from_meeting(text)
            assert.is_nil(seconds, text)
            assert.is_string(message)
        end
        assert.equal(1582934400, time.from_meeting("2020-02-29"))
    end)

    it("goes to milliseconds and back without loss", function()
        assert.equal(1576654080123, time.to_milliseconds(1576654080.123))
        assert.equal(1576654080, time.from_milliseconds(1576654080000))
        assert.equal(1576654080.5, time.from_milliseconds(1576654080500))
    end)

    it("raises at the caller's line on what is no number of seconds", function()
        local ok, message = pcall(time.to_meeting, "now")
        assert.is_false(ok)
        assert.matches("UTC unix seconds", message)
        assert.has_error(function() time.to_meeting(0 / 0) end)
        assert.has_error(function() time.to_meeting(1e300) end)
    end)

    it("does not depend on the local time zone", function()
        local command = [[TZ=CST-8 LUA_PATH='%s' '%s' -e ]]
            .. [['io.write(require("hwmeeting.time").from_meeting("2019-12-18 07:28"))']]
        local interpreter = arg[-1] or "lua5.4"
        local index = -1
        while arg[index] do
            interpreter, index = arg[index], index - 1
        end
        local pipe = assert(io.popen(command:format(package.path:gsub("'", "'\\''"), interpreter)))
        assert.equal("1576654080", pipe:read("*a"))
        pipe:close()
    end)
end)
