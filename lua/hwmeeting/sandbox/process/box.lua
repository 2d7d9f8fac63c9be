--- A running sandbox, as the process that started it sees it (Lua 5.1 to 5.4 and LuaJIT).
--
-- Fields: `url`, `ca_file`, `app_id`, `app_key` (single tenant), `provider_app_id`,
-- `provider_app_key` (multi tenant), `corp_id`, `user_id` (an ordinary user of that enterprise;
-- sign in without it as administrator), `account`, `password` (the administrator's),
-- `welink_account`, `welink_password`, `oauth2_domain` (these two lead to the administrator, too),
-- `admin_key`, `pid`.

local Box = {}
Box.__index = Box

local box = {}

local admin_seconds = 30

--- Makes a box.
-- @tparam table description the fields above, as strings
-- @tparam function close ends the child and waits for it
function box.new(description, close)
    local self = setmetatable({ close_child = close, shift = 0,
        loops = setmetatable({}, { __mode = "k" }) }, Box)
    for name, value in pairs(description) do
        self[name] = value
    end
    self.pid = tonumber(self.pid)
    return self
end

--- UTC unix seconds, as whoever moves the box's clock sees them.
-- @treturn number
function Box:now()
    return self.frozen_at or os.time() + self.shift
end

-- The App ID, where no other way to sign in is asked for.
local function add_credentials(self, options)
    if options.account then
        options.password = options.password or self.password
    elseif options.welink_account then
        options.welink_password = options.welink_password or self.welink_password
    elseif not options.access_token and not options.credentials then
        options.app_id = options.app_id or self.app_id
        options.app_key = options.app_key or self.app_key
    end
end

-- A loop with clocks of its own (`loop/adapters/virtual.lua`) is taken to where the box's stands,
-- and what waits in it goes on.
local function take_along(loop, now)
    local ahead = now - loop.now()
    if ahead > 0 then
        loop.advance(ahead)
    else
        loop.set_now(now)
    end
end

-- The clock of a client: its own where it has one.
local function choose_clock(self, options)
    local loop = type(options.loop) == "table" and options.loop.advance and options.loop
    if loop and not options.now then
        self.loops[loop] = true
        take_along(loop, self:now())
        return loop.now
    end
    return options.now or function()
        return self:now()
    end
end

--- How a clock is moved.
-- @class ClockChange
-- @tfield number|nil advance seconds, a negative number moves it back
-- @tfield number|nil set UTC unix seconds
-- @tfield true|nil freeze
-- @tfield true|nil run

--- Options for `hwmeeting.new`. The client's clock follows `box:clock`, and so do the clocks of a
-- virtual loop.
-- @tparam Options|nil more further options, which win. With `account` the client signs in by
--   account and password, by default the administrator's; with `welink_account` through WeLink, by
--   default with the box's password; with `credentials` by what that function gives; with
--   `access_token`, not at all; otherwise with the App ID, as the enterprise's administrator or as
--   the `user_id` given
-- @treturn Options a new one
function Box:options(more)
    local options = {}
    for name, value in pairs(more or {}) do
        options[name] = value
    end
    options.base_url = options.base_url or self.url
    options.ca_file = options.ca_file or self.ca_file
    options.now = choose_clock(self, options)
    add_credentials(self, options)
    return options
end

local function admin_request(self, path, argument)
    local request = {
        method = argument and "POST" or "GET",
        url = self.url .. "/sandbox/" .. path,
        headers = { ["X-Sandbox-Key"] = self.admin_key },
    }
    if argument then
        request.headers["Content-Type"] = "application/json"
        request.body = assert(require("hwmeeting.core").to_json(argument))
        if request.body == "[]" then
            request.body = "{}"
        end
    end
    return request
end

local function fetch(self, request)
    self.pool = self.pool or require("hwmeeting.http").pool {}
    local transfer, failure =
        self.pool:submit(request, { timeout = admin_seconds, ca_file = self.ca_file })
    if not transfer then
        return nil, failure.message
    end
    while not transfer:done() do
        self.pool:wait(admin_seconds)
        self.pool:step()
    end
    local response
    response, failure = transfer:response()
    return response, failure and failure.message
end

--- Makes an administration call (docs/sandbox.md lists them).
-- @tparam string path without /sandbox/, for instance "rate-limit" or
--   "requests?operation=LockMeeting"
-- @tparam table<string,any>|nil argument given, it is a POST; nil, a GET
-- @treturn table<string,any>|nil the answer, or nil, a message, and the error answer (`error_code`,
--   `error_msg`) where there was one
-- @treturn nil|string
-- @treturn nil|table
function Box:admin(path, argument)
    local response, message = fetch(self, admin_request(self, path, argument))
    if not response then
        return nil, message
    end
    local answer = require("hwmeeting.core").from_json(response.body)
    if response.status ~= 200 then
        return nil,
            answer and (answer.error_code .. " " .. answer.error_msg) or response.body,
            answer
    end
    return answer
end

--- A code of the box's OAuth2 server, good once, for ten minutes.
-- @treturn string|nil for `oauth2_code`, or nil and a message
-- @treturn nil|string
function Box:oauth2_code()
    local answer, message = self:admin("oauth2/code", { domain = self.oauth2_domain })
    return answer and answer.code, message
end

-- Takes over where the service's clock stands, to the second.
local function follow(self, answer)
    self.frozen_at = answer.frozen and math.floor(answer.now) or nil
    self.shift = math.floor(answer.now - os.time() + 0.5)
    for loop in pairs(self.loops) do
        take_along(loop, answer.now)
    end
end

--- Moves the clock of the box, and with it that of the clients made with `box:options`.
-- @tparam ClockChange|nil change `advance` (seconds, a negative number moves it back) or `set` (UTC
--   unix seconds); and `freeze` or `run` (true)
-- @treturn number|nil UTC unix seconds, as the clock then stands, or nil and a message
-- @treturn nil|string
function Box:clock(change)
    local answer, message = self:admin(change and "clock" or "status", change)
    if not answer then
        return nil, message
    end
    follow(self, answer)
    return answer.now
end

--- Everything as it was at the start, the clock too; the credentials stay.
-- @treturn boolean|nil true, or nil and a message
-- @treturn nil|string
function Box:reset()
    local answer, message = self:admin("reset", {})
    if not answer then
        return nil, message
    end
    follow(self, { now = os.time() })
    return true
end

--- Ends the child and waits until it is gone. Calling it again does nothing.
function Box:stop()
    local close = self.close_child
    self.close_child = nil
    if self.pool then
        self.pool:close()
        self.pool = nil
    end
    if close then
        close()
    end
end

return box
