--- Which loop adapter a client waits with.

local misuse = require "hwmeeting.misuse"

local loop = {}

local known = { plain = true }

local function check(adapter)
    for _, name in ipairs { "clock", "sleep", "await" } do
        if type(adapter[name]) ~= "function" then
            misuse.raise(("a loop adapter needs a function `%s`"):format(name))
        end
    end
    return adapter
end

--- The adapter for an option value.
-- @tparam string|table|nil choice an adapter's name, an adapter, or nil for `plain`
-- @treturn table
function loop.choose(choice)
    if type(choice) == "table" then
        return check(choice)
    end
    choice = choice or "plain"
    if not known[choice] then
        misuse.raise(("there is no loop adapter `%s`"):format(choice))
    end
    return require("hwmeeting.loop." .. choice)
end

return loop
