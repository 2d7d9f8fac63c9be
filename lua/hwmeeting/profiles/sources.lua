--- Where a value of a profile comes from: its text, a file, or the output of a command.
--
-- Files are read as the token store reads its own: the user's alone, regular, in a folder that
-- nobody else may write to, no link, and a FIFO is never waited for. No message quotes a path or a
-- command: somebody may have put a secret there.

local sources = {}

-- The most that a command may print, in bytes: as much as a file may hold.
local longest_output = 65535

-- Folder and name. A path is absolute, below the home folder, or beside the profile file.
local function split(path, home)
    local below_home = path:match "^~/+(.+)$"
    if below_home then
        path = (os.getenv "HOME" or "") .. "/" .. below_home
    elseif path:sub(1, 1) ~= "/" then
        path = home .. "/" .. path
    end
    local folder, name = path:match "^(.-)/*([^/]+)$"
    return folder == "" and "/" or folder, name
end

--- Reads a file of the user's own.
-- @tparam string folder
-- @tparam string name
-- @treturn string|nil its content; nil when there is none
-- @treturn string|nil what is wrong with it
function sources.read_file(folder, name)
    local text, problem = require("hwmeeting.http").read_file(folder, name)
    return text, problem and problem:sub(#folder + 3)
end

local function without_line_break(text)
    return (text:gsub("\r?\n$", ""))
end

local function of_file(path, home)
    local folder, name = split(path, home)
    if not name then
        return nil, "it names no file"
    end
    local text, problem = sources.read_file(folder, name)
    if not text then
        return nil, problem and "the file, or its folder, cannot be used: " .. problem
            or "there is no such file"
    end
    return without_line_break(text)
end

-- The exit code follows the output: not every Lua tells it when the pipe is closed.
local function run(command)
    local began, pipe = pcall(io.popen, "( " .. command .. "\n)\nprintf '\\n%d' \"$?\"", "r")
    if not began or not pipe then
        return nil, "this system runs no commands"
    end
    local output = pipe:read(longest_output + 1) or ""
    pipe:close()
    if #output > longest_output then
        return nil, "the command prints too much"
    end
    local text, status = output:match "^(.*)\n(%d+)$"
    if status ~= "0" then
        return nil, "the command failed" .. (status and ", exit code " .. status or "")
    end
    return without_line_break(text)
end

local function of_command(command, _, loop)
    if loop ~= "plain" then
        return nil, ("a command would stop everything else: only plain scripts run one%s"):format(
            loop and ", and this is the loop `" .. loop .. "`" or "")
    end
    return run(command)
end

local function of_text(text)
    return text
end

--- How a value is found, by the ending of its name.
sources.by_ending = { [""] = of_text, _file = of_file, _command = of_command }

return sources
