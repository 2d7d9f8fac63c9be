--- The members of a JSON object as they stand in its text, to the byte: a signature is over the
-- text that was sent, not over what it says.
--
-- Only for texts that the strict reader has accepted. It is the judge of what JSON is; here lies no
-- second opinion, only where the reader's values begin and end.

local core = require "hwmeeting.core"

local members = {}

local blank = "[ \t\r\n]*"

local function behind_blanks(text, place)
    return text:match("^" .. blank .. "()", place)
end

-- Where a string that begins here ends.
local function end_of_string(text, place)
    place = place + 1
    while true do
        local found = text:find('["\\]', place)
        if text:byte(found) == 34 then
            return found
        end
        place = found + 2
    end
end

-- Where a list or an object that begins here ends.
local function end_of_nest(text, place)
    local depth = 0
    while true do
        local found, _, mark = text:find('(["%[%]{}])', place)
        if mark == '"' then
            found = end_of_string(text, found)
        else
            depth = depth + ((mark == "{" or mark == "[") and 1 or -1)
        end
        if depth == 0 then
            return found
        end
        place = found + 1
    end
end

-- Where the value that begins here ends.
local function end_of_value(text, place)
    local mark = text:sub(place, place)
    if mark == '"' then
        return end_of_string(text, place)
    elseif mark == "{" or mark == "[" then
        return end_of_nest(text, place)
    end
    return text:find("[,%]} \t\r\n]", place) - 1
end

--- The members of the outermost object.
-- @tparam string text JSON that the strict reader has accepted, of an object
-- @treturn table|nil name → its value's text; nil when a name is there twice, for readers differ in
--   which of them they take
function members.of(text)
    local found = {}
    local place = behind_blanks(text, behind_blanks(text, 1) + 1)
    while text:sub(place, place) == '"' do
        local name_ends = end_of_string(text, place)
        local name = core.from_json(text:sub(place, name_ends))
        if found[name] then
            return nil
        end
        place = behind_blanks(text, behind_blanks(text, name_ends + 1) + 1) -- and the colon
        local value_ends = end_of_value(text, place)
        found[name] = text:sub(place, value_ends)
        place = behind_blanks(text, behind_blanks(text, value_ends + 1) + 1) -- and the comma
    end
    return found
end

--- The same JSON without blanks between its parts, in the order in which they came.
-- @tparam string text JSON that the strict reader has accepted
-- @treturn string
function members.compact(text)
    local parts, place = {}, 1
    while true do
        local quote = text:find('"', place, true)
        parts[#parts + 1] = text:sub(place, (quote or 0) - 1):gsub("[ \t\r\n]+", "")
        if not quote then
            return table.concat(parts)
        end
        local ends = end_of_string(text, quote)
        parts[#parts + 1] = text:sub(quote, ends)
        place = ends + 1
    end
end

return members
