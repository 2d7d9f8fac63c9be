--- Reads and checks the operations and models that a user adds to the catalogue.
--
-- Nothing is kept here: `read` answers what is new, the catalogue takes it in. Every mistake raises
-- at the caller's line.

local fields = require "hwmeeting.catalogue.notation.field"
local misuse = require "hwmeeting.misuse"
local notation = require "hwmeeting.catalogue.notation"
local suggest = require "hwmeeting.suggest"

local own_definitions = {}

local function refuse(message, ...)
    misuse.raise("define: " .. message:format(...))
end

local function check_shape(new)
    if type(new) ~= "table" then
        refuse("it takes a table { operations = …, models = … }, got a %s", type(new))
    end
    for key in pairs(new) do
        if key ~= "operations" and key ~= "models" then
            refuse("unknown field `%s`; it takes `operations` and `models`", tostring(key))
        end
    end
end

local function check_name(kind, name)
    if type(name) ~= "string" or not name:find("^%u%w*$") then
        refuse("the name of %s must begin with a capital and consist of letters and digits, got %s",
            kind, type(name) == "string" and ("%q"):format(name) or "a " .. type(name))
    end
end

-- The texts that are not yet known. Those that are known must say the same as before.
local function new_texts(key, kind, texts, known, is_taken)
    if texts ~= nil and type(texts) ~= "table" then
        refuse("`%s` must be a table of names and texts, got a %s", key, type(texts))
    end
    local fresh = {}
    for name, text in pairs(texts or {}) do
        check_name(kind, name)
        if type(text) ~= "string" then
            refuse("the definition of %s must be a text, got a %s", name, type(text))
        end
        if is_taken(name) then
            refuse("%s is part of the API and cannot be redefined", name)
        end
        if known[name] == nil then
            fresh[name] = text
        elseif known[name] ~= text then
            refuse("%s is already defined, with another text", name)
        end
    end
    return fresh
end

local function accepted(definition, mistake)
    if not definition then
        refuse("%s", mistake)
    end
    return definition
end

local function read_models(texts)
    local models = {}
    for name, text in pairs(texts) do
        models[name] = accepted(notation.parse_model(name, text))
    end
    return models
end

-- Two operations must not become the same method of a client.
local function check_method(id, methods, context)
    local method = context.snake_case(id)
    local other = methods[method] or context.snake[method]
    if other and other ~= id then
        refuse("the operations %s and %s would be the same method %s", id, other, method)
    end
    methods[method] = id
end

local function read_operations(texts, context)
    local operations, methods = {}, {}
    for id, text in pairs(texts) do
        check_method(id, methods, context)
        operations[id] = accepted(
            notation.parse_operation(id, text, context.section, context.groups))
    end
    return operations
end

local function check_type(owner, type_name, models, context)
    if type_name == nil or fields.SCALARS[type_name] or models[type_name] then
        return
    end
    local names = context.model_names()
    for _, name in ipairs(names) do
        if name == type_name then
            return
        end
    end
    for name in pairs(models) do
        names[#names + 1] = name
    end
    local nearest = suggest.nearest(type_name, names)
    refuse("%s uses the model %s, which does not exist%s", owner, type_name,
        nearest and (", did you mean " .. nearest .. "?") or "")
end

local function check_types(models, operations, context)
    for name, model in pairs(models) do
        for _, field in ipairs(model.fields) do
            check_type(("the field %s.%s"):format(name, field.name), field.type, models, context)
        end
    end
    for id, operation in pairs(operations) do
        check_type("the body of " .. id, operation.body.type, models, context)
        check_type("the answer of " .. id, operation.answer.type, models, context)
    end
end

local function field_of(model, name, what)
    local names = {}
    for index, field in ipairs(model.fields) do
        if field.name == name then
            return field
        end
        names[index] = field.name
    end
    refuse("%s names `%s`, which is no field of %s%s", what, name, model.name,
        suggest.hint(name, names))
end

-- What `pages` and `identity` name must be there, else all pages would be empty or all items alike.
local function check_pages(id, operation, model_of)
    local model, items = model_of(operation.answer.type), nil
    for name in operation.pages.items:gmatch("[^.]+") do
        local what = "the line `pages` of " .. id
        if not model then
            refuse("%s leads through `%s`, which is no model", what, name)
        end
        items = field_of(model, name, what)
        model = model_of(items.type)
    end
    if not (items and items.list) then
        refuse("the line `pages` of %s leads to no list", id)
    end
    for _, name in ipairs(model and operation.pages.identity or {}) do
        field_of(model, name, "the line `identity` of " .. id)
    end
end

local function check_lists(models, operations, context)
    local function model_of(name)
        return name and (models[name] or context.model_definition(name))
    end
    for id, operation in pairs(operations) do
        if operation.pages then
            check_pages(id, operation, model_of)
        end
    end
end

--- Reads what `hwmeeting.define` was given.
-- @param new what the user passed
-- @param context what is there already: `own` { operations, models } name → text of earlier
--   definitions, `snake` method name → id, `snake_case`, `groups`, `section`, `is_operation_taken`,
--   `is_model_taken` (name → boolean), `model_names`, `model_definition`
-- @return the new models, name → definition
-- @return the new operations, id → definition
function own_definitions.read(new, context)
    check_shape(new)
    local own = context.own
    local models = read_models(
        new_texts("models", "a model", new.models, own.models, context.is_model_taken))
    local operations = read_operations(
        new_texts("operations", "an operation", new.operations, own.operations,
            context.is_operation_taken), context)
    check_types(models, operations, context)
    check_lists(models, operations, context)
    return models, operations
end

return own_definitions
