--- What may be shown of a call: to hooks, to the logger, in errors, by `tostring`.
--
-- Two things are cut, by the core and in one pass (docs/client.md says in which spellings): the
-- secrets of the call themselves, which are those of the client's options and of the request; and
-- the values of fields, parameters and headers that the catalogue marks as secret. What no model
-- describes is judged by the sound of its names.

local catalogue = require "hwmeeting.catalogue"
local core = require "hwmeeting.core"
local errors = require "hwmeeting.errors"
local identities = require "hwmeeting.identities"
local options = require "hwmeeting.options"
local tables = require "hwmeeting.tables"

local redaction = {}

--- What stands in the place of a secret.
redaction.mark = "<redacted>"

--- The type of a body that no model describes (raw calls).
redaction.unmodelled = "*"

local mark = redaction.mark

-- Field names of the secrets that a model reaches -----------------------------------------------

local function collect_secrets(type_name, names, seen)
    local model = not seen[type_name] and catalogue.model_definition(type_name)
    if not model then
        return
    end
    seen[type_name] = true
    for _, field in ipairs(model.fields) do
        if field.secret then
            names[field.name] = true
        end
        collect_secrets(field.type, names, seen)
    end
end

-- By model name.
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

--- Names of the secret fields and parameters of an operation, as keys.
-- @tparam table definition
-- @treturn table
function redaction.names(definition)
    local names = {}
    for _, body in ipairs { definition.body, definition.answer } do
        for name in pairs(secret_fields(body.type)) do
            names[name] = true
        end
    end
    for _, parameter in ipairs(definition.parameters or {}) do
        names[parameter.name] = names[parameter.name] or parameter.secret or nil
    end
    return names
end

-- Secrets of a call -----------------------------------------------------------------------------

-- A header's credentials carry their secret in a part, too: `HMAC-SHA256 signature=…`.
local function add_header(secrets, value)
    secrets[#secrets + 1] = value
    secrets[#secrets + 1] = value:match "signature=([^,; ]+)"
end

local function unescape(text)
    return (text:gsub("%%(%x%x)", function(digits) return string.char(tonumber(digits, 16)) end))
end

-- `name=value`, as in a query or in a form.
local function add_pairs(secrets, text, is_secret)
    for name, value in text:gmatch "([^=&?]+)=([^&#]*)" do
        if is_secret(unescape(name)) then
            secrets[#secrets + 1] = unescape(value)
            secrets[#secrets + 1] = unescape((value:gsub("%+", " ")))
        end
    end
end

-- All that stands below a key that is a secret's is one.
local function add_fields(secrets, value, is_secret, inside)
    for key, item in pairs(value) do
        local secret = inside or type(key) == "string" and is_secret(key)
        if type(item) == "table" then
            add_fields(secrets, item, is_secret, secret)
        elseif secret then
            secrets[#secrets + 1] = core.text(item)
        end
    end
end

local function add_body(secrets, body, is_secret)
    if type(body) == "table" then
        for _, part in ipairs(body.multipart or {}) do
            secrets[#secrets + 1] = is_secret(tostring(part.name)) and part.data or nil
        end
    elseif type(body) == "string" then
        local value = core.from_json(body, nil, "lenient")
        if type(value) == "table" then
            add_fields(secrets, value, is_secret)
        else
            add_pairs(secrets, body, is_secret)
        end
    end
end

local function add_request(secrets, request, is_secret)
    for name, value in pairs(request.headers or {}) do
        if type(value) == "string" and is_secret(tostring(name)) then
            add_header(secrets, value)
        end
    end
    add_pairs(secrets, request.url:match "%?(.*)" or "", is_secret)
    add_body(secrets, request.body, is_secret)
end

-- A proxy's URL is a secret for the sake of its user and password.
local function add_options(secrets, values)
    for _, name in ipairs(values.given_credentials and identities.given_secrets or {}) do
        secrets[#secrets + 1] = values.given_credentials[name]
    end
    for name in pairs(options.secrets) do
        local value = values[name]
        if name == "proxy" then
            local user = type(value) == "string"
                and value:gsub("^%a[%a%d+.-]*://", ""):match "^(.*)@" or nil
            secrets[#secrets + 1] = user and unescape(user)
            secrets[#secrets + 1] = user and user:match ":(.*)" and unescape(user:match ":(.*)")
        else
            secrets[#secrets + 1] = value
        end
    end
end

--- A warning, which may quote what a token store of the user's said, without secrets.
-- @tparam table values option values of the client
-- @tparam string message
-- @treturn string
function redaction.warning(values, message)
    local secrets = {}
    add_options(secrets, values)
    return core.redactor(secrets, {}, true):cut(message)
end

-- Bytes of a value that a message of the core quotes at most.
local quoted = 40

--- What is said of an argument, without the client's secrets: one may have been passed for another.
-- @tparam table values option values of the client
-- @tparam string message
-- @treturn string
function redaction.of_argument(values, message)
    local secrets = {}
    add_options(secrets, values)
    for index = 1, #secrets do
        secrets[#secrets + 1] = secrets[index]:sub(1, quoted)
    end
    return core.redactor(secrets, {}):cut(message)
end

-- What may be shown -----------------------------------------------------------------------------

local shown = {}
local shown_mt = { __index = shown }

--- What may be shown of a call; asking costs little, cutting happens at the first text.
-- @tparam table definition the operation's
-- @tparam table|nil request what was sent, `{ url, headers, body }`
-- @tparam table|nil values option values of the client
-- @treturn table
function redaction.of(definition, request, values)
    return setmetatable({ definition = definition, request = request, values = values }, shown_mt)
end

local function has_no_model(definition)
    return definition.body.type == redaction.unmodelled
        or definition.answer.type == redaction.unmodelled
end

-- Names of secrets in small letters, and as a list.
local function secret_names(definition)
    local names, list = {}, {}
    for name in pairs(redaction.names(definition)) do
        names[core.lower(name)] = true
        list[#list + 1] = name
    end
    return names, list
end

local function prepare(self)
    local definition, secrets = self.definition, {}
    local names, list = secret_names(definition)
    if definition.token_header then
        names[core.lower(definition.token_header)] = true
    end
    if self.values then
        add_options(secrets, self.values)
    end
    if self.request then
        add_request(secrets, self.request, function(name)
            return names[core.lower(name)] or core.sounds_secret(name)
        end)
    end
    self.names, self.secrets = names, {}
    self.redactor = core.redactor(secrets, list, has_no_model(definition))
    self.only_secrets = core.redactor(secrets, {})
    for _, secret in ipairs(secrets) do
        self.secrets[secret] = true
    end
end

local function prepared(self)
    if not self.redactor then
        prepare(self)
    end
    return self
end

--- A text without the secrets of the call and without the values of secret fields.
-- @tparam string|nil text
-- @tparam integer|nil limit most bytes of the result
-- @treturn string|nil
function shown:text(text, limit)
    if type(text) ~= "string" then
        return nil
    end
    return prepared(self).redactor:cut(text, limit)
end

--- The text of a body, at most `errors.body_limit` bytes of it. Hooks and errors show the same one,
-- which is cut once.
-- @tparam string|nil text
-- @treturn string|nil
function shown:body(text)
    if text ~= self.body_text then
        self.body_text, self.body_shown = text, self:text(text, errors.body_limit)
    end
    return self.body_shown
end

-- What the service's codes and ids look like, whatever secrets happen to be contained in them.
local shapes = {
    code = { "^%u[%a_]*%.%d+$", "^%d+$" },
    request_id = { "^%x+$", "^%x+%-%x+%-%x+%-%x+%-%x+$" },
}

--- A code or a request id: as it is when it looks like one, for a short secret may be a part of it;
-- else without secrets.
-- @tparam string kind `"code"` or `"request_id"`
-- @tparam string|nil text
-- @treturn string|nil
function shown:id(kind, text)
    if text == nil then
        return nil
    end
    prepared(self)
    if self.secrets[text] then
        return mark
    end
    for _, shape in ipairs(shapes[kind]) do
        if #text <= 64 and text:find(shape) then
            return text
        end
    end
    return self.only_secrets:cut(text, 64)
end

local function cut_value(redactor, value)
    if type(value) == "table" then
        local copy = {}
        for index, item in ipairs(value) do
            copy[index] = cut_value(redactor, item)
        end
        return copy
    end
    return type(value) == "string" and redactor:cut(value) or value
end

--- Headers without secrets. A header is judged by its sound as well, for servers and proxies add
-- their own.
-- @tparam table|nil headers
-- @treturn table a copy
function shown:headers(headers)
    prepared(self)
    local copy = {}
    for name, value in pairs(headers or {}) do
        local text = tostring(name)
        if self.names[core.lower(text)] or core.sounds_secret(text) then
            copy[name] = mark
        else
            copy[name] = cut_value(self.redactor, value)
        end
    end
    return copy
end

local function show_request(request)
    local lines = { request.method .. " " .. request.url }
    for _, name in ipairs(tables.names(request.headers)) do
        lines[#lines + 1] = name .. ": " .. tostring(request.headers[name])
    end
    if request.body ~= nil then
        lines[#lines + 1] = ""
        lines[#lines + 1] = tostring(request.body)
    end
    return table.concat(lines, "\n")
end

local shown_request_mt = { __tostring = show_request }

--- A copy of the request without its secrets.
-- @treturn table with a readable `tostring`
function shown:sent()
    local request = self.request
    return setmetatable({
        operation = self:text(self.definition.id),
        method = request.method,
        url = self:text(request.url),
        headers = self:headers(request.headers),
        body = type(request.body) == "table" and "<multipart>"
            or self:text(request.body, errors.body_limit),
    }, shown_request_mt)
end

--- A copy of a response without secrets. Of the body at most `errors.body_limit` bytes are kept;
-- `body_length` says how many it has.
-- @tparam table response
-- @treturn table
function shown:response(response)
    return {
        operation = self:text(self.definition.id),
        status = response.status,
        headers = self:headers(response.headers),
        body = self:body(response.body),
        body_length = response.body and #response.body,
        timing = response.timing,
    }
end

--- The metatable that gives the requests of an operation a `tostring` without their secrets.
-- @tparam table definition the operation's
-- @treturn table
function redaction.guard(definition)
    return { __tostring = function(self)
        return show_request(redaction.of(definition, self):sent())
    end }
end

return redaction
