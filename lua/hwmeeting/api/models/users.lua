-- The models that only the operations of api/users.lua use.

return {
    ShowMyInfoResponse = [[
    One's own profile.

    id             string
    userAccount    string
    name           string
    englishName    string
    phone          string
    country        string
    email          string
    sipNum         string
    vmrList        UserVmrDTO[]
    deptCode       string
    deptName       string
    deptNamePath   string
    userType       integer
    adminType      integer           {0, 1, 2}
    signature      string
    title          string
    desc           string
    corp           CorpBasicInfoDTO
    function       UserFunctionDTO
    devType        QueryDeviceInfoResultDTO
    status         integer           {0, 1}
    sortLevel      integer
    hidePhone      boolean
    visionAccount  string
    thirdAccount   string
    license        integer           {0, 1}
    activeTime     long
    ]],

    UserVmrDTO = [[
    A room that belongs to a user.

    id             string
    vmrId          string   -- the number to dial; other calls want id
    vmrName        string
    vmrMode        integer  {0, 1, 2}
    vmrPkgId       string
    vmrPkgName     string
    vmrPkgParties  integer
    vmrPkgLength   integer
    status         integer  {0, 1, 2}
    ]],

    CorpBasicInfoDTO = [[
    The enterprise of a user.

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

    UserFunctionDTO = [[
    What a user may use.

    enableRoom  boolean  = false  discarded
    ]],

    QueryDeviceInfoResultDTO = [[
    The device of a user.

    model            string
    deviceSize       string
    purchaseChannel  string
    ]],

    ModMemberDTO = [[
    The new profile.

    name *       string  length 1..64
    englishName  string  length ..64
    signature    string  length ..512
    title        string  length ..32
    desc         string  length ..128
    ]],

    ModPwdReqDTO = [[
    The old password and the new one.

    account *  string  length 1..255
    oldPwd *   string  length 1..32  secret
    newPwd *   string  length 8..32  secret
    ]],

    SetProfileImageRequestBody = [[
    The picture.

    file *  file
    ]],

    VerificationCodeDTO = [[
    The phone number or e-mail address, and the code that was sent there.

    contact *         string  length 1..255
    verificationCode  string  secret
    country           string  length ..255  = chinaPR
    ]],

    SlideVerifyCodeSendDTO = [[
    Who asks for the captcha.

    user *        string   length 1..255
    clientType *  integer  0..255  {0, 5, 6}
    checkType     integer  {0, 1}  = 0
    ]],

    SendSlideVerifyCodeResponse = [[
    The captcha: two pictures, in base64, and the token that goes with them.

    shadowImage  string
    cutImage     string
    pointY       integer
    token        string   secret
    expire       integer
    ]],

    SlideVerifyCodeCheckDTO = [[
    How the slider was moved.

    user *        string   length 1..255
    clientType *  integer  0..255  {0, 5, 6}
    checkType     integer  {0, 1}  = 0
    token *       string   length 1..255  secret
    pointX *      integer
    slideTime *   integer
    ]],

    CheckSlideVerifyCodeResponse = [[
    The token with which a code may be sent.

    token   string   secret
    expire  integer
    ]],

    VerifyCodeSendDTOV1 = [[
    Who has forgotten the password, and where the code is to go.

    user *      string  length 1..255
    sendMethod  string  length ..64  {sms, email}
    token       string  length ..255  secret
    ]],

    SendVeriCodeForChangePwdResponse = [[
    Where the code went, and how long it is good.

    expire     integer
    bindPhone  string
    bindEmail  string
    ]],

    VerifyCodeCheckDTO = [[
    The code that was sent.

    user *  string  length 1..255
    code *  string  length 1..32  secret
    ]],

    CheckVerifyCodeResponse = [[
    The token that ResetPwd takes.

    token   string   secret
    expire  integer
    ]],

    ResetPwdReqDTOV1 = [[
    The new password.

    user *        string   length 1..255
    newPwd *      string   length 8..32  secret
    passWordType  integer  -- 1 temporary, else permanent; the vendor spells it so
    ]],

    SearchUsersResponse = [[
    One page of users.

    offset  integer
    limit   integer
    count   integer
    data    SearchUserResultDTO[]
    ]],

    SearchUserResultDTO = [[
    A user as lists show them.

    id                    string
    userAccount           string
    name                  string
    englishName           string
    phone                 string
    country               string
    email                 string
    vmrId                 string
    deptCode              string
    deptNamePath          string
    userType              integer  {2, 12, 13, 14}
    adminType             integer  {0, 1, 2}
    signature             string
    title                 string
    desc                  string
    status                integer  {0, 1}
    sortLevel             integer
    hidePhone             boolean
    thirdAccount          string
    visionAccount         string
    license               integer  {0, 1}
    activeTime            long
    activeCodeExpireTime  long
    expireTime            long
    activeCode            string   secret
    ]],

    ShowUserDetailResponse = [[
    A user.

    id             string
    userAccount    string
    name           string
    englishName    string
    phone          string
    country        string
    email          string
    sipNum         string
    vmrList        UserVmrDTO[]
    deptCode       string
    deptName       string
    deptNamePath   string
    userType       integer
    adminType      integer           {0, 1, 2}
    signature      string
    title          string
    desc           string
    corp           CorpBasicInfoDTO
    function       UserFunctionDTO
    devType        QueryDeviceInfoResultDTO
    status         integer           {0, 1}
    sortLevel      integer
    hidePhone      boolean
    visionAccount  string
    thirdAccount   string
    license        integer           {0, 1}
    activeTime     long
    ]],

    AddUserDTO = [[
    The user to add.

    name *        string           length 1..64
    englishName   string           length ..64
    account       string           length ..64
    thirdAccount  string           length ..64
    phone         string
    country       string
    pwd           string           length 8..32  secret
    email         string
    deptCode      string           = 1
    signature     string           length ..512
    title         string           length ..32
    desc          string           length ..128
    status        integer          {0, 1}  = 0
    function      UserFunctionDTO
    sendNotify    string           -- "0": tell nobody
    sortLevel     integer          1..10000  = 10000
    hidePhone     boolean          = false
    ]],

    AddUserResponse = [[
    The user that was added.

    id             string
    userAccount    string
    name           string
    englishName    string
    phone          string
    country        string
    email          string
    sipNum         string
    vmrList        UserVmrDTO[]
    deptCode       string
    deptName       string
    deptNamePath   string
    userType       integer
    adminType      integer           {0, 1, 2}
    signature      string
    title          string
    desc           string
    corp           CorpBasicInfoDTO
    function       UserFunctionDTO
    devType        QueryDeviceInfoResultDTO
    status         integer           {0, 1}
    sortLevel      integer
    hidePhone      boolean
    visionAccount  string
    thirdAccount   string
    license        integer           {0, 1}
    activeTime     long
    ]],

    AddUserRequestBody = [[
    Whom to invite.

    name *     string   length 1..64
    contact *  string   length 1..255
    country    string   length 0..255  = chinaPR
    deptCode   string   length ..32  = 1
    title      string   length ..32
    sortLevel  integer  1..10000  = 10000
    desc       string   length 0..128
    ]],

    InviteUserResponse = [[
    Whether the invited person is a user already.

    userExist  boolean
    ]],

    ModUserDTO = [[
    What is to change in a user.

    name         string   length 1..32
    englishName  string   length ..64
    phone        string
    country      string
    email        string
    vmrId        string
    deptCode     string   = 1
    signature    string   length ..512
    title        string   length ..32
    desc         string   length ..128
    status       integer  {0, 1}  = 0
    sortLevel    integer  1..10000  = 10000
    hidePhone    boolean  = false
    ]],

    UpdateUserResponse = [[
    The user as changed.

    id             string
    userAccount    string
    name           string
    englishName    string
    phone          string
    country        string
    email          string
    sipNum         string
    vmrList        UserVmrDTO[]
    deptCode       string
    deptName       string
    deptNamePath   string
    userType       integer
    adminType      integer           {0, 1, 2}
    signature      string
    title          string
    desc           string
    corp           CorpBasicInfoDTO
    function       UserFunctionDTO
    devType        QueryDeviceInfoResultDTO
    status         integer           {0, 1}
    sortLevel      integer
    hidePhone      boolean
    visionAccount  string
    thirdAccount   string
    license        integer           {0, 1}
    activeTime     long
    ]],

    AdminResetPwdReqDTO = [[
    Whose password is replaced.

    account *  string  length 1..255
    ]],

    SetUserProfileImageRequestBody = [[
    The picture.

    file *  file
    ]],

    SearchCorpDirResponse = [[
    One page of the address book.

    offset  integer
    limit   integer
    count   integer
    data    UserDTO[]
    ]],

    UserDTO = [[
    An entry of the address book: a user or a terminal.

    id              string
    statusCode      integer   {0, 1, 2, 3}
    account         string
    name            string
    englishName     string
    email           string
    phone           string
    deptName        string
    number          string
    updateTime      long
    isHardTerminal  boolean   discarded
    vmrId           string
    signature       string
    title           string
    description     string
    hidePhone       boolean
    type            string    {NORMAL_USER, HARD_TERMINAL, WHITE_BOARD, HW_VISION_MEMBER}
    deptCodes       string[]
    ]],

    SearchCorpExternalDirResponse = [[
    One page of external contacts.

    offset  integer
    limit   integer
    count   integer
    data    ExternalContactDTO[]
    ]],

    ExternalContactDTO = [[
    A contact outside the enterprise.

    otherNumber         string
    otherNumberCountry  string
    country             string
    phone               string
    email               string
    corpName            string
    deptName            string
    position            string
    address             string
    remarks             string
    id                  string
    name                string
    customNumber        string
    updateTime          number  -- a time stamp
    type                string  {PERSONAL, CORP}
    ]],

    ShowUserRequestDTO = [[
    A user to read.

    id  string
    ]],
}
