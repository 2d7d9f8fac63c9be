--- Yes and no. The service writes them in four ways: `0`/`1`, `true`/`false`, `"Y"`/`"N"` and
-- `"YES"`/`"NO"`. Wrappers take booleans and turn them into what the catalogue says of each field.
--
-- Only a field that the catalogue marks (`yes 1`) is turned: of the fields with the values 0 and 1,
-- those of a kind, a role or a state choose between two things, and `status = 1` even means "off"
-- in places.

local arguments = require "hwmeeting.forms.arguments"
local catalogue = require "hwmeeting.catalogue"
local core = require "hwmeeting.core"
local misuse = require "hwmeeting.misuse"
local tables = require "hwmeeting.tables"

local yes_no = {}

-- What a field writes; nil when it means neither yes nor no, or is a boolean already.
local function written(field, is_yes)
    if field.yes == nil or is_yes then
        return field.yes
    end
    local first, second = field.enumeration[1], field.enumeration[2]
    return first == field.yes and second or first
end

local convert_fields

local function convert(field, value)
    if type(value) == "boolean" then
        local form = written(field, value)
        if form ~= nil then
            return form
        end
    elseif type(value) == "table" then
        local model = catalogue.model_definition(field.type)
        if model and field.list then
            return arguments.each(value, function(item)
                return type(item) == "table" and convert_fields(model.fields, item) or item
            end)
        elseif model then
            return convert_fields(model.fields, value)
        end
    end
    return value
end

-- What hides values behind its metatable stays as it is: the encoding refuses it with its path.
function convert_fields(fields, values)
    if not core.check_table(values) then
        return values
    end
    local converted = tables.copy(values)
    for _, field in ipairs(fields) do
        if converted[field.name] ~= nil then
            converted[field.name] = convert(field, converted[field.name])
        end
    end
    return converted
end

--- Arguments of an operation with every yes and no as its field wants it, nested ones included.
-- @tparam string id the operation's id
-- @tparam table|nil args
-- @treturn table a new table; what is no boolean is kept
function yes_no.arguments(id, args)
    local definition = catalogue.definition(id)
    local converted = convert_fields(definition.parameters, args or {})
    local body = definition.body.type and catalogue.model_definition(definition.body.type)
    return body and convert_fields(body.fields, converted) or converted
end

--- One boolean as 0 or 1; anything else raises at the caller's line.
-- @tparam boolean value
-- @tparam string name what to call it in the message
-- @treturn integer
function yes_no.number(value, name)
    if type(value) ~= "boolean" then
        misuse.raise(("%s must be true or false, got %s"):format(name, tostring(value)))
    end
    return value and 1 or 0
end

return yes_no
