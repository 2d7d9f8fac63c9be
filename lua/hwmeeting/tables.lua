--- Copies of tables, and the names in them.

local tables = {}

--- A copy, one level deep.
-- @tparam table source
-- @treturn table without a metatable
function tables.copy(source)
    local copy = {}
    for key, value in pairs(source) do
        copy[key] = value
    end
    return copy
end

--- A copy that shares no table with its source. Keys are not copied.
-- @param value any value; what is no table is returned as it is
-- @return the same, without metatables
function tables.deep_copy(value)
    if type(value) ~= "table" then
        return value
    end
    local copy = {}
    for key, inner in pairs(value) do
        copy[key] = tables.deep_copy(inner)
    end
    return copy
end

--- The keys of a table, or of two, sorted.
-- @tparam table source its keys are strings
-- @tparam table|nil other so are its
-- @treturn table a new array
function tables.names(source, other)
    local names = {}
    for name in pairs(source) do
        names[#names + 1] = name
    end
    for name in pairs(other or {}) do
        names[#names + 1] = name
    end
    table.sort(names)
    return names
end

return tables
