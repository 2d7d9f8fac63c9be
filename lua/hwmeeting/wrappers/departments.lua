--- The departments of the enterprise. The root department has the code `"1"`.

local arguments = require "hwmeeting.forms.arguments"
local reading = require "hwmeeting.call.reading"

local call = reading.call

local departments = {}

local root = "1"

--- A department and its children, with all their settings (ShowDeptAndChildDept).
-- @tparam string|nil code default: the root
-- @treturn table|nil ShowDeptAndChildDeptResponse; `childDepts` are the children
function departments.department(self, code, call_options)
    return call(self, "ShowDeptAndChildDept", { dept_code = code or root }, call_options)
end

--- Departments by their name (SearchDepartmentByName).
-- @tparam string name 1 to 128 characters
-- @treturn QueryDeptResultDTO[]|nil
function departments.departments_named(self, name, call_options)
    local answer, err = call(self, "SearchDepartmentByName", { deptName = name }, call_options)
    if not answer then
        return nil, err
    end
    return reading.list("SearchDepartmentByName", answer)
end

local add_children_of

local function add_children(self, parent, answer, seen, call_options)
    local children, err = reading.list("ShowDeptAndChildDept", answer, "childDepts")
    if not children then
        return nil, err
    end
    parent.children = {}
    for index, child in ipairs(children) do
        parent.children[index] = child
        local code
        code, err = reading.field("ShowDeptAndChildDept", child, "deptCode")
        if not code then
            return nil, err
        end
        -- A code that comes again would lead round in a circle.
        if not child.isLeafNode and not seen[code] then
            seen[code] = true
            local done
            done, err = add_children_of(self, child, seen, call_options)
            if not done then
                return nil, err
            end
        end
    end
    return parent
end

function add_children_of(self, parent, seen, call_options)
    local answer, err = self:department(parent.deptCode, call_options)
    if not answer then
        return nil, err
    end
    return add_children(self, parent, answer, seen, call_options)
end

--- A department with all that is below it.
-- @class DepartmentTree : ShowDeptAndChildDeptResponse
-- @tfield string deptCode
-- @tfield DepartmentTree[]|nil children absent where there are none

--- A department with all that is below it: one call for each department that has children
-- (ShowDeptAndChildDept).
-- @tparam string|nil code default: the root
-- @treturn DepartmentTree|nil the department
function departments.department_tree(self, code, call_options)
    local answer, err = self:department(code, call_options)
    if not answer then
        return nil, err
    end
    local tree = arguments.copy(answer)
    tree.childDepts, tree.deptCode = nil, code or root
    return add_children(self, tree, answer, { [tree.deptCode] = true }, call_options)
end

--- What `create_department` takes.
-- @class NewDepartment takes DeptDTO
-- @tfield string deptName

--- Adds a department (AddDepartment). A repeat adds another one, so it is sent again only when the
-- service cannot have seen it.
-- @tparam NewDepartment department `deptName`, `parentDeptCode` (default: the root), `deptCode`,
--   `note` and the other fields of DeptDTO
-- @treturn string|nil the code of the new department
function departments.create_department(self, department, call_options)
    local answer, err = call(self, "AddDepartment", department, call_options)
    if not answer then
        return nil, err
    end
    return reading.field("AddDepartment", answer, "value")
end

--- What `change_department` takes.
-- @class DepartmentChanges takes ModDeptDTO

--- Changes a department (UpdateDepartment).
-- @tparam string code
-- @tparam DepartmentChanges changes fields of ModDeptDTO
function departments.change_department(self, code, changes, call_options)
    return call(self, "UpdateDepartment", { dept_code = code, body = arguments.copy(changes) },
        call_options)
end

--- Deletes a department (DeleteDepartment).
-- @tparam string code
function departments.remove_department(self, code, call_options)
    return call(self, "DeleteDepartment", { dept_code = code }, call_options)
end

return departments
