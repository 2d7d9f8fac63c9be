--- Bodies whose bytes are not what JSON in UTF-8 should be: answers and errors alike (Lua 5.4).

local json = require "hwmeeting.sandbox.json"

local garbling = {}

-- Stands in a text for the bytes that are put there.
local placeholder = "\u{FFFF}"

-- What is appended to texts: two characters of GBK, a word of Latin-1, half a surrogate pair.
local bytes = {
    gbk = "\xD3\xC3\xBB\xA7",
    latin1 = " caf\xE9",
    surrogate = "\\ud83d",
}

-- Fields that hold a text for people, so that ids and codes stay what they are.
local endings = { "name", "subject", "msg", "message", "desc", "description", "note", "title" }

local function is_for_people(name)
    for _, ending in ipairs(endings) do
        if tostring(name):lower():sub(-#ending) == ending then
            return true
        end
    end
    return false
end

local function mark(value)
    for name, item in pairs(value) do
        if type(item) == "table" then
            mark(item)
        elseif type(item) == "string" and is_for_people(name) then
            value[name] = item .. placeholder
        end
    end
    return value
end

local function append_to_texts(text, appended)
    local value = json.decode(text)
    if type(value) ~= "table" then
        return text
    end
    return (json.encode(mark(value)):gsub(placeholder, appended))
end

--- Garbles a body.
-- @tparam string text
-- @tparam string how `bom`, `gbk`, `latin1`, `surrogate` or `trailing`
-- @treturn string
function garbling.garble(text, how)
    if how == "bom" then
        return "\xEF\xBB\xBF" .. text
    elseif how == "trailing" then
        return text .. "\r\n<!-- api-gateway -->"
    end
    return append_to_texts(text, bytes[how])
end

return garbling
