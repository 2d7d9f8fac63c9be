--- What a call that failed did at the service, as far as it can be known: `err.outcome`. Pure.
--
-- - `"not_sent"`  the service cannot have seen it
-- - `"refused"`   it was turned away (3xx, 4xx, or an error body under a success): not carried out
-- - `"done"`      it was carried out, only its answer cannot be read
-- - `"unknown"`   it was sent, and nothing tells what became of it (5xx, no answer, the deadline)

local consequence = {}

--- What one attempt did.
-- @tparam table err its error
-- @treturn string
function consequence.of(err)
    if err.unsent or err.kind == "argument" then
        return "not_sent"
    end
    local status = err.status
    if not status or status < 200 or status > 499 then
        return "unknown"
    elseif status <= 299 then
        return err.kind == "decode" and "done" or "refused"
    end
    return "refused"
end

local advice = {
    unknown = "it may have been carried out: look before you repeat",
    done = "it was carried out: do not repeat it",
}

--- Writes into an error what the call did, over all its attempts. An operation that acts again when
-- it is repeated is not `retryable` where it may have been carried out.
-- @tparam table err the error of the last attempt, changed
-- @tparam string class the operation's retry class
-- @tparam boolean earlier_unknown whether an attempt before may have been carried out
-- @treturn table the same error
function consequence.settle(err, class, earlier_unknown)
    local outcome = consequence.of(err)
    if earlier_unknown and outcome ~= "done" then
        outcome = "unknown"
    end
    err.outcome = outcome
    if class == "never" and advice[outcome] then
        err.retryable = false
        err.hint = err.hint and err.hint .. "; " .. advice[outcome] or advice[outcome]
    end
    return err
end

return consequence
