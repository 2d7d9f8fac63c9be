--- From a Response to a result or an error object. Pure: no I/O, no state.

local answer_headers = require "hwmeeting.call.answer_headers"
local catalogue = require "hwmeeting.catalogue"
local core = require "hwmeeting.core"
local error_body = require "hwmeeting.call.error_body"
local errors = require "hwmeeting.errors"
local identities = require "hwmeeting.identities"
local page_layout = require "hwmeeting.catalogue.page_layout"
local rate_limit = require "hwmeeting.call.rate_limit"
local redaction = require "hwmeeting.call.redaction"
local retry = require "hwmeeting.call.retry"

local outcome = {}

-- Codes with which the service says that an access token is not, or no longer, accepted.
local token_refused = {
    ["USG.000000004"] = true,
    ["USG.206020000"] = true,
    ["USG.206020002"] = true,
}

-- Statuses with which the service itself, not something on the way to it, refuses a sign-in.
local sign_in_refused = { [400] = true, [401] = true, [403] = true, [412] = true, [423] = true }

local function is_sign_in_refusal(definition, status, code)
    if not identities.signs_in(definition.id, definition.token) then
        return false
    end
    return sign_in_refused[status] or code ~= nil and status < 500
end

local function kind_of(definition, status, code)
    if status == 429 then
        return "rate_limit"
    end
    if status == 401 or token_refused[code] or is_sign_in_refusal(definition, status, code) then
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

local function default_message(status)
    if status >= 200 and status <= 299 then
        return "the service refused the call"
    end
    return "the service answered HTTP " .. status
end

local function status_of(response)
    return tonumber(response.status) or 0
end

-- Redirects are not followed: a token goes to nobody else. Of the place only what is no secret.
local function explain_redirect(status, location)
    local place = status >= 300 and status <= 399 and location and location:match "^[^?#]*"
    if not place or place == "" then
        return nil
    end
    return ("it points to %s, and redirects are not followed: is `base_url` right?"):format(
        (place:gsub("^(%a[%w+.-]*://)[^/]*@", "%1")))
end

-- The error that a response stands for, and whether it refuses the token; `code` and `message` are
-- those of an answer that was a success by its status.
local function refusal(definition, response, now, shown, code, message)
    local request_id
    if not code then
        code, message, request_id = error_body.read(response.body)
    end
    local status, headers = status_of(response), answer_headers.read(response)
    local kind = kind_of(definition, status, code)
    local meaning, hint = explain(code, status)
    local retry_after = retry.read_retry_after(headers["retry-after"], now or os.time())
    if kind == "rate_limit" then
        retry_after = retry_after or rate_limit.window(headers)
    end
    local err = errors.new {
        kind = kind,
        operation = shown:text(definition.id),
        status = status,
        code = shown:id("code", code),
        message = shown:text(message, errors.message_limit) or meaning or default_message(status),
        hint = hint or shown:text(explain_redirect(status, headers.location)),
        request_id = shown:id("request_id", request_id or headers["x-request-id"]),
        retry_after = retry_after,
        body = shown:body(response.body),
    }
    err.retryable = retry.is_transient(err)
    return err, kind == "auth"
end

local function malformed(definition, response, shown, problem)
    return errors.new {
        kind = "decode",
        operation = shown:text(definition.id),
        status = status_of(response),
        message = shown:text("the answer cannot be read: " .. problem.message),
        field = shown:text(problem.field),
        rule = problem.rule,
        offset = problem.offset,
        request_id = shown:id("request_id", answer_headers.read(response)["x-request-id"]),
        body = shown:body(response.body),
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
        local value, detail = core.from_json(body, nil, "mend")
        return value == core.null and {} or value, detail
    end
    return core.decode(entry.descriptor, body)
end

-- Codes that say that all is well.
local function is_well(code)
    return code:find("^0+%.?0*$") ~= nil or code == "200"
end

-- Whether a key is a field of what the operation answers: then it is data.
local function is_answered(definition, key)
    return definition.answer.type ~= nil and catalogue.field(definition.answer.type, key) ~= nil
end

-- The code and the message of a refusal that came as a success by its status.
local function refusal_in(definition, value)
    if type(value) ~= "table" then
        return nil
    end
    return error_body.of(value, function(code, key)
        return not is_well(code) and not is_answered(definition, key)
    end)
end

local function kind_of_root(value)
    if type(value) ~= "table" then
        return value == core.null and "null" or "a " .. type(value)
    end
    return page_layout.is_list(value) and "a list" or "an object"
end

-- What keeps a decoded answer from being what the operation promises, as a problem of the core.
local function problem_of_shape(definition, value)
    local kind = definition.answer.kind
    local is_wrong = kind ~= "none"
        and (type(value) ~= "table" or page_layout.is_list(value) ~= (kind == "array"))
    if is_wrong then
        local promised = kind == "array" and "a list" or "an object"
        return { message = ("it is %s, not %s"):format(kind_of_root(value), promised),
            rule = "type" }
    end
    local field, wrong = nil, nil
    if definition.pages then
        field, wrong = page_layout.problem(definition.pages, value)
    end
    return field and { message = ("%s %s"):format(field, wrong), field = field, rule = "page" }
end

--- The result of a call, or its error.
-- @tparam table entry what `catalogue.operation` returned
-- @tparam table response `{ status, headers, body }`
-- @tparam number|nil now UTC unix seconds (default `os.time()`), to read a `Retry-After` date
-- @tparam table|nil shown what may be shown of the call (`redaction.of`): no error quotes a secret
-- @treturn any|nil the decoded answer; `{}` for a success without content
-- @treturn table|nil an error object; or, with a result, the drifts of its types
-- @treturn boolean|nil whether the token, or what was signed in with, was refused
function outcome.read(entry, response, now, shown)
    local definition, status = entry.definition, status_of(response)
    shown = shown or redaction.of(definition)
    if status < 200 or status > 299 then
        return nil, refusal(definition, response, now, shown)
    end
    local value, detail = decode_body(entry, response.body)
    if value == nil then
        return nil, malformed(definition, response, shown, detail)
    end
    local code, message = refusal_in(definition, value)
    if code then
        return nil, refusal(definition, response, now, shown, code, message)
    end
    local problem = problem_of_shape(definition, value)
    if problem then
        return nil, malformed(definition, response, shown, problem)
    end
    return value, detail
end

return outcome
