--- Compares a request with its operation's definition in the catalogue (Lua 5.4).
--
-- The definition is turned into the rules of init.lua once; a request that breaks one is refused
-- with 400 and the name of the rule. Names that the definition does not have are tolerated and told
-- in the log. What passes is left in the call with its types: path parameters in `captures`, query
-- and headers (by lower-case name) with their documented defaults, and the body as it was sent,
-- because a default that is documented for a change would undo what it does not name.

local errors = require "hwmeeting.sandbox.errors"
local json = require "hwmeeting.sandbox.json"
local multipart = require "hwmeeting.sandbox.rules.multipart"
local rules = require "hwmeeting.sandbox.rules"

local inspection = {}

-- The user directory and its relatives refuse with codes of their own.
local meeting_codes = {
    rule = "MMC.111071061",
    empty = "MMC.111072057",
    syntax = "MMC.111071062",
}
local directory_codes = {
    rule = "USG.200000003",
    empty = "USG.200000003",
    syntax = "USG.200000003",
}

local function codes_of(definition)
    return definition.path:find("^/v%d/usg/") and directory_codes or meeting_codes
end

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

local function rule_of_list(field, model_of, made)
    return {
        type = "list",
        items = rule_of_item(field, model_of, made),
        minimum_items = field.minimum_items,
        maximum_items = field.maximum_items,
    }
end

-- `made` remembers the models that are under way, so that a model may contain itself.
local function rule_of(field, model_of, made)
    local rule = (field.list and rule_of_list or rule_of_item)(field, model_of, made)
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
            fields[name].default = not field.list and field.default or nil
        end
    end
    return fields
end

local function body_rule(body, model_of)
    local rule
    if body.kind == "array" then
        rule = rule_of_list(body, model_of, {})
    elseif body.kind == "map" then
        rule = { type = "object", values = rule_of_item({ type = body.type }, model_of, {}) }
    elseif body.kind ~= "none" then
        rule = { type = "object", fields = fields_of(body.type, model_of, {}) }
    end
    if rule then
        rule.required = true -- a body of `null` is none
    end
    return rule
end

-- A list in a query is one value with commas, or the name several times.
local function query_values(lists, fields)
    local values = {}
    for name, texts in pairs(lists) do
        local rule = fields[name]
        if rule and rule.type == "list" then
            values[name] = {}
            for text in table.concat(texts, ","):gmatch("[^,]+") do
                table.insert(values[name], rules.from_texts({ text }, { rule.items })[1])
            end
        else
            values[name] = rules.from_texts({ [name] = texts[1] }, fields)[name]
        end
    end
    return values
end

local function check_json(rule, call, codes)
    local value, message = json.decode_received(call.request.body)
    if value == nil then
        errors.refuse(codes.syntax, message)
    end
    rules.check({ body = value }, { body = rule }, codes.rule, "", call.unknown)
    if rule.values then
        for name, item in pairs(value) do
            rules.check({ [name] = item }, { [name] = rule.values }, codes.rule, "", call.unknown)
        end
    end
    return value
end

-- The parts by name; a file is the whole part.
local function check_multipart(rule, call, codes)
    local parts, message =
        multipart.parse(call.request.headers["content-type"], call.request.body)
    if not parts then
        errors.refuse(codes.rule, message .. " (type)")
    end
    local texts, by_name = {}, {}
    for _, part in ipairs(parts) do
        texts[part.name], by_name[part.name] = part.filename or part.data, part
    end
    rules.check(texts, rule.fields, codes.rule, "", call.unknown)
    return by_name
end

local function check_body(body, rule, call, codes)
    if body.kind == "none" then
        return nil
    elseif call.request.body == "" then
        if body.required then
            errors.refuse(codes.empty, "the body is missing (required)")
        end
    elseif body.kind == "multipart" then
        return check_multipart(rule, call, codes)
    else
        return check_json(rule, call, codes)
    end
end

--- Makes the check of an operation.
-- @tparam table definition as catalogue.definition gives it
-- @tparam function model_of model_of(name): the model's definition
-- @treturn function check(call): refuses a request that breaks a rule, and fills `captures`,
--   `query`, `headers` and `body` of the call
function inspection.new(definition, model_of)
    local codes = codes_of(definition)
    local path = parameter_rules(definition, "path", model_of)
    local query = parameter_rules(definition, "query", model_of)
    local headers = parameter_rules(definition, "header", model_of)
    local body = body_rule(definition.body, model_of)
    return function(call)
        local function check(values, fields, unknown)
            return rules.check(values, fields, codes.rule, "", unknown)
        end
        call.captures = check(rules.from_texts(call.captures, path), path, call.unknown)
        call.query = check(query_values(call.query_lists, query), query, call.unknown)
        call.headers = check(rules.from_texts(call.request.headers, headers), headers, {})
        call.body = check_body(definition.body, body, call, codes)
    end
end

return inspection
