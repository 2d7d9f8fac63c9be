--- The example call of an operation: Lua source made from the catalogue, with every argument that
-- must be given and sensible values for them.
--
-- A value is, in this order: what example_values.lua says for the operation, what it says for the
-- name, else what follows from enumeration, format, range and length, as the sandbox's example
-- answers have it.

local catalogue = require "hwmeeting.catalogue"
local lua_source = require "reference.lua_source"
local sandbox_example = require "hwmeeting.sandbox.rules.example"
local values = require "reference.example_values"

local examples = {}

--- What the examples of a page assume.
examples.prelude = ([[
local hwmeeting = require "hwmeeting"
local client = hwmeeting.new()    -- credentials from HWMEETING_… in the environment
local meeting = client:meeting(%q, { password = %q })]]):format(values.meeting, values.password)

local function copy_of(field)
    local copy = {}
    for key, value in pairs(field) do
        copy[key] = value
    end
    return copy
end

-- A flag is shown set.
local function is_flag(field)
    local enumeration = field.enumeration
    return enumeration and #enumeration == 2 and enumeration[1] == 0 and enumeration[2] == 1
end

local fields_value

local function item_value(field, under_way)
    local known = values.by_name[field.name]
    if known ~= nil and not field.enumeration then
        return known
    elseif is_flag(field) then
        return 1
    elseif catalogue.model_definition(field.type) then
        return fields_value(field.type, under_way)
    end
    local single = copy_of(field)
    single.list = nil
    return sandbox_example.value(single, 1, catalogue.model_definition)
end

local function field_value(field, under_way)
    local item = item_value(field, under_way)
    local is_list = type(item) == "table" and type(item[1]) == "table" and item[1][2] == nil
    if field.list and not is_list then
        return { { item } }
    end
    return item
end

-- The fields of a body that an example shows: the required ones; where none is required, the first
-- that is neither a model nor dropped, for a body that says nothing changes nothing.
local function shown_fields(fields)
    local shown, first = {}, nil
    for _, field in ipairs(fields) do
        local is_plain = not catalogue.model_definition(field.type)
        first = first or is_plain and not field.discarded and field or nil
        if field.required then
            shown[#shown + 1] = field
        end
    end
    if not shown[1] then
        shown[1] = first or fields[1]
    end
    return shown
end

function fields_value(name, under_way)
    if under_way[name] then
        return {}
    end
    under_way[name] = true
    local entries = {}
    for _, field in ipairs(shown_fields(catalogue.model_definition(name).fields)) do
        entries[#entries + 1] = { field.name, field_value(field, under_way) }
    end
    under_way[name] = nil
    return entries
end

-- What the client or the meeting handle fills in.
local function is_filled(definition, field)
    if definition.token == "control" then
        return field.token or field.name == definition.meeting
            or field.name == definition.token_header
    end
    return field.place and field.default ~= nil or definition.token == "signature"
end

local function add(entries, seen, name, value)
    if not seen[name] then
        seen[name] = true
        entries[#entries + 1] = { name, value }
    end
end

local function add_fields(definition, fields, entries, seen)
    for _, field in ipairs(fields) do
        if not is_filled(definition, field) then
            add(entries, seen, field.name, field_value(field, {}))
        end
    end
end

local function required_only(fields)
    local required = {}
    for _, field in ipairs(fields) do
        if field.required then
            required[#required + 1] = field
        end
    end
    return required
end

local function add_body(definition, entries, seen)
    local body = definition.body
    local model = body.type and catalogue.model_definition(body.type)
    if body.kind == "none" or definition.token == "signature" then
        return
    elseif body.kind == "array" then
        add(entries, seen, "body", { { item_value({ name = "", type = body.type }, {}) } })
    elseif body.kind == "map" then
        add(entries, seen, "body", { { "name", "value" } })
    elseif body.required then
        add_fields(definition, shown_fields(model.fields), entries, seen)
    end
end

local function arguments_of(definition)
    local entries, seen = {}, {}
    for _, entry in ipairs(values.arguments[definition.id] or {}) do
        add(entries, seen, entry[1], entry[2])
    end
    add_fields(definition, required_only(definition.parameters), entries, seen)
    if not seen.body then
        add_body(definition, entries, seen)
    end
    return entries
end

local function call_of(definition, entries)
    if definition.token == "control" then
        local head = ("local result, err = meeting:call(%q"):format(definition.id)
        if not entries[1] then
            return head .. ")"
        end
        return head .. ", " .. lua_source.of(entries, #head + 3, "") .. ")"
    end
    local head = ("local result, err = client:%s"):format(catalogue.snake_case(definition.id))
    if not entries[1] then
        return head .. "()"
    end
    return head .. " " .. lua_source.of(entries, #head + 1, "")
end

-- The lines that the values come from, each once, in the order of the values.
local function collect_leads(value, leads, seen)
    if type(value) ~= "table" then
        return
    elseif value.lead and not seen[value.lead] then
        seen[value.lead] = true
        leads[#leads + 1] = (value.lead:gsub("\n$", ""))
    end
    for _, part in ipairs(value) do
        collect_leads(part, leads, seen)
    end
end

--- The example of an operation.
-- @param definition as catalogue.definition gives it
-- @return Lua source that leaves its outcome in `result` and `err`
function examples.of(definition)
    local entries, lines = arguments_of(definition), {}
    collect_leads(entries, lines, {})
    lines[#lines + 1] = call_of(definition, entries)
    return table.concat(lines, "\n")
end

return examples
