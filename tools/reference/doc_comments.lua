--- Reads the doc comments of a Lua file: what a function is for, its arguments and results.
--
-- A doc comment begins with `---`, goes on with `--` and stands right above what it describes:
-- `function a.b(…)`, `function a:b(…)` or `a.b = …`. `@tparam TYPE NAME TEXT` and `@treturn TYPE
-- TEXT` are its tags, `@param` and `@return` the same without a type, `@generic T` names a type
-- that stands for any; a tag's text may go on over several lines.
--
-- A comment with a line `@class NAME` stands alone: it describes a table that is passed or
-- answered, by `@tfield TYPE NAME TEXT`. `@class NAME : BASE` is a BASE with more fields, `@class
-- NAME takes BASE` a table of fields of an operation or a model, none of them required, and of its
-- own ones. `@alias NAME TYPE` names a type.
--
-- A type has no spaces in it: `string|nil`, `Schedule`, `UserDTO[]`, `table<string,any>`.

local doc_comments = {}

local function lines_of(text)
    local lines = {}
    for line in (text .. "\n"):gmatch("(.-)\n") do
        lines[#lines + 1] = line
    end
    return lines
end

local function joined(words)
    return (table.concat(words, " "):gsub("%s+", " "):gsub("^ ", ""):gsub(" $", ""))
end

-- The paragraphs above the tags; an indented paragraph is code and keeps its lines.
local function paragraphs(lines)
    local list, words = {}, {}
    local function flush()
        if words[1] then
            list[#list + 1] = { text = joined(words) }
        end
        words = {}
    end
    for _, line in ipairs(lines) do
        local code = line:match("^    (.*)$")
        local last = list[#list]
        if code and not words[1] then
            if last and last.code then
                last.code[#last.code + 1] = code
            else
                list[#list + 1] = { code = { code } }
            end
        elseif line:match("^%s*$") then
            flush()
        else
            words[#words + 1] = line
        end
    end
    flush()
    return list
end

local readers = {}

function readers.tparam(text)
    local kind, name, rest = text:match("^(%S+)%s+([%w_]+)%s*(.*)$")
    return "parameters", { name = name, type = kind, text = rest }
end

function readers.param(text)
    local name, rest = text:match("^([%w_]+)%s*(.*)$")
    return "parameters", { name = name, text = rest }
end

function readers.tfield(text)
    local kind, name, rest = text:match("^(%S+)%s+([%w_]+)%s*(.*)$")
    return "fields", { name = name, type = kind, text = rest }
end

function readers.generic(text)
    return "generics", text
end

function readers.treturn(text)
    local kind, rest = text:match("^(%S+)%s*(.*)$")
    return "results", { type = kind, text = rest }
end

readers["return"] = function(text)
    return "results", { text = text }
end

local function read_tags(comment, tags)
    for _, tag in ipairs(tags) do
        if tag.name == "class" then
            local name, relation, base = joined(tag):match("^(%w+)%s*(%S*)%s*(%w*)$")
            comment.class = { name = name, relation = relation, base = base }
        elseif tag.name == "alias" then
            local name, kind = joined(tag):match("^(%w+)%s+(%S+)$")
            comment.alias = { name = name, type = kind }
        end
        local reader = readers[tag.name]
        if reader then
            local list, entry = reader(joined(tag))
            table.insert(comment[list], entry)
        end
    end
end

local function read_comment(lines)
    local comment = { parameters = {}, results = {}, fields = {}, generics = {} }
    local about, tags = {}, {}
    for _, line in ipairs(lines) do
        local name, text = line:match("^@(%w+)%s*(.*)$")
        if name then
            tags[#tags + 1] = { name = name, text }
        elseif tags[1] then
            table.insert(tags[#tags], line)
        else
            about[#about + 1] = line
        end
    end
    comment.about = paragraphs(about)
    read_tags(comment, tags)
    return comment
end

local function names_in(text)
    local names = {}
    for name in (text or ""):gmatch("[%w_%.]+") do
        if name ~= "self" then
            names[#names + 1] = name
        end
    end
    return names
end

-- Whether a function that begins at this line returns something: the text up to its `end`.
local function returns_value(lines, first)
    local indent = lines[first]:match("^%s*")
    for index = first + 1, #lines do
        if lines[index]:match("^" .. indent .. "end") then
            return false
        elseif lines[index]:match("return%s+[^%s;]") and not lines[index]:match("%f[%w]end%f[%W]")
        then
            return true
        end
    end
    return false
end

local function subject_of(lines, index)
    local line = lines[index] or ""
    local container, sign, name, arguments =
        line:match("^%s*function%s+([%w_]+)([.:])([%w_]+)%s*%((.*)%)")
    if container then
        return { container = container, name = name, method = sign == ":",
            arguments = names_in(arguments), returns = returns_value(lines, index) }
    end
    container, name, arguments = line:match("^%s*([%w_]+)%.([%w_]+)%s*=%s*function%s*%((.*)%)")
    if container then
        return { container = container, name = name, arguments = names_in(arguments),
            returns = returns_value(lines, index) }
    end
    container, name = line:match("^%s*([%w_]+)%.([%w_]+)%s*=")
    return container and { container = container, name = name }
end

--- Reads the doc comments of a text.
-- @param text a Lua file
-- @param file its name, for messages
-- @return an array of { container, name, method, arguments, returns, about, parameters, results,
--   file, line }: `arguments` the names in the code (nil for `a.b = value`), `returns` whether the
--   code returns something, `about` paragraphs { text } or { code = { lines } }, `parameters`,
--   `results` and `fields` { name, type, text }, `generics` names; of a comment that stands alone,
--   `class` { name, relation, base } or `alias` { name, type }
function doc_comments.read(text, file)
    local lines, found, index = lines_of(text), {}, 1
    while index <= #lines do
        local first = lines[index]:match("^%s*%-%-%-%s?([^-].*)$")
        if first then
            local comment = { first }
            index = index + 1
            while lines[index] and lines[index]:match("^%s*%-%-") do
                comment[#comment + 1] = lines[index]:match("^%s*%-%-%-?%s?(.*)$")
                index = index + 1
            end
            local entry = read_comment(comment)
            local subject = subject_of(lines, index)
            if entry.class or entry.alias then
                entry.file, entry.line = file, index
                found[#found + 1] = entry
            elseif subject then
                for key, value in pairs(subject) do
                    entry[key] = value
                end
                entry.file, entry.line = file, index
                found[#found + 1] = entry
            end
        else
            index = index + 1
        end
    end
    return found
end

return doc_comments
