--- Copies of tables.

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

return tables
