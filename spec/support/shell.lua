-- Runs commands and child Lua processes for the specs.

local shell = {}

--- A word as the shell reads it back unchanged.
function shell.quote(word)
    return "'" .. tostring(word):gsub("'", "'\\''") .. "'"
end

--- The standard output of a shell command, without the line breaks at its end.
function shell.output(command)
    local pipe = assert(io.popen(command))
    local text = pipe:read "*a"
    pipe:close()
    return (text:gsub("\n+$", ""))
end

--- What a command prints, both streams, whose environment names a sandbox.
-- @param box a sandbox
-- @param command a shell command
function shell.output_beside(box, command)
    local words = {}
    for option, value in pairs(box:options()) do
        if type(value) ~= "function" then
            words[#words + 1] = ("export HWMEETING_%s=%s;"):format(option:upper(),
                shell.quote(value))
        end
    end
    return shell.output(table.concat(words, " ") .. " { " .. command .. "; } 2>&1")
end

--- The interpreter that runs the specs: the program that was started, before its first argument.
function shell.interpreter()
    local lowest = 0
    while arg[lowest - 1] do
        lowest = lowest - 1
    end
    return arg[lowest]
end

local function command_line(code, variables)
    local words = { "env" }
    for name, value in pairs(variables or {}) do
        words[#words + 1] = shell.quote(name .. "=" .. value)
    end
    words[#words + 1] = shell.quote(shell.interpreter())
    words[#words + 1] = "-e"
    words[#words + 1] = shell.quote("package.path, package.cpath = "
        .. ("%q, %q "):format(package.path, package.cpath) .. code)
    return table.concat(words, " ") .. " 2>&1"
end

--- What a child prints that runs Lua code under the interpreter of the specs.
-- @param code Lua source
-- @param variables name → value of its environment, or nil
function shell.lua(code, variables)
    return shell.output(command_line(code, variables))
end

--- Starts such a child.
-- @return a pipe to read what it prints; `close` waits for its end
function shell.start_lua(code, variables)
    return assert(io.popen(command_line(code, variables)))
end

return shell
