--- What the body of a refusal says: code, message and request id, in whichever of the service's
-- shapes.
--
-- The code decides what happens next (another token, a repeat), so a body is read for it however
-- broken it is: in another encoding, with a byte order mark, cut off, with text behind it.

local core = require "hwmeeting.core"

local error_body = {}

-- The keys of the code, and of the message beside it.
local shapes = {
    { "error_code", "error_msg" },
    { "errorCode", "errorMsg" },
    { "returnCode", "returnDesc" },
    { "code", "message" },
}

local function to_text(value)
    if type(value) == "string" and value ~= "" then
        return value
    end
    return type(value) == "number" and core.text(value) or nil
end

--- The code and the message of a decoded body.
-- @tparam table value
-- @tparam function|nil accepts of a code and its key: whether it is one
-- @treturn string|nil code
-- @treturn string|nil message
function error_body.of(value, accepts)
    if not (value.error_code or value.errorCode or value.returnCode or value.code) then
        return nil
    end
    for _, keys in ipairs(shapes) do
        local code = to_text(value[keys[1]])
        if code and (not accepts or accepts(code, keys[1])) then
            return code, to_text(value[keys[2]])
        end
    end
    return nil
end

-- The message of a body that has no code.
local function message_of(value)
    for _, keys in ipairs(shapes) do
        local message = to_text(value[keys[2]])
        if message then
            return message
        end
    end
    return nil
end

-- The code in a text that is not, or not quite, JSON.
local function find_code(text)
    for _, keys in ipairs(shapes) do
        local code = text:match('"' .. keys[1] .. '"[ \t\r\n]*:[ \t\r\n]*"?([A-Za-z0-9._-]+)')
        if code and #code <= 64 then
            return code
        end
    end
    return nil
end

--- Reads the body of a refusal.
-- @tparam string|nil body
-- @treturn string|nil code
-- @treturn string|nil message
-- @treturn string|nil request id
function error_body.read(body)
    if type(body) ~= "string" then
        return nil
    end
    local value = core.from_json(body, nil, "lenient")
    if type(value) ~= "table" then
        return find_code(body)
    end
    local code, message = error_body.of(value)
    return code, message or message_of(value), to_text(value.request_id)
end

return error_body
