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
function type_names.field(field, closed)
    local name = scalars[field.type] or PREFIX .. field.type
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
    { "^a task", PREFIX .. "Task" },
    { "^the client", PREFIX .. "Client" },
    { "^a handle", PREFIX .. "Meeting" },
    { "^a meeting handle", PREFIX .. "Meeting" },
    { "^array of strings", "string[]" },
    { "^an iterator", PREFIX .. "Iterator" },
    { "^iterator$", PREFIX .. "Iterator" },
}

local function model_in(text, pattern)
    local name = text:match(pattern)
    return is_model(name) and name
end

local function table_type(entry)
    local text = entry.text or ""
    local name = model_in(text, "^an iterator over `?([%w]+)")
    if name then
        return type_names.iterator(name)
    end
    for _, rule in ipairs(by_text) do
        if text:find(rule[1]) then
            return rule[2]
        end
    end
    name = model_in(text, "^an? %a+ of `?([%w]+)")
    if name then
        return PREFIX .. name .. "[]"
    end
    name = model_in(text, "^`?([%w]+)`?")
    return name and PREFIX .. name or by_parameter[entry.name] or "table"
end

--- The type of an argument or a result of a doc comment.
-- @param entry { name, type, text }
-- @return type, and whether nil is among its alternatives
function type_names.documented(entry)
    local parts, optional = {}, false
    for name in (entry.type or "any"):gmatch("[^|]+") do
        if name == "nil" then
            optional = true
        elseif name == "table" then
            parts[#parts + 1] = table_type(entry)
        elseif name == "function" then
            parts[#parts + 1] = "function"
        else
            parts[#parts + 1] = is_model(name) and PREFIX .. name or name
        end
    end
    return parts[1] and table.concat(parts, "|") or "nil", optional
end

return type_names
