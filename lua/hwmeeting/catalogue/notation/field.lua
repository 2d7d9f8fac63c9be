--- Reads one field of the catalogue's notation: a parameter of an operation or a field of a model.
--
--     NAME [*]  TYPE  [items MIN..MAX]  [MIN..MAX]  [length MIN..MAX]  [{VALUE, VALUE}]
--         [yes VALUE]  [= DEFAULT]  [as "FORMAT"]  [discarded]  [secret]  [-- NOTE]

local words = require "hwmeeting.catalogue.notation.words"

local fields = {}

--- The types that are no models.
fields.SCALARS = {
    string = true, integer = true, long = true, number = true, boolean = true, file = true,
}

local SCALAR_NAMES = { "string", "integer", "long", "number", "boolean", "file" }
local NUMERIC = { integer = true, long = true, number = true }
local FIELD_WORDS = { "items", "length", "yes", "as", "discarded", "secret" }

--- Reads TYPE or TYPE[] into `target.type` and `target.list`.
function fields.parse_type(cursor, target)
    local word = cursor:expect("the type")
    local name, brackets = word.text:match("^(%a[%w_]*)(.*)$")
    if not name or (brackets ~= "" and brackets ~= "[]") then
        cursor:fail(word, '"%s" is no type', word.text)
    end
    if not fields.SCALARS[name] and name:find("^%l") then
        cursor:fail(word, '"%s" is no type%s; it is one of %s, or a model, whose name begins with '
            .. "a capital", name, words.hint(name, SCALAR_NAMES), table.concat(SCALAR_NAMES, ", "))
    end
    target.type = name
    target.list = brackets == "[]" or nil
end

-- A literal of the field's type. Numbers come as numbers: integers without a fraction.
local function literal(cursor, word, kind)
    if NUMERIC[kind] then
        local value = tonumber(word.text)
        if word.quoted or not value then
            cursor:fail(word, '"%s" is no number', word.text)
        end
        if kind ~= "number" and value ~= math.floor(value) then
            cursor:fail(word, '"%s" is no integer', word.text)
        end
        return value
    elseif kind == "boolean" then
        if word.text ~= "true" and word.text ~= "false" then
            cursor:fail(word, '"%s" is neither true nor false', word.text)
        end
        return word.text == "true"
    elseif kind ~= "string" then
        cursor:fail(word, "a value cannot be given for the type %s", kind)
    end
    return word.text
end

-- "MIN..MAX" with either end left out. Returns nil, nil when the word is no range.
local function range_of(word)
    local low, high = word.text:match("^(%-?[%d.]-)%.%.(%-?[%d.]*)$")
    if not low or (low == "" and high == "") then
        return nil
    end
    local minimum, maximum = tonumber(low), tonumber(high)
    if (low ~= "" and not minimum) or (high ~= "" and not maximum) then
        return nil
    end
    return true, minimum, maximum
end

local function ordered(cursor, word, minimum, maximum)
    if minimum and maximum and minimum > maximum then
        cursor:fail(word, "the range %s begins above its end", word.text)
    end
end

local function parse_enumeration(cursor, field, brace)
    local values, seen = {}, {}
    repeat
        local word = cursor:expect("a value of the enumeration")
        local value = literal(cursor, word, field.type)
        if seen[value] then
            cursor:fail(word, 'the enumeration lists "%s" twice', word.text)
        end
        seen[value] = true
        values[#values + 1] = value
        local separator = cursor:next()
        if not separator then
            cursor:fail(brace, "the enumeration is not closed")
        elseif separator.quoted or (separator.text ~= "," and separator.text ~= "}") then
            cursor:fail(separator, 'expected "," or "}" before "%s"', separator.text)
        end
    until separator.text == "}"
    field.enumeration = values
end

local function once(cursor, word, field, key, what)
    if field[key] ~= nil then
        cursor:fail(word, "%s is given twice", what)
    end
end

local rules = {}

rules["{"] = function(cursor, field, word)
    once(cursor, word, field, "enumeration", "the enumeration")
    parse_enumeration(cursor, field, word)
end

-- Which of two values means yes; that it is one of two is looked at when the field is whole.
function rules.yes(cursor, field, word)
    once(cursor, word, field, "yes", "what means yes")
    field.yes = literal(cursor, cursor:expect("the value that means yes"), field.type)
end

local function check_yes(cursor, field, name)
    local values = field.enumeration or {}
    if #values ~= 2 or (field.yes ~= values[1] and field.yes ~= values[2]) then
        cursor:fail(name, "what means yes must be one of an enumeration of two values")
    end
end

rules["="] = function(cursor, field, word)
    once(cursor, word, field, "default", "the default")
    field.default = literal(cursor, cursor:expect("the default"), field.type)
end

-- The range of counts that follows a word, as the target's minimum_… and maximum_….
local function parse_counts(cursor, target, word, key, what, plural)
    local span = cursor:expect("the range of " .. plural)
    local ok, minimum, maximum = range_of(span)
    if not ok then
        cursor:fail(span, '"%s" is no range of %s, such as 1..128', span.text, plural)
    end
    ordered(cursor, span, minimum, maximum)
    once(cursor, word, target, "minimum_" .. key, what)
    once(cursor, word, target, "maximum_" .. key, what)
    target["minimum_" .. key], target["maximum_" .. key] = minimum, maximum
end

function rules.length(cursor, field, word)
    if field.type ~= "string" then
        cursor:fail(word, "only a string has a length")
    end
    parse_counts(cursor, field, word, "length", "the length", "lengths")
end

--- Reads MIN..MAX, how many items a list may have, into `target.minimum_items` and
-- `target.maximum_items`.
-- @param word the word "items", which the cursor has passed
function fields.parse_items(cursor, target, word)
    parse_counts(cursor, target, word, "items", "the number of items", "numbers of items")
end

function rules.items(cursor, field, word)
    if not field.list then
        cursor:fail(word, "only a list has items")
    end
    fields.parse_items(cursor, field, word)
end

rules["as"] = function(cursor, field, word)
    once(cursor, word, field, "format", "the format")
    field.format = cursor:expect("the format").text
end

function rules.discarded(cursor, field, word)
    once(cursor, word, field, "discarded", "discarded")
    field.discarded = true
end

function rules.secret(cursor, field, word)
    once(cursor, word, field, "secret", "secret")
    field.secret = true
end

rules["--"] = function(cursor, field)
    local note = cursor:next()
    field.note = note.text ~= "" and note.text or nil
end

local function parse_rule(cursor, field, extra)
    local word = cursor:next()
    local rule = not word.quoted and rules[word.text]
    if rule then
        return rule(cursor, field, word)
    end
    if not word.quoted and extra and extra[word.text] then
        return extra[word.text](cursor, field, word)
    end
    local ok, minimum, maximum = range_of(word)
    if ok and not word.quoted then
        if not NUMERIC[field.type] then
            cursor:fail(word, "only a number has a range; for a text write length %s", word.text)
        end
        ordered(cursor, word, minimum, maximum)
        once(cursor, word, field, "minimum", "the range")
        once(cursor, word, field, "maximum", "the range")
        field.minimum, field.maximum = minimum, maximum
        return
    end
    cursor:fail(word, 'unknown word "%s"%s', word.text, words.hint(word.text, FIELD_WORDS))
end

--- Reads a whole field.
-- @param cursor stands at the name
-- @param extra the rules that only this kind of line knows, word → function (optional)
-- @return the field, and the word of its name (for messages)
function fields.parse(cursor, extra)
    local name = cursor:expect("the name of the field")
    if name.text:sub(-1) == "*" then
        cursor:fail(name, 'leave a space before the "*"')
    end
    if not name.text:find("^[%a_][%w_.-]*$") then
        cursor:fail(name, '"%s" is no name of a field', name.text)
    end
    local field = { name = name.text }
    field.required = cursor:accept("*") and true or nil
    fields.parse_type(cursor, field)
    while cursor:peek() do
        parse_rule(cursor, field, extra)
    end
    if field.yes ~= nil then
        check_yes(cursor, field, name)
    end
    return field, name
end

return fields
