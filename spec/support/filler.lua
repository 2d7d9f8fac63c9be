--- Fills requests and answers for specs: every field has a value that its rules allow and that is
-- not its default, texts contain what needs escaping, lists have two different items. The same
-- field always gets the same value.
--
-- Fields are written as definitions of the catalogue have them: { name, type, list, enumeration,
-- minimum, maximum, minimum_length, maximum_length, default, discarded }.

local filler = {}

-- Quotes, backslash, slash, a control character, what URLs reserve, and one to four bytes of UTF-8.
local RICH = "Zoë \"A/B\"\\ 50% +&=?#\t日本 🚀"
-- A header holds no control characters, and nobody agrees on more than ASCII.
local PLAIN = "a b/c?d=e&f+g%h"

local function characters_of(text)
    local list = {}
    for character in text:gmatch("[%z\1-\127\194-\244][\128-\191]*") do
        list[#list + 1] = character
    end
    return list
end

-- The position comes first, so that it survives a short maximum.
local function text_for(field, position, base)
    local list = characters_of(position .. base)
    local minimum, maximum = field.minimum_length or 0, field.maximum_length or #list
    while #list < minimum do
        list[#list + 1] = "x"
    end
    return table.concat(list, "", 1, math.min(#list, math.max(maximum, minimum)))
end

local function inside(value, field)
    if field.maximum and value > field.maximum then
        value = field.maximum
    end
    if field.minimum and value < field.minimum then
        value = field.minimum
    end
    return value
end

local function number_for(field, value)
    value = inside(value, field)
    if value == field.default then
        value = inside(value + 1, field)
    end
    if value == field.default then
        value = inside(value - 1, field)
    end
    return value
end

local function listed_value(field, position)
    local count = #field.enumeration
    for step = 0, count - 1 do
        local value = field.enumeration[(position - 1 + step) % count + 1]
        if value ~= field.default then
            return value
        end
    end
    return field.enumeration[1]
end

local scalars = {
    string = function(field, position, options)
        return text_for(field, position, options.plain and PLAIN or RICH)
    end,
    integer = function(field, position) return number_for(field, position) end,
    long = function(field, position) return number_for(field, 1735689600000 + position) end,
    number = function(field, position) return number_for(field, position + 0.5) end,
    boolean = function(field) return field.default ~= true end,
    file = function(field, position) return { data = text_for(field, position, RICH) } end,
}

local fill

local function item_for(field, position, options, under_way)
    if field.enumeration then
        return listed_value(field, position)
    elseif scalars[field.type] then
        return scalars[field.type](field, position, options)
    end
    return fill(field.type, position, options, under_way)
end

local function value_for(field, position, options, under_way)
    if not field.list then
        return item_for(field, position, options, under_way)
    end
    local items = {}
    for index = 1, 2 do
        items[index] = item_for(field, index, options, under_way)
    end
    return items
end

function fill(name, position, options, under_way)
    if under_way[name] then
        return nil
    end
    under_way[name] = true
    local filled = {}
    for _, field in ipairs(options.model_of(name).fields) do
        if not (field.discarded and options.without_discarded) then
            filled[field.name] = value_for(field, position, options, under_way)
        end
    end
    under_way[name] = nil
    return filled
end

--- A value for a field. A model inside itself is left out.
-- @param field as above; its type may be a model
-- @param options { model_of = function(name), plain = boolean: only what a header may hold,
--   without_discarded = boolean: no fields that are not sent }
function filler.value(field, options)
    return value_for(field, 1, options, {})
end

return filler
