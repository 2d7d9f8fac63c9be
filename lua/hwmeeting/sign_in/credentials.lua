--- What the client already holds and an operation asks for: filled in before a request is encoded,
-- so that `client:create_app_id_token{}` and `client:prepare("CreateToken", {})` need no arguments.

local core = require "hwmeeting.core"
local signature = require "hwmeeting.sign_in.signature"
local tables = require "hwmeeting.tables"

local credentials = {}

-- Seconds for which an App ID signature stays valid; the vendor's SDKs use the same.
local signature_lifetime = 600

local function default(filled, name, value)
    if filled[name] == nil then
        filled[name] = value
    end
end

local function is_number_of_seconds(value)
    return type(value) == "number" and value == value and value >= 0 and value < 2 ^ 53
end

-- Names of headers match in any case.
local function has_authorization(filled)
    for name in pairs(filled) do
        if type(name) == "string" and core.lower(name) == "authorization" then
            return true
        end
    end
    return false
end

local fill = {}

-- Signs over the very fields that are sent. Fields that break a rule are left to the encoder's
-- message. `body` holds the body's fields: a table of its own, or `filled` itself.
function fill.signature(filled, body, options, now)
    default(body, "appId", options.app_id)
    default(body, "userId", options.user_id)
    default(body, "corpId", options.corp_id)
    default(body, "clientType", options.client_type)
    default(body, "expireTime", math.floor(now) + signature_lifetime)
    default(body, "nonce", signature.nonce())
    local signable = type(body.appId) == "string" and type(body.nonce) == "string"
        and is_number_of_seconds(body.expireTime)
        and (body.userId == nil or type(body.userId) == "string")
        and (body.corpId == nil or type(body.corpId) == "string")
    if options.app_key and signable and not has_authorization(filled) then
        filled.Authorization = signature.app_id_header {
            app_id = body.appId,
            app_key = options.app_key,
            user_id = body.userId,
            corp_id = body.corpId,
            expire_time = body.expireTime,
            nonce = body.nonce,
        }
    end
end

function fill.basic(filled, body, options)
    default(body, "account", options.account)
    default(body, "clientType", options.client_type)
    if options.password and body.account == options.account and not has_authorization(filled) then
        filled.Authorization = signature.basic_header(body.account, options.password)
    end
end

-- Through WeLink, or by the code of an OAuth2 server; the arguments may say which.
function fill.proxy(_, body, options)
    local through = options.welink_account and "workplace" or options.oauth2_code and "oauth2"
    if not through or body.authServerType ~= nil and body.authServerType ~= through then
        return
    end
    default(body, "authServerType", through)
    default(body, "clientType", options.client_type)
    if through == "workplace" then
        default(body, "authType", "AccountAndPwd")
        default(body, "account", options.welink_account)
        if body.account == options.welink_account then
            default(body, "pwd", options.welink_password)
        end
    else
        default(body, "authType", "AuthCode")
        default(body, "credential", options.oauth2_code)
        default(body, "domain", options.oauth2_domain)
    end
end

-- The sign-in through others carries its credentials in fields, no token of any kind.
local function filler_of(definition)
    return fill[definition.token] or definition.id == "CreateProxyToken" and fill.proxy
end

--- The arguments with what the client holds filled in; the caller's own values win, and the
-- caller's table is not changed.
-- @tparam table definition the operation's definition
-- @tparam table args
-- @tparam table options option values of the call
-- @tparam number now UTC unix seconds
-- @treturn table
function credentials.fill(definition, args, options, now)
    local filler = filler_of(definition)
    if not filler then
        return args
    end
    local filled = tables.copy(args)
    local body = filled
    if type(filled.body) == "table" then
        body = tables.copy(filled.body)
        filled.body = body
    end
    filler(filled, body, options, now)
    return filled
end

return credentials
