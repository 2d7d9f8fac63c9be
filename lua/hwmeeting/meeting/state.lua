--- The key to the state of a meeting handle: its methods find the meeting's id and host password
-- through it, and no program can.

local hidden_state = require "hwmeeting.hidden_state"

local state = {}

--- Whether a value is a meeting handle.
-- @param value any value
-- @treturn boolean
function state.is_handle(value)
    return type(value) == "table" and getmetatable(value) == "hwmeeting.meeting"
end

--- The key under which a handle answers with its state, and the state of an open handle; see
-- `meeting/init.lua` for what is in it.
state.key, state.of = hidden_state.new(state.is_handle, "meeting", "the meeting handle")

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
