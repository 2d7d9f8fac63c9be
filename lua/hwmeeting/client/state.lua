--- The key to a client's state: the rooms above find a client's options, its loop and its clocks
-- through it, and no program can.

local hidden_state = require "hwmeeting.hidden_state"

local state = {}

--- Whether a value is a client.
-- @param value any value
-- @treturn boolean
function state.is_client(value)
    return type(value) == "table" and getmetatable(value) == "hwmeeting.client"
end

--- The key under which a client answers with its state, and the state of an open client; see
-- `client/init.lua` for what is in it.
state.key, state.of = hidden_state.new(state.is_client, "client", "the client")

return state
