--- Raising at the caller's line.
--
-- Misuse (an unknown option, arguments that are no table, a closed client) is a mistake in the
-- program, so it raises, and the message points to the first line outside this library, however
-- many wrappers lie between.

local misuse = {}

local own_prefix = debug.getinfo(1, "S").source:match("^(.*)misuse%.lua$") or "=hwmeeting/"

local function is_ours(info)
    return info.what == "C" or info.what == "tail" or info.source:sub(1, #own_prefix) == own_prefix
end

--- Raises `message` at the line of the first caller outside the library.
-- @tparam string message
function misuse.raise(message)
    local level = 2
    while true do
        local info = debug.getinfo(level, "S")
        if not info then
            error("hwmeeting: " .. message, 0)
        end
        if not is_ours(info) then
            error("hwmeeting: " .. message, level)
        end
        level = level + 1
    end
end

-- Shorter names, and names in another style, are fields that somebody looks for, not methods that
-- somebody mistyped.
local shortest_mistyped = 5

local function may_be_mistyped(name)
    return type(name) == "string" and #name >= shortest_mistyped and not name:find("%u")
end

--- What stands for a method that is not there: when its name is near another's, a function that
-- raises and names that one, for Lua itself would only say "attempt to call a nil value". Else nil.
-- @tparam string what `"a client"`
-- @param name what was asked for
-- @tparam function nearest name → the nearest method's name, or nil
-- @treturn function|nil
function misuse.missing_method(what, name, nearest)
    local near = may_be_mistyped(name) and nearest(name)
    if not near then
        return nil
    end
    return function()
        misuse.raise(("%s has no method `%s`, did you mean `%s`?"):format(what, name, near))
    end
end

return misuse
