--- Meetings that are created, changed and cancelled, single and recurring (Lua 5.4).

local support = require "spec.sandbox.inside.support"

local SINGLE = "/v1/mmc/management/conferences"
local RECURRING = "/v1/mmc/management/cycleconferences"
local OCCURRENCE = SINGLE .. "/cyclesubconf"

describe("changing meetings", function()
    local box, signed_in

    before_each(function()
        box = support.service()
        signed_in = support.signed_in(box)
    end)

    local function call(method, target, body)
        return support.call(box, method, target, signed_in, body)
    end

    local function refused(status, code, ...)
        local actual, answer = call(...)
        assert.are.same({ status, code }, { actual, answer.error_code })
    end

    local function weekly(subject)
        return {
            subject = subject,
            mediaTypes = "HDVideo",
            startTime = "2025-06-03 08:30",
            length = 60,
            cycleParams = {
                startDate = "2025-06-03",
                endDate = "2025-06-24",
                cycle = "Week",
                point = { 2 },
                preRemindDays = 1,
            },
        }
    end

    local function shown(id)
        local status, answer = call("GET", SINGLE .. "/confDetail?conferenceID=" .. id)
        return answer.conferenceData, status
    end

    it("replaces what was booked, but not the passwords", function()
        local _, made = call("POST", SINGLE, {
            subject = "Before",
            mediaTypes = "HDVideo",
            startTime = "2025-06-02 08:30",
            attendees = { { name = "Ada", phone = "+1" } },
        })
        local _, changed = call("PUT", SINGLE .. "?conferenceID=" .. made[1].conferenceID, {
            subject = "After",
            mediaTypes = "Voice",
            startTime = "2025-06-02 09:00",
            length = 45,
        })
        local info = shown(made[1].conferenceID)
        assert.are.same(
            { "After", "2025-06-02 09:00", "2025-06-02 09:45", "Voice", 1 },
            { info.subject, info.startTime, info.endTime, info.mediaTypes, info.size }
        )
        assert.are.same(made[1].passwordEntry, changed[1].passwordEntry)
        assert.are.same({}, info.partAttendeeInfo)
    end)

    it("refuses to change what has started, is not there, or is not one's own", function()
        local body = { mediaTypes = "Voice", startTime = "2025-06-02 09:00" }
        refused(400, "MMC.111071065", "PUT", SINGLE .. "?conferenceID=914083136", body)
        refused(400, "MMC.111070005", "PUT", SINGLE .. "?conferenceID=1", body)
        refused(400, "MMC.111071061", "PUT", SINGLE, body)
        local colleague = support.signed_in(box, "colleague01@mycorp")
        local target = SINGLE .. "?conferenceID=985207364"
        local status = support.call(box, "PUT", target, colleague, body)
        assert.are.equal(403, status)
    end)

    it("creates a series, shows its next occurrence, changes and cancels it", function()
        local _, made = call("POST", RECURRING, weekly "Before")
        local id = made[1].conferenceID
        assert.are.equal(4, #made[1].subConfs)
        assert.are.same(
            { "2025-06-03 08:30", "2025-06-03 09:30" },
            { made[1].startTime, made[1].endTime }
        )
        box.clock:set(support.START + 3 * 86400)
        signed_in = support.signed_in(box)
        assert.are.equal("2025-06-10 08:30", shown(id).startTime)
        local change = weekly "After"
        change.startTime, change.cycleParams.startDate = "2025-06-10 10:00", "2025-06-10"
        call("PUT", RECURRING .. "?conferenceID=" .. id, change)
        assert.are.same({ "After", 3 }, { shown(id).subject, #shown(id).subConfs })
        assert.are.equal(200, (call("DELETE", RECURRING .. "?conferenceID=" .. id)))
        refused(400, "MMC.111070005", "GET", SINGLE .. "/confDetail?conferenceID=" .. id)
    end)

    it("wants cycleParams for a series", function()
        refused(400, "MMC.111071020", "POST", RECURRING, { mediaTypes = "Voice" })
        refused(400, "MMC.111070005", "DELETE", RECURRING .. "?conferenceID=985207364")
    end)

    it("leaves nothing behind when the series has no occurrence", function()
        local before = #box.state.meetings.list
        local body = weekly "None"
        body.cycleParams.endDate = "2025-06-01"
        refused(400, "MMC.111071069", "POST", RECURRING, body)
        assert.are.equal(before, #box.state.meetings.list)
    end)

    it("moves and cancels single occurrences", function()
        local id = "978403512"
        local target = OCCURRENCE .. "?conferenceID=" .. id
        local subs = shown(id).subConfs
        local count = #subs
        local status = call("PUT", target, {
            cycleSubConfID = subs[1].cycleSubConfID,
            mediaTypes = "Voice",
            startTime = "2025-06-02 07:00",
            length = 20,
            description = "moved",
        })
        assert.are.equal(200, status)
        local first = shown(id).subConfs[1]
        assert.are.same(
            { "2025-06-02 07:00", "2025-06-02 07:20", "moved" },
            { first.startTime, first.endTime, first.description }
        )
        local second = subs[2].cycleSubConfID
        assert.are.equal(200, (call("DELETE", target, { cycleSubConfIDs = { second, second } })))
        assert.are.equal(count - 1, #shown(id).subConfs)
        refused(400, "MMC.111071061", "DELETE", target, { cycleSubConfIDs = { second } })
        refused(400, "MMC.111071061", "DELETE", target, { cycleSubConfIDs = "all" })
    end)

    it("cancels the series with its last occurrence", function()
        local _, made = call("POST", RECURRING, weekly "Short")
        local id, ids = made[1].conferenceID, {}
        for index, occurrence in ipairs(made[1].subConfs) do
            ids[index] = occurrence.cycleSubConfID
        end
        call("DELETE", OCCURRENCE .. "?conferenceID=" .. id, { cycleSubConfIDs = ids })
        local _, status = shown(id)
        assert.are.equal(400, status)
    end)
end)
