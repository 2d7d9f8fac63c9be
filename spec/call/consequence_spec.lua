-- What a failed call did, told by the error and counted at the service.

local consequence = require "hwmeeting.call.consequence"
local errors = require "hwmeeting.errors"
local hwmeeting = require "hwmeeting"
local service_support = require "spec.support.service"

describe("the outcome of an attempt", function()
    for _, row in ipairs {
        { "not_sent", { kind = "transport", unsent = true } },
        { "not_sent", { kind = "argument" } },
        { "unknown", { kind = "transport" } },
        { "unknown", { kind = "timeout" } },
        { "unknown", { kind = "cancelled" } },
        { "unknown", { kind = "http", status = 500 } },
        { "unknown", { kind = "api", status = 503 } },
        { "unknown", { kind = "http", status = 102 } },
        { "refused", { kind = "http", status = 302 } },
        { "refused", { kind = "api", status = 400 } },
        { "refused", { kind = "rate_limit", status = 429 } },
        { "refused", { kind = "api", status = 200 } },
        { "done", { kind = "decode", status = 200 } },
    } do
        it(("is %s for %s %s"):format(row[1], row[2].kind, tostring(row[2].status)), function()
            row[2].message = ""
            assert.equal(row[1], consequence.of(errors.new(row[2])))
        end)
    end

    it("stays unknown when an attempt before is", function()
        for _, later in ipairs { { kind = "api", status = 400, message = "" },
            { kind = "transport", unsent = true, message = "" } } do
            assert.equal("unknown", consequence.settle(errors.new(later), "safe", true).outcome)
        end
    end)
end)

describe("a failed call", function()
    local service = service_support.for_specs()
    local client

    before_each(function()
        client = service:client { loop = service_support.virtual_loop() }
        assert(client:search_online_meetings { limit = 1 })
    end)

    local function meetings() return assert(service.box:admin "status").meetings end

    local function create(options)
        return client:create_meeting({ subject = "Board", mediaTypes = "HDVideo", length = 30 },
            options)
    end

    for fault, expected in pairs {
        ["lose"] = { outcome = "unknown", created = 1 },
        ["drop"] = { outcome = "unknown", created = 0 },
        ["status=500"] = { outcome = "unknown", created = 0 },
        ["status=503"] = { outcome = "unknown", created = 0 },
        ["html=502"] = { outcome = "unknown", created = 0 },
        ["truncate"] = { outcome = "unknown", created = 1 },
        ["malformed"] = { outcome = "done", created = 1 },
        ["status=400"] = { outcome = "refused", created = 0 },
    } do
        it(("that acts tells the outcome of %s, and is not retryable"):format(fault), function()
            service:faults(fault .. ":CreateMeeting*1")
            local before = meetings()
            local conf, err = create()
            assert.is_nil(conf)
            assert.equal(expected.outcome, err.outcome)
            assert.is_false(err.retryable)
            assert.equal(expected.created, meetings() - before)
            local advised = tostring(err):find("look before you repeat", 1, true)
                or tostring(err):find("do not repeat it", 1, true)
            assert.equal(expected.outcome ~= "refused", advised ~= nil)
        end)
    end

    it("whose deadline passes while the service works is unknown", function()
        service:faults "latency=1:CreateMeeting"
        local _, err = create { timeout = 0.3 }
        assert.equal("timeout", err.kind)
        assert.equal("unknown", err.outcome)
        assert.is_false(err.retryable)
    end)

    it("that only reads stays retryable when its outcome is unknown", function()
        service:faults "status=503:SearchOnlineMeetings"
        local _, err = client:search_online_meetings({}, { retries = 0 })
        assert.equal("unknown", err.outcome)
        assert.is_true(err.retryable)
        assert.is_nil(tostring(err):find("look before", 1, true))
    end)

    it("is not sent when its argument, its sign-in or its control token fails", function()
        local _, err = client:create_meeting { mediaTypes = 7 }
        assert.equal("not_sent", err.outcome)
        service:faults "status=503:CreateAppIdToken"
        _, err = service:client { loop = service_support.virtual_loop() }:region "1"
        assert.equal("CreateAppIdToken", err.operation)
        assert.equal("not_sent", err.outcome)
        service:faults "status=503:CreateConfToken"
        _, err = client:meeting("914083136", { password = "336688" }):lock()
        assert.equal("CreateConfToken", err.operation)
        assert.equal("not_sent", err.outcome)
    end)

    it("is not sent when nobody listens", function()
        local nobody = hwmeeting.new { access_token = "t", base_url = "http://127.0.0.1:1",
            retries = 0 }
        local _, err = nobody:create_meeting { subject = "x", mediaTypes = "HDVideo" }
        assert.equal("not_sent", err.outcome)
        assert.is_true(err.retryable)
    end)

    it("is unknown when an insisted repeat is refused after a lost answer", function()
        service:faults "lose:CreateMeeting*1,status=400:CreateMeeting*1"
        local _, err = create { retry = true }
        assert.equal(2, err.attempts)
        assert.equal("unknown", err.outcome)
    end)

    it("whose answer holds no meeting was carried out", function()
        service:faults "empty:CreateMeeting*1"
        local before = meetings()
        local _, err = client:schedule { subject = "Board", minutes = 30 }
        assert.equal("done", err.outcome)
        assert.is_false(err.retryable)
        assert.equal(1, meetings() - before)
    end)

    it("can be repeated until it is not retryable without creating anything twice", function()
        service:faults "lose:CreateMeeting*1"
        local before, tries = meetings(), 0
        repeat
            local conf, err = client:schedule { subject = "Board", minutes = 30 }
            tries = tries + 1
        until conf or not err.retryable
        assert.equal(1, tries)
        assert.equal(1, meetings() - before)
    end)
end)
