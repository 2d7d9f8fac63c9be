-- Coroutines are closed at random moments: in sign-ins, in control tokens, in calls, in waits
-- before repeats. Whoever comes next is served as if nobody had been there.

local core = require "hwmeeting.core"
local hwmeeting = require "hwmeeting"
local loops = require "spec.support.loops"
local sandbox = require "hwmeeting.sandbox"

local close = coroutine.close -- luacheck: ignore 143

local victims = 40

describe("coroutines that are closed at random", function()
    if not close then
        it("are tried where Lua can close one", function()
            pending "coroutine.close is there from Lua 5.4 on"
        end)
        return
    end

    local box, id, password

    setup(function()
        box = assert(sandbox.start { rate_limit = 100000 })
        local client = hwmeeting.new(box:options())
        local conference = assert(client:schedule { subject = "kills", minutes = 120 })
        id, password = conference.conferenceID, client:password_of(conference)
        assert(client:meeting(id, { password = password }):start())
    end)

    teardown(function() box:stop() end)

    before_each(function()
        assert(box:admin("faults",
            { faults = "latency=0.1 status=503:ShowRegionInfoOfMeeting@0.5" }))
    end)

    local function list(client)
        return client:search_online_meetings { limit = 1 }
    end

    -- What a victim may be at.
    local works = {
        list,
        function(client) return client:region(id) end,
        function(_, meeting) return meeting:mute_all() end,
        function(client) return client:map({ 1, 2, 3 }, function() return list(client) end) end,
    }

    -- Begins work and closes its coroutine after a moment, unless it has ended.
    local function begin_and_close(start, sleep, work)
        local co = start(work)
        sleep(math.random() * 0.3)
        if co() and coroutine.status(co()) == "suspended" then
            assert(close(co()))
        end
    end

    local function try(client, start, sleep)
        local seed = os.time() + math.floor(core.clock() * 1000) % 1000
        math.randomseed(seed)
        local meeting = client:meeting(id, { password = password })
        for index = 1, victims do
            if index % 5 == 0 then
                box:admin("tokens/expire", { kind = index % 2 == 0 and "access" or "control" })
            end
            local work = works[math.random(#works)]
            begin_and_close(start, sleep, function() work(client, meeting) end)
        end
        local began = core.clock()
        local page, err = list(client)
        local muted, mute_err = meeting:mute_all()
        local took = core.clock() - began
        local with_seed = " (seed " .. seed .. ")"
        assert.is_truthy(page, tostring(err) .. with_seed)
        assert.is_truthy(muted, tostring(mute_err) .. with_seed)
        assert.is_true(took < 8, "took " .. took .. with_seed)
        return with_seed
    end

    for _, name in ipairs { "plain", "frame" } do
        it("leave the next calls and no tasks behind, in " .. name, function()
            local client = hwmeeting.new(box:options { loop = name })
            local loop, with_seed = require("hwmeeting.loop").choose(name), nil
            loops.in_host(name, function()
                with_seed = try(client, function(work)
                    local co
                    client:task(function()
                        co = coroutine.running()
                        work()
                        return true
                    end)
                    return function() return co end
                end, loop.sleep)
            end)
            local ends_at = core.clock() + 10
            while client:pump(5) > 0 and core.clock() < ends_at do
                core.sleep(0.01)
            end
            assert.equal(0, client:pump(5), with_seed)
        end)
    end

    it("leave the next calls, in luv, and let its loop end", function()
        local client = hwmeeting.new(box:options { loop = "luv" })
        loops.in_host("luv", function()
            try(client, function(work)
                local co = coroutine.create(work)
                assert(coroutine.resume(co))
                return function() return co end
            end, require("hwmeeting.loop").choose("luv").sleep)
        end)
    end)
end)
