-- The models that only the operations of api/devices.lua use.

return {
    SearchDevicesResponse = [[
    One page of hard terminals.

    offset  integer
    limit   integer
    count   integer
    data    QueryDeviceResultDTO[]
    ]],

    QueryDeviceResultDTO = [[
    A hard terminal.

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
    A hard terminal.

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
    Whether a terminal is registered and in a call; all values are texts.

    Number      string          -- begins with tel:
    RegStatus   string  {1, 0}  -- 0 registered, 1 not
    CallStatus  string  {0, 1, 2, 3}
    ]],

    QueryDeviceTypeResultDTO = [[
    A kind of hard terminal.

    type                   string   {TE, 3rd}
    model                  string
    enableActiveCode       boolean
    resolution             string
    supportProjectionCode  boolean
    supportSVC             boolean
    ]],

    AddDeviceDTO = [[
    The hard terminal to add.

    name *       string   length 1..64
    model *      string
    sn           string
    prjCodeMode  integer  {0, 1, 2}
    deptCode     string   = 1
    phone        string
    country      string
    email        string
    description  string   length ..128
    status       integer  {0, 1}  = 0
    sendNotify   string   -- "0": tell nobody
    ]],

    AddDeviceResponse = [[
    The hard terminal that was added, with its account and number.

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
    What is to change in a hard terminal.

    name         string   length ..64
    prjCodeMode  integer  {0, 1, 2}
    deptCode     string   = 1
    phone        string
    country      string
    email        string
    description  string   length ..128
    status       integer  {0, 1}
    ]],

    ActiveDTO = [[
    Where the new activation code is sent.

    smsNumber  string
    country    string
    emailAddr  string
    ]],

    SearchVisionActiveCodeResponse = [[
    One page of activation codes.

    offset  integer
    limit   integer
    count   integer
    data    QueryVisionActiveCodeResultDTO[]
    ]],

    QueryVisionActiveCodeResultDTO = [[
    An activation code and the device it is for.

    id          string
    activeCode  string  secret
    devName     string
    devType     string
    deptCode    string
    deptName    string
    expireDate  long
    ]],

    VisionActiveCodeDTO = [[
    The screen device that needs a code, and where the code is sent.

    devType *    string  {idea-hub, huawei-vision, welink-desktop(iwb), smart-rooms}
    deptCode     string  length ..32  = 1
    devName *    string  length 1..64
    description  string  length ..255
    smsNumber    string  length ..32
    country      string  length ..255  = chinaPR
    emailAddr    string  length ..255
    ]],

    CreateVisionActiveCodeResponse = [[
    The activation code.

    activeCode  string  secret
    ]],

    ResetVisionActiveCodeResponse = [[
    The new activation code.

    activeCode  string  secret
    ]],
}
