--- The `hwmeeting` command: finds the sub-command and hands over.
--
-- A sub-command is a module `hwmeeting.cli.<name>` with
--     configure(parser)   adds its options and arguments to an argparse parser
--     run(arguments)      does it and returns the exit code (`cli/exit_codes.lua`); or it ends by
--                         `cli/ending.lua`, which is told here, in one line
-- and a line in `commands` below. Only the one that is called is loaded. Works on Lua 5.1 to 5.4
-- and LuaJIT.

local ending = require "hwmeeting.cli.ending"
local exit_codes = require "hwmeeting.cli.exit_codes"
local output = require "hwmeeting.cli.output"
local talk = require "hwmeeting.cli.talk"

local cli = {}

--- Name and the line of `hwmeeting --help`, in the order of the help. What is ended by Ctrl-C as a
-- rule `stops_quietly`.
local commands = {
    { "call", "Call any operation of the API by its name" },
    { "operations", "List the operations" },
    { "schema", "Show what an operation takes and answers" },
    { "explain", "Explain an error code" },
    { "sandbox", "Run an offline stand-in for the service on this machine", stops_quietly = true },
}

local PROGRAM = "hwmeeting"

local function help()
    local lines = {
        "Usage: hwmeeting [--sandbox] <command> [options]",
        "",
        "Client of the Huawei Cloud Meeting server API.",
        "",
        "Commands:",
    }
    for _, command in ipairs(commands) do
        lines[#lines + 1] = ("   %-12s %s"):format(command[1], command[2])
    end
    lines[#lines + 1] = ""
    lines[#lines + 1] = "Exit codes:"
    for _, meaning in ipairs(exit_codes.meanings) do
        lines[#lines + 1] = ("   %-12d %s"):format(meaning[1], meaning[2])
    end
    lines[#lines + 1] = ""
    lines[#lines + 1] = "With --sandbox in front the command talks to a sandbox started for it."
    lines[#lines + 1] = "`hwmeeting <command> --help` tells more."
    lines[#lines + 1] = "`hwmeeting --version` tells the version."
    return table.concat(lines, "\n") .. "\n"
end

local function find(name)
    local names = {}
    for index, command in ipairs(commands) do
        if command[1] == name then
            return command
        end
        names[index] = command[1]
    end
    ending.usage("there is no command `%s`%s; see `hwmeeting --help`", name,
        require("hwmeeting.suggest").hint(name, names))
end

local function asks_for_help(words)
    for _, word in ipairs(words) do
        if word == "--" then
            return false
        elseif word == "-h" or word == "--help" then
            return true
        end
    end
    return false
end

local function new_parser(command, module)
    local found, argparse = pcall(require, "argparse")
    if not found then
        ending.usage("the command line needs the rock 'argparse': luarocks install argparse "
            .. "(Debian: apt-get install lua-argparse)")
    end
    local parser = argparse(PROGRAM .. " " .. command[1], command[2] .. ".")
    parser:add_help(false):help_max_width(80)
    module.configure(parser)
    parser:flag("-h --help", "Show this help and exit.")
    return parser
end

local function run_command(command, words)
    local module = require("hwmeeting.cli." .. command[1])
    local parser = new_parser(command, module)
    if asks_for_help(words) then
        output.write(parser:get_help() .. "\n")
        return exit_codes.done
    end
    local parsed, result = parser:pparse(words)
    if not parsed then
        ending.usage("%s; see `%s %s --help`", result, PROGRAM, command[1])
    end
    return module.run(result)
end

-- The words behind the first.
local function rest_of(words)
    local rest = {}
    for index = 2, #words do
        rest[index - 1] = words[index]
    end
    return rest
end

-- `progress.name` is what errors begin with; `progress.command` is its line in `commands`.
local function dispatch(words, progress)
    local name = words[1]
    if name == "--sandbox" then
        require("hwmeeting.cli.connection").use_sandbox()
        words = rest_of(words)
        name = words[1]
    end
    if not name then
        ending.usage "a command is missing; see `hwmeeting --help`"
    elseif name == "-h" or name == "--help" or name == "help" then
        output.write(help())
    elseif name == "--version" then
        output.write(PROGRAM .. " " .. require "hwmeeting.version" .. "\n")
    else
        local command = find(name)
        progress.name, progress.command = PROGRAM .. " " .. name, command
        return run_command(command, rest_of(words))
    end
    return exit_codes.done
end

-- What ended it → exit code, told in a line.
local function tell(raised, progress)
    local code, problem = exit_codes.failed
    if ending.is(raised) then
        code, problem = raised.code, raised.problem
    elseif ending.is_interruption(raised) then
        code = exit_codes.interrupted
        problem = not (progress.command and progress.command.stops_quietly)
            and { kind = "interrupted", message = "interrupted" } or nil
    else
        problem = { kind = "fault", message = "a fault of the program: " .. tostring(raised) }
    end
    if problem then
        talk.error(progress.name, problem, code)
    end
    return code
end

local function close_connection()
    local connection = package.loaded["hwmeeting.cli.connection"]
    if connection then
        connection.close()
    end
end

--- Runs the command.
-- @tparam string[] words those after the program's name
-- @treturn integer the exit code
function cli.run(words)
    local progress = { name = PROGRAM }
    talk.choose(words)
    local completed, code = pcall(dispatch, words, progress)
    if not completed then
        code = tell(code, progress)
    end
    close_connection()
    local flushed, raised = pcall(output.flush)
    if not flushed and completed then
        code = tell(raised, progress)
    end
    return code
end

return cli
