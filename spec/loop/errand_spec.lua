-- Work that several wait for, on a clock of its own: each state of docs/internals/session.md.

local coroutines = require "hwmeeting.loop.coroutines"
local errand = require "hwmeeting.loop.errand"
local errors = require "hwmeeting.errors"
local limits_of_call = require "hwmeeting.call.limits"
local loop_of = require("hwmeeting.loop").choose
local scope = require "hwmeeting.loop.scope"
local virtual = require "hwmeeting.loop.adapters.virtual"

describe("work that several wait for", function()
    local loop, client, work, begun

    before_each(function()
        loop, client, begun = loop_of(virtual.new()), { scope = scope.new() }, 0
        work = errand.new("CreateToken", 30)
    end)

    local function limits(seconds)
        return limits_of_call.new(client, loop, { timeout = seconds, max_response_bytes = 1 })
    end

    -- Shares the work from as many tasks as there are times; what each got, in order.
    local function share_at_once(timeouts, f)
        local got, ended = {}, 0
        for index, seconds in ipairs(timeouts) do
            loop.spawn(function()
                local function begin(apart)
                    begun = begun + 1
                    return f(apart, begun)
                end
                local ok, value, err = coroutines.protect(work.share, work, limits(seconds), begin)
                got[index] = { ok = ok, value = value, err = err, at = loop.clock() }
                ended = ended + 1
            end)
        end
        for _ = 1, 1000 do
            if ended == #timeouts then
                return got
            end
            loop.sleep(1)
        end
        error "it never ended"
    end

    it("is done once, and its value is everybody's", function()
        local got = share_at_once({ 10, 10, 10 }, function() loop.sleep(2) return "t" end)
        for _, one in ipairs(got) do
            assert.equal("t", one.value)
        end
        assert.equal(1, begun)
    end)

    it("fails for all, each with an error object of its own", function()
        local got = share_at_once({ 10, 10 }, function()
            loop.sleep(1)
            return nil, errors.new { kind = "api", message = "busy" }
        end)
        assert.same(got[1].err, got[2].err)
        assert.not_equal(got[1].err, got[2].err)
        assert.is_true(errors.is(got[2].err))
        assert.equal(1, begun)
    end)

    it("raises in all what it raises", function()
        local raised = {}
        for _, one in ipairs(share_at_once({ 10, 10 }, function() error(raised, 0) end)) do
            assert.is_false(one.ok)
            assert.equal(raised, one.value)
        end
        assert.equal(1, begun)
    end)

    it("is begun anew by the next, once it is over", function()
        share_at_once({ 10 }, function() return "one" end)
        assert.equal("two", share_at_once({ 10 }, function() return "two" end)[1].value)
        assert.equal(2, begun)
    end)

    it("goes on when who began it has no more time", function()
        local got = share_at_once({ 1, 10 }, function() loop.sleep(5) return "t" end)
        assert.equal("timeout", got[1].err.kind)
        assert.equal("CreateToken", got[1].err.operation)
        assert.is_true(got[1].err.unsent)
        assert.equal("t", got[2].value)
        assert.equal(1, begun)
    end)

    it("that is late is for who has no time left, and is begun anew for others", function()
        work = errand.new("CreateToken", 2)
        local got = share_at_once({ 2, 20 }, function(apart, run)
            if run == 2 then
                return "second"
            end
            loop.sleep(apart.deadline - loop.clock())
            return nil, errors.new { kind = "timeout", message = "the first run's own words" }
        end)
        assert.equal("the first run's own words", got[1].err.message)
        assert.equal("second", got[2].value)
        assert.equal(2, begun)
    end)

    it("that is stuck holds up nobody who comes after it", function()
        work = errand.new("CreateToken", 2)
        local function never() loop.sleep(1e6) end
        assert.equal("timeout", share_at_once({ 2 }, never)[1].err.kind)
        loop.sleep(5)
        assert.equal("t", share_at_once({ 2 }, function() return "t" end)[1].value)
    end)

    it("whose loop is not driven any more is begun anew within a second", function()
        local dropped = 0
        local background = loop.background
        loop.background = function(f)
            dropped = dropped + 1
            if dropped > 2 then
                background(f)
            end
        end
        local began = loop.clock()
        local got = share_at_once({ 10 }, function() return "t" end)
        assert.equal("t", got[1].value)
        assert.is_true(got[1].at - began < 1.5)
    end)

    it("is done by the caller where the loop begins nothing", function()
        loop.background = function() error "no timers left" end
        assert.equal("t", share_at_once({ 10 }, function() return "t" end)[1].value)
    end)

    it("waits for locks as long as the most hurried call may", function()
        local patience
        share_at_once({ 30, 3 }, function(apart)
            loop.sleep(0.5)
            patience = apart.lock_ends - loop.clock()
            return "t"
        end)
        assert.is_true(patience <= 1)
    end)

    it("has no task's scope, and is called off with the client", function()
        local reasons = {}
        loop.spawn(function()
            loop.sleep(1)
            client.scope:cancel "the client was closed"
        end)
        local got = share_at_once({ 10, 10 }, function(apart)
            reasons[1] = apart:cancelled()
            apart:sleep(5)
            reasons[2] = apart:cancelled()
            return nil, apart:cancelled_error "CreateToken"
        end)
        assert.same({ nil, "the client was closed" }, { reasons[1], reasons[2] })
        for _, one in ipairs(got) do
            assert.equal("cancelled", one.err.kind)
        end
    end)
end)
