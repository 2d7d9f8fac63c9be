--- Calls of what the catalogue does not list: method, path, query and body as the caller gives
-- them; signed in, repeated, decoded and shown without secrets like any other call.
--
-- A raw request becomes the same kind of entry that the catalogue makes of an operation, with an
-- encoding of its own, so everything after the encoding is the way of every call (`call/init.lua`).

local call = require "hwmeeting.call"
local core = require "hwmeeting.core"
local errors = require "hwmeeting.errors"
local misuse = require "hwmeeting.misuse"
local redaction = require "hwmeeting.call.redaction"
local request = require "hwmeeting.call.request"
local tables = require "hwmeeting.tables"

local raw_request = {}

-- What a repeat does is not known, so a method is judged by what it does in this API: every GET
-- reads or does no harm, and what is deleted stays deleted; but of the 66 PUTs 14 act again at a
-- repeat (extending, inviting, using up a code), so a PUT is not repeated unless the caller says
-- so.
local usual_retry = {
    GET = "safe",
    HEAD = "safe",
    DELETE = "idempotent",
    PUT = "never",
    POST = "never",
    PATCH = "never",
}

local retry_classes = { safe = true, idempotent = true, never = true }
local token_kinds = { access = true, held = true, none = true }

local known_fields = {
    method = true, path = true, query = true, headers = true, body = true, retry = true,
    token = true,
}

-- What stands in a path as it is, besides what stands everywhere: a path may come with escapes of
-- its own.
local path_characters = "/%!$&'()*+,;=:@"

local function check_map(name, map)
    if map ~= nil and type(map) ~= "table" then
        misuse.raise(("`%s` of a request must be a table, got a %s"):format(name, type(map)))
    end
    for key in pairs(map or {}) do
        if type(key) ~= "string" then
            misuse.raise(("`%s` of a request must hold values by name, and %s is no name"):format(
                name, tostring(key)))
        end
    end
end

local function check_fields(raw)
    if type(raw) ~= "table" then
        misuse.raise("a request must be a table { method = …, path = … }, got a " .. type(raw))
    end
    for name in pairs(raw) do
        if not known_fields[name] then
            misuse.raise(("a request has no field `%s`%s"):format(tostring(name),
                require("hwmeeting.suggest").hint(tostring(name), tables.names(known_fields))))
        end
    end
    check_map("query", raw.query)
    check_map("headers", raw.headers)
end

local function check_method(method)
    if not usual_retry[method] then
        misuse.raise("`method` of a request must be GET, HEAD, POST, PUT, PATCH or DELETE, got "
            .. tostring(method))
    end
end

local function check_choice(name, value, choices, listed)
    if value ~= nil and not choices[value] then
        misuse.raise(("`%s` of a request must be %s, got %s"):format(name, listed,
            tostring(value)))
    end
end

local function check_path(path)
    if type(path) ~= "string" or path:sub(1, 1) ~= "/" then
        misuse.raise("`path` of a request must begin with `/`, such as \"/v1/mmc/management/…\"")
    end
    if path:find("[?#]") then
        misuse.raise("`path` of a request must not contain `?` or `#`; pass `query = { … }`")
    end
end

local function argument(entry, field, rule, message)
    return errors.argument(entry.definition.id, field, rule, message)
end

local function encode_query(entry, query)
    local parts = {}
    for _, name in ipairs(tables.names(query)) do
        local values = query[name]
        if type(values) ~= "table" then
            values = { values }
        end
        local count, problem = core.check_list(values, "query." .. name)
        if not count then
            return nil, argument(entry, problem.field, problem.rule, problem.message)
        end
        for _, value in ipairs(values) do
            local text = core.text(value)
            if not text then
                return nil, argument(entry, name, "type",
                    ("query.%s must be a string, a number, a boolean or a list of these"):format(
                        name))
            end
            parts[#parts + 1] = core.escape(name) .. "=" .. core.escape(text)
        end
    end
    return parts[1] and ("?" .. table.concat(parts, "&")) or ""
end

-- The headers by name, and the access token among them, which travels as an argument.
local function encode_headers(entry, given)
    local headers = { Accept = "application/json" }
    for _, name in ipairs(tables.names(given)) do
        local text = core.text(given[name])
        if not core.is_header_name(name) then
            return nil, argument(entry, name, "characters", "no name of a header: " .. name)
        elseif not text or not core.is_one_line(text) then
            return nil, argument(entry, name, "characters",
                ("headers[%q] must be a text without line breaks"):format(name))
        end
        if core.lower(name) ~= core.lower(request.access_header) then
            headers[name] = text
        end
    end
    return headers
end

local function has_header(headers, wanted)
    for name in pairs(headers) do
        if core.lower(name) == wanted then
            return true
        end
    end
    return false
end

local function encode_body(entry, body, headers)
    if body == nil then
        return nil
    end
    local text, problem = body, nil
    if type(body) ~= "string" then
        text, problem = core.to_json(body)
    end
    if not text then
        return nil, argument(entry, "body", "type", "the body cannot be written as JSON: "
            .. tostring(problem))
    end
    if not has_header(headers, "content-type") then
        headers["Content-Type"] = "application/json; charset=UTF-8"
    end
    return text
end

local function encode(entry, raw, base_url)
    if ("/" .. raw.path .. "/"):find("/%.%.?/") or core.lower(raw.path):find("%%2e") then
        return nil, argument(entry, "path", "characters",
            "a path must not contain `.` or `..` between slashes")
    end
    local query, headers, body, problem
    query, problem = encode_query(entry, raw.query or {})
    if problem then
        return nil, problem
    end
    headers, problem = encode_headers(entry, raw.headers or {})
    if problem then
        return nil, problem
    end
    body, problem = encode_body(entry, raw.body, headers)
    if problem then
        return nil, problem
    end
    return { method = raw.method, url = base_url .. core.escape(raw.path, path_characters) .. query,
        headers = headers, body = body }
end

-- Names that a redacted copy must hide: nobody has marked them, so they are judged by their sound.
local function named_secrets(raw)
    local parameters = {}
    for _, place in ipairs { "query", "headers" } do
        for _, name in ipairs(tables.names(raw[place] or {})) do
            parameters[#parameters + 1] = { name = name, secret = core.sounds_secret(name) }
        end
    end
    return parameters
end

local function make_entry(raw)
    local entry = {
        definition = {
            id = raw.method .. " " .. raw.path,
            method = raw.method,
            path = raw.path,
            token = raw.token or "access",
            retry = raw.retry or usual_retry[raw.method],
            parameters = named_secrets(raw),
            body = { kind = "none", type = redaction.unmodelled },
            answer = { kind = "none", type = redaction.unmodelled },
        },
    }
    function entry.encode(base_url)
        return encode(entry, raw, base_url)
    end
    return entry
end

-- The id of a raw call is shown wherever it is told of, and holds the path.
local function hide_secrets_of_path(state, definition, raw)
    local shown = redaction.of(definition, { headers = raw.headers,
        url = encode_query({ definition = definition }, raw.query or {}) or "" }, state.options)
    definition.id = shown:text(definition.id)
end

-- A token that the caller passes as a header is used as it is, and never renewed.
local function given_token(raw)
    for name, value in pairs(raw.headers or {}) do
        if core.lower(name) == core.lower(request.access_header) then
            return { [request.access_header] = value }
        end
    end
    return {}
end

--- Makes a raw call.
-- @tparam table state what a client keeps
-- @tparam table raw
-- - `method`: `"GET"`, `"HEAD"`, `"POST"`, `"PUT"`, `"PATCH"` or `"DELETE"`
-- - `path`: from the host on, beginning with `/`; characters that a path cannot hold are
--   percent-encoded, `%` is taken as the beginning of an escape
-- - `query`: table|nil, values by name: strings, numbers, booleans, or lists of these
-- - `headers`: table|nil, values by name
-- - `body`: a string is sent as it is; any other value is written as JSON
-- - `token`: `"access"` (default: signs in where needed), `"held"` (only a token that the client
--   has anyway), `"none"`
-- - `retry`: `"safe"`, `"idempotent"` (both repeated after a passing failure) or `"never"`;
--   without it GET and HEAD are safe, DELETE is idempotent, the others are never repeated unless
--   the service cannot have acted
-- @tparam table options what `options.read_call` returned
-- @treturn any|nil the decoded answer; `{}` when the service answers nothing
-- @treturn table|nil an error object
function raw_request.run(state, raw, options)
    check_fields(raw)
    check_method(raw.method)
    check_path(raw.path)
    check_choice("retry", raw.retry, retry_classes, "`safe`, `idempotent` or `never`")
    check_choice("token", raw.token, token_kinds, "`access`, `held` or `none`")
    local entry = make_entry(raw)
    hide_secrets_of_path(state, entry.definition, raw)
    return call.run(state, entry, given_token(raw), options)
end

return raw_request
