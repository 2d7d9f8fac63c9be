--- The calls that steer the sandbox (Lua 5.4).

local support = require "spec.sandbox.inside.support"

local MANAGEMENT = "/v1/mmc/management/conferences"
local CONTROL = "/v1/mmc/control/conferences"
local SAMPLE = "914083136"
local SAMPLE_PASSWORD = "336688"

describe("the service with administration calls", function()
    local on = support.for_specs()
    local call, refused, control_token = on.call, on.refused, on.control_token
    local box, signed_in

    before_each(function() box, signed_in = on.box, on.signed_in end)

    local controls = support.controls

    local key = { ["x-sandbox-key"] = "key" }

    it("wants the key", function()
        refused(403, "SANDBOX.KEY", "GET", "/sandbox/status")
        refused(404, "SANDBOX.CALL", "GET", "/sandbox/nothing", key)
        assert.are.equal(200, (call("GET", "/sandbox/status", key)))
    end)

    it("lets people join and leave, but not into a locked meeting", function()
        local token = controls((control_token(SAMPLE, SAMPLE_PASSWORD)))
        local join = { conferenceID = SAMPLE, name = "李娜" }
        local _, joined = call("POST", "/sandbox/join", key, join)
        local _, people =
            call("GET", MANAGEMENT .. "/online/conf-attendee?conf_id=" .. SAMPLE, signed_in)
        assert.are.equal(3, people.count)
        assert.are.same(
            { "李娜", joined.participantID },
            { people.data[3].name, people.data[3].participant_id }
        )
        call("PUT", CONTROL .. "/lock?conferenceID=" .. SAMPLE, token, { isLock = 1 })
        refused(400, "MMC.111072050", "POST", "/sandbox/join", key, join)
        call("PUT", CONTROL .. "/lock?conferenceID=" .. SAMPLE, token, { isLock = 0 })
        assert.are.equal(200, (call("POST", "/sandbox/join", key, join)))
        local leave = { conferenceID = SAMPLE, participantID = joined.participantID }
        assert.are.equal(200, (call("POST", "/sandbox/leave", key, leave)))
        refused(400, "MMC.111072008", "POST", "/sandbox/leave", key, leave)
    end)

    it("moves the clock, expires tokens and resets", function()
        local _, moved = call("POST", "/sandbox/clock", key, { advance = 60 })
        assert.are.equal(support.START + 60, moved.now)
        assert.are.equal(
            200,
            (call("POST", "/sandbox/tokens/expire", key, { kind = "access" }))
        )
        refused(401, "USG.000000004", "GET", MANAGEMENT, signed_in)
        local app_key = box.credentials.app_key
        assert.are.equal(200, (call("POST", "/sandbox/reset", key, {})))
        assert.are.equal(app_key, box.credentials.app_key)
        local _, status = call("GET", "/sandbox/status", key)
        assert.are.same(
            { support.START, 92, 180, 0 },
            { status.now, status.meetings, status.history, status.requests }
        )
    end)

    it("shows what was on the wire", function()
        call("GET", MANAGEMENT .. "?limit=1", { ["x-access-token"] = "stbsecret" })
        local _, log = call("GET", "/sandbox/requests?operation=SearchMeetings", key)
        assert.are.equal(1, #log.requests)
        assert.are.same({ "GET", MANAGEMENT .. "?limit=1", "stbsecret", 401 }, {
            log.requests[1].method,
            log.requests[1].target,
            log.requests[1].headers["x-access-token"],
            log.requests[1].status,
        })
    end)

    it("refuses malformed faults and keeps the old ones", function()
        assert.are.equal(
            200,
            (call("POST", "/sandbox/faults", key, { faults = "html:SearchMeetings" }))
        )
        refused(
            400,
            "SANDBOX.ARGUMENT",
            "POST",
            "/sandbox/faults",
            key,
            { faults = "nonsense!" }
        )
        refused(
            400,
            "SANDBOX.ARGUMENT",
            "POST",
            "/sandbox/faults",
            key,
            { faults = { { kind = "x" } } }
        )
        assert.are.equal(502, (call("GET", MANAGEMENT, signed_in)))
    end)
end)
