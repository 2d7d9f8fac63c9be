-- Time zones against an independent reader of the same database, the `date` of the system; and
-- files that are hostile.

local time = require "hwmeeting.time"
local tzif = require "hwmeeting.time.tzif"
local zone = require "hwmeeting.time.zone"

local zones = { "Asia/Shanghai", "Europe/Berlin", "Europe/London", "Europe/Dublin",
    "America/New_York", "America/Sao_Paulo", "America/St_Johns", "Asia/Kolkata", "Asia/Kathmandu",
    "Australia/Sydney", "Australia/Lord_Howe", "Pacific/Apia", "Pacific/Auckland",
    "Africa/Casablanca", "Africa/Cairo", "Asia/Tehran", "Asia/Gaza", "America/Nuuk", "Etc/GMT+12",
    "Antarctica/Troll", "America/Caracas", "Asia/Pyongyang", "UTC" }

-- What the system's `date` shows: lines "2026-12-01 09:30:00 +0800", one for each moment.
local function shown_by_date(name, moments)
    local path = os.tmpname()
    local file = assert(io.open(path, "w"))
    for _, moment in ipairs(moments) do file:write("@", ("%d"):format(moment), "\n") end
    file:close()
    local pipe = assert(io.popen(("TZ=%s date -f %s '+%%F %%T %%z'"):format(name, path)))
    local lines = {}
    for line in pipe:lines() do
        lines[#lines + 1] = line:gsub("%-0000$", "+0000") -- which is how `date` marks "unknown"
    end
    pipe:close()
    os.remove(path)
    return lines
end

local function offset_text(seconds)
    local minutes = math.floor(math.abs(seconds) / 60)
    return ("%s%02d%02d"):format(seconds < 0 and "-" or "+", math.floor(minutes / 60), minutes % 60)
end

describe("a time zone", function()
    for _, name in ipairs(zones) do
        it("shows what the system's date shows: " .. name, function()
            local moments = {}
            for moment = 0, 4102444800, 5011200 + 1801 do moments[#moments + 1] = moment end
            local expected = shown_by_date(name, moments)
            assert.equal(#moments, #expected)
            for index, moment in ipairs(moments) do
                local text, offset = time.to_local(moment, name)
                assert.equal(expected[index], text .. " " .. offset_text(offset))
                local back, later = time.from_local(text, name)
                assert.is_true(back == moment or later == moment)
            end
        end)
    end

    it("is every number of the service", function()
        for number = 1, 77 do
            assert.is_number((zone.of(number)).first)
            assert.equal(zone.of(number), zone.of(tostring(number)))
        end
        assert.equal("56", time.zone_id "Asia/Shanghai")
        assert.equal("56", time.zone_id "Asia/Taipei")
        assert.is_nil(time.zone_id "Mars/Olympus")
        assert.equal(1796088600, time.from_local("2026-12-01 09:30", "56"))
        assert.equal("2026-12-01 09:30:00", (time.to_local(1796088600, 56)))
    end)

    it("is an offset, or UTC", function()
        assert.equal(1796088600, time.from_local("2026-12-01 09:30", "+08:00"))
        assert.equal(1796088600, time.from_local("2026-12-01 01:30", "UTC"))
        assert.equal("2026-11-30 20:00:00", (time.to_local(1796088600, "-05:30")))
    end)

    it("has times that do not exist, and times that come twice", function()
        local none, problem = time.from_local("2026-03-29 02:30", "Europe/Berlin")
        assert.is_nil(none)
        assert.matches("set forward", problem)
        local first, second = time.from_local("2026-10-25 02:30", "Europe/Berlin")
        assert.equal(3600, second - first)
        assert.equal("2026-10-25 02:30:00", (time.to_local(first, "Europe/Berlin")))
        assert.equal("2026-10-25 02:30:00", (time.to_local(second, "Europe/Berlin")))
    end)

    it("has a name that cannot lead out of the database", function()
        for _, name in ipairs { "../etc/passwd", "/etc/passwd", "Europe/../../x", "localtime",
            "posixrules", "right/UTC", "Europe//Berlin", "Europe", "", "78", "0", "a\0b",
            "Europe/Berlin\n", ("a"):rep(70), "+25:00", "Nowhere/Atall" } do
            assert.has_error(function() time.to_local(0, name) end)
        end
        assert.has_error(function() time.to_local(0, {}) end)
        assert.has_error(function() time.to_local(0) end)
    end)
end)

describe("a zone's file", function()
    local function read(name)
        local file = assert(io.open("/usr/share/zoneinfo/" .. name, "rb"))
        local text = file:read "*a"
        file:close()
        return text
    end

    it("is refused or read, whatever is in it, and never raises", function()
        local state = 7
        local function random(n)
            state = state * 16807 % 2147483647
            return state % n + 1
        end
        local whole = read "Europe/Berlin"
        for length = 0, #whole, 7 do tzif.read(whole:sub(1, length)) end
        for _ = 1, 3000 do
            local at = random(#whole)
            local text = whole:sub(1, at - 1) .. string.char(random(256) - 1) .. whole:sub(at + 1)
            local found = tzif.read(text)
            if found then
                for _, transition in ipairs(found.transitions) do
                    assert.is_true(math.abs(transition.offset) < 26 * 3600)
                end
            end
        end
        for _, text in ipairs { "", "TZif", "TZif2" .. ("\255"):rep(60), ("TZif2"):rep(40) } do
            assert.is_nil((tzif.read(text)))
        end
    end)

    it("has a rule that is read or refused", function()
        assert.same({ offset = 28800 }, tzif.read_rule "CST-8")
        local rule = tzif.read_rule "<-03>3<-02>,M3.5.0/-2,M10.5.0/-1"
        assert.equal(-10800, rule.offset)
        assert.equal(-7200, rule.begins.clock)
        assert.equal(7200, tzif.read_rule("EET-2EEST,J60,300/25:30").dst_offset - 3600)
        for _, text in ipairs { "", "8", "CST", "CST-99:99:99x", "CET-1CEST", "CET-1CEST,M3",
            "CET-1CEST,M3.5.0,M10.5.0x", "<CET-1" } do
            assert.is_nil(tzif.read_rule(text))
        end
    end)
end)
