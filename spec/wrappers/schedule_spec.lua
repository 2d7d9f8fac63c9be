-- What the wrappers of the schedule put on the wire.

local support = require "spec.wrappers.support"

-- 2030-01-15 08:30 UTC.
local moment = 1894696200

local query_of = support.query_of

describe("a wrapper of the schedule", function()
    local service = require("spec.support.service").for_specs { rate_limit = 1000000 }
    local client

    before_each(function() client = service:client() end)

    local function only(operation)
        return support.only(service, operation)
    end

    local function body_of(operation)
        return support.body_of(service, operation)
    end

    it("creates with plain names, booleans and times", function()
        local conf = assert(client:schedule {
            subject = "S", start = moment, minutes = 45, isAutoRecord = true,
            recordAuxStream = false,
            attendees = { { name = "Ada", host = true, isMute = false } },
            confConfigInfo = { enableWaitingRoom = true },
        })
        assert.same({
            subject = "S", startTime = "2030-01-15 08:30", length = 45, isAutoRecord = 1,
            recordAuxStream = 0, mediaTypes = "HDVideo",
            attendees = { { name = "Ada", role = 1, isMute = 0 } },
            confConfigInfo = { enableWaitingRoom = true },
        }, body_of "CreateMeeting")
        assert.equal(moment, conf.starts_at)
        assert.equal(moment + 45 * 60, conf.ends_at)
        assert.equal("2030-01-15 08:30", conf.startTime)
    end)

    it("leaves the caller's table as it was", function()
        local choice = { subject = "S", start = moment, attendees = { { name = "Ada",
            host = true } } }
        assert(client:schedule(choice))
        assert.same({ subject = "S", start = moment, attendees = { { name = "Ada",
            host = true } } }, choice)
    end)

    it("creates a series", function()
        client:schedule_series {
            subject = "S", start = moment, timeZoneID = "56",
            repeats = { every = "week", interval = 2, on = { 1, 5 },
                first_day = "2030-01-15", last_day = "2030-03-15" },
        }
        assert.same({
            subject = "S", startTime = "2030-01-15 08:30", timeZoneID = "56",
            mediaTypes = "HDVideo",
            cycleParams = { cycle = "Week", interval = 2, point = { 1, 5 },
                startDate = "2030-01-15", endDate = "2030-03-15", preRemindDays = 1 },
        }, body_of "CreateRecurringMeeting")
    end)

    it("changes one thing and sends the rest as it was", function()
        local start = os.time() - os.time() % 60 + 86400
        local conf = assert(client:schedule {
            subject = "before", start = start, minutes = 45, timeZoneID = "56",
            attendees = { { name = "Ada", phone = "+99111", email = "ada@example.com" } },
            confConfigInfo = { enableWaitingRoom = true, isAutoMute = true },
        })
        client:change_meeting(conf.conferenceID, { subject = "after",
            confConfigInfo = { isAutoMute = false } })
        local body = body_of "UpdateMeeting"
        assert.equal("after", body.subject)
        assert.equal(conf.startTime, body.startTime)
        assert.equal(45, body.length)
        assert.equal("56", body.timeZoneID)
        assert.equal("HDVideo", body.mediaTypes)
        assert.is_true(body.confConfigInfo.enableWaitingRoom)
        assert.is_false(body.confConfigInfo.isAutoMute)
        assert.equal("Ada", body.attendees[1].name)
        assert.equal("+99111", body.attendees[1].phone)
        assert.equal("ada@example.com", body.attendees[1].email)
        assert.same({}, only("UpdateMeeting").unknown)
    end)

    it("sends nothing back that is not set, or that only an answer may hold", function()
        local body = require("hwmeeting.forms.rescheduling").of_meeting({
            conferenceID = "1", subject = "S", startTime = "2030-01-15 08:30",
            endTime = "2030-01-15 09:30", mediaTypes = "Data,Voice,HDVideo", language = "",
            confConfigInfo = { guestPwd = "", isSendNotify = true, newSetting = 1 },
            newField = 5,
        }, { { name = "Ada", participantID = "+991", attendeeType = "", email = "",
            state = "MEETTING" } }, { subject = "T" })
        assert.same({
            subject = "T", startTime = "2030-01-15 08:30", length = 60,
            mediaTypes = "HDVideo", confConfigInfo = { isSendNotify = true },
            attendees = { { name = "Ada", phone = "+991" } },
        }, body)
    end)

    it("does not read the invited when the change names them", function()
        local conf = assert(client:schedule { subject = "S", start = os.time() + 86400,
            attendees = { { name = "Ada" } } })
        client:change_meeting(conf.conferenceID, { attendees = { { name = "Grace" } } })
        assert.same({ { name = "Grace" } }, body_of("UpdateMeeting").attendees)
        assert.equal(1, service:count "ShowMeetingDetail")
    end)

    it("returns the error of the reading, and changes nothing", function()
        local result, err = client:change_meeting("999999999", { subject = "S" })
        assert.is_nil(result)
        assert.equal("ShowMeetingDetail", err.operation)
        assert.equal(0, service:count "UpdateMeeting")
    end)

    it("refuses an occurrence that the meeting does not have", function()
        local conf = assert(client:schedule { subject = "S", start = os.time() + 86400 })
        local result, err = client:change_occurrence(conf.conferenceID, "none", {})
        assert.is_nil(result)
        assert.equal("argument", err.kind)
        assert.equal(0, service:count "UpdateRecurringSubMeeting")
    end)

    it("cancels, and ends a running meeting only when told", function()
        client:cancel_scheduled("1")
        client:cancel_series("2", { end_running = true })
        client:cancel_occurrences("3", { "a", "b" }, { end_running = false })
        assert.same({ conferenceID = "1" }, query_of(only "CancelMeeting"))
        assert.same({ conferenceID = "2", type = "1" },
            query_of(only "CancelRecurringMeeting"))
        assert.same({ conferenceID = "3" }, query_of(only "CancelRecurringSubMeeting"))
        assert.same({ cycleSubConfIDs = { "a", "b" } }, body_of "CancelRecurringSubMeeting")
    end)
end)
