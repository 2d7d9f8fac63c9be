--- Builds libhwmeeting.a and C programs with it, and runs them where no Lua file can be found.

local support = require "spec.packaging.support"

local host = {}

local LUA_LIBRARIES = { ["5.4"] = "lua5.4", ["5.1"] = "lua5.1", jit = "luajit-5.1" }
local LUA_HEADERS = { ["5.4"] = "lua5.4", ["5.1"] = "lua5.1", jit = "luajit-2.1" }

local function checked(words)
    local code, output = support.run(words)
    assert(code == 0, output)
    return output
end

--- Makes the library.
-- @param version string: "5.4", "5.1" or "jit"
-- @param variables table or nil: further ones for make, `NAME=value`; then the library has a folder
--   of its own, build/embedding/NAME-value
-- @return string: the path of libhwmeeting.a
-- @return string: what make printed
function host.library(version, variables)
    local library = ("build/%s/libhwmeeting.a"):format(version)
    -- One at a time: spec files run beside each other.
    local words = { "flock", "Makefile", "make", "--no-print-directory", "static",
        "LUA=" .. version }
    if variables then
        local folder = "build/embedding/" .. variables[1]:gsub("%W+", "-")
        library = folder .. "/libhwmeeting.a"
        words[#words + 1] = "STATIC=" .. folder
        words[#words + 1] = "LIBRARY=" .. library
    end
    for _, variable in ipairs(variables or {}) do words[#words + 1] = variable end
    return library, checked(words)
end

--- Compiles a program of spec/embedding with a library, all of whose members are linked, so that a
-- symbol defined twice is an error.
-- @param source string: "host.c" or "host.cpp"
-- @param library string: as host.library returns it
-- @param version string: of Lua
-- @param options table: further words for the compiler, or nil
-- @return string: the path of the program
function host.program(source, library, version, options)
    local program = library:gsub("libhwmeeting%.a$", "") .. source:gsub("%.", "_")
    local words = { source:find("cpp") and "c++" or "cc", "-g", "-Wall", "-Wextra", "-Werror",
        "-Iinclude", "-I/usr/include/" .. LUA_HEADERS[version] }
    for _, option in ipairs(options or {}) do words[#words + 1] = option end
    for _, word in ipairs { "-o", program, "spec/embedding/" .. source,
        "-Wl,--whole-archive", library, "-Wl,--no-whole-archive",
        "-Wl,-Bstatic", "-l" .. LUA_LIBRARIES[version], "-Wl,-Bdynamic",
        "-lcurl", "-lcrypto", "-lm", "-ldl", "-lpthread" } do
        words[#words + 1] = word
    end
    checked(words)
    return program
end

--- Runs a program in the root folder, with nothing for Lua to search and with a sandbox's address.
-- @param program string: its path, from the root of the tree
-- @param arguments table: array of words
-- @param box table or nil: a sandbox
-- @param before table or nil: words to put before the program ("valgrind" and its options)
-- @return integer: the exit code
-- @return string: what it printed
function host.run(program, arguments, box, before)
    local environment = { LUA_PATH = "", LUA_CPATH = "", LUA_INIT = "",
        LUA_PATH_5_4 = "", LUA_CPATH_5_4 = "" }
    for option, value in pairs(box and box:options() or {}) do
        if type(value) ~= "function" then
            environment["HWMEETING_" .. option:upper()] = tostring(value)
        end
    end
    local words = {}
    for _, word in ipairs(before or {}) do words[#words + 1] = word end
    local _, folder = support.run { "pwd" }
    words[#words + 1] = folder:gsub("\n$", "") .. "/" .. program
    for _, word in ipairs(arguments) do words[#words + 1] = tostring(word) end
    return support.run(words, environment, "/")
end

return host
