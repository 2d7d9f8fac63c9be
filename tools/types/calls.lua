--- Calls in a program: which function is meant, whether the arguments are what it takes, and what
-- it gives.

local arguments_of_calls = require "types.arguments"
local values = require "types.values"

local calls = {}

local any, non_nil = values.any, arguments_of_calls.non_nil

----------------------------------------------------------------------------------------------------
-- The function that is meant
----------------------------------------------------------------------------------------------------

local function without_self(parameters, by_colon)
    if not (by_colon and parameters[1] and parameters[1].name == "self") then
        return parameters
    end
    return { table.unpack(parameters, 2) }
end

local function means(parameters, first)
    local wanted = parameters[1] and parameters[1].type
    return first and first.tag == "String" and wanted and wanted[1]
        and wanted[1].kind == "literal" and wanted[1].value == first[1]
end

-- The function itself, or the overload whose first argument is the text that is given.
local function choose(found, arguments, by_colon)
    for _, overload in ipairs(found.overloads or {}) do
        local parameters = without_self(overload.parameters, by_colon)
        if means(parameters, arguments[1]) then
            return parameters, overload.results
        end
    end
    return without_self(found.parameters, by_colon), found.results
end

local function call_of(self, node, found, arguments, name, by_colon)
    if found.method and not by_colon then
        for _, argument in ipairs(arguments) do
            self:expression(argument)
        end
        return found.results
    end
    local parameters, results = choose(found, arguments, by_colon)
    local bound, given = {}, {}
    arguments_of_calls.check(self, node, parameters, arguments, name, bound, found.generics or {})
    for index, result in ipairs(results) do
        given[index] = arguments_of_calls.substitute(result, bound)
    end
    return given
end

----------------------------------------------------------------------------------------------------
-- What Lua itself offers
----------------------------------------------------------------------------------------------------

local built_in = {}

function built_in.require(self, arguments)
    local name = arguments[1] and arguments[1].tag == "String" and arguments[1][1]
    local class = self.known.modules[name]
    if name and name:find "^hwmeeting" and not class then
        self:problem(arguments[1], ("no definitions for the module `%s`"):format(name))
    end
    return { class and values.named(class) or any }
end

function built_in.assert(self, arguments)
    local list = self:list(arguments)
    list[1] = list[1] and non_nil(list[1])
    return list
end

local function giving(name)
    return function(self, arguments)
        self:list(arguments)
        return { values.named(name) }
    end
end

built_in.tostring, built_in.type = giving "string", giving "string"
local of_os = { time = giving "integer" }

local function find_built_in(self, node)
    local callee = node[1]
    if callee.tag == "Id" and not self.scope[callee[1]] then
        return built_in[callee[1]]
    elseif callee.tag == "Index" and callee[1].tag == "Id" and callee[1][1] == "os" then
        return of_os[callee[2][1]]
    end
end

----------------------------------------------------------------------------------------------------
-- Calls and loops
----------------------------------------------------------------------------------------------------

local function visit_all(self, arguments)
    for _, argument in ipairs(arguments) do
        self:expression(argument)
    end
    return {}
end

local function text_of(node)
    if node.tag == "Id" then
        return node[1]
    elseif node.tag == "Index" and node[2].tag == "String" then
        return text_of(node[1]) .. "." .. node[2][1]
    end
    return "it"
end

--- The types of a call's results.
-- @param self a checker of programs.lua
-- @param node a call, with or without a colon
-- @return array of types; empty when they are not known
function calls.results(self, node)
    if node.tag == "Invoke" then
        local object = self:expression(node[1])
        local arguments = { table.unpack(node, 3) }
        local method, sure = self.values:index(object, node[2][1])
        if not method and sure then
            self:problem(node[2], ("%s has no method `%s`"):format(values.text(object), node[2][1]))
        end
        local found = method and self.values:calls(method)[1]
        return found and call_of(self, node, found, arguments, node[2][1], true)
            or visit_all(self, arguments)
    end
    local arguments = { table.unpack(node, 2) }
    local own = find_built_in(self, node)
    if own then
        return own(self, arguments)
    end
    local callee = self:expression(node[1])
    local found = self.values:calls(callee)[1]
    return found and call_of(self, node, found, arguments, text_of(node[1]), false)
        or visit_all(self, arguments)
end

--- The types that a loop gives: `for … in …`.
-- @param self a checker of programs.lua
-- @param nodes the expressions behind `in`
-- @return array of types
function calls.of_loop(self, nodes)
    local first = nodes[1]
    local name = first.tag == "Call" and first[1].tag == "Id" and first[1][1]
    if (name == "ipairs" or name == "pairs") and not self.scope[name] then
        local list = self:expression(first[2])
        return { name == "ipairs" and values.named "integer" or any, self.values:item(list) }
    end
    local types = self:list(nodes)
    local found = types[1] and self.values:calls(types[1])[1]
    local given = {}
    for index, result in ipairs(found and found.results or {}) do
        given[index] = non_nil(result)
    end
    return given
end

return calls
