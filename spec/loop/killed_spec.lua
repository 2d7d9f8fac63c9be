-- Hosts end coroutines in the middle of a call: a script closes one, a program drops a controller.
-- What was held goes back, and nobody who waits for the same thing waits for the dead. What nginx
-- does of the kind is in spec/nginx/killed_spec.lua.

local core = require "hwmeeting.core"
local http_service = require "spec.support.http_service"
local hwmeeting = require "hwmeeting"
local loops = require "spec.support.loops"
local sandbox = require "hwmeeting.sandbox"

local unpack = table.unpack or unpack -- luacheck: ignore 143 113

local can_close = coroutine.close ~= nil -- luacheck: ignore 143

-- The service, and a server that speaks HTTP/1.1: who holds the one connection that a client has
-- there keeps everybody else out.
local box, service

setup(function()
    box = assert(sandbox.start { rate_limit = 100000 })
    service = http_service.start()
end)

teardown(function()
    box:stop()
    service:stop()
end)

before_each(function()
    assert(box:admin("reset", {}))
    assert(box:admin("faults", { faults = "latency=8:SearchMeetings latency=0.5" }))
end)

local function client_of(loop)
    local options = box:options()
    options.loop = loop
    return hwmeeting.new(options)
end

local function client_of_one_connection(loop)
    return hwmeeting.new { base_url = service:url("http", ""):gsub("/$", ""),
        access_token = "unused", max_connections_per_host = 1, loop = loop }
end

local function list(client)
    return client:search_online_meetings { limit = 1 }
end

local function slow(client)
    return client:request { method = "GET", path = "/delay/8000" }
end

local function quick(client)
    local _, err = client:request { method = "GET", path = "/status/404" }
    return err.status
end

local function sign_ins()
    return #assert(box:admin "requests?operation=CreateAppIdToken").requests
end

local function seconds_of(f, ...)
    local began = core.clock()
    local result = f(...)
    return core.clock() - began, result
end

-- What is tried in each loop. `kill(client, call)` begins a call and ends its coroutine soon.
local function it_gives_back(name, run, kill)
    it("frees the connection of a call within a second, in " .. name, function()
        local took, status
        run(function()
            local client = client_of_one_connection(name)
            assert.equal(404, quick(client))
            kill(client, slow)
            took, status = seconds_of(quick, client)
        end)
        assert.equal(404, status)
        assert.is_true(took < 4, "took " .. took)
    end)

    it("lets a sign-in go on for the others, in " .. name, function()
        local took, page
        run(function()
            local client = client_of(name)
            kill(client, list)
            took, page = seconds_of(list, client)
        end)
        assert.is_table(page)
        assert.is_true(took < 4, "took " .. took)
        assert.equal(1, sign_ins())
    end)
end

describe("a coroutine that is closed", function()
    if not can_close then
        it("is tried where Lua can close one", function()
            pending "coroutine.close is there from Lua 5.4 on"
        end)
        return
    end

    local function close(co)
        assert.equal("suspended", coroutine.status(co))
        assert(coroutine.close(co)) -- luacheck: ignore 143
    end

    local function kill_task(client, call)
        local co
        local task = client:task(function()
            co = coroutine.running()
            return call(client)
        end)
        task:wait(0.2)
        close(co)
    end

    it_gives_back("plain", function(f) f() end, kill_task)
    it_gives_back("frame", function(f) loops.in_host("frame", f) end, kill_task)
    it_gives_back("luv", function(f) loops.in_host("luv", f) end, function(client, call)
        local co = coroutine.create(function() call(client) end)
        assert(coroutine.resume(co))
        require("hwmeeting.loop").choose("luv").sleep(0.2)
        close(co)
    end)

    it("is no task of the program's any more", function()
        local client, co = client_of "plain", nil
        client:task(function()
            co = coroutine.running()
            require("hwmeeting.loop").choose("plain").new_signal():wait(1e9)
        end)
        assert.equal(1, client:pump(5))
        close(co)
        local ends_at = core.clock() + 5
        while client:pump(5) > 0 and core.clock() < ends_at do
            core.sleep(0.02)
        end
        assert.equal(0, client:pump(5))
    end)

    it("is the end of a task that others wait for", function()
        local client, co = client_of "plain", nil
        local task = client:task(function()
            co = coroutine.running()
            return client:search_meetings { limit = 1 }
        end)
        task:wait(0.2)
        assert.is_false(task.done)
        close(co)
        assert.is_true(task.done)
        local result, err = task:wait(5)
        assert.is_nil(result)
        assert.equal("cancelled", err.kind)
        assert.matches("ended", err.message)
    end)

    it("takes along what others do for it", function()
        local client, co, begun = client_of_one_connection "plain", nil, 0
        local task = client:task(function()
            co = coroutine.running()
            return client:map({ 1, 2, 3, 4, 5, 6 }, function()
                begun = begun + 1
                return slow(client)
            end, { concurrency = 2 })
        end)
        task:wait(0.3)
        close(co)
        local took, status = seconds_of(quick, client)
        assert.equal(404, status)
        assert.is_true(took < 4, "took " .. took)
        assert.equal(2, begun)
    end)

    it("is the error of its item, where many are worked on", function()
        local client, closed = client_of "plain", nil
        local results, errors = client:map({ 1, 2, 3 }, function(index)
            if index == 1 then
                closed = coroutine.running()
                return client:search_meetings { limit = 1 }
            elseif index == 2 then
                require("hwmeeting.loop").choose("plain").sleep(0.5)
                close(closed)
            end
            return index
        end, { concurrency = 2 })
        assert.same({ [2] = 2, [3] = 3 }, results)
        assert.equal("cancelled", errors[1].kind)
    end)
end)

describe("a controller that is dropped", function()
    -- Runs `f` in a controller for 0.2 s, and forgets both.
    local function drop(f)
        local controller = require("cqueues").new()
        controller:wrap(f)
        local ends_at = core.clock() + 0.2
        while core.clock() < ends_at do
            assert(controller:step(0.02))
        end
    end

    it("keeps nobody else from signing in", function()
        local client, took, page = client_of "cqueues", nil, nil
        drop(function() list(client) end)
        loops.in_host("cqueues", function() took, page = seconds_of(list, client) end)
        assert.is_table(page)
        assert.is_true(took < 4, "took " .. took)
    end)

    it("keeps nobody else from signing in, when it is collected as well", function()
        local client, page = client_of "cqueues", nil
        drop(function() list(client) end)
        collectgarbage()
        collectgarbage()
        loops.in_host("cqueues", function() page = list(client) end)
        assert.is_table(page)
    end)
end)

-- A loop of the user's own, which can forget a coroutine: it never goes on, and nobody is told.
local function forgetful_loop()
    local threads, loop = {}, { name = "forgetful" }

    function loop.spawn(f)
        threads[#threads + 1] = coroutine.create(f)
        return threads[#threads]
    end

    local function yield_until(is_over, seconds)
        local ends_at = core.clock() + seconds
        repeat
            coroutine.yield()
        until is_over() or core.clock() >= ends_at
    end

    function loop.sleep(seconds)
        yield_until(function() return false end, seconds)
    end

    function loop.new_signal()
        local is_set = false
        return {
            set = function() is_set = true end,
            wait = function(_, seconds)
                if not is_set then
                    yield_until(function() return is_set end, seconds)
                end
                is_set = false
            end,
        }
    end

    function loop.forget(thread)
        for index, other in ipairs(threads) do
            if other == thread then
                table.remove(threads, index)
            end
        end
    end

    --- Drives all until this one has ended; raises what it raises.
    function loop.run(f)
        local main = loop.spawn(f)
        while coroutine.status(main) ~= "dead" do
            for _, thread in ipairs({ unpack(threads) }) do
                if coroutine.status(thread) == "dead" then
                    loop.forget(thread)
                else
                    assert(coroutine.resume(thread))
                end
            end
            core.sleep(0.001)
        end
    end

    return loop
end

describe("a coroutine that its loop forgets", function()
    local function seconds_after(forgotten)
        local loop, took, status = forgetful_loop(), nil, nil
        local client = client_of_one_connection(loop)
        loop.run(function()
            assert.equal(404, quick(client))
            do
                local thread = loop.spawn(function() slow(client) end)
                loop.sleep(0.2)
                loop.forget(thread)
            end
            forgotten()
            took, status = seconds_of(quick, client)
        end)
        assert.equal(404, status)
        return took
    end

    it("gives its connection back when it is collected", function()
        local took = seconds_after(function()
            collectgarbage()
            collectgarbage()
        end)
        assert.is_true(took < 4, "took " .. took)
    end)

    it("is collected when others queue for its connection", function()
        collectgarbage "stop"
        finally(function() collectgarbage "restart" end)
        local took = seconds_after(function() end)
        assert.is_true(took < 4, "took " .. took)
    end)
end)

describe("a thread that copas removes", function()
    if not loops.has_copas_4() then
        it("is tried where copas 4 is installed", function()
            pending "copas 4 is not installed: removed threads are NOT tried"
        end)
        return
    end

    local copas = require "copas"

    it_gives_back("copas", function(f) loops.in_host("copas", f) end,
        function(client, call)
            local thread = copas.addthread(function() call(client) end)
            copas.pause(0.2)
            copas.removethread(thread)
        end)
end)
