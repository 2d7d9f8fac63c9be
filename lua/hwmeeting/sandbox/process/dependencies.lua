--- Finds lua-http and what comes with it (Lua 5.4).
--
-- Debian installs lua-http for 5.1 and 5.3 only, although the same files work under 5.4; there they
-- are looked for last, when the normal path does not have them.

local dependencies = {}

local DEBIAN_PATH = table.concat({
    "/usr/share/lua/5.4/?.lua",
    "/usr/share/lua/5.4/?/init.lua",
    "/usr/share/lua/5.3/?.lua",
    "/usr/share/lua/5.3/?/init.lua",
    "/usr/share/lua/5.1/?.lua",
    "/usr/share/lua/5.1/?/init.lua",
}, ";")

local rocks = {
    { module = "cjson", rock = "lua-cjson", package = "lua-cjson" },
    { module = "cqueues", rock = "cqueues", package = "lua-cqueues" },
    { module = "openssl.x509", rock = "luaossl", package = "lua-luaossl" },
    { module = "basexx", rock = "basexx", package = "lua-basexx" },
    { module = "http.server", rock = "http", package = "lua-http" },
}

local function is_found(module)
    return package.searchpath(module, package.path) or package.searchpath(module, package.cpath)
end

--- Makes the modules loadable.
-- @return true, or nil and a message that says what to install
function dependencies.prepare()
    if not is_found("http.server") and package.searchpath("http.server", DEBIAN_PATH) then
        package.path = package.path .. ";" .. DEBIAN_PATH
    end
    for _, needed in ipairs(rocks) do
        local ok, message = pcall(require, needed.module)
        if not ok then
            local missing = is_found(needed.module) and message
                or (needed.module .. " was not found")
            return nil,
                (
                    "the sandbox needs the rock '%s' for Lua 5.4: "
                    .. "luarocks --lua-version 5.4 install %s (Debian: apt-get install %s)\n%s"
                ):format(needed.rock, needed.rock, needed.package, missing)
        end
    end
    return true
end

return dependencies
