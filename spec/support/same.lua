--- Compares decoded values without regard to which library decoded them.

local same = {}

local function show(value)
    return type(value) == "string" and ("%q"):format(value) or tostring(value)
end

local function compare(expected, actual, path)
    if type(expected) ~= "table" or type(actual) ~= "table" then
        return expected ~= actual
            and ("%s: expected %s, got %s"):format(path, show(expected), show(actual)) or nil
    end
    for key, value in pairs(expected) do
        local problem = compare(value, actual[key], path .. "." .. tostring(key))
        if problem then
            return problem
        end
    end
    for key, value in pairs(actual) do
        if expected[key] == nil then
            return ("%s.%s: not expected: %s"):format(path, tostring(key), show(value))
        end
    end
    return nil
end

--- The first difference between two values, or nil. Numbers are equal by value: 20 is 20.0.
-- @param expected any value
-- @param actual any value
-- @return text that names the path, or nil
function same.difference(expected, actual)
    return compare(expected, actual, "value")
end

return same
