--- One call from end to end: prepare, send, decode, try again.
--
-- `state` is what a client keeps (see `client/init.lua`); `entry` is what `catalogue.operation`
-- returns; `options` are the option values of this call.

local argument_hints = require "hwmeeting.call.argument_hints"
local consequence = require "hwmeeting.call.consequence"
local errors = require "hwmeeting.errors"
local limits_of_call = require "hwmeeting.call.limits"
local outcome = require "hwmeeting.call.outcome"
local pacing = require "hwmeeting.call.pacing"
local reading = require "hwmeeting.call.reading"
local redaction = require "hwmeeting.call.redaction"
local rehearsal = require "hwmeeting.call.rehearsal"
local request = require "hwmeeting.call.request"
local retry = require "hwmeeting.call.retry"
local seam = require "hwmeeting.call.seam"

local call = {}

local function deadline_error(definition)
    return errors.new { kind = "timeout", operation = definition.id,
        retryable = true, unsent = true, message = "the deadline of the call passed" }
end

local function cancelled_before(definition, limits)
    local err = limits:cancelled_error(definition.id)
    err.unsent = true
    return err
end

local function cancelled_within(definition, limits, failure)
    local err = limits:cancelled_error(definition.id)
    err.unsent = type(failure) == "table" and failure.unsent or nil
    return err
end

local function is_status(value)
    return value ~= nil and value >= 100 and value <= 599 and value % 1 == 0
end

-- What is wrong with the response of a transport of the user's own, as a failure; nil when nothing
-- is.
local function problem_of_response(response)
    local wrong
    if type(response) ~= "table" then
        wrong = "the transport returned a " .. type(response) .. ", no response"
    elseif not is_status(tonumber(response.status)) then
        wrong = "the transport returned a response without a status of 100 to 599"
    elseif response.body ~= nil and type(response.body) ~= "string" then
        wrong = "the transport returned a response whose body is no string"
    elseif response.headers ~= nil and type(response.headers) ~= "table" then
        wrong = "the transport returned a response whose headers are no table"
    end
    return wrong and { kind = "transport", message = wrong, permanent = true }
end

-- Where to look, by what a failure of the transport concerns.
local hints = {
    trust = "see the options ca_file and ca_path; never turn verification off in production",
    client_key = "see the options client_cert, client_key and client_key_password",
    proxy = "see the options proxy and proxy_ca_file, and the environment's https_proxy",
}

-- What a transport failed with, as an error object. A user's transport may return a mere string.
local function transport_error(definition, shown, failure)
    if type(failure) ~= "table" then
        failure = { message = failure ~= nil and tostring(failure) or nil }
    end
    local err = errors.new {
        kind = errors.kinds[failure.kind] and failure.kind or "transport",
        operation = shown:text(definition.id),
        message = shown:text(tostring(failure.message or "the transport failed and said no more")),
        unsent = failure.unsent or nil,
    }
    err.retryable = retry.is_transient(err) and not failure.permanent
    if failure.concerns == "proxy" then
        err.hint = hints.proxy
    elseif err.kind == "tls" then
        err.hint = hints[failure.concerns] or hints.trust
    end
    return err
end

local function report_drifts(state, definition, shown, drifts)
    for _, drift in ipairs(drifts) do
        local place = tostring(drift.model) .. "." .. tostring(drift.field)
        if not state.reported["drift " .. place] then
            state.reported["drift " .. place] = true
            drift.operation, drift.path = shown:text(definition.id), shown:text(drift.path)
            if state.options.on_drift then
                state.options.on_drift(drift)
            end
        end
    end
end

-- One request and its answer. The third result says what became of an attempt that failed:
-- `"not_begun"`, `"token_refused"` or nil.
local function exchange(state, entry, prepared, options, limits, ticket, trace)
    local definition = entry.definition
    local shown = redaction.of(definition, prepared, state.options)
    if state.options.on_request then
        state.options.on_request(shown:sent())
    end
    local users_own = options.transport
    local response, failure = (users_own or state.transport)(prepared, limits)
    if trace then
        trace.response = type(response) == "table" and response or nil
    end
    if not response then
        pacing.leave(state, definition, ticket)
        return nil, limits:cancelled() and cancelled_within(definition, limits, failure)
            or transport_error(definition, shown, failure)
    end
    local problem = users_own and problem_of_response(response)
    if problem then
        pacing.leave(state, definition, ticket)
        return nil, transport_error(definition, shown, problem)
    end
    pacing.leave(state, definition, ticket, response)
    if state.options.on_response then
        state.options.on_response(shown:response(response))
    end
    local result, detail, token_refused = outcome.read(entry, response, state.now(), shown)
    if result ~= nil then
        if detail then
            reading.note(result, detail)
            report_drifts(state, definition, shown, detail)
        end
        return result
    end
    return nil, detail, token_refused and "token_refused" or nil
end

-- One attempt: waits for the budget, sends, reads. Returns as `exchange`.
-- `number` says which attempt it is, `trace` is nil or a table to note the response in.
local function try_once(state, entry, prepared, options, limits, number, trace)
    local definition = entry.definition
    if limits:cancelled() then
        return nil, cancelled_before(definition, limits), "not_begun"
    end
    if state.rehearsed and not rehearsal.is_sent(definition) then
        return rehearsal.note(state.rehearsed, definition,
            redaction.of(definition, prepared, state.options))
    end
    local ticket, refused = pacing.enter(state, definition, options, limits)
    if refused then
        return nil, refused, "not_begun"
    end
    limits:begin_attempt(definition.retry)
    if limits.timeout <= 0 then
        pacing.leave(state, definition, ticket)
        return nil, deadline_error(definition), "not_begun"
    end
    if not state.options.span then
        return exchange(state, entry, prepared, options, limits, ticket, trace)
    end
    trace = trace or {}
    local finish = seam.begin_span(state.options.span, definition, prepared, number)
    local result, err, fate = exchange(state, entry, prepared, options, limits, ticket, trace)
    finish(trace.response, err)
    return result, err, fate
end

-- Waits before the next attempt. Nothing when the wait would outlast the deadline: what cannot
-- succeed is not begun.
local function wait_before_retry(state, definition, err, attempt, limits)
    local wait = retry.backoff(attempt, err.retry_after, state.random())
    if state.loop.clock() + wait >= limits.deadline then
        return false
    end
    if state.options.on_retry then
        state.options.on_retry {
            operation = definition.id, attempt = attempt, wait = wait, error = err,
        }
    end
    limits:sleep(wait)
    return true
end

-- Whether the service refused a token that the client obtained itself: another one may pass. One
-- that a store lent may be as dead as the one before: then once more. Only for operations that are
-- called with the access token; CheckToken, for one, speaks of the token in its body.
local function may_renew_token(state, definition, err, sent, renewals)
    if not sent.token or definition.token ~= "access" then
        return false
    end
    local renewable, lent = false, false
    if not sent.given then
        renewable, lent = state.session:refused(sent.token)
    end
    if not renewable then
        err.hint = "the access_token that was given is not, or no longer, accepted: get another; a "
            .. "client with credentials renews its tokens itself"
        return false
    end
    return renewals == 0 or renewals == 1 and lent
end

-- Makes a call; `trace` is nil, or a table in which it notes `attempts` and the last `response`.
local function run(state, entry, args, options, trace)
    local definition = entry.definition
    local loop = state.loop.current()
    if not options.transport then
        loop.check()
    end
    local limits = limits_of_call.new(state, loop, options)
    local attempts, retries, renewals, earlier_unknown = 0, 0, 0, false
    local class = options.retry and "idempotent" or definition.retry
    while true do
        local prepared, sent = request.prepare(state, entry, args, options, limits, attempts + 1)
        if not prepared then
            sent.outcome = earlier_unknown and "unknown" or "not_sent"
            return nil, sent
        end
        local result, err, fate = try_once(state, entry, prepared, options, limits,
            attempts + 1, trace)
        attempts = attempts + (fate == "not_begun" and 0 or 1)
        if trace then
            trace.attempts = attempts
        end
        if result ~= nil then
            state.session:observe(definition.id, sent, result)
            return result
        end
        err.attempts = attempts
        local retries_left = options.retries - retries
        if fate == "token_refused"
            and may_renew_token(state, definition, err, sent, renewals) then
            renewals = renewals + 1
        elseif fate == "not_begun" then
            return nil, consequence.settle(err, class, earlier_unknown)
        elseif pacing.goes_on(state, definition, options, limits, err) then
            limits:sleep(0)
        elseif retry.should_retry(definition.retry, err, retries_left, options.retry)
            and wait_before_retry(state, definition, err, retries + 1, limits) then
            retries = retries + 1
        else
            if err.kind == "api" then
                err.hint = argument_hints.of(args) or err.hint
            end
            return nil, consequence.settle(err, class, earlier_unknown)
        end
        earlier_unknown = earlier_unknown or consequence.of(err) == "unknown"
    end
end

--- Makes a call.
-- @tparam table state
-- @tparam table entry
-- @tparam table args
-- @tparam table options what `options.read_call` returned
-- @treturn any|nil the decoded answer
-- @treturn table|nil an error object
function call.run(state, entry, args, options)
    if state.watchers or options.given and options.given.meta then
        return seam.observed(run, state, entry, args, options)
    end
    return run(state, entry, args, options)
end

return call
