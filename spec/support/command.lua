-- Runs `hwmeeting` under the interpreter of the specs, and keeps its two streams apart.

local shell = require "spec.support.shell"

local command = {}

local function interpreter()
    local lowest = 0
    while arg[lowest - 1] do
        lowest = lowest - 1
    end
    return arg[lowest]
end

local function read_and_remove(path)
    local file = assert(io.open(path, "rb"))
    local text = file:read "*a"
    file:close()
    os.remove(path)
    return text
end

local function variables_of(box)
    local words = { "env" }
    for option, value in pairs(box and box:options() or {}) do
        if type(value) ~= "function" then
            words[#words + 1] = shell.quote("HWMEETING_" .. option:upper() .. "=" .. value)
        end
    end
    return table.concat(words, " ")
end

--- The words of a shell that start it.
-- @param box a sandbox that its environment names, or nil
-- @param words its arguments, as a shell reads them
function command.line(box, words)
    return ("%s %s bin/hwmeeting %s"):format(variables_of(box), shell.quote(interpreter()), words)
end

--- Runs it.
-- @param box a sandbox that its environment names, or nil
-- @param words its arguments, as a shell reads them
-- @param input the text on its standard input (default: none)
-- @return exit code, standard output, standard error
function command.run(box, words, input)
    local out, err = os.tmpname(), os.tmpname()
    local code = shell.output(("printf %%s %s | { %s; } >%s 2>%s; echo $?"):format(
        shell.quote(input or ""), command.line(box, words), out, err))
    return tonumber(code), read_and_remove(out), read_and_remove(err)
end

return command
