--- The vendor's error codes that the sandbox uses, each with its HTTP status and message, and the
-- shapes in which they are answered (Lua 5.4).
--
-- Codes and meanings are those of the vendor's documentation and client SDKs. Most HTTP statuses
-- are not published; the sandbox answers 401 for whatever a token or a signature is at fault for,
-- 403 for what the caller may not do, and 400 for the rest, as the general pages say.

local errors = {}

local known = {
    ["APIG.0101"] = { 404, "The API does not exist or has not been published in the environment" },
    ["APIG.0201"] = { 413, "The request entity is too large" },
    ["APIG.0308"] = { 429, "The throttling threshold has been reached" },

    ["USG.000000004"] = { 401, "Token check failed: the token is unknown or has expired" },
    ["USG.200000002"] = { 500, "Internal error" },
    ["USG.200000003"] = { 400, "Invalid parameter" },
    ["USG.200000004"] = { 401, "Illegal request: the token header is missing" },
    ["USG.201040001"] = { 400, "The user account already exists" },
    ["USG.201040016"] = { 400, "The password is too weak" },
    ["USG.201040047"] = { 403, "The account may not be changed" },
    ["USG.201080006"] = { 400, "The passwords of host and guests must differ" },
    ["USG.206010000"] = { 401, "Wrong user name or password" },
    ["USG.206010024"] = { 401, "Invalid authentication type" },
    ["USG.206010025"] = { 401, "App ID check failed" },
    ["USG.206010030"] = { 403, "The App ID does not allow automatic registration" },
    ["USG.206010057"] = { 401, "The App ID signature has expired" },
    ["USG.206010058"] = { 403, "The account is not bound to the App ID" },
    ["USG.206030000"] = { 400, "The user does not exist" },
    ["USG.206030006"] = { 400, "Wrong old password" },
    ["USG.206030015"] = { 423, "The user is locked, retry in 60 seconds" },

    ["MMC.111070001"] = { 400, "Bad request" },
    ["MMC.111070002"] = { 403, "Not permitted" },
    ["MMC.111070003"] = { 500, "Internal processing failure" },
    ["MMC.111070004"] = {
        401,
        "Meeting authentication failed: the control token is unknown or has expired",
    },
    ["MMC.111070005"] = { 400, "The meeting does not exist" },
    ["MMC.111070006"] = { 400, "The meeting room does not exist" },
    ["MMC.111070010"] = { 403, "Not permitted to view this meeting" },
    ["MMC.111070111"] = { 401, "The request carries no control token" },
    ["MMC.111071013"] = { 400, "The start time lies in the past" },
    ["MMC.111071015"] = { 400, "The duration is out of range" },
    ["MMC.111071016"] = { 400, "The list of occurrences is empty" },
    ["MMC.111071018"] = { 400, "Invalid media type" },
    ["MMC.111071020"] = { 400, "The recurrence parameters are missing" },
    ["MMC.111071022"] = { 400, "The subject is too long" },
    ["MMC.111071023"] = { 400, "groupuri is too long" },
    ["MMC.111071032"] = { 400, "Invalid automatic recording value" },
    ["MMC.111071034"] = { 400, "Invalid encryption mode" },
    ["MMC.111071035"] = { 400, "Invalid language" },
    ["MMC.111071038"] = { 400, "Invalid record type" },
    ["MMC.111071039"] = { 400, "The live address of the main stream is too long" },
    ["MMC.111071040"] = { 400, "The live address of the auxiliary stream is too long" },
    ["MMC.111071043"] = { 400, "Invalid recurrence cycle" },
    ["MMC.111071044"] = { 400, "Invalid recurrence interval" },
    ["MMC.111071046"] = { 400, "Invalid recurrence point" },
    ["MMC.111071047"] = { 400, "Invalid vmrFlag" },
    ["MMC.111071048"] = { 400, "Invalid recordAuxStream" },
    ["MMC.111071061"] = { 400, "Parameter check failed" },
    ["MMC.111071062"] = { 400, "JSON conversion failed" },
    ["MMC.111071065"] = { 400, "A meeting that has started cannot be changed" },
    ["MMC.111071067"] = { 400, "A meeting that has started cannot be cancelled" },
    ["MMC.111071069"] = { 400, "No occurrence in the chosen period" },
    ["MMC.111071080"] = { 400, "Invalid guest password" },
    ["MMC.111072005"] = { 400, "The meeting has not started" },
    ["MMC.111072006"] = { 400, "The meeting has ended" },
    ["MMC.111072008"] = { 400, "The participant does not exist" },
    ["MMC.111072018"] = { 400, "The host password is wrong" },
    ["MMC.111072045"] = { 400, "The switch value is out of range" },
    ["MMC.111072050"] = { 400, "The meeting is locked" },
    ["MMC.111072057"] = { 400, "The request body is empty" },
    ["MMC.111072107"] = { 400, "The host cannot become co-host" },
    ["MMC.111072065"] = { 400, "CONF_NOT_FOUND_OR_AUTH_FAILED" },

    -- The sandbox's own, for its administration calls.
    ["SANDBOX.KEY"] = { 403, "The header X-Sandbox-Key is missing or wrong" },
    ["SANDBOX.CALL"] = { 404, "There is no such administration call" },
    ["SANDBOX.ARGUMENT"] = { 400, "Wrong argument" },
}

local Refusal = {}
Refusal.__index = Refusal

function Refusal:__tostring()
    return self.status .. " " .. self.code .. ": " .. self.message
end

--- Ends the handling of a request with an error answer (raises; the service turns it into the
-- answer).
-- @tparam string code one of the codes above
-- @tparam string detail what exactly was wrong; follows the code's own message
function errors.refuse(code, detail)
    local status, message = table.unpack(known[code] or error("unknown error code " .. code, 2))
    if detail then
        message = message .. ": " .. detail
    end
    error(setmetatable({ status = status, code = code, message = message }, Refusal), 0)
end

--- Tells a refusal from a programming error caught by the same pcall.
function errors.is_refusal(value)
    return getmetatable(value) == Refusal
end

--- The body of an error answer: the service's shape, or the gateway's, which adds the request id.
-- @treturn table
function errors.body(refusal, request_id)
    local body = { error_code = refusal.code, error_msg = refusal.message }
    if refusal.code:find("^APIG") then
        body.request_id = request_id
    end
    return body
end

return errors
