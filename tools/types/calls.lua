--- Calls in a program: which function is meant, whether the arguments are what it takes, and what
-- it gives.

local values = require "types.values"

local calls = {}

local any = values.any

local function non_nil(found)
    local copy = {}
    for index, alternative in ipairs(found or any) do
        copy[index] = alternative
    end
    return copy
end

----------------------------------------------------------------------------------------------------
-- Types that stand for any
----------------------------------------------------------------------------------------------------

-- Notes what generic names stand for: `T[]` that gets a list of X makes T an X.
local function bind(found, given, generics, bound)
    for _, alternative in ipairs(found) do
        if alternative.kind == "name" and generics[alternative.name] then
            bound[alternative.name] = non_nil(given)
        elseif alternative.kind == "list" then
            for _, other in ipairs(given) do
                if other.kind == "list" then
                    bind(alternative.of, other.of, generics, bound)
                end
            end
        end
    end
end

local function substitute(found, bound)
    local all = { optional = found.optional }
    for _, alternative in ipairs(found) do
        local value = alternative.kind == "name" and bound[alternative.name]
        for _, inner in ipairs(value or { alternative }) do
            all[#all + 1] = inner
        end
    end
    return all
end

----------------------------------------------------------------------------------------------------
-- Arguments
----------------------------------------------------------------------------------------------------

local check_value

local function is_open(alternative)
    return alternative.kind == "map" or alternative.kind == "name"
        and (alternative.name == "any" or alternative.name == "table" or #alternative.name == 1)
end

local function keys_of(node)
    local keys, positional = {}, false
    for _, entry in ipairs(node) do
        if entry.tag ~= "Pair" then
            positional = true
        elseif entry[1].tag == "String" then
            keys[entry[1][1]] = entry[2]
        end
    end
    return keys, positional
end

-- The class that knows the most of the keys.
local function nearest_class(self, wanted, keys)
    local best, most = nil, -1
    for _, alternative in ipairs(wanted) do
        local class, count = self.values:class(alternative), 0
        for key in pairs(class and keys or {}) do
            count = count + (self.values:field(class, key) and 1 or 0)
        end
        if class and count > most then
            best, most = class, count
        end
    end
    return best
end

local function check_fields(self, node, class, keys)
    for _, entry in ipairs(node) do
        local key = entry.tag == "Pair" and entry[1].tag == "String" and entry[1][1]
        local field = key and self.values:field(class, key)
        if field then
            check_value(self, entry[2], field.type, field.optional,
                ("`%s` of %s"):format(key, class.name))
        elseif key then
            self:problem(entry[1], ("%s has no `%s`"):format(class.name, key))
            self:expression(entry[2])
        else
            self:expression(entry.tag == "Pair" and entry[2] or entry)
        end
    end
    local seen = {}
    while class do
        for name, field in pairs(class.fields) do
            if not field.optional and not keys[name] and not seen[name] then
                self:problem(node, ("%s lacks `%s`"):format(class.name, name))
            end
            seen[name] = true
        end
        class = class.parent and self.known.classes[class.parent]
    end
end

local function check_table(self, node, wanted, what)
    local keys, positional = keys_of(node)
    for _, alternative in ipairs(wanted) do
        if is_open(alternative) then
            return self:expression(node)
        end
    end
    for _, alternative in ipairs(wanted) do
        if alternative.kind == "list" and (positional or next(keys) == nil) then
            for _, item in ipairs(node) do
                check_value(self, item, alternative.of, false, "an item of " .. what)
            end
            return
        end
    end
    local class = nearest_class(self, wanted, keys)
    if not class then
        self:problem(node, ("%s must be %s, not a table"):format(what, values.text(wanted)))
        return self:expression(node)
    end
    check_fields(self, node, class, keys)
end

-- Types of the parameters of a function that is passed.
local function parameters_of(wanted, bound)
    for _, alternative in ipairs(wanted) do
        if alternative.kind == "function" then
            local types = {}
            for index, parameter in ipairs(alternative.parameters) do
                types[index] = substitute(parameter.type or any, bound or {})
            end
            return types
        end
    end
    return {}
end

-- Checks an argument or the value of a field; returns its type.
function check_value(self, node, wanted, optional, what, bound)
    local plain = self.values:plain(wanted)
    plain.optional = plain.optional or optional
    if node.tag == "Table" then
        check_table(self, node, plain, what)
        return values.named "table"
    elseif node.tag == "Function" and self.values:takes(plain, values.named "function") then
        self:visit_function(node, parameters_of(plain, bound))
        return values.named "function"
    end
    local found = self:expression(node)
    if not self.values:takes(plain, found) then
        self:problem(node, ("%s must be %s, not %s"):format(what, values.text(plain),
            values.text(found)))
    end
    return found
end

-- What may follow after the last argument that is written.
local function may_have_more(node)
    return node ~= nil and (node.tag == "Call" or node.tag == "Invoke" or node.tag == "Dots")
end

local function check_arguments(self, call, parameters, arguments, name, bound, generics)
    for index, parameter in ipairs(parameters) do
        if parameter.name == "..." then
            for rest = index, #arguments do
                self:expression(arguments[rest])
            end
            return
        end
        local node = arguments[index]
        if node then
            local found = check_value(self, node, parameter.type or any, parameter.optional,
                ("`%s` of %s"):format(parameter.name, name), bound)
            bind(parameter.type or any, found, generics, bound)
        elseif not parameter.optional and not may_have_more(arguments[#arguments]) then
            self:problem(call, ("%s lacks `%s`"):format(name, parameter.name))
        end
    end
    for index = #parameters + 1, #arguments do
        if index == #parameters + 1 then
            self:problem(arguments[index], ("%s takes no more than %d"):format(name, #parameters))
        end
        self:expression(arguments[index])
    end
end

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
    check_arguments(self, node, parameters, arguments, name, bound, found.generics or {})
    for index, result in ipairs(results) do
        given[index] = substitute(result, bound)
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
