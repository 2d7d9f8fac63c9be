--- From the words of a call to its arguments: `key=value`, `key:=json`, `key=@file`, `@body.json`.

local core = require "hwmeeting.core"
local ending = require "hwmeeting.cli.ending"
local parameters = require "hwmeeting.cli.parameters"

local words = {}

-- One call reads standard input once.
local function new_reader()
    local has_read = false
    return function(path)
        if path == "-" then
            if has_read then
                ending.usage "standard input (@-) can be given once only"
            end
            has_read = true
            return io.stdin:read "*a"
        end
        local file, problem = io.open(path, "rb")
        local text = file and file:read "*a"
        if file then
            file:close()
        end
        if not text then
            ending.usage("%s cannot be read: %s", path, problem or "it is no file")
        end
        return text
    end
end

-- Messages tell where a JSON text is wrong, and nothing of it, for it may hold a secret.
local function read_json(text, what)
    local value, problem = core.from_json(text)
    if value == nil then
        ending.usage("%s is no JSON: %s at byte %s", what, problem.message,
            tostring(problem.offset))
    end
    return value
end

local numeric = { integer = true, long = true, number = true }

-- What cannot be read as its type stays a text, which the library refuses with its rule.
local function typed(field, text)
    if field.type == "boolean" and (text == "true" or text == "false") then
        return text == "true"
    elseif numeric[field.type] and text:find "^%-?%d+%.?%d*$" then
        return tonumber(text)
    end
    return text
end

local scalar = { string = true, boolean = true, file = true,
    integer = true, long = true, number = true }

local function check_scalar(field, name)
    if field.is_body then
        ending.usage("the body is given as @file.json, @- or body:=JSON")
    elseif not scalar[field.type] then
        ending.usage("`%s` is %s %s: give it as %s:=JSON, or within @body.json", name,
            field.list and "a list of" or "a", field.type, name)
    end
end

local function text_value(field, name, text, read)
    check_scalar(field, name)
    local path = text:match "^@(.+)$"
    if path and field.type == "file" then
        return { data = read(path), filename = path:match "[^/]+$" }
    elseif path then
        return typed(field, (read(path):gsub("\r?\n$", "")))
    end
    parameters.refuse_secrets(field, text)
    return typed(field, text)
end

-- A list grows by each word of its name; anything else is given once.
local function put(args, field, name, value)
    if field.list then
        args[name] = args[name] or core.array {}
        table.insert(args[name], value)
        return
    end
    if args[name] ~= nil then
        ending.usage("`%s` is given twice", name)
    end
    args[name] = value
end

local function put_body(args, fields, definition, value)
    if definition.body.kind ~= "object" then
        args.body = value
        return
    elseif type(value) ~= "table" or getmetatable(value) == core.array_mt then
        ending.usage("the body of %s must be a JSON object", definition.id)
    end
    for name, field_value in pairs(value) do
        parameters.find(definition, fields, name)
        args[name] = field_value
    end
end

local function merge(args, more)
    for name, value in pairs(more) do
        args[name] = value
    end
    return args
end

--- Reads the arguments of a call. What a word says wins over the body of a file.
-- @tparam table definition the operation's
-- @tparam string[] given the words
-- @treturn table the arguments, by the API's names
function words.read(definition, given)
    local fields, read = parameters.of(definition), new_reader()
    local from_body, args, has_body = {}, {}, false
    for _, word in ipairs(given) do
        local path = word:match "^@(.+)$"
        local name, sign, text = word:match "^([^=:]+)(:?=)(.*)$"
        if path then
            if has_body or definition.body.kind == "none" then
                ending.usage(has_body and "a body is given twice"
                    or definition.id .. " has no body")
            end
            has_body = true
            put_body(from_body, fields, definition, read_json(read(path), path))
        elseif not name then
            ending.usage("`%s` is no argument: key=value, key:=json, key=@file or @body.json",
                word)
        else
            local field = parameters.find(definition, fields, name)
            if sign == ":=" then
                local value = read_json(text, name)
                parameters.refuse_secrets(field, value)
                put(args, { list = false }, name, value)
            else
                put(args, field, name, text_value(field, name, text, read))
            end
        end
    end
    return merge(from_body, args)
end

return words
