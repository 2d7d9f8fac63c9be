--- Finds lua-http and what comes with it (Lua 5.4).
--
-- Debian installs lua-http for 5.1 and 5.3 only, although the same files work under 5.4; there they
-- are looked for last, when the normal path does not have them.

local dependencies = {}

local debian_path = table.concat({
    "/usr/share/lua/5.4/?.lua",
    "/usr/share/lua/5.4/?/init.lua",
    "/usr/share/lua/5.3/?.lua",
    "/usr/share/lua/5.3/?/init.lua",
    "/usr/share/lua/5.1/?.lua",
    "/usr/share/lua/5.1/?/init.lua",
}, ";")

-- What is loaded, in this order, and the rock that brings it: the four around the rock "http" are
-- among its own dependencies. Debian's packages have the same dependencies.
local needed = {
    { module = "cjson", rock = "lua-cjson", package = "lua-cjson" },
    { module = "cqueues", rock = "http", package = "lua-http" },
    { module = "openssl.x509", rock = "http", package = "lua-http" },
    { module = "basexx", rock = "http", package = "lua-http" },
    { module = "http.server", rock = "http", package = "lua-http" },
}

local function is_found(module)
    return package.loaded[module] or package.preload[module]
        or package.searchpath(module, package.path) or package.searchpath(module, package.cpath)
end

-- The rocks that are not there, each once: their names, the commands that install them, and the
-- names of Debian's packages.
local function missing()
    local names, commands, packages, seen = {}, {}, {}, {}
    for _, one in ipairs(needed) do
        if not is_found(one.module) and not seen[one.rock] then
            seen[one.rock] = true
            names[#names + 1] = one.rock
            commands[#commands + 1] = "luarocks --lua-version 5.4 install " .. one.rock
            packages[#packages + 1] = one.package
        end
    end
    return names, commands, packages
end

--- Makes the modules loadable.
-- @treturn boolean|nil true, or nil and a message: one line that says how to install all that is
--   missing, or the reason why something does not load although it is there
function dependencies.prepare()
    if not is_found("http.server") and package.searchpath("http.server", debian_path) then
        package.path = package.path .. ";" .. debian_path
    end
    local names, commands, packages = missing()
    if #names > 0 then
        return nil,
            ("not found for Lua 5.4: %s; install with: %s (Debian: apt-get install %s)"):format(
                table.concat(names, ", "),
                table.concat(commands, " && "),
                table.concat(packages, " ")
            )
    end
    for _, one in ipairs(needed) do
        local ok, message = pcall(require, one.module)
        if not ok then
            return nil, ("%s does not load: %s"):format(one.module, message)
        end
    end
    return true
end

return dependencies
