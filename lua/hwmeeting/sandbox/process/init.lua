--- Starts the sandbox in a child process and waits until it is ready.
--
-- The child's standard input is a pipe from this process: it closes when this process ends, however
-- it ends, and the child stops. The child tells its port and keys through a named pipe in a private
-- folder, so that no secret is on a command line. Needs a POSIX shell; plain Lua 5.1 to 5.4 and
-- LuaJIT otherwise.

local box = require "hwmeeting.sandbox.process.box"
local suggest = require "hwmeeting.suggest"
local tables = require "hwmeeting.tables"

local process = {}

local known_options = {
    faults = "string",
    rate_limit = "number",
    seed = "number",
    token_lifetime = "number",
    port = "number",
    lua = "string",
}

local function check_options(options)
    for name, value in pairs(options) do
        local expected = known_options[name]
        if not expected then
            local nearest = suggest.hint(name, tables.names(known_options))
            error(("unknown option of sandbox.start: %s%s"):format(tostring(name), nearest), 4)
        elseif type(value) ~= expected then
            error(("option %s of sandbox.start must be a %s"):format(name, expected), 4)
        end
    end
end

local function quoted(text)
    return "'" .. text:gsub("'", "'\\''") .. "'"
end

-- Where the module of a function is found, as package.path says it; nil if it came from no file.
local function path_to(fn, module_file)
    local source = debug.getinfo(fn, "S").source
    if source:sub(1, 1) ~= "@" or source:sub(-#module_file) ~= module_file then return nil end
    local before = source:sub(2, -#module_file - 1)
    return before .. "?.lua;" .. before .. "?/init.lua;"
end

-- The child's way to the sandbox and to the library: two rocks, maybe in two trees, and maybe only
-- this program knows of them.
local function module_path()
    local sandbox = path_to(check_options, "hwmeeting/sandbox/process/init.lua")
    local library = path_to(suggest.nearest, "hwmeeting/suggest.lua")
    return sandbox and library and sandbox .. library
end

local function read_line_of(command)
    local pipe = io.popen(command)
    local line = pipe:read("*l")
    pipe:close()
    return line
end

-- What this process's Lua is told by the environment is meant for its own version. A preloaded
-- library (a sanitizer, say) is meant for this process, not for the server.
local function cleared_environment()
    local names = "LD_PRELOAD"
    if _VERSION ~= "Lua 5.4" then
        names = names .. " LUA_PATH LUA_CPATH LUA_INIT"
    end
    return "unset " .. names
end

local function program(path, directory, options)
    local arguments = { ("directory = %q"):format(directory) }
    for _, name in ipairs { "faults", "rate_limit", "seed", "token_lifetime", "port" } do
        local value = options[name]
        if type(value) == "string" then
            arguments[#arguments + 1] = ("%s = %q"):format(name, value)
        elseif value then
            arguments[#arguments + 1] = ("%s = %d"):format(name, value)
        end
    end
    local text = 'package.path = %q .. package.path; '
        .. 'require("hwmeeting.sandbox.process.child").run { %s }'
    return text:format(path, table.concat(arguments, ", "))
end

local function command(path, directory, options)
    local lua = options.lua or "lua5.4"
    return table.concat({
        cleared_environment(),
        -- Opened by the shell, so that this process reads an end of file, not forever, if Lua
        -- cannot start.
        "exec 3>" .. quoted(directory .. "/ready") .. " 2>" .. quoted(directory .. "/log"),
        "exec " .. quoted(lua) .. " -e " .. quoted(program(path, directory, options)),
    }, "; ")
end

-- The child's lines `name=value`, up to the line `ready`.
local function read_description(path)
    local pipe = assert(io.open(path, "r"))
    local description, ready = {}, false
    for line in pipe:lines() do
        if line == "ready" then
            ready = true
            break
        end
        local name, value = line:match("^([%w_]+)=(.*)$")
        if name then
            description[name] = value
        end
    end
    pipe:close()
    return ready and description
end

local function read_log(directory)
    local file = io.open(directory .. "/log")
    local text = file and file:read("*a") or ""
    if file then
        file:close()
    end
    return (text:gsub("%s+$", ""))
end

local function remove(directory)
    for _, name in ipairs { "/ready", "/log", "/ca.pem", "" } do
        os.remove(directory .. name)
    end
end

--- Starts a child; see sandbox/init.lua for options, results and errors.
function process.start(options)
    check_options(options)
    local path = module_path()
    if not path then
        return nil, "the sandbox needs the library's Lua files on disk"
    end
    local directory = read_line_of('mktemp -d "${TMPDIR:-/tmp}/hwmeeting-sandbox.XXXXXX"')
    if
        not directory
        or not read_line_of("mkfifo -m 600 " .. quoted(directory .. "/ready") .. " && echo made")
    then
        return nil, "the sandbox cannot make its temporary folder"
    end
    local input = io.popen(command(path, directory, options), "w")
    local description = read_description(directory .. "/ready")
    if not description then
        input:close()
        local reason = read_log(directory)
        remove(directory)
        return nil, "the sandbox did not start: " .. (reason ~= "" and reason or "no reason given")
    end
    return box.new(description, function()
        input:close()
        remove(directory)
    end)
end

return process
