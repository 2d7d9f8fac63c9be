--- Copies of requests and responses that may be shown: to hooks, to the logger, in errors, by
-- `tostring`.
--
-- Secrets are known from the catalogue (fields and parameters marked `secret`) and, for the headers
-- that carry tokens, by name. In a body the values of secret fields are cut out of the text, so
-- that the rest stays readable even when the text is not JSON.

local catalogue = require "hwmeeting.catalogue"

local redaction = {}

local mark = "<redacted>"

-- Headers that carry a secret, whatever the operation.
local secret_headers = {
    ["authorization"] = true,
    ["x-access-token"] = true,
    ["x-conference-authorization"] = true,
    ["x-password"] = true,
    ["conftoken"] = true,
    ["proxy-authorization"] = true,
    ["cookie"] = true,
    ["set-cookie"] = true,
}

local function collect_secrets(type_name, names, seen)
    local model = not seen[type_name] and catalogue.model_definition(type_name)
    if not model then
        return
    end
    seen[type_name] = true
    for _, field in ipairs(model.fields) do
        if field.secret then
            names[#names + 1] = field.name
        end
        collect_secrets(field.type, names, seen)
    end
end

-- Names of the secret fields that a model reaches, by model name.
local secrets_of_type = {}

local function secret_fields(type_name)
    if type_name == nil then
        return {}
    end
    if not secrets_of_type[type_name] then
        local names = {}
        collect_secrets(type_name, names, {})
        secrets_of_type[type_name] = names
    end
    return secrets_of_type[type_name]
end

-- Where the JSON value that starts at `from` ends: past the closing quote of a string, past the
-- last character of a number or literal, at the end of the text for anything nested or cut off.
local function value_end(text, from)
    if text:sub(from, from) == '"' then
        local position = from + 1
        while true do
            local stop, what = text:match('()(["\\])', position)
            if not stop then
                return #text
            end
            if what == '"' then
                return stop
            end
            position = stop + 2
        end
    end
    if text:find("^[%[{]", from) then
        return #text
    end
    return (text:find("[,}%]%s]", from) or #text + 1) - 1
end

local function cut_field(text, name)
    local parts, position = {}, 1
    local pattern = '"' .. name:gsub("%p", "%%%0") .. '"%s*:%s*()'
    while true do
        local _, _, from = text:find(pattern, position)
        if not from then
            parts[#parts + 1] = text:sub(position)
            return table.concat(parts)
        end
        parts[#parts + 1] = text:sub(position, from - 1) .. '"' .. mark .. '"'
        position = value_end(text, from) + 1
    end
end

--- A body without the values of the secret fields of its model. A body whose keys are written with
-- escapes could hide them from this search, so it is withheld.
-- @tparam string|nil text
-- @tparam string|nil type_name the body's model
-- @treturn string|nil
function redaction.body(text, type_name)
    local names = secret_fields(type_name)
    if type(text) ~= "string" or #names == 0 then
        return text
    end
    if text:find('"[^"]*\\u[^"]*"%s*:') then
        return mark
    end
    for _, name in ipairs(names) do
        text = cut_field(text, name)
    end
    return text
end

local function redact_headers(headers, secret_names)
    local copy = {}
    for name, value in pairs(headers or {}) do
        local lower = name:lower()
        copy[name] = (secret_headers[lower] or secret_names[lower]) and mark or value
    end
    return copy
end

local function redact_query(url, secret_names)
    return (url:gsub("([?&])([^=&]+)=([^&]*)", function(separator, name, value)
        return separator .. name .. "=" .. (secret_names[name:lower()] and mark or value)
    end))
end

-- Lower-case names of the parameters that the catalogue marks as secret.
local function secret_parameters(definition)
    local names = {}
    for _, parameter in ipairs(definition and definition.parameters or {}) do
        if parameter.secret then
            names[parameter.name:lower()] = true
        end
    end
    return names
end

local function show_request(request)
    local lines, names = {}, {}
    for name in pairs(request.headers) do
        names[#names + 1] = name
    end
    table.sort(names)
    lines[1] = request.method .. " " .. request.url
    for _, name in ipairs(names) do
        lines[#lines + 1] = name .. ": " .. tostring(request.headers[name])
    end
    if request.body ~= nil then
        lines[#lines + 1] = ""
        lines[#lines + 1] = tostring(request.body)
    end
    return table.concat(lines, "\n")
end

local shown_request_mt = { __tostring = show_request }

local function request_body(body, definition)
    if type(body) == "table" then
        return "<multipart>"
    end
    return redaction.body(body, definition and definition.body.type)
end

--- A copy of a request without its secrets.
-- @tparam table request
-- @tparam table|nil definition the operation's definition; nil for a raw call
-- @treturn table with a readable `tostring`
function redaction.request(request, definition)
    local names = secret_parameters(definition)
    return setmetatable({
        operation = definition and definition.id,
        method = request.method,
        url = redact_query(request.url, names),
        headers = redact_headers(request.headers, names),
        body = request_body(request.body, definition),
    }, shown_request_mt)
end

--- A copy of a response without its secrets.
-- @tparam table response
-- @tparam table|nil definition the operation's definition; nil for a raw call
-- @treturn table
function redaction.response(response, definition)
    return {
        operation = definition and definition.id,
        status = response.status,
        headers = redact_headers(response.headers, {}),
        body = redaction.body(response.body, definition and definition.answer.type),
        timing = response.timing,
    }
end

--- Gives a request a `tostring` that shows it without its secrets; returns the same table.
-- @tparam table request
-- @tparam table|nil definition the operation's definition
function redaction.guard(request, definition)
    return setmetatable(request, { __tostring = function(self)
        return show_request(redaction.request(self, definition))
    end })
end

return redaction
