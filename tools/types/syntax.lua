--- Reads types as the Lua language server writes them: `string|nil`, `hwmeeting.UserDTO[]`,
-- `table<string, any>`, `fun(self, id: string): boolean?, hwmeeting.Error?`.
--
-- A type is an array of alternatives:
--
--     { kind = "name", name }              a class, an alias, `string`, `T`
--     { kind = "literal", value }          "Voice", 1, true
--     { kind = "list", of = type }
--     { kind = "map", key = type, value = type }
--     { kind = "function", parameters = { { name, type, optional } … }, results = { type … } }
--
-- and `optional` in it is true when nil is one of them.

local syntax = {}

local Reader = {}
Reader.__index = Reader

function Reader:skip()
    self.at = self.text:find("%S", self.at) or #self.text + 1
end

-- Takes what a pattern matches at this place.
function Reader:take(pattern)
    local found, last = self.text:match("^(" .. pattern .. ")()", self.at)
    if found then
        self.at = last
    end
    return found
end

function Reader:expect(pattern)
    return self:take(pattern) or error({ problem = ("`%s` is no type"):format(self.text) }, 0)
end

local literals = { ["true"] = true, ["false"] = false }

function Reader:parameters()
    local list = {}
    self:expect "%("
    self:skip()
    while not self:take "%)" do
        local name = self:take "%.%.%." or self:expect "[%a_][%w_]*"
        local parameter = { name = name, optional = self:take "%?" ~= nil or name == "..." }
        self:skip()
        if self:take ":" then
            self:skip()
            parameter.type = self:union()
        end
        list[#list + 1] = parameter
        self:skip()
        if self:take "," then
            self:skip()
        end
    end
    return list
end

function Reader:results()
    local list = {}
    if self:take ":" then
        repeat
            self:skip()
            list[#list + 1] = self:union()
        until not self:take ","
    end
    return list
end

function Reader:primary()
    if self:take "%(" then
        local inner = self:union()
        self:expect "%)"
        return inner
    end
    local text = self:take '"[^"]*"'
    if text then
        return { { kind = "literal", value = text:sub(2, -2) } }
    end
    local number = self:take "%-?%d+"
    if number then
        return { { kind = "literal", value = tonumber(number) } }
    end
    local name = self:expect "[%a_][%w_.]*"
    if literals[name] ~= nil then
        return { { kind = "literal", value = literals[name] } }
    elseif name == "nil" then
        return { optional = true }
    elseif name == "fun" then
        return { { kind = "function", parameters = self:parameters(), results = self:results() } }
    elseif self:take "<" then
        self:skip()
        local key = self:union()
        self:expect ","
        self:skip()
        local value = self:union()
        self:expect ">"
        return { { kind = "map", key = key, value = value } }
    end
    return { { kind = "name", name = name } }
end

function Reader:postfix()
    local found = self:primary()
    while true do
        if self:take "%[%]" then
            found = { { kind = "list", of = found } }
        elseif self:take "%?" then
            found.optional = true
        else
            return found
        end
    end
end

function Reader:union()
    local all = {}
    repeat
        local part = self:postfix()
        all.optional = all.optional or part.optional
        for _, alternative in ipairs(part) do
            all[#all + 1] = alternative
        end
    until not self:take "|"
    return all
end

--- Reads the type at the beginning of a text.
-- @param text what follows is a description
-- @return type, and what follows; or nil and a problem
function syntax.read(text)
    local reader = setmetatable({ text = text, at = 1 }, Reader)
    local ok, found = pcall(reader.union, reader)
    if not ok then
        return nil, type(found) == "table" and found.problem or error(found, 0)
    end
    return found, text:sub(reader.at)
end

--- Calls a function with every name in a type.
-- @param found a type
-- @param visit function(name)
function syntax.each_name(found, visit)
    for _, alternative in ipairs(found) do
        if alternative.kind == "name" then
            visit(alternative.name)
        elseif alternative.kind == "list" then
            syntax.each_name(alternative.of, visit)
        elseif alternative.kind == "map" then
            syntax.each_name(alternative.key, visit)
            syntax.each_name(alternative.value, visit)
        elseif alternative.kind == "function" then
            for _, parameter in ipairs(alternative.parameters) do
                syntax.each_name(parameter.type or {}, visit)
            end
            for _, result in ipairs(alternative.results) do
                syntax.each_name(result, visit)
            end
        end
    end
end

--- A type as text, for messages.
function syntax.text(found)
    local parts = {}
    for index, alternative in ipairs(found) do
        local kind = alternative.kind
        parts[index] = kind == "name" and alternative.name
            or kind == "literal" and (type(alternative.value) == "string"
                and ("%q"):format(alternative.value) or tostring(alternative.value))
            or kind == "list" and syntax.text(alternative.of) .. "[]"
            or kind == "map" and ("table<%s, %s>"):format(syntax.text(alternative.key),
                syntax.text(alternative.value))
            or "function"
    end
    if found.optional then
        parts[#parts + 1] = "nil"
    end
    return table.concat(parts, "|")
end

return syntax
