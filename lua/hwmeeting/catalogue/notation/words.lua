--- Lines, words and mistakes of the catalogue's notation: the part that knows no grammar.
--
-- A text is cut into lines, a line into words that remember their column, and a cursor walks over
-- the words. A mistake travels up as a table, so that a programming error of ours is never taken
-- for a user's mistake.

local suggest = require "hwmeeting.suggest"

local words = {}

--- Ends the parse with a mistake.
-- @param where the definition, such as 'operation "LockMeeting"'
-- @param line the line in the definition's text, from 1
-- @param column the column in that line, from 1
-- @param message what is wrong, a format for the rest of the arguments
function words.fail(where, line, column, message, ...)
    if select("#", ...) > 0 then
        message = message:format(...)
    end
    error({ mistake = ("%s, line %d, column %d: %s"):format(where, line, column, message) }, 0)
end

--- The end of a message about an unknown word: a suggestion, or nothing.
function words.hint(word, candidates)
    local nearest = suggest.nearest(word, candidates)
    return nearest and (' (did you mean "%s"?)'):format(nearest) or ""
end

--- Runs a parser: its result, or nil and the message of the mistake that ended it.
function words.protected(parse, ...)
    local ok, result = pcall(parse, ...)
    if ok then
        return result
    end
    if type(result) == "table" and result.mistake then
        return nil, result.mistake
    end
    error(result, 0)
end

--- The lines of a text as { text, number }. Blank lines are dropped; numbers count from 1, blank
-- lines included, the way an editor counts from the line of the opening bracket or quote.
function words.lines_of(text)
    local lines, number = {}, 0
    for line in (text .. "\n"):gmatch("(.-)\r?\n") do
        number = number + 1
        if line:find("%S") then
            lines[#lines + 1] = { text = line, number = number }
        end
    end
    return lines
end

local SIGNS = { ["{"] = true, ["}"] = true, [","] = true, ["="] = true }

-- The words of one line as { text, column, quoted, line }. A note becomes the word "--" followed by
-- its text.
local function words_of(where, line, list)
    local text, position = line.text, 1
    while true do
        position = text:find("%S", position)
        if not position then
            return list
        end
        local column = position
        local word, quoted
        if text:find("^%-%-%s", position) or text:find("^%-%-$", position) then
            list[#list + 1] = { text = "--", column = column, line = line.number }
            word = text:sub(position + 2):match("^%s*(.-)%s*$")
            position, quoted = #text + 1, true
        elseif text:sub(position, position) == '"' then
            local close = text:find('"', position + 1, true)
            if not close then
                words.fail(where, line.number, column, "a quoted text has no closing quote")
            end
            word, quoted, position = text:sub(position + 1, close - 1), true, close + 1
        elseif SIGNS[text:sub(position, position)] then
            word, position = text:sub(position, position), position + 1
        else
            word = text:match('^[^%s{},="]+', position)
            position = position + #word
        end
        list[#list + 1] = { text = word, column = column, quoted = quoted, line = line.number }
    end
end

-- A cursor over the words of a field. `stop` is where the line ends, for messages about what is
-- missing.
local Cursor = {}
Cursor.__index = Cursor

function Cursor:peek()
    return self.words[self.at]
end

function Cursor:next()
    local word = self.words[self.at]
    self.at = self.at + 1
    return word
end

function Cursor:accept(text)
    local word = self.words[self.at]
    if word and not word.quoted and word.text == text then
        self.at = self.at + 1
        return word
    end
end

function Cursor:fail(word, message, ...)
    if word then
        words.fail(self.where, word.line, word.column, message, ...)
    end
    words.fail(self.where, self.line, self.stop, message, ...)
end

-- The next word, which must be there and must not be a sign such as "{".
function Cursor:expect(what)
    local word = self:next()
    if not word or (not word.quoted and (SIGNS[word.text] or word.text == "--")) then
        self:fail(word, "%s is missing here", what)
    end
    return word
end

function Cursor:finish()
    local word = self:peek()
    if word then
        self:fail(word, 'unexpected "%s"', word.text)
    end
end

local function cursor_over(where, line)
    local list = words_of(where, line, {})
    return setmetatable({
        where = where,
        words = list,
        at = 1,
        line = line.number,
        stop = #line.text + 1,
    }, Cursor)
end

-- How many braces a line leaves open, those of quotes and notes not counted: an enumeration may go
-- on over lines.
local function open_braces(list)
    local depth = 0
    for _, word in ipairs(list) do
        if not word.quoted then
            depth = depth + (word.text == "{" and 1 or word.text == "}" and -1 or 0)
        end
    end
    return depth
end

--- One cursor for each line from `first` on. The lines that continue an enumeration, and those that
-- are a note alone, belong to the line before them.
function words.entries_of(where, lines, first)
    local entries, i = {}, first
    while i <= #lines do
        local entry = cursor_over(where, lines[i])
        while open_braces(entry.words) > 0 and lines[i + 1] do
            i = i + 1
            words_of(where, lines[i], entry.words)
        end
        while lines[i + 1] and lines[i + 1].text:find("^%s*%-%-%s") do
            i = i + 1
            local note = words_of(where, lines[i], {})
            if entry.words[#entry.words - 1] and entry.words[#entry.words - 1].text == "--" then
                local last = entry.words[#entry.words]
                last.text = last.text .. " " .. note[2].text
            else
                entry.words[#entry.words + 1] = note[1]
                entry.words[#entry.words + 1] = note[2]
            end
        end
        entries[#entries + 1] = entry
        i = i + 1
    end
    return entries
end

return words
