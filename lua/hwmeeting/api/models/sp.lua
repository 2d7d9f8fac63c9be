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

    name *       string  length 1..128
    domain       string  length ..128
    phone        string  length ..32
    country      string  length ..255  = chinaPR
    fax          string  length ..32
    email        string  length ..255
    address      string  length ..255
    description  string  length ..255
    spId         string  length ..32
    language     string  length ..128  {zh-CN, en-US}  = zh-CN
    timeZoneId   string  length ..128  = 56
    ]],

    AdminDTO = [[
    The administrator of a new enterprise.

    account *  string  length 1..64  -- letters, digits and _ . @ -; not digits alone
    name *     string  length 1..128
    pwd *      string  length 6..32  secret
    email      string  length ..255
    phone      string  length ..32
    country    string  length ..255  = chinaPR
    ]],

    AddCorpResDTO = [[
    The resources of a new enterprise.

    resource  ResourceDTO[]
    ]],

    ResourceDTO = [[
    A resource to give, how many, and until when.

    id            string   length ..32
    type *        string   {VMR, CONF_CALL, HARD_1080P, HARD_720P, SOFT, ROOM, LIVE, RECORD,
                            HARD_THIRD_PARTY, HUAWEI_VISION, IDEA_HUB}
    typeId        string   length ..32  -- for VMR: the vmrPkgId of the package
    count *       integer  1..2000000
    expireDate *  long     0..
    ]],

    OrgPropertyDTO = [[
    A property of an enterprise by name.

    propertyKey    string  length ..255
    propertyValue  string  length ..255
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

    name         string  length ..128
    phone        string  length ..32
    country      string  length ..255
    fax          string  length ..32
    email        string  length ..255
    address      string  length ..255
    description  string  length ..255
    ]],

    ModAdminDTO = [[
    What is to change in its administrator.

    name     string  length ..128
    email    string  length ..255
    phone    string  length ..32
    country  string  length ..255  = chinaPR
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

    id *        string   length ..64
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
