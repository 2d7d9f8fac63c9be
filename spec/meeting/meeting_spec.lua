local cjson = require "cjson"
local hwmeeting = require "hwmeeting"
local service_support = require "spec.support.service"

local service = service_support.for_specs()
local client, id, password
local now, move

-- A running meeting, and both clocks at hand.
before_each(function()
    now, move = service_support.clock()
    client = service:client { now = now, loop = service_support.virtual_loop() }
    local conference = assert(client:schedule { subject = "spec", minutes = 120 })
    id, password = conference.conferenceID, client:password_of(conference)
    service.box:admin("requests/clear", {})
end)

local function handle(options)
    local meeting = client:meeting(id, options or { password = password })
    assert(meeting:start())
    return meeting
end

-- Both clocks, for the client counts on its own.
local function pass(seconds)
    move(seconds)
    service:advance(seconds)
end

local function tokens_asked()
    return service:requests "CreateConfToken"
end

describe("the control token", function()
    it("is not kept when it cannot be sent", function()
        for _, token in ipairs { "a\nb", "a\r\nX: y", "", " a", ("x"):rep(8193) } do
            local answers = { token, "good" }
            local transport = function(request)
                local token_answered = request.url:find("/token", 1, true)
                    and table.remove(answers, 1)
                return { status = 200, body = token_answered and hwmeeting.to_json {
                    data = { token = token_answered, confTokenExpireTime = 1800 } } or "{}" }
            end
            local own = service:client_with({ access_token = "given" }, { transport = transport })
            local meeting = own:meeting(id, { password = password })
            local result, err = meeting:lock()
            assert.is_nil(result)
            assert.equal("auth", err.kind)
            assert(meeting:lock())
        end
    end)

    it("is got at the first control call, and once", function()
        local meeting = handle()
        assert.equal(0, #tokens_asked())
        assert(meeting:lock())
        assert(meeting:unlock())
        assert.equal(1, #tokens_asked())
        local asked = tokens_asked()[1]
        assert.equal(password, asked.headers["x-password"])
        assert.equal("1", asked.headers["x-login-type"])
        assert.is_nil(asked.headers["x-conference-authorization"])
        assert.is_nil(asked.headers["x-access-token"])
    end)

    it("is sent raw, and the access token is not", function()
        local meeting = handle()
        assert(meeting:lock())
        local sent = service:requests("LockMeeting")[1].headers
        assert.matches("^cnr%x+$", sent["x-conference-authorization"])
        assert.is_nil(sent["x-access-token"])
    end)

    it("is got once however many calls need it at once", function()
        client = service:client {}
        local meeting = handle()
        local calls = {}
        for index = 1, 10 do
            calls[index] = function() return meeting:mute_all() end
        end
        local _, errors = hwmeeting.gather(calls)
        assert.is_nil(errors)
        assert.equal(1, #tokens_asked())
        assert.equal(10, service:count "MuteMeeting")
    end)

    it("is kept alive before its half hour ends", function()
        local meeting = handle()
        assert(meeting:lock())
        local token = service:requests("LockMeeting")[1].headers["x-conference-authorization"]
        pass(1500)
        assert(meeting:lock())
        assert.equal(1, #tokens_asked())
        pass(200)
        assert(meeting:lock())
        assert.equal(2, #tokens_asked())
        assert.equal(token, tokens_asked()[2].headers["x-conference-authorization"])
        pass(1500)
        assert(meeting:lock())
        assert.equal(2, #tokens_asked())
    end)

    it("is kept alive by the monotonic clock when the wall clock is set back", function()
        local loop = service_support.virtual_loop()
        client = service:client { loop = loop, now = loop.now }
        local meeting = handle()
        assert(meeting:lock())
        loop.advance(1700)
        loop.set_now(loop.now() - 86400)
        assert(meeting:lock())
        assert.equal(2, #tokens_asked())
    end)

    it("is got for the others when the task that asked for it first is cancelled", function()
        client = service:client {}
        local meeting = handle()
        service:faults "latency=0.3:CreateConfToken"
        local first = client:task(function() return meeting:mute_all() end)
        first:wait(0.1)
        local second = client:task(function() return meeting:mute_all() end)
        second:wait(0.05)
        first:cancel()
        first:wait(5)
        assert.equal("cancelled", first.err.kind)
        assert(second:wait(5))
        assert.equal(1, #tokens_asked())
    end)

    it("that cannot be got fails once for all who waited for it", function()
        client = service:client { retries = 0 }
        local meeting = handle()
        service:faults "status=503:CreateConfToken"
        local calls = {}
        for index = 1, 10 do
            calls[index] = function() return meeting:mute_all() end
        end
        local _, errors = hwmeeting.gather(calls)
        for index = 1, 10 do
            assert.equal("CreateConfToken", errors[index].operation)
            assert.equal(503, errors[index].status)
        end
        assert.equal(1, #tokens_asked())
    end)

    it("is got anew when its half hour is over", function()
        local meeting = handle()
        assert(meeting:lock())
        pass(1801)
        assert(meeting:unlock())
        assert.equal(2, #tokens_asked())
        assert.is_nil(tokens_asked()[2].headers["x-conference-authorization"])
    end)

    it("is got again when the service says it is gone, and the call is made again", function()
        local meeting = handle()
        assert(meeting:lock())
        service.box:admin("tokens/expire", { kind = "control" })
        assert(meeting:extend(30))
        assert.equal(2, #tokens_asked())
        assert.equal(2, service:count "ProlongMeeting")
        assert.equal(0, service:count "CreateAppIdToken")
    end)

    it("is got again once only", function()
        local meeting = handle()
        service:faults "status=401:LockMeeting"
        local ok, err = meeting:lock()
        assert.is_nil(ok)
        assert.equal("auth", err.kind)
        assert.equal("LockMeeting", err.operation)
        assert.equal(2, #tokens_asked())
        assert.equal(2, service:count "LockMeeting")
    end)

    it("that cannot be renewed for a moment is used while it lives", function()
        local meeting = handle()
        assert(meeting:lock())
        pass(1700)
        service:faults "status=503:CreateConfToken"
        assert(meeting:unlock())
    end)

    it("that the service has forgotten is got with the password", function()
        local meeting = handle()
        assert(meeting:lock())
        pass(1700)
        service.box:admin("tokens/expire", { kind = "control" })
        assert(meeting:unlock())
        assert.equal(2, #tokens_asked())
    end)

    it("cannot be got with a wrong password, and that is said once", function()
        local meeting = client:meeting(id, { password = "000000" })
        local ok, err = meeting:lock()
        assert.is_nil(ok)
        assert.equal("MMC.111072065", err.code)
        assert.equal("CreateConfToken", err.operation)
        assert.equal(1, #tokens_asked())
        assert.equal(0, service:count "LockMeeting")
    end)

    it("cannot be got without a password, and nothing is sent", function()
        local ok, err = client:meeting(id):lock()
        assert.is_nil(ok)
        assert.equal("argument", err.kind)
        assert.equal("password", err.field)
        assert.matches("client:meeting", err.hint, 1, true)
        assert.equal(0, #service:requests())
    end)

    it("is forgotten on close", function()
        local meeting = handle()
        assert(meeting:lock())
        meeting:close()
        meeting:close()
        assert.has_error(function() meeting:lock() end)
        local other = client:meeting(id, { password = password })
        assert(other:unlock())
        assert.equal(2, #tokens_asked())
    end)

    it("of ended meetings is no use", function()
        local meeting = handle()
        assert(meeting:lock())
        assert(meeting:stop())
        local ok, err = meeting:lock()
        assert.is_nil(ok)
        assert.equal("MMC.111072006", err.code)
    end)
end)

describe("a locked meeting", function()
    local function join()
        return service.box:admin("join", { conferenceID = id, name = "Guest" })
    end

    it("refuses joins until it is unlocked", function()
        local meeting = handle()
        assert(join())
        assert(meeting:lock())
        local joined, _, answer = join()
        assert.is_nil(joined)
        assert.equal("MMC.111072050", answer.error_code)
        assert(meeting:unlock())
        assert(join())
    end)
end)

describe("a handle", function()
    it("extends by so many minutes", function()
        local meeting = handle()
        local before = service:meeting(id).endTime
        assert(meeting:extend(30))
        local time = hwmeeting.time
        assert.equal(time.from_meeting(before) + 1800,
            time.from_meeting(service:meeting(id).endTime))
    end)

    it("does not extend again after a lost answer", function()
        local meeting = handle()
        assert(meeting:lock())
        local before = service:meeting(id).endTime
        service:faults "lose:ProlongMeeting*1"
        local ok, err = meeting:extend(30)
        assert.is_nil(ok)
        assert.equal("transport", err.kind)
        assert.equal(1, err.attempts)
        assert.equal(1, service:count "ProlongMeeting")
        local time = hwmeeting.time
        assert.equal(time.from_meeting(before) + 1800,
            time.from_meeting(service:meeting(id).endTime))
    end)

    it("locks again after a lost answer: that does no more than the first", function()
        local meeting = handle()
        service:faults "lose:LockMeeting*1"
        assert(meeting:lock())
        assert.equal(2, service:count "LockMeeting")
    end)

    it("mutes, stops, shows its region and its details", function()
        local meeting = handle()
        assert(meeting:mute_all { allow_unmute = false })
        assert.is_true(service:meeting(id).muted)
        assert.equal("string", type(assert(meeting:region()).regionIP))
        assert.equal(id, assert(meeting:show()).conferenceData.conferenceID)
        assert(meeting:stop())
        local region, err = meeting:region()
        assert.is_nil(region)
        assert.equal("api", err.kind)
    end)

    it("calls any control operation by its name", function()
        local meeting = handle()
        assert(meeting:call("MuteMeeting", { isMute = 1 }))
        assert.same({ isMute = 1 }, cjson.decode(service:requests("MuteMeeting")[1].body))
        assert(meeting:call("lock_meeting", { isLock = 0 }))
    end)

    it("does not change the caller's tables", function()
        local meeting = handle()
        local args, call_options = { isMute = 1 }, { timeout = 20 }
        assert(meeting:call("MuteMeeting", args, call_options))
        assert.same({ isMute = 1 }, args)
        assert.same({ timeout = 20 }, call_options)
    end)

    it("keeps one deadline for the token and the call", function()
        assert(handle())
        service:faults "status=503:CreateConfToken;status=503:LockMeeting"
        local loop = service_support.virtual_loop()
        client = service:client { loop = loop, retries = 100 }
        local meeting = client:meeting(id, { password = password })
        local started = loop.clock()
        local ok, err = meeting:call("LockMeeting", { isLock = 1 }, { timeout = 20 })
        assert.is_nil(ok)
        assert.equal("CreateConfToken", err.operation)
        assert.is_true(loop.clock() - started < 25)
    end)

    it("prints without its password, and has no fields", function()
        local meeting = handle()
        assert(meeting:lock())
        assert.equal("hwmeeting.meeting (" .. id .. ")", tostring(meeting))
        assert.is_nil(next(meeting))
        assert.is_nil(meeting.password)
        assert.is_nil(meeting.token)
        assert.equal("hwmeeting.meeting", getmetatable(meeting))
    end)
end)
