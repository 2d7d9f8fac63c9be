--- The key to the state of a meeting handle: its methods find the meeting's id and host password
-- through it, and no program can.

local misuse = require "hwmeeting.misuse"

local state = {}

--- The key under which a handle answers with its state.
state.key = {}

--- Whether a value is a meeting handle.
-- @param value any value
-- @treturn boolean
function state.is_handle(value)
    return type(value) == "table" and getmetatable(value) == "hwmeeting.meeting"
end

--- The state of an open handle; see `meeting/init.lua` for what is in it. Raises at the caller's
-- line when the handle is closed, or when the value is none.
-- @param value what a method was called on
-- @treturn table
function state.of(value)
    local found = state.is_handle(value) and value[state.key]
    if not found then
        misuse.raise("call methods with a colon: meeting:method(…)")
    end
    if found.closed then
        misuse.raise("the meeting handle is closed")
    end
    return found
end

--- The conferenceID of an open handle.
-- @param value what a method was called on
-- @treturn string
function state.id_of(value)
    return state.of(value).id
end

--- The host password of an open handle; empty without one.
-- @param value what a method was called on
-- @treturn string
function state.password_of(value)
    return state.of(value).password or ""
end

return state
