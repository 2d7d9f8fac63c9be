local hwmeeting = require "hwmeeting"
local memory = require "hwmeeting.store.memory"
local service_support = require "spec.support.service"
local shell = require "spec.support.shell"

local service

lazy_setup(function() service = service_support.start() end)
lazy_teardown(function() service:stop() end)
before_each(function() service:reset() end)

local function call(client)
    return client:search_online_meetings { limit = 1 }
end

local function sign_ins()
    return service:count "CreateAppIdToken" + service:count "CreateToken"
end

describe("signing in", function()
    it("happens at the first call that needs it, and once", function()
        local client = service:client()
        assert.equal(0, sign_ins())
        assert(call(client))
        assert(call(client))
        assert.equal(1, sign_ins())
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
        assert.equal(6, sign_ins())
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
        assert.equal(1, sign_ins())
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
        assert.equal(1, sign_ins())
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
        assert.equal(3, sign_ins())
    end)

    it("goes on for the others when the task that began it is cancelled", function()
        service:faults "latency=0.3:CreateAppIdToken"
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
        assert.equal(1, sign_ins())
    end)

    it("is not cut short by the deadline of the call that began it", function()
        service:faults "latency=0.6:CreateAppIdToken"
        local client = service:client()
        local _, err = client:search_online_meetings({}, { timeout = 0.2 })
        assert.equal("timeout", err.kind)
        assert.equal("CreateAppIdToken", err.operation)
        assert.is_true(err.unsent)
        assert(call(client))
        assert.equal(1, sign_ins())
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
        assert.equal(1, sign_ins())
        move(10)
        assert(call(account))
        assert.equal(2, sign_ins())
    end)

    it("is not prolonged by a wall clock that is set back", function()
        local loop = service_support.virtual_loop()
        local client = service:client { loop = loop }
        assert(call(client))
        loop.advance(50000)
        loop.set_now(loop.now() - 50000)
        service:advance(0)
        assert(call(client))
        assert.equal(1, sign_ins())
        loop.advance(6300)
        loop.set_now(loop.now() - 6300)
        assert(call(client))
        assert.equal(2, sign_ins())
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
        for _, fields in ipairs { { validPeriod = "56326" }, {}, { validPeriod = 0 },
            { validPeriod = -5 }, { validPeriod = 9e15 } } do
            local transport, count = answering(fields)
            local client = service:client { transport = transport }
            assert(call(client))
            assert(call(client))
            assert(call(client))
            assert.equal(1, count())
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

describe("a refused token", function()
    it("leads to one new sign-in and one repeat", function()
        local client = service:client()
        assert(call(client))
        service.box:admin("tokens/expire", { kind = "access" })
        assert(call(client))
        assert.equal(2, sign_ins())
        assert.equal(3, service:count "SearchOnlineMeetings")
    end)

    it("leads to one only, even if the next one is refused too", function()
        local client = service:client()
        service:faults "status=401:SearchOnlineMeetings"
        local result, err = call(client)
        assert.is_nil(result)
        assert.equal("auth", err.kind)
        assert.equal(2, err.attempts)
        assert.equal(2, sign_ins())
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
        assert.equal(2, sign_ins())
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
        assert.equal(65, sign_ins())
        assert(call(first))
        assert.equal(66, sign_ins())
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
        assert.equal(1, sign_ins())
        loop.advance(58)
        assert.is_nil((call(client)))
        assert.equal(1, sign_ins())
        loop.advance(4)
        assert.is_nil((call(client)))
        assert.equal(2, sign_ins())
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
        assert.equal(2, sign_ins())
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
        assert.equal(1, sign_ins())
    end)

    it("is not what a tired service does: that is tried again", function()
        service:faults "status=503:CreateAppIdToken*2"
        local client = service:client { loop = service_support.virtual_loop() }
        assert(call(client))
        assert.equal(3, sign_ins())
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

describe("a shared store", function()
    it("lets clients share one sign-in", function()
        local store = memory.new()
        assert(call(service:client { store = store }))
        assert(call(service:client { store = store }))
        assert.equal(1, sign_ins())
    end)

    it("keeps identities apart", function()
        local store = memory.new()
        assert(call(service:client { store = store }))
        assert(call(service:client { store = store, user_id = service.box.user_id }))
        assert(call(service:client { store = store, client_type = 50 }))
        assert(call(service:client_with(
            { account = service.box.account, password = service.box.password },
            { store = store })))
        assert.equal(4, sign_ins())
    end)

    it("lets one client replace a token for all, which the others then take", function()
        local store = memory.new()
        local one, other = service:client { store = store }, service:client { store = store }
        assert(call(one))
        assert(call(other))
        service.box:admin("tokens/expire", { kind = "access" })
        assert(call(one))
        assert(call(other))
        assert.equal(2, sign_ins())
    end)

    it("is asked again once the token's life is over", function()
        local now, move = service_support.clock()
        local store = memory.new(now)
        local one = service:client { store = store, now = now }
        assert(call(one))
        move(56326)
        assert(call(one))
        assert.equal(2, sign_ins())
    end)

    it("that holds nonsense is overwritten", function()
        local store = memory.new()
        function store.get() return "{not json" end
        assert(call(service:client { store = store }))
        assert.equal(1, sign_ins())
    end)

    it("lets many clients at once sign in once", function()
        local store, calls = memory.new(), {}
        for index = 1, 10 do
            local client = service:client { store = store }
            calls[index] = function() return call(client) end
        end
        local _, errors = hwmeeting.gather(calls)
        assert.is_nil(errors)
        assert.equal(1, sign_ins())
    end)

    it("lets several processes sign in once", function()
        local directory = shell.output "mktemp -d"
        finally(function() os.execute("rm -rf " .. shell.quote(directory)) end)
        local code = ([[
            local hwmeeting = require "hwmeeting"
            local client = hwmeeting.new { base_url = %q, ca_file = %q, app_id = %q, app_key = %q,
                store = require("hwmeeting.store.file").new { folder = %q } }
            local page, err = client:search_online_meetings { limit = 1 }
            print(page and page.count or tostring(err))
        ]]):format(service.box.url, service.box.ca_file, service.box.app_id, service.box.app_key,
            directory)
        local children = {}
        for index = 1, 4 do
            children[index] = shell.start_lua(code)
        end
        for index = 1, 4 do
            assert.matches("^%d+\n$", children[index]:read "*a")
            children[index]:close()
        end
        assert.equal(1, sign_ins())
        assert.equal(4, service:count "SearchOnlineMeetings")
    end)
end)

describe("a store that is down", function()
    local function broken(how)
        return { get = how, set = how, lock = how }
    end

    it("costs a warning, and the token stays private", function()
        for _, how in ipairs {
            function() return nil, "connection refused" end,
            function() error "connection refused" end,
        } do
            service:reset()
            local warnings = {}
            local client = service:client { store = broken(how),
                logger = function(level, message)
                    assert.equal("warning", level)
                    warnings[#warnings + 1] = message
                end }
            assert(call(client))
            assert(call(client))
            assert.equal(1, sign_ins())
            assert.is_true(#warnings > 0)
            assert.matches("connection refused", warnings[1], 1, true)
        end
    end)

    it("while it unlocks harms nothing", function()
        local store = memory.new()
        function store.lock() return function() error "gone" end end
        local client = service:client { store = store, logger = function() end }
        assert(call(client))
        assert(call(client))
        assert.equal(1, sign_ins())
    end)

    it("without one of its functions is refused at once", function()
        assert.has_error(function() service:client { store = { get = print } } end)
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
        assert.equal(1, sign_ins())
    end)
end)

describe("logout", function()
    it("ends the token", function()
        local client = service:client()
        assert(call(client))
        local token = service:requests("SearchOnlineMeetings")[1].headers["x-access-token"]
        assert.is_true(client:logout())
        local request = service:requests("DeleteToken")[1]
        assert.equal(token, request.headers["x-access-token"])
        local _, err = service:client_with({ access_token = token }):search_online_meetings {}
        assert.equal("auth", err.kind)
        assert(call(client))
        assert.equal(2, sign_ins())
    end)

    it("sends nothing when there is no token", function()
        assert.is_true(service:client():logout())
        assert.equal(0, #service:requests())
    end)

    it("ends a token that is about to be renewed, too", function()
        local now, move = service_support.clock()
        local client = service:client { now = now }
        assert(call(client))
        move(56326 - 100)
        assert.is_true(client:logout())
        assert.equal(1, service:count "DeleteToken")
        assert.equal(1, sign_ins())
    end)

    it("leaves a token in a shared store", function()
        local store = memory.new()
        local one, other = service:client { store = store }, service:client { store = store }
        assert(call(one))
        assert.is_true(one:logout())
        assert.equal(0, service:count "DeleteToken")
        assert(call(other))
        assert.equal(1, sign_ins())
    end)

    it("ends that too when it is told, even if this client has not used it", function()
        local store = memory.new()
        local one, other = service:client { store = store }, service:client { store = store }
        assert(call(one))
        assert.is_true(other:logout { shared = true })
        assert.equal(1, service:count "DeleteToken")
        assert(call(service:client { store = store }))
        assert.equal(2, sign_ins())
    end)

    it("of a token that is gone already is no error", function()
        local client = service:client()
        assert(call(client))
        service.box:admin("tokens/expire", { kind = "access" })
        assert.is_true(client:logout())
        assert.equal(1, sign_ins())
    end)

    it("that fails says so and keeps the token", function()
        local client = service:client { retries = 0 }
        assert(call(client))
        service:faults "status=500:DeleteToken*1"
        local ok, err = client:logout()
        assert.is_nil(ok)
        assert.equal("api", err.kind)
        assert.is_true(client:logout())
    end)

    it("takes a table of what it knows", function()
        local client = service:client()
        assert.has_error(function() client:logout "shared" end)
        assert.has_error(function() client:logout { share = true } end)
    end)

    it("is not what close does", function()
        local client = service:client()
        assert(call(client))
        client:close()
        assert.equal(0, service:count "DeleteToken")
    end)
end)

describe("the sign-in operations, called by themselves", function()
    it("use what the client holds", function()
        local client = service:client()
        local answer = assert(client:create_app_id_token {})
        assert.is_string(answer.accessToken)
        local account = service:client_with {
            account = service.box.account, password = service.box.password }
        assert.is_string(assert(account:create_token {}).accessToken)
    end)

    it("sign what their body says, where it is given as a body", function()
        local client = service:client()
        local answer = assert(client:create_app_id_token {
            body = { userId = service.box.user_id } })
        assert.is_string(answer.accessToken)
        local body = hwmeeting.from_json(service:requests("CreateAppIdToken")[1].body)
        assert.equal(service.box.user_id, body.userId)
    end)

    it("renew the client's token with UpdateToken, and the client goes on with that", function()
        local client = service:client()
        assert(call(client))
        local renewed = assert(client:update_token {})
        assert(call(client))
        assert.equal(1, sign_ins())
        local requests = service:requests "SearchOnlineMeetings"
        assert.equal(renewed.accessToken, requests[2].headers["x-access-token"])
        assert(client:update_token {})
    end)

    it("say what is missing when there is nothing to renew", function()
        local _, err = service:client():update_token {}
        assert.equal("argument", err.kind)
        assert.equal("X-Access-Token", err.field)
    end)

    it("leave the client's token alone when they renew another", function()
        local client, other = service:client(), service:client()
        assert(call(client))
        local answer = assert(other:create_app_id_token {})
        assert(client:update_token { ["X-Access-Token"] = answer.refreshToken })
        assert(call(client))
        local requests = service:requests "SearchOnlineMeetings"
        assert.equal(requests[1].headers["x-access-token"], requests[2].headers["x-access-token"])
    end)

    it("exchange the client's token with CheckToken", function()
        local client = service:client()
        assert(call(client))
        local token = service:requests("SearchOnlineMeetings")[1].headers["x-access-token"]
        assert(client:check_token { token = token, needGenNewToken = false })
        local fresh = assert(client:check_token { token = token, needGenNewToken = true })
        assert.not_equal(token, fresh.accessToken)
        assert(call(client))
        assert.equal(fresh.accessToken,
            service:requests("SearchOnlineMeetings")[2].headers["x-access-token"])
    end)

    it("do not sign in again because CheckToken finds some token invalid", function()
        local client = service:client()
        assert(call(client))
        local _, err = client:check_token { token = "stbNobodys", needGenNewToken = false }
        assert.equal("auth", err.kind)
        assert.equal(1, service:count "CheckToken")
        assert(call(client))
        assert.equal(1, sign_ins())
    end)

    it("end the client's token with DeleteToken, and the next call signs in", function()
        local client = service:client()
        assert(call(client))
        assert(client:delete_token {})
        assert(call(client))
        assert.equal(2, sign_ins())
        assert.equal(2, service:count "SearchOnlineMeetings")
    end)
end)
