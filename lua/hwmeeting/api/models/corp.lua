-- The models of section "corp".

return {
    ShowCorpBasicInfoResponse = [[
    ShowCorpBasicInfoResponse.

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
    ModCorpBasicInfoDTO.

    address         string   length ..255
    autoUserCreate  boolean
    ]],

    ShowCorpResourceResponse = [[
    ShowCorpResourceResponse.

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
    SearchCorpResourcesResponse.

    offset  integer
    limit   integer
    count   integer
    data    QueryResourceResultDTO[]
    ]],

    ShowOrgResResponse = [[
    ShowOrgResResponse.

    usedRecStorage       number
    usedAccountsCount    integer
    usedLiveCount        integer
    confCount            integer
    confLength           long
    activeAttendeeCount  integer
    totalAttendeeCount   integer
    ]],

    SearchCorpAdminsResponse = [[
    SearchCorpAdminsResponse.

    offset  integer
    limit   integer
    count   integer
    data    QueryCorpAdminResultDTO[]
    ]],

    QueryCorpAdminResultDTO = [[
    QueryCorpAdminResultDTO.

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
    DeptBasicDTO.

    deptCode        string
    corpId          string
    deptName        string
    deptNamePath    string
    parentDeptCode  string
    ]],

    ShowCorpAdminResponse = [[
    ShowCorpAdminResponse.

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
    CorpAdminDTO.

    account *  string
    ]],

    BatchSearchAppIdResponse = [[
    BatchSearchAppIdResponse.

    offset  integer
    limit   integer
    count   integer
    data    AppIdInfoDTO[]
    ]],

    AppIdInfoDTO = [[
    AppIdInfoDTO.

    app_name          string
    app_id            string
    app_key           string   secret                    -- absent in the docs sample of the list
    description       string
    create_time       string   as "yyyy-MM-dd HH:mm:ss"  -- docs sample of the list says creation_time
    last_update_time  string   as "yyyy-MM-dd HH:mm:ss"  -- docs sample of the list says last_update_date
    status            integer  {0, 1}
    ]],

    AddAppIdRequestBody = [[
    AddAppIdRequestBody.

    app_name *   string
    description  string
    ]],

    AddAppIdResponse = [[
    AddAppIdResponse.

    app_name          string
    app_id            string
    app_key           string   secret
    description       string
    create_time       string   as "yyyy-MM-dd HH:mm:ss"
    last_update_time  string   as "yyyy-MM-dd HH:mm:ss"
    status            integer  {0, 1}
    ]],

    UpdateAppIdRequestBody = [[
    UpdateAppIdRequestBody.

    app_name     string
    description  string
    status       integer  {0, 1}
    ]],

    UpdateAppIdResponse = [[
    UpdateAppIdResponse.

    app_name          string
    app_id            string
    app_key           string   secret
    description       string
    create_time       string
    last_update_time  string
    status            integer  {0, 1}
    ]],

    ResetAppKeyResponse = [[
    ResetAppKeyResponse.

    app_name          string
    app_id            string
    app_key           string   secret
    description       string
    create_time       string
    last_update_time  string
    status            integer  {0, 1}
    ]],
}
