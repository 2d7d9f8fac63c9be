-- Every value of a decoded answer, replaced by what is not meant there; and by the same value in
-- another spelling.

local core = require "hwmeeting.core"

local mutations = {}

local junk = {
    null = core.null, text = "x", empty_text = "", number = -1.5, huge = 1e300, yes = true,
    object = {}, odd_object = { x = core.null }, list = core.array {},
    list_of_null = core.array { core.null }, list_of_lists = core.array { core.array {} },
    list_of_text = core.array { "x" },
}

--- Whether a decoded value is a list.
function mutations.is_list(value)
    return type(value) == "table" and (#value > 0 or getmetatable(value) == core.array_mt)
end

-- The same value as the service spells it at other times; nil where there is no other spelling.
local function respelled(value)
    if type(value) == "number" and value % 1 == 0 then
        return { digits = ("%d"):format(value), flag = (value == 0 or value == 1) and value == 1
            or nil }
    elseif type(value) == "string" and value:find "^[1-9]%d*$" and #value < 16 then
        return { number = tonumber(value) }
    elseif type(value) == "boolean" then
        return { number = value and 1 or 0, word = tostring(value) }
    end
    return {}
end

local function sorted(map)
    local keys = {}
    for key in pairs(map) do
        keys[#keys + 1] = key
    end
    table.sort(keys, function(a, b) return tostring(a) < tostring(b) end)
    return keys
end

--- Leaves three items of each list, the first two and the last, since those between are of the same
-- kind; what counts them counts those.
-- @param value a decoded answer, which is changed
-- @return the same value
function mutations.shorten(value)
    if type(value) ~= "table" then
        return value
    end
    local is_shorter = false
    for _, item in pairs(value) do
        local length = mutations.is_list(item) and #item or 0
        if length > 3 then
            item[3], is_shorter = item[length], true
            for index = length, 4, -1 do
                item[index] = nil
            end
        end
        mutations.shorten(item)
    end
    for _, name in ipairs { "count", "total", "totalCount" } do
        value[name] = is_shorter and value[name] and 3 or value[name]
    end
    return value
end

-- Calls `visit(holder, key, path)` for each value below `value`, holders first.
local function walk(value, path, visit)
    if type(value) ~= "table" then
        return
    end
    for _, key in ipairs(sorted(value)) do
        path[#path + 1] = key
        visit(value, key, path)
        walk(value[key], path, visit)
        path[#path] = nil
    end
end

--- Calls `try(text, path, value, what, is_same)` for each mutation of an answer: its JSON text, the
-- keys that lead to the value, the value itself, what has become of it, and whether it still says
-- the same.
-- @param body the answer's text
function mutations.each(body, try)
    local root = { core.from_json(body) }
    local function tell(path, value, what, is_same)
        local text = root[1] == nil and "" or core.to_json(root[1])
        try(text, path, value, what, is_same)
    end
    local function change(holder, key, path)
        local value = holder[key]
        for _, what in ipairs(sorted(junk)) do
            holder[key] = junk[what]
            tell(path, value, what, false)
        end
        local others = respelled(value)
        for _, what in ipairs(sorted(others)) do
            holder[key] = others[what]
            tell(path, value, what, true)
        end
        if type(key) == "string" then
            holder[key] = nil
            tell(path, value, "nothing", false)
        end
        holder[key] = value
    end
    change(root, 1, {})
    walk(root[1], {}, change)
end

--- The names that a mutation may show itself under: of the value, and of all that it holds.
-- @param path the keys that lead to it
-- @param value
-- @return set of names; and as `place` the path, when that has no name in it
function mutations.names(path, value)
    local names, last = {}, nil
    for _, key in ipairs(path) do
        last = type(key) == "string" and key or last
    end
    if last then
        names[last] = true
    else
        names.place = path
    end
    walk(value, {}, function(_, key) names[key] = true end)
    names.x = true -- the key of an odd object
    return names
end

return mutations
