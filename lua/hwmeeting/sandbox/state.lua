--- All that the sandbox remembers between two requests. Pure tables: no input, no output (Lua 5.4).

local access_tokens = require "hwmeeting.sandbox.access_tokens"
local control_tokens = require "hwmeeting.sandbox.control_tokens"
local meetings = require "hwmeeting.sandbox.meetings"
local random = require "hwmeeting.sandbox.random"
local users = require "hwmeeting.sandbox.users"

local state = {}

--- Makes an empty state.
-- @param options table:
--   `seed` (integer) decides every made-up id, password and name;
--   `secret` (function(n) → n hexadecimal digits) makes tokens, which never repeat;
--   `token_lifetime` (seconds) of access tokens
-- @return table: `users`, `access_tokens`, `control_tokens`, `meetings`, `nonces` (those of App ID
--   signatures that were used), `random`
function state.new(options)
    local generator = random.new(options.seed)
    return {
        random = generator,
        secret = options.secret,
        users = users.new(generator),
        access_tokens = access_tokens.new(options.secret, options.token_lifetime),
        control_tokens = control_tokens.new(options.secret),
        meetings = meetings.new(generator),
        nonces = {},
    }
end

return state
