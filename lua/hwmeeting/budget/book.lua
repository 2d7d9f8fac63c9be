--- The windows of one identity at one host, and who waits for them.
--
-- Nothing here belongs to a coroutine that a host may kill: a call that waits, and one that is
-- under way, is a ticket with an end of its own; one whose coroutine is dead or collected, or whose
-- end has passed, counts no more. A ticket keeps no coroutine alive.

local coroutines = require "hwmeeting.loop.coroutines"
local window = require "hwmeeting.budget.window"

local book = {}
book.__index = book

--- An empty book.
-- @treturn table
function book.new()
    return setmetatable({ operations = {} }, book)
end

local function account_of(self, operation)
    local account = self.operations[operation]
    if not account then
        account = { windows = {}, waiting = {}, under_way = {} }
        self.operations[operation] = account
    end
    return account
end

local weak = { __mode = "v" }

local function has_lost_its_coroutine(ticket)
    local holder = ticket.holder
    return holder ~= nil and (holder[1] == nil or coroutines.is_dead(holder[1]))
end

local function counts(ticket, now)
    return now < ticket.ends and not has_lost_its_coroutine(ticket)
end

-- Takes out of a list what counts no more; returns how many are left.
local function prune(list, now)
    local kept = 0
    for index = 1, #list do
        local ticket = list[index]
        list[index] = nil
        if counts(ticket, now) then
            kept = kept + 1
            list[kept] = ticket
        end
    end
    return kept
end

local function remove(list, ticket)
    for index, other in ipairs(list) do
        if other == ticket then
            table.remove(list, index)
            return
        end
    end
end

-- Calls that go unlooked where the gateway says nothing of a budget, before it is asked again.
local credit_without_windows = 8

--- Lets a call go without a look, while the windows hold plenty: nothing of it need be noted.
-- @tparam string operation
-- @treturn boolean
function book:spend_credit(operation)
    local account = self.operations[operation]
    local credit = account and account.credit
    if not credit or credit <= 0 then
        return false
    end
    account.credit = credit - 1
    return true
end

-- The credit after an answer that was looked at.
local function renew_credit(account)
    local least = next(account.windows) == nil and credit_without_windows or math.huge
    for _, known in pairs(account.windows) do
        least = math.min(least, window.credit(known))
    end
    account.credit, account.credited = least, least
end

-- How many calls went without a look since the last one that was looked at.
local function unlooked(account)
    return (account.credited or 0) - (account.credit or 0)
end

local function count_unlooked(account)
    local count = unlooked(account)
    account.credited = account.credit
    for _, known in pairs(count > 0 and account.windows or {}) do
        window.add_unlooked(known, count)
    end
end

--- Takes a place in the queue.
-- @tparam string operation
-- @tparam string class `"single"` or `"bulk"`
-- @tparam number ends by the loop's clock, when the caller gives up
-- @treturn table a ticket
function book:queue(operation, class, ends)
    local running = coroutines.running()
    local ticket = { operation = operation, class = class, ends = ends,
        holder = running and setmetatable({ running }, weak) }
    table.insert(account_of(self, operation).waiting, ticket)
    return ticket
end

--- Gives a place up.
-- @tparam table ticket
function book:give_up(ticket)
    remove(account_of(self, ticket.operation).waiting, ticket)
end

-- Whether somebody is before a ticket: earlier of its class, or any single call before bulk.
local function is_behind(account, ticket)
    for _, other in ipairs(account.waiting) do
        if other == ticket then
            return false
        elseif other.class == ticket.class or other.class == "single" then
            return true
        end
    end
    return false
end

local function singles_wait(account)
    for _, ticket in ipairs(account.waiting) do
        if ticket.class == "single" then
            return true
        end
    end
    return false
end

-- How long to look away when it is another's turn, in seconds.
local turn_interval = 0.05

--- Whether a ticket may go now; then it is under way.
-- @tparam table ticket
-- @tparam table wish `share`, `demand`, `belief`: as for `window.may_go`
-- @tparam number now
-- @tparam number ends when the call will be over at the latest
-- @treturn boolean|number true, or seconds after which to ask again
function book:may_go(ticket, wish, now, ends)
    local account = account_of(self, ticket.operation)
    prune(account.waiting, now)
    local in_flight = prune(account.under_way, now)
    local asked = { class = ticket.class, share = wish.share, demand = wish.demand,
        belief = wish.belief, in_flight = in_flight, last_sent = account.last_sent }
    local seconds
    for _, known in pairs(account.windows) do
        local answer = window.may_go(known, asked, now)
        seconds = answer ~= true and math.max(answer, seconds or turn_interval) or seconds
    end
    if seconds then
        return seconds
    elseif is_behind(account, ticket) or ticket.class == "bulk" and singles_wait(account) then
        return turn_interval
    end
    remove(account.waiting, ticket)
    ticket.ends, ticket.sent, account.last_sent = ends, now, now
    table.insert(account.under_way, ticket)
    return true
end

--- Notes the answer to a call, and that it is no longer under way.
-- @tparam table ticket
-- @tparam table limits what the answer's headers said, as `call/rate_limit.lua` reads them
-- @tparam number now
function book:answered(ticket, limits, now)
    local account = account_of(self, ticket.operation)
    remove(account.under_way, ticket)
    count_unlooked(account)
    for _, seen in ipairs(limits) do
        local known = account.windows[seen.name]
        if not known then
            known = window.new()
            account.windows[seen.name] = known
        end
        window.observe(known, seen, ticket.sent, now)
    end
    renew_credit(account)
end

--- Notes that a call ended without an answer.
-- @tparam table ticket
function book:ended(ticket)
    remove(account_of(self, ticket.operation).under_way, ticket)
end

--- Notes that a call was turned away with a 429.
-- @tparam string operation
-- @tparam number now
-- @tparam number|nil retry_after seconds, if the gateway said so
-- @tparam number length seconds of the window that is used up
function book:refused(operation, now, retry_after, length)
    local account = account_of(self, operation)
    account.credit, account.credited = 0, 0
    local longest
    for _, known in pairs(account.windows) do
        if not longest or (known.length or 0) > (longest.length or 0) then
            longest = known
        end
    end
    if longest then
        window.refused(longest, now, retry_after, length)
    end
end

--- The length of an operation's longest window, in seconds; nil while no answer has told.
-- @tparam string operation
-- @treturn number|nil
function book:length(operation)
    local account, longest = self.operations[operation], nil
    for _, known in pairs(account and account.windows or {}) do
        longest = math.max(longest or 0, known.length or 0)
    end
    return longest
end

--- What is known of an operation's budget.
-- @tparam string operation
-- @tparam number now
-- @treturn table|nil `{ limit, remaining, resets_in, waiting }` of the longest window; nil while no
--   answer has told
function book:report(operation, now)
    local account = self.operations[operation]
    local longest
    for _, known in pairs(account and account.windows or {}) do
        if known.limit and (not longest or known.length > longest.length) then
            longest = known
        end
    end
    if not longest then
        return nil
    end
    local waiting, in_flight = prune(account.waiting, now), prune(account.under_way, now)
    return {
        limit = longest.limit,
        remaining = math.max(0,
            math.floor(window.left(longest, now, in_flight)) - unlooked(account)),
        resets_in = math.max(0, window.turns_at(longest) - now),
        waiting = waiting,
    }
end

return book
