--- Signing in to the sandbox over TLS, signed by the openssl command.

local support = require "spec.sandbox.outside.support"

describe("signing in to the sandbox", function()
    local box

    setup(function()
        box = support.start { rate_limit = 100000 }
    end)
    teardown(support.stop_all)

    local function refused(status, code, answer)
        assert.are.same({ status, code }, { answer.status, answer.json and answer.json.error_code })
    end

    local function single(body, more)
        local user = body.userId or ""
        local text = ("%s:%s:%d:%s"):format(body.appId, user, body.expireTime, body.nonce)
        return support.app_sign_in(box, body, text, more)
    end

    local function multi(fields, more)
        fields.appId = box.provider_app_id
        local body = support.app_body(box, fields)
        local text = ("%s:%s:%s:%d:%s"):format(
            body.appId,
            body.corpId or "",
            body.userId or "",
            body.expireTime,
            body.nonce
        )
        more = more or {}
        more.key = box.provider_app_key
        return support.app_sign_in(box, body, text, more)
    end

    it("takes a user and the administrator of a single tenant", function()
        local answer = single(support.app_body(box, { userId = box.user_id }))
        assert.are.equal(200, answer.status)
        assert.are.equal("user8002", answer.json.user.name)
        assert.are.equal(2, answer.json.user.adminType)
        assert.are.equal(56326, answer.json.validPeriod)
        assert.are.equal(0, single(support.app_body(box)).json.user.adminType)
    end)

    it("takes the three kinds of a multi tenant", function()
        local user = multi { corpId = box.corp_id, userId = box.user_id }
        assert.are.same({ 200, "user8002" }, { user.status, user.json.user.name })
        local administrator = multi { corpId = box.corp_id }
        assert.are.same({ 200, 0, box.corp_id }, {
            administrator.status,
            administrator.json.user.adminType,
            administrator.json.user.companyId,
        })
        local provider = multi {}
        assert.are.equal(200, provider.status)
        assert.are_not.equal(box.corp_id, provider.json.user.companyId)
        refused(403, "USG.206010058", multi { corpId = "1" })
        refused(400, "USG.200000003", multi { userId = box.user_id })
    end)

    it("takes signatures in capitals and never expiring ones", function()
        local body = support.app_body(box, { expireTime = 0 })
        local text = ("%s::0:%s"):format(body.appId, body.nonce)
        local signature = support.hmac(box.app_key, text):upper()
        assert.are.equal(
            200,
            support.app_sign_in(box, body, text, { signature = signature }).status
        )
    end)

    it("registers a user it does not know", function()
        local answer = single(
            support.app_body(box, { userId = "新用户@mycorp.com", userName = "新用户" })
        )
        assert.are.same({ 200, "新用户" }, { answer.status, answer.json.user.name })
    end)

    it("refuses a wrong key, another user than the signed one, and an unknown App ID", function()
        refused(401, "USG.206010025", single(support.app_body(box), { key = "wrong" }))
        local body = support.app_body(box, { userId = "somebody" })
        local text = ("%s:%s:%d:%s"):format(body.appId, "else", body.expireTime, body.nonce)
        refused(401, "USG.206010025", support.app_sign_in(box, body, text))
        refused(401, "USG.206010025", single(support.app_body(box, { appId = "unknown" })))
    end)

    it("refuses what has expired, a nonce used before, and milliseconds", function()
        refused(401, "USG.206010057", single(support.app_body(box, { expireTime = os.time() - 1 })))
        local body = support.app_body(box)
        assert.are.equal(200, single(body).status)
        refused(401, "USG.206010025", single(body))
        refused(400, "USG.200000003", single(support.app_body(box, { expireTime = 1627722929000 })))
    end)

    it("refuses nonces of the wrong length and a corpId in single-tenant mode", function()
        refused(400, "USG.200000003", single(support.app_body(box, { nonce = ("n"):rep(31) })))
        refused(400, "USG.200000003", single(support.app_body(box, { nonce = ("n"):rep(65) })))
        refused(400, "USG.200000003", single(support.app_body(box, { corpId = box.corp_id })))
    end)

    it("wants the documented headers", function()
        local function without(name, value)
            return single(support.app_body(box), { headers = { [name] = value } })
        end
        refused(400, "USG.200000003", without("X-Token-Type", false))
        refused(400, "USG.200000003", without("Content-Type", "application/json"))
        refused(
            401,
            "USG.206010024",
            without("Authorization", "HMAC-SHA256 signature=00, access=eA==")
        )
    end)

    local function account_sign_in(password, fields)
        local body = { account = box.account, clientType = 72 }
        for name, value in pairs(fields or {}) do
            body[name] = value
        end
        return support.curl(box, {
            method = "POST",
            target = "/v1/usg/acs/auth/account",
            body = body,
            headers = {
                ["Content-Type"] = "application/json; charset=UTF-8",
                Authorization = "Basic " .. support.base64(box.account .. ":" .. password),
            },
        })
    end

    it("takes account and password", function()
        local answer = account_sign_in(box.password)
        assert.are.same({ 200, "string" }, { answer.status, type(answer.json.accessToken) })
        local only_checked = account_sign_in(box.password, { createTokenType = 1 })
        assert.are.same({ 200, nil }, { only_checked.status, only_checked.json.accessToken })
        refused(400, "USG.200000003", account_sign_in(box.password, { account = "another" }))
    end)

    it("locks the account at the fifth wrong password", function()
        for _ = 1, 4 do
            refused(401, "USG.206010000", account_sign_in("wrong password"))
        end
        refused(423, "USG.206030015", account_sign_in("wrong password"))
        refused(423, "USG.206030015", account_sign_in(box.password))
        support.admin(box, "clock", { advance = 60 })
        assert.are.equal(200, account_sign_in(box.password).status)
        support.admin(box, "reset", {})
    end)

    it("kills the first of 65 tokens", function()
        local first = support.access(box)
        local function status()
            return support.curl(box, {
                target = "/v1/mmc/management/conferences/online",
                headers = { ["X-Access-Token"] = first },
            }).status
        end
        for _ = 2, 64 do
            support.access(box)
        end
        assert.are.equal(200, status())
        support.access(box)
        assert.are.equal(401, status())
    end)
end)
