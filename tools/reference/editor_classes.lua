--- Editor types of data: a class for each model, for the arguments of each operation, and for
-- options and errors.

local catalogue = require "hwmeeting.catalogue"
local links = require "reference.links"
local tables = require "hwmeeting.tables"
local type_names = require "reference.type_names"

local editor_classes = {}

--- The line of a field; a name that is no Lua name stands in brackets.
-- @param name of the field
-- @param optional boolean
-- @param type_name as the language server writes it
-- @param text what is said of it
function editor_classes.field_line(name, optional, type_name, text)
    if name:match("^[%a_][%w_]*$") then
        name = name .. (optional and "?" or "")
    else
        name = ("[%q]"):format(name)
        type_name = type_name .. (optional and "|nil" or "")
    end
    return ("---@field %s %s%s"):format(name, type_name, text ~= "" and " " .. text or "")
end

local field_line = editor_classes.field_line

-- Models that programs send, and those that the service answers, with all that is in them.
local sent, answered

local function note(set, name)
    local model = name and catalogue.model_definition(name)
    if model and not set[name] then
        set[name] = true
        for _, field in ipairs(model.fields) do
            note(set, field.type)
        end
    end
end

local function look_at_models()
    sent, answered = {}, {}
    for _, id in ipairs(catalogue.names()) do
        note(sent, catalogue.definition(id).body.type)
        note(answered, catalogue.definition(id).answer.type)
    end
end

-- What is only answered is read as if all of it were there: a program that hands on an identifier
-- would be warned at each of them, for nearly no field is promised.
local function add_model(out, name)
    local model, is_sent = catalogue.model_definition(name), sent[name] or false
    out:add("", "---" .. model.about, "---@class " .. type_names.model(name))
    for _, field in ipairs(model.fields) do
        out:add(field_line(field.name, is_sent and not field.required,
            type_names.field(field, is_sent and not answered[name], is_sent), links.rules(field)))
    end
end

--- Adds the classes of all models.
function editor_classes.add_models(out)
    look_at_models()
    for _, name in ipairs(catalogue.model_names()) do
        add_model(out, name)
    end
end

local function is_filled(definition, field)
    local by_handle = definition.token == "control"
        and (field.token or field.name == definition.meeting)
    local by_client = definition.token == "signature" or definition.token == "basic"
    return by_handle or by_client
end

--- The arguments of an operation: path, query, header and body fields together; a name that is
-- there twice is one argument.
-- @return array of { field, optional }
function editor_classes.arguments_of(definition)
    local list, seen = {}, {}
    local function take(fields, always_optional)
        for _, field in ipairs(fields) do
            if not seen[field.name] then
                seen[field.name] = true
                local is_sent_anyway = field.place and field.default ~= nil
                local optional = always_optional or not field.required or is_sent_anyway
                    or is_filled(definition, field)
                list[#list + 1] = { field = field, optional = optional }
            end
        end
    end
    take(definition.parameters)
    local body = definition.body
    local model = body.type and catalogue.model_definition(body.type)
    if model and (body.kind == "object" or body.kind == "multipart") then
        take(model.fields, not body.required)
    end
    return list
end

local body_types = {
    object = "%s|table",
    multipart = "%s|table",
    array = "%s[]",
    map = "table<string, %s>",
}

local function add_argument_fields(out, id)
    local definition = catalogue.definition(id)
    for _, argument in ipairs(editor_classes.arguments_of(definition)) do
        local field = argument.field
        out:add(field_line(field.name, argument.optional, type_names.field(field, true),
            links.rules(field)))
    end
    local body = definition.body
    if body.kind ~= "none" then
        local is_flat = body.kind == "object" or body.kind == "multipart"
        out:add(field_line("body", is_flat or not body.required,
            body_types[body.kind]:format(type_names.of(body.type)),
            is_flat and "the body as one table, instead of its fields" or links.rules(body)))
    end
    if definition.token == "refresh" or definition.token == "given" then
        out:add(field_line("X-Access-Token", definition.token == "refresh", "string",
            "the token of this call"))
    end
end

local function add_arguments(out, id)
    out:add("", ("---Arguments of %s."):format(id), "---@class " .. type_names.arguments(id))
    add_argument_fields(out, id)
end

--- Adds the class of what `client:each` takes for an operation.
-- @param out what is written
-- @param id of the operation
-- @param more array of { name, type, text }: what all lists take
function editor_classes.add_list_arguments(out, id, more)
    out:add("", ("---What `client:each` takes for %s."):format(id), ("---@class %s: %s"):format(
        type_names.list_arguments(id), type_names.arguments(id)))
    add_argument_fields(out, id)
    for _, field in ipairs(more) do
        out:add(field_line(field.name, true, field.type, field.text))
    end
end

--- Whether a call needs arguments.
function editor_classes.needs_arguments(definition)
    for _, argument in ipairs(editor_classes.arguments_of(definition)) do
        if not argument.optional then
            return true
        end
    end
    return definition.token == "given" or definition.body.required
        and (definition.body.kind == "array" or definition.body.kind == "map")
end

--- Adds the classes of the arguments of all operations.
function editor_classes.add_arguments(out)
    for _, section in ipairs(catalogue.sections()) do
        for _, id in ipairs(section.operations) do
            add_arguments(out, id)
        end
    end
end

local option_types = {
    number = "number",
    string = "string",
    boolean = "boolean",
    ["function"] = "function",
    ["table"] = "table",
}

-- Options whose type says more than that of the Lua value.
local known_types = {
    store = "hwmeeting.Store",
    loop = "hwmeeting.Loop",
    now = "fun(): number",
    transport = "fun(request: hwmeeting.Request, limits: hwmeeting.Limits): hwmeeting.Response?, "
        .. "hwmeeting.Failure|string?",
    on_request = "fun(request: hwmeeting.Request)",
    on_response = "fun(response: hwmeeting.Response)",
    on_retry = "fun(retry: table<string, any>)",
    on_drift = "fun(drift: table<string, any>)",
    logger = "fun(level: string, message: string)",
}

-- The table of docs/client.md says what each option means; a row may hold several of them.
local function meanings_in(text)
    local meanings = {}
    for row in text:gmatch("\n| (`[^\n]+) |%f[\n]") do
        local names, unit, _, meaning = row:match("^(.-) |(.-)|(.-)| ?(.*)$")
        unit = unit and unit:match("^%s*(.-)%s*$")
        for name in (names or ""):gmatch("`([%w_]+)`") do
            local is_unit = not option_types[unit] and unit ~= "integer"
            meanings[name] = (is_unit and unit .. ": " or "") .. meaning
        end
    end
    return meanings
end

local function add_options(out, class, about, definitions, meanings, report)
    out:add("", "---" .. about, "---@class " .. class)
    for _, definition in ipairs(definitions) do
        local parts = {}
        for kind in definition.kinds:gmatch("%a+") do
            parts[#parts + 1] = definition.whole and "integer" or option_types[kind]
        end
        if not meanings[definition.name] then
            report(("docs/client.md: the table of options lacks `%s`"):format(definition.name))
        end
        out:add(field_line(definition.name, true,
            known_types[definition.name] or table.concat(parts, "|"),
            meanings[definition.name] or ""))
    end
end

--- Adds the options of a client and of a call.
-- @param out what is written
-- @param client_page text of docs/client.md
-- @param report called with each problem
function editor_classes.add_options(out, client_page, report)
    local options = require "hwmeeting.options"
    local meanings = meanings_in(client_page)
    meanings.retry = "repeat even though a repeat acts twice"
    meanings.headers = meanings.headers or "headers for this call"
    meanings.meta = "filled with `request_id`, `attempts`, `seconds` and `remaining`"
    meanings.bulk = "wait for the gateway's budget as bulk work does"
    add_options(out, "hwmeeting.Options", "Options of hwmeeting.new.", options.definitions,
        meanings, report)
    add_options(out, "hwmeeting.CallOptions", "Options of one call.", options.call_definitions,
        meanings, report)
end

--- Adds the error object, from the list at the head of errors.lua.
-- @param out what is written
-- @param errors_source text of lua/hwmeeting/errors.lua
function editor_classes.add_error(out, errors_source)
    local kinds = {}
    for i, kind in ipairs(tables.names(require("hwmeeting.errors").kinds)) do
        kinds[i] = ("%q"):format(kind)
    end
    out:add("", "---What a call returns as its second result when it fails.",
        "---@class hwmeeting.Error", "---@field kind " .. table.concat(kinds, "|"))
    -- An entry goes on over the lines that are indented.
    local source = errors_source:gsub("\n%-%-   +", " ")
    for name, type_name, text in source:gmatch("\n%-%- %- `(%w[%w_]*)`%s+([%w%[%]|]+): ([^\n]*)")
    do
        if name ~= "kind" then
            out:add(field_line(name, name ~= "message",
                (type_names.documented { type = type_name }), text))
        end
    end
end

return editor_classes
