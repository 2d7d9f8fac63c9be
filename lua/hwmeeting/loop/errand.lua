--- Work that several calls wait for: a sign-in, the control token of a meeting. Whoever needs it
-- first begins it; it runs in the loop's background, so that it belongs to no coroutine that a host
-- may end, and its outcome, a value or a failure, is that of all who waited.
--
-- Who waits listens to the work's heart: a loop that is not driven any more ends nothing that was
-- begun in it, and the work is then begun anew. docs/internals/session.md tells who frees what.

local coroutines = require "hwmeeting.loop.coroutines"
local errors = require "hwmeeting.errors"
local tables = require "hwmeeting.tables"

local errand = {}
errand.__index = errand

-- How often work shows that it is alive, how often who waits looks, and after how many looks
-- without a sign it is taken for dead; in seconds.
local beat_interval, look_interval, silent_looks = 0.2, 0.3, 3

-- What passes its deadline says so itself, and better than who waits for it could: that one gives
-- it this much longer. Work that is later still is stuck; in seconds.
local last_word, longest_delay = 0.1, 1

--- Nothing is under way yet.
-- @tparam string operation what is asked of the service, for the error of who waits in vain
-- @tparam number timeout seconds that it has at least, however little the call has that begins it
-- @treturn table
function errand.new(operation, timeout)
    return setmetatable({ operation = operation, timeout = timeout }, errand)
end

-- A run, which is one time that the work is done, has `limits`, within which it works; `over`, and
-- then `ok`, `value`, `err` and `late` (its own deadline passed); `beats`, the signs of its life;
-- and `signals` of those who wait.

local function work_off(self, run, work)
    run.coroutine = coroutines.running()
    run.ok, run.value, run.err = coroutines.protect(work, run.limits)
    run.over, run.late = true, run.limits.loop.clock() >= run.limits.deadline
    if self.run == run then
        self.run = nil
    end
    run.ended:set()
    for signal in pairs(run.signals) do
        signal:set()
    end
end

-- The heart: beats beside the work, in a coroutine of its own.
local function beat(run)
    while not run.over and not (run.coroutine and coroutines.is_dead(run.coroutine)) do
        run.beats = run.beats + 1
        run.ended:wait(beat_interval)
    end
end

function errand:begin(limits, work)
    local loop = limits.loop
    local run = { limits = limits:apart(self.timeout), over = false, beats = 0, signals = {},
        ended = loop.new_signal() }
    self.run = run
    local function do_it() work_off(self, run, work) end
    if pcall(loop.check) and pcall(loop.background, do_it) then
        pcall(loop.background, function() beat(run) end)
    elseif not run.over then
        -- Where nothing can wait, a transport of the user's own still may pass; and an nginx worker
        -- that stops begins nothing any more: better here than never.
        do_it()
    end
    return run
end

-- Waits until the run is over, or dead, or the one who waits can wait no longer.
local function await(run, limits)
    local loop, signal = limits.loop, limits.loop.new_signal()
    local ends, run_ends = limits.deadline, run.limits.deadline + last_word
    if run_ends <= ends + 2 * last_word then
        ends = math.max(ends, run_ends)
    end
    local heard, silent = run.beats, 0
    run.signals[signal] = true
    local leave = limits:on_cancel(function() signal:set() end)
    while not run.over and not limits:cancelled() and silent < silent_looks do
        local left = ends - loop.clock()
        if left <= 0 then
            break
        end
        signal:wait(math.min(look_interval, left))
        silent = run.beats == heard and silent + 1 or 0
        heard = run.beats
    end
    leave()
    run.signals[signal] = nil
end

-- Outside of what the loop can suspend, a transport of the user's own waits in a way that only its
-- program knows, perhaps by yielding to a scheduler of that: nobody else can take its place.
local function must_stay(limits)
    return limits.options.transport ~= nil and not limits.loop.suspends()
end

-- What the run has come to, for one of those who waited: each gets an error object of its own.
local function outcome_of(run)
    if not run.ok then
        error(run.value, 0)
    end
    local err = run.err
    if errors.is(err) then
        err = errors.new(tables.copy(err))
    end
    return run.value, err
end

--- The outcome of the work: of the one that is under way, or of one that begins now.
-- @tparam table limits of the call that needs it (see `call/limits.lua`)
-- @tparam function work called with limits of its own; returns a value, or nil and an error; may
--   wait. What it raises is raised in all who waited.
-- @return what `work` returned
function errand:share(limits, work)
    if must_stay(limits) then
        return work(limits:apart(self.timeout))
    end
    while true do
        local run = self.run
        if run and limits.loop.clock() < run.limits.deadline + longest_delay then
            run.limits:joined_by(limits)
        else
            run = self:begin(limits, work)
        end
        await(run, limits)
        local in_time = limits.loop.clock() < limits.deadline
        if run.over and not (run.late and in_time) then
            return outcome_of(run)
        elseif limits:cancelled() then
            return nil, limits:cancelled_error(self.operation)
        elseif not in_time then
            return nil, errors.new { kind = "timeout", operation = self.operation,
                retryable = true, unsent = true,
                message = "the deadline of the call passed while it waited for this" }
        elseif self.run == run then
            self.run = nil -- dead, or stuck in a loop that nobody drives
        end
    end
end

return errand
