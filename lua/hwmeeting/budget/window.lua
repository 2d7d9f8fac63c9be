--- One fixed window of the gateway: what it still holds, when it turns, and whether a call may go.
-- Pure: every function is given the time.
--
-- The gateway says in each answer how many calls are left (`remain`) of how many (`limit`) in how
-- long a time (`length`). It does not say when the window began. That is learned: a call that was
-- sent after another was answered and finds no less left than that one tells that the window turned
-- between the two. So a window is known to have begun not before `begun_after` and not after
-- `begun_by`, and it has turned for sure `length` after the latter.
--
-- Where the beginning is not known well and more is to be done than the window holds, the last
-- calls of bulk work are spread over the rest of it instead of being sent at once: they are the
-- probes that find the turn.

local window = {}

-- The share of a window that bulk work leaves to single calls; of small windows none.
local reserve_share, smallest_with_reserve = 0.03, 10

-- The share of a window's calls that are spread, and how well its beginning must be known, as a
-- share of its length, for that to be of no use. Short windows are simply waited for.
local spread_share, known_well, shortest_spread = 0.2, 0.05, 10

--- A window of which nothing is known.
-- @treturn table
function window.new()
    return { own = 0, foreign = 1 }
end

local function begin(w, seen, begun_after, now)
    w.limit, w.length, w.remain = seen.limit, seen.window, seen.remain
    w.begun_after, w.begun_by = begun_after, now
    w.answered, w.first_remain, w.own = now, seen.remain, 1
end

-- How many calls leave the window for each one of ours, others' included; at least one.
local function learn_foreign(w)
    local own = w.own - 1
    if own >= 4 then
        w.foreign = math.max(1, (w.first_remain - w.remain) / own)
    end
end

--- Notes what an answer said.
-- @tparam table w changed
-- @tparam table seen `{ remain, limit, window }`, as `call/rate_limit.lua` reads it
-- @tparam number sent when its request was sent, by the loop's clock
-- @tparam number now
function window.observe(w, seen, sent, now)
    if not w.limit or w.limit ~= seen.limit or w.length ~= seen.window then
        begin(w, seen, now - seen.window, now)
    elseif sent >= w.begun_by + w.length then
        begin(w, seen, math.max(w.answered, now - seen.window), now)
    elseif sent >= w.answered and seen.remain >= w.remain then
        begin(w, seen, w.answered, now)
    elseif seen.remain > w.remain + w.limit / 2 then
        begin(w, seen, w.answered, now)
    else
        w.own = w.own + 1
        if seen.remain < w.remain then
            w.remain, w.answered = seen.remain, now
        end
        learn_foreign(w)
    end
end

--- Notes that a call was turned away.
-- @tparam table w changed
-- @tparam number now
-- @tparam number|nil retry_after seconds, as the gateway said
-- @tparam number length seconds of the window that is used up
function window.refused(w, now, retry_after, length)
    w.limit, w.length, w.remain = w.limit or 1, w.length or length, 0
    w.answered, w.first_remain = now, w.first_remain or 0
    if retry_after then
        w.begun_by = now + retry_after - w.length
        w.begun_after = w.begun_by
    elseif not w.begun_by or now >= w.begun_by + w.length then
        w.begun_after, w.begun_by = now - w.length, now
    end
end

--- When the window has turned for sure.
-- @tparam table w
-- @treturn number|nil by the clock with which it was observed
function window.turns_at(w)
    return w.begun_by and w.begun_by + w.length
end

-- When the window has turned for sure, or has been believed long enough.
local function ends_at(w, belief)
    return math.min(w.begun_by + w.length, belief and w.answered + belief or math.huge)
end

local function has_turned(w, now, belief)
    return now >= ends_at(w, belief)
end

--- How many calls are left, those under way taken off.
-- @tparam table w
-- @tparam number now
-- @tparam integer in_flight own calls that are under way
-- @tparam number|nil belief as for `may_go`
-- @treturn number
function window.left(w, now, in_flight, belief)
    local remain = has_turned(w, now, belief) and w.limit or w.remain
    return remain - in_flight * w.foreign
end

local function reserve_of(w, share)
    return w.limit >= smallest_with_reserve
        and math.max(1, math.floor(w.limit * share * reserve_share)) or 0
end

local function is_known_well(w)
    return w.length < shortest_spread or w.begun_by - w.begun_after <= w.length * known_well
end

-- Seconds until the next of the calls that are spread, or nil when this one is none of them.
local function spread(w, left, wish, now)
    local tail = math.ceil(w.limit * spread_share)
    if is_known_well(w) or left > tail or (wish.demand or 0) <= left
        or has_turned(w, now, wish.belief) then
        return nil
    end
    local seconds = (wish.last_sent or w.begun_by) + w.length / tail - now
    return seconds > 0 and seconds or nil
end

-- The share of a window above which calls need not be looked at one by one, and how much of what is
-- above it goes unlooked at once: others may be doing the same.
local plenty, unlooked = 0.5, 0.125

--- How many calls may go without being looked at, because the window holds plenty.
-- @tparam table w
-- @treturn integer
function window.credit(w)
    local above = w.limit and (w.remain - w.limit * plenty) or 0
    return above > 0 and math.floor(above * unlooked / w.foreign) or 0
end

--- Notes calls that went without being looked at.
-- @tparam table w changed
-- @tparam integer count
function window.add_unlooked(w, count)
    w.own = w.own + count
end

--- Whether a call may go now.
-- @tparam table w
-- @tparam table wish `class` `"single"` or `"bulk"`; `share` of the window that this program takes
--   at most, 0 to 1; `in_flight` own calls under way; `demand` how many more of them are to be
--   done, as far as is known; `last_sent` when the last of them was sent; `belief` seconds for
--   which an answer is believed at most
-- @tparam number now
-- @treturn boolean|number true, or the seconds after which to ask again; 0 when an answer that is
--   under way must be waited for
function window.may_go(w, wish, now)
    if not w.limit then
        return true
    end
    local turned = has_turned(w, now, wish.belief)
    local left = math.min(window.left(w, now, wish.in_flight, wish.belief),
        w.limit * wish.share - (turned and 0 or w.own) - wish.in_flight)
    if wish.class == "bulk" then
        left = left - reserve_of(w, wish.share)
    end
    if left >= 1 then
        return wish.class == "bulk" and spread(w, left, wish, now) or true
    elseif wish.in_flight > 0 and turned then
        return 0
    end
    return math.max(0, ends_at(w, wish.belief) - now)
end

return window
