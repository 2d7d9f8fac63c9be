--- The error object: what every call returns as its second result when it fails.
--
-- Fields (all but `kind` and `message` may be nil):
--
-- - `kind`        string: one of `errors.kinds`
-- - `message`     string: one sentence; the service's, at most `errors.message_limit` bytes of it
-- - `operation`   string: the operation's id, `"LockMeeting"`
-- - `status`      integer: HTTP status
-- - `code`        string: the service's code, `"MMC.111070005"`
-- - `hint`        string: what to do about it
-- - `field`       string: path of the argument or answer field that is wrong,
--   `"attendees[2].phone"`
-- - `rule`        string: the rule it breaks, `"range"`
-- - `offset`      integer: byte of the answer at which it stops being JSON, from 0
-- - `request_id`  string: the service's id of the call, for its support
-- - `outcome`     string: what the call did at the service: `"not_sent"`, `"refused"`, `"done"`
--   (only the answer cannot be read) or `"unknown"`
-- - `done`        any[]: of a method that makes several calls, what was done before the failure; of
--   one that sends a list in parts, the items that were done
-- - `results`     ItemResult[]: of a list that was sent in parts, what became of each item:
--   `{ item, outcome, err }`
-- - `reason`      string: of a pushed event, `"body"`, `"signature"`, `"stale"`, `"duplicate"` or
--   `"store"`
-- - `reply`       EventReply: of a pushed event, what to answer
-- - `retryable`   boolean: the same call may succeed later, and making it again does nothing twice
-- - `retry_after` number: seconds to wait before that, if the service said so
-- - `attempts`    integer: how often it was sent
-- - `unsent`      boolean: the service cannot have seen it
-- - `body`        string: the answer, at most `errors.body_limit` bytes; withheld where it may hold
--   a secret

local errors = {}

errors.kinds = {
    argument = "an argument is missing or breaks a rule; nothing was sent",
    transport = "the connection failed or broke",
    timeout = "the deadline passed",
    tls = "the server's certificate does not verify, or the handshake failed",
    http = "the answer is not a success and carries no code of the service",
    api = "the service refused the call with a code",
    decode = "the answer is not what the service promises",
    auth = "the sign-in was refused, or the token is not accepted",
    rate_limit = "the gateway's budget is used up",
    event = "a pushed event is not taken; `reason` says why",
    incomplete = "the pages ended before the announced count",
    cancelled = "the call was cancelled",
}

--- Bytes of an answer kept in `err.body`, and of its message in `err.message`.
errors.body_limit = 64 * 1024
errors.message_limit = 4 * 1024

local mt = { __name = "hwmeeting.error" }

--- One line: operation, kind, code, status, message, hint and request id, as far as they are known.
function mt.__tostring(err)
    local parts = { "hwmeeting:" }
    if err.operation then
        parts[#parts + 1] = err.operation .. ":"
    end
    parts[#parts + 1] = err.kind:gsub("_", " ") .. " error"
    if err.code then
        parts[#parts + 1] = err.code
    end
    if err.status then
        parts[#parts + 1] = "(HTTP " .. tostring(err.status) .. ")"
    end
    local line = table.concat(parts, " ") .. ": " .. tostring(err.message)
    if err.hint then
        line = line .. "; " .. err.hint
    end
    if err.request_id then
        line = line .. " [request " .. err.request_id .. "]"
    end
    return (line:gsub("[%c]+", " "))
end

--- `"failed: " .. err`: an error joins texts as its line.
function mt.__concat(left, right)
    return tostring(left) .. tostring(right)
end

--- Makes an error object of a table of the fields above; `kind` and `message` are required.
function errors.new(fields)
    assert(errors.kinds[fields.kind], "unknown error kind")
    if fields.unsent and fields.outcome == nil then
        fields.outcome = "not_sent"
    end
    return setmetatable(fields, mt)
end

--- The error of an argument that breaks a rule: nothing was sent.
-- @tparam string operation the operation's id
-- @tparam string field path of the argument
-- @tparam string rule
-- @tparam string message
-- @tparam string|nil hint
-- @treturn table an error object
function errors.argument(operation, field, rule, message, hint)
    return errors.new { kind = "argument", operation = operation, field = field, rule = rule,
        message = message, hint = hint, retryable = false, unsent = true, attempts = 0 }
end

-- Lua 5.1 shows no object that is raised, only that it is no string. (LuaJIT and all others do.)
local shows_objects = _VERSION ~= "Lua 5.1" or rawget(_G, "jit") ~= nil

--- Raises an error: the object, or where the interpreter would show nothing of it, in plain Lua
-- 5.1, its line.
-- @tparam table err an error object
function errors.raise(err)
    error(shows_objects and err or tostring(err), 0)
end

--- Whether a value is an error object of this library.
function errors.is(value)
    return type(value) == "table" and getmetatable(value) == mt
end

return errors
