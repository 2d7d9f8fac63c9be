--- Which arguments an operation takes on the command line, by name.

local catalogue = require "hwmeeting.catalogue"
local ending = require "hwmeeting.cli.ending"
local suggest = require "hwmeeting.suggest"
local tables = require "hwmeeting.tables"
local token_headers = require "hwmeeting.catalogue.token_headers"

local parameters = {}

-- Kinds of token that a caller may hand over among the arguments.
local takes_token = { access = true, held = true, refresh = true, given = true }

--- The fields of an operation: parameters, the body's fields, and a token that is handed over.
-- @tparam table definition the operation's
-- @treturn table<string,table> name → field
function parameters.of(definition)
    local fields = {}
    local model = catalogue.model_definition(definition.body.type or "")
    if definition.body.kind == "object" or definition.body.kind == "multipart" then
        for _, field in ipairs(model and model.fields or {}) do
            fields[field.name] = field
        end
    end
    for _, field in ipairs(definition.parameters) do
        fields[field.name] = field
    end
    if takes_token[definition.token] then
        local name = token_headers.given
        fields[name] = fields[name] or { name = name, type = "string", secret = true }
    end
    if definition.body.kind ~= "none" then
        fields.body = fields.body or { name = "body", type = definition.body.type or "string",
            list = definition.body.kind == "array", is_body = true }
    end
    return fields
end

--- The field of a name; wrong usage where there is none.
-- @tparam table definition the operation's
-- @tparam table fields what `of` returned
-- @tparam string name
-- @treturn table
function parameters.find(definition, fields, name)
    if not fields[name] then
        ending.usage("%s has no parameter `%s`%s", definition.id, name,
            suggest.hint(name, tables.names(fields)))
    end
    return fields[name]
end

local function refuse_secret(path)
    ending.usage("`%s` is a secret, which others would see in the list of processes: give it as "
        .. "%s=@file or %s=@- (standard input)", path, path, path)
end

local find_secret

local function look_into_model(type_name, value, path)
    local model = type(value) == "table" and catalogue.model_definition(type_name)
    for _, field in ipairs(model and model.fields or {}) do
        if value[field.name] ~= nil then
            find_secret(field, value[field.name], path .. "." .. field.name)
        end
    end
end

-- Goes down a value beside its models; values are finite, whatever models are.
function find_secret(field, value, path)
    if field.secret then
        ending.usage("`%s` is a secret, which others would see in the list of processes: put it "
            .. "into a file, and give that as @file.json or @- (standard input)", path)
    end
    local items = field.list and type(value) == "table" and value or { value }
    for _, item in ipairs(items) do
        look_into_model(field.type, item, path)
    end
end

--- Refuses a secret that stands on the command line, at any depth.
-- @tparam table field
-- @param value as it was read
function parameters.refuse_secrets(field, value)
    if field.secret then
        refuse_secret(field.name)
    end
    find_secret(field, value, field.name)
end

return parameters
