--- Lists that are longer than one call may be: sent in parts of as many items as the catalogue
-- allows, in order, one part after the other.
--
-- What can be known before is: when a rule refuses any part, nothing is sent. A part that fails
-- ends the work, unless the caller says `go_on = true`. The error then tells of every item what
-- became of it, in `results`, and in `done` which were done.

local catalogue = require "hwmeeting.catalogue"
local errors = require "hwmeeting.errors"
local misuse = require "hwmeeting.misuse"
local reading = require "hwmeeting.call.reading"
local tables = require "hwmeeting.tables"

local batches = {}

local function parts_of(items, maximum)
    local parts, count = {}, #items
    for first = 1, count, maximum or count do
        local part = { first = first, last = math.min(first + (maximum or count) - 1, count) }
        for index = first, part.last do
            part[#part + 1] = items[index]
        end
        parts[#parts + 1] = part
    end
    return parts
end

local function arguments_of(args, part)
    local filled = tables.copy(args)
    filled.body = {}
    for index, item in ipairs(part) do
        filled.body[index] = item
    end
    return filled
end

-- A place in a part, as a place in the whole list.
local function move_place(err, part)
    local function moved(text)
        return (text:gsub("^body%[(%d+)%]", function(index)
            return ("body[%d]"):format(index + part.first - 1)
        end))
    end
    err.field = err.field and moved(err.field)
    err.message = moved(err.message)
end

-- Whether the rules let all parts pass. One part alone is checked when it is called.
local function pass(client, id, args, parts, call_options)
    for index = 1, #parts > 1 and #parts or 0 do
        local part = parts[index]
        local _, problem = client:prepare(id, arguments_of(args, part), call_options)
        if problem then
            move_place(problem, part)
            problem.outcome, part.err = "not_sent", problem
            return false
        end
    end
    return true
end

local function append(list, more)
    for _, item in ipairs(more) do
        list[#list + 1] = item
    end
end

-- The answer of all parts: lists one behind the other, also those in an object.
local function join(whole, answer, kind)
    if whole == nil then
        return answer
    elseif kind == "array" then
        append(whole, answer)
        return whole
    end
    for name, value in pairs(answer) do
        if whole[name] == nil then
            whole[name] = value
        elseif type(value) == "table" and type(whole[name]) == "table" then
            append(whole[name], value)
        end
    end
    return whole
end

local gravity = { not_sent = 1, refused = 2, done = 3, unknown = 4 }

-- One error for all parts: that of the first that failed, as grave as the gravest.
local function failure_of(parts, count, acts_again)
    local failure, done, results = nil, {}, {}
    for _, part in ipairs(parts) do
        local err = part.err
        local outcome = err and err.outcome or part.answered and "done" or "not_sent"
        if err and not failure then
            failure = errors.new(tables.copy(err))
            if #parts > 1 then
                failure.message = ("items %d to %d of %d: %s"):format(part.first, part.last, count,
                    err.message)
            end
        elseif err then
            failure.retryable = failure.retryable and err.retryable
            failure.outcome = gravity[outcome] > gravity[failure.outcome] and outcome
                or failure.outcome
        end
        for _, item in ipairs(part) do
            results[#results + 1] = { item = item, outcome = outcome, err = err }
            done[#done + 1] = outcome == "done" and item or nil
        end
    end
    failure.done, failure.results = done, results
    failure.unsent = failure.outcome == "not_sent" and done[1] == nil or nil
    if done[1] ~= nil and acts_again then
        failure.retryable = false
        failure.hint = (failure.hint and failure.hint .. "; " or "")
            .. "leave out what is in `done` when you repeat it: it would be done twice"
    end
    return failure
end

local known = { go_on = true, third_party = true }

local function goes_on(choice)
    if choice ~= nil and type(choice) ~= "table" then
        misuse.raise("a choice must be a table: { go_on = true }")
    end
    for name in pairs(choice or {}) do
        if not known[name] then
            misuse.raise(("a list that is sent in parts has no choice `%s`, only `go_on`; the "
                .. "options of its calls are the argument after it"):format(tostring(name)))
        end
    end
    local wanted = choice and choice.go_on
    if wanted ~= nil and type(wanted) ~= "boolean" then
        misuse.raise(("`go_on` must be true or false, got %s"):format(tostring(wanted)))
    end
    return wanted == true
end

--- Whether a call that fails ends the work on a long list.
-- @class BatchChoice
-- @tfield boolean|nil go_on it does not

--- What became of one item of a list that was sent in parts: of `err.results`.
-- @class ItemResult
-- @tfield any item
-- @tfield "not_sent"|"refused"|"done"|"unknown" outcome
-- @tfield Error|nil err what its call failed with

--- Calls an operation whose body is a list, as often as its length needs.
-- @tparam table client
-- @tparam string id the operation's id
-- @tparam table args its other arguments
-- @tparam table items the list, without holes and not empty
-- @tparam table|nil choice `{ go_on = true }`: a part that fails does not end the work
-- @tparam table|nil call_options of each call
-- @treturn table|nil the answer, lists of all parts put together
-- @treturn table|nil an error object: with `done`, an array of items, and `results`, one a given
--   item: `{ item, outcome, err }`, `outcome` as `err.outcome`, and `"done"` for what succeeded
function batches.call(client, id, args, items, choice, call_options)
    local definition, go_on = catalogue.definition(id), goes_on(choice)
    local parts = parts_of(items, definition.body.maximum_items)
    local answer, failed = nil, not pass(client, id, args, parts, call_options)
    for _, part in ipairs(failed and {} or parts) do
        local answered, err = reading.call(client, id, arguments_of(args, part), call_options)
        part.answered, part.err = answered ~= nil, err
        if err then
            failed = true
            if not go_on or err.kind == "cancelled" then
                break
            end
        else
            answer = join(answer, answered, definition.answer.kind)
        end
    end
    if failed then
        local repeats = call_options and call_options.retry
        return nil, failure_of(parts, #items, definition.retry == "never" and not repeats)
    end
    return answer
end

return batches
