--- Access tokens: what is refused, refreshed and ended (Lua 5.4).

local support = require "spec.sandbox.inside.support"

local MANAGEMENT = "/v1/mmc/management/conferences"

describe("the service with access tokens", function()
    local on = support.for_specs()
    local call, refused = on.call, on.refused
    local box, signed_in

    before_each(function() box, signed_in = on.box, on.signed_in end)

    it("refuses none, unknown and expired ones", function()
        refused(401, "USG.200000004", "GET", MANAGEMENT)
        refused(401, "USG.000000004", "GET", MANAGEMENT, { ["x-access-token"] = "stbnone" })
        box.clock:advance(56325)
        assert.are.equal(200, (call("GET", MANAGEMENT, signed_in)))
        box.clock:advance(1)
        refused(401, "USG.000000004", "GET", MANAGEMENT, signed_in)
    end)

    it("checks, refreshes and ends them", function()
        local token = box.state.access_tokens.by_access[signed_in["x-access-token"]]
        local status, answer =
            call("PUT", "/v1/usg/acs/token", { ["x-access-token"] = token.refresh })
        assert.are.equal(200, status)
        assert.are.equal(56326, answer.validPeriod)
        assert.are.equal(support.START + 56326, answer.expireTime)
        assert.are.equal(support.START * 1000, answer.createTime)
        refused(
            401,
            "USG.000000004",
            "PUT",
            "/v1/usg/acs/token",
            { ["x-access-token"] = token.refresh }
        )
        refused(
            401,
            "USG.000000004",
            "PUT",
            "/v1/usg/acs/token",
            { ["x-access-token"] = answer.accessToken }
        )

        local path = "/v1/usg/acs/token/validate"
        status =
            call("POST", path, nil, { token = answer.accessToken, needGenNewToken = false })
        assert.are.equal(200, status)
        refused(400, "USG.200000003", "POST", path, nil, { token = answer.accessToken })

        local new = { ["x-access-token"] = answer.accessToken }
        local _, empty
        status, empty = call("DELETE", "/v1/usg/acs/token", new)
        assert.are.same({ 200, "" }, { status, empty })
        refused(
            401,
            "USG.000000004",
            "POST",
            path,
            nil,
            { token = answer.accessToken, needGenNewToken = false }
        )
        _ = refused(401, "USG.000000004", "GET", MANAGEMENT, new)
    end)
end)
