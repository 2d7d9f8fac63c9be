-- What must hold for any answer of any operation, and for any arguments: see `through_lua.c`.
--
-- An input is a letter, the name of an operation up to the end of the line, and a JSON text: of an
-- answer after `d`, of the arguments after `e`. Any other letter is one of the two, and any other
-- name one of the operations, so that no input is lost.
--
-- luacheck: std lua54

package.path = "lua/?.lua;lua/?/init.lua;" .. package.path

local catalogue = require "hwmeeting.catalogue"
local core = require "hwmeeting.core"
local values = require "hwmeeting.forms.values"

local base = "https://meeting.example"
local names = catalogue.names()
local known = {}
for _, name in ipairs(names) do
    known[name] = name
end

local function name_of(text)
    local number = #text
    for index = 1, #text do
        number = (number * 31 + text:byte(index)) % 1000003
    end
    return known[text] or names[number % #names + 1]
end

local function check(holds, what, ...)
    if not holds then
        error(what:format(...), 0)
    end
end

-- Whether two values say the same; null says as much as nothing.
local function is_same(a, b)
    if a == core.null then a = nil end
    if b == core.null then b = nil end
    if type(a) ~= "table" or type(b) ~= "table" then
        return a == b
    end
    for key, value in pairs(a) do
        if not is_same(value, b[key]) then
            return false
        end
    end
    for key, value in pairs(b) do
        if a[key] == nil and value ~= core.null then
            return false
        end
    end
    return true
end

-- A problem can be shown, and sent on as JSON: whole characters, and a message.
local function check_problem(problem)
    check(type(problem) == "table" and type(problem.message) == "string", "a problem has a message")
    local text = { message = problem.message, field = problem.field }
    check(core.to_json(text), "a problem is text: %q", problem.message)
end

local function decode(entry, text)
    local value, drifts = core.decode(entry.descriptor, text)
    if value == nil then
        check_problem(drifts)
        return
    end
    for _, drift in ipairs(drifts or {}) do
        check(core.to_json(drift), "a drift is text")
    end
    local plain = core.from_json(text)
    check(plain == nil or is_same(value, plain), "a model changes nothing")
    local written = type(value) == "table" and core.to_json(value)
    check(not written or is_same(value, core.from_json(written)), "an answer is written as it is")
    if type(value) == "table" then
        values.read(entry.definition, value, drifts or {})
    end
end

local function is_one_line(text)
    return type(text) == "string" and not text:find "[\r\n%z]"
end

local function check_request(request)
    check(not request.url:find "[%c ]" and request.url:sub(1, #base) == base,
        "a URL is one: %q", request.url)
    for name, value in pairs(request.headers) do
        check(is_one_line(name) and is_one_line(value), "a header is one line: %q", value)
    end
    if type(request.body) == "string" then
        check(core.from_json(request.body) ~= nil, "a body is JSON: %q", request.body)
    end
end

local function encode(entry, text)
    local args = core.from_json(text)
    if type(args) ~= "table" then
        return
    end
    for _, validate in ipairs { true, false } do
        local request, problem = core.encode(entry.descriptor, args, base, validate)
        if request then
            check_request(request)
        else
            check_problem(problem)
        end
    end
end

return function(input)
    local name, text = input:match "^.([^\n]*)\n(.*)$"
    if name then
        local entry = catalogue.operation(name_of(name))
        if input:byte() % 2 == 1 then
            encode(entry, text)
        elseif entry.definition.answer.kind ~= "none" then
            decode(entry, text)
        end
    end
end
