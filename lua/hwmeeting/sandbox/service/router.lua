--- Finds the operation of a method and a path (Lua 5.4).
--
-- A path template's `{name}` stands for one segment. Fixed paths win over templates, and among
-- templates those that were added first.

local request_parts = require "hwmeeting.sandbox.service.request_parts"

local Router = {}
Router.__index = Router

local router = {}

--- Makes an empty router.
function router.new()
    return setmetatable({ fixed = {}, templates = {} }, Router)
end

local function pattern_of(path)
    local names = {}
    local pattern = path:gsub("[%-%.%+%*%?%^%$%%%(%)%[%]]", "%%%0"):gsub("{(.-)}", function(name)
        names[#names + 1] = name
        return "([^/]+)"
    end)
    return "^" .. pattern .. "$", names
end

--- Adds an operation: a table with `method` and `path`. One that is there already is kept.
function Router:add(operation)
    local key = operation.method .. " " .. operation.path
    if self.fixed[key] then
        return
    end
    self.fixed[key] = operation
    if operation.path:find("{", 1, true) then
        local pattern, names = pattern_of(operation.path)
        table.insert(self.templates, { operation = operation, pattern = pattern, names = names })
    end
end

local function captures(template, found)
    local values = {}
    for index, name in ipairs(template.names) do
        values[name] = request_parts.unescape(found[index])
    end
    return values
end

--- Finds an operation.
-- @tparam string method
-- @tparam string path as sent, percent-encoding and all
-- @treturn table|nil operation and a table of its path parameters, or nil
function Router:match(method, path)
    local operation = self.fixed[method .. " " .. path]
    if operation then
        return operation, {}
    end
    for _, template in ipairs(self.templates) do
        if template.operation.method == method then
            local found = { path:match(template.pattern) }
            if found[1] then
                return template.operation, captures(template, found)
            end
        end
    end
end

return router
