--- Signing in through WeLink and through an OAuth2 server (Lua 5.4).

local support = require "spec.sandbox.inside.support"

local PATH = "/v1/usg/acs/auth/proxy"
local JSON = { ["content-type"] = "application/json; charset=UTF-8" }

describe("the service's sign-in through others", function()
    local box, known

    before_each(function()
        box = support.service()
        known = box.credentials
    end)

    local function with(more, body)
        for name, value in pairs(more) do
            body[name] = value
        end
        return body
    end

    local function welink(more)
        return with(more or {}, {
            authServerType = "workplace",
            authType = "AccountAndPwd",
            clientType = 72,
            account = known.welink_account,
            pwd = known.welink_password,
        })
    end

    local function oauth2(code, more)
        return with(more or {}, {
            authServerType = "oauth2",
            authType = "AuthCode",
            clientType = 72,
            credential = code,
            domain = known.oauth2_domain,
        })
    end

    local function code()
        local status, answer = support.call(
            box,
            "POST",
            "/sandbox/oauth2/code",
            { ["x-sandbox-key"] = "key" },
            { domain = known.oauth2_domain }
        )
        assert.are.equal(200, status)
        return answer.code
    end

    local function refused(status, error_code, body)
        return support.refused(box, status, error_code, "POST", PATH, JSON, body)
    end

    it("takes a WeLink account and its password", function()
        local status, answer = support.call(box, "POST", PATH, JSON, welink())
        assert.are.same({ 200, 0 }, { status, answer.user.adminType })
        status, answer = support.call(box, "POST", PATH, JSON, welink { createTokenType = 1 })
        assert.are.same({ 200, nil }, { status, answer.accessToken })
        refused(401, "USG.206010000", welink { pwd = "wrong password" })
        refused(401, "USG.206010000", welink { account = "nobody" })
        refused(401, "USG.206010000", welink { account = known.account, pwd = known.password })
    end)

    it("locks a WeLink account at the fifth wrong password, for a minute", function()
        for _ = 1, 4 do
            refused(401, "USG.206010000", welink { pwd = "wrong password" })
        end
        refused(423, "USG.206030015", welink { pwd = "wrong password" })
        refused(423, "USG.206030015", welink())
        box.clock:advance(60)
        assert.are.equal(200, (support.call(box, "POST", PATH, JSON, welink())))
    end)

    it("takes a code once, and with its domain", function()
        local first = code()
        assert.are.equal(200, (support.call(box, "POST", PATH, JSON, oauth2(first))))
        refused(401, "USG.206010000", oauth2(first))
        refused(401, "USG.206010000", oauth2 "unknown")
        local second = code()
        refused(401, "USG.206010000", oauth2(second, { domain = "other.example" }))
        refused(401, "USG.206010000", oauth2(second))
        local third = code()
        box.clock:advance(600)
        refused(401, "USG.206010000", oauth2(third))
    end)

    it("wants what belongs together", function()
        refused(400, "USG.200000003", welink { authType = "AuthCode" })
        refused(400, "USG.200000003", welink { authServerType = "oauth2" })
        refused(400, "USG.200000003", welink { pwd = "" })
        refused(400, "USG.200000003", welink { clientType = 5 })
        refused(400, "USG.200000003", oauth2(code(), { domain = "" }))
        refused(400, "USG.200000003", { authServerType = "workplace" })
    end)
end)
