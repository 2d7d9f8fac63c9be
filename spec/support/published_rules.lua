--- The vendor's published rules of requests (spec/fixtures/published_rules.tsv), as tables.
--
-- A field is { name, type, list, required, discarded, enumeration, minimum, maximum,
-- minimum_length, maximum_length, minimum_items, maximum_items, default, format }, as a definition
-- of the catalogue has it; a parameter has its `place` too.

local published_rules = {}

local FILE = "spec/fixtures/published_rules.tsv"

local keys = {
    min = "minimum", max = "maximum", min_length = "minimum_length",
    max_length = "maximum_length", min_items = "minimum_items", max_items = "maximum_items",
    default = "default", format = "format",
}
local counts = {
    min_length = true, max_length = true, min_items = true, max_items = true,
}
local numeric = { integer = true, long = true, number = true }

local function decoded(text)
    return (text:gsub("%%(%x%x)", function(digits)
        return string.char(tonumber(digits, 16))
    end))
end

local function literal(text, kind)
    if numeric[kind] then
        return assert(tonumber(text), text)
    elseif kind == "boolean" then
        return text == "true"
    end
    return decoded(text)
end

local function add_rule(field, word)
    local rule, value = word:match("^([%l_]+)=?([^@]*)")
    if rule == "required" or rule == "discarded" then
        field[rule] = true
    elseif rule == "enum" then
        field.enumeration = {}
        for item in value:gmatch("[^,]+") do
            field.enumeration[#field.enumeration + 1] = literal(item, field.type)
        end
    elseif rule == "token" then
        field.token = value
    else
        local kind = (counts[rule] and "integer") or (rule == "format" and "string") or field.type
        field[assert(keys[rule], word)] = literal(value, kind)
    end
end

local function field_of(name, type_name, rules)
    local base = type_name:gsub("%[%]$", "")
    local field = { name = name, type = base, list = base ~= type_name or nil }
    for word in rules:gmatch("%S+") do
        add_rule(field, word)
    end
    return field
end

local readers = {}

function readers.call(read, owner, method, path, rules)
    local call = field_of(nil, "string", rules)
    local operation = { id = owner, method = method, path = path, token = call.token,
        parameters = {}, body = { kind = "none" } }
    read.operations[#read.operations + 1] = operation
    read.by_id[owner] = operation
end

function readers.body(read, owner, kind, type_name, rules)
    local body = field_of(nil, type_name, rules)
    body.kind = kind == "json" and "object" or kind
    read.by_id[owner].body = body
end

function readers.field(read, owner, name, type_name, rules)
    read.models[owner] = read.models[owner] or {}
    table.insert(read.models[owner], field_of(name, type_name, rules))
end

local function add_parameter(place)
    return function(read, owner, name, type_name, rules)
        local parameter = field_of(name, type_name, rules)
        parameter.place = place
        table.insert(read.by_id[owner].parameters, parameter)
    end
end

readers.path, readers.query = add_parameter "path", add_parameter "query"
readers.header = add_parameter "header"

--- All of them.
-- @return { operations = list of { id, method, path, token, parameters, body = { kind, type,
--   required, minimum_items, maximum_items } }, by_id, models = name → list of fields }
function published_rules.read()
    local root = debug.getinfo(1, "S").source:match("^@(.*)spec/support/") or ""
    local read = { operations = {}, by_id = {}, models = {} }
    for line in io.lines(root .. FILE) do
        if not line:find("^#") then
            local owner, place, name, kind, rules =
                line:match("^(%w+)\t(%l+)\t([^\t]+)\t([^\t]+)\t?(.*)$")
            readers[assert(place, line)](read, owner, name, kind, rules)
        end
    end
    return read
end

return published_rules
