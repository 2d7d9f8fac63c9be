--- The client of a command, and the sandbox that `--sandbox` starts for it.

local ending = require "hwmeeting.cli.ending"
local exit_codes = require "hwmeeting.cli.exit_codes"

local connection = {}

local wants_sandbox, box = false, nil

--- Has clients talk to a sandbox, which is started when the first is made.
function connection.use_sandbox()
    wants_sandbox = true
end

local function start_sandbox()
    local problem
    box, problem = require("hwmeeting.sandbox").start()
    if not box then
        ending.raise(exit_codes.failed, { kind = "sandbox",
            message = "the sandbox does not start: " .. tostring(problem) })
    end
end

local function options_for(profile)
    if not wants_sandbox then
        return { profile = profile }
    elseif profile then
        ending.usage "--sandbox has credentials of its own: leave --profile out"
    end
    if not box then
        start_sandbox()
    end
    return box:options()
end

local function new_client(options)
    return require("hwmeeting.client").new(options)
end

-- What the library says of a mistake, without the line of Lua at which it raised.
local function message_of(raised)
    return (tostring(raised):gsub("^.-hwmeeting: ", "", 1))
end

--- Makes the client. Options that the library refuses are wrong usage.
-- @tparam string|nil profile the name of a profile
-- @treturn Client
function connection.client(profile)
    local made, client = pcall(new_client, options_for(profile))
    if not made then
        if ending.is_interruption(client) then
            error(client, 0)
        end
        ending.usage("%s", message_of(client))
    end
    return client
end

--- Ends what was started. Idempotent.
function connection.close()
    wants_sandbox = false
    if box then
        box:stop()
        box = nil
    end
end

return connection
