--- Where the calls are that the sandbox acts out, found by their place (Lua 5.4).
--
--     own_rules/      each file returns a list of operations (service/init.lua) with their method,
--                     path and rules, read from the vendor's pages a second time: a mistake in the
--                     catalogue cannot confirm itself there
--     by_catalogue/   each file returns handlers by operation id; method, path, token and rules are
--                     those of the catalogue (service/fallback.lua)
--
-- A file that is put into one of the folders is found, in the tree, in a luarocks tree, and in a
-- program that holds the library (package.preload): nothing lists it. The files beside these two
-- folders serve both.

local tables = require "hwmeeting.tables"

local calls = {}

local prefix = "hwmeeting.sandbox.calls."

local function quoted(text)
    return "'" .. text:gsub("'", "'\\''") .. "'"
end

-- The folder of this file; nil where the library is part of a program.
local function own_folder()
    return debug.getinfo(1, "S").source:match("^@(.*)init%.lua$")
end

local function add_files(found, folder)
    local here = own_folder()
    local pipe = here and io.popen("exec ls -- " .. quoted(here .. folder))
    for file in (pipe and pipe:lines() or function() end) do
        local name = file:match("^([%w_]+)%.lua$")
        if name then
            found[prefix .. folder .. "." .. name] = true
        end
    end
    if pipe then
        pipe:close()
    end
end

local function add_preloaded(found, folder)
    local head = prefix .. folder .. "."
    for name in pairs(package.preload) do
        if name:sub(1, #head) == head then
            found[name] = true
        end
    end
end

-- The modules of a folder, sorted by their names.
local function modules_in(folder)
    local found = {}
    add_files(found, folder)
    add_preloaded(found, folder)
    local names = tables.names(found)
    return names[1] and names or error("the sandbox finds no calls in calls/" .. folder, 0)
end

-- Enters who answers an operation; only one may.
local function claim(owners, id, name)
    if owners[id] then
        error(("%s and %s both answer %s"):format(owners[id], name, id), 0)
    end
    owners[id] = name
end

local function own_rules(owners)
    local list = {}
    for _, name in ipairs(modules_in "own_rules") do
        for _, operation in ipairs(require(name)) do
            claim(owners, operation.id, name)
            list[#list + 1] = operation
        end
    end
    return list
end

--- The operations with rules of their own.
-- @treturn table list of operations, in the order of their files' names
function calls.own_rules()
    return own_rules {}
end

--- The handlers of operations whose rules are the catalogue's.
-- @treturn table handlers by operation id
function calls.by_catalogue()
    local handlers, owners = {}, {}
    own_rules(owners)
    for _, name in ipairs(modules_in "by_catalogue") do
        for id, handle in pairs(require(name)) do
            claim(owners, id, name)
            handlers[id] = handle
        end
    end
    return handlers
end

return calls
