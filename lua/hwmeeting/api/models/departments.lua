-- The models that only the operations of api/departments.lua use.

return {
    DeptDTO = [[
    The department to add; who may see it and whom its people may see.

    deptCode                string    length ..32
    deptName *              string    length 1..128
    parentDeptCode          string    length ..32  = 1
    note                    string    length ..96
    inPermission            string    {UNLIMITED, OPEN, CLOSE, DESIGNATED_DEPARTMENT}
    outPermission           string    {UNLIMITED, ONLY_SELF, SELF_AND_CHILD_DEPARTMENT, DESIGNATED_DEPARTMENT}
    designatedOutDeptCodes  string[]  items ..150
    sortLevel               integer   1..10000
    ]],

    AddDepartmentResponse = [[
    The code of the new department.

    value  string
    ]],

    ModDeptDTO = [[
    What is to change in a department.

    deptName                string    length 1..128
    parentDeptCode          string    length ..32  = 1
    note                    string    length ..96
    inPermission            string    {UNLIMITED, OPEN, CLOSE, DESIGNATED_DEPARTMENT}
    outPermission           string    {UNLIMITED, ONLY_SELF, SELF_AND_CHILD_DEPARTMENT, DESIGNATED_DEPARTMENT}
    designatedOutDeptCodes  string[]  items ..150
    sortLevel               integer   1..10000
    ]],

    QueryDeptResultDTO = [[
    A department with its settings.

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
    A department and the names of its children.

    deptCode     string
    deptName     string
    isLeafNodes  boolean
    childDepts   ChildDeptDTO[]
    ]],

    ChildDeptDTO = [[
    A child of a department.

    deptCode     string
    deptName     string
    isLeafNodes  boolean
    ]],

    ShowDeptAndChildDeptResponse = [[
    A department with its settings, and its children with theirs.

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
