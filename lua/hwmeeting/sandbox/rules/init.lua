--- Checks values against rules: types, ranges, lengths, enumerations (Lua 5.4).
--
-- A rule is a table `{ type, required, minimum, maximum, minimum_length, maximum_length, one_of,
-- default, format, fields, items, minimum_items, maximum_items, code }`; a set of rules is a table
-- by field name. `code` is the vendor's error code for this field, where there is a special one.
-- Lengths count characters, not bytes. Where a rule has an enumeration and a range, a value that
-- satisfies one of them passes. Unknown names are tolerated, as gateways do, but told through
-- `unknown`, so that a spec can look for them.
--
-- The calls in calls/own_rules/ have such sets written by hand; for all others inspection.lua makes
-- them of the catalogue's definitions.

local errors = require "hwmeeting.sandbox.errors"
local json = require "hwmeeting.sandbox.json"

local rules = {}

local accepts = {
    string = function(value)
        return type(value) == "string"
    end,
    integer = function(value)
        return math.type(value) == "integer"
    end,
    number = function(value)
        return type(value) == "number"
    end,
    boolean = function(value)
        return type(value) == "boolean"
    end,
    object = function(value)
        return type(value) == "table" and value[1] == nil
    end,
    list = function(value)
        return type(value) == "table" and (value[1] ~= nil or next(value) == nil)
    end,
}

local function refuse(rule, fallback_code, path, text)
    errors.refuse(rule.code or fallback_code, path .. " " .. text)
end

local function listed(values)
    local texts = {}
    for index, value in ipairs(values) do
        texts[index] = tostring(value)
    end
    return table.concat(texts, ", ")
end

local function contains(values, wanted)
    for _, value in ipairs(values) do
        if value == wanted then
            return true
        end
    end
    return false
end

local function check_range(value, rule, code, path)
    local minimum, maximum = rule.minimum, rule.maximum
    if minimum and value < minimum or maximum and value > maximum then
        refuse(
            rule,
            code,
            path,
            ("must be from %s to %s (range)"):format(minimum or "-", maximum or "-")
        )
    end
end

local function check_length(value, rule, code, path)
    local length = utf8.len(value)
    if not length then
        refuse(rule, code, path, "must be UTF-8")
    end
    local minimum, maximum = rule.minimum_length or 0, rule.maximum_length
    if length < minimum or maximum and length > maximum then
        refuse(
            rule,
            code,
            path,
            ("must have %d to %s characters (length)"):format(minimum, maximum or "-")
        )
    end
end

local function check_size(value, rule, code, path)
    local minimum, maximum = rule.minimum_items or 0, rule.maximum_items
    if #value < minimum or maximum and #value > maximum then
        refuse(
            rule,
            code,
            path,
            ("must have %d to %s items (items)"):format(minimum, maximum or "-")
        )
    end
end

local check_value

local function check_items(value, rule, code, path, unknown)
    for index, item in ipairs(value) do
        check_value(item, rule.items, code, ("%s[%d]"):format(path, index), unknown)
    end
end

function check_value(value, rule, code, path, unknown)
    if not accepts[rule.type](value) then
        refuse(rule, code, path, "must be of type " .. rule.type .. " (type)")
    end
    if rule.one_of then
        if contains(rule.one_of, value) then
            return
        elseif not (rule.minimum or rule.maximum) then
            refuse(rule, code, path, "must be one of " .. listed(rule.one_of) .. " (enumeration)")
        end
    end
    if rule.type == "integer" or rule.type == "number" then
        check_range(value, rule, code, path)
    elseif rule.type == "string" then
        check_length(value, rule, code, path)
        if rule.format and not value:find(rule.format) then
            refuse(rule, code, path, "has the wrong form (format)")
        end
    elseif rule.fields then
        rules.check(value, rule.fields, code, path .. ".", unknown)
    elseif rule.items then
        check_size(value, rule, code, path)
        check_items(value, rule, code, path, unknown)
    end
end

--- Checks a table of values. `null` counts as absent; defaults are filled in.
-- @tparam table values the values by name, changed in place
-- @tparam table fields the rules by name
-- @tparam string code error code for fields without one of their own
-- @tparam string prefix path of the table, for messages ("confConfigInfo.")
-- @tparam table unknown list that receives the names without a rule
-- @treturn table values
function rules.check(values, fields, code, prefix, unknown)
    for name, value in pairs(values) do
        if value == json.null then
            values[name] = nil
        elseif not fields[name] then
            unknown[#unknown + 1] = prefix .. name
        end
    end
    for name, rule in pairs(fields) do
        local value = values[name]
        if value ~= nil then
            check_value(value, rule, code, prefix .. name, unknown)
        elseif rule.required then
            refuse(rule, code, prefix .. name, "is missing (required)")
        else
            values[name] = rule.default
        end
    end
    return values
end

local from_text = {
    string = function(text)
        return text
    end,
    integer = function(text)
        return text:find("^%-?%d+$") and math.tointeger(tonumber(text))
    end,
    number = tonumber,
    boolean = function(text)
        if text == "true" then
            return true
        elseif text == "false" then
            return false
        end
    end,
}

--- Turns texts of a query or of headers into typed values, where they have the form; what has not
-- is left as text and fails the check of its type. A name without a rule is left alone.
function rules.from_texts(texts, fields)
    local values = {}
    for name, text in pairs(texts) do
        local rule = fields[name]
        local value
        if rule then
            value = from_text[rule.type](text)
        end
        if value == nil then
            value = text
        end
        values[name] = value
    end
    return values
end

return rules
