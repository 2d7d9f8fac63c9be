--- The rules of a field in words: `"text"`, `"length 1 to 128"`, `"0 or 1"`, `"default 20"`.

local core = require "hwmeeting.core"

local rules = {}

-- A list of at most two or of many: "0 or 1", "ADAY, AWEEK, AMONTH or ALL".
local function alternatives(values)
    local words = {}
    for index, value in ipairs(values) do
        words[index] = tostring(value)
    end
    local last = table.remove(words)
    if not words[1] then
        return last
    end
    return table.concat(words, ", ") .. " or " .. last
end

local function between(minimum, maximum)
    if minimum and maximum then
        return ("%s to %s"):format(minimum, maximum)
    elseif minimum then
        return ("at least %s"):format(minimum)
    end
    return ("at most %s"):format(maximum)
end

--- The type of a field as it is written in the notation.
-- @tparam table field of a definition
-- @treturn string `"integer"`, `"string[]"`, `"ConferenceInfo"`
function rules.type_of(field)
    return field.type .. (field.list and "[]" or "")
end

--- What a value must satisfy, and what happens without one.
-- @tparam table field of a definition
-- @treturn string `"0 to 500, default 20"`; empty when there is no rule
function rules.in_words(field)
    local words = {}
    local function say(text)
        words[#words + 1] = text
    end
    if field.minimum_items or field.maximum_items then
        say(between(field.minimum_items, field.maximum_items) .. " items")
    end
    if field.enumeration then
        say(alternatives(field.enumeration))
    end
    if field.minimum or field.maximum then
        say(between(field.minimum, field.maximum))
    end
    if field.minimum_length or field.maximum_length then
        say(between(field.minimum_length, field.maximum_length) .. " characters")
    end
    if field.format then
        say("as " .. field.format)
    end
    if field.default ~= nil then
        say("default " .. (type(field.default) == "string" and field.default
            or core.to_json(field.default)))
    end
    if field.discarded then
        say("accepted, not sent")
    end
    if field.secret then
        say("secret")
    end
    return table.concat(words, ", ")
end

return rules
