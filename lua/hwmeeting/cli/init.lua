--- The `hwmeeting` command: finds the sub-command and hands over.
--
-- A sub-command is a module `hwmeeting.cli.<name>` with
--     configure(parser)   adds its options and arguments to an argparse parser
--     run(arguments)      does it and returns the exit code (0 success, 1 failure, 2 wrong usage)
-- and a line in `commands` below. Only the one that is called is loaded. Works on Lua 5.1 to 5.4
-- and LuaJIT.

local cli = {}

--- Name, module and the line of `hwmeeting --help`, in the order of the help.
local commands = {
    {
        "sandbox",
        "hwmeeting.cli.sandbox",
        "Run an offline stand-in for the service on this machine",
    },
}

local PROGRAM = "hwmeeting"

local function help()
    local lines = {
        "Usage: hwmeeting <command> [options]",
        "",
        "Client of the Huawei Cloud Meeting server API.",
        "",
        "Commands:",
    }
    for _, command in ipairs(commands) do
        lines[#lines + 1] = ("   %-12s %s"):format(command[1], command[3])
    end
    lines[#lines + 1] = ""
    lines[#lines + 1] = "`hwmeeting <command> --help` tells more."
    lines[#lines + 1] = "`hwmeeting --version` tells the version."
    return table.concat(lines, "\n") .. "\n"
end

local function find(name)
    for _, command in ipairs(commands) do
        if command[1] == name then
            return command
        end
    end
end

local function wrong_usage(text)
    io.stderr:write(PROGRAM, ": ", text, "\n", "Try 'hwmeeting --help'.\n")
    return 2
end

local function parse(command, module, words)
    local ok, argparse = pcall(require, "argparse")
    if not ok then
        io.stderr:write(
            "hwmeeting: the command line needs the rock 'argparse': luarocks install argparse ",
            "(Debian: apt-get install lua-argparse)\n"
        )
        return nil
    end
    local parser = argparse(PROGRAM .. " " .. command[1], command[3] .. ".")
    module.configure(parser)
    local parsed, result = parser:pparse(words)
    if not parsed then
        io.stderr:write(PROGRAM, " ", command[1], ": ", result, "\n", parser:get_usage(), "\n")
        return nil
    end
    return result
end

--- Runs the command.
-- @param words table: the words after the program's name
-- @return the exit code
function cli.run(words)
    local name = words[1]
    if not name or name == "-h" or name == "--help" or name == "help" then
        local out = name and io.stdout or io.stderr
        out:write(help())
        return name and 0 or 2
    end
    if name == "--version" then
        io.stdout:write(PROGRAM, " ", require "hwmeeting.version", "\n")
        return 0
    end
    local command = find(name)
    if not command then
        return wrong_usage(("unknown command '%s'"):format(name))
    end
    local module = require(command[2])
    local rest = {}
    for index = 2, #words do
        rest[index - 1] = words[index]
    end
    local arguments = parse(command, module, rest)
    if not arguments then
        return 2
    end
    return module.run(arguments)
end

return cli
