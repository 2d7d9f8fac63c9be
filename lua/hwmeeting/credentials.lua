--- What the client already holds and an operation asks for: filled in before a request is encoded,
-- so that `client:create_app_id_token{}` and `client:prepare("CreateToken", {})` need no arguments.

local signature = require "hwmeeting.signature"

local credentials = {}

-- Seconds for which an App ID signature stays valid; the vendor's SDKs use the same.
local signature_lifetime = 600

local function copy(args)
    local filled = {}
    for name, value in pairs(args) do
        filled[name] = value
    end
    return filled
end

local function default(filled, name, value)
    if filled[name] == nil then
        filled[name] = value
    end
end

local function is_number_of_seconds(value)
    return type(value) == "number" and value == value and value >= 0 and value < 2 ^ 53
end

local fill = {}

-- Signs over the very fields that are sent. Fields that break a rule are left to the encoder's
-- message.
function fill.signature(filled, options, now)
    default(filled, "appId", options.app_id)
    default(filled, "userId", options.user_id)
    default(filled, "corpId", options.corp_id)
    default(filled, "clientType", options.client_type)
    default(filled, "expireTime", math.floor(now) + signature_lifetime)
    default(filled, "nonce", signature.nonce())
    local signable = type(filled.appId) == "string" and type(filled.nonce) == "string"
        and is_number_of_seconds(filled.expireTime)
        and (filled.userId == nil or type(filled.userId) == "string")
        and (filled.corpId == nil or type(filled.corpId) == "string")
    if filled.Authorization == nil and options.app_key and signable then
        filled.Authorization = signature.app_id_header {
            app_id = filled.appId,
            app_key = options.app_key,
            user_id = filled.userId,
            corp_id = filled.corpId,
            expire_time = filled.expireTime,
            nonce = filled.nonce,
        }
    end
end

function fill.basic(filled, options)
    default(filled, "account", options.account)
    default(filled, "clientType", options.client_type)
    if options.password and filled.account == options.account then
        default(filled, "Authorization", signature.basic_header(filled.account, options.password))
    end
end

--- The arguments with what the client holds filled in; the caller's own values win, and the
-- caller's table is not changed.
-- @tparam table definition the operation's definition
-- @tparam table args
-- @tparam table options the client's option values
-- @tparam number now UTC unix seconds
-- @treturn table
function credentials.fill(definition, args, options, now)
    local filler = fill[definition.token]
    if not filler then
        return args
    end
    local filled = copy(args)
    filler(filled, options, now)
    return filled
end

return credentials
