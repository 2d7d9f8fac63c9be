--- Answered values, read as their fields say. Pure.
--
-- The live service answers `"57"` where an integer is meant, 99111 where a text is, `"1"` or `true`
-- for a 0/1. The core keeps what was sent and reports it as a drift; raw calls return it so.
-- Whoever works with a value reads it here first:
--
-- - integer, long: digits as a text, a whole float, `true` and `false` as 1 and 0;
-- - number: a number as a text, `true` and `false` as 1 and 0;
-- - string: a number or a boolean as its text;
-- - boolean: 1 and 0, as numbers or texts, `"true"` and `"false"` in any case;
-- - a model: an object; a list: an array of what it holds.
--
-- What cannot be read so is absent, and its path is told; an item that cannot be read is left out
-- of its list.

local catalogue = require "hwmeeting.catalogue"
local core = require "hwmeeting.core"
local page_layout = require "hwmeeting.catalogue.page_layout"

local values = {}

-- Beyond it a float holds no whole numbers for sure.
local exact = 2 ^ 53

local function is_whole(value)
    return value % 1 == 0 and value >= -exact and value <= exact
end

local function whole_number(value)
    if type(value) == "boolean" then
        return value and 1 or 0
    elseif type(value) == "number" then
        return value % 1 == 0 and (is_whole(value) and math.floor(value) or value) or nil
    elseif type(value) == "string" and value:find("^%-?%d+$") then
        local number = tonumber(value)
        local is_exact = math.type and math.type(number) == "integer" or is_whole(number) -- luacheck: ignore
        return is_exact and number or value
    end
    return nil
end

local function any_number(value)
    if type(value) == "boolean" then
        return value and 1 or 0
    elseif type(value) == "number" then
        return value
    elseif type(value) == "string" and value:find("^%-?%d+%.?%d*[eE]?[+-]?%d*$") then
        return tonumber(value)
    end
    return nil
end

local text = core.text

local yes = { ["1"] = true, ["true"] = true }
local no = { ["0"] = true, ["false"] = true }

local function truth(value)
    if type(value) == "boolean" then
        return value
    end
    local word = text(value)
    word = word and word:lower()
    if yes[word] then
        return true
    elseif no[word] then
        return false
    end
    return nil
end

local readers = { string = text, integer = whole_number, long = whole_number,
    number = any_number, boolean = truth, file = text }

local replacement = "\239\191\189" -- U+FFFD, where a character was broken

local read_object

-- One value of a type; nil, and its path among the lost, when it cannot be read.
local function read_one(type_name, value, path, context)
    local reader = readers[type_name]
    local read
    if reader then
        read = reader(value)
    elseif type(value) == "table" and not page_layout.is_list(value) then
        read = read_object(type_name, value, path, context)
    end
    local is_broken = context.broken and type(read) == "string" and read:find(replacement, 1, true)
    if read == nil or is_broken then
        context.lost[#context.lost + 1] = path
    end
    return read
end

local function read_list(type_name, list, path, context)
    if type(list) ~= "table" or (#list == 0 and next(list) ~= nil) then
        context.lost[#context.lost + 1] = path
        return nil
    end
    local kept = core.array {}
    for index, item in ipairs(list) do
        kept[#kept + 1] = read_one(type_name, item, ("%s[%d]"):format(path, index), context)
    end
    return kept
end

local function read_field(field, value, path, context)
    if field.list then
        return read_list(field.type, value, path, context)
    end
    return read_one(field.type, value, path, context)
end

-- Reads the fields of an object in their places; what the model does not know stays.
function read_object(model_name, object, path, context)
    local model = catalogue.model_definition(model_name)
    for _, field in ipairs(model and model.fields or {}) do
        local value = object[field.name]
        if value ~= nil and value ~= core.null then
            local place = path == "" and field.name or path .. "." .. field.name
            object[field.name] = read_field(field, value, place, context)
        end
    end
    return object
end

--- Reads an answer, in place.
-- @tparam table definition the operation's
-- @tparam table answer as the core decoded it
-- @tparam table drifts what the core said of it
-- @treturn table the answer
-- @treturn table array of the paths of what could not be read, and of texts with a broken character
function values.read(definition, answer, drifts)
    local context = { lost = {}, broken = false }
    for _, drift in ipairs(drifts) do
        context.broken = context.broken or drift.received == "broken string"
    end
    local kind, type_name = definition.answer.kind, definition.answer.type
    if kind == "array" then
        answer = read_list(type_name, answer, "", context)
    elseif kind == "object" then
        answer = read_object(type_name, answer, "", context)
    end
    return answer, context.lost
end

return values
