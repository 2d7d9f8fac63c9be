--- What may be done with a value of a type: its fields, what it gives in a loop, and what is taken
-- for it.

local syntax = require "types.syntax"

local values = {}
values.__index = values

--- A type that may be anything.
values.any = { { kind = "name", name = "any" } }

--- Makes the questions upon what is declared.
-- @param known as annotations.lua reads it
function values.new(known)
    return setmetatable({ known = known }, values)
end

function values.named(name)
    return { { kind = "name", name = name } }
end

--- A type with its aliases written out.
function values:plain(found)
    local all = { optional = found.optional }
    for _, alternative in ipairs(found) do
        local alias = alternative.kind == "name" and self.known.aliases[alternative.name]
        for _, inner in ipairs(alias and self:plain(alias) or { alternative }) do
            all[#all + 1] = inner
        end
    end
    return all
end

--- The class of an alternative, or nil.
function values:class(alternative)
    return alternative.kind == "name" and self.known.classes[alternative.name] or nil
end

--- A field of a class or of those that it is made of.
function values:field(class, name)
    while class do
        if class.fields[name] then
            return class.fields[name]
        end
        class = class.parent and self.known.classes[class.parent]
    end
    return nil
end

function values:is_a(class, name)
    while class do
        if class.name == name then
            return true
        end
        class = class.parent and self.known.classes[class.parent]
    end
    return false
end

local strings = {}
for name in pairs(string) do
    strings[name] = true
end

--- What `value.name` is.
-- @return type; or nil and whether that is sure: a class without such a field
function values:index(found, name)
    local unsure = false
    for _, alternative in ipairs(self:plain(found)) do
        local class = self:class(alternative)
        local field = class and self:field(class, name)
        if field then
            return field.type
        elseif alternative.kind == "map" then
            return alternative.value
        elseif strings[name] and (alternative.kind == "name" and alternative.name == "string"
            or type(alternative.value) == "string") then
            return values.any
        elseif not class then
            unsure = unsure or alternative.kind == "name"
                and (alternative.name == "any" or alternative.name == "table"
                    or not alternative.name:find("%."))
        end
    end
    return nil, not unsure and found[1] ~= nil
end

--- What `value[1]` and `ipairs(value)` give.
function values:item(found)
    for _, alternative in ipairs(self:plain(found)) do
        if alternative.kind == "list" then
            return alternative.of
        elseif alternative.kind == "map" then
            return alternative.value
        end
    end
    return values.any
end

--- The functions that a value can be called as.
function values:calls(found)
    local list = {}
    for _, alternative in ipairs(self:plain(found)) do
        if alternative.kind == "function" then
            list[#list + 1] = alternative
        end
        local class = self:class(alternative)
        while class do
            for _, call in ipairs(class.calls) do
                list[#list + 1] = call
            end
            class = class.calls[1] == nil and class.parent and self.known.classes[class.parent]
        end
    end
    return list
end

local open = { any = true, ["table"] = true, self = true }

local function is_unknown(alternative)
    return alternative.kind == "name" and (alternative.name == "any"
        or not open[alternative.name] and #alternative.name == 1)
end

local basics = { string = "string", number = "number", integer = "number", boolean = "boolean" }

-- Whether one alternative takes another.
function values:takes_one(wanted, given)
    if is_unknown(wanted) or is_unknown(given) then
        return true
    elseif wanted.kind == "name" and wanted.name == "table" then
        return given.kind == "list" or given.kind == "map" or self:class(given) ~= nil
            or given.kind == "name" and given.name == "table"
    elseif given.kind == "literal" then
        if wanted.kind == "literal" then
            return wanted.value == given.value
        end
        local kind = type(given.value)
        return wanted.kind == "name" and basics[wanted.name] == kind
            and (wanted.name ~= "integer" or given.value % 1 == 0)
    elseif wanted.kind == "literal" then
        return given.kind == "name" and basics[given.name] == type(wanted.value)
    elseif wanted.kind == "function" or wanted.kind == "name" and wanted.name == "function" then
        return given.kind == "function" or given.kind == "name" and given.name == "function"
    elseif wanted.kind == "list" then
        return given.kind == "list" and self:takes(wanted.of, given.of)
            or given.kind == "name" and given.name == "table"
    elseif wanted.kind == "map" then
        return given.kind ~= "function" and not (given.kind == "name" and basics[given.name])
    end
    local class = self:class(given)
    if class then
        return self:is_a(class, wanted.name)
    elseif given.kind ~= "name" then
        return false
    end
    return wanted.name == given.name
        or basics[wanted.name] ~= nil and basics[wanted.name] == basics[given.name]
        or given.name == "table" and self:class(wanted) ~= nil
end

--- Whether a value of one type may stand where another is wanted; some alternative is enough.
function values:takes(wanted, given)
    wanted, given = self:plain(wanted), self:plain(given)
    if given[1] == nil then
        return wanted.optional or false
    end
    for _, one in ipairs(wanted) do
        for _, other in ipairs(given) do
            if self:takes_one(one, other) then
                return true
            end
        end
    end
    return wanted[1] == nil
end

values.text = syntax.text

return values
