-- The models of section "sp".

return {
    SearchCorpResponse = [[
    SearchCorpResponse.

    offset  integer
    limit   integer
    count   integer
    data    QueryCorpResultDTO[]
    ]],

    QueryCorpResultDTO = [[
    QueryCorpResultDTO.

    basicInfo  QueryCorpBasicResultDTO
    adminInfo  QueryAdminResultDTO
    resInfo    QueryCorpResResultDTO
    groupDTO   OrgGroupDTO
    id         string
    ]],

    QueryCorpBasicResultDTO = [[
    QueryCorpBasicResultDTO.

    name         string
    phone        string
    country      string
    fax          string
    email        string
    address      string
    description  string
    spId         string
    ]],

    QueryAdminResultDTO = [[
    QueryAdminResultDTO.

    id         string
    account    string
    name       string
    adminType  integer  {0, 1}
    email      string
    phone      string
    country    string
    ]],

    QueryCorpResResultDTO = [[
    QueryCorpResResultDTO.

    corpVcRes  QueryCorpVcResResultDTO
    ]],

    QueryCorpVcResResultDTO = [[
    QueryCorpVcResResultDTO.

    vmrPkgList           QueryVmrPkgResResultDTO[]
    te1080pHardCount     integer
    te720pHardCount      integer
    teSoftCount          integer
    roomCount            integer
    recordCapability     integer
    confCallCount        integer
    liveCount            integer
    thirdPartyHardCount  integer
    hwVisionCount        integer
    ideaHubCount         integer
    ]],

    OrgGroupDTO = [[
    OrgGroupDTO.

    groupId    string
    groupName  string
    ]],

    ShowCorpResponse = [[
    ShowCorpResponse.

    basicInfo  QueryCorpBasicResultDTO
    adminInfo  QueryAdminResultDTO
    resInfo    QueryCorpResResultDTO
    groupDTO   OrgGroupDTO
    id         string
    ]],

    AddCorpDTO = [[
    AddCorpDTO.

    basicInfo *   CorpBasicDTO
    adminInfo *   AdminDTO
    resInfo       AddCorpResDTO
    groupId       string
    propertyInfo  OrgPropertyDTO[]
    ]],

    CorpBasicDTO = [[
    CorpBasicDTO.

    name *       string
    domain       string
    phone        string
    country      string
    fax          string
    email        string
    address      string
    description  string
    spId         string
    language     string  {zh-CN, en-US}
    timeZoneId   string  -- string here
    ]],

    AdminDTO = [[
    AdminDTO.

    account *  string
    name *     string
    pwd *      string  length 6..32  secret
    email      string
    phone      string
    country    string
    ]],

    AddCorpResDTO = [[
    AddCorpResDTO.

    resource  ResourceDTO[]
    ]],

    ResourceDTO = [[
    ResourceDTO.

    id            string
    type *        string   {VMR, CONF_CALL, HARD_1080P, HARD_720P, SOFT, ROOM, LIVE, RECORD,
                            HARD_THIRD_PARTY, HUAWEI_VISION, IDEA_HUB}
    typeId        string   -- vmrPkgId of the room package when type is VMR
    count *       integer  1..2000000
    expireDate *  long     0..
    ]],

    OrgPropertyDTO = [[
    OrgPropertyDTO.

    propertyKey    string
    propertyValue  string
    ]],

    AddCorpResponse = [[
    AddCorpResponse.

    value  string
    ]],

    ModCorpDTO = [[
    ModCorpDTO.

    basicInfo     ModCorpBasicDTO
    adminInfo     ModAdminDTO
    groupId       string
    propertyInfo  OrgPropertyDTO[]
    ]],

    ModCorpBasicDTO = [[
    ModCorpBasicDTO.

    name         string
    phone        string
    country      string
    fax          string
    email        string
    address      string
    description  string
    ]],

    ModAdminDTO = [[
    ModAdminDTO.

    name     string
    email    string
    phone    string
    country  string
    ]],

    SearchResourceResponse = [[
    SearchResourceResponse.

    offset  integer
    limit   integer
    count   integer
    data    QueryResourceResultDTO[]
    ]],

    SearchResourceOpRecordResponse = [[
    SearchResourceOpRecordResponse.

    offset  integer
    limit   integer
    count   integer
    data    QueryResourceResultDTO[]
    ]],

    ModResourceDTO = [[
    ModResourceDTO.

    id *        string
    type        string   {VMR, CONF_CALL, HARD_1080P, HARD_720P, SOFT, ROOM, LIVE, RECORD,
                          HARD_THIRD_PARTY, HUAWEI_VISION}
    expireDate  long     0..
    isDisabled  boolean
    ]],

    ShowSpResourceResponse = [[
    ShowSpResourceResponse.

    te1080pHardCount     ResDetailDTO
    te720pHardCount      ResDetailDTO
    teSoftCount          ResDetailDTO
    roomCount            ResDetailDTO
    recordCapability     ResDetailDTO
    confCallCount        ResDetailDTO
    liveCount            ResDetailDTO
    corpCount            ResDetailDTO
    thirdPartyHardCount  ResDetailDTO
    hwVisionCount        ResDetailDTO
    ideaHubCount         ResDetailDTO
    enablePstn           boolean
    enableSMS            boolean
    groupList            QueryCorpGroupDTO[]
    ]],

    QueryCorpGroupDTO = [[
    QueryCorpGroupDTO.

    groupId    string
    groupName  string
    groupType  integer
    remarks    string
    regionId   string
    status     integer  {0, 1}
    ]],

    ShowSpResResponse = [[
    ShowSpResResponse.

    usedAccountsCount  integer
    ]],
}
