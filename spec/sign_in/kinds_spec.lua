-- What holds for every kind of credentials: one sign-in for all who wait, a new one at the token's
-- end and after a 401, shared tokens, no secret shown, a refusal that is not repeated.

local hwmeeting = require "hwmeeting"
local memory = require "hwmeeting.store.memory"
local service_support = require "spec.support.service"

local service = service_support.for_specs()

local function call(client, options)
    return client:search_online_meetings({ limit = 1 }, options)
end

local function a_token()
    return assert(service:client():create_app_id_token())
end

-- A function that gives what `make` makes, and counts how often it was asked.
local function asked(make)
    local count = 0
    return { credentials = function()
        count = count + 1
        return make()
    end }, function() return count end
end

-- `right` and `wrong` give credentials; `signs_in` is the operation of the first sign-in, `renews`
-- of the next ones; `secrets` are what must show nowhere; `shares` tokens in a store; `asks`, how
-- often a function is asked for two sign-ins.
local kinds = {
    {
        name = "an App ID",
        right = function(box) return { app_id = box.app_id, app_key = box.app_key } end,
        wrong = function(box) return { app_id = box.app_id, app_key = "not-the-key" } end,
        signs_in = "CreateAppIdToken", renews = "CreateAppIdToken", shares = true,
        secrets = { "app_key" }, code = "USG.206010025",
    },
    {
        name = "an App ID of a service provider",
        right = function(box)
            return { app_id = box.provider_app_id, app_key = box.provider_app_key,
                corp_id = box.corp_id, user_id = box.user_id }
        end,
        wrong = function(box)
            return { app_id = box.provider_app_id, app_key = box.app_key, corp_id = box.corp_id }
        end,
        signs_in = "CreateAppIdToken", renews = "CreateAppIdToken", shares = true,
        secrets = { "app_key" }, code = "USG.206010025",
    },
    {
        name = "an account",
        right = function(box) return { account = box.account, password = box.password } end,
        wrong = function(box) return { account = box.account, password = "not-the-password" } end,
        signs_in = "CreateToken", renews = "CreateToken", shares = true,
        secrets = { "password" }, code = "USG.206010000",
    },
    {
        name = "a WeLink account",
        right = function(box)
            return { welink_account = box.welink_account, welink_password = box.welink_password }
        end,
        wrong = function(box)
            return { welink_account = box.welink_account, welink_password = "not-the-password" }
        end,
        signs_in = "CreateProxyToken", renews = "CreateProxyToken", shares = true,
        secrets = { "welink_password" }, code = "USG.206010000",
    },
}

-- The same from a function.
for index = 1, #kinds do
    local kind = kinds[index]
    local from_function = { name = kind.name .. " that a function gives", asks = 2 }
    for _, side in ipairs { "right", "wrong" } do
        from_function[side] = function(box)
            return asked(function() return kind[side](box) end)
        end
    end
    kinds[#kinds + 1] = setmetatable(from_function, { __index = kind })
end

kinds[#kinds + 1] = {
    name = "the code of an OAuth2 server",
    right = function(box)
        return asked(function()
            return { oauth2_code = assert(box:oauth2_code()), oauth2_domain = box.oauth2_domain }
        end)
    end,
    wrong = function(box)
        return asked(function()
            return { oauth2_code = "not-a-code", oauth2_domain = box.oauth2_domain }
        end)
    end,
    signs_in = "CreateProxyToken", renews = "UpdateToken", asks = 1,
    secrets = { "oauth2_code" }, code = "USG.206010000",
}

kinds[#kinds + 1] = {
    name = "a ready token with a refresh token that a function gives",
    right = function()
        local token = a_token()
        return asked(function()
            return { access_token = token.accessToken, refresh_token = token.refreshToken,
                expires_in = token.validPeriod }
        end)
    end,
    renews = "UpdateToken", asks = 1, secrets = { "access_token", "refresh_token" },
}

kinds[#kinds + 1] = {
    name = "a ready token that a function gives",
    right = function()
        return asked(function()
            local token = a_token()
            return { access_token = token.accessToken, expires_in = token.validPeriod }
        end)
    end,
    asks = 2, secrets = { "access_token" },
}

kinds[#kinds + 1] = {
    name = "a ready token",
    right = function() return { access_token = a_token().accessToken } end,
    secrets = { "access_token" }, is_never_replaced = true,
}

-- How often a client signed in by itself.
local function sign_ins(kind)
    local count = kind.signs_in and service:count(kind.signs_in) or 0
    if kind.renews and kind.renews ~= kind.signs_in then
        count = count + service:count(kind.renews)
    end
    return count
end

local function client_of(kind, more)
    local credentials, count = kind.right(service.box)
    service.box:admin("requests/clear", {})
    more = more or {}
    more.now = more.now or not more.loop and function() return service.box:now() end or nil
    return service:client_with(credentials, more), count
end

-- The caller's own token is no longer accepted: that is said, and nothing is done about it.
local function assert_refused(result, err)
    assert.is_nil(result)
    assert.equal("auth", err.kind)
    assert.matches("get another", err.hint, 1, true)
    assert.equal(2, service:count "SearchOnlineMeetings")
    assert.equal(2, #service:requests())
end

local first_sign_in = function(kind) return kind.signs_in and 1 or 0 end

for _, kind in ipairs(kinds) do
    describe("signing in with " .. kind.name, function()
        it("happens at the first call that needs it, and once", function()
            local client = client_of(kind)
            assert.equal(0, #service:requests())
            assert(call(client))
            assert(call(client))
            assert.equal(first_sign_in(kind), sign_ins(kind))
        end)

        if kind.signs_in then
            it("is counted by the metrics", function()
                local client = client_of(kind)
                local metrics = require("hwmeeting.metrics").new(client)
                assert(call(client))
                assert.equal("1", metrics:openmetrics():match "sign_ins_total (%d+)")
            end)
        end

        it("happens once however many calls ask for it at once", function()
            local client, count = client_of(kind)
            local calls = {}
            for index = 1, 20 do
                calls[index] = function() return call(client) end
            end
            local _, errors = hwmeeting.gather(calls)
            assert.is_nil(errors)
            assert.equal(first_sign_in(kind), sign_ins(kind))
            assert.equal(count and 1, count and count())
        end)

        it("happens anew when the token ends", function()
            local client, count = client_of(kind)
            assert(call(client))
            service.box:clock { advance = 57000 }
            if kind.is_never_replaced then
                return assert_refused(call(client))
            end
            assert(call(client))
            if kind.renews then
                assert.equal(first_sign_in(kind) + 1, sign_ins(kind))
            end
            assert.equal(kind.asks, count and count())
            for _, request in ipairs(service:requests "SearchOnlineMeetings") do
                assert.equal(200, request.status)
            end
        end)

        it("happens anew when the service refuses the token, and the call is repeated", function()
            local client, count = client_of(kind)
            assert(call(client))
            service.box:admin("tokens/expire", { kind = "access" })
            if kind.is_never_replaced then
                return assert_refused(call(client))
            end
            assert(call(client))
            if kind.renews then
                assert.equal(first_sign_in(kind) + 1, sign_ins(kind))
            end
            assert.equal(kind.asks, count and count())
            assert.equal(3, service:count "SearchOnlineMeetings")
        end)

        it(kind.shares and "is shared through a store" or "goes into no store", function()
            local store, written = memory.new(), 0
            local set = store.set
            store.set = function(...)
                written = written + 1
                return set(...)
            end
            local credentials = kind.right(service.box)
            service.box:admin("requests/clear", {})
            local clients = {}
            for index = 1, 2 do
                clients[index] = service:client_with(credentials, { store = store })
                assert(call(clients[index]))
            end
            assert.equal(kind.shares and 1 or 0, written)
            if kind.shares then
                assert.equal(1, sign_ins(kind))
            end
        end)

        it("shows no secret in hooks, errors and warnings", function()
            local credentials = kind.right(service.box)
            local given = credentials.credentials and credentials.credentials() or credentials
            local secrets, shown = {}, {}
            for index, name in ipairs(kind.secrets) do
                secrets[index] = assert(given[name])
            end
            if credentials.credentials then
                credentials = { credentials = function() return given end }
            end
            local quoted = table.concat(secrets, " and ")
            local function note(...)
                for _, value in ipairs { ... } do
                    shown[#shown + 1] = type(value) == "table" and hwmeeting.to_json(value)
                        or tostring(value)
                end
            end
            local down = { in_process = true, lock = function() end, set = function() end,
                get = function() error("the store quotes " .. quoted, 0) end }
            local client = service:client_with(credentials, { on_request = note,
                on_response = note, logger = note, store = down, retries = 0,
                transport = function(request)
                    local is_sign_in = request.url:find("/acs/", 1, true)
                    return { status = is_sign_in and 200 or 500, headers = { quoted = quoted },
                        body = is_sign_in and '{"accessToken":"a-made-up-token"}'
                            or "the service quotes " .. quoted }
                end })
            local _, err = call(client)
            note(err, tostring(err), tostring(client), err.body)
            local all = table.concat(shown, "\n")
            for _, secret in ipairs(secrets) do
                assert.is_nil(all:find(secret, 1, true))
            end
            assert.matches("the service quotes <redacted>", all, 1, true)
        end)

        if kind.wrong then
            it("that is refused is refused once for all, and not repeated for a minute", function()
                local loop = service_support.virtual_loop()
                local client = service:client_with((kind.wrong(service.box)),
                    { loop = loop, now = loop.now })
                local calls = {}
                for index = 1, 8 do
                    calls[index] = function() return call(client) end
                end
                local _, errors = hwmeeting.gather(calls, { loop = loop })
                for index = 1, 8 do
                    assert.equal("auth", errors[index].kind)
                    assert.equal(kind.code, errors[index].code)
                end
                local _, err = call(client)
                assert.matches("not repeated", err.message, 1, true)
                assert.equal(1, sign_ins(kind))
                loop.advance(61)
                assert.is_nil((call(client)))
                assert.equal(2, sign_ins(kind))
            end)

            it("that never passes locks nobody", function()
                local client = service:client_with((kind.wrong(service.box)))
                for _ = 1, 10 do
                    call(client)
                end
                assert(call((client_of(kind))))
            end)

            it("that finds its account locked or disabled is not repeated either", function()
                for _, status in ipairs { 400, 403, 412, 423 } do
                    local loop = service_support.virtual_loop()
                    local client = client_of(kind, { loop = loop, now = loop.now })
                    service:faults(("status=%d:%s"):format(status, kind.signs_in))
                    for _ = 1, 3 do
                        local _, err = call(client)
                        assert.equal("auth", err.kind)
                        assert.equal(status, err.status)
                    end
                    assert.equal(1, service:count(kind.signs_in))
                end
            end)

            it("answered without a token is an error", function()
                service:faults("root=object:" .. kind.signs_in)
                local result, err = call((client_of(kind)))
                assert.is_nil(result)
                assert.equal(kind.signs_in, err.operation)
                assert.matches("without a token", err.message, 1, true)
            end)
        end

        if kind.signs_in then
            local is_repeated = kind.signs_in == kind.renews
            it(is_repeated and "is repeated after a 503" or "is sent once: it may be used up",
                function()
                    service:faults("status=503:" .. kind.signs_in .. "*1")
                    local loop = service_support.virtual_loop()
                    local result, err = call((client_of(kind,
                        { loop = loop, now = loop.now })))
                    assert.equal(is_repeated, result ~= nil)
                    assert.equal(is_repeated and 2 or 1, service:count(kind.signs_in))
                    assert.equal(not is_repeated and 503 or nil, err and err.status)
                end)
        end
    end)
end
