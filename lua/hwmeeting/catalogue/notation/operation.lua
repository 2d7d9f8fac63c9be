--- Reads an operation of the catalogue's notation: the request line, the sentence, then one line a
-- fact.

local fields = require "hwmeeting.catalogue.notation.field"
local token_headers = require "hwmeeting.catalogue.token_headers"
local words = require "hwmeeting.catalogue.notation.words"

local operations = {}

local METHODS = { "GET", "POST", "PUT", "DELETE", "PATCH", "HEAD" }
local TOKENS = {
    "access", "control", "held", "refresh", "given", "signature", "basic", "none",
}
local RETRIES = { "safe", "idempotent", "never" }
local KINDS = {
    "page", "token", "retry", "destroys", "meeting", "pages", "identity", "share", "path", "query",
    "header", "body", "answer",
}
local REPEATED = { share = true, path = true, query = true, header = true }

local function set_of(list)
    local set = {}
    for _, value in ipairs(list) do
        set[value] = true
    end
    return set
end

local IS_METHOD, IS_TOKEN, IS_RETRY = set_of(METHODS), set_of(TOKENS), set_of(RETRIES)

-- One function for each kind of line: (cursor, operation, groups, the word that says the kind).
local lines = {}

local function one_of(cursor, what, candidates, is_candidate)
    local word = cursor:expect(what)
    if not is_candidate[word.text] then
        cursor:fail(word, '"%s" is no %s%s; it is one of %s', word.text, what,
            words.hint(word.text, candidates), table.concat(candidates, ", "))
    end
    return word.text
end

function lines.page(cursor, operation)
    operation.page = cursor:expect("the page").text
end

function lines.token(cursor, operation)
    operation.token = one_of(cursor, "kind of token", TOKENS, IS_TOKEN)
end

function lines.retry(cursor, operation)
    operation.retry = one_of(cursor, "retry class", RETRIES, IS_RETRY)
end

-- What is gone or over afterwards cannot be had back.
function lines.destroys(_, operation)
    operation.destroys = true
end

function lines.meeting(cursor, operation)
    operation.meeting = cursor:expect("the name of the parameter").text
end

-- pages ITEMS [of COUNT] by OFFSET LIMIT [in body]
function lines.pages(cursor, operation)
    local pages = { items = cursor:expect("where the items are").text, place = "query" }
    if cursor:accept("of") then
        pages.count = cursor:expect("where the total is").text
    end
    if not cursor:accept("by") then
        cursor:fail(cursor:peek(), 'expected "by" and the names of the offset and limit parameters')
    end
    pages.offset = cursor:expect("the offset parameter").text
    pages.limit = cursor:expect("the limit parameter").text
    if cursor:accept("in") then
        if not cursor:accept("body") then
            cursor:fail(cursor:peek(), 'expected "body" after "in"')
        end
        pages.place = "body"
    end
    operation.pages = pages
end

-- identity FIELD …: what tells the items of a list apart.
function lines.identity(cursor, operation, _, kind)
    if not operation.pages then
        cursor:fail(kind, 'the line "identity" belongs after the line "pages"')
    end
    local identity, seen = {}, {}
    repeat
        local word = cursor:expect("the field that tells the items apart")
        if seen[word.text] then
            cursor:fail(word, 'the field "%s" is given twice', word.text)
        end
        seen[word.text] = true
        identity[#identity + 1] = word.text
    until not cursor:peek()
    operation.pages.identity = identity
end

-- A control token may travel in a header of another name, which is then marked.
local PARAMETER_RULES = {
    ["control-token"] = function(_, parameter)
        parameter.token = true
        parameter.secret = true
    end,
}

local function add_parameter(cursor, operation, parameter, word)
    for _, other in ipairs(operation.parameters) do
        if other.name:lower() == parameter.name:lower() and other.place == parameter.place then
            cursor:fail(word, 'the %s parameter "%s" is given twice', other.place, other.name)
        end
    end
    operation.parameters[#operation.parameters + 1] = parameter
end

local function parameter_line(place)
    return function(cursor, operation)
        local parameter, word = fields.parse(cursor, place == "header" and PARAMETER_RULES or nil)
        if not fields.SCALARS[parameter.type] or parameter.type == "file" then
            cursor:fail(word, 'the %s parameter "%s" cannot be of the type %s', place, word.text,
                parameter.type)
        end
        parameter.place = place
        if place == "path" then
            parameter.required = true
        end
        add_parameter(cursor, operation, parameter, word)
    end
end

lines.path = parameter_line("path")
lines.query = parameter_line("query")
lines.header = parameter_line("header")

function lines.share(cursor, operation, groups)
    local word = cursor:expect("the name of the group")
    local text = groups and groups[word.text]
    if not text then
        local names = {}
        for name in pairs(groups or {}) do
            names[#names + 1] = name
        end
        cursor:fail(word, 'there is no shared group "%s"%s', word.text,
            words.hint(word.text, names))
    end
    local where = ('group "%s"'):format(word.text)
    for _, entry in ipairs(words.entries_of(where, words.lines_of(text), 1)) do
        local kind = entry:expect("the kind of parameter")
        if kind.text ~= "path" and kind.text ~= "query" and kind.text ~= "header" then
            entry:fail(kind, 'a group holds path, query and header parameters, not "%s"', kind.text)
        end
        lines[kind.text](entry, operation)
    end
end

-- body Model | Model[] | string[] | map of TYPE | multipart Model, then perhaps "items MIN..MAX"
-- for a list, then perhaps "optional"
function lines.body(cursor, operation)
    local body = { kind = "object", required = true }
    if cursor:accept("map") then
        if not cursor:accept("of") then
            cursor:fail(cursor:peek(), 'expected "of" after "map"')
        end
        body.kind = "map"
    elseif cursor:accept("multipart") then
        body.kind = "multipart"
    end
    local word = cursor:peek()
    fields.parse_type(cursor, body)
    if body.list then
        if body.kind ~= "object" then
            cursor:fail(word, "a list cannot be a %s body", body.kind)
        end
        body.kind, body.list = "array", nil
    elseif body.kind ~= "map" and fields.SCALARS[body.type] then
        cursor:fail(word, "the body must be a model, a list, a map or multipart, not a %s",
            body.type)
    end
    local items = body.kind == "array" and cursor:accept("items")
    if items then
        fields.parse_items(cursor, body, items)
    end
    if cursor:accept("optional") then
        body.required = false
    end
    operation.body = body
end

function lines.answer(cursor, operation)
    local answer = { kind = "object" }
    local word = cursor:peek()
    fields.parse_type(cursor, answer)
    if answer.list then
        answer.kind, answer.list = "array", nil
    elseif fields.SCALARS[answer.type] then
        cursor:fail(word, "the answer must be a model or a list, not a %s", answer.type)
    end
    operation.answer = answer
end

local function parse_request_line(where, line, operation)
    local method, path = line.text:match("^%s*(%S+)%s+(%S+)%s*$")
    if not method then
        words.fail(where, line.number, 1,
            "the first line must be the method and the path, such as GET /v1/things")
    end
    if not IS_METHOD[method] then
        words.fail(where, line.number, (line.text:find("%S")), '"%s" is no HTTP method%s', method,
            words.hint(method, METHODS))
    end
    if path:sub(1, 1) ~= "/" then
        words.fail(where, line.number, (line.text:find(path, 1, true)),
            'the path must begin with "/"')
    end
    operation.method, operation.path = method, path
end

-- The path's {names} and the path parameters must be the same.
local function check_path(where, line, operation)
    local named = {}
    for name in operation.path:gmatch("{([^}]*)}") do
        named[name] = true
    end
    for _, parameter in ipairs(operation.parameters) do
        if parameter.place == "path" then
            if not named[parameter.name] then
                words.fail(where, line.number, 1, 'the path does not contain "{%s}"',
                    parameter.name)
            end
            named[parameter.name] = nil
        end
    end
    local left = next(named)
    if left then
        words.fail(where, line.number, line.text:find("{" .. left .. "}", 1, true),
            'the path parameter "%s" has no line of its own', left)
    end
end

-- Which header carries the token. The control token's is a parameter as well, required like any
-- other; an access token is the client's business, and a call option replaces it.
local function add_token_header(operation)
    for _, parameter in ipairs(operation.parameters) do
        if parameter.token then
            operation.token_header = parameter.name
            return
        end
    end
    operation.token_header = token_headers[operation.token]
    if operation.token == "control" then
        operation.parameters[#operation.parameters + 1] = {
            name = operation.token_header,
            place = "header",
            type = "string",
            required = true,
            secret = true,
            token = true,
        }
    end
end

local function check_whole(where, line, operation)
    for _, kind in ipairs { "token", "retry" } do
        if not operation[kind] then
            words.fail(where, line.number, 1, 'there is no line "%s"', kind)
        end
    end
    local takes_meeting = operation.meeting == nil or operation.body.kind == "object"
    for _, parameter in ipairs(operation.parameters) do
        takes_meeting = takes_meeting or parameter.name == operation.meeting
    end
    if not takes_meeting then
        words.fail(where, line.number, 1, 'the meeting parameter "%s" is no parameter',
            operation.meeting)
    end
end

--- Reads the text of an operation; raises the mistake that `words.protected` turns into a message.
-- Arguments and result are those of `notation.parse_operation`.
function operations.parse(id, text, section, groups)
    local where = ('operation "%s"'):format(id)
    local source = words.lines_of(text)
    local operation = { id = id, section = section, parameters = {} }
    if not source[1] then
        words.fail(where, 1, 1, "the definition is empty")
    end
    parse_request_line(where, source[1], operation)
    if not source[2] then
        words.fail(where, source[1].number, #source[1].text + 1,
            "the sentence that says what it does is missing")
    end
    operation.about = source[2].text:match("^%s*(.-)%s*$")
    local seen = {}
    for _, entry in ipairs(words.entries_of(where, source, 3)) do
        local kind = entry:expect("the kind of line")
        local parse = lines[kind.text]
        if not parse then
            entry:fail(kind, 'unknown kind of line "%s"%s', kind.text, words.hint(kind.text, KINDS))
        end
        if seen[kind.text] and not REPEATED[kind.text] then
            entry:fail(kind, 'the line "%s" is given twice', kind.text)
        end
        seen[kind.text] = true
        parse(entry, operation, groups, kind)
        entry:finish()
    end
    operation.body = operation.body or { kind = "none" }
    operation.answer = operation.answer or { kind = "none" }
    check_path(where, source[1], operation)
    check_whole(where, source[1], operation)
    add_token_header(operation)
    return operation
end

return operations
