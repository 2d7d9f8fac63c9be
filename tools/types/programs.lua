--- Whether a program uses only what is declared: follows the types of its values from `require`
-- through calls, loops and tables. What it cannot know it believes.
--
-- Found are fields and methods that are not there, arguments that are missing, too many or of
-- another type, fields of tables that are passed, unknown or missing ones.

local calls = require "types.calls"
local values = require "types.values"

local programs = {}

local Checker = {}
Checker.__index = Checker

local any = values.any

function Checker:problem(node, text)
    self.report(("%s:%d: %s"):format(self.file, node.line + self.shift, text))
end

----------------------------------------------------------------------------------------------------
-- Names
----------------------------------------------------------------------------------------------------

function Checker:within(visit)
    self.scope = setmetatable({}, { __index = self.scope, outer = self.scope })
    visit()
    self.scope = getmetatable(self.scope).outer
end

function Checker:declare(name, found)
    rawset(self.scope, name, found or any)
end

-- A name that gets another value may hold either from then on.
function Checker:assign(name, found)
    local scope = self.scope
    while scope and rawget(scope, name) == nil do
        scope = (getmetatable(scope) or {}).outer
    end
    if scope then
        local both = { optional = scope[name].optional or found.optional }
        for _, source in ipairs { scope[name], found } do
            for _, alternative in ipairs(source) do
                both[#both + 1] = alternative
            end
        end
        rawset(scope, name, both)
    end
end

----------------------------------------------------------------------------------------------------
-- Expressions
----------------------------------------------------------------------------------------------------

local expressions = {}

function expressions.Nil() return { optional = true } end
function expressions.True() return { { kind = "literal", value = true } } end
function expressions.False() return { { kind = "literal", value = false } } end
function expressions.Dots() return any end

function expressions.Number(_, node)
    return { { kind = "literal", value = tonumber(node[1]) or 0 } }
end

function expressions.String(_, node)
    return { { kind = "literal", value = node[1] or "" } }
end

function expressions.Id(self, node)
    return self.scope[node[1]] or any
end

function expressions.Function(self, node)
    self:visit_function(node, {})
    return values.named "function"
end

function expressions.Table(self, node)
    for _, entry in ipairs(node) do
        if entry.tag == "Pair" then
            self:expression(entry[1])
            self:expression(entry[2])
        else
            self:expression(entry)
        end
    end
    return values.named "table"
end

function expressions.Paren(self, node)
    return self:expression(node[1])
end

function expressions.Index(self, node)
    local object = self:expression(node[1])
    if node[2].tag ~= "String" then
        self:expression(node[2])
        return self.values:item(object)
    end
    local found, sure = self.values:index(object, node[2][1])
    if not found and sure then
        self:problem(node, ("%s has no `%s`"):format(values.text(object), node[2][1]))
    end
    return found or any
end

local numeric = { add = true, sub = true, mul = true, div = true, mod = true, pow = true,
    unm = true, idiv = true, len = true }

function expressions.Op(self, node)
    local left = self:expression(node[2])
    local right = node[3] and self:expression(node[3])
    if node[1] == "and" then
        return right
    elseif node[1] == "or" then
        local both = { optional = right.optional }
        for _, source in ipairs { left, right } do
            for _, alternative in ipairs(source) do
                both[#both + 1] = alternative
            end
        end
        return both
    end
    return values.named(node[1] == "concat" and "string" or numeric[node[1]] and "number"
        or "boolean")
end

function expressions.Call(self, node)
    return calls.results(self, node)[1] or any
end

expressions.Invoke = expressions.Call

--- The type of an expression's first value.
function Checker:expression(node)
    local read = expressions[node.tag]
    return read and read(self, node) or any
end

--- The types of the values of a list of expressions.
-- @return array of types, and whether more values may follow
function Checker:list(nodes)
    local list, is_open = {}, false
    for index, node in ipairs(nodes) do
        if index == #nodes and (node.tag == "Call" or node.tag == "Invoke") then
            for _, found in ipairs(calls.results(self, node)) do
                list[#list + 1] = found
            end
            is_open = true
        else
            list[#list + 1] = self:expression(node)
            is_open = node.tag == "Dots"
        end
    end
    return list, is_open
end

--- Visits the body of a function.
-- @param node the function
-- @param types of its parameters, as far as they are known
function Checker:visit_function(node, types)
    self:within(function()
        for index, parameter in ipairs(node[1]) do
            if parameter.tag == "Id" then
                self:declare(parameter[1], types[index])
            end
        end
        self:block(node[2])
    end)
end

----------------------------------------------------------------------------------------------------
-- Statements
----------------------------------------------------------------------------------------------------

local statements = {}

local function declare_all(self, names, types)
    for index, name in ipairs(names) do
        if name.tag == "Id" then
            self:declare(name[1], types[index] or types.rest)
        end
    end
end

function statements.Local(self, node)
    local types, is_open = self:list(node[2] or {})
    types.rest = is_open and any or { optional = true }
    declare_all(self, node[1], types)
end

function statements.Localrec(self, node)
    self:declare(node[1][1][1], values.named "function")
    self:expression(node[2][1])
end

function statements.Set(self, node)
    local types = self:list(node[2])
    for index, target in ipairs(node[1]) do
        if target.tag == "Id" then
            self:assign(target[1], types[index] or any)
        else
            self:expression(target)
        end
    end
end

function statements.Forin(self, node)
    local types = calls.of_loop(self, node[2])
    self:within(function()
        declare_all(self, node[1], types)
        self:block(node[3])
    end)
end

function statements.Fornum(self, node)
    for index = 2, #node - 1 do
        self:expression(node[index])
    end
    self:within(function()
        self:declare(node[1][1], values.named "integer")
        self:block(node[#node])
    end)
end

-- Conditions are expressions, the rest are blocks.
local function visit_parts(self, node)
    for _, part in ipairs(node) do
        if part.tag then
            self:expression(part)
        else
            self:within(function() self:block(part) end)
        end
    end
end

statements.If, statements.While = visit_parts, visit_parts

function statements.Do(self, node)
    self:within(function() self:block(node) end)
end

function statements.Repeat(self, node)
    self:within(function()
        self:block(node[1])
        self:expression(node[2])
    end)
end

function statements.Return(self, node)
    self:list(node)
end

function Checker:block(nodes)
    for _, node in ipairs(nodes) do
        local visit = statements[node.tag]
        if visit then
            visit(self, node)
        else
            self:expression(node)
        end
    end
end

--- A checker of one program, or of the pieces of one page.
-- @param known as annotations.lua reads it
-- @param file its name, for messages
-- @param names types of what is there without having been declared: name → class
-- @param report called with each problem
-- @return function(ast, shift): checks a piece, whose lines are shifted by so many
function programs.checker(known, file, names, report)
    local self = setmetatable({ known = known, values = values.new(known), file = file,
        report = report, scope = {} }, Checker)
    for name, class in pairs(names) do
        self:declare(name, values.named(class))
    end
    return function(ast, shift)
        self.shift = shift or 0
        self:block(ast)
    end
end

return programs
