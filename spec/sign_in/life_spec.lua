-- How long a token is used.

local hwmeeting = require "hwmeeting"
local service_support = require "spec.support.service"

local service = service_support.for_specs()

local function call(client)
    return client:search_online_meetings { limit = 1 }
end

describe("a token's life", function()
    it("is the server's, counted on the local clock from receipt, less five minutes", function()
        local now, move = service_support.clock()
        move(-86400 * 365) -- a client whose clock is wrong by a year
        local client = service:client { now = now, app_id = nil }
        -- The signature's own time is of the client's clock, so sign in without an end.
        assert(client)
        local account = service:client_with(
            { account = service.box.account, password = service.box.password }, { now = now })
        assert(call(account))
        move(56326 - 300 - 5)
        assert(call(account))
        assert.equal(1, service:sign_ins())
        move(10)
        assert(call(account))
        assert.equal(2, service:sign_ins())
    end)

    it("is not prolonged by a wall clock that is set back", function()
        local loop = service_support.virtual_loop()
        local client = service:client { loop = loop }
        assert(call(client))
        loop.advance(50000)
        loop.set_now(loop.now() - 50000)
        service:advance(0)
        assert(call(client))
        assert.equal(1, service:sign_ins())
        loop.advance(6300)
        loop.set_now(loop.now() - 6300)
        assert(call(client))
        assert.equal(2, service:sign_ins())
    end)

    it("of a short one ends a tenth earlier", function()
        local short = service_support.start { token_lifetime = 100 }
        finally(function() short:stop() end)
        local now, move = service_support.clock()
        local client = short:client { now = now }
        assert(call(client))
        move(85)
        assert(call(client))
        assert.equal(1, short:count "CreateAppIdToken")
        move(10)
        assert(call(client))
        assert.equal(2, short:count "CreateAppIdToken")
    end)

    local function answering(fields)
        local answer = { accessToken = "stb-own", user = { ucloginAccount = "a" } }
        for name, value in pairs(fields) do
            answer[name] = value
        end
        local signed_in = 0
        return function(request)
            if request.url:find("/acs/auth/", 1, true) then
                signed_in = signed_in + 1
                return { status = 200, body = hwmeeting.to_json(answer) }
            end
            return { status = 200, body = '{"offset":0,"count":0,"data":[]}' }
        end, function() return signed_in end
    end

    it("is read from its end where no duration is told", function()
        local now, move = service_support.clock()
        local transport, count = answering { expireTime = 1700010000, createTime = 1700000000000 }
        local client = service:client { transport = transport, now = now }
        assert(call(client))
        move(9600)
        assert(call(client))
        assert.equal(1, count())
        move(200)
        assert(call(client))
        assert.equal(2, count())
    end)

    it("is believed as text too, and a missing one means no sign-in at each call", function()
        for _, fields in ipairs { { validPeriod = "56326" }, {}, { validPeriod = 9e15 } } do
            local transport, count = answering(fields)
            local client = service:client { transport = transport }
            assert(call(client))
            assert(call(client))
            assert(call(client))
            assert.equal(1, count())
        end
    end)

    it("of 0 or less is over at once: the next call gets another token", function()
        for _, period in ipairs { 0, -5, "0" } do
            local transport, count = answering { validPeriod = period }
            local client = service:client { transport = transport }
            assert(call(client))
            assert(call(client))
            assert.equal(2, count())
        end
    end)

    it("does not begin when the answer holds no token", function()
        local client = service:client { transport = answering { accessToken = "" } }
        local result, err = call(client)
        assert.is_nil(result)
        assert.equal("auth", err.kind)
        assert.matches("without a token", err.message, 1, true)
        assert.is_false(err.retryable)
        assert.is_string(err.operation)
    end)
end)
