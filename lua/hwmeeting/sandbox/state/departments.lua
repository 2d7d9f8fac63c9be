--- The departments of one enterprise (Lua 5.4).
--
-- department = { code, name, parent (code, nil for the root), note, in_permission, out_permission,
--     designated (list of codes), sort_level }

local lists = require "hwmeeting.sandbox.state.lists"

local Departments = {}
Departments.__index = Departments

local departments = {}

--- The code of the department above all others.
departments.root = "1"

--- Makes the departments of an enterprise, the root only.
-- @tparam string root_name name of the enterprise
-- @tparam table random generator of codes
function departments.new(root_name, random)
    local self = setmetatable({ random = random, by_code = {}, list = {} }, Departments)
    self:add { code = departments.root, name = root_name }
    return self
end

local function unused_code(self)
    return lists.unused(function()
        return self.random:digits(6)
    end, self.by_code)
end

--- Adds a department; what is not given is made up.
-- @treturn table department
function Departments:add(department)
    department.code = department.code or unused_code(self)
    department.note = department.note or ""
    department.in_permission = department.in_permission or "UNLIMITED"
    department.out_permission = department.out_permission or "UNLIMITED"
    department.designated = department.designated or {}
    department.sort_level = department.sort_level or 10000
    self.by_code[department.code] = department
    table.insert(self.list, department)
    return department
end

--- The department with that code, or nil.
function Departments:find(code)
    return self.by_code[code]
end

--- Takes a department out.
function Departments:remove(department)
    self.by_code[department.code] = nil
    lists.remove(self.list, department)
end

--- The children of a department, in the order of their sort level.
function Departments:children(department)
    local found = {}
    for _, other in ipairs(self.list) do
        if other.parent == department.code then
            found[#found + 1] = other
        end
    end
    table.sort(found, function(a, b)
        if a.sort_level ~= b.sort_level then
            return a.sort_level < b.sort_level
        end
        return a.code < b.code
    end)
    return found
end

--- From the root to the department, both included.
-- @treturn table list of departments
function Departments:path(department)
    local path = {}
    while department do
        table.insert(path, 1, department)
        department = self.by_code[department.parent]
    end
    return path
end

--- Whether a department is another one or below it.
function Departments:is_within(department, ancestor)
    for _, step in ipairs(self:path(department)) do
        if step == ancestor then
            return true
        end
    end
    return false
end

return departments
