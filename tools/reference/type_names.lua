--- Types as the Lua language server writes them: of the catalogue's fields, and of doc comments.

local catalogue = require "hwmeeting.catalogue"

local type_names = {}

local PREFIX = "hwmeeting."

local scalars = {
    string = "string",
    integer = "integer",
    long = "integer",
    number = "number",
    boolean = "boolean",
    file = PREFIX .. "File",
}

local function is_model(name)
    return name and catalogue.model_definition(name) ~= nil
end

--- The class of a model.
function type_names.model(name)
    return PREFIX .. name
end

--- The class of the table of an operation's arguments.
function type_names.arguments(id)
    return PREFIX .. id .. "Arguments"
end

--- The class of what `client:each` takes for an operation.
function type_names.list_arguments(id)
    return PREFIX .. id .. "ListArguments"
end

--- The class of what a wrapper's list by an operation takes.
function type_names.filters(id)
    return PREFIX .. id .. "Filters"
end

--- The class of the iterator over a model.
function type_names.iterator(model)
    return PREFIX .. model .. "Iterator"
end

local function literals(enumeration)
    local parts = {}
    for i, value in ipairs(enumeration) do
        parts[i] = type(value) == "string" and ("%q"):format(value) or tostring(value)
    end
    return table.concat(parts, "|")
end

--- The type of a field. Where it can be an answer, other values than the listed ones may come; so
-- they may where a range allows more.
-- @param field of a definition
-- @param closed boolean: only the listed values are allowed
-- @param is_sent boolean: a date may also be what `os.date` gives (default: `closed`)
function type_names.field(field, closed, is_sent)
    local name = scalars[field.type] or PREFIX .. field.type
    if is_sent == nil then
        is_sent = closed
    end
    if is_sent and field.format and name == "string" then
        name = "string|osdate"
    end
    if field.enumeration then
        local only = closed and not (field.minimum or field.maximum)
        name = (only and "" or name .. "|") .. literals(field.enumeration)
    end
    if field.list then
        name = name:find("|", 1, true) and "(" .. name .. ")[]" or name .. "[]"
    end
    return name
end

--- The type of an answer, of a body's list or map.
function type_names.of(name)
    return scalars[name] or PREFIX .. name
end

----------------------------------------------------------------------------------------------------
-- Doc comments
----------------------------------------------------------------------------------------------------

-- Parameters whose names say more than `table`.
local by_parameter = {
    call_options = PREFIX .. "CallOptions",
    options = PREFIX .. "Options",
}

-- What a description begins with says which table it is.
local by_text = {
    { "^an error object", PREFIX .. "Error" },
    { "^an iterator", PREFIX .. "Iterator" },
}

-- Models whose answers wrappers give times: model → the names of the fields that are added.
local timed = {}

-- "ConferenceInfo with `starts_at` and `ends_at`": the model with these fields.
local function with_times(name, text)
    local added = text:match(name .. "`? with (`[^.;]*`)")
    if not added then
        return name
    end
    timed[name] = timed[name] or {}
    for field in added:gmatch("`([%w_]+)`") do
        timed[name][field] = true
    end
    return "Timed" .. name
end

--- The models to whose answers wrappers add times, as far as types of doc comments were asked for.
-- @return model name → set of field names
function type_names.timed()
    return timed
end

local function model_in(text, pattern)
    local name = text:match(pattern)
    return is_model(name) and name
end

local function table_type(entry)
    local text = entry.text or ""
    local name = model_in(text, "^an iterator over `?([%w]+)")
    if name then
        return type_names.iterator(with_times(name, text))
    end
    for _, rule in ipairs(by_text) do
        if text:find(rule[1]) then
            return rule[2]
        end
    end
    name = model_in(text, "^`?([%w]+)`?")
    return name and PREFIX .. with_times(name, text) or by_parameter[entry.name] or "table"
end

-- The alternatives of a type, split where no bracket is open.
local function alternatives(text)
    local parts, depth, first = {}, 0, 1
    for at = 1, #text do
        local byte = text:sub(at, at)
        if byte:find("[(<{]") then
            depth = depth + 1
        elseif byte:find("[)>}]") then
            depth = depth - 1
        elseif byte == "|" and depth == 0 then
            parts[#parts + 1] = text:sub(first, at - 1)
            first = at + 1
        end
    end
    parts[#parts + 1] = text:sub(first)
    return parts
end

-- Words that begin with a capital are classes; a single capital is a generic type.
local function with_prefix(part)
    if part:find("^\"") then
        return part
    end
    return (part:gsub("[%a_][%w_.]*", function(word)
        return word:find("^%u%w") and PREFIX .. word or nil
    end))
end

--- The type of an argument or a result of a doc comment.
-- @param entry { name, type, text }
-- @return type, and whether nil is among its alternatives
function type_names.documented(entry)
    local parts, optional = {}, false
    for _, part in ipairs(alternatives(entry.type or "any")) do
        if part == "nil" then
            optional = true
        else
            parts[#parts + 1] = part == "table" and table_type(entry) or with_prefix(part)
        end
    end
    return parts[1] and table.concat(parts, "|") or "nil", optional
end

return type_names
