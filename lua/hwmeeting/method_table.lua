--- Methods spread over files; a file is loaded at the first use of one of its names.
--
-- A table of contents says which module has which names, so that finding out that there is no
-- method of some name loads nothing. It is also how a lower room offers what a higher one
-- implements: the only way in which a file may name a module above its own floor
-- (docs/architecture.md).

local tables = require "hwmeeting.tables"

local method_table = {}

--- Puts methods together.
-- @tparam table contents module → array of the names that it returns
-- @treturn function `find(name)` → method, or nil
-- @treturn function `names()` → new array of all names, sorted
function method_table.new(contents)
    local module_of = {}
    for module, names in pairs(contents) do
        for _, name in ipairs(names) do
            module_of[name] = module
        end
    end
    local function find(name)
        local module = module_of[name]
        return module and require(module)[name]
    end
    local function names()
        return tables.names(module_of)
    end
    return find, names
end

return method_table
