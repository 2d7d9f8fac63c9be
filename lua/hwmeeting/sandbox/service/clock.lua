--- The sandbox's clock: follows a source of time and can be moved or stopped (Lua 5.4).

local Clock = {}
Clock.__index = Clock

local clock = {}

--- Makes a clock.
-- @tparam function source returns unix seconds, fractions allowed (default: os.time)
function clock.new(source)
    return setmetatable({ source = source or os.time, offset = 0, frozen_at = nil }, Clock)
end

--- Unix seconds, as the sandbox sees them; may have a fraction.
function Clock:now()
    return self.frozen_at or self.source() + self.offset
end

--- Whether it stands still.
function Clock:is_frozen()
    return self.frozen_at ~= nil
end

--- Moves the clock by so many seconds; a negative number moves it back.
function Clock:advance(seconds)
    self:set(self:now() + seconds)
end

--- Sets the clock; it goes on running from there, unless it is frozen.
function Clock:set(seconds)
    if self.frozen_at then
        self.frozen_at = seconds
    end
    self.offset = seconds - self.source()
end

--- Stops the clock at the present moment.
function Clock:freeze()
    self.frozen_at = self:now()
end

--- Lets a stopped clock go on from the moment at which it stands.
function Clock:run()
    self:set(self:now())
    self.frozen_at = nil
end

--- Back to the source's own time, running.
function Clock:reset()
    self.offset, self.frozen_at = 0, nil
end

return clock
