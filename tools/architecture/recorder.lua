--- Records who requires what while the specs run: a helper of busted (`--helper`), which does
-- nothing unless the environment variable HWMEETING_SPEC_ARROWS names a file.
-- `tools/check_architecture` holds that file against the rooms.
--
-- What a table of methods loads is left out: its arrows are read from the table itself.

local path = os.getenv("HWMEETING_SPEC_ARROWS")
if not path then
    return
end

local file = assert(io.open(path, "a"))
file:setvbuf("line")
local told = {}
local original = require

local function file_of(level)
    local source = debug.getinfo(level + 1, "S").source
    return source:match("^@.-(lua/hwmeeting/.*%.lua)$")
end

_G.require = function(name)
    local from = file_of(2)
    local line = from and tostring(name):find("^hwmeeting") and from .. " " .. name
    if line and not told[line] and not from:find("method_table", 1, true) then
        told[line] = true
        file:write(line, "\n")
    end
    return original(name)
end
