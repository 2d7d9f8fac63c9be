--- What a fault makes of an answer (Lua 5.4).
--
-- Some stand in the way, so that the call is not carried out; others spoil the answer of a call
-- that was: its bytes here, the shape of its values in misshapen.lua.

local errors = require "hwmeeting.sandbox.errors"
local kinds = require "hwmeeting.sandbox.service.faults.kinds"
local misshapen = require "hwmeeting.sandbox.service.faults.misshapen"

local distortion = {}

local injected_code, injected_message = "MMC.111070003", "Injected fault"

local page = table.concat({
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
    local code = status == 429 and "APIG.0308" or injected_code
    return {
        status = status,
        value = { error_code = code, error_msg = injected_message },
        headers = {},
    }
end

local instead = {
    status = status_answer,
    refusal = function(fault)
        local shape = fault.shape or "error_code"
        return {
            status = math.tointeger(fault.status) or 200,
            value = {
                [shape] = fault.value or injected_code,
                [kinds.shapes[shape]] = injected_message,
            },
            headers = {},
        }
    end,
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
            text = page:format(status, status),
            headers = { { "Content-Type", "text/html" } },
        }
    end,
    drop = function()
        return { status = 200, headers = {}, cut = "before" }
    end,
}

--- The answer that a fault gives instead of carrying the call out, or nil when the call is carried
-- out.
-- @tparam table|nil fault
-- @tparam string request_id
function distortion.instead(fault, request_id)
    local answer = fault and instead[fault.kind]
    return answer and answer(fault, request_id)
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
    empty = function(answer, fault)
        if answer.status == 200 then
            answer.status, answer.text = math.tointeger(fault.value) or 200, ""
        end
    end,
}

--- Spoils the answer of a call that was carried out, in place.
-- @tparam table|nil fault; one that stood in the way spoils nothing
-- @tparam table answer with `text`, the body, and `value`, of which it was made
-- @tparam string operation its id
function distortion.spoil(fault, answer, operation)
    if fault and spoil[fault.kind] then
        spoil[fault.kind](answer, fault)
    elseif fault and not instead[fault.kind] then
        misshapen.spoil(fault, answer, operation)
    end
end

return distortion
