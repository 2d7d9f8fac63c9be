--- Copies of requests and responses that may be shown: to hooks, to the logger, in errors, by
-- `tostring`.
--
-- Secrets are known from the catalogue (fields and parameters marked `secret`) and, for the headers
-- that carry tokens, by name. In a body the values of secret fields are cut out of the text, so
-- that the rest stays readable even when the text is not JSON; what an answer quotes of the
-- secrets of its request is cut out as well.

local catalogue = require "hwmeeting.catalogue"
local core = require "hwmeeting.core"
local secret_text = require "hwmeeting.call.secret_text"

local redaction = {}

local mark = secret_text.mark

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
        if field.secret and not names[field.name] then
            names[#names + 1], names[field.name] = field.name, true
        end
        collect_secrets(field.type, names, seen)
    end
end

--- The type of a body that no model describes (raw calls): its secrets are known by their names
-- only.
redaction.unmodelled = "*"

-- What names of secrets sound like, in small letters.
local secret_sounds = {
    "passw", "pwd", "token", "secret", "credential", "authorization", "app_?key$", "subscriberkey$",
    "^ha[12]$", "activecode$", "verificationcode$", "verifycode$", "joinur[il]$", "nonce$",
    "random$", "liveaddress$", "auxaddress$", "signature$",
}

--- Whether a name that nobody has marked sounds like that of a secret. Rather too often yes: what
-- is hidden by mistake does no harm.
-- @tparam string name
-- @treturn boolean
function redaction.sounds_secret(name)
    local lower = name:lower()
    for _, sound in ipairs(secret_sounds) do
        if lower:find(sound) then
            return true
        end
    end
    return false
end

-- The keys of a JSON text that sound like secrets.
local function suspicious_keys(text)
    local names, seen = {}, {}
    for name in text:gmatch('"([^"\\]*)"%s*:') do
        if not seen[name] and redaction.sounds_secret(name) then
            seen[name] = true
            names[#names + 1] = name
        end
    end
    return names
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

--- A body without the values of the secret fields of its model.
-- @tparam string|nil text
-- @tparam string|nil type_name the body's model, or `redaction.unmodelled`
-- @treturn string|nil
function redaction.body(text, type_name)
    if type(text) ~= "string" then
        return nil
    end
    local names = type_name == redaction.unmodelled and suspicious_keys(text)
        or secret_fields(type_name)
    if #names == 0 then
        return text
    end
    return secret_text.without_fields(text, names)
end

local function redact_headers(headers, secret_names)
    local copy = {}
    for name, value in pairs(headers or {}) do
        local lower = tostring(name):lower()
        copy[name] = (secret_headers[lower] or secret_names[lower]) and mark or value
    end
    return copy
end

local function redact_query(url, secret_names)
    return (url:gsub("([?&])([^=&]+)=([^&#]*)", function(separator, name, value)
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

local function add_values(values, value, is_secret)
    for key, item in pairs(value) do
        if type(item) == "table" then
            add_values(values, item, is_secret)
        elseif type(item) == "string" and type(key) == "string" and is_secret(key) then
            values[#values + 1] = item
        end
    end
end

local function add_values_of_body(values, text, type_name)
    local is_secret = redaction.sounds_secret
    if type_name ~= redaction.unmodelled then
        local names = secret_fields(type_name)
        if #names == 0 then
            return
        end
        is_secret = function(name) return names[name] end
    end
    local body = type(text) == "string" and core.from_json(text)
    if type(body) == "table" then
        add_values(values, body, is_secret)
    end
end

--- The secrets that a request carries in its headers and its body: an answer may quote them.
-- @tparam table request
-- @tparam table|nil definition the operation's definition; nil for a raw call
-- @treturn table array of strings
function redaction.values(request, definition)
    local values, names = {}, secret_parameters(definition)
    for name, value in pairs(request.headers or {}) do
        local lower = tostring(name):lower()
        if (secret_headers[lower] or names[lower]) and type(value) == "string" then
            values[#values + 1] = value
        end
    end
    add_values_of_body(values, request.body, definition and definition.body.type)
    return values
end

--- A copy of a response without its secrets.
-- @tparam table response
-- @tparam table|nil definition the operation's definition; nil for a raw call
-- @tparam table|nil values secrets of the request, which the answer may quote
-- @treturn table
function redaction.response(response, definition, values)
    local body = redaction.body(response.body, definition and definition.answer.type)
    return {
        operation = definition and definition.id,
        status = response.status,
        headers = redact_headers(response.headers, {}),
        body = secret_text.without_values(body, values or {}),
        timing = response.timing,
    }
end

--- The metatable that gives the requests of an operation a `tostring` without their secrets.
-- @tparam table|nil definition the operation's definition
-- @treturn table
function redaction.guard(definition)
    return { __tostring = function(self)
        return show_request(redaction.request(self, definition))
    end }
end

return redaction
