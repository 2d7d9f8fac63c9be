--- Waiting in copas 4.
--
-- Written to the interface of copas 4.7 (`pause`, `wakeup`, `addthread`, `settimeouts`, `receive`);
-- Debian's package of copas is of 2009 and has none of it, so the specs run this adapter only where
-- the rock is installed, and say so where it is not.

local copas = require "copas"
local coroutines = require "hwmeeting.loop.coroutines"
local misuse = require "hwmeeting.misuse"

local adapter = { name = "copas", spawn = copas.addthread, sleep = copas.pause }

function adapter.check()
    if not (copas.running and coroutines.running()) then
        misuse.raise("with loop = \"copas\" a call must be made in a thread of the running loop: "
            .. "copas.addthread(function() … end)")
    end
end

-- What copas takes for a socket: `select` asks for its descriptor, and "receive" has its line as
-- soon as select has named it.
local watched = {}
watched.__index = watched

function watched:getfd() return self.fd end
function watched:dirty() return false end
function watched:receive()
    self.asked = self.asked + 1
    if self.asked == 1 then
        return nil, "timeout"
    end
    return ""
end

function adapter.wait_readable(fd, seconds)
    local socket = setmetatable({ fd = fd, asked = 0 }, watched)
    copas.settimeouts(socket, nil, nil, math.max(seconds, 0.001))
    copas.receive(socket)
end

local signal = {}
signal.__index = signal

function adapter.new_signal()
    return setmetatable({ is_set = false }, signal)
end

function signal:wait(seconds)
    if not self.is_set then
        self.waiting = coroutines.running()
        copas.pause(seconds)
        self.waiting = nil
    end
    self.is_set = false
end

function signal:set()
    self.is_set = true
    if self.waiting then
        copas.wakeup(self.waiting)
    end
end

return adapter
