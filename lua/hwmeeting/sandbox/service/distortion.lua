--- What a fault makes of an answer (Lua 5.4).
--
-- Two kinds: those that stand in the way, so that the call is not carried out, and those that spoil
-- the answer of a call that was. faults.lua lists the kinds.

local errors = require "hwmeeting.sandbox.errors"
local json = require "hwmeeting.sandbox.json"

local distortion = {}

local PAGE = table.concat({
    "<html>",
    "<head><title>%d Gateway error</title></head>",
    "<body>",
    "<center><h1>%d Gateway error</h1></center>",
    "<hr><center>api-gateway</center>",
    "</body>",
    "</html>",
    "",
}, "\r\n")

local function status_answer(fault)
    local status = math.tointeger(fault.value) or 500
    local code = status == 429 and "APIG.0308" or "MMC.111070003"
    return {
        status = status,
        value = { error_code = code, error_msg = "Injected fault" },
        headers = {},
    }
end

local instead = {
    status = status_answer,
    throttle = function(fault, request_id)
        local headers = {}
        if fault.value then
            headers[1] = { "Retry-After", ("%d"):format(fault.value) }
        end
        local ok, refusal = pcall(errors.refuse, "APIG.0308")
        return {
            status = refusal.status,
            value = not ok and errors.body(refusal, request_id),
            headers = headers,
        }
    end,
    html = function(fault)
        local status = math.tointeger(fault.value) or 502
        return {
            status = status,
            text = PAGE:format(status, status),
            headers = { { "Content-Type", "text/html" } },
        }
    end,
    drop = function()
        return { status = 200, headers = {}, cut = "before" }
    end,
}

--- The answer that a fault gives instead of carrying the call out, or nil when the call is carried
-- out.
function distortion.instead(fault, request_id)
    local answer = fault and instead[fault.kind]
    return answer and answer(fault, request_id)
end

local function swap_types(value)
    if type(value) == "table" then
        local swapped = setmetatable({}, getmetatable(value))
        for key, item in pairs(value) do
            swapped[key] = swap_types(item)
        end
        return swapped
    elseif type(value) == "number" then
        return ("%.14g"):format(value)
    elseif type(value) == "boolean" then
        return tostring(value)
    elseif type(value) == "string" and value:find("^[1-9]%d*$") and #value < 15 then
        return math.tointeger(tonumber(value))
    end
    return value
end

local spoil = {
    lose = function(answer)
        answer.cut = "before"
    end,
    truncate = function(answer, fault)
        answer.cut = math.min(math.tointeger(fault.value) or #answer.text // 2, #answer.text)
    end,
    malformed = function(answer)
        answer.text = answer.text:sub(1, -2) .. ",}"
    end,
    types = function(answer)
        if answer.value then
            answer.text = json.encode(swap_types(answer.value))
        end
    end,
}

--- Spoils the answer of a call that was carried out, in place.
-- @param answer table: with `text`, the body, and `value`, of which it was made
function distortion.spoil(fault, answer)
    local change = fault and spoil[fault.kind]
    if change then
        change(answer, fault)
    end
end

return distortion
