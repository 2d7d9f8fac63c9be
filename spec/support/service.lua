-- A sandbox for a spec file or a block of it, and clients of it.
--
--     local service = require("spec.support.service").for_specs()

local hwmeeting = require "hwmeeting"
local sandbox = require "hwmeeting.sandbox"

local service = {}
service.__index = service

--- Starts one; options as for `sandbox.start`.
function service.start(options)
    return setmetatable({ box = assert(sandbox.start(options)) }, service)
end

--- One for the file or block that calls this: started before its first spec, as at the start for
-- each, and stopped after the last. Until then nothing can be asked of it.
function service.for_specs(options)
    local busted, shared = require "busted", setmetatable({}, service)
    busted.lazy_setup(function() shared.box = assert(sandbox.start(options)) end)
    busted.lazy_teardown(function()
        if shared.box then
            shared:stop()
        end
    end)
    busted.before_each(function() shared:reset() end)
    return shared
end

function service:stop()
    self.box:stop()
end

--- Everything as at the start: state, faults, clock, log of requests.
function service:reset()
    assert(self.box:reset())
end

--- A client that signs in with the App ID of the sandbox, with more options.
function service:client(more)
    return hwmeeting.new(self.box:options(more))
end

--- A client with other credentials.
function service:client_with(credentials, more)
    local options = { base_url = self.box.url, ca_file = self.box.ca_file }
    for _, source in ipairs { credentials, more or {} } do
        for name, value in pairs(source) do
            options[name] = value
        end
    end
    return hwmeeting.new(options)
end

--- Sets faults, in the short form of docs/sandbox.md.
function service:faults(text)
    assert(self.box:admin("faults", { faults = text }))
end

--- Moves the sandbox's clock.
function service:advance(seconds)
    assert(self.box:admin("clock", { advance = seconds }))
end

--- The requests that arrived, oldest first: all, or those of one operation.
function service:requests(operation)
    local path = "requests" .. (operation and "?operation=" .. operation or "")
    return assert(self.box:admin(path)).requests
end

--- How many requests of an operation arrived.
function service:count(operation)
    return #self:requests(operation)
end

--- How many sign-ins arrived, with an App ID or an account.
function service:sign_ins()
    return self:count "CreateAppIdToken" + self:count "CreateToken"
end

--- What the sandbox knows of a meeting.
function service:meeting(id)
    return assert(self.box:admin("meeting?conferenceID=" .. id))
end

--- A clock of a client's that can be moved.
-- @return a function for the option `now`, and one that moves it by seconds
function service.clock()
    local offset = 0
    return function() return os.time() + offset end, function(seconds) offset = offset + seconds end
end

--- A loop in which waiting takes no time: its clocks jump instead. Answers are really waited for.
service.virtual_loop = require("hwmeeting.loop.adapters.virtual").new

return service
