--- Editor types of the tables that wrappers take and answer: those that doc comments declare, what
-- lists take, models with `true` and `false` in them, and models with the times that are added.

local catalogue = require "hwmeeting.catalogue"
local editor_classes = require "reference.editor_classes"
local links = require "reference.links"
local tables = require "hwmeeting.tables"
local type_names = require "reference.type_names"

local editor_tables = {}

local field_line = editor_classes.field_line

-- Models that wrappers take with `true` and `false` in them: name → class, as they are met.
local plain_models, plain_order = {}, {}

local function has_yes(name, seen)
    for _, field in ipairs(catalogue.model_definition(name).fields) do
        if field.yes ~= nil then
            return true
        end
        if catalogue.model_definition(field.type) and not seen[field.type] then
            seen[field.type] = true
            if has_yes(field.type, seen) then
                return true
            end
        end
    end
    return false
end

-- The type of a field as wrappers take it.
local function plain_type(field)
    local name = field.type
    if field.yes ~= nil then
        return "boolean|" .. type_names.field(field, true)
    elseif not catalogue.model_definition(name) or not has_yes(name, { [name] = true }) then
        return type_names.field(field, true)
    end
    if not plain_models[name] then
        plain_models[name] = type_names.model("Plain" .. name)
        plain_order[#plain_order + 1] = name
    end
    return plain_models[name] .. (field.list and "[]" or "")
end

local function is_positional(definition, field)
    return field.place == "path" or field.place == "header" or field.token
        or field.name == definition.meeting
end

-- Fields of an operation's arguments, or of a model.
local function fields_of(base)
    local definition, list = catalogue.definition(base), {}
    if not definition then
        local model = catalogue.model_definition(base)
        return model and model.fields
    end
    for _, argument in ipairs(editor_classes.arguments_of(definition)) do
        if not is_positional(definition, argument.field) then
            list[#list + 1] = argument.field
        end
    end
    return list
end

local function add_taken(out, base, own)
    for _, field in ipairs(fields_of(base)) do
        if not own[field.name] then
            out:add(field_line(field.name, true, plain_type(field), links.rules(field)))
        end
    end
end

-- The fields of a declared class, those of declared ones that it is made of included: older servers
-- ask a table only for the fields that its own class requires. `own` are names that are told
-- further down.
local function add_fields(out, comment, declared, own, report)
    local class, told = comment.class, {}
    for name in pairs(own) do
        told[name] = true
    end
    for _, field in ipairs(comment.fields) do
        told[field.name] = true
    end
    if class.relation == ":" then
        if declared[class.base] then
            add_fields(out, declared[class.base], declared, told, report)
        end
    elseif class.relation == "takes" and fields_of(class.base) then
        add_taken(out, class.base, told)
    elseif class.relation ~= "" then
        report(("%s:%d: %s is no operation, no model"):format(comment.file, comment.line,
            class.base))
    end
    for _, field in ipairs(comment.fields) do
        if not own[field.name] then
            local name, optional = type_names.documented(field)
            out:add(field_line(field.name, optional, name, field.text))
        end
    end
end

local function add_declared_class(out, comment, declared, report)
    local class = comment.class
    out:add("", "---" .. comment.about[1].text, "---@class " .. type_names.model(class.name)
        .. (class.relation == ":" and ": " .. type_names.model(class.base) or ""))
    add_fields(out, comment, declared, {}, report)
end

--- Adds the tables that doc comments declare.
-- @param out what is written
-- @param list as declared.lua reads it
-- @param report called with each problem
function editor_tables.add_declared(out, list, report)
    local declared = {}
    for _, comment in ipairs(list) do
        declared[(comment.class or comment.alias).name] = comment.class and comment
    end
    for _, comment in ipairs(list) do
        if comment.alias then
            out:add("", "---" .. comment.about[1].text, ("---@alias %s %s"):format(
                type_names.model(comment.alias.name), (type_names.documented(comment.alias))))
        else
            add_declared_class(out, comment, declared, report)
        end
    end
end

--- Adds the class of what a list takes: the operation's own arguments, and those of all lists.
-- @param out what is written
-- @param id of the operation
-- @param more array of { name, type, text }
function editor_tables.add_filters(out, id, more)
    local own = {}
    for _, field in ipairs(more) do
        own[field.name] = true
    end
    out:add("", ("---What a list by %s takes."):format(id), "---@class " .. type_names.filters(id))
    add_taken(out, id, own)
    for _, field in ipairs(more) do
        out:add(field_line(field.name, true, field.type, field.text))
    end
end

--- Adds the models that wrappers take with `true` and `false`: those of all classes added so far.
function editor_tables.add_plain_models(out)
    local index = 1
    while plain_order[index] do
        local name = plain_order[index]
        local model = catalogue.model_definition(name)
        out:add("", "---" .. model.about, "---@class " .. plain_models[name])
        for _, field in ipairs(model.fields) do
            out:add(field_line(field.name, not field.required, plain_type(field),
                links.rules(field)))
        end
        index = index + 1
    end
end

--- Adds the models to whose answers wrappers add times, and the iterators over them.
function editor_tables.add_timed(out)
    for _, name in ipairs(tables.names(type_names.timed())) do
        out:add("", "---" .. catalogue.model_definition(name).about, ("---@class %s: %s"):format(
            type_names.model("Timed" .. name), type_names.model(name)))
        local added = {}
        for field in pairs(type_names.timed()[name]) do
            added[#added + 1] = field
        end
        table.sort(added)
        for _, field in ipairs(added) do
            out:add(field_line(field, false, "number", "UTC unix seconds"))
        end
        if name == "ConferenceInfo" then
            out:add(field_line("subConfs", false, type_names.model("TimedCycleSubConf") .. "[]",
                "the occurrences"))
        end
    end
    out:add("", "---An occurrence with its times.", ("---@class %s: %s"):format(
        type_names.model("TimedCycleSubConf"), type_names.model("CycleSubConf")),
        "---@field starts_at number UTC unix seconds",
        "---@field ends_at number UTC unix seconds")
end

return editor_tables
