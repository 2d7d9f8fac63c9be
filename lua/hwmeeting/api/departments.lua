-- The departments of an enterprise. The root department has the code 1.

return {
    AddDepartment = [[
    POST /v1/usg/dcs/corp/dept
    Add a department.

    token    access
    retry    never

    share    directory
    body     DeptDTO
    answer   AddDepartmentResponse
    ]],

    UpdateDepartment = [[
    PUT /v1/usg/dcs/corp/dept/{dept_code}
    Change a department.

    page     meeting_21_0062
    token    access
    retry    idempotent

    share    directory
    path     dept_code *  string  length 0..32
    body     ModDeptDTO
    ]],

    DeleteDepartment = [[
    DELETE /v1/usg/dcs/corp/dept/{dept_code}
    Delete a department.

    page     meeting_21_0063
    token    access
    retry    idempotent
    destroys

    share    directory
    path     dept_code *  string
    ]],

    SearchDepartmentByName = [[
    GET /v1/usg/dcs/member/dept
    Find departments by their name.

    token    access
    retry    safe

    share    directory
    query    deptName *  string  length 1..128
    answer   QueryDeptResultDTO[]
    ]],

    ShowDepartment = [[
    GET /v1/usg/abs/departments/{dept_code}
    Read a department and the names of its children.

    token    access
    retry    safe

    share    directory
    path     dept_code *  string
    answer   ShowDepartmentResponse
    ]],

    ShowDeptAndChildDept = [[
    GET /v1/usg/dcs/member/dept/{dept_code}
    Read a department and its children, with all their settings.

    page     meeting_21_0064
    token    access
    retry    safe

    share    directory
    path     dept_code *  string
    answer   ShowDeptAndChildDeptResponse
    ]],
}
