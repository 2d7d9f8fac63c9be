--- Compares a request with its operation's definition in the catalogue (Lua 5.4).
--
-- The definition is turned into the rules of rules.lua once; a request that breaks one is refused
-- with 400 and the name of the rule. Names that the definition does not have are tolerated and told
-- in the log.

local errors = require "hwmeeting.sandbox.errors"
local json = require "hwmeeting.sandbox.json"
local rules = require "hwmeeting.sandbox.rules"

local inspection = {}

local CODE = "MMC.111071061"

local simple_types = {
    string = "string",
    integer = "integer",
    long = "integer",
    number = "number",
    boolean = "boolean",
    file = "string",
}

local fields_of

local function rule_of_item(field, model_of, made)
    local rule = {
        minimum = field.minimum,
        maximum = field.maximum,
        minimum_length = field.minimum_length,
        maximum_length = field.maximum_length,
        one_of = field.enumeration,
        type = simple_types[field.type] or "object",
    }
    if rule.type == "object" then
        rule.fields = fields_of(field.type, model_of, made)
    end
    return rule
end

-- `made` remembers the models that are under way, so that a model may contain itself.
local function rule_of(field, model_of, made)
    local rule = rule_of_item(field, model_of, made)
    if field.list then
        rule = { type = "list", items = rule }
    end
    rule.required = field.required
    return rule
end

function fields_of(model_name, model_of, made)
    if not made[model_name] then
        local fields = {}
        made[model_name] = fields
        for _, field in ipairs(model_of(model_name).fields) do
            fields[field.name] = rule_of(field, model_of, made)
        end
    end
    return made[model_name]
end

local function parameter_rules(definition, place, model_of)
    local fields = {}
    for _, field in ipairs(definition.parameters) do
        if field.place == place then
            local name = place == "header" and field.name:lower() or field.name
            fields[name] = rule_of(field, model_of, {})
        end
    end
    return fields
end

local function check_texts(texts, fields, prefix, unknown)
    rules.check(rules.from_texts(texts, fields), fields, CODE, prefix, unknown)
end

local function check_query(call, fields)
    local values = {}
    for name, texts in pairs(call.query_lists) do
        local rule = fields[name]
        if rule and rule.type == "list" then
            local list = {}
            for index, text in ipairs(texts) do
                list[index] = rules.from_texts({ text }, { rule.items })[1]
            end
            values[name] = list
        else
            values[name] = rules.from_texts({ [name] = texts[1] }, fields)[name]
        end
    end
    rules.check(values, fields, CODE, "", call.unknown)
end

local function read_json(text)
    local value, message = json.decode(text)
    if value == nil then
        errors.refuse("MMC.111071062", message)
    end
    return value
end

local function check_json(definition, call, model_of)
    local body = definition.body
    local rule
    if body.kind == "object" then
        rule = { type = "object", fields = fields_of(body.type, model_of, {}) }
    elseif body.kind == "array" then
        rule = { type = "list", items = rule_of_item({ type = body.type }, model_of, {}) }
    else
        rule = { type = "object" }
    end
    local value = read_json(call.request.body)
    rules.check({ body = value }, { body = rule }, CODE, "", call.unknown)
    if body.kind == "map" then
        local item = rule_of_item({ type = body.type }, model_of, {})
        for name in pairs(value) do
            rules.check({ [name] = value[name] }, { [name] = item }, CODE, "", call.unknown)
        end
    end
end

local function check_multipart(definition, call, model_of)
    local content_type = call.request.headers["content-type"] or ""
    if not content_type:find("^multipart/form%-data;%s*boundary=") then
        errors.refuse(CODE, "the body must be multipart/form-data (type)")
    end
    for _, field in ipairs(model_of(definition.body.type).fields) do
        local disposition = 'name="' .. field.name .. '"'
        if field.required and not call.request.body:find(disposition, 1, true) then
            errors.refuse(CODE, field.name .. " is missing (required)")
        end
    end
end

local function check_body(definition, call, model_of)
    if definition.body.kind == "none" then
        return
    elseif call.request.body == "" then
        if definition.body.required then
            errors.refuse("MMC.111072057")
        end
    elseif definition.body.kind == "multipart" then
        check_multipart(definition, call, model_of)
    else
        check_json(definition, call, model_of)
    end
end

--- Refuses a request that breaks a rule of its definition.
-- @param definition table: as catalogue.definition gives it
-- @param call table: as service.lua describes it
-- @param model_of function(name): the model's definition
function inspection.check(definition, call, model_of)
    check_texts(call.captures, parameter_rules(definition, "path", model_of), "", call.unknown)
    check_query(call, parameter_rules(definition, "query", model_of))
    check_texts(call.request.headers, parameter_rules(definition, "header", model_of), "", {})
    check_body(definition, call, model_of)
end

return inspection
