--- A running sandbox, as the process that started it sees it (Lua 5.1 to 5.4 and LuaJIT).
--
-- Fields: `url`, `ca_file`, `app_id`, `app_key` (single tenant), `provider_app_id`,
-- `provider_app_key` (multi tenant), `corp_id`, `user_id` (an ordinary user of that enterprise;
-- sign in without it as administrator), `account`, `password` (the administrator's), `admin_key`,
-- `pid`.

local Box = {}
Box.__index = Box

local box = {}

local ADMIN_SECONDS = 30

--- Makes a box.
-- @param description table: the fields above, as strings
-- @param close function: ends the child and waits for it
function box.new(description, close)
    local self = setmetatable({ close_child = close }, Box)
    for name, value in pairs(description) do
        self[name] = value
    end
    self.pid = tonumber(self.pid)
    return self
end

--- Options for `hwmeeting.new` to sign in as the enterprise's administrator with the App ID.
-- @param more table or nil: further options, which win
-- @return a new table
function Box:options(more)
    local options = {
        base_url = self.url,
        ca_file = self.ca_file,
        app_id = self.app_id,
        app_key = self.app_key,
    }
    for name, value in pairs(more or {}) do
        options[name] = value
    end
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
        self.pool:submit(request, { timeout = ADMIN_SECONDS, ca_file = self.ca_file })
    if not transfer then
        return nil, failure.message
    end
    while not transfer:done() do
        self.pool:wait(ADMIN_SECONDS)
        self.pool:step()
    end
    local response
    response, failure = transfer:response()
    return response, failure and failure.message
end

--- Makes an administration call (docs/sandbox.md lists them).
-- @param path string: without /sandbox/, for instance "clock" or "requests?operation=LockMeeting"
-- @param argument table or nil: given, it is a POST; nil, a GET
-- @return table, or nil, a message, and the error answer (`error_code`, `error_msg`) where there
--   was one
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
