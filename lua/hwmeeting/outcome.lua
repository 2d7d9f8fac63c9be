--- From a Response to a result or an error object. Pure: no I/O, no state.

local core = require "hwmeeting.core"
local errors = require "hwmeeting.errors"
local rate_limit = require "hwmeeting.rate_limit"
local redaction = require "hwmeeting.redaction"
local retry = require "hwmeeting.retry"

local outcome = {}

-- Codes with which the service says that an access token is not, or no longer, accepted.
local token_refused = {
    ["USG.000000004"] = true,
    ["USG.206020000"] = true,
    ["USG.206020002"] = true,
}

local function first_string(...)
    for index = 1, select("#", ...) do
        local value = select(index, ...)
        if type(value) == "string" and value ~= "" then
            return value
        end
        if type(value) == "number" then
            return ("%.14g"):format(value)
        end
    end
    return nil
end

-- Code, message and request id of an error body, whichever of the service's four shapes it has.
local function read_error_body(body)
    local parsed = type(body) == "string" and core.from_json(body)
    if type(parsed) ~= "table" then
        return nil, nil, nil
    end
    local code = first_string(parsed.error_code, parsed.errorCode, parsed.code, parsed.returnCode)
    local message = first_string(parsed.error_msg, parsed.errorMsg, parsed.message,
        parsed.returnDesc)
    return code, message, first_string(parsed.request_id)
end

local function cap(body, type_name)
    body = redaction.body(body, type_name)
    if body and #body > errors.body_limit then
        body = body:sub(1, errors.body_limit)
    end
    return body
end

local function kind_of(definition, status, code)
    local is_sign_in = definition.token == "signature" or definition.token == "basic"
    if status == 429 then
        return "rate_limit"
    end
    if status == 401 or token_refused[code] or is_sign_in and status < 500 then
        return "auth"
    end
    return code and "api" or "http"
end

local function explain(code, status)
    local catalogue_errors = require "hwmeeting.api.errors"
    local entry = code and catalogue_errors.codes[code]
    local for_status = catalogue_errors.status[status]
    return entry and entry.meaning, entry and entry.hint or for_status
end

-- The request's id, from the answer's headers.
local function request_id_of(response)
    local headers = response.headers or {}
    return headers["x-request-id"]
end

--- The error that a response stands for.
-- @tparam table definition the operation's definition
-- @tparam table response
-- @tparam number now UTC unix seconds, to read a `Retry-After` date
-- @tparam string|nil code of an answer that was a success by its status
-- @tparam string|nil message
-- @treturn table an error object
local function refusal(definition, response, now, code, message)
    local request_id
    if not code then
        code, message, request_id = read_error_body(response.body)
    end
    local status, headers = response.status, response.headers or {}
    local kind = kind_of(definition, status, code)
    local meaning, hint = explain(code, status)
    local retry_after = retry.read_retry_after(headers["retry-after"], now)
    if kind == "rate_limit" then
        retry_after = retry_after or rate_limit.window(headers)
    end
    local err = errors.new {
        kind = kind,
        operation = definition.id,
        status = status,
        code = code,
        message = message or meaning or ("the service answered HTTP " .. tostring(status)),
        hint = hint,
        request_id = request_id or request_id_of(response),
        retry_after = retry_after,
        body = cap(response.body, definition.answer.type),
    }
    err.token_refused = kind == "auth" or nil
    err.retryable = retry.is_transient(err)
    return err
end

local function malformed(definition, response, problem)
    return errors.new {
        kind = "decode",
        operation = definition.id,
        status = response.status,
        message = "the answer cannot be read: " .. problem.message,
        field = problem.field,
        rule = problem.rule,
        offset = problem.offset,
        request_id = request_id_of(response),
        body = cap(response.body, definition.answer.type),
        retryable = false,
    }
end

local function is_empty(body)
    return body == nil or not body:find("%S")
end

local function decode_body(entry, body)
    local definition = entry.definition
    if is_empty(body) then
        return definition.answer.kind == "array" and core.array {} or {}
    end
    if definition.answer.kind == "none" then
        local value, problem = core.from_json(body)
        if problem then
            return nil, problem
        end
        return value
    end
    return core.decode(entry.descriptor, body)
end

-- The code of an answer that says "0 is success" in its body.
local function return_code(value)
    local code = type(value) == "table" and value.returnCode
    if code == nil or code == false or code == core.null or tostring(code):find("^0%.?0*$") then
        return nil
    end
    return tostring(code)
end

--- The result of a call, or its error.
-- @tparam table entry what `catalogue.operation` returned
-- @tparam table response `{ status, headers, body }`
-- @tparam number|nil now UTC unix seconds (default `os.time()`)
-- @treturn any|nil the decoded answer; `{}` for a success without content
-- @treturn table|nil an error object; or, with a result, the drifts of its types
function outcome.read(entry, response, now)
    local definition = entry.definition
    local status = tonumber(response.status)
    if not status or status < 200 or status > 299 then
        return nil, refusal(definition, response, now or os.time())
    end
    local value, detail = decode_body(entry, response.body)
    if value == nil then
        return nil, malformed(definition, response, detail)
    end
    local code = return_code(value)
    if code then
        local description = first_string(value.returnDesc)
        return nil, refusal(definition, response, now or os.time(), code, description)
    end
    return value, detail
end

return outcome
