--- What the sandbox says of pushes, held against the vendor's pages and samples (Lua 5.4).

local support = require "spec.sandbox.inside.support"

local event_push = require "hwmeeting.sandbox.service.event_push"
local json = require "hwmeeting.sandbox.json"
local random = require "hwmeeting.sandbox.random"

local RECURRING = "978403512"

describe("an event push", function()
    local box = support.service()

    local function payload(event, id)
        local meeting = box.state.meetings:find(id or "914083136")
        local text = event_push.make({ id = "1", key = "k" }, event,
            { meeting = meeting, person = meeting.present and meeting.present[1] },
            support.START, random.new(1))
        return json.decode(text).eventInfo.payload
    end

    it("names the role of a person by a word", function()
        local meeting = box.state.meetings:find "914083136"
        meeting.present[1].role = 1
        assert.are.equal("CHAIR", payload("meeting.join").attendeeInfo.role)
        meeting.present[1].role = 0
        assert.are.equal("GENERAL", payload("meeting.join").attendeeInfo.role)
    end)

    it("tells of a person only when one joins or leaves", function()
        for event in pairs(event_push.events) do
            local told = payload(event)
            local is_of_person = event == "meeting.join" or event == "meeting.left"
            assert.message(event).are.equal(is_of_person,
                told ~= nil and told.attendeeInfo ~= nil)
        end
    end)

    it("says when somebody left only when one leaves", function()
        assert.is_nil(payload("meeting.join").attendeeInfo.leftTime)
        assert.are.equal(support.START * 1000, payload("meeting.left").attendeeInfo.leftTime)
    end)

    it("names the occurrence of a meeting, but not of a person", function()
        local first = box.state.meetings:find(RECURRING).details.subConfs[1].cycleSubConfID
        for event in pairs(event_push.events) do
            local told = payload(event, RECURRING)
            if event == "meeting.join" or event == "meeting.left" then
                assert.message(event).is_nil(told.meetingInfo.meetingCycleSubID)
            elseif told then
                assert.message(event).are.equal(first, told.meetingInfo.meetingCycleSubID)
            end
        end
    end)
end)

describe("the control token", function()
    local box = support.service()

    local function data()
        local _, answer = support.call(box, "GET",
            "/v1/mmc/control/conferences/token?conferenceID=914083136",
            { ["x-password"] = "336688", ["x-login-type"] = "1" })
        return answer.data
    end

    it("says where the socket is without its path, which the caller adds", function()
        assert.are.equal("wss://100.94.23.40:443", data().wsURL)
    end)

    it("offers the pushes that are documented, the waiting room's among them", function()
        local offered = {}
        for _, name in ipairs(data().supportNotifyType) do
            offered[name] = true
        end
        for _, name in ipairs { "ConfBasicInfoNotify", "ConfDynamicInfoNotify",
            "ParticipantsNotify", "AttendeesNotify", "SpeakerChangeNotify", "InviteResultNotify",
            "RealTimeSubtitleNotify", "WaitingListNotify", "InterpreterGroupNotify" } do
            assert.message(name).is_true(offered[name])
        end
    end)
end)
