--- The body of a push, and whether who knows the key has signed it.

local core = require "hwmeeting.core"
local members = require "hwmeeting.events.members"

local body = {}

-- The largest body that is read, in bytes, and how deep it may nest: pushes are below 2 KiB and 5.
local largest, deepest = 65536, 32

-- Nothing separates what is signed, so each part must tell where it ends: the nonce before the
-- first brace, which begins eventInfo.
local nonce_pattern, longest_nonce = "^[%w%-_%.=+/]+$", 128

-- The digits of an integer, which may stand in quotes.
local function digits_of(text)
    return text:match "^(%d+)$" or text:match '^"(%d+)"$'
end

-- The nonce as it is signed.
local function nonce_of(value, text)
    local nonce = type(value) == "string" and value or digits_of(text)
    return nonce and #nonce <= longest_nonce and nonce:match(nonce_pattern)
end

local function object_of(text)
    local value, problem = core.from_json(text, deepest)
    if value == nil then
        return nil, problem.message
    end
    if type(value) ~= "table" or getmetatable(value) == core.array_mt then
        return nil, "it is no JSON object"
    end
    return value
end

local function is_object(value)
    return type(value) == "table" and getmetatable(value) ~= core.array_mt
end

-- The parts that a signature needs, of what the reader has read and where it stood; nil and the
-- name of the one that is missing or of another kind.
local function parts_of(value, texts)
    local timestamp = digits_of(texts.timestamp or "")
    local nonce = nonce_of(value.nonce, texts.nonce or "")
    local signature = type(value.signature) == "string" and value.signature:lower()
    if type(value.appID) ~= "string" then
        return nil, "appID"
    elseif not timestamp then
        return nil, "timestamp"
    elseif not nonce then
        return nil, "nonce"
    elseif not signature or not signature:find "^%x+$" or #signature ~= 64 then
        return nil, "signature"
    elseif not is_object(value.eventInfo) then
        return nil, "eventInfo"
    end
    return {
        id = value.appID,
        head = value.appID .. timestamp .. nonce,
        nonce_text = texts.nonce,
        signature = signature,
        info = value.eventInfo,
        info_text = texts.eventInfo,
    }
end

--- Reads a body. What it says is not to be believed before `is_signed` has said so.
-- @tparam any text
-- @treturn table|nil `id`, `head` (what is signed before eventInfo), `nonce_text` (as it stood),
--   `signature`, `info` (decoded eventInfo), `info_text` (as it stood)
-- @treturn string|nil what is wrong
function body.read(text)
    if type(text) ~= "string" or text == "" then
        return nil, "there is none"
    elseif #text > largest then
        return nil, ("it is larger than %d bytes"):format(largest)
    end
    local value, problem = object_of(text)
    if not value then
        return nil, problem
    end
    local texts = members.of(text)
    if not texts then
        return nil, "a member is there twice"
    end
    local parts, missing = parts_of(value, texts)
    return parts, missing and ("`%s` is missing or not of its kind"):format(missing)
end

local function signs(sign, head, text, signature)
    local http = require "hwmeeting.http"
    return http.equal(http.hex(sign(head .. text)), signature)
end

--- Whether a body is signed: over eventInfo to the byte, or without the blanks between its parts,
-- for how the service spaces what it signs is not published.
-- @tparam table parts of `read`
-- @tparam string id the subscriber's
-- @tparam function sign text → the 32 bytes of its HMAC-SHA256 with the subscriber's key
-- @treturn boolean
function body.is_signed(parts, id, sign)
    if parts.id ~= id then
        return false
    end
    return signs(sign, parts.head, parts.info_text, parts.signature)
        or signs(sign, parts.head, members.compact(parts.info_text), parts.signature)
end

return body
