-- What a function would do: reads are made, what acts is written down and not sent.

local hwmeeting = require "hwmeeting"

local service = require("spec.support.service").for_specs()
local client

before_each(function() client = service:client() end)

local function operations(requests)
    local list = {}
    for index, request in ipairs(requests) do list[index] = request.operation end
    return list
end

describe("a dry run", function()
    it("lists what would be sent, in order, and sends none of it", function()
        local before = assert(service.box:admin "status").meetings
        local requests = client:dry_run(function(dry)
            local conf = assert(dry:schedule { subject = "Board", minutes = 30 })
            local meeting = dry:meeting("914083136", { password = "336688" })
            assert(meeting:lock())
            assert(dry:change_meeting("985207364", { subject = "new" }))
            assert(dry:cancel_scheduled(conf.conferenceID or "1"))
        end)
        assert.same({ "CreateMeeting", "CreateConfToken", "LockMeeting", "UpdateMeeting",
            "CancelMeeting" }, operations(requests))
        assert.equal("POST", requests[1].method)
        assert.matches('"subject":"Board"', requests[1].body, 1, true)
        assert.matches('"subject":"new"', requests[4].body, 1, true)
        assert.equal(before, assert(service.box:admin "status").meetings)
        assert.equal(0, service:count "LockMeeting")
        assert.equal(0, service:count "UpdateMeeting")
        assert.equal(1, service:count "ShowMeetingDetail")
    end)

    it("shows no secret", function()
        local requests = client:dry_run(function(dry)
            dry:meeting("914083136", { password = "336688" }):start()
            dry:create_user { name = "Ada", account = "ada", pwd = "Secret-4711-Word" }
        end)
        local text = hwmeeting.to_json(hwmeeting.array(requests)):gsub("metatable", "")
        assert.is_nil(text:find("336688", 1, true))
        assert.is_nil(text:find("Secret-4711-Word", 1, true))
    end)

    it("leaves the client as it was, and refuses what is no function", function()
        client:dry_run(function(dry) dry:schedule { subject = "x" } end)
        assert(client:schedule { subject = "really" })
        assert.equal(1, service:count "CreateMeeting")
        assert.has_error(function() client:dry_run {} end)
    end)

    it("passes on what its function raises", function()
        assert.has_error(function() client:dry_run(function() error("mine", 0) end) end, "mine")
    end)
end)

describe("a meeting's handle", function()
    it("is made of a created, a listed and a shown meeting, with its password", function()
        local conf = assert(client:schedule { subject = "x" })
        assert(client:meeting(conf):start())
        assert(client:meeting(conf):lock())
        assert(client:meeting(assert(client:running_details(conf.conferenceID))):unlock())
        for listed in client:online_meetings { searchKey = conf.conferenceID, queryAll = true } do
            assert(client:meeting(listed, { password = client:password_of(conf) }):lock())
        end
        assert.has_error(function() client:meeting {} end)
    end)

    it("has a password that is answered, or a useful error", function()
        local detail = assert(client:meeting_details "985207364")
        assert.equal(client:password_of(detail.conferenceData), client:password_of(detail))
        assert.is_string(client:password_of(detail))
        for _, wrong in ipairs { false, "985207364", 7 } do
            assert.has_error(function() client:password_of(wrong or nil) end)
        end
        local none, err = client:password_of {}
        assert.is_nil(none)
        assert.matches("holds no such password", err.message)
    end)
end)

describe("hwmeeting.sleep", function()
    it("waits in the loop that is given, and takes seconds", function()
        local loop = require("hwmeeting.loop.adapters.virtual").new()
        local began = loop.clock()
        hwmeeting.sleep(3600, loop)
        assert.is_true(loop.clock() - began >= 3600)
        hwmeeting.sleep(0)
        for _, wrong in ipairs { -1, "1", 1 / 0, 0 / 0 } do
            assert.has_error(function() hwmeeting.sleep(wrong) end)
        end
    end)
end)
