-- Calls that wait for the gateway's budget, in a time of their own: waiting takes no time, and the
-- sandbox's clock goes along.

local hwmeeting = require "hwmeeting"
local virtual = require "hwmeeting.loop.adapters.virtual"

local service

lazy_setup(function() service = require("spec.support.service").start { rate_limit = 20 } end)
lazy_teardown(function() service:stop() end)

local loop, waits

-- A client whose waits move the sandbox's clock as well.
local function client_with(options)
    options = options or {}
    options.loop, options.now = loop, loop.now
    options.on_wait = function(seconds, operation)
        waits[#waits + 1] = { seconds = seconds, operation = operation }
        service.box:admin("clock", { advance = seconds + 0.1 })
    end
    return service:client(options)
end

local function refusals()
    local count = 0
    for _, request in ipairs(service:requests()) do
        count = count + (request.status == 429 and 1 or 0)
    end
    return count
end

before_each(function()
    service:reset()
    service.box:admin("rate-limit", { limit = 20 })
    loop, waits = virtual.new(), {}
end)

local function use_up(client)
    for _ = 1, 20 do client:find_in_meeting "+1" end
end

describe("bulk work", function()
    it("waits for the next windows, and is never turned away", function()
        local client = client_with()
        local items = {}
        for index = 1, 50 do items[index] = tostring(index) end
        local results, errors = client:map(items, function(number)
            return client:find_in_meeting(number) == false and "free"
        end, { concurrency = 4 })
        assert.is_nil(errors)
        assert.equal(50, #results)
        assert.equal(0, refusals())
        assert.is_true(#waits > 0)
        assert.equal("CheckCallNumberInConf", waits[1].operation)
    end)

    it("that walks over pages waits as well", function()
        local client = client_with()
        local count = #assert(client:past_meetings({ queryAll = true, limit = 2,
            from = loop.now() - 180 * 86400, to = loop.now() }):all())
        assert.equal(180, count)
        assert.equal(0, refusals())
    end)

    it("gives up after max_wait, with what it waits for", function()
        local client = client_with { max_wait = 5, on_wait = nil }
        use_up(client)
        local _, err = client:call("CheckCallNumberInConf", { call_number = "+1" },
            { bulk = true, timeout = 1 })
        assert.equal("rate_limit", err.kind)
        assert.equal("not_sent", err.outcome)
        assert.is_true(err.retry_after > 5 and err.retry_after <= 60)
    end)

    it("that acts is not sent after its timeout", function()
        local client = client_with()
        for _ = 1, 20 do
            assert(client:schedule { subject = "x", start = loop.now() + 7200 })
        end
        local before = service:count "CreateMeeting"
        local results, errors = client:map({ 1, 2 }, function()
            return client:schedule({ subject = "y", start = loop.now() + 7200 }, { timeout = 10 })
        end)
        assert.same({}, results)
        assert.equal("rate_limit", errors[1].kind)
        assert.equal(before, service:count "CreateMeeting")
    end)
end)

describe("a single call", function()
    it("is refused at once when its timeout cannot suffice, and nothing is sent", function()
        local client = client_with()
        use_up(client)
        local sent, began = service:count "CheckCallNumberInConf", loop.clock()
        local _, err = client:find_in_meeting("+1", { timeout = 10 })
        assert.equal("rate_limit", err.kind)
        assert.is_true(err.retryable)
        assert.is_true(err.retry_after > 10 and err.retry_after <= 60)
        assert.equal(sent, service:count "CheckCallNumberInConf")
        assert.is_true(loop.clock() - began < 1)
    end)

    it("waits inside its timeout", function()
        local client = client_with()
        use_up(client)
        assert.is_false((client:find_in_meeting("+1", { timeout = 100 })))
        assert.equal(1, #waits)
        assert.equal(0, refusals())
    end)

    it("goes from the reserve that bulk work leaves", function()
        service.box:admin("rate-limit", { limit = 100 })
        local client = client_with { max_wait = 0 }
        local function in_bulk()
            return client:find_in_meeting("+1", { bulk = true, timeout = 1 })
        end
        for _ = 1, 97 do assert.is_false((in_bulk())) end
        assert.equal(3, client:budget("CheckCallNumberInConf").remaining)
        local sent = service:count "CheckCallNumberInConf"
        assert.is_nil((in_bulk()))
        assert.equal(sent, service:count "CheckCallNumberInConf")
        assert.is_false((client:find_in_meeting "+1"))
        assert.equal(0, refusals())
    end)
end)

describe("the budget", function()
    it("is told", function()
        local client = client_with()
        assert.is_nil(client:budget "CheckCallNumberInConf")
        client:find_in_meeting "+1"
        local told = client:budget "check_call_number_in_conf"
        assert.equal(20, told.limit)
        assert.equal(19, told.remaining)
        assert.equal(0, told.waiting)
        assert.is_true(told.resets_in > 50 and told.resets_in <= 60)
    end)

    it("is not waited for when pace is off", function()
        local client = client_with { pace = false }
        use_up(client)
        local _, err = client:find_in_meeting("+1", { retries = 0 })
        assert.equal(429, err.status)
    end)

    -- Clients whose gateway says what a spec wants.
    local function told(headers, options)
        options = options or {}
        options.loop, options.access_token = loop, options.access_token or "token"
        options.base_url = "https://127.0.0.1:1"
        local requests = 0
        options.transport = function()
            requests = requests + 1
            return { status = 200, headers = headers(requests), body = "{}" }
        end
        return hwmeeting.new(options), function() return requests end
    end

    it("is not paced without headers, or with headers that cannot be read", function()
        for _, value in ipairs { false, "", "remain:x,limit:100,time:1 minute", "nonsense",
            "remain:0", "remain:0,limit:0,time:1 fortnight" } do
            local client, requests = told(function()
                return { ["x-apig-ratelimit-api"] = value or nil }
            end)
            for _ = 1, 300 do assert(client:region "1") end
            assert.equal(300, requests())
        end
    end)

    it("is not believed beyond max_wait when its headers lie", function()
        local client, requests = told(function()
            return { ["X-APIG-Ratelimit-Api"] = "remain:0,limit:100,time:1 day" }
        end, { max_wait = 95 })
        assert(client:region "1")
        local began = loop.clock()
        assert(client:call("ShowRegionInfoOfMeeting", { conferenceID = "1" }, { bulk = true }))
        assert.equal(2, requests())
        assert.is_true(loop.clock() - began <= 96)
        assert.is_nil((client:region "1"))
        loop.advance(96)
        assert(client:region "1")
    end)

    it("of two identities is two", function()
        local function empty()
            return { ["x-apig-ratelimit-api"] = "remain:0,limit:9,time:1 minute" }
        end
        local first = told(empty, { access_token = "one" })
        local second = told(empty, { access_token = "two" })
        assert(first:region "1")
        assert.is_nil((first:region "1"))
        assert(second:region "1")
        local again = told(empty, { access_token = "one" })
        assert.is_nil((again:region "1"))
    end)

    it("is shared by halves", function()
        local client, requests = told(function(count)
            local value = ("remain:%d,limit:10,time:1 minute"):format(10 - count)
            return { ["x-apig-ratelimit-api"] = value }
        end, { share = 0.5, access_token = "half" })
        local done = 0
        for _ = 1, 10 do done = done + (client:region "1" and 1 or 0) end
        assert.equal(5, done)
        assert.equal(5, requests())
    end)
end)
