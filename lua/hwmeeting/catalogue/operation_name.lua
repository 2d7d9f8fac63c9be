--- From a name as people write it to an operation's id, or a message that names the nearest.

local catalogue = require "hwmeeting.catalogue"
local misuse = require "hwmeeting.misuse"

local operation_name = {}

local function quoted(names)
    for index, name in ipairs(names) do
        names[index] = "`" .. name .. "`"
    end
    return table.concat(names, " or ")
end

--- What to say about a name that does not exist.
-- @tparam string what `"operation"`, `"operation or model"`
-- @param name what was written
-- @tparam table nearest names like it, best first, perhaps empty
-- @treturn string
function operation_name.unknown(what, name, nearest)
    local guess = nearest[1] and (", did you mean " .. quoted(nearest) .. "?") or ""
    return ("there is no %s `%s`%s"):format(what, tostring(name), guess)
end

--- The id of an operation; raises at the caller's line when there is none of that name.
-- @tparam string name `"LockMeeting"` or `"lock_meeting"`
-- @treturn string
function operation_name.resolve(name)
    local id = catalogue.find(name)
    if not id then
        misuse.raise(operation_name.unknown("operation", name, catalogue.nearest(name)))
    end
    return id
end

return operation_name
