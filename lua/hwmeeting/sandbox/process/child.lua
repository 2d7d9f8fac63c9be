--- The child's side of process/init.lua: tells when it is ready, and why it could not start
-- (Lua 5.4).

local main = require "hwmeeting.sandbox.process.main"

local child = {}

-- File descriptor 3 is the named pipe, opened by the shell that became this process.
local ready_pipe = "/dev/fd/3"

local function tell(description)
    local pipe = assert(io.open(ready_pipe, "w"))
    for name, value in pairs(description) do
        pipe:write(name, "=", tostring(value), "\n")
    end
    pipe:write("ready\n")
    pipe:close()
end

--- Runs a sandbox that stops with its parent.
-- @tparam table options those of main.run
function child.run(options)
    options.child = true
    options.ready = tell
    local ok, message = main.run(options)
    -- The parent removes its folder when it stops the child; it cannot when it was killed.
    os.remove(options.directory .. "/ready")
    if ok then
        os.remove(options.directory .. "/log")
        os.remove(options.directory)
    else
        io.stderr:write(message, "\n")
        os.exit(1)
    end
end

return child
