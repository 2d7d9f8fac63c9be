--- Cuts secrets out of texts, and leaves the rest readable.

local core = require "hwmeeting.core"

local secret_text = {}

--- What stands in the place of a secret.
secret_text.mark = "<redacted>"

-- Bytes of the shortest value that `without_values` looks for: the service's shortest password.
local shortest_value = 4

-- The closing quote of the string that opens at `from`; the end of the text when there is none.
local function string_end(text, from)
    local quote, position = text:sub(from, from), from + 1
    while true do
        local stop, what = text:match("()([\"'\\])", position)
        if not stop then
            return #text
        elseif what == quote then
            return stop
        end
        position = stop + (what == "\\" and 2 or 1)
    end
end

-- The closing bracket of the list or object that opens at `from`.
local function nested_end(text, from)
    local depth, position = 0, from
    while true do
        local stop, what = text:match('()(["{}%[%]])', position)
        if not stop then
            return #text
        end
        if what == '"' then
            stop = string_end(text, stop)
        else
            depth = depth + ((what == "{" or what == "[") and 1 or -1)
        end
        if depth == 0 then
            return stop
        end
        position = stop + 1
    end
end

-- Where the value that starts at `from` ends; at the end of the text when it breaks off.
local function value_end(text, from)
    if text:find("^[\"']", from) then
        return string_end(text, from)
    elseif text:find("^[%[{]", from) then
        return nested_end(text, from)
    end
    return (text:find("[,}%]%s&;]", from) or #text + 1) - 1
end

local function any_case(name)
    return (name:gsub("%p", "%%%0"):gsub("%a", function(letter)
        return "[" .. letter:lower() .. letter:upper() .. "]"
    end))
end

-- How a field is written in JSON; and in what is meant to be JSON, or some other notation.
local function strict_pattern(name)
    return '"' .. any_case(name) .. '"%s*:%s*()'
end

local function lenient_pattern(name)
    return "%f[%w_]" .. any_case(name) .. "[\"']?%s*[:=]%s*()"
end

local function cut_field(text, pattern)
    local parts, position = {}, 1
    while true do
        local _, _, from = text:find(pattern, position)
        if not from then
            parts[#parts + 1] = text:sub(position)
            return table.concat(parts)
        end
        parts[#parts + 1] = text:sub(position, from - 1) .. '"' .. secret_text.mark .. '"'
        position = value_end(text, from) + 1
    end
end

local function cut_fields(text, names, make_pattern)
    for _, name in ipairs(names) do
        text = cut_field(text, make_pattern(name))
    end
    return text
end

--- A JSON text in which the values of some fields are replaced by the mark, whatever they are and
-- however deep they stand; the rest stays as it is. A text that is not, or no longer, JSON is
-- searched for other notations of the fields as well. A text whose keys are written with escapes
-- could hide them from this search, so it is withheld.
-- @tparam string text
-- @tparam table names array of field names; letters match in any case
-- @treturn string
function secret_text.without_fields(text, names)
    if text:find('"[^"]*\\u[^"]*"%s*:') then
        return secret_text.mark
    end
    local cut = cut_fields(text, names, strict_pattern)
    if core.from_json(text) == nil then
        cut = cut_fields(cut, names, lenient_pattern)
    end
    return cut
end

--- A text without certain values, wherever they stand in it. Short ones are left: they would be
-- found in words and numbers that are no secrets.
-- @tparam string|nil text
-- @tparam table values array of strings
-- @treturn string|nil
function secret_text.without_values(text, values)
    if type(text) ~= "string" then
        return text
    end
    for _, value in ipairs(values) do
        if #value >= shortest_value then
            text = text:gsub((value:gsub("%p", "%%%0")), secret_text.mark)
        end
    end
    return text
end

return secret_text
