-- The loop whose clocks are its own: nothing is slept, answers are waited for.

local core = require "hwmeeting.core"
local hwmeeting = require "hwmeeting"
local sandbox = require "hwmeeting.sandbox"
local virtual = require "hwmeeting.loop.adapters.virtual"

describe("a virtual loop", function()
    local loop, began

    before_each(function()
        loop = virtual.new { now = 1700000000 }
        began = loop.clock()
    end)

    -- Really less than a second, and virtually so long.
    local function assert_passed(seconds, f)
        local really = core.clock()
        f()
        assert.is_true(core.clock() - really < 5)
        local passed = loop.clock() - began
        assert.is_true(passed >= seconds and passed < seconds + 5)
    end

    it("begins where it is told, and otherwise with the machine", function()
        assert.is_true(math.abs(loop.now() - 1700000000) <= 1)
        assert.is_true(math.abs(virtual.new().now() - os.time()) <= 1)
    end)

    it("sleeps through hours at once, on both clocks", function()
        assert_passed(7200, function() loop.sleep(7200) end)
        assert.is_true(math.abs(loop.now() - 1700007200) <= 5)
    end)

    it("wakes tasks in the order of their times", function()
        local order = {}
        assert_passed(100, function()
            hwmeeting.gather({
                function() loop.sleep(100) order[#order + 1] = "third" return true end,
                function() loop.sleep(1) order[#order + 1] = "first" return true end,
                function() loop.sleep(50) order[#order + 1] = "second" return true end,
            }, { loop = loop })
        end)
        assert.same({ "first", "second", "third" }, order)
    end)

    it("is moved by hand, and what waits goes on when it is driven next", function()
        local client = hwmeeting.new { loop = loop, access_token = "unused" }
        local task = client:task(function() loop.sleep(3600) return "woken" end)
        client:pump(5)
        assert.is_false(task.done)
        loop.advance(3601)
        client:pump(5)
        assert.equal("woken", task.result)
    end)

    it("ends a wait for a signal at its virtual time", function()
        assert_passed(600, function() loop.new_signal():wait(600) end)
    end)

    it("has a wall clock that can be set alone", function()
        loop.set_now(1600000000)
        assert.is_true(math.abs(loop.now() - 1600000000) <= 1)
        assert.is_true(loop.clock() - began < 5)
    end)

    it("refuses to run back, and what is no number", function()
        assert.error_matches(function() loop.advance(-1) end, "0 or more")
        assert.error_matches(function() loop.advance "1" end, "0 or more")
        assert.error_matches(function() loop.set_now(nil) end, "UTC unix seconds")
        assert.error_matches(function() virtual.new { now = "today" } end, "UTC unix seconds")
    end)

    it("is what a call in one of its tasks waits in by itself", function()
        local results = hwmeeting.gather({ function()
            return hwmeeting.gather({ function() loop.sleep(60) return loop.clock() end })
        end }, { loop = loop })
        assert.is_true(results[1][1] - began >= 60)
    end)
end)

describe("a client in a virtual loop", function()
    local box

    setup(function() box = assert(sandbox.start { faults = "latency=0.2", rate_limit = 1000 }) end)
    teardown(function() box:stop() end)
    before_each(function() assert(box:reset()) end)

    local function sign_ins()
        return #assert(box:admin "requests?operation=CreateAppIdToken").requests
    end

    it("waits for answers really, and for repeats not at all", function()
        local loop = virtual.new()
        local client = hwmeeting.new(box:options { loop = loop, timeout = 600 })
        assert(box:admin("faults", { faults = "throttle=300:ShowRegionInfoOfMeeting*1" }))
        local really = core.clock()
        assert(client:region "914083136")
        assert.is_true(core.clock() - really < 30)
        assert(box:admin("faults", { faults = "latency=0.2" }))
        really = core.clock()
        assert(client:search_online_meetings { limit = 1 })
        assert.is_true(core.clock() - really >= 0.2)
    end)

    it("signs in anew when its token's life has passed", function()
        local loop = virtual.new()
        local client = hwmeeting.new(box:options { loop = loop })
        assert(client:search_online_meetings { limit = 1 })
        assert(box:clock { advance = 3600 })
        assert(client:search_online_meetings { limit = 1 })
        assert.equal(1, sign_ins())
        assert(box:clock { advance = 86400 })
        assert(client:search_online_meetings { limit = 1 })
        assert.equal(2, sign_ins())
    end)

    it("goes along with the clock of the sandbox, back with the wall clock only", function()
        local loop = virtual.new()
        local client = hwmeeting.new(box:options { loop = loop })
        local woken = client:task(function() loop.sleep(3000) return true end)
        client:pump(1)
        local before = loop.clock()
        assert(box:clock { advance = 3600 })
        assert.is_true(math.abs(loop.now() - os.time() - 3600) <= 3)
        assert.is_true(loop.clock() - before >= 3599)
        client:pump(5)
        assert.is_true(woken.result)
        before = loop.clock()
        assert(box:clock { advance = -7200 })
        assert.is_true(math.abs(loop.now() - os.time() + 3600) <= 3)
        assert.is_true(loop.clock() >= before)
        assert(client:search_online_meetings { limit = 1 })
    end)

    it("runs many calls at once", function()
        local loop = virtual.new()
        local client = hwmeeting.new(box:options { loop = loop })
        local results, errors = client:map({ 1, 2, 3, 4, 5 }, function(limit)
            return client:search_online_meetings { limit = limit }
        end)
        assert.is_nil(errors)
        assert.equal(5, #results)
    end)
end)
