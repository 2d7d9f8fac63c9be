--- Measuring side by side: rounds in which every contestant has its turn, medians, spread.
--
-- The contestants alternate, and the order turns from round to round, so that whatever disturbs the
-- machine disturbs them alike. Ratios are taken within each round, then their median: two turns
-- that stand next to each other are compared, not two moments minutes apart.

local rounds = {}

-- Seconds that one turn lasts at least, so that the clock's grain does not matter.
local turn_seconds = 0.04

--- The 25th, 50th and 75th percentile of a list of numbers.
-- @tparam table values array, kept as it is
-- @treturn table `{ low, median, high }`
function rounds.quartiles(values)
    local sorted = {}
    for index, value in ipairs(values) do
        sorted[index] = value
    end
    table.sort(sorted)
    local function at(share)
        local place = 1 + (#sorted - 1) * share
        local below = math.floor(place)
        local above = math.min(below + 1, #sorted)
        return sorted[below] + (sorted[above] - sorted[below]) * (place - below)
    end
    return { low = at(0.25), median = at(0.5), high = at(0.75) }
end

local function time(contestant, repeats, clock)
    collectgarbage()
    local work = contestant.work
    local start = clock()
    for _ = 1, repeats do
        work()
    end
    return (clock() - start) / repeats
end

-- How often a contestant works in one turn; this warms it up as well.
local function calibrate(contestant, clock)
    local repeats = 1
    while true do
        local taken = time(contestant, repeats, clock) * repeats
        if taken >= turn_seconds then
            return repeats
        end
        repeats = math.ceil(repeats * math.max(1.5, 1.2 * turn_seconds / math.max(taken, 1e-6)))
    end
end

--- Measures contestants side by side.
-- @tparam table contestants array of `{ name, work }`; `work()` does the work once
-- @tparam table|nil choice `count` of rounds (default 31, or BENCH_ROUNDS), `clock` (default CPU
--   seconds of this process)
-- @treturn table by name `{ low, median, high, samples }`, seconds of one work
function rounds.measure(contestants, choice)
    choice = choice or {}
    local clock = choice.clock or os.clock
    local count = choice.count or tonumber(os.getenv "BENCH_ROUNDS") or 31
    local repeats, samples = {}, {}
    for _, contestant in ipairs(contestants) do
        repeats[contestant.name] = calibrate(contestant, clock)
        samples[contestant.name] = {}
    end
    for round = 1, count do
        for turn = 1, #contestants do
            local contestant = contestants[(round + turn) % #contestants + 1]
            samples[contestant.name][round] = time(contestant, repeats[contestant.name], clock)
        end
    end
    local results = {}
    for name, values in pairs(samples) do
        results[name] = rounds.quartiles(values)
        results[name].samples = values
    end
    return results
end

--- The ratio of two contestants, round by round.
-- @tparam table above what `measure` returned for the one
-- @tparam table below and for the other
-- @treturn table `{ low, median, high }`
function rounds.ratio(above, below)
    local ratios = {}
    for round, value in ipairs(above.samples) do
        ratios[round] = value / below.samples[round]
    end
    return rounds.quartiles(ratios)
end

--- A ratio as text: its median, and in parentheses what the middle half of the rounds gave.
function rounds.show_ratio(ratio)
    return ("%.2f (%.2f to %.2f)"):format(ratio.median, ratio.low, ratio.high)
end

local function scaled(seconds)
    if seconds < 1e-3 then
        return ("%.1f µs"):format(seconds * 1e6)
    elseif seconds < 1 then
        return ("%.2f ms"):format(seconds * 1e3)
    end
    return ("%.2f s"):format(seconds)
end

--- Seconds as text, with the unit that suits them.
rounds.show_seconds = scaled

--- A measured time as text, with the spread of the middle half.
function rounds.show_time(result)
    local spread = (result.high - result.low) / 2 / result.median * 100
    return ("%s ±%.0f %%"):format(scaled(result.median), spread)
end

return rounds
