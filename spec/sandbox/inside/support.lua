--- A service of the sandbox without its network, for the specs of this folder (Lua 5.4).

assert(require("hwmeeting.sandbox.process.dependencies").prepare())

local json = require "hwmeeting.sandbox.json"
local requests = require "hwmeeting.sandbox.service.request"
local service = require "hwmeeting.sandbox.service"

local support = {}

--- 2025-06-01 10:00:00 UTC, when the clock of these services starts; it stands still.
support.START = 1748772000

local function counting_secrets()
    local count = 0
    return function(length)
        count = count + 1
        return ("%0" .. length .. "x"):format(count)
    end
end

--- Makes a seeded service whose time stands still at START.
function support.service(options)
    local settings = {
        secret = counting_secrets(),
        admin_key = "key",
        rate_limit = 100000,
        time = function()
            return support.START
        end,
    }
    for name, value in pairs(options or {}) do
        settings[name] = value
    end
    return assert(service.new(settings))
end

--- Sends a request.
-- @param headers table or nil: names in lower case
-- @param body table, text or nil: a table is written as JSON
-- @return status, the decoded answer (or its text), and the whole answer
function support.call(box, method, target, headers, body)
    local answer, entry = box:answer(requests.new {
        method = method,
        target = target,
        headers = headers or {},
        body = type(body) == "table" and json.encode(body) or body,
        version = "2",
        connection = 1,
    })
    box:finish(entry)
    return answer.status, json.decode(answer.text) or answer.text, answer
end

--- A token of the enterprise's administrator, or of the user with that account.
function support.access(box, account)
    local users = box.state.users
    local user = account and users:by_account(account) or users:administrator("807074304")
    return box.state.access_tokens:issue(user, 72, box.clock:now()).access
end

--- Headers with an access token.
function support.signed_in(box, account)
    return { ["x-access-token"] = support.access(box, account) }
end

return support
