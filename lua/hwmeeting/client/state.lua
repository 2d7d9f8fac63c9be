--- The key to a client's state: the rooms above find a client's options, its loop and its clocks
-- through it, and no program can.

local misuse = require "hwmeeting.misuse"

local state = {}

--- The key under which a client answers with its state.
state.key = {}

--- Whether a value is a client.
-- @param value any value
-- @treturn boolean
function state.is_client(value)
    return type(value) == "table" and getmetatable(value) == "hwmeeting.client"
end

--- The state of an open client; see `client/init.lua` for what is in it. Raises at the caller's
-- line when the client is closed, or when the value is none.
-- @param value what a method was called on
-- @treturn table
function state.of(value)
    local found = state.is_client(value) and value[state.key]
    if not found then
        misuse.raise("call methods with a colon: client:method(…)")
    end
    if found.closed then
        misuse.raise("the client is closed")
    end
    return found
end

return state
