-- The models of section "devices".

return {
    SearchDevicesResponse = [[
    SearchDevicesResponse.

    offset  integer
    limit   integer
    count   integer
    data    QueryDeviceResultDTO[]
    ]],

    QueryDeviceResultDTO = [[
    QueryDeviceResultDTO.

    name          string
    type          string
    model         string
    sn            string
    account       string
    number        string
    prjCodeMode   integer  {0, 1, 2}
    deptCode      string
    deptName      string
    deptNamePath  string
    phone         string
    country       string
    email         string
    description   string
    status        integer  {0, 1}
    ]],

    ShowDeviceDetailResponse = [[
    ShowDeviceDetailResponse.

    name          string
    type          string
    model         string
    sn            string
    account       string
    number        string
    prjCodeMode   integer  {0, 1, 2}
    deptCode      string
    deptName      string
    deptNamePath  string
    phone         string
    country       string
    email         string
    description   string
    status        integer  {0, 1}
    ]],

    UserStatusDTO = [[
    UserStatusDTO.

    Number      string          -- sample value starts with tel:
    RegStatus   string  {1, 0}  -- 0 registered, 1 not registered
    CallStatus  string  {0, 1, 2, 3}
    ]],

    QueryDeviceTypeResultDTO = [[
    QueryDeviceTypeResultDTO.

    type                   string   {TE, 3rd}
    model                  string
    enableActiveCode       boolean
    resolution             string
    supportProjectionCode  boolean
    supportSVC             boolean
    ]],

    AddDeviceDTO = [[
    AddDeviceDTO.

    name *       string
    model *      string
    sn           string
    prjCodeMode  integer  {0, 1, 2}
    deptCode     string   = 1
    phone        string
    country      string
    email        string
    description  string
    status       integer  {0, 1}  = 0
    sendNotify   string   -- "0" suppresses the notice; anything else sends it
    ]],

    AddDeviceResponse = [[
    AddDeviceResponse.

    name          string
    type          string
    model         string
    sn            string
    account       string
    number        string
    prjCodeMode   integer  {0, 1, 2}
    deptCode      string
    deptName      string
    deptNamePath  string
    phone         string
    country       string
    email         string
    description   string
    status        integer  {0, 1}
    ]],

    ModDeviceDTO = [[
    ModDeviceDTO.

    name         string
    prjCodeMode  integer  {0, 1, 2}
    deptCode     string   = 1
    phone        string
    country      string
    email        string
    description  string
    status       integer  {0, 1}
    ]],

    ActiveDTO = [[
    ActiveDTO.

    smsNumber  string
    country    string
    emailAddr  string
    ]],

    SearchVisionActiveCodeResponse = [[
    SearchVisionActiveCodeResponse.

    offset  integer
    limit   integer
    count   integer
    data    QueryVisionActiveCodeResultDTO[]
    ]],

    QueryVisionActiveCodeResultDTO = [[
    QueryVisionActiveCodeResultDTO.

    id          string
    activeCode  string  secret
    devName     string
    devType     string
    deptCode    string
    deptName    string
    expireDate  long
    ]],

    VisionActiveCodeDTO = [[
    VisionActiveCodeDTO.

    devType *    string  {idea-hub, huawei-vision, welink-desktop(iwb), smart-rooms}
    deptCode     string
    devName *    string
    description  string
    smsNumber    string
    country      string
    emailAddr    string
    ]],

    CreateVisionActiveCodeResponse = [[
    CreateVisionActiveCodeResponse.

    activeCode  string  secret
    ]],

    ResetVisionActiveCodeResponse = [[
    ResetVisionActiveCodeResponse.

    activeCode  string  secret
    ]],
}
