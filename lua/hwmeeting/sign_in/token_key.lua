--- The name under which clients that share a store keep a token there.
--
-- Who has the same name has the same token, so the name holds everything that the token depends on:
-- host, identity, clientType, and something of the secret, or a wrong password would do as well as
-- the right one. Names are open to whoever lists the store. A password, which can be guessed, is in
-- it by scrypt, so that each guess costs a tenth of a second; an app key, which cannot, by HMAC. A
-- store that lives in this process alone needs no scrypt: a key of this process does as well.

local identities = require "hwmeeting.identities"

local token_key = {}

-- Where to find what scrypt gave → that. Of this process alone, and without the passwords: a
-- program may make a client for each visitor, and shall not pay for scrypt each time.
local derived, derived_count, most_derived = {}, 0, 256
local process_secret

-- An HMAC that nobody can make outside of this process.
local function of_this_process(password, salt)
    local http = require "hwmeeting.http"
    process_secret = process_secret or http.random(32)
    return http.hmac_sha256(process_secret, #salt .. ":" .. salt .. password)
end

local function derive(password, salt)
    local place = of_this_process(password, salt)
    if not derived[place] then
        if derived_count == most_derived then
            derived, derived_count = {}, 0
        end
        derived[place] = require("hwmeeting.http").scrypt(password, salt)
        derived_count = derived_count + 1
    end
    return derived[place]
end

-- By the field that is the secret: an app key is no password.
local digest = {}

function digest.app_key(secret, name)
    return require("hwmeeting.http").hmac_sha256(secret, name)
end

function digest.password(secret, name, in_process)
    return (in_process and of_this_process or derive)(secret, name)
end

digest.welink_password = digest.password

local function escaped(part)
    return (tostring(part):gsub("[%%|]", { ["%"] = "%25", ["|"] = "%7C" }))
end

--- The name for a client's token. The first one for a password takes a tenth of a second.
-- @tparam table options the client's option values; `sign_in` is the name of a kind of credentials
--   that has a secret
-- @tparam boolean in_process the store is this process's alone
-- @treturn string|nil printable characters
-- @treturn string|nil a message when there can be none
function token_key.of(options, in_process)
    local kind = identities.named(options.sign_in)
    local host = options.base_url:gsub("^%a+://", "")
    local name = ("hwmeeting:token:%s|%s|%s|%s|%s|%d"):format(host, options.sign_in,
        escaped(options[kind.who]), escaped(options.corp_id or ""),
        escaped(options.user_id or ""), options.client_type)
    local bytes = digest[kind.secret](options[kind.secret], name, in_process)
    if not bytes then
        return nil, "OpenSSL has no scrypt, without which passwords share no tokens"
    end
    return name .. "|" .. require("hwmeeting.http").hex(bytes)
end

return token_key
