--- How a command ends before its end: one error, one exit code, one line.

local exit_codes = require "hwmeeting.cli.exit_codes"

local ending = {}

local metatable = { __name = "hwmeeting.cli.ending" }

--- Ends the command.
-- @tparam integer code the exit code
-- @tparam table|nil problem `{ kind, message, … }`, or an error object of the library; nil ends it
--   without a word
function ending.raise(code, problem)
    error(setmetatable({ code = code, problem = problem }, metatable), 0)
end

--- Ends it as wrong usage.
-- @tparam string message
function ending.usage(message, ...)
    ending.raise(exit_codes.usage, { kind = "usage", message = message:format(...) })
end

--- Whether what was raised is such an ending.
function ending.is(value)
    return getmetatable(value) == metatable
end

--- Whether what was raised is Ctrl-C: an error of Lua's, raised wherever it is; whoever catches
-- errors there hands it on as a message.
function ending.is_interruption(raised)
    return tostring(raised):find("interrupted!", 1, true) ~= nil
end

return ending
