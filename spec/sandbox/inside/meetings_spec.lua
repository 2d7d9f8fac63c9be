--- Meetings from their creation to their end (Lua 5.4).

local support = require "spec.sandbox.inside.support"

local MANAGEMENT = "/v1/mmc/management/conferences"
local CONTROL = "/v1/mmc/control/conferences"
local SAMPLE = "914083136"

describe("the service with meetings", function()
    local on = support.for_specs()
    local call, refused, create, control_token = on.call, on.refused, on.create, on.control_token
    local box, signed_in

    before_each(function() box, signed_in = on.box, on.signed_in end)

    local controls = support.controls

    it("creates one that runs at once", function()
        local info = create { mediaTypes = "HDVideo", subject = '立即 "now"', length = 60 }
        assert.are.same(
            { "Created", "IMMEDIATELY", '立即 "now"' },
            { info.conferenceState, info.confType, info.subject }
        )
        assert.are.same(
            { "2025-06-01 10:00", "2025-06-01 11:00" },
            { info.startTime, info.endTime }
        )
        assert.are.equal("chair", info.passwordEntry[1].conferenceRole)
        local status, region = call(
            "GET",
            MANAGEMENT .. "/region/info?conferenceID=" .. info.conferenceID,
            signed_in
        )
        assert.are.same({ 200, "r1.meeting.huaweicloud.com" }, { status, region.regionUrl })
    end)

    it("plans, activates, and holds one twice under two uuids", function()
        local info =
            create { mediaTypes = "Voice", startTime = "2025-06-01 12:00", length = 120 }
        local id, password = info.conferenceID, info.passwordEntry[1].password
        assert.are.same({ "Schedule", "FUTURE" }, { info.conferenceState, info.confType })
        assert.is_nil(info.confUUID)
        refused(
            400,
            "MMC.111072005",
            "GET",
            MANAGEMENT .. "/region/info?conferenceID=" .. id,
            signed_in
        )
        refused(
            400,
            "MMC.111072065",
            "POST",
            MANAGEMENT .. "/start",
            signed_in,
            { conferenceID = id, password = "wrong" }
        )
        refused(
            400,
            "MMC.111071061",
            "POST",
            MANAGEMENT .. "/start",
            signed_in,
            { conferenceID = id, password = 123456 }
        )

        local uuids = {}
        for round = 1, 2 do
            local status, started = call(
                "POST",
                MANAGEMENT .. "/start",
                signed_in,
                { conferenceID = id, password = password }
            )
            assert.are.equal(200, status)
            assert.truthy(started.regionIP)
            uuids[round] = started.uuid
            local token = control_token(id, password)
            assert.are.equal(
                200,
                (call("PUT", CONTROL .. "/stop?conferenceID=" .. id, controls(token)))
            )
        end
        assert.are_not.equal(uuids[1], uuids[2])
        for _, uuid in ipairs(uuids) do
            local status, detail =
                call("GET", MANAGEMENT .. "/history/confDetail?confUUID=" .. uuid, signed_in)
            assert.are.same({ 200, id }, { status, detail.conferenceData.conferenceID })
        end
    end)

    it("lets guests activate only where that is allowed", function()
        for _, allowed in ipairs { true, false } do
            local info = create {
                mediaTypes = "HDVideo",
                startTime = "2025-06-02 12:00",
                confConfigInfo = { allowGuestStartConf = allowed, guestPwd = "445566" },
            }
            local status = call(
                "POST",
                MANAGEMENT .. "/start",
                signed_in,
                { conferenceID = info.conferenceID, password = "445566" }
            )
            assert.are.equal(allowed and 200 or 400, status)
        end
    end)

    it("answers broken bodies with the vendor's code for the field", function()
        local function broken(code, body)
            return refused(400, code, "POST", MANAGEMENT, signed_in, body)
        end
        broken("MMC.111071018", { subject = "no media" })
        broken("MMC.111071018", { mediaTypes = "Smell" })
        broken("MMC.111071015", { mediaTypes = "Voice", length = 14 })
        broken("MMC.111071022", { mediaTypes = "Voice", subject = ("会"):rep(129) })
        broken("MMC.111071013", { mediaTypes = "Voice", startTime = "2025-06-01 09:59" })
        broken("MMC.111071061", { mediaTypes = "Voice", startTime = "2025-06-01T12:00" })
        broken("MMC.111071035", { mediaTypes = "Voice", language = "de-DE" })
        broken("MMC.111071061", { mediaTypes = "Voice", confConfigInfo = { isAutoMute = 1 } })
        broken(
            "MMC.111071061",
            { mediaTypes = "Voice", attendees = { { name = ("x"):rep(97) } } }
        )
        broken("MMC.111071062", '{"mediaTypes":')
        broken("MMC.111072057", "")
        assert.are.equal(
            128,
            utf8.len(create { mediaTypes = "Voice", subject = ("会"):rep(128) }.subject)
        )
    end)

    it("expands recurring ones", function()
        local info = create {
            mediaTypes = "HDVideo",
            startTime = "2025-06-02 08:00",
            length = 45,
            cycleParams = {
                startDate = "2025-06-02",
                endDate = "2025-06-30",
                cycle = "Week",
                interval = 2,
                point = { 1, 3 },
                preRemindDays = 1,
            },
        }
        local starts = {}
        for index, occurrence in ipairs(info.subConfs) do
            starts[index] = occurrence.startTime
        end
        assert.are.same({
            "2025-06-02 08:00",
            "2025-06-04 08:00",
            "2025-06-16 08:00",
            "2025-06-18 08:00",
            "2025-06-30 08:00",
        }, starts)
        assert.are.same({ "CYCLE", 2 }, { info.confType, info.conferenceType })
    end)

    it("cancels planned ones, and running ones only when told to end them", function()
        local info = create { mediaTypes = "Voice", startTime = "2025-06-01 12:00" }
        local path = MANAGEMENT .. "?conferenceID="
        assert.are.same(
            { 200, "" },
            { call("DELETE", path .. info.conferenceID, signed_in), "" }
        )
        refused(400, "MMC.111070005", "DELETE", path .. info.conferenceID, signed_in)
        refused(400, "MMC.111071067", "DELETE", path .. SAMPLE, signed_in)
        assert.are.equal(200, (call("DELETE", path .. SAMPLE .. "&type=1", signed_in)))
        refused(400, "MMC.111070005", "DELETE", path .. SAMPLE .. "&type=1", signed_in)
    end)

    it("keeps strangers out", function()
        local stranger = support.signed_in(box, "test008@corpnew")
        local path = MANAGEMENT .. "/confDetail?conferenceID=" .. SAMPLE
        assert.are.equal(200, (call("GET", path, signed_in)))
        refused(403, "MMC.111070010", "GET", path, stranger)
        refused(
            403,
            "MMC.111070002",
            "DELETE",
            MANAGEMENT .. "?type=1&conferenceID=" .. SAMPLE,
            stranger
        )
    end)

    it("does not take a cloud room's number for a meeting id", function()
        local _, page = call("GET", MANAGEMENT .. "/online?queryAll=true&limit=500", signed_in)
        local room
        for _, info in ipairs(page.data) do
            room = info.vmrFlag == 1 and info or room
        end
        assert.is_string(room.vmrConferenceID)
        refused(
            400,
            "MMC.111070005",
            "GET",
            MANAGEMENT .. "/region/info?conferenceID=" .. room.vmrConferenceID,
            signed_in
        )
    end)

    it("ends those whose time is over, and drops those nobody started", function()
        local running = create { mediaTypes = "Voice", length = 15 }
        local planned =
            create { mediaTypes = "Voice", startTime = "2025-06-01 10:10", length = 15 }
        box.clock:advance(3600)
        for _, info in ipairs { running, planned } do
            refused(
                400,
                "MMC.111070005",
                "GET",
                MANAGEMENT .. "/confDetail?conferenceID=" .. info.conferenceID,
                signed_in
            )
        end
        assert.are.equal(
            200,
            (
                call(
                    "GET",
                    MANAGEMENT .. "/history/confDetail?confUUID=" .. running.confUUID,
                    signed_in
                )
            )
        )
        local _, page = call("GET", MANAGEMENT .. "/online?queryAll=true", signed_in)
        assert.are.equal(57, page.count)
    end)
end)
