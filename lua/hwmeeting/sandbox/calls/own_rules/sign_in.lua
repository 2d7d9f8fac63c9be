--- Signing in: App ID signature, account with password, and through WeLink or an OAuth2 server
-- (Lua 5.4).
--
-- The signature is computed here with OpenSSL through luaossl, from the vendor's description of it,
-- so that it is checked by other code than the library's.

local basexx = require "basexx"
local hmac = require "openssl.hmac"

local errors = require "hwmeeting.sandbox.errors"
local headers = require "hwmeeting.sandbox.rules.headers"
local meeting_forms = require "hwmeeting.sandbox.wire.meeting_forms"

-- As seconds this is the year 5138: whoever sends more meant milliseconds.
local milliseconds_from = 100000000000

local function refuse_parameter(text)
    errors.refuse("USG.200000003", text)
end

local function check_content_type(given)
    local content_type = (given["content-type"] or ""):lower():gsub("%s", "")
    if content_type ~= "application/json;charset=utf-8" then
        refuse_parameter("Content-Type must be application/json; charset=UTF-8")
    end
end

-- The text that is signed; an empty field keeps its colon.
local function signed_text(app, body)
    local user_id = body.userId or ""
    if app.tenant == "multi" then
        return table.concat(
            { body.appId, body.corpId or "", user_id, body.expireTime, body.nonce },
            ":"
        )
    end
    return table.concat({ body.appId, user_id, body.expireTime, body.nonce }, ":")
end

local function parse_authorization(text)
    local signature, access = (text or ""):match(
        "^HMAC%-SHA256 signature=(%x+),access=([%w+/]+=*)$"
    )
    if not signature then
        errors.refuse(
            "USG.206010024",
            "Authorization must be HMAC-SHA256 signature=<hex>,access=<base64 of the App ID>"
        )
    end
    return signature:lower(), basexx.from_base64(access)
end

local function find_app(state, body, access)
    local app = state.users:app(body.appId)
    if not app then
        errors.refuse("USG.206010025", "unknown appId")
    elseif access ~= body.appId then
        errors.refuse("USG.206010025", "access= is not the base64 of the body's appId")
    elseif app.tenant == "single" and body.corpId then
        refuse_parameter("corpId must not be sent in single-tenant mode")
    end
    return app
end

local function check_signature(app, body, signature)
    local expected = hmac.new(app.key, "sha256"):final(signed_text(app, body))
    if signature ~= basexx.to_hex(expected):lower() then
        errors.refuse("USG.206010025", "wrong signature")
    end
end

local function check_time(body, now)
    if body.expireTime > milliseconds_from then
        refuse_parameter("expireTime counts seconds, not milliseconds")
    elseif body.expireTime ~= 0 and body.expireTime <= now then
        errors.refuse("USG.206010057")
    end
end

local function check_nonce(state, body)
    local key = body.appId .. ":" .. body.nonce
    if state.nonces[key] then
        errors.refuse("USG.206010025", "the nonce has been used before")
    end
    state.nonces[key] = true
end

local function present(text)
    return text ~= "" and text or nil
end

-- Whom the signature names: a user, the enterprise's administrator, or the service provider's.
local function find_user(state, app, body)
    local corp_id, user_id = app.corp_id, present(body.userId)
    if app.tenant == "multi" then
        corp_id = present(body.corpId)
        if not corp_id and user_id then
            refuse_parameter("userId needs corpId in multi-tenant mode")
        end
        corp_id = corp_id or app.provider_corp_id
    end
    if not state.users:has_corp(corp_id) then
        errors.refuse("USG.206010058", "unknown corpId")
    elseif not user_id then
        return state.users:administrator(corp_id)
    end
    return state.users:by_third_user_id(corp_id, user_id, {
        name = present(body.userName),
        email = present(body.userEmail),
        phone = present(body.userPhone),
    })
end

local function create_app_id_token(call)
    local body, state = call.body, call.state
    local signature, access = parse_authorization(call.request.headers.authorization)
    if call.request.headers["x-token-type"] ~= "LongTicket" then
        refuse_parameter("X-Token-Type must be LongTicket")
    end
    local app = find_app(state, body, access)
    check_signature(app, body, signature)
    check_time(body, call.now)
    check_nonce(state, body)
    local user = find_user(state, app, body)
    return meeting_forms.token(state.access_tokens:issue(user, body.clientType, call.now))
end

-- Refuses what a password came to, unless it was right.
local function check_password(outcome)
    if outcome == "locked" then
        errors.refuse("USG.206030015")
    elseif outcome == "wrong" then
        errors.refuse("USG.206010000")
    end
end

-- A token for who has proved who it is; or, if only that was asked for, none.
local function answer_for(call, user)
    if call.body.createTokenType == 1 then
        return { user = meeting_forms.user(user), clientType = call.body.clientType }
    end
    return meeting_forms.token(call.state.access_tokens:issue(user, call.body.clientType, call.now))
end

local function parse_basic(text)
    local encoded = (text or ""):match("^Basic ([%w+/]+=*)$")
    local account, password = (encoded and basexx.from_base64(encoded) or ""):match(
        "^([^:]+):(.*)$"
    )
    if not account then
        errors.refuse("USG.206010024", "Authorization must be Basic <base64 of account:password>")
    end
    return account, password
end

local function create_token(call)
    local account, password = parse_basic(call.request.headers.authorization)
    if account ~= call.body.account then
        refuse_parameter("account differs between the body and the Authorization header")
    end
    local outcome = call.state.users:try_password(account, password, call.now)
    check_password(outcome)
    return answer_for(call, call.state.users:by_account(account))
end

local function welink_user(call)
    local body = call.body
    if not present(body.account) or not present(body.pwd) then
        refuse_parameter("WeLink needs account and pwd")
    end
    local user, outcome = call.state.partners:try_welink(body.account, body.pwd, call.now)
    check_password(outcome)
    return user
end

local function oauth2_user(call)
    local body = call.body
    if not present(body.credential) or not present(body.domain) then
        refuse_parameter("OAuth2 needs credential and domain")
    end
    return call.state.partners:take_code(body.credential, body.domain, call.now)
        or errors.refuse("USG.206010000", "the code is unknown, used, too old or another domain's")
end

-- By authServerType: the authType that goes with it, and who it is.
local partners = {
    workplace = { auth_type = "AccountAndPwd", find_user = welink_user },
    oauth2 = { auth_type = "AuthCode", find_user = oauth2_user },
}

local function create_proxy_token(call)
    local partner = partners[call.body.authServerType]
    if call.body.authType ~= partner.auth_type then
        refuse_parameter(
            ("authType of %s must be %s"):format(call.body.authServerType, partner.auth_type)
        )
    end
    return answer_for(call, partner.find_user(call))
end

local function check_sign_in_headers(handle)
    return function(call)
        check_content_type(call.request.headers)
        return handle(call)
    end
end

return {
    {
        id = "CreateAppIdToken",
        method = "POST",
        path = "/v2/usg/acs/auth/appauth",
        token = "none",
        code = "USG.200000003",
        headers = {
            ["accept-language"] = headers.language,
            ["x-token-type"] = { type = "string", one_of = { "LongTicket" } },
        },
        body = {
            appId = { type = "string", required = true, minimum_length = 1, maximum_length = 64 },
            clientType = {
                type = "integer",
                required = true,
                one_of = { 72, 50, 51, 52, 53, 54, 55 },
                minimum = 0,
                maximum = 255,
            },
            corpId = { type = "string", maximum_length = 32 },
            expireTime = { type = "integer", required = true, minimum = 0 },
            nonce = { type = "string", required = true, minimum_length = 32, maximum_length = 64 },
            userEmail = { type = "string", maximum_length = 255 },
            userId = { type = "string", maximum_length = 64 },
            userName = { type = "string", maximum_length = 64 },
            userPhone = { type = "string", maximum_length = 32 },
            deptCode = { type = "string", maximum_length = 32 },
        },
        handle = check_sign_in_headers(create_app_id_token),
    },
    {
        id = "CreateToken",
        method = "POST",
        path = "/v1/usg/acs/auth/account",
        token = "none",
        code = "USG.200000003",
        headers = { ["accept-language"] = headers.language },
        body = {
            account = {
                type = "string",
                required = true,
                minimum_length = 1,
                maximum_length = 255,
            },
            clientType = {
                type = "integer",
                required = true,
                one_of = { 0, 5, 6, 72 },
                minimum = 0,
                maximum = 255,
            },
            createTokenType = { type = "integer", one_of = { 0, 1 }, default = 0 },
            HA2 = { type = "string", maximum_length = 255 },
        },
        handle = check_sign_in_headers(create_token),
    },
    {
        id = "CreateProxyToken",
        method = "POST",
        path = "/v1/usg/acs/auth/proxy",
        token = "none",
        code = "USG.200000003",
        headers = { ["accept-language"] = headers.language },
        body = {
            authServerType = {
                type = "string",
                required = true,
                one_of = { "workplace", "oauth2" },
            },
            authType = {
                type = "string",
                required = true,
                one_of = { "AccountAndPwd", "AuthCode" },
            },
            clientType = { type = "integer", required = true, one_of = { 72 } },
            account = { type = "string", minimum_length = 0, maximum_length = 255 },
            pwd = { type = "string", minimum_length = 0, maximum_length = 255 },
            credential = { type = "string", maximum_length = 2048 },
            domain = { type = "string", maximum_length = 255 },
            createTokenType = { type = "integer", one_of = { 0, 1 }, default = 0 },
            remark = { type = "string", maximum_length = 255 },
        },
        handle = check_sign_in_headers(create_proxy_token),
    },
}
