-- What goes wrong on the way, made to go wrong by the sandbox: errors, repeats, deadlines.

local core = require "hwmeeting.core"
local hwmeeting = require "hwmeeting"
local service_support = require "spec.support.service"

local service = service_support.for_specs()
local client, loop, retries

before_each(function()
    loop, retries = service_support.virtual_loop(), {}
    client = service:client { loop = loop,
        on_retry = function(event) retries[#retries + 1] = event end }
    assert(client:search_online_meetings { limit = 1 })
    service.box:admin("requests/clear", {})
end)

local function search(call_options)
    return client:search_online_meetings({ queryAll = true, limit = 3 }, call_options)
end

local function create(call_options)
    return client:create_meeting({ subject = "once", mediaTypes = "HDVideo", length = 30 },
        call_options)
end

local function meetings()
    return assert(service.box:admin "status").meetings
end

describe("a call that only reads", function()
    for _, fault in ipairs {
        "drop", "lose", "truncate", "status=408", "status=500", "status=502", "status=503",
        "status=504", "html=502", "html=503",
    } do
        it("is repeated after " .. fault, function()
            service:faults(fault .. ":SearchOnlineMeetings*2")
            local page = assert(search())
            assert.equal(3, #page.data)
            assert.equal(3, service:count "SearchOnlineMeetings")
            assert.equal(2, #retries)
        end)
    end

    for _, fault in ipairs { "status=400", "status=403", "status=404", "status=501",
        "malformed", "html=404" } do
        it("is not repeated after " .. fault, function()
            service:faults(fault .. ":SearchOnlineMeetings")
            local result, err = search()
            assert.is_nil(result)
            assert.equal(1, err.attempts)
            assert.is_false(err.retryable)
            assert.equal(1, service:count "SearchOnlineMeetings")
            assert.equal(0, #retries)
        end)
    end

    it("is repeated as often as retries allow, and then returns the last error", function()
        service:faults "status=503:SearchOnlineMeetings"
        for allowed = 0, 3 do
            service.box:admin("requests/clear", {})
            local result, err = search { retries = allowed }
            assert.is_nil(result)
            assert.equal("api", err.kind)
            assert.equal(503, err.status)
            assert.is_true(err.retryable)
            assert.equal(allowed + 1, err.attempts)
            assert.equal(allowed + 1, service:count "SearchOnlineMeetings")
        end
    end)

    it("tells the hook what failed, which attempt it was and how long it waits", function()
        service:faults "drop:SearchOnlineMeetings*1"
        local began = loop.clock()
        assert(search())
        assert.equal("SearchOnlineMeetings", retries[1].operation)
        assert.equal(1, retries[1].attempt)
        assert.is_true(loop.clock() - began >= retries[1].wait)
        assert.equal("transport", retries[1].error.kind)
        assert.is_true(retries[1].wait >= 0 and retries[1].wait <= 0.5)
    end)
end)

describe("a call that acts twice when it is repeated", function()
    for _, fault in ipairs { "lose", "truncate", "status=500", "status=503", "html=502",
        "malformed" } do
        it("is not repeated after " .. fault, function()
            local before = meetings()
            service:faults(fault .. ":CreateMeeting")
            local result, err = create()
            assert.is_nil(result)
            assert.equal(1, err.attempts)
            assert.equal(1, service:count "CreateMeeting")
            assert.is_true(meetings() - before <= 1)
        end)
    end

    it("is repeated after a 429: it was turned away", function()
        service:faults "throttle=2:CreateMeeting*1"
        local before = meetings()
        assert(create())
        assert.equal(2, service:count "CreateMeeting")
        assert.equal(1, meetings() - before)
    end)

    it("is repeated when the caller says that it may be", function()
        service:faults "status=503:CreateMeeting*1"
        assert(create { retry = true })
        assert.equal(2, service:count "CreateMeeting")
    end)

    it("is repeated when nobody can have seen it", function()
        local nobody = hwmeeting.new { base_url = "https://127.0.0.1:1", access_token = "t",
            loop = loop }
        local result, err = nobody:create_meeting { mediaTypes = "HDVideo", length = 30 }
        assert.is_nil(result)
        assert.equal("transport", err.kind)
        assert.is_true(err.unsent)
        assert.equal(4, err.attempts)
    end)
end)

describe("a 429", function()
    it("is waited out as long as Retry-After says", function()
        service:faults "throttle=7:SearchOnlineMeetings*2"
        assert(search())
        assert.equal(2, #retries)
        for _, event in ipairs(retries) do
            assert.is_true(event.wait >= 7 and event.wait <= 8)
        end
    end)

    it("without it means the gateway's window, one minute: longer than the deadline", function()
        service:faults "throttle:SearchOnlineMeetings"
        local result, err = search()
        assert.is_nil(result)
        assert.equal("rate_limit", err.kind)
        assert.equal("APIG.0308", err.code)
        assert.equal(429, err.status)
        assert.equal(60, err.retry_after)
        assert.is_true(err.retryable)
        assert.is_string(err.request_id)
        assert.equal(1, err.attempts)
        assert.equal(0, #retries)
    end)

    it("without it is waited out where the deadline allows", function()
        service:faults "throttle:SearchOnlineMeetings*1"
        assert(search { timeout = 90 })
        assert.is_true(retries[1].wait >= 60)
    end)

    it("comes when the announced budget is used up, and says which window to wait for", function()
        service.box:admin("rate-limit", { limit = 3 })
        client = service:client { loop = service_support.virtual_loop() }
        for _ = 1, 3 do
            assert(search())
        end
        local _, err = search { retries = 0 }
        assert.equal("rate_limit", err.kind)
        assert.is_true(err.retry_after > 50 and err.retry_after <= 60)
        assert.equal(3, service:count "SearchOnlineMeetings")
    end)
end)

describe("a deadline", function()
    -- Seconds of the machine's clock that a call took.
    local function timed(f)
        local started = core.clock()
        local result, err = f()
        return core.clock() - started, result, err
    end

    it("ends a call whose answer does not come", function()
        client = service:client {}
        assert(client:search_online_meetings { limit = 1 })
        service:faults "latency=20:SearchOnlineMeetings"
        local took, result, err = timed(function() return search { timeout = 0.4 } end)
        assert.is_nil(result)
        assert.equal("timeout", err.kind)
        assert.is_true(err.retryable)
        assert.is_true(took > 0.35 and took < 5)
    end)

    it("counts the sign-in", function()
        client = service:client {}
        service:faults "latency=20:CreateAppIdToken"
        local took, result, err = timed(function() return search { timeout = 0.4 } end)
        assert.is_nil(result)
        assert.equal("timeout", err.kind)
        assert.equal("CreateAppIdToken", err.operation)
        assert.is_true(took > 0.35 and took < 5)
    end)

    it("counts all attempts and waits together", function()
        client = service:client { retries = 100, loop = loop }
        service:faults "status=503:SearchOnlineMeetings"
        local started = loop.clock()
        local result, err = search { timeout = 10 }
        assert.is_nil(result)
        assert.equal(503, err.status)
        assert.is_true(loop.clock() - started < 12)
        assert.is_true(err.attempts > 2)
    end)

    it("keeps what was learnt: the last error comes back, not only that time is over", function()
        service:faults "throttle=25:SearchOnlineMeetings"
        local result, err = search { timeout = 20 }
        assert.is_nil(result)
        assert.equal("rate_limit", err.kind)
        assert.equal(25, err.retry_after)
    end)
end)

describe("an HTML page", function()
    it("is an http error that keeps the page", function()
        service:faults "html=502:SearchOnlineMeetings"
        local _, err = search { retries = 0 }
        assert.equal("http", err.kind)
        assert.equal(502, err.status)
        assert.matches("<html>", err.body, 1, true)
        assert.is_nil(err.code)
        assert.is_string(err.hint)
    end)
end)

describe("an answer that is broken", function()
    it("as JSON is a decode error with offset and body", function()
        service:faults "malformed:ShowRegionInfoOfMeeting"
        local page = assert(search())
        local result, err = client:show_region_info_of_meeting {
            conferenceID = page.data[1].conferenceID }
        assert.is_nil(result)
        assert.equal("decode", err.kind)
        assert.equal(200, err.status)
        assert.equal("number", type(err.offset))
        assert.matches("regionIP", err.body, 1, true)
        assert.is_string(err.request_id)
    end)

    it("in the middle is a transport error, never a part of a result", function()
        service:faults "truncate=10:SearchOnlineMeetings"
        local result, err = search { retries = 0 }
        assert.is_nil(result)
        assert.equal("transport", err.kind)
        assert.is_nil(err.unsent)
    end)

    it("as JSON at the sign-in is a decode error, not a refusal to remember", function()
        client = service:client { retries = 0 }
        service:faults "malformed:CreateAppIdToken*1"
        local _, err = search()
        assert.equal("decode", err.kind)
        assert.equal("CreateAppIdToken", err.operation)
        assert(search())
    end)
end)

describe("a refusal of the service", function()
    it("has everything that is known of it", function()
        local _, err = client:show_region_info_of_meeting { conferenceID = "123" }
        assert.equal("api", err.kind)
        assert.equal("MMC.111070005", err.code)
        assert.equal(400, err.status)
        assert.is_string(err.hint)
        assert.equal(service:requests("ShowRegionInfoOfMeeting")[1].request_id, err.request_id)
        assert.equal("ShowRegionInfoOfMeeting", err.operation)
        assert.matches("^hwmeeting: ShowRegionInfoOfMeeting: api error MMC%.111070005 %(HTTP 400%)",
            tostring(err))
    end)
end)

describe("a hook that raises", function()
    it("raises from the call, and the client goes on to work", function()
        for _, hook in ipairs { "on_request", "on_response", "on_drift" } do
            local raise = true
            local other = service:client { [hook] = function()
                if raise then
                    error("in " .. hook, 0)
                end
            end }
            service:faults "types:SearchOnlineMeetings"
            local ok, message = pcall(other.search_online_meetings, other, { queryAll = true })
            assert.is_false(ok)
            assert.equal("in " .. hook, message)
            raise = false
            assert(other:search_online_meetings { queryAll = true })
        end
    end)
end)
