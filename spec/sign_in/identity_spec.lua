-- The option `credentials`: a function that gives what a client signs in with.

local hwmeeting = require "hwmeeting"
local memory = require "hwmeeting.store.memory"
local loops = require "spec.support.loops"
local service_support = require "spec.support.service"

local service = service_support.for_specs()

local function call(client)
    return client:search_online_meetings { limit = 1 }
end

local function client_of(credentials, more)
    return service:client_with({ credentials = credentials }, more)
end

describe("the function `credentials`", function()
    it("is not called before a call needs a token", function()
        local client = client_of(function() error "too early" end)
        assert.equal("hwmeeting.client (" .. service.box.url .. ", credentials of a function)",
            tostring(client))
        assert(client:prepare("SearchOnlineMeetings", {}))
    end)

    it("may wait in the loop", function()
        local client
        client = client_of(function()
            local settings = assert(client:request { method = "POST", token = "none",
                path = "/v1/usg/acs/auth/account", body = { account = service.box.account,
                    clientType = 72 }, headers = { Authorization = "Basic "
                    .. require("hwmeeting.http").base64(service.box.account .. ":"
                        .. service.box.password) } })
            return { access_token = settings.accessToken }
        end)
        local results, errors = hwmeeting.gather { function() return call(client) end,
            function() return call(client) end }
        assert.is_nil(errors)
        assert.equal(2, #results)
    end)

    loops.each(function(name, run, option)
        it("may wait in every loop: " .. name, function()
            run(function()
                local count, during = 0, nil
                local client = client_of(function()
                    count = count + 1
                    hwmeeting.sleep(0.05)
                    during = count
                    return { welink_account = service.box.welink_account,
                        welink_password = service.box.welink_password }
                end, { loop = option })
                local function list() return call(client) end
                local results, errors = hwmeeting.gather({ list, list, list }, { loop = option })
                assert(not errors, errors and tostring(errors[next(errors)]))
                assert.equal(3, #results)
                assert.same({ 1, 1 }, { count, during })
            end)
        end)
    end)

    it("is left by a call whose time is over, and serves the next", function()
        local loop, count = service_support.virtual_loop(), 0
        local client = client_of(function()
            count = count + 1
            loop.sleep(5)
            return { app_id = service.box.app_id, app_key = service.box.app_key }
        end, { loop = loop, now = loop.now })
        local _, err = client:search_online_meetings({}, { timeout = 1 })
        assert.equal("timeout", err.kind)
        assert.is_true(err.unsent)
        assert(call(client))
        assert.equal(1, count)
    end)

    it("raises in all who wait, and the next call asks again", function()
        local raises = true
        local client = client_of(function()
            if raises then
                error("the vault is sealed", 0)
            end
            return { app_id = service.box.app_id, app_key = service.box.app_key }
        end)
        local ok, message = pcall(call, client)
        assert.is_false(ok)
        assert.equal("the vault is sealed", message)
        raises = false
        assert(call(client))
    end)

    it("that has none is an auth error, and the next call asks again", function()
        local own = select(2, client_of(function() return nil, "the vault is sealed" end)
            :search_online_meetings {})
        assert.equal("auth", own.kind)
        assert.equal("the function `credentials` gave none: the vault is sealed", own.message)
        assert.is_true(own.retryable)
        assert.equal("not_sent", own.outcome)
        assert.equal(0, #service:requests())
        local count = 0
        local client = client_of(function()
            count = count + 1
            return nil, own
        end)
        assert.equal(own.message, select(2, call(client)).message)
        call(client)
        assert.equal(2, count)
    end)

    it("that gives what is none says why, and no secret", function()
        for _, case in ipairs {
            { "hidden-1", "must return a table, got a string" },
            { {}, "there are no credentials among them" },
            { { app_key = "hidden-1" }, "`app_id` is missing" },
            { { account = "a", password = "hidden-1", app_id = "x", app_key = "hidden-2" },
                "one kind of credentials, not two: app_id and account" },
            { { acount = "a", password = "hidden-1" }, "`acount`, did you mean `account`" },
            { { account = "a", password = 12345 }, "`password` must be a string, got a number" },
            { { account = "a", password = "hidden\n1" }, "must not contain line breaks" },
            { { account = "a", password = "" }, "`password` must not be empty" },
            { { oauth2_code = "hidden-1" }, "`oauth2_domain` is missing" },
            { { access_token = "hidden-1", expires_in = 0 / 0 }, "must be a number of seconds" },
            { { access_token = "hidden-1", user_id = "u" }, "belong to `app_id`" },
            { { refresh_token = "hidden-1" }, "belong to `access_token`" },
            { { access_token = "hidden-1 " }, "cannot be sent" },
        } do
            local result, err = call(client_of(function() return case[1] end))
            assert.is_nil(result)
            assert.equal("auth", err.kind)
            assert.matches(case[2], err.message, 1, true)
            assert.not_matches("hidden", tostring(err))
        end
        assert.equal(0, #service:requests())
    end)

    it("may give others than before: a changed password is used at the next sign-in", function()
        local gives = { app_id = service.box.app_id, app_key = service.box.app_key }
        local client = client_of(function() return gives end)
        assert(call(client))
        gives = { welink_account = service.box.welink_account,
            welink_password = service.box.welink_password }
        service.box:admin("tokens/expire", { kind = "access" })
        assert(call(client))
        assert.equal(1, service:count "CreateAppIdToken")
        assert.equal(1, service:count "CreateProxyToken")
    end)

    it("shares tokens with whoever signs in with the same", function()
        local store = memory.new()
        assert(call(service:client { store = store }))
        assert(call(client_of(function()
            return { app_id = service.box.app_id, app_key = service.box.app_key }
        end, { store = store })))
        assert.equal(1, service:count "CreateAppIdToken")
    end)

    it("that gives the token that was refused is told so", function()
        local client = client_of(function() return { access_token = "stbNobodys" } end)
        local result, err = call(client)
        assert.is_nil(result)
        assert.equal("auth", err.kind)
        assert.matches("gave the very access_token that was refused", err.message, 1, true)
        assert.equal(1, service:count "SearchOnlineMeetings")
    end)
end)

describe("the code of an OAuth2 server", function()
    local codes

    local function oauth2(more)
        codes = 0
        return client_of(function()
            codes = codes + 1
            return { oauth2_code = assert(service.box:oauth2_code()),
                oauth2_domain = service.box.oauth2_domain }
        end, more)
    end

    it("is asked for again when the refresh token is refused", function()
        local client = oauth2()
        assert(call(client))
        service.box:clock { advance = 31 * 86400 }
        assert(call(client))
        assert.equal(2, codes)
        assert.equal(2, service:count "CreateProxyToken")
    end)

    it("is not asked for while the service has trouble renewing", function()
        local client = oauth2 { retries = 0 }
        assert(call(client))
        service.box:admin("tokens/expire", { kind = "access" })
        service:faults "status=503:UpdateToken*1"
        local _, err = call(client)
        assert.equal(503, err.status)
        assert.equal("UpdateToken", err.operation)
        assert(call(client))
        assert.equal(1, codes)
        assert.equal(1, service:count "CreateProxyToken")
    end)

    it("is asked for again after a renewal that was carried out and whose answer was lost",
        function()
            local client = oauth2 { retries = 0 }
            assert(call(client))
            service.box:admin("tokens/expire", { kind = "access" })
            service:faults "lose:UpdateToken*1"
            assert.is_nil((call(client)))
            assert(call(client))
            assert.equal(2, codes)
        end)

    it("is asked for again after a logout, and not before the next call", function()
        local client = oauth2()
        assert(call(client))
        assert(client:logout())
        assert.equal(1, codes)
        assert(call(client))
        assert.equal(2, codes)
        assert.equal(0, service:count "UpdateToken")
    end)

    it("gets a token that the program may renew itself", function()
        local client = oauth2()
        assert(call(client))
        assert(client:update_token {})
        service.box:admin("tokens/expire", { kind = "access" })
        assert(call(client))
        assert.equal(1, codes)
        assert.equal(2, service:count "UpdateToken")
    end)

    it("is not asked for after the program itself renewed a token that was refused", function()
        local client = oauth2 { retries = 0 }
        assert(call(client))
        service.box:admin("tokens/expire", { kind = "access" })
        service:faults "status=503:UpdateToken*1"
        assert.is_nil((call(client)))
        assert(client:update_token {})
        assert(call(client))
        assert.equal(1, codes)
        assert.equal(2, service:count "UpdateToken")
    end)
end)

describe("WeLink", function()
    it("needs no arguments where the client has its account", function()
        local client = service:client_with { welink_account = service.box.welink_account,
            welink_password = service.box.welink_password }
        assert.is_string(assert(client:create_proxy_token {}).accessToken)
        local request = service:requests("CreateProxyToken")[1]
        assert.same({ account = service.box.welink_account, pwd = service.box.welink_password,
            authServerType = "workplace", authType = "AccountAndPwd", clientType = 72 },
            hwmeeting.from_json(request.body))
        assert.is_nil(request.headers.authorization)
    end)

    it("takes no other clientType than 72, and says so before anything is sent", function()
        local client = service:client_with { welink_account = service.box.welink_account,
            welink_password = service.box.welink_password, client_type = 5 }
        local _, err = call(client)
        assert.same({ "argument", "CreateProxyToken", "clientType", "enumeration" },
            { err.kind, err.operation, err.field, err.rule })
        assert.equal(0, #service:requests())
    end)

    it("is really signed in through in a dry run, as with all credentials", function()
        local client = service:client_with { welink_account = service.box.welink_account,
            welink_password = service.box.welink_password }
        local token
        local written = client:dry_run(function(dry)
            token = assert(dry:create_proxy_token {}).accessToken
            assert(call(dry))
        end)
        assert.same({}, written)
        assert(client:check_token { token = token, needGenNewToken = false })
        assert.equal(2, service:count "CreateProxyToken")
    end)

    it("gives its password to no other account and no other server", function()
        local client = service:client_with { welink_account = "me", welink_password = "secret-1" }
        local prepared = assert(client:prepare("CreateProxyToken", { account = "another" }))
        assert.not_matches("secret-1", prepared.body)
        local _, err = client:prepare("CreateProxyToken", { authServerType = "oauth2" })
        assert.equal("authType", err.field)
    end)

    it("is what a box's options sign in through when asked", function()
        assert(call(hwmeeting.new(service.box:options {
            welink_account = service.box.welink_account })))
        assert.equal(1, service:count "CreateProxyToken")
    end)
end)
