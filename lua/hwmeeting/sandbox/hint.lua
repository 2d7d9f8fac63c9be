--- "Did you mean": the end of a message about a name that does not exist (any Lua).

local suggest = require "hwmeeting.suggest"

local hint = {}

--- The names of a set, sorted.
-- @tparam table set any values by name
-- @treturn table list of names
function hint.names(set)
    local names = {}
    for name in pairs(set) do
        names[#names + 1] = name
    end
    table.sort(names)
    return names
end

--- What to add to a message.
-- @param name what was written
-- @tparam table candidates list of names
-- @treturn string `, did you mean ...?`, or nothing when no name is near
function hint.nearest(name, candidates)
    local nearest = suggest.nearest(name, candidates)
    return nearest and (", did you mean `" .. nearest .. "`?") or ""
end

return hint
