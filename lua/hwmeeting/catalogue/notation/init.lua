--- Reads the catalogue's notation: the text of one operation or one model becomes a plain table.
--
-- The grammar is docs/catalogue.md; the tables are those of docs/architecture.md, "The catalogue".
-- Nothing here does I/O or keeps state. A mistake is answered with one sentence that names the
-- definition, the line and the column:
--
--     operation "LockRoom", line 6, column 5: unknown kind of line "quary" (did you mean "query"?)

local fields = require "hwmeeting.catalogue.notation.field"
local operations = require "hwmeeting.catalogue.notation.operation"
local words = require "hwmeeting.catalogue.notation.words"

local notation = {}

--- Reads the text of an operation.
-- @param id the operation's name, such as "LockMeeting"
-- @param text the definition in the catalogue's notation
-- @param section the name of the section it belongs to (optional)
-- @param groups the shared groups of parameters, name → text (optional)
-- @return the operation as docs/architecture.md describes it, or nil and a message
function notation.parse_operation(id, text, section, groups)
    return words.protected(operations.parse, id, text, section, groups)
end

local function parse_model(name, text)
    local where = ('model "%s"'):format(name)
    local source = words.lines_of(text)
    if not source[1] then
        words.fail(where, 1, 1, "the definition is empty")
    end
    local model = { name = name, about = source[1].text:match("^%s*(.-)%s*$"), fields = {} }
    local seen = {}
    for _, entry in ipairs(words.entries_of(where, source, 2)) do
        local field, word = fields.parse(entry)
        if seen[field.name] then
            entry:fail(word, 'the field "%s" is given twice', field.name)
        end
        seen[field.name] = true
        model.fields[#model.fields + 1] = field
    end
    return model
end

--- Reads the text of a model.
-- @param name the model's name, such as "ConferenceInfo"
-- @param text the definition in the catalogue's notation
-- @return the model as docs/architecture.md describes it, or nil and a message
function notation.parse_model(name, text)
    return words.protected(parse_model, name, text)
end

return notation
