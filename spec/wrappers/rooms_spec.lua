-- What the wrappers of rooms and webinars put on the wire.

local core = require "hwmeeting.core"
local support = require "spec.wrappers.support"

-- 2030-01-15 08:30 UTC.
local moment = 1894696200

local query_of = support.query_of

describe("a wrapper of rooms and webinars", function()
    local service = require("spec.support.service").for_specs { rate_limit = 1000000 }
    local client

    before_each(function() client = service:client() end)

    local function only(operation)
        return support.only(service, operation)
    end

    local function body_of(operation)
        return support.body_of(service, operation)
    end

    it("keeps the guest password of a room", function()
        local room = assert(client:my_rooms():next())
        client:change_my_room(room.id, { name = "Mine", guests_may_start = false })
        assert.same({ vmrName = "Mine", gustPwd = room.gustPwd, chairPwd = room.chairPwd,
            allowGustFirst = false, gustFirstNotice = room.gustFirstNotice },
            body_of "UpdateMemberVmr")
        local result, err = client:change_my_room("no such room", {})
        assert.is_nil(result)
        assert.equal("argument", err.kind)
    end)

    it("takes the guest password of a room away when told so", function()
        local room = assert(client:my_rooms():next())
        assert(client:change_my_room(room.id, { guest_password = "" },
            { transport = function(request, limits)
                if request.method == "PUT" then
                    assert.equal("", core.from_json(request.body).gustPwd)
                    return { status = 200, headers = {}, body = "" }
                end
                return require("hwmeeting.client.state").of(client).transport(request, limits)
            end }))
    end)

    it("writes yes and no as Y and N", function()
        client:schedule_webinar { subject = "W", start = moment, minutes = 60, timeZoneId = 56,
            vmrID = "v", enableRecording = true, callRestriction = false,
            notifySetting = { enableCalendar = true, enableSms = false, enableEmail = true } }
        assert.same({ subject = "W", startTime = "2030-01-15 08:30", duration = 60,
            timeZoneId = 56, vmrID = "v", enableRecording = "Y", callRestriction = false,
            notifySetting = { enableCalendar = "Y", enableSms = "N", enableEmail = "Y" } },
            body_of "CreateWebinar")
    end)

    it("changes a webinar and sends the rest as it was", function()
        local room = assert(client:rooms({ vmrMode = 2 }):next())
        local id = assert(client:schedule_webinar { subject = "W", start = os.time() + 86400,
            minutes = 60, timeZoneId = 56, vmrID = room.id, enableRecording = true,
        }).conferenceId
        local before = assert(client:webinar(id))
        assert(client:change_webinar(id, { enableRecording = false }))
        local body = body_of "UpdateWebinar"
        assert.equal(id, body.conferenceId)
        assert.equal("N", body.enableRecording)
        assert.equal(before.subject, body.subject)
        assert.equal(before.startTime, body.startTime)
        assert.equal(before.duration, body.duration)
    end)

    it("asks for past webinars in texts", function()
        client:past_webinars({ from = moment, to = moment + 60 }):next()
        local query = query_of(only "ListHistoryWebinars")
        assert.equal("2030-01-15 08:30", query.startTime)
        assert.equal("2030-01-15 08:31", query.endTime)
    end)
end)
