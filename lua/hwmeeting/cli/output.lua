--- Standard output: data, and nothing else. What cannot be written ends the command.

local core = require "hwmeeting.core"
local ending = require "hwmeeting.cli.ending"
local exit_codes = require "hwmeeting.cli.exit_codes"

local output = {}

-- "Broken pipe", on every system.
local EPIPE = 32

local function check(done, message, number)
    if done then
        return
    elseif number == EPIPE then
        ending.raise(exit_codes.closed_pipe)
    end
    ending.raise(exit_codes.failed, { kind = "output",
        message = "standard output cannot be written: " .. tostring(message) })
end

--- Writes a text.
function output.write(text)
    check(io.stdout:write(text))
end

--- Writes what is left. A full disk may be told here and nowhere before.
function output.flush()
    check(io.stdout:flush())
end

-- What JSON may hold as it is and a terminal takes for a command: DEL, and the controls of Latin 1.
local function harmless(json)
    json = json:gsub("\127", "\\u007f")
    return (json:gsub("\194([\128-\159])", function(byte)
        return ("\\u%04x"):format(byte:byte())
    end))
end

--- A value as JSON on one line, without a byte that a terminal would obey.
-- @treturn string
function output.json(value)
    local text, problem = core.to_json(value)
    if not text then
        ending.raise(exit_codes.failed, { kind = "output", message = problem })
    end
    return harmless(text)
end

return output
