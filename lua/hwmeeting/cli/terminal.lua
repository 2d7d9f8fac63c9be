--- The terminal that a person sits at, as far as the command has a question.

local ending = require "hwmeeting.cli.ending"
local exit_codes = require "hwmeeting.cli.exit_codes"

local terminal = {}

-- Only the system can tell; a shell inherits standard input and asks for us.
local function is_input_a_terminal()
    local status = os.execute "test -t 0"
    return status == true or status == 0
end

--- Asks whether something that cannot be undone is to be done. Without a terminal there is nobody
-- to ask: that is wrong usage.
-- @tparam string what `"EndMeeting destroys something"`
function terminal.confirm(what)
    if not is_input_a_terminal() then
        ending.usage("%s, and there is no terminal to ask at: give --yes; nothing was sent", what)
    end
    io.stderr:write(what, ". Do it? [y/N] ")
    local answer = io.stdin:read "*l"
    if not (answer and answer:lower():find "^%s*y") then
        ending.raise(exit_codes.failed, { kind = "refused", message = "nothing was sent" })
    end
end

return terminal
