--- The departments of the caller's enterprise (Lua 5.4).

local directory_forms = require "hwmeeting.sandbox.wire.directory_forms"
local errors = require "hwmeeting.sandbox.errors"
local json = require "hwmeeting.sandbox.json"
local permission = require "hwmeeting.sandbox.calls.permission"
local selection = require "hwmeeting.sandbox.calls.selection"

local departments = {}

local function all(call)
    return call.state:departments_of(call.user.corp_id)
end

local function find(call, code, name)
    return all(call):find(code)
        or errors.refuse("USG.200000003", (name or "dept_code") .. " names no department")
end

local function check_designated(call, codes)
    for _, code in ipairs(codes or {}) do
        find(call, code, "designatedOutDeptCodes")
    end
end

function departments.AddDepartment(call)
    permission.check_administrator(call.user)
    local body = call.body
    if body.deptCode and all(call):find(body.deptCode) then
        errors.refuse("USG.200000003", "deptCode is taken")
    end
    check_designated(call, body.designatedOutDeptCodes)
    local made = all(call):add {
        code = body.deptCode,
        name = body.deptName,
        parent = find(call, body.parentDeptCode or "1", "parentDeptCode").code,
        note = body.note,
        in_permission = body.inPermission,
        out_permission = body.outPermission,
        designated = body.designatedOutDeptCodes,
        sort_level = body.sortLevel,
    }
    return { value = made.code }
end

local function move(call, department, parent_code)
    local parent = find(call, parent_code, "parentDeptCode")
    if all(call):is_within(parent, department) then
        errors.refuse("USG.200000003", "parentDeptCode lies below the department")
    end
    department.parent = parent.code
end

-- People bear the name of their department.
local function rename(call, department, name)
    department.name = name
    for _, user in ipairs(call.state.users.list) do
        if user.corp_id == call.user.corp_id and user.dept_code == department.code then
            user.dept_name = name
        end
    end
end

function departments.UpdateDepartment(call)
    permission.check_administrator(call.user)
    local body, department = call.body, find(call, call.captures.dept_code)
    check_designated(call, body.designatedOutDeptCodes)
    if body.parentDeptCode and body.parentDeptCode ~= department.parent then
        move(call, department, body.parentDeptCode)
    end
    if body.deptName then
        rename(call, department, body.deptName)
    end
    department.note = body.note or department.note
    department.in_permission = body.inPermission or department.in_permission
    department.out_permission = body.outPermission or department.out_permission
    department.designated = body.designatedOutDeptCodes or department.designated
    department.sort_level = body.sortLevel or department.sort_level
end

function departments.DeleteDepartment(call)
    permission.check_administrator(call.user)
    local department = find(call, call.captures.dept_code)
    if not department.parent then
        errors.refuse("USG.200000003", "the root department stays")
    elseif all(call):children(department)[1] then
        errors.refuse("USG.200000003", "the department has children")
    end
    for _, user in ipairs(call.state.users.list) do
        if user.corp_id == call.user.corp_id and user.dept_code == department.code then
            errors.refuse("USG.200000003", "the department has users")
        end
    end
    all(call):remove(department)
end

function departments.SearchDepartmentByName(call)
    local shown = json.list()
    local found = selection.matching(all(call).list, call.query.deptName, function(department)
        return { department.name }
    end)
    for index, department in ipairs(found) do
        shown[index] = directory_forms.department(all(call), department, call.user.corp_id)
    end
    return shown
end

function departments.ShowDepartment(call)
    local department = find(call, call.captures.dept_code)
    local children = json.list()
    for index, child in ipairs(all(call):children(department)) do
        children[index] = directory_forms.department_name(all(call), child)
    end
    local shown = directory_forms.department_name(all(call), department)
    shown.childDepts = children
    return shown
end

function departments.ShowDeptAndChildDept(call)
    local department = find(call, call.captures.dept_code)
    local children = json.list()
    for index, child in ipairs(all(call):children(department)) do
        children[index] = directory_forms.department(all(call), child, call.user.corp_id)
    end
    local shown = directory_forms.department(all(call), department, call.user.corp_id)
    shown.childDepts = children
    return shown
end

return departments
