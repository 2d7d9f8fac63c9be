-- A host may never resume a coroutine again that waits in a call: nginx ends the coroutines of a
-- request whose client has gone, for one. Nothing of the call may stay with the client.

local hwmeeting = require "hwmeeting"
local sandbox = require "hwmeeting.sandbox"
local state_of = require("hwmeeting.client.state").of

local box

setup(function()
    box = assert(sandbox.start { faults = "latency=0.2", rate_limit = 100000 })
end)

teardown(function()
    box:stop()
end)

-- A loop that resumes nothing but the pump.
local function make_loop()
    local loop, pump = { name = "forgetful" }, nil

    function loop.background(f)
        pump = coroutine.create(f)
        assert(coroutine.resume(pump))
    end

    loop.spawn = loop.background
    loop.sleep = coroutine.yield

    function loop.new_signal()
        return { wait = coroutine.yield, set = function() end }
    end

    --- Runs the pump to its end.
    function loop.drive()
        while coroutine.status(pump) ~= "dead" do
            assert(coroutine.resume(pump))
        end
    end

    return loop
end

describe("a call whose coroutine is never resumed", function()
    local function abandon(client, list)
        local caller = coroutine.create(function() list(client) end)
        assert(coroutine.resume(caller))
        assert.equal("suspended", coroutine.status(caller))
    end

    local function count_members(client)
        local count = 0
        for _ in pairs(state_of(client).scope.members) do
            count = count + 1
        end
        return count
    end

    it("leaves nothing behind once it has ended", function()
        local loop = make_loop()
        local options = box:options()
        options.loop = loop
        local client = hwmeeting.new(options)
        options.loop = nil
        local token = assert(hwmeeting.new(options):create_app_id_token {}).accessToken
        for _ = 1, 3 do
            abandon(client, function()
                client:call("SearchOnlineMeetings", { limit = 1 }, { access_token = token })
            end)
        end
        assert.equal(3, count_members(client))
        loop.drive()
        for _ = 1, 3 do
            collectgarbage()
        end
        assert.equal(0, count_members(client))
        client:close()
    end)

    it("keeps what a transport has asked to be told, as long as the call goes on", function()
        local told = 0
        local client = hwmeeting.new { base_url = box.url, access_token = "token",
            transport = function(_, limits)
                limits:on_cancel(function() told = told + 1 end)
                limits:on_cancel(function() told = told + 1 end)
                collectgarbage()
                collectgarbage()
                return nil, coroutine.yield()
            end }
        local caller = coroutine.create(function()
            return client:search_online_meetings { limit = 1 }
        end)
        assert(coroutine.resume(caller))
        collectgarbage()
        collectgarbage()
        client:close()
        assert.equal(2, told)
        local ok, result, err = coroutine.resume(caller, { message = "stopped" })
        assert.is_true(ok)
        assert.is_nil(result)
        assert.equal("cancelled", err.kind)
    end)
end)
