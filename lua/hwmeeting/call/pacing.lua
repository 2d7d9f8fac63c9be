--- Waiting for the gateway's budget (`budget/`).
--
-- A single call waits inside its `timeout`; when that cannot suffice, it is a `rate_limit` error at
-- once, and nothing is sent. Bulk work (`client:map`, pages, calls with `bulk = true`) waits beyond
-- it, up to `max_wait`, but what acts again when it is repeated is never sent after its `timeout`.
-- In an nginx request and in a frame bulk work does not wait unless it is asked to.

local answer_headers = require "hwmeeting.call.answer_headers"
local errors = require "hwmeeting.errors"
local rate_limit = require "hwmeeting.call.rate_limit"
local retry = require "hwmeeting.call.retry"

local pacing = {}

-- The default of `max_wait`, in windows; the window before one is known, in seconds.
local default_windows, usual_window = 1.5, 60

-- A wait is looked at again after so many seconds at the latest, and told of when it is longer.
local look_interval, told_from = 1, 1

local function class_of(options, task)
    return (options.bulk or task and task:is_bulk()) and "bulk" or "single"
end

local function longest_wait(state, options, loop, operation)
    if options.max_wait then
        return options.max_wait
    elseif loop.hurried() then
        return 0
    end
    return default_windows * (state.budget:length(operation) or usual_window)
end

local function refused(state, operation, seconds)
    local known = state.budget:report(operation, state.loop.clock())
    return errors.new { kind = "rate_limit", operation = operation, unsent = true,
        retryable = true, retry_after = seconds,
        message = ("the gateway's budget of this operation is used up (%d of %d calls left)")
            :format(known and known.remaining or 0, known and known.limit or 0),
        hint = ("it turns in %.0f s: call again then, or give more `timeout`, or in bulk work "
            .. "`max_wait`"):format(math.ceil(seconds)) }
end

-- When the caller gives up waiting, by the loop's clock; and whether waiting prolongs the call.
local function patience(state, definition, options, limits, class)
    if class == "single" or definition.retry == "never" then
        return limits.deadline, false
    end
    local loop = limits.loop
    local left = longest_wait(state, options, loop, definition.id) - limits.waited
    local ends = math.max(limits.deadline, loop.clock() + left)
    local of_task = limits.task and limits.task.deadline
    return of_task and math.min(ends, of_task) or ends, true
end

local function tell(state, definition, seconds, told)
    if seconds > told_from and not told and state.options.on_wait then
        state.options.on_wait(seconds, definition.id)
    end
    return told or seconds > told_from
end

-- Asks and sleeps until the ticket may go; nil, or an error.
local function wait_for(state, definition, limits, ticket, wish, ends)
    local loop, told = limits.loop, false
    while true do
        local now = loop.clock()
        local answer = state.budget:may_go(ticket, wish, now, limits.deadline)
        if answer == true then
            return nil
        elseif limits:cancelled() then
            local err = limits:cancelled_error(definition.id)
            err.unsent, err.outcome = true, "not_sent"
            return err
        elseif now + answer >= ends then
            return refused(state, definition.id, answer)
        end
        told = tell(state, definition, answer, told)
        limits:sleep(math.min(answer, look_interval))
    end
end

--- Waits until the budget allows an attempt.
-- @tparam table state the client's
-- @tparam table definition the operation's
-- @tparam table options option values of the call
-- @tparam table limits of the call; its deadline moves by what bulk work waits
-- @treturn table|false|nil a ticket for `leave`; false where there is plenty, nil where nothing is
--   paced
-- @treturn table|nil an error object
function pacing.enter(state, definition, options, limits)
    local values = state.options
    if not values.pace then
        return nil
    elseif values.share == 1 and state.budget:spend_credit(definition.id) then
        return false
    end
    local class = class_of(options, limits.task)
    local begun = limits.loop.clock()
    local ends, prolongs = patience(state, definition, options, limits, class)
    local ticket = state.budget:queue(definition.id, class, ends + look_interval)
    local err = wait_for(state, definition, limits, ticket, {
        share = state.options.share,
        demand = limits.task and limits.task:demand(),
        belief = math.max(options.max_wait or 0, default_windows * usual_window),
    }, ends)
    if err then
        state.budget:give_up(ticket)
        return nil, err
    end
    if prolongs then
        limits:prolong(limits.loop.clock() - begun)
    end
    return ticket
end

local function is_used_up(limits)
    for _, limit in ipairs(limits) do
        if limit.remain == 0 then
            return true
        end
    end
    return false
end

-- A 429 tells of the window when its headers say that nothing is left, or until when to stay away.
local function learn_refusal(state, operation, response, headers, now)
    local asked = answer_headers.read(response)["retry-after"]
    local retry_after = retry.read_retry_after(asked, state.now())
    if retry_after or is_used_up(rate_limit.read(headers)) then
        state.budget:refused(operation, now, retry_after, rate_limit.window(headers))
    end
end

--- Learns from an attempt's answer.
-- @tparam table state the client's
-- @tparam table definition the operation's
-- @tparam table|false|nil ticket what `enter` returned
-- @tparam table|nil response nil when there was none
function pacing.leave(state, definition, ticket, response)
    local is_refused = response and tonumber(response.status) == 429
    if ticket == nil or not (ticket or is_refused) then
        return
    elseif not response then
        state.budget:ended(ticket)
        return
    end
    local now = state.loop.clock()
    -- The answers of the default transport offer these alone, for less than all of them.
    local headers = response.rate_limit_headers or answer_headers.read(response)
    if ticket then
        state.budget:answered(ticket, rate_limit.read(headers), now)
    end
    if is_refused then
        learn_refusal(state, definition.id, response, headers, now)
    end
end

--- Whether a call that was turned away with a 429 waits for the next window.
-- @tparam table state the client's
-- @tparam table definition the operation's
-- @tparam table options option values of the call
-- @tparam table limits of the call
-- @tparam table err
-- @treturn boolean
function pacing.goes_on(state, definition, options, limits, err)
    return err.status == 429 and state.options.pace and definition.retry ~= "never"
        and class_of(options, limits.task) == "bulk"
        and limits.waited < longest_wait(state, options, limits.loop, definition.id)
        and state.budget:length(definition.id) ~= nil
end

return pacing
