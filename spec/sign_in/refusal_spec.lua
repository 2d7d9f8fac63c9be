-- What a refused token and a refused sign-in lead to.

local hwmeeting = require "hwmeeting"
local service_support = require "spec.support.service"

local service = service_support.for_specs()

local function call(client)
    return client:search_online_meetings { limit = 1 }
end

describe("a refused token", function()
    it("leads to one new sign-in and one repeat", function()
        local client = service:client()
        assert(call(client))
        service.box:admin("tokens/expire", { kind = "access" })
        assert(call(client))
        assert.equal(2, service:sign_ins())
        assert.equal(3, service:count "SearchOnlineMeetings")
    end)

    it("leads to one only, even if the next one is refused too", function()
        local client = service:client()
        service:faults "status=401:SearchOnlineMeetings"
        local result, err = call(client)
        assert.is_nil(result)
        assert.equal("auth", err.kind)
        assert.equal(2, err.attempts)
        assert.equal(2, service:sign_ins())
        assert.equal(2, service:count "SearchOnlineMeetings")
    end)

    it("leads to one sign-in for many calls at once", function()
        local client = service:client()
        assert(call(client))
        service.box:admin("tokens/expire", { kind = "access" })
        local calls = {}
        for index = 1, 10 do
            calls[index] = function() return call(client) end
        end
        local _, errors = hwmeeting.gather(calls)
        assert.is_nil(errors)
        assert.equal(2, service:sign_ins())
    end)

    it("is repeated even where a repeat would act twice: it was turned away", function()
        local client = service:client()
        assert(call(client))
        service.box:admin("tokens/expire", { kind = "access" })
        local created = assert(client:schedule { subject = "once", minutes = 30 })
        assert.equal("once", created.subject)
        assert.equal(2, service:count "CreateMeeting")
    end)

    it("that the caller gave is not replaced, and the error says what to do", function()
        for _, client in ipairs {
            service:client_with { access_token = "stbUnknownToken" },
            service:client(),
        } do
            service.box:admin("requests/clear", {})
            local result, err = client:search_online_meetings({}, { access_token = "stbUnknown2" })
            assert.is_nil(result)
            assert.equal("auth", err.kind)
            assert.equal("USG.000000004", err.code)
            assert.equal(1, err.attempts)
            assert.matches("access_token", err.hint, 1, true)
            assert.equal(1, #service:requests())
        end
        local result, err = call(service:client_with { access_token = "stbUnknownToken" })
        assert.is_nil(result)
        assert.matches("access_token", err.hint, 1, true)
    end)

    it("that stands in the arguments is not replaced either, in any case of letters", function()
        local client = service:client()
        for _, name in ipairs { "X-Access-Token", "x-access-token" } do
            service.box:admin("requests/clear", {})
            local _, err = client:search_online_meetings { [name] = "stbUnknown3" }
            assert.equal("auth", err.kind)
            assert.equal("stbUnknown3", service:requests()[1].headers["x-access-token"])
            assert.equal(1, #service:requests())
        end
    end)

    it("because of 64 newer ones is renewed", function()
        local first = service:client()
        assert(call(first))
        for _ = 1, 64 do
            assert(service:client():create_app_id_token {})
        end
        assert.equal(65, service:sign_ins())
        assert(call(first))
        assert.equal(66, service:sign_ins())
    end)
end)

describe("a refused sign-in", function()
    local function wrong(more)
        return service:client_with(
            { account = service.box.account, password = "wrong-12345" }, more)
    end

    it("is remembered for 60 seconds", function()
        local loop = service_support.virtual_loop()
        local client = wrong { loop = loop }
        local _, err = call(client)
        assert.equal("auth", err.kind)
        assert.equal("CreateToken", err.operation)
        assert.equal("USG.206010000", err.code)
        assert.equal(1, err.attempts)
        _, err = call(client)
        assert.equal("auth", err.kind)
        assert.equal(0, err.attempts)
        assert.is_true(err.retry_after > 50 and err.retry_after <= 60)
        assert.matches("not repeated", err.message, 1, true)
        assert.equal(1, service:sign_ins())
        loop.advance(58)
        assert.is_nil((call(client)))
        assert.equal(1, service:sign_ins())
        loop.advance(4)
        assert.is_nil((call(client)))
        assert.equal(2, service:sign_ins())
    end)

    it("is remembered no longer when the wall clock is set back", function()
        local loop = service_support.virtual_loop()
        local client = wrong { loop = loop }
        assert.is_nil((call(client)))
        loop.set_now(loop.now() - 86400)
        local _, err = call(client)
        assert.is_true(err.retry_after <= 60)
        loop.advance(62)
        assert.is_nil((call(client)))
        assert.equal(2, service:sign_ins())
    end)

    it("never locks the account by itself", function()
        local client = wrong()
        for _ = 1, 10 do
            call(client)
        end
        assert(call(service:client_with {
            account = service.box.account, password = service.box.password }))
    end)

    it("of a signature is one too", function()
        local client = service:client { app_key = "not-the-key" }
        local _, err = call(client)
        assert.equal("auth", err.kind)
        assert.equal("USG.206010025", err.code)
        call(client)
        assert.equal(1, service:sign_ins())
    end)

    it("is not what a tired service does: that is tried again", function()
        service:faults "status=503:CreateAppIdToken*2"
        local client = service:client { loop = service_support.virtual_loop() }
        assert(call(client))
        assert.equal(3, service:sign_ins())
    end)

    it("is not remembered when the service failed", function()
        service:faults "status=503:CreateAppIdToken*1"
        local client = service:client { retries = 0 }
        local _, err = call(client)
        assert.equal("api", err.kind)
        assert.is_true(err.retryable)
        assert(call(client))
    end)
end)
