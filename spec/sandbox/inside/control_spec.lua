--- Control tokens and what they control (Lua 5.4).

local support = require "spec.sandbox.inside.support"

local MANAGEMENT = "/v1/mmc/management/conferences"
local CONTROL = "/v1/mmc/control/conferences"
local SAMPLE = "914083136"
local SAMPLE_PASSWORD = "336688"

describe("the service with control", function()
    local on = support.for_specs()
    local call, refused, create, control_token = on.call, on.refused, on.create, on.control_token
    local box, signed_in

    before_each(function() box, signed_in = on.box, on.signed_in end)

    local controls = support.controls

    local LOCK = CONTROL .. "/lock?conferenceID=" .. SAMPLE

    it("answers control calls with exactly 39 bytes", function()
        local token = control_token(SAMPLE, SAMPLE_PASSWORD)
        local _, _, answer = call("PUT", LOCK, controls(token), { isLock = 1 })
        assert.are.equal('{"returnCode":0,"returnDesc":"Success"}', answer.text)
        assert.are.equal(39, #answer.text)
    end)

    it("takes the token raw or as Basic base64", function()
        local token = control_token(SAMPLE, SAMPLE_PASSWORD)
        local basexx = require "basexx"
        assert.are.equal(200, (call("PUT", LOCK, controls(token), { isLock = 1 })))
        assert.are.equal(
            200,
            (call("PUT", LOCK, controls("Basic " .. basexx.to_base64(token)), { isLock = 0 }))
        )
    end)

    it("refuses a missing, wrong, foreign or expired token", function()
        local token = control_token(SAMPLE, SAMPLE_PASSWORD)
        refused(401, "MMC.111070111", "PUT", LOCK, nil, { isLock = 1 })
        refused(401, "MMC.111070004", "PUT", LOCK, controls("cnrnone"), { isLock = 1 })
        refused(401, "MMC.111070111", "PUT", LOCK, signed_in, { isLock = 1 })
        refused(
            403,
            "MMC.111070002",
            "PUT",
            CONTROL .. "/lock?conferenceID=900000000",
            controls(token),
            { isLock = 1 }
        )
        box.clock:advance(1799)
        assert.are.equal(200, (call("PUT", LOCK, controls(token), { isLock = 1 })))
        box.clock:advance(1)
        refused(401, "MMC.111070004", "PUT", LOCK, controls(token), { isLock = 1 })
    end)

    it("keeps a token alive, and gives a new one when it is gone", function()
        local token, answer = control_token(SAMPLE, SAMPLE_PASSWORD)
        assert.are.same(
            { 1800, (support.START + 1800) * 1000 },
            { answer.data.confTokenExpireTime, answer.data.expireTime }
        )
        local function again(password)
            return call("GET", CONTROL .. "/token?conferenceID=" .. SAMPLE, {
                ["x-password"] = password,
                ["x-login-type"] = "1",
                ["x-conference-authorization"] = token,
            })
        end
        box.clock:advance(1000)
        local status, kept = again("not checked")
        assert.are.same({ 200, token }, { status, kept.data.token })
        assert.are.equal((support.START + 2800) * 1000, kept.data.expireTime)
        box.clock:advance(1800)
        local code
        status, code = again("not checked")
        assert.are.same({ 400, "MMC.111072065" }, { status, code.error_code })
        local new
        status, new = again(SAMPLE_PASSWORD)
        assert.are.equal(200, status)
        assert.are_not.equal(token, new.data.token)
    end)

    it("gives no token for a meeting that does not run, nor with a wrong password", function()
        local info = create { mediaTypes = "Voice", startTime = "2025-06-01 12:00" }
        local function ask(id, password)
            return "GET",
                CONTROL .. "/token?conferenceID=" .. id,
                { ["x-password"] = password, ["x-login-type"] = "1" }
        end
        refused(400, "MMC.111072005", ask(info.conferenceID, info.passwordEntry[1].password))
        refused(400, "MMC.111072065", ask(info.conferenceID, "000000"))
        refused(400, "MMC.111072065", ask(SAMPLE, "000000"))
        refused(400, "MMC.111072065", ask("900000000", "000000"))
        refused(
            400,
            "MMC.111071061",
            "GET",
            CONTROL .. "/token?conferenceID=" .. SAMPLE,
            { ["x-password"] = SAMPLE_PASSWORD, ["x-login-type"] = "2" }
        )
    end)

    it("locks, mutes and extends", function()
        local token = controls((control_token(SAMPLE, SAMPLE_PASSWORD)))
        local meeting = box.state.meetings:find(SAMPLE)
        assert.are.equal(200, (call("PUT", LOCK, token, { isLock = 1 })))
        assert.is_true(meeting.locked)
        refused(400, "MMC.111072045", "PUT", LOCK, token, { isLock = 2 })
        refused(400, "MMC.111072045", "PUT", LOCK, token, { isLock = true })
        refused(400, "MMC.111072057", "PUT", LOCK, token)
        call(
            "PUT",
            CONTROL .. "/mute?conferenceID=" .. SAMPLE,
            token,
            { isMute = 1, allowUnmuteByOneself = 0 }
        )
        assert.are.same({ true, false }, { meeting.muted, meeting.may_unmute })
        local finish = meeting.finish
        local duration = CONTROL .. "/duration?conferenceID=" .. SAMPLE
        call("PUT", duration, token, { auto = 0, duration = 30 })
        assert.are.equal(finish + 1800, meeting.finish)
        call("PUT", duration, token, { auto = 0 })
        assert.are.equal(finish + 1800 + 900, meeting.finish)
    end)

    it("ends a meeting: it leaves the list, the token dies, the visits are history", function()
        local token = controls((control_token(SAMPLE, SAMPLE_PASSWORD)))
        local uuid = box.state.meetings:find(SAMPLE).uuid
        assert.are.equal(200, (call("PUT", CONTROL .. "/stop?conferenceID=" .. SAMPLE, token)))
        refused(400, "MMC.111072006", "PUT", LOCK, token, { isLock = 1 })
        local _, online = call("GET", MANAGEMENT .. "/online?queryAll=true", signed_in)
        assert.are.equal(56, online.count)
        local _, visits = call(
            "GET",
            MANAGEMENT .. "/history/confAttendeeRecord?confUUID=" .. uuid,
            signed_in
        )
        assert.are.equal(2, visits.count)
        for index, name in ipairs { "user01", "user8002" } do
            assert.are.same(
                { name, support.START * 1000 },
                { visits.data[index].displayName, visits.data[index].leftTime }
            )
        end
    end)
end)
