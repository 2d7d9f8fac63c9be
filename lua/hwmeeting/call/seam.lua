--- What a program adds to its calls, and what it is told of them: headers, its name, spans of
-- tracing, and the data of one call. Nothing of it costs a call that uses none of it.

local answer_headers = require "hwmeeting.call.answer_headers"
local core = require "hwmeeting.core"
local errors = require "hwmeeting.errors"
local misuse = require "hwmeeting.misuse"

local seam = {}

-- What the library or the protocol says itself; in small letters.
local reserved = {}
for _, name in ipairs { "host", "content-length", "content-type", "transfer-encoding", "connection",
    "expect", "te", "upgrade", "user-agent", "accept", "accept-encoding", "authorization", "cookie",
    "x-access-token", "x-auth-token", "x-token-type", "x-password", "x-conference-authorization",
    "conftoken", "x-login-type" } do
    reserved[name] = true
end

-- What is wrong with headers of the program's own; nil when nothing is.
local function problem_of(headers)
    for name, value in pairs(headers) do
        if type(name) ~= "string" or not core.is_header_name(name) then
            return ("no name of a header: %s"):format(tostring(name))
        elseif reserved[core.lower(name)] then
            return ("the header %s is not the program's to set"):format(name)
        elseif type(value) ~= "string" or not core.is_one_line(value) then
            return ("the header %s must be a text without line breaks"):format(name)
        end
    end
    return nil
end

--- Checks a table of headers; raises at the caller's line.
-- @tparam table headers name → text
function seam.check_headers(headers)
    local problem = problem_of(headers)
    if problem then
        misuse.raise("option `headers`: " .. problem)
    end
end

local function add(target, headers)
    for name, value in pairs(headers) do
        target[name] = value
    end
end

local function headers_from(source, definition, attempt)
    if type(source) ~= "function" then
        return source
    end
    return source(definition.id, attempt) or {}
end

--- Adds the headers of the client and of the call to a request.
-- @tparam table target the request's headers, changed
-- @tparam table sources the client's `headers` and the call's, each a table, a function of
--   operation and attempt, or false
-- @tparam table definition the operation's
-- @tparam integer attempt from 1
-- @treturn table|nil an error object when a function answered what cannot be sent
function seam.add_headers(target, sources, definition, attempt)
    for _, source in ipairs(sources) do
        local headers = source and headers_from(source, definition, attempt)
        if headers then
            local problem = type(headers) ~= "table" and "no table of headers"
                or problem_of(headers)
            if problem then
                return errors.argument(definition.id, "headers", "characters", problem)
            end
            add(target, headers)
        end
    end
    return nil
end

--- Begins a span around an attempt: calls the client's `span` and sends on the headers that it
-- gives.
-- @tparam function span called with the operation and the template of its path; returns a function
--   that is called with the attributes when the attempt ends, and headers to send (`traceparent`)
-- @tparam table definition the operation's
-- @tparam table prepared the request, changed
-- @tparam integer attempt from 1
-- @treturn function to be called with the response or nil, and the error or nil
function seam.begin_span(span, definition, prepared, attempt)
    local finish, headers = span(definition.id, definition.path)
    if type(headers) == "table" and not problem_of(headers) then
        add(prepared.headers, headers)
    end
    return function(response, err)
        if type(finish) == "function" then
            finish {
                ["http.request.method"] = prepared.method,
                ["http.request.resend_count"] = attempt > 1 and attempt - 1 or nil,
                ["http.response.status_code"] = response and tonumber(response.status),
                ["url.template"] = definition.path,
                ["server.address"] = prepared.url:match("^%a+://([^/:]+)"),
                ["error.type"] = err and (err.code or err.kind),
            }
        end
    end
end

--- Makes a call and tells of it: into `meta`, and to whoever watches the client.
-- @tparam function run makes the call, given the same and a table to note in: `attempts`,
-- `response`
-- @tparam table state the client's
-- @tparam table entry what `catalogue.operation` returned
-- @tparam table args
-- @tparam table options what `options.read_call` returned
-- @treturn any|nil the answer
-- @treturn table|nil an error object
function seam.observed(run, state, entry, args, options)
    local trace, id = { attempts = 0 }, entry.definition.id
    local begun = state.loop.clock()
    local result, err = run(state, entry, args, options, trace)
    local seconds = state.loop.clock() - begun
    local meta = options.given and options.given.meta
    if meta then
        local known = state.budget:report(id, state.loop.clock())
        meta.request_id = answer_headers.read(trace.response)["x-request-id"]
        meta.attempts, meta.seconds = trace.attempts, seconds
        meta.remaining = known and known.remaining
    end
    if state.watchers then
        local event = { operation = id, kind = err and err.kind or "ok", seconds = seconds,
            attempts = trace.attempts, token = entry.definition.token }
        for _, watcher in ipairs(state.watchers) do
            watcher(event)
        end
    end
    return result, err
end

return seam
