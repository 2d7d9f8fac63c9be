--- Writes values as Lua source that people like to read: on one line where it fits, else one entry
-- a line.
--
-- A value is a string, number or boolean; `{ code = "os.time()" }`, written as it stands; or an
-- array of entries `{ value }` and `{ key, value }`, written in this order.

local lua_source = {}

local WIDTH = 96
local INDENT = "    "

local keywords = {}
for word in ("and break do else elseif end false for function goto if in local nil not or repeat "
    .. "return then true until while"):gmatch("%a+") do
    keywords[word] = true
end

local function key_text(key)
    if key:match("^[%a_][%w_]*$") and not keywords[key] then
        return key
    end
    return ("[%q]"):format(key)
end

local function on_one_line(value)
    if type(value) == "string" then
        return ("%q"):format(value)
    elseif type(value) ~= "table" then
        return tostring(value)
    elseif value.code then
        return value.code
    elseif not value[1] then
        return "{}"
    end
    local parts = {}
    for i, entry in ipairs(value) do
        local is_pair = entry[2] ~= nil
        parts[i] = is_pair and key_text(entry[1]) .. " = " .. on_one_line(entry[2])
            or on_one_line(entry[1])
    end
    return "{ " .. table.concat(parts, ", ") .. " }"
end

--- A value as Lua source.
-- @param value as above
-- @param before number of characters that stand before it on its first line
-- @param indent what the following lines begin with
-- @return text
function lua_source.of(value, before, indent)
    local line = on_one_line(value)
    if before + #line <= WIDTH or type(value) ~= "table" or value.code then
        return line
    end
    local deeper = indent .. INDENT
    local lines = { "{" }
    for _, entry in ipairs(value) do
        local key = entry[2] ~= nil and key_text(entry[1]) .. " = " or ""
        local item = entry[2]
        if item == nil then
            item = entry[1]
        end
        lines[#lines + 1] = deeper .. key
            .. lua_source.of(item, #deeper + #key + 1, deeper) .. ","
    end
    lines[#lines + 1] = indent .. "}"
    return table.concat(lines, "\n")
end

return lua_source
