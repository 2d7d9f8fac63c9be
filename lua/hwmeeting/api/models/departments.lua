-- The models of section "departments".

return {
    DeptDTO = [[
    DeptDTO.

    deptCode                string
    deptName *              string
    parentDeptCode          string    = 1
    note                    string
    inPermission            string    {UNLIMITED, OPEN, CLOSE, DESIGNATED_DEPARTMENT}
    outPermission           string    {UNLIMITED, ONLY_SELF, SELF_AND_CHILD_DEPARTMENT, DESIGNATED_DEPARTMENT}
    designatedOutDeptCodes  string[]
    sortLevel               integer   1..10000
    ]],

    AddDepartmentResponse = [[
    AddDepartmentResponse.

    value  string
    ]],

    ModDeptDTO = [[
    ModDeptDTO.

    deptName                string
    parentDeptCode          string
    note                    string
    inPermission            string    {UNLIMITED, OPEN, CLOSE, DESIGNATED_DEPARTMENT}
    outPermission           string    {UNLIMITED, ONLY_SELF, SELF_AND_CHILD_DEPARTMENT, DESIGNATED_DEPARTMENT}
    designatedOutDeptCodes  string[]
    sortLevel               integer   1..10000
    ]],

    QueryDeptResultDTO = [[
    QueryDeptResultDTO.

    deptCode                string
    deptLevel               integer
    deptName                string
    deptNamePath            string
    isLeafNode              boolean
    parentDeptCode          string
    deptCodePath            string
    note                    string
    corpId                  string
    inPermission            string
    outPermission           string
    designatedOutDeptCodes  IdMarkDTO[]
    sortLevel               integer
    ]],

    ShowDepartmentResponse = [[
    ShowDepartmentResponse.

    deptCode     string
    deptName     string
    isLeafNodes  boolean
    childDepts   ChildDeptDTO[]
    ]],

    ChildDeptDTO = [[
    ChildDeptDTO.

    deptCode     string
    deptName     string
    isLeafNodes  boolean
    ]],

    ShowDeptAndChildDeptResponse = [[
    ShowDeptAndChildDeptResponse.

    corpId                  string
    deptCode                string
    deptLevel               integer
    deptName                string
    deptNamePath            string
    isLeafNode              boolean
    parentDeptCode          string
    deptCodePath            string
    note                    string
    inPermission            string
    outPermission           string
    designatedOutDeptCodes  IdMarkDTO[]
    childDepts              QueryDeptResultDTO[]
    sortLevel               integer
    ]],
}
