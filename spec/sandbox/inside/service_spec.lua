--- What stands before a call: faults, the rate limit, the router (Lua 5.4).

local fault_syntax = require "hwmeeting.sandbox.service.faults.syntax"
local support = require "spec.sandbox.inside.support"

local MANAGEMENT = "/v1/mmc/management/conferences"

describe("the service", function()
    local on = support.for_specs()
    local call, refused = on.call, on.refused
    local box, signed_in

    before_each(function() box, signed_in = on.box, on.signed_in end)

    describe("with faults", function()
        local function with(text)
            assert(box:set_faults(assert(fault_syntax.parse(text))))
            return call("POST", MANAGEMENT, signed_in, { mediaTypes = "Voice" })
        end

        it("answers errors without carrying the call out", function()
            local before = #box.state.meetings.list
            for _, text in ipairs { "status=503", "throttle=7", "html", "drop" } do
                with(text)
                assert.are.equal(before, #box.state.meetings.list)
            end
            local status, body, answer = with("throttle=7")
            assert.are.same({ 429, "APIG.0308" }, { status, body.error_code })
            assert.are.same({ "Retry-After", "7" }, answer.headers[1])
            assert.is_string(body.request_id)
        end)

        it("spoils the answer of a call that was carried out", function()
            local before = #box.state.meetings.list
            local _, _, answer = with("lose")
            assert.are.equal("before", answer.cut)
            _, _, answer = with("truncate=10")
            assert.are.equal(10, answer.cut)
            local _, text = with("malformed")
            assert.is_string(text)
            local _, list = with("types")
            assert.are.same(
                { "string", "number" },
                { type(list[1].size), math.type(list[1].conferenceID) and "number" }
            )
            assert.are.equal(before + 4, #box.state.meetings.list)
        end)
    end)

    it("refuses at zero and says so in the gateway's shape", function()
        box.rate_limits:set(2)
        local _, _, answer = call("GET", MANAGEMENT, signed_in)
        local headers = {}
        for _, header in ipairs(answer.headers) do
            headers[header[1]] = header[2]
        end
        assert.are.equal("remain:1,limit:2,time:1 minute", headers["X-APIG-Ratelimit-Api"])
        assert.is_string(headers["X-Request-Id"])
        call("GET", MANAGEMENT, signed_in)
        refused(429, "APIG.0308", "GET", MANAGEMENT, signed_in)
        assert.are.equal(200, (call("GET", MANAGEMENT .. "/online", signed_in)))
        box.clock:advance(60)
        assert.are.equal(200, (call("GET", MANAGEMENT, signed_in)))
    end)

    it("answers unknown paths in the gateway's shape", function()
        refused(404, "APIG.0101", "GET", "/v1/nowhere", signed_in)
        refused(404, "APIG.0101", "PATCH", MANAGEMENT, signed_in)
    end)
end)
