-- Signing in: when, once for all who wait, and what is sent.

local hwmeeting = require "hwmeeting"
local memory = require "hwmeeting.store.memory"
local service_support = require "spec.support.service"

local service = service_support.for_specs()

local function call(client)
    return client:search_online_meetings { limit = 1 }
end

describe("signing in", function()
    it("happens at the first call that needs it, and once", function()
        local client = service:client()
        assert.equal(0, service:sign_ins())
        assert(call(client))
        assert(call(client))
        assert.equal(1, service:sign_ins())
        assert.equal(2, service:count "SearchOnlineMeetings")
    end)

    it("works with each kind of credentials", function()
        local box = service.box
        for _, credentials in ipairs {
            { app_id = box.app_id, app_key = box.app_key },
            { app_id = box.app_id, app_key = box.app_key, user_id = box.user_id },
            { app_id = box.provider_app_id, app_key = box.provider_app_key, corp_id = "" },
            { app_id = box.provider_app_id, app_key = box.provider_app_key, corp_id = box.corp_id },
            { app_id = box.provider_app_id, app_key = box.provider_app_key, corp_id = box.corp_id,
                user_id = box.user_id },
            { account = box.account, password = box.password },
        } do
            assert(call(service:client_with(credentials)))
        end
        assert.equal(6, service:sign_ins())
    end)

    it("says in its request what was signed, and nothing else", function()
        assert(call(service:client { user_id = service.box.user_id }))
        local request = service:requests("CreateAppIdToken")[1]
        local body = hwmeeting.from_json(request.body)
        assert.equal(service.box.user_id, body.userId)
        assert.is_nil(body.corpId)
        assert.equal(72, body.clientType)
        assert.is_true(math.abs(body.expireTime - os.time() - 600) < 60)
        assert.equal("LongTicket", request.headers["x-token-type"])
        assert.same({}, request.unknown)
    end)

    it("happens once however many calls ask for it at once", function()
        local client = service:client()
        local calls = {}
        for index = 1, 20 do
            calls[index] = function() return call(client) end
        end
        local results, errors = hwmeeting.gather(calls)
        assert.is_nil(errors)
        assert.equal(20, #results)
        assert.equal(1, service:sign_ins())
    end)

    it("that is refused is refused once however many calls ask for it at once", function()
        local client = service:client_with { account = service.box.account, password = "wrong-123" }
        local calls = {}
        for index = 1, 8 do
            calls[index] = function() return call(client) end
        end
        local _, errors = hwmeeting.gather(calls)
        for index = 1, 8 do
            assert.equal("auth", errors[index].kind)
            assert.equal("USG.206010000", errors[index].code)
        end
        assert.equal(1, service:sign_ins())
    end)

    it("that fails fails once for all who waited for it", function()
        service:faults "status=503:CreateAppIdToken"
        local loop = service_support.virtual_loop()
        local client, calls = service:client { loop = loop, retries = 2 }, {}
        for index = 1, 20 do
            calls[index] = function() return call(client) end
        end
        local results, errors = hwmeeting.gather(calls, { loop = loop })
        assert.same({}, results)
        for index = 1, 20 do
            assert.equal("CreateAppIdToken", errors[index].operation)
            assert.equal(503, errors[index].status)
            assert.equal(3, errors[index].attempts)
            for other = 1, index - 1 do
                assert.not_equal(errors[other], errors[index])
            end
        end
        assert.equal(3, service:sign_ins())
    end)

    it("goes on for the others when the task that began it is cancelled", function()
        service:faults "latency=1:CreateAppIdToken"
        local client = service:client()
        local first = client:task(function() return call(client) end)
        first:wait(0.1)
        local second = client:task(function() return call(client) end)
        second:wait(0.05)
        first:cancel()
        first:wait(5)
        assert.equal("cancelled", first.err.kind)
        assert.is_false(second.done)
        assert(second:wait(5))
        assert.equal(1, service:sign_ins())
    end)

    it("is not cut short by the deadline of the call that began it", function()
        service:faults "latency=0.6:CreateAppIdToken"
        local client = service:client()
        local _, err = client:search_online_meetings({}, { timeout = 0.2 })
        assert.equal("timeout", err.kind)
        assert.equal("CreateAppIdToken", err.operation)
        assert.is_true(err.unsent)
        assert(call(client))
        assert.equal(1, service:sign_ins())
    end)

    it("ends with its client", function()
        service:faults "latency=5:CreateAppIdToken"
        local client = service:client()
        local task = client:task(function() return call(client) end)
        task:wait(0.1)
        client:close()
        task:wait(2)
        assert.equal("cancelled", task.err.kind)
    end)

    it("uses a fresh nonce when it is repeated", function()
        service:faults "drop:CreateAppIdToken*1"
        assert(call(service:client { loop = service_support.virtual_loop() }))
        local requests = service:requests "CreateAppIdToken"
        assert.equal(2, #requests)
        local first, second = hwmeeting.from_json(requests[1].body),
            hwmeeting.from_json(requests[2].body)
        assert.not_equal(first.nonce, second.nonce)
        assert.not_equal(requests[1].headers.authorization, requests[2].headers.authorization)
    end)

    it("without credentials is an auth error, and nothing is sent", function()
        local result, err = call(service:client_with {})
        assert.is_nil(result)
        assert.equal("auth", err.kind)
        assert.equal(0, err.attempts)
        assert.equal(0, #service:requests())
    end)

    it("goes through the transport and the retries of the call that needs it", function()
        local seen = {}
        local client = service:client()
        local result, err = client:search_online_meetings({}, {
            transport = function(request)
                seen[#seen + 1] = request.url:match "/acs/auth/%w+" or request.url
                return nil, { kind = "transport", message = "no network here" }
            end,
            retries = 0,
        })
        assert.is_nil(result)
        assert.equal("CreateAppIdToken", err.operation)
        assert.same({ "/acs/auth/appauth" }, seen)
        assert.equal(0, #service:requests())
    end)
end)

describe("a hook that raises while signing in", function()
    it("raises from the call, and the next call signs in", function()
        local raise = true
        local client = service:client { store = memory.new(), on_request = function()
            if raise then
                error("my mistake", 0)
            end
        end }
        local ok, message = pcall(call, client)
        assert.is_false(ok)
        assert.equal("my mistake", message)
        raise = false
        assert(call(client))
        assert.equal(1, service:sign_ins())
    end)
end)
