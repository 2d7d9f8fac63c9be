--- State that methods find and no program can: an object answers with it only to a key that the
-- library keeps to itself.

local misuse = require "hwmeeting.misuse"

local hidden_state = {}

--- Makes the key of one kind of objects.
-- @tparam function is says whether a value is such an object
-- @tparam string variable how a program calls one: `"client"`
-- @tparam string name how messages call one: `"the client"`
-- @treturn table the key: such an object must answer with its state, a table, where it is the index
-- @treturn function the state of one that is not `closed`; raises at the caller's line when it is,
--   or when the value is no such object
function hidden_state.new(is, variable, name)
    local key = {}
    return key, function(value)
        local found = is(value) and value[key]
        if not found then
            misuse.raise(("call methods with a colon: %s:method(…)"):format(variable))
        end
        if found.closed then
            misuse.raise(name .. " is closed")
        end
        return found
    end
end

return hidden_state
