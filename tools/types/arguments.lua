--- The arguments of a call in a program: whether they are what the function takes, and what its
-- generic types stand for.

local tables = require "hwmeeting.tables"
local values = require "types.values"

local arguments = {}

local any = values.any

--- A type without nil.
function arguments.non_nil(found)
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
            bound[alternative.name] = arguments.non_nil(given)
        elseif alternative.kind == "list" then
            for _, other in ipairs(given) do
                if other.kind == "list" then
                    bind(alternative.of, other.of, generics, bound)
                end
            end
        end
    end
end

--- A type with what its generic names stand for.
function arguments.substitute(found, bound)
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
        for _, name in ipairs(tables.names(class.fields)) do
            if not class.fields[name].optional and not keys[name] and not seen[name] then
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
                types[index] = arguments.substitute(parameter.type or any, bound or {})
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

--- Checks the arguments of a call.
-- @param self a checker of programs.lua
-- @param call the node of the call
-- @param parameters those of the function
-- @param given the nodes of the arguments
-- @param name of the function, for messages
-- @param bound filled with what generic names stand for
-- @param generics set of their names
function arguments.check(self, call, parameters, given, name, bound, generics)
    for index, parameter in ipairs(parameters) do
        if parameter.name == "..." then
            for rest = index, #given do
                self:expression(given[rest])
            end
            return
        end
        local node = given[index]
        if node then
            local found = check_value(self, node, parameter.type or any, parameter.optional,
                ("`%s` of %s"):format(parameter.name, name), bound)
            bind(parameter.type or any, found, generics, bound)
        elseif not parameter.optional and not may_have_more(given[#given]) then
            self:problem(call, ("%s lacks `%s`"):format(name, parameter.name))
        end
    end
    for index = #parameters + 1, #given do
        if index == #parameters + 1 then
            self:problem(given[index], ("%s takes no more than %d"):format(name, #parameters))
        end
        self:expression(given[index])
    end
end

return arguments
