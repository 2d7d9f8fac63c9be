-- When a call may go: tables of cases, and whole batches against gateways whose windows begin at
-- any phase, in a time of their own.

local window = require "hwmeeting.budget.window"

local function seen(remain, limit, length)
    return { remain = remain, limit = limit or 100, window = length or 60 }
end

local function known(remain, sent, now, limit, length)
    local w = window.new()
    window.observe(w, seen(remain, limit, length), sent, now)
    return w
end

local function wish(class, in_flight, more)
    local asked = { class = class, in_flight = in_flight or 0, share = 1, belief = 90 }
    for name, value in pairs(more or {}) do asked[name] = value end
    return asked
end

describe("a window", function()
    it("of which nothing is known stops nobody", function()
        assert.is_true(window.may_go(window.new(), wish "bulk", 1000))
        assert.is_true(window.may_go(window.new(), wish("single", 50), 1000))
    end)

    for _, row in ipairs {
        -- remain, in flight, single, bulk (a window of 100 leaves a reserve of 3)
        { 99, 0, true, true }, { 5, 0, true, true }, { 4, 0, true, true }, { 3, 0, true, 60 },
        { 1, 0, true, 60 }, { 0, 0, 60, 60 }, { 5, 4, true, 60 }, { 5, 5, 60, 60 },
        { 10, 6, true, true }, { 10, 7, true, 60 },
    } do
        it(("with %d left and %d under way"):format(row[1], row[2]), function()
            local w = known(row[1], 100, 100)
            assert.equal(row[3], window.may_go(w, wish("single", row[2]), 100))
            assert.equal(row[4], window.may_go(w, wish("bulk", row[2]), 100))
        end)
    end

    it("has turned a length after the first answer at the latest", function()
        local w = known(0, 100, 100)
        assert.equal(1, window.may_go(w, wish "single", 159))
        assert.is_true(window.may_go(w, wish "bulk", 160))
    end)

    it("has turned when a later call finds more left", function()
        local w = known(50, 100, 100)
        window.observe(w, seen(49), 101, 101)
        window.observe(w, seen(98), 120, 120)
        assert.equal(98, window.left(w, 120, 0))
        assert.equal(180, window.turns_at(w))
    end)

    it("has not turned when answers come in another order", function()
        local w = known(50, 100, 100)
        window.observe(w, seen(47), 100, 101)
        window.observe(w, seen(49), 100, 101.1)
        window.observe(w, seen(48), 100, 101.2)
        assert.equal(47, window.left(w, 102, 0))
        assert.equal(160, window.turns_at(w))
    end)

    it("is believed only so long, whatever it says", function()
        local w = known(0, 100, 100, 100, 86400)
        assert.is_number(window.may_go(w, wish "single", 180))
        assert.is_true(window.may_go(w, wish "single", 190))
    end)

    it("gives a program its share, and small windows no reserve", function()
        local w = known(99, 100, 100)
        w.own = 49
        assert.is_true(window.may_go(w, wish("single", 0, { share = 0.5 }), 101))
        w.own = 50
        assert.is_number(window.may_go(w, wish("single", 0, { share = 0.5 }), 101))
        assert.is_true(window.may_go(known(1, 100, 100, 2), wish "bulk", 100))
    end)

    it("that turned away waits as it is told, else for its turn", function()
        local w = known(3, 100, 100)
        window.refused(w, 110, 7, 60)
        assert.equal(7, window.may_go(w, wish "single", 110))
        w = known(3, 100, 100)
        window.refused(w, 110, nil, 60)
        assert.equal(50, window.may_go(w, wish "bulk", 110))
        window.refused(w, 161, nil, 60)
        assert.equal(60, window.may_go(w, wish "bulk", 161))
    end)

    it("whose beginning is not known is probed by the last calls of much work", function()
        local w = known(20, 100, 100)
        assert.is_true(window.may_go(w, wish("bulk", 0, { demand = 5 }), 100))
        assert.is_true(window.may_go(w, wish("single", 0, { demand = 500 }), 100))
        assert.equal(3, window.may_go(w, wish("bulk", 0, { demand = 500, last_sent = 100 }), 100))
        assert.is_true(window.may_go(w, wish("bulk", 0, { demand = 500, last_sent = 97 }), 100))
    end)
end)

-- A gateway in a time of its own: fixed windows from a phase on, or such as begin with a call.
local function gateway(limit, phase)
    local self = { limit = limit, refusals = 0, begun = nil, used = 0 }
    function self.call(now)
        local turned
        if phase then
            local begun = math.floor((now - phase) / 60) * 60 + phase
            turned = begun ~= self.begun
            if turned then self.begun = begun end
        else
            turned = not self.begun or now >= self.begun + 60
            if turned then self.begun = now end
        end
        if turned then self.used = 0 end
        self.used = self.used + 1
        if self.used > limit then
            self.refusals = self.refusals + 1
            return false, 0
        end
        return true, limit - self.used
    end
    return self
end

-- Works off `total` calls, `processes` at once, 50 ms a call; returns the seconds it took.
local function batch(served, total, processes)
    local now, done, in_all = 1000, 0, 0
    local members = {}
    for index = 1, processes do
        members[index] = { window = window.new(), flights = {}, left = total / processes }
    end
    while done < total do
        local soonest = now + 0.01
        for _, member in ipairs(members) do
            for index = #member.flights, 1, -1 do
                local flight = member.flights[index]
                if now >= flight.ends then
                    table.remove(member.flights, index)
                    if flight.ok then
                        window.observe(member.window, seen(flight.remain, served.limit),
                            flight.sent, now)
                        done = done + 1
                    else
                        window.refused(member.window, now, nil, 60)
                        member.left = member.left + 1
                    end
                end
            end
            local asking = member.left > 0 and #member.flights < 8
            while asking do
                local answer = window.may_go(member.window, wish("bulk", #member.flights,
                    { demand = member.left, last_sent = member.last_sent }), now)
                asking = answer == true and member.left > 0 and #member.flights < 8
                if asking then
                    local ok, remain = served.call(now)
                    table.insert(member.flights, { ok = ok, remain = remain, sent = now,
                        ends = now + 0.05 })
                    member.left, member.last_sent, in_all = member.left - 1, now, in_all + 1
                end
            end
        end
        now = soonest
        assert(now < 2000, "the batch never ends")
    end
    return now - 1000
end

-- What the budget less its reserve allows: 97 calls in a window.
local function least_time(total, phase)
    local first = phase and (phase - 1000) % 60 or 60
    if phase and first == 0 then first = 60 end
    local windows = math.ceil(total / 97) - 1
    return windows == 0 and 0 or first + (windows - 1) * 60
end

describe("a batch", function()
    for _, phase in ipairs { false, 1000, 1003, 1010, 1020, 1030, 1040, 1050, 1057, 1059 } do
        it("takes what the budget allows, without a refusal: windows from "
            .. tostring(phase or "their first call"), function()
            -- Some twenty calls are held back until the turn is found: 160 need two windows.
            for _, total in ipairs { phase and 160 or 180, 400 } do
                local served = gateway(100, phase)
                local took = batch(served, total, 1)
                assert.equal(0, served.refusals)
                local least = least_time(total, phase)
                assert.is_true(took <= least * 1.05 + 3,
                    ("%d calls took %.1f s of %.1f"):format(total, took, least))
            end
        end)
    end

    it("of four processes at once is refused at most twice in a hundred calls", function()
        for _, phase in ipairs { false, 1000, 1017, 1042 } do
            local served = gateway(100, phase)
            batch(served, 400, 4)
            assert.is_true(served.refusals <= 8, served.refusals .. " of 400 were refused")
        end
    end)
end)
