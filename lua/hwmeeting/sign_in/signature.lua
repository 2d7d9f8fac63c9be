--- The credentials that travel in `Authorization` when signing in.

local signature = {}

-- The text that is signed: single tenant `appId:userId:expireTime:nonce`, multi tenant
-- `appId:corpId:userId:expireTime:nonce`; an empty field keeps its colon.
local function message(fields)
    local parts = { fields.app_id }
    if fields.corp_id then
        parts[#parts + 1] = fields.corp_id
    end
    parts[#parts + 1] = fields.user_id or ""
    parts[#parts + 1] = string.format("%.0f", fields.expire_time)
    parts[#parts + 1] = fields.nonce
    return table.concat(parts, ":")
end

--- What is signed.
-- @class SignatureFields
-- @tfield string app_id
-- @tfield string app_key
-- @tfield string|nil user_id nil or empty signs in the administrator
-- @tfield string|nil corp_id nil in single-tenant mode; `""` for the administrator of the SP itself
-- @tfield integer expire_time unix seconds after which the signature is refused, 0 for never
-- @tfield string nonce 32 to 64 characters

--- The signature of an App ID sign-in (CreateAppIdToken, meeting_21_0311).
-- @tparam SignatureFields fields
-- @treturn string 64 lower-case hexadecimal digits
function signature.app_id(fields)
    local http = require "hwmeeting.http"
    return http.hex(http.hmac_sha256(fields.app_key, message(fields)))
end

--- The `Authorization` header of an App ID sign-in; arguments as for `signature.app_id`.
-- @treturn string
function signature.app_id_header(fields)
    local http = require "hwmeeting.http"
    return ("HMAC-SHA256 signature=%s,access=%s"):format(signature.app_id(fields),
        http.base64(fields.app_id))
end

--- The `Authorization` header of a sign-in with account and password (CreateToken,
-- meeting_21_0306).
-- @tparam string account
-- @tparam string password
-- @treturn string
function signature.basic_header(account, password)
    return "Basic " .. require("hwmeeting.http").base64(account .. ":" .. password)
end

--- A fresh nonce: 32 hexadecimal digits.
-- @treturn string
function signature.nonce()
    local http = require "hwmeeting.http"
    return http.hex(http.random(16))
end

return signature
