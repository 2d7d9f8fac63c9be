--- Example answers: every field of the answer's model filled, by the rules of the catalogue (Lua
-- 5.4).
--
-- The same operation always gets the same example. Lists have two items, an enumeration its first
-- value, numbers and texts stay inside their ranges and lengths. A model inside itself is left out.
-- A paged answer says the number of items that it has, so that reading all pages ends.

local acknowledgement = require "hwmeeting.sandbox.acknowledgement"
local json = require "hwmeeting.sandbox.json"

local example = {}

local list_length = 2

-- Values for the formats of the notation's `as "…"`: 2030-01-15 08:30:00 UTC. Index 2 is an hour
-- later.
local seconds = 1894696200
local formats = {
    ["unix seconds"] = function(index)
        return seconds + (index - 1) * 3600
    end,
    ["unix milliseconds"] = function(index)
        return (seconds + (index - 1) * 3600) * 1000
    end,
    ["yyyy-MM-dd HH:mm"] = function(index)
        return ("2030-01-15 %02d:30"):format(7 + index)
    end,
    ["yyyy-MM-dd HH:mm UTC"] = function(index)
        return ("2030-01-15 %02d:30"):format(7 + index)
    end,
    ["yyyy-MM-dd'T'HH:mm:ss.SSSZ"] = function(index)
        return ("2030-01-15T%02d:30:00.000+0000"):format(7 + index)
    end,
    ["yyyy-MM-dd HH:mm:ss"] = function(index)
        return ("2030-01-15 %02d:30:00"):format(7 + index)
    end,
    ["yyyy-MM-dd"] = function(index)
        return ("2030-01-%02d"):format(14 + index)
    end,
}

-- What says whether the call succeeded must say so.
local fixed = { returnCode = 0, returnDesc = "Success" }

local function inside(value, minimum, maximum)
    if maximum and value > maximum then
        value = maximum
    end
    if minimum and value < minimum then
        value = minimum
    end
    return value
end

local function text_for(field, index)
    local text = ("%s %d"):format(field.name or "item", index)
    if field.maximum_length and #text > field.maximum_length then
        text = text:sub(1, math.max(0, field.maximum_length - 1)) .. index
    end
    return text .. ("x"):rep((field.minimum_length or 0) - #text)
end

local scalars = {
    string = text_for,
    integer = function(field, index)
        return inside(index, field.minimum, field.maximum)
    end,
    long = function(field, index)
        return inside(index, field.minimum, field.maximum)
    end,
    number = function(field, index)
        return inside(index + 0.5, field.minimum, field.maximum)
    end,
    boolean = function()
        return true
    end,
    file = text_for,
}

local fill_model

local function item_for(field, index, model_of, under_way)
    if field.enumeration then
        return field.enumeration[1]
    elseif formats[field.format] then
        return formats[field.format](index)
    elseif scalars[field.type] then
        return scalars[field.type](field, index)
    end
    return fill_model(field.type, index, model_of, under_way)
end

local function value_for(field, index, model_of, under_way)
    if fixed[field.name] ~= nil then
        return fixed[field.name]
    elseif not field.list then
        return item_for(field, index, model_of, under_way)
    end
    local items = json.list()
    for position = 1, list_length do
        items[position] = item_for(field, position, model_of, under_way)
    end
    return items
end

function fill_model(name, index, model_of, under_way)
    if under_way[name] then
        return nil
    end
    under_way[name] = true
    local filled = {}
    for _, field in ipairs(model_of(name).fields) do
        filled[field.name] = value_for(field, index, model_of, under_way)
    end
    under_way[name] = nil
    return filled
end

--- An example of one value.
-- @tparam table field a parameter or field, as a definition has it
-- @tparam integer index 1 for the first item of a list, 2 for the second, which is another one
-- @tparam function model_of model_of(name): the model's definition
-- @treturn any value
function example.value(field, index, model_of)
    return value_for(field, index, model_of, {})
end

local function container_of(answer, path)
    local container, name = answer, path
    while type(container) == "table" and name:find(".", 1, true) do
        local first, rest = name:match("^([^.]+)%.(.+)$")
        container, name = container[first], rest
    end
    return container, name
end

local function set_count(answer, pages)
    if pages and pages.count then
        local container, name = container_of(answer, pages.count)
        if type(container) == "table" then
            container[name] = list_length
        end
    end
end

--- The example of an operation's answer.
-- @tparam table definition as catalogue.definition gives it
-- @tparam function model_of model_of(name): the model's definition
-- @treturn table|string|nil table or text, or nil for no content
function example.answer(definition, model_of)
    local kind = definition.answer.kind
    if kind == "none" then
        return definition.token == "control" and acknowledgement or nil
    elseif kind == "array" then
        return value_for({ type = definition.answer.type, list = true }, 1, model_of, {})
    end
    local answer = item_for({ type = definition.answer.type }, 1, model_of, {})
    set_count(answer, definition.pages)
    return answer
end

return example
