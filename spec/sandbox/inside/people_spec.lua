--- The people in a running meeting, and what is left of it when it has ended (Lua 5.4).

local support = require "spec.sandbox.inside.support"

local CONTROL = "/v1/mmc/control/conferences"
local HISTORY = "/v1/mmc/management/conferences/history"
local SAMPLE = "914083136"

describe("controlling people", function()
    local box, signed_in, control

    before_each(function()
        box = support.service()
        signed_in = support.signed_in(box)
        local meeting = box.state.meetings:find(SAMPLE)
        local token = box.state.control_tokens:issue(meeting, box.clock:now())
        control = { ["x-conference-authorization"] = token.text }
    end)

    local function target(path, more)
        return CONTROL .. path .. "?conferenceID=" .. SAMPLE .. (more or "")
    end

    local function done(method, path, more, body)
        local status, answer = support.call(box, method, target(path, more), control, body)
        assert.message(answer.error_msg).are.equal(200, status)
        assert.are.equal(0, answer.returnCode)
    end

    local function refused(code, method, path, more, body)
        local status, answer = support.call(box, method, target(path, more), control, body)
        assert.are.same({ 400, code }, { status, answer.error_code })
    end

    local function now()
        local _, answer = support.call(box, "GET", target "/realTimeInfo", control)
        local by_name = {}
        for _, person in ipairs(answer.participants) do
            by_name[person.name] = person
        end
        return by_name, answer
    end

    local function invite(...)
        local attendees = {}
        for index, name in ipairs { ... } do
            attendees[index] = { name = name, phone = "+99" .. name, type = "normal" }
        end
        done("POST", "/participants", nil, { attendees = attendees })
    end

    it("shows who is there, who leads, and who is invited", function()
        local people, answer = now()
        assert.are.equal(people.user01.pid, answer.confInfo.chairID)
        assert.are.same({}, answer.confInfo.coHosts)
        assert.are.equal("user01", answer.attendees[1].name)
    end)

    it("calls people in, once each, and hangs up on them", function()
        invite("Ada", "Grace")
        invite "Ada"
        local _, list = support.call(
            box,
            "GET",
            "/v1/mmc/management/conferences/online/conf-attendee?conf_id=" .. SAMPLE,
            signed_in
        )
        assert.are.equal(4, list.count)
        local ada = now().Ada.pid
        local hang_up = { bulkHangUpParticipants = { ada } }
        done("POST", "/participants/delete", nil, hang_up)
        local people, answer = now()
        assert.is_nil(people.Ada)
        assert.are.equal(3, #answer.attendees)
        refused("MMC.111072008", "POST", "/participants/delete", nil, hang_up)
        done("POST", "/attendees/delete", nil, { bulkDelAttendInfo = { { number = "+99Ada" } } })
        assert.are.equal(2, #select(2, now()).attendees)
    end)

    it("calls a number in by password, without a token", function()
        local function ring(password)
            return support.call(box, "POST", target "/inviteWithPwd", nil, {
                callNum = "+4930123",
                confID = SAMPLE,
                pwd = password,
            })
        end
        local status, answer = ring "000000"
        assert.are.same({ 400, "MMC.111072065" }, { status, answer.error_code })
        assert.are.equal(200, (ring "112233"))
        assert.is_table(now()["+4930123"])
    end)

    it("mutes, shows, raises hands, renames", function()
        invite "Ada"
        local who = "&participantID=" .. now().Ada.pid
        done("PUT", "/participants/mute", who, { isMute = 1 })
        done("PUT", "/participants/video", who, { status = 1 })
        done("PUT", "/participants/hands", who, { handsState = 1 })
        local ada = now().Ada
        assert.are.same({ 1, 0, 1 }, { ada.mute, ada.video, ada.hand })
        done("PUT", "/participants/name", nil, { number = "+99Ada", newName = "Ada Lovelace" })
        assert.is_table(now()["Ada Lovelace"])
        done("PUT", "/mute", nil, { isMute = 0 })
        assert.are.equal(0, now()["Ada Lovelace"].mute)
        done("PUT", "/mute", nil, { isMute = 1 })
        assert.are.same({ 1, 0 }, { now()["Ada Lovelace"].mute, now().user01.mute })
        refused("MMC.111072008", "PUT", "/participants/mute", "&participantID=x", { isMute = 1 })
    end)

    it("has one host, and co-hosts beside", function()
        invite "Ada"
        local ada, before = now().Ada.pid, now().user01.pid
        local who = "&participantID=" .. ada
        refused("MMC.111072018", "PUT", "/participants/role", who,
            { applyChair = 1, chairmanPwd = "0" })
        done("PUT", "/participants/role", who, { applyChair = 1, chairmanPwd = "336688" })
        refused("MMC.111072107", "PUT", "/participants/cohost", who, { isCohost = 1 })
        done("PUT", "/participants/cohost", "&participantID=" .. before, { isCohost = 1 })
        local _, answer = now()
        assert.are.same({ ada, { before } }, { answer.confInfo.chairID, answer.confInfo.coHosts })
    end)

    it("has a waiting room", function()
        local key = { ["x-sandbox-key"] = "key" }
        local _, joined = support.call(box, "POST", "/sandbox/join", key,
            { conferenceID = SAMPLE, name = "Grace", waiting = true })
        assert.is_nil(now().Grace)
        done("PUT", "/allowWaitingParticipant", nil, { participantID = joined.participantID })
        assert.is_table(now().Grace)
        done("PUT", "/moveToWaitingRoom", nil, { participantID = joined.participantID })
        assert.is_nil(now().Grace)
        done("PUT", "/allowWaitingParticipant", nil, { allowAll = true })
        assert.is_table(now().Grace)
        refused("MMC.111072008", "PUT", "/allowWaitingParticipant", nil, { participantID = "x" })
    end)

    it("keeps layouts and what is shown", function()
        local layout = { layOutName = "Two rows", picNum = 4, switchTime = 10 }
        done("PUT", "/layOut", nil, { restPicLayout = layout })
        local _, answer = support.call(box, "GET", target "/layOut", control)
        assert.are.equal("Two rows", answer.picLayouts[1].layOutName)
        done("DELETE", "/layOut", "&uuID=" .. answer.picLayouts[1].uuid)
        _, answer = support.call(box, "GET", target "/layOut", control)
        assert.are.same({}, answer.picLayouts)
        done("PUT", "/display/customMultiPicture", nil, { manualSet = 1, imageType = "Four" })
        local _, detail = support.call(
            box,
            "GET",
            "/v1/mmc/management/conferences/online/confDetail?conferenceID=" .. SAMPLE,
            signed_in
        )
        assert.are.equal("Four", detail.conferenceData.picDisplay.imageType)
    end)

    it("asks about lines of those who are there", function()
        local headers = { conftoken = control["x-conference-authorization"] }
        local uuid = box.state.meetings:find(SAMPLE).uuid
        local _, answer = support.call(
            box,
            "POST",
            "/v1/mmc/cqs/media/qos?conferenceid=" .. SAMPLE .. "&confuuid=" .. uuid,
            headers,
            { users = { { pid = now().user01.pid } } }
        )
        assert.are.equal(1, #answer.qosList)
        assert.are.equal(now().user01.pid, answer.qosList[1].participantID)
    end)

    it("leaves visits, controls and a recording behind", function()
        invite "Ada"
        done("PUT", "/record", nil, { isRecord = 1 })
        box.clock:advance(600)
        done("PUT", "/mmrRecord", nil, { recordType = 0 })
        box.clock:advance(60)
        done("PUT", "/mmrRecord", nil, { recordType = 1 })
        box.clock:advance(120)
        local uuid = box.state.meetings:find(SAMPLE).uuid
        done("PUT", "/stop")

        local function page(path)
            local _, answer =
                support.call(box, "GET", HISTORY .. path .. "?confUUID=" .. uuid, signed_in)
            return answer
        end
        local visits = page "/confAttendeeRecord"
        assert.are.equal(3, visits.count)
        assert.are.same(
            { "Ada", support.START * 1000, (support.START + 780) * 1000 },
            { visits.data[3].displayName, visits.data[3].joinTime, visits.data[3].leftTime }
        )
        local codes = {}
        for index, record in ipairs(page("/confCtlRecord").data) do
            codes[index] = record.operateCode
        end
        assert.are.same(
            { "InviteParticipant", "Record", "SetMmrRecord", "SetMmrRecord", "StopMeeting" },
            codes
        )
        assert.is_true(page("/confDetail").conferenceData.isHasRecordFile)
        local _, recording = support.call(
            box,
            "GET",
            "/v1/mmc/management/conferences/record/files?confUUID=" .. uuid,
            signed_in
        )
        assert.are.equal(720, recording.rcdTime)
        local _, segments = support.call(
            box,
            "POST",
            "/v1/mmc/rlm/record/info",
            signed_in,
            { confUUID = uuid, segmentLimit = 1, segmentOffset = 5 }
        )
        assert.are.same(
            { 2, 1, 2 },
            {
                segments.data.segmentCount,
                #segments.data.segmentList,
                segments.data.segmentList[1].segmentOrder,
            }
        )
    end)

    it("never logs a password among the controls", function()
        local who = "&participantID=" .. now().user01.pid
        done("PUT", "/participants/role", who, { applyChair = 1, chairmanPwd = "336688" })
        local log = box.state.meetings:find(SAMPLE).controls
        assert.is_nil(log[#log].detail:find("336688", 1, true))
    end)
end)
