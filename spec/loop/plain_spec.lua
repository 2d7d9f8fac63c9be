-- What is particular to a script without a loop, to the game loop, and to plain Lua 5.1.

local core = require "hwmeeting.core"
local coroutines = require "hwmeeting.loop.coroutines"
local hwmeeting = require "hwmeeting"
local loops = require "spec.support.loops"
local sandbox = require "hwmeeting.sandbox"
local shell = require "spec.support.shell"

local box

setup(function()
    box = assert(sandbox.start { rate_limit = 100000 })
end)

teardown(function()
    box:stop()
end)

describe("a script without a loop", function()
    local client

    setup(function() assert(box:admin("faults", { faults = "latency=0.2" })) end)
    teardown(function() assert(box:admin("faults", { faults = "" })) end)

    before_each(function()
        client = hwmeeting.new(box:options())
        assert(box:admin("requests/clear", {}))
    end)

    after_each(function()
        client:close()
    end)

    local function list()
        return client:search_online_meetings { limit = 1 }
    end

    it("blocks in a coroutine of its own", function()
        local page
        local co = coroutine.create(function() page = list() end)
        assert(coroutine.resume(co))
        assert.equal("dead", coroutine.status(co))
        assert.equal(1, #page.data)
    end)

    it("blocks in a coroutine of its own inside a task", function()
        local results, problems = hwmeeting.gather {
            function()
                local page
                coroutine.wrap(function() page = list() end)()
                return page
            end,
            list,
        }
        assert.is_nil(problems)
        assert.equal(1, #results[1].data)
        assert.equal(1, #results[2].data)
    end)

    it("lets tasks go on while a call outside of them blocks", function()
        assert(list())
        local tasks = {}
        for index = 1, 4 do
            tasks[index] = client:task(list)
        end
        assert(list())
        for index = 1, 4 do
            tasks[index]:wait()
            assert.equal(1, #tasks[index].result.data)
        end
        assert.equal(5, assert(box:admin "status").peak)
    end)

    it("gathers inside what it gathers", function()
        local function pair()
            return hwmeeting.gather { list, list }
        end
        assert(list())
        local results, problems = hwmeeting.gather { pair, pair, pair }
        assert.is_nil(problems)
        assert.equal(1, #results[3][2].data)
        assert.equal(6, assert(box:admin "status").peak)
    end)

    it("serves clients with different connection caps at once", function()
        local narrow = hwmeeting.new(box:options { max_connections_per_host = 1 })
        local results, problems = hwmeeting.gather { list, list, function()
            return narrow:search_online_meetings { limit = 1 }
        end }
        assert.is_nil(problems)
        assert.equal(3, #results)
        narrow:close()
    end)

    it("waits for a task no longer than told", function()
        assert(list())
        local task = client:task(list)
        local began = core.clock()
        assert.is_nil(task:wait(0.05))
        assert.is_true(core.clock() - began < 0.19)
        assert.is_false(task.done)
        assert.is_table(task:wait())
    end)

    it("refuses what makes no sense", function()
        assert.error_matches(function() client:map({}, nil) end, "a list and a function")
        assert.error_matches(function() client:map({}, list, { concurrency = 0 }) end,
            "`concurrency` must be")
        assert.error_matches(function() client:map({}, list, { concurency = 1 }) end,
            "unknown option `concurency`")
        assert.error_matches(function() hwmeeting.new { loop = "lov" } end, "did you mean `luv`")
        assert.error_matches(function() hwmeeting.new { loop = {} } end,
            "needs a function `spawn`")
    end)
end)

describe("the game loop", function()
    it("refuses a call outside of a task", function()
        local client = hwmeeting.new(box:options { loop = "frame" })
        assert.error_matches(function() client:search_online_meetings() end,
            "must be inside client:task")
        assert.error_matches(function() client:map({ 1 }, function() end) end,
            "must be inside client:task")
    end)

    it("counts the tasks that have not ended, and begins nothing after the budget", function()
        local client = hwmeeting.new(box:options { loop = "frame" })
        local begun = 0
        for _ = 1, 3 do
            client:task(function()
                begun = begun + 1
                core.sleep(0.01)
                return true
            end)
        end
        assert.equal(2, client:pump(5))
        assert.equal(1, begun)
        assert.equal(0, client:pump(1000))
        assert.equal(3, begun)
    end)
end)

describe("client:pump", function()
    it("says that other loops drive themselves", function()
        local client = hwmeeting.new(box:options { loop = "cqueues" })
        assert.error_matches(function() client:pump(1) end, "`cqueues` drives itself")
    end)
end)

describe("a call where its loop cannot wait", function()
    it("says where it may be made", function()
        local in_cqueues = hwmeeting.new(box:options { loop = "cqueues" })
        assert.error_matches(function() in_cqueues:search_meetings() end, "controller:wrap")
        local in_luv = hwmeeting.new(box:options { loop = "luv" })
        assert.error_matches(function() in_luv:search_meetings() end, "coroutine.wrap")
    end)
end)

describe("a `for` over a list in a coroutine", function()
    loops.each(function(name, run, option)
        it(coroutines.can_yield_in_iterators and "works in " .. name
            or "names it:next() in " .. name, function()
            local client = hwmeeting.new(box:options { loop = option })
            local seen, problem = 0, nil
            local function count()
                for _ in client:online_meetings { limit = 2 } do
                    seen = seen + 1
                end
                return true
            end
            run(function()
                problem = select(2, hwmeeting.gather({ count }, { loop = option }))
            end)
            if coroutines.can_yield_in_iterators then
                assert.is_nil(problem)
                assert.equal(3, seen)
            else
                assert.matches("plain_spec.lua:%d+: .*local item, err = it:next%(%)", problem[1])
                assert.equal(0, seen)
            end
        end)
    end)
end)

describe("a Lua state that is closed with calls in flight", function()
    local function code(loop)
        return ([[
            local hwmeeting = require "hwmeeting"
            local client = hwmeeting.new { base_url = %q, ca_file = %q, app_id = %q, app_key = %q,
                loop = "%s" }
            %s
        ]]):format(box.url, box.ca_file, box.app_id, box.app_key, loop, loop == "plain" and [[
            local tasks = {}
            for index = 1, 5 do
                tasks[index] = client:task(function() return client:search_meetings() end)
            end
            for _ = 1, 10 do
                client:pump(1)
            end
            io.write(tasks[1].done and "done" or "in flight")
        ]] or [[
            local controller = require("cqueues").new()
            for index = 1, 5 do
                controller:wrap(function() return client:search_meetings() end)
            end
            for _ = 1, 5 do
                controller:step(0.001)
            end
            io.write("in flight")
        ]])
    end

    it("ends quietly", function()
        assert.equal("in flight", shell.lua(code "plain"))
        assert.equal("in flight", shell.lua(code "cqueues"))
    end)
end)

describe("a transport that yields to a scheduler of the program's own", function()
    -- Coroutines that hand out their requests, and go on with an answer.
    local function begin(client)
        local co = coroutine.create(function()
            return client:search_online_meetings { limit = 1 }
        end)
        local _, request = assert(coroutine.resume(co))
        return co, request
    end

    local function go_on(co, body)
        return select(2, assert(coroutine.resume(co, { status = 200, body = body })))
    end

    local token = '{"accessToken":"t","validPeriod":3600,"user":{}}'
    local page = '{"offset":0,"limit":1,"count":0,"data":[]}'

    it("gets the sign-in as well, and blocks nobody", function()
        local client = hwmeeting.new { app_id = "a", app_key = "k", base_url = "https://h",
            transport = coroutine.yield }
        local began = core.clock()
        local first, sign_in = begin(client)
        assert.matches("/acs/auth/appauth$", sign_in.url)
        local second, other = begin(client)
        assert.is_true(core.clock() - began < 0.5)
        assert.matches("/acs/auth/appauth$", other.url)
        assert.matches("/online$", go_on(second, token).url:match "^[^?]*")
        assert.same({}, go_on(second, page).data)
        assert.matches("/online$", go_on(first, token).url:match "^[^?]*")
        assert.same({}, go_on(first, page).data)
    end)
end)
