--- JSON for the sandbox: lua-cjson for reading, strings and numbers, plus what it lacks (Lua 5.4).
--
-- lua-cjson cannot write an empty list, orders keys by chance and reads every number as a float.
-- The sandbox must answer the same bytes for the same state, so containers are walked here, with
-- sorted keys. The library's own codec is deliberately not used: the sandbox is there to catch its
-- mistakes.

local cjson = require("cjson").new()
local tables = require "hwmeeting.tables"

cjson.decode_invalid_numbers(false)

local json = { null = cjson.null }

-- Read, a text takes many times its size.
local received_limit = 1024 * 1024

local list_metatable = { __name = "sandbox.list" }

--- Marks a table as a list, so that it is written as `[]` even when it is empty.
-- @tparam table items the list, or nil for a new one
-- @treturn table the same table
function json.list(items)
    return setmetatable(items or {}, list_metatable)
end

local function is_list(value)
    return getmetatable(value) == list_metatable or value[1] ~= nil
end

local encode

local function encode_list(value)
    local parts = {}
    for index = 1, #value do
        parts[index] = encode(value[index])
    end
    return "[" .. table.concat(parts, ",") .. "]"
end

local function encode_object(value)
    local names = tables.names(value)
    for index, name in ipairs(names) do
        names[index] = cjson.encode(name) .. ":" .. encode(value[name])
    end
    return "{" .. table.concat(names, ",") .. "}"
end

function encode(value)
    if type(value) == "table" then
        return is_list(value) and encode_list(value) or encode_object(value)
    elseif math.type(value) == "integer" then
        return string.format("%d", value)
    end
    return cjson.encode(value)
end

--- Writes a value: tables with `[1]`, or marked by `json.list`, are lists, all others objects.
json.encode = encode

local function restore_integers(value)
    if type(value) == "table" then
        for key, item in pairs(value) do
            value[key] = restore_integers(item)
        end
    elseif math.type(value) == "float" then
        return math.tointeger(value) or value
    end
    return value
end

--- Reads a text. Whole numbers are integers, `null` is `json.null`.
-- @treturn any the value, or nil and a message
function json.decode(text)
    local ok, value = pcall(cjson.decode, text)
    if not ok then
        return nil, tostring(value)
    end
    return restore_integers(value)
end

--- Reads a text that somebody sent: of at most 1 MiB.
-- @treturn any the value, or nil and a message
-- @treturn nil|string
function json.decode_received(text)
    if #text > received_limit then
        return nil, "the JSON is larger than 1 MiB"
    end
    return json.decode(text)
end

return json
