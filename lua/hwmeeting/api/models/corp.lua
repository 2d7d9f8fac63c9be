-- The models that only the operations of api/corp.lua use.

return {
    ShowCorpBasicInfoResponse = [[
    The registration of the enterprise.

    id               string
    name             string
    address          string
    adminName        string
    account          string
    phone            string
    country          string
    email            string
    enableSMS        boolean
    enableCloudDisk  boolean
    enablePstn       boolean
    autoUserCreate   boolean
    corpType         integer  {0, 5, 6}
    ]],

    ModCorpBasicInfoDTO = [[
    What is to change in the registration.

    address         string   length ..255
    autoUserCreate  boolean
    ]],

    ShowCorpResourceResponse = [[
    What the enterprise has bought and what of it is used.

    te1080pHardCount     ResDetailDTO
    te720pHardCount      ResDetailDTO
    teSoftCount          ResDetailDTO
    roomCount            ResDetailDTO
    recordCapability     ResDetailDTO
    confCallCount        ResDetailDTO
    liveCount            ResDetailDTO
    thirdPartyHardCount  ResDetailDTO
    hwVisionCount        ResDetailDTO
    ideaHubCount         ResDetailDTO
    vmr                  QueryVmrPkgResResultDTO[]
    enablePstn           boolean
    enableSMS            boolean
    enableHybridCloud    boolean
    enableCloudDisk      boolean
    enableUc             boolean
    enableAiMinutes      boolean
    singleConfCallCount  integer
    confLength           integer
    ]],

    SearchCorpResourcesResponse = [[
    One page of orders.

    offset  integer
    limit   integer
    count   integer
    data    QueryResourceResultDTO[]
    ]],

    ShowOrgResResponse = [[
    What the enterprise has used today.

    usedRecStorage       number
    usedAccountsCount    integer
    usedLiveCount        integer
    confCount            integer
    confLength           long
    activeAttendeeCount  integer
    totalAttendeeCount   integer
    ]],

    SearchCorpAdminsResponse = [[
    One page of administrators.

    offset  integer
    limit   integer
    count   integer
    data    QueryCorpAdminResultDTO[]
    ]],

    QueryCorpAdminResultDTO = [[
    An administrator.

    id         string
    account    string
    name       string
    adminType  integer       {0, 1}
    email      string
    phone      string
    country    string
    dept       DeptBasicDTO
    ]],

    DeptBasicDTO = [[
    The department of an administrator.

    deptCode        string
    corpId          string
    deptName        string
    deptNamePath    string
    parentDeptCode  string
    ]],

    ShowCorpAdminResponse = [[
    An administrator.

    id         string
    account    string
    name       string
    adminType  integer       {0, 1}
    email      string
    phone      string
    country    string
    dept       DeptBasicDTO
    ]],

    CorpAdminDTO = [[
    Who is to be administrator.

    account *  string
    ]],

    BatchSearchAppIdResponse = [[
    One page of applications.

    offset  integer
    limit   integer
    count   integer
    data    AppIdInfoDTO[]
    ]],

    AppIdInfoDTO = [[
    An application; lists may leave out its key.

    app_name          string
    app_id            string
    app_key           string   secret
    description       string
    create_time       string   as "yyyy-MM-dd HH:mm:ss"
    last_update_time  string   as "yyyy-MM-dd HH:mm:ss"
    status            integer  {0, 1}
    ]],

    AddAppIdRequestBody = [[
    The application to register.

    app_name *   string  length 1..64
    description  string  length ..128
    ]],

    AddAppIdResponse = [[
    The application with its App ID and key.

    app_name          string
    app_id            string
    app_key           string   secret
    description       string
    create_time       string   as "yyyy-MM-dd HH:mm:ss"
    last_update_time  string   as "yyyy-MM-dd HH:mm:ss"
    status            integer  {0, 1}
    ]],

    UpdateAppIdRequestBody = [[
    What is to change in an application.

    app_name     string   length 1..64
    description  string   length ..128
    status       integer  {0, 1}
    ]],

    UpdateAppIdResponse = [[
    The application as changed.

    app_name          string
    app_id            string
    app_key           string   secret
    description       string
    create_time       string
    last_update_time  string
    status            integer  {0, 1}
    ]],

    ResetAppKeyResponse = [[
    The application with its new key.

    app_name          string
    app_id            string
    app_key           string   secret
    description       string
    create_time       string
    last_update_time  string
    status            integer  {0, 1}
    ]],
}
