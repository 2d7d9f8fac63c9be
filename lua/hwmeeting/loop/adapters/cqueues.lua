--- Waiting in a cqueues controller.

local cqueues = require "cqueues"
local condition = require "cqueues.condition"
local misuse = require "hwmeeting.misuse"

local adapter = { name = "cqueues", sleep = cqueues.sleep }

--- The running controller: several may be there, and each drives only its own connections.
adapter.instance = cqueues.running

function adapter.check()
    if not cqueues.running() then
        misuse.raise("with loop = \"cqueues\" a call must be made in a coroutine of a controller: "
            .. "controller:wrap(function() … end)")
    end
end

function adapter.spawn(f)
    adapter.check()
    cqueues.running():wrap(f)
end

function adapter.wait_readable(fd, seconds)
    cqueues.poll({ pollfd = fd, events = "r" }, seconds)
end

local signal = {}
signal.__index = signal

function adapter.new_signal()
    return setmetatable({ is_set = false, condition = condition.new() }, signal)
end

function signal:wait(seconds)
    if not self.is_set then
        self.condition:wait(seconds)
    end
    self.is_set = false
end

function signal:set()
    self.is_set = true
    self.condition:signal()
end

return adapter
