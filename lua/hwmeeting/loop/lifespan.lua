--- How long something lives that the service gave. It is counted on both clocks, and has ended when
-- it has on either: the monotonic clock is one that nobody can set, the wall clock goes on while a
-- machine sleeps.

local lifespan = {}
lifespan.__index = lifespan

--- A life that begins now.
-- @tparam number seconds
-- @tparam number clock the loop's clock
-- @tparam number now UTC unix seconds
-- @treturn table
function lifespan.new(seconds, clock, now)
    return setmetatable({ clock_ends = clock + seconds, wall_ends = now + seconds }, lifespan)
end

--- Whether it goes on.
-- @tparam number clock the loop's clock
-- @tparam number now UTC unix seconds
-- @treturn boolean
function lifespan:lasts(clock, now)
    return clock < self.clock_ends and now < self.wall_ends
end

return lifespan
