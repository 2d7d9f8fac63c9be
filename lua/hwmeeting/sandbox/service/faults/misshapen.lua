--- Answers whose values have another shape than documented (Lua 5.4).

local json = require "hwmeeting.sandbox.json"

local misshapen = {}

-- Stands in the value for a text that is put into the JSON as it is.
local placeholder = "\u{FFFF} put here"

local roots = {
    object = "{}",
    list = "[]",
    text = '"OK"',
    null = "null",
    number = "1",
    boolean = "true",
}

local items = { null = json.null, text = "stray", number = 7, list = json.list {} }

-- A copy whose scalars went through `change`.
local function map(value, change)
    if type(value) ~= "table" then
        return change(value)
    end
    local copy = setmetatable({}, getmetatable(value))
    for key, item in pairs(value) do
        copy[key] = map(item, change)
    end
    return copy
end

local function same(value)
    return value
end

local function swap_type(value)
    if type(value) == "number" then
        return ("%.14g"):format(value)
    elseif type(value) == "boolean" then
        return tostring(value)
    elseif type(value) == "string" and value:find("^[1-9]%d*$") and #value < 15 then
        return math.tointeger(tonumber(value))
    end
    return value
end

local function swap_boolean(value)
    if value == 0 or value == 1 then
        return value == 1
    elseif type(value) == "boolean" then
        return value and 1 or 0
    end
    return value
end

-- How an operation pages (catalogue.md), or nil.
local function pages_of(operation)
    local definition = require("hwmeeting.catalogue").definition(operation)
    return definition and definition.pages
end

-- A step of a path: a name, or an index of a list.
local function step(text)
    return math.tointeger(tonumber(text)) or text
end

-- The table in which a dotted path ends, and its last step; nil where the path leads nowhere.
local function holder(value, path)
    local way, last = path:match "^(.-)([^.]+)$"
    for name in way:gmatch "[^.]+" do
        value = type(value) == "table" and value[step(name)]
    end
    if type(value) == "table" then
        return value, step(last)
    end
end

local function is_list(value)
    return type(value) == "table" and value[1] ~= nil
end

-- Where the answer's list is: that of its pages, or else the first one in the order of names.
local function list_holder(value, operation)
    local pages = pages_of(operation)
    if pages then
        return holder(value, pages.items)
    end
    local names = {}
    for name, item in pairs(value) do
        if is_list(item) then
            names[#names + 1] = name
        end
    end
    table.sort(names)
    return names[1] and value, names[1]
end

local counts = {
    text = function(count)
        return ("%d"):format(count)
    end,
    null = function()
        return json.null
    end,
    missing = function() end,
}

local shapes = {
    types = function(value)
        return map(value, swap_type)
    end,
    booleans = function(value)
        return map(value, swap_boolean)
    end,
    count = function(value, fault, operation)
        local pages = pages_of(operation)
        local place, name = holder(value, pages and pages.count or "count")
        if place and place[name] then
            local word = counts[fault.value]
            if word then
                place[name] = word(place[name])
            else
                place[name] = math.tointeger(fault.value) or fault.value
            end
        end
        return value
    end,
    single = function(value, _, operation)
        if is_list(value) then
            return value[1]
        end
        local place, name = list_holder(value, operation)
        if place and is_list(place[name]) then
            place[name] = place[name][1]
        end
        return value
    end,
    item = function(value, fault, operation)
        local list = value
        if not is_list(value) then
            local place, name = list_holder(value, operation)
            list = place and place[name]
        end
        if is_list(list) then
            list[(#list + 1) // 2] = items[fault.value]
        end
        return value
    end,
    field = function(value, fault)
        local place, name = holder(value, fault.path)
        if place then
            place[name] = placeholder
        end
        return value
    end,
}

--- Spoils a success, in place; an error answer stays as it is.
-- @tparam table fault
-- @tparam table answer with `status`, `text`, and `value`, of which the text was made
-- @tparam string operation its id
function misshapen.spoil(fault, answer, operation)
    if answer.status ~= 200 then
        return
    elseif fault.kind == "root" then
        answer.text = roots[fault.value]
    elseif answer.value or answer.text:find "^[%[{]" then
        local value = map(answer.value or json.decode(answer.text), same)
        local text = json.encode(shapes[fault.kind](value, fault, operation))
        answer.text = text:gsub('"' .. placeholder .. '"', function()
            return fault.json
        end)
    end
end

return misshapen
