-- Writes the fact base's rules of requests as one table of plain text, which specs hold the
-- catalogue and the sandbox against where there is no fact base.

local json_file = require "catalogue.json_file"

local absent = json_file.absent

local published_rules = {}

local HEAD = [[
# The rules that the vendor publishes for requests, a parameter or a field a line. They were read
# from the vendor's SDKs, pages and OpenAPI document, not from lua/hwmeeting/api: specs hold the
# catalogue and the sandbox against them. tools/make_published_rules writes this file.
#
#     owner  place  name  type  rules       parted by tabs, the rules by blanks
#
# An operation has a line `call` (name: the method, type: the path), lines for its parameters and
# one for its body; a model has a line for each field. In the values of rules, %XX is a byte. A
# range that only repeats the ends of an enumeration is left out; a value that satisfies the
# enumeration or the range is right.
#
# Where a rule comes from: from the SDKs (Python 3.1.211, Java 3.1.212, Go of March 2026) or the
# text of their fields, unless it ends in
#     @o  the OpenAPI document "2025-07-30"
#     @p  that document and the operation's page
#     @t  a text in that document
#     @q  a text in that document and the operation's page
]]

-- Where rules of the second source come from: marks[owner][field][rule].
local function read_marks(folder)
    local marks = {}
    for _, row in ipairs(json_file.read(folder .. "/rules_provenance.json").added) do
        local owner, field, rule, source = row[1]:gsub("^@", ""), row[2], row[3], row[4]
        local has_page = source:find("page", 1, true)
        local is_text = source:find("text", 1, true)
        marks[owner] = marks[owner] or {}
        marks[owner][field] = marks[owner][field] or {}
        marks[owner][field][rule] = is_text and (has_page and "@q" or "@t")
            or has_page and "@p" or "@o"
    end
    return marks
end

local function written(value)
    if type(value) == "number" then
        return ("%.14g"):format(value)
    end
    return (tostring(value):gsub("[%c%s%%,@=]", function(byte)
        return ("%%%02X"):format(byte:byte())
    end))
end

local function type_of(fact)
    if fact.type == "array" then
        return fact.items .. "[]"
    end
    return fact.type == "object" and fact.model or fact.type
end

local function repeats_ends(fact)
    local enumeration = absent(fact.enum)
    if not enumeration or type(enumeration[1]) ~= "number" then
        return false
    end
    local low, high = math.min(table.unpack(enumeration)), math.max(table.unpack(enumeration))
    return (absent(fact.min) or low) == low and (absent(fact.max) or high) == high
end

local PLAIN = { "min_items", "max_items", "min_length", "max_length" }

local function rules_of(fact, marks)
    local rules = {}
    local function add(rule, text)
        rules[#rules + 1] = (text and rule .. "=" .. text or rule) .. (marks[rule] or "")
    end
    local function add_value(rule)
        if absent(fact[rule]) ~= nil then
            add(rule, written(fact[rule]))
        end
    end
    if absent(fact.required) then
        add "required"
    end
    for _, rule in ipairs(repeats_ends(fact) and {} or { "min", "max" }) do
        add_value(rule)
    end
    for _, rule in ipairs(PLAIN) do
        add_value(rule)
    end
    if absent(fact.enum) then
        local values = {}
        for i, value in ipairs(fact.enum) do
            values[i] = written(value)
        end
        add("enum", table.concat(values, ","))
    end
    add_value "default"
    add_value "format"
    if absent(fact.discarded) then
        add "discarded"
    end
    return table.concat(rules, " ")
end

local function add_line(lines, ...)
    lines[#lines + 1] = (table.concat({ ... }, "\t"):gsub("\t+$", ""))
end

local function add_operation(lines, fact, marks)
    local own = marks[fact.id] or {}
    add_line(lines, fact.id, "call", fact.method, fact.path, "token=" .. fact.auth)
    for _, parameter in ipairs(fact.params) do
        add_line(lines, fact.id, parameter["in"], parameter.name, type_of(parameter),
            rules_of(parameter, own[parameter.name] or {}))
    end
    if absent(fact.body) then
        add_line(lines, fact.id, "body", fact.body_kind, fact.body,
            rules_of({ required = fact.body_required, min_items = fact.min_items,
                max_items = fact.max_items }, own["(body)"] or {}))
    end
end

-- The names of the models that requests reach, in alphabetical order.
local function request_models(operations, models)
    local reached, names = {}, {}
    local function reach(name)
        if not models[name] or reached[name] then
            return
        end
        reached[name] = true
        names[#names + 1] = name
        for _, field in ipairs(models[name].fields) do
            reach(absent(field.model) or absent(field.items))
        end
    end
    for _, fact in ipairs(operations) do
        reach(absent(fact.body))
    end
    table.sort(names)
    return names
end

--- The whole table.
-- @param folder where operations.json, models.json and rules_provenance.json are
-- @return text
function published_rules.text(folder)
    local operations = json_file.read(folder .. "/operations.json")
    local models = json_file.read(folder .. "/models.json")
    local marks, lines = read_marks(folder), {}
    table.sort(operations, function(a, b)
        return a.id < b.id
    end)
    for _, fact in ipairs(operations) do
        add_operation(lines, fact, marks)
    end
    for _, name in ipairs(request_models(operations, models)) do
        for _, field in ipairs(models[name].fields) do
            add_line(lines, name, "field", field.name, type_of(field),
                rules_of(field, (marks[name] or {})[field.name] or {}))
        end
    end
    return HEAD .. table.concat(lines, "\n") .. "\n"
end

return published_rules
