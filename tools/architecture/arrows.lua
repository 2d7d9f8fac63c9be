--- The arrows of the tree: which file names which module or header.
--
-- Lua: every text in the code that begins with `hwmeeting.` and names a module, and every `require`
-- of a module of others. A text that ends with a dot is the beginning of a module's name: it points
-- to all modules below. C: every `#include`.

local arrows = {}

local function read(path)
    local file = assert(io.open(path, "rb"))
    local text = file:read("a")
    file:close()
    return text
end

local function files_below(root, folder, pattern)
    local pipe = assert(io.popen(("cd '%s' && find %s -type f | sort"):format(
        root:gsub("'", "'\\''"), folder)))
    local files = {}
    for path in pipe:lines() do
        if path:find(pattern) then
            files[#files + 1] = path
        end
    end
    assert(pipe:close(), "find failed")
    return files
end

--- The name under which `require` finds a file below lua/.
-- @tparam string path `"lua/hwmeeting/call/init.lua"`
-- @treturn string `"hwmeeting.call"`
function arrows.module_of(path)
    local name = path:match("^lua/(.*)%.lua$"):gsub("/", ".")
    return (name:gsub("%.init$", ""))
end

-- Code without its comments, and without the names of classes, which look like those of modules. No
-- string of the tree holds `--` before a module's name in the same line.
local function code_of(text)
    text = text:gsub("%-%-%[%[.-%]%]", ""):gsub("%-%-[^\n]*", "")
    return (text:gsub("__%a+%s*=%s*\"[^\"]*\"", ""):gsub("==%s*\"[^\"]*\"", ""))
end

local function is_registered(text, name)
    return text:find("method_table", 1, true)
        and text:find('%["' .. name:gsub("%p", "%%%0") .. '"%]%s*=%s*{') ~= nil
end

-- Calls `found(target, registered)` for each module that a text names.
local function modules_named(text, modules, found)
    for name in text:gmatch("[\"'](hwmeeting%.[%w_.]*)[\"']") do
        if modules[name] then
            found(modules[name], is_registered(text, name))
        elseif name:sub(-1) == "." then
            for module, path in pairs(modules) do
                if module:sub(1, #name) == name then
                    found(path, false)
                end
            end
        end
    end
end

local function foreign_modules(text, found)
    for name in text:gmatch("require[%s(,]*[\"']([%w_.%-]+)[\"']") do
        if name ~= "hwmeeting" and not name:find("^hwmeeting%.") then
            found(name)
        end
    end
end

-- Names that files carry which are no Lua below lua/: the modules in C.
local c_modules = { ["hwmeeting.core"] = "src/lua/core/core.c",
    ["hwmeeting.http"] = "src/lua/http/module.c" }

local function lua_modules(root)
    local modules, files = {}, files_below(root, "lua", "%.lua$")
    for _, path in ipairs(files) do
        modules[arrows.module_of(path)] = path
    end
    for name, path in pairs(c_modules) do
        modules[name] = path
    end
    return modules, files
end

--- The arrows between Lua files, lazy ones included.
-- @tparam string root of the tree
-- @treturn table array of `{ from, to, registered }`, paths; `registered` where a table of methods
--   names the module
-- @treturn table array of `{ from, outside }`: modules of others
function arrows.of_lua(root)
    local modules, files = lua_modules(root)
    local inside, outside = {}, {}
    for _, path in ipairs(files) do
        local text = code_of(read(root .. "/" .. path))
        modules_named(text, modules, function(target, registered)
            if target ~= path then
                inside[#inside + 1] = { from = path, to = target, registered = registered }
            end
        end)
        foreign_modules(text, function(name)
            outside[#outside + 1] = { from = path, outside = name }
        end)
    end
    return inside, outside
end

-- Headers of the C library and of POSIX are nobody's choice.
local function is_foreign_header(name)
    return name:find("^curl/") or name:find("^openssl/") or name:find("^lua")
        or name:find("^lauxlib")
end

--- The arrows between C files. A file that includes the header beside it of its own name points to
-- nothing.
-- @tparam string root of the tree
-- @treturn table array of `{ from, to }`
-- @treturn table array of `{ from, outside }`: headers of libraries
function arrows.of_c(root)
    local inside, outside = {}, {}
    for _, path in ipairs(files_below(root, "src include", "%.[ch]$")) do
        local text = read(root .. "/" .. path)
        for name in text:gmatch('#%s*include%s*"([^"]+)"') do
            local target = "src/" .. name
            if target:gsub("%.h$", "") ~= path:gsub("%.c$", "") then
                inside[#inside + 1] = { from = path, to = target }
            end
        end
        for name in text:gmatch("#%s*include%s*<([^>]+)>") do
            if is_foreign_header(name) then
                outside[#outside + 1] = { from = path, outside = name }
            end
        end
    end
    return inside, outside
end

--- Arrows that a spec run recorded (tools/architecture/recorder.lua).
-- @tparam string path a file with lines `FROM TO`
-- @tparam string root of the tree
-- @treturn table array of `{ from, to }`; what is not of the tree is left out
function arrows.recorded(path, root)
    local modules = lua_modules(root)
    local list = {}
    for line in io.lines(path) do
        local from, to = line:match("^(%S+) (%S+)$")
        if modules[to] and modules[to] ~= from then
            list[#list + 1] = { from = from, to = modules[to] }
        end
    end
    return list
end

return arrows
