--- A service of the sandbox without its network, for the specs of this folder (Lua 5.4).

local assert = require "luassert"

assert(require("hwmeeting.sandbox.process.dependencies").prepare())

local json = require "hwmeeting.sandbox.json"
local request_parts = require "hwmeeting.sandbox.service.request_parts"
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
    local answer, entry = box:answer(request_parts.new {
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

--- Expects a refusal with that status and code of a request as for `call`; returns its message.
function support.refused(box, status, code, ...)
    local actual, body = support.call(box, ...)
    assert.are.same({ status, code }, { actual, body.error_code })
    assert.is_string(body.error_msg)
    return body.error_msg
end

--- Creates one meeting.
-- @return the answer's only entry
function support.create(box, headers, body)
    local status, list = support.call(box, "POST", "/v1/mmc/management/conferences", headers, body)
    assert.are.equal(200, status)
    assert.are.equal(1, #list)
    return list[1]
end

--- Asks for the control token of a meeting that runs.
-- @return the token and the whole answer, decoded
function support.control_token(box, id, password)
    local status, answer = support.call(
        box,
        "GET",
        "/v1/mmc/control/conferences/token?conferenceID=" .. id,
        { ["x-password"] = password, ["x-login-type"] = "1" }
    )
    assert.are.equal(200, status)
    return answer.data.token, answer
end

--- A service for the block of specs that calls this, made anew before each of them.
-- @return `box`, `signed_in` (headers of the administrator), and on that service the functions
-- `call`, `refused`, `create` and `control_token` of above
function support.for_specs()
    local on = {}
    require("busted").before_each(function()
        on.box = support.service()
        on.signed_in = support.signed_in(on.box)
    end)
    for _, name in ipairs { "call", "refused", "control_token" } do
        on[name] = function(...) return support[name](on.box, ...) end
    end
    function on.create(body)
        return support.create(on.box, on.signed_in, body)
    end
    return on
end

--- Headers with a control token.
function support.controls(token)
    return { ["x-conference-authorization"] = token }
end

return support
