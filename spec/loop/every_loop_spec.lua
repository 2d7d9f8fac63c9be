-- What holds in every loop: calls run at once, results keep their order, a failure stops nothing
-- else, a deadline and a cancellation reach what is in flight.

local core = require "hwmeeting.core"
local errors = require "hwmeeting.errors"
local hwmeeting = require "hwmeeting"
local loops = require "spec.support.loops"
local sandbox = require "hwmeeting.sandbox"

-- The second is for counting what is in flight at once: the first goes on for a while with calls
-- that were cancelled.
local box, quiet_box

-- Slow for SearchMeetings, and turned away for ShowRegionInfoOfMeeting; what more, a spec says.
local faults = "latency=2.5:SearchMeetings throttle=60:ShowRegionInfoOfMeeting "

setup(function()
    box = assert(sandbox.start { faults = faults, rate_limit = 100000 })
    quiet_box = assert(sandbox.start { faults = "latency=0.3", rate_limit = 100000 })
end)

teardown(function()
    box:stop()
    quiet_box:stop()
end)

local function numbers(count)
    local list = {}
    for index = 1, count do
        list[index] = index
    end
    return list
end

local function set_faults(more)
    assert(box:admin("faults", { faults = more and faults .. more or faults }))
end

loops.each(function(name, run, option)
    describe("in " .. name, function()
        local client

        before_each(function()
            set_faults()
            assert(box:admin("requests/clear", {}))
            client = hwmeeting.new(box:options { loop = option })
        end)

        after_each(function()
            client:close()
        end)

        local function list()
            return client:search_online_meetings { limit = 1 }
        end

        it("makes calls at once, and signs in once for all", function()
            assert(quiet_box:admin("requests/clear", {}))
            client = hwmeeting.new(quiet_box:options { loop = option })
            local results, problems
            run(function()
                results, problems = client:map(numbers(20), list, { concurrency = 10 })
            end)
            assert.is_nil(problems)
            assert.equal(20, #results)
            assert.equal(1, #results[20].data)
            local sign_ins = assert(quiet_box:admin "requests?operation=CreateAppIdToken").requests
            assert.equal(1, #sign_ins)
            assert.equal(10, assert(quiet_box:admin "status").peak)
        end)

        it("loses no wait when garbage is collected", function()
            local task
            set_faults "latency=0.2"
            run(function()
                task = client:task(function() return client:map(numbers(10), list) end)
                for _ = 1, 20 do
                    collectgarbage()
                    task:wait(0.02)
                end
                -- A lost wait is made good after some seconds only.
                task:wait(4)
            end)
            assert.is_true(task.done)
            assert.equal(10, #task.result)
        end)

        it("keeps results in order and errors with their items", function()
            local results, problems
            local told = {}
            run(function()
                results, problems = hwmeeting.gather({
                    list,
                    function() error "raised" end,
                    function() return nil, "returned" end,
                    function() return client:search_online_meetings { limit = 501 } end,
                    function() return nil end,
                    function() return false end,
                }, { loop = option, concurrency = 2, progress = function(done, total)
                    told[#told + 1] = done .. "/" .. total
                end })
            end)
            assert.equal(1, #results[1].data)
            assert.matches("raised", problems[2])
            assert.equal("returned", problems[3])
            assert.equal("argument", problems[4].kind)
            assert.is_nil(results[5])
            assert.is_nil(problems[5])
            assert.is_false(results[6])
            assert.same({ "1/6", "2/6", "3/6", "4/6", "5/6", "6/6" }, told)
        end)

        it("has nothing to do for an empty list", function()
            local results, problems
            run(function() results, problems = client:map({}, list) end)
            assert.same({}, results)
            assert.is_nil(problems)
        end)

        it("ends what is in flight at the deadline and begins nothing after it", function()
            local results, problems, took
            run(function()
                assert(list())
                local began = core.clock()
                results, problems = client:map(numbers(6), function(index)
                    if index == 1 then
                        return list()
                    end
                    return client:search_meetings { limit = 1 }
                end, { deadline = 0.5, concurrency = 3 })
                took = core.clock() - began
            end)
            assert.equal(1, #results[1].data)
            for index = 2, 6 do
                assert.equal("timeout", problems[index].kind)
            end
            assert.is_true(took < 2)
        end)

        it("ends a cancelled task's calls at once, and no other's", function()
            local task, other
            set_faults "latency=0.3:SearchOnlineMeetings"
            run(function()
                assert(list())
                task = client:task(function()
                    return client:map(numbers(3), function()
                        return client:search_meetings { limit = 1 }
                    end)
                end)
                other = client:task(list)
                task:wait(0.1)
                assert.is_false(task.done)
                task:cancel()
                task:cancel()
                task:wait()
                other:wait()
            end)
            assert.is_nil(task.result[1])
            assert.equal(1, #other.result.data)
        end)

        it("says that a cancelled call was cancelled, and refuses the next", function()
            local first, second
            run(function()
                assert(list())
                local task = client:task(function()
                    first = select(2, client:search_meetings { limit = 1 })
                    second = select(2, list())
                    return true
                end)
                task:wait(0.1)
                task:cancel()
                task:wait()
            end)
            assert.is_true(errors.is(first))
            assert.equal("cancelled", first.kind)
            assert.equal("SearchMeetings", first.operation)
            assert.equal("cancelled", second.kind)
        end)

        it("returns cancelled to the calls of a client that is closed", function()
            local task
            run(function()
                assert(list())
                task = client:task(function() return client:search_meetings { limit = 1 } end)
                task:wait(0.1)
                client:close()
                task:wait()
            end)
            assert.equal("cancelled", task.err.kind)
            assert.equal("the client was closed", task.err.message)
        end)

        it("cancels a wait before a repeat", function()
            local waits, task, took = 0, nil, nil
            local patient = hwmeeting.new(box:options {
                loop = option, timeout = 600, pace = false,
                on_retry = function() waits = waits + 1 end,
            })
            run(function()
                task = patient:task(function() return patient:region "1" end)
                local began = core.clock()
                while waits < 1 and core.clock() - began < 20 do
                    task:wait(0.02)
                end
                began = core.clock()
                task:cancel()
                task:wait(20)
                took = core.clock() - began
            end)
            assert.equal(1, waits)
            assert.equal("cancelled", task.err.kind)
            assert.is_true(took < 5)
        end)

        it("returns the errors of connections that are refused or dropped", function()
            local refused, dropped
            set_faults "drop:ShowMeetingDetail"
            run(function()
                local nobody = hwmeeting.new { base_url = "http://127.0.0.1:1", retries = 0,
                    access_token = "any", loop = option }
                refused = select(2, nobody:search_meetings())
                dropped = select(2, client:call("ShowMeetingDetail", { conferenceID = "1" },
                    { retries = 0 }))
            end)
            assert.equal("transport", refused.kind)
            assert.is_true(refused.unsent)
            assert.equal("transport", dropped.kind)
        end)

        it("goes on with the others when a progress function raises, and raises it", function()
            local ok, problem
            run(function()
                ok, problem = require("hwmeeting.loop.coroutines").protect(client.map, client,
                    numbers(3), list, { progress = function() error "no more" end })
                assert(list())
            end)
            assert.is_false(ok)
            assert.matches("no more", problem)
        end)

        it("fetches the next page while one is used", function()
            local seen = {}
            run(function()
                local it = client:online_meetings { limit = 1, prefetch = true }
                assert(it:next())
                -- Nobody asks for the second page, and it comes.
                local began = core.clock()
                repeat
                    client:task(function() return true end):wait()
                    seen = assert(box:admin "requests?operation=SearchOnlineMeetings").requests
                until #seen == 2 or core.clock() - began > 10
                assert.equal(2, #assert(it:all()))
                assert.is_nil((it:next()))
            end)
            assert.equal(2, #seen)
            local asked = assert(box:admin "requests?operation=SearchOnlineMeetings").requests
            assert.equal(3, #asked)
        end)
    end)
end)

describe("copas", function()
    it("is tried where copas 4 is installed", function()
        if not loops.has_copas_4() then
            pending "copas 4 is not installed: its adapter is NOT tried"
        end
    end)
end)
