--- Runs a command beside a sandbox of its own, which the HWMEETING_* variables of the command name.
--
--   usage: lua5.4 tools/run_in_sandbox.lua COMMAND [ARGUMENT...]
--
-- The exit code is that of the command (128 + N when signal N ended it). The sandbox ends with the
-- command, also when that is interrupted, and with this process.

local sandbox = require "hwmeeting.sandbox"

local function quote(text)
    return "'" .. text:gsub("'", "'\\''") .. "'"
end

if not arg[1] then
    io.stderr:write("usage: lua5.4 tools/run_in_sandbox.lua COMMAND [ARGUMENT...]\n")
    os.exit(2)
end

local box = assert(sandbox.start())

local words = { "env" }
for option, value in pairs(box:options()) do
    if type(value) ~= "function" then
        words[#words + 1] = quote(("HWMEETING_%s=%s"):format(option:upper(), tostring(value)))
    end
end
for _, word in ipairs(arg) do words[#words + 1] = quote(word) end

-- While the command runs, an interrupt from the keyboard ends it and not this process, so that the
-- sandbox is stopped in any case.
local _, how, code = os.execute(table.concat(words, " "))
box:stop()
os.exit(how == "signal" and 128 + code or code, true)
