-- The models that only the operations of api/sp.lua use.

return {
    SearchCorpResponse = [[
    One page of enterprises.

    offset  integer
    limit   integer
    count   integer
    data    QueryCorpResultDTO[]
    ]],

    QueryCorpResultDTO = [[
    An enterprise, its administrator and resources.

    basicInfo  QueryCorpBasicResultDTO
    adminInfo  QueryAdminResultDTO
    resInfo    QueryCorpResResultDTO
    groupDTO   OrgGroupDTO
    id         string
    ]],

    QueryCorpBasicResultDTO = [[
    The registration of an enterprise.

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
    The administrator of an enterprise.

    id         string
    account    string
    name       string
    adminType  integer  {0, 1}
    email      string
    phone      string
    country    string
    ]],

    QueryCorpResResultDTO = [[
    The resources of an enterprise.

    corpVcRes  QueryCorpVcResResultDTO
    ]],

    QueryCorpVcResResultDTO = [[
    The meeting resources of an enterprise, in numbers.

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
    The group an enterprise is in.

    groupId    string
    groupName  string
    ]],

    ShowCorpResponse = [[
    An enterprise, its administrator and resources.

    basicInfo  QueryCorpBasicResultDTO
    adminInfo  QueryAdminResultDTO
    resInfo    QueryCorpResResultDTO
    groupDTO   OrgGroupDTO
    id         string
    ]],

    AddCorpDTO = [[
    The enterprise to create, its administrator and resources.

    basicInfo *   CorpBasicDTO
    adminInfo *   AdminDTO
    resInfo       AddCorpResDTO
    groupId       string
    propertyInfo  OrgPropertyDTO[]
    ]],

    CorpBasicDTO = [[
    The registration of a new enterprise.

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
    timeZoneId   string
    ]],

    AdminDTO = [[
    The administrator of a new enterprise.

    account *  string
    name *     string
    pwd *      string  length 6..32  secret
    email      string
    phone      string
    country    string
    ]],

    AddCorpResDTO = [[
    The resources of a new enterprise.

    resource  ResourceDTO[]
    ]],

    ResourceDTO = [[
    A resource to give, how many, and until when.

    id            string
    type *        string   {VMR, CONF_CALL, HARD_1080P, HARD_720P, SOFT, ROOM, LIVE, RECORD,
                            HARD_THIRD_PARTY, HUAWEI_VISION, IDEA_HUB}
    typeId        string   -- for VMR: the vmrPkgId of the package
    count *       integer  1..2000000
    expireDate *  long     0..
    ]],

    OrgPropertyDTO = [[
    A property of an enterprise by name.

    propertyKey    string
    propertyValue  string
    ]],

    AddCorpResponse = [[
    The ID of the new enterprise.

    value  string
    ]],

    ModCorpDTO = [[
    What is to change in an enterprise.

    basicInfo     ModCorpBasicDTO
    adminInfo     ModAdminDTO
    groupId       string
    propertyInfo  OrgPropertyDTO[]
    ]],

    ModCorpBasicDTO = [[
    What is to change in its registration.

    name         string
    phone        string
    country      string
    fax          string
    email        string
    address      string
    description  string
    ]],

    ModAdminDTO = [[
    What is to change in its administrator.

    name     string
    email    string
    phone    string
    country  string
    ]],

    SearchResourceResponse = [[
    One page of resources.

    offset  integer
    limit   integer
    count   integer
    data    QueryResourceResultDTO[]
    ]],

    SearchResourceOpRecordResponse = [[
    One page of what was done with resources.

    offset  integer
    limit   integer
    count   integer
    data    QueryResourceResultDTO[]
    ]],

    ModResourceDTO = [[
    A resource to change.

    id *        string
    type        string   {VMR, CONF_CALL, HARD_1080P, HARD_720P, SOFT, ROOM, LIVE, RECORD,
                          HARD_THIRD_PARTY, HUAWEI_VISION}
    expireDate  long     0..
    isDisabled  boolean
    ]],

    ShowSpResourceResponse = [[
    The resources of the service provider.

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
    A group of enterprises.

    groupId    string
    groupName  string
    groupType  integer
    remarks    string
    regionId   string
    status     integer  {0, 1}
    ]],

    ShowSpResResponse = [[
    How many accounts of the service provider are used.

    usedAccountsCount  integer
    ]],
}
