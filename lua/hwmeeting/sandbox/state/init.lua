--- All that the sandbox remembers between two requests. Pure tables: no input, no output (Lua 5.4).

local access_tokens = require "hwmeeting.sandbox.state.access_tokens"
local control_tokens = require "hwmeeting.sandbox.state.control_tokens"
local departments = require "hwmeeting.sandbox.state.departments"
local downloads = require "hwmeeting.sandbox.state.downloads"
local meetings = require "hwmeeting.sandbox.state.meetings"
local partners = require "hwmeeting.sandbox.state.partners"
local random = require "hwmeeting.sandbox.random"
local rooms = require "hwmeeting.sandbox.state.rooms"
local users = require "hwmeeting.sandbox.state.users"
local webinars = require "hwmeeting.sandbox.state.webinars"

local State = {}
State.__index = State

local state = {}

--- Makes an empty state.
-- @tparam table options
--   `seed` (integer) decides every made-up id, password and name;
--   `secret` (function(n) → n hexadecimal digits) makes tokens, which never repeat;
--   `token_lifetime` (seconds) of access tokens
-- @treturn table `users`, `departments` (by enterprise), `rooms`, `access_tokens`, `partners` (who
--   vouches for people), `control_tokens`, `reset_tokens` (for forgotten passwords: user by token),
--   `meetings`, `webinars`, `downloads`, `webhooks` (by enterprise), `nonces` (those of App ID
--   signatures that were used), `random`, and `ids`, a second generator, for what is made beside
--   the meetings
function state.new(options)
    local generator, ids = random.new(options.seed), random.new(options.seed + 1000003)
    return setmetatable({
        random = generator,
        ids = ids,
        secret = options.secret,
        users = users.new(generator),
        departments = {},
        rooms = rooms.new(ids),
        access_tokens = access_tokens.new(options.secret, options.token_lifetime),
        partners = partners.new(options.secret),
        control_tokens = control_tokens.new(options.secret),
        reset_tokens = {},
        meetings = meetings.new(generator),
        webinars = webinars.new(ids),
        downloads = downloads.new(options.secret),
        webhooks = {},
        nonces = {},
    }, State)
end

--- The departments of an enterprise.
function State:departments_of(corp_id)
    if not self.departments[corp_id] then
        self.departments[corp_id] = departments.new("Enterprise " .. corp_id, self.ids)
    end
    return self.departments[corp_id]
end

return state
