-- The models of section "users".

return {
    ShowMyInfoResponse = [[
    ShowMyInfoResponse.

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
    UserVmrDTO.

    id             string
    vmrId          string   -- the dialable fixed ID; id is what other calls name vmrID
    vmrName        string
    vmrMode        integer  {0, 1, 2}
    vmrPkgId       string
    vmrPkgName     string
    vmrPkgParties  integer
    vmrPkgLength   integer
    status         integer  {0, 1, 2}
    ]],

    CorpBasicInfoDTO = [[
    CorpBasicInfoDTO.

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
    UserFunctionDTO.

    enableRoom  boolean  = false  discarded
    ]],

    QueryDeviceInfoResultDTO = [[
    QueryDeviceInfoResultDTO.

    model            string
    deviceSize       string
    purchaseChannel  string
    ]],

    ModMemberDTO = [[
    ModMemberDTO.

    name *       string
    englishName  string
    signature    string
    title        string
    desc         string
    ]],

    ModPwdReqDTO = [[
    ModPwdReqDTO.

    account *  string
    oldPwd *   string  secret
    newPwd *   string  length 8..32  secret
    ]],

    SetProfileImageRequestBody = [[
    SetProfileImageRequestBody.

    file *  file
    ]],

    VerificationCodeDTO = [[
    VerificationCodeDTO.

    contact *         string
    verificationCode  string  secret
    country           string
    ]],

    SlideVerifyCodeSendDTO = [[
    SlideVerifyCodeSendDTO.

    user *        string
    clientType *  integer  0..255  {0, 5, 6}
    checkType     integer  {0, 1}  = 0
    ]],

    SendSlideVerifyCodeResponse = [[
    SendSlideVerifyCodeResponse.

    shadowImage  string
    cutImage     string
    pointY       integer
    token        string   secret
    expire       integer
    ]],

    SlideVerifyCodeCheckDTO = [[
    SlideVerifyCodeCheckDTO.

    user *        string
    clientType *  integer  0..255  {0, 5, 6}
    checkType     integer  {0, 1}  = 0
    token *       string   secret
    pointX *      integer
    slideTime *   integer
    ]],

    CheckSlideVerifyCodeResponse = [[
    CheckSlideVerifyCodeResponse.

    token   string   secret
    expire  integer
    ]],

    VerifyCodeSendDTOV1 = [[
    VerifyCodeSendDTOV1.

    user *      string
    sendMethod  string  {sms, email}
    token       string  secret
    ]],

    SendVeriCodeForChangePwdResponse = [[
    SendVeriCodeForChangePwdResponse.

    expire     integer
    bindPhone  string
    bindEmail  string
    ]],

    VerifyCodeCheckDTO = [[
    VerifyCodeCheckDTO.

    user *  string
    code *  string  secret
    ]],

    CheckVerifyCodeResponse = [[
    CheckVerifyCodeResponse.

    token   string   secret
    expire  integer
    ]],

    ResetPwdReqDTOV1 = [[
    ResetPwdReqDTOV1.

    user *        string
    newPwd *      string   length 8..32  secret
    passWordType  integer  -- 1 temporary password, any other value permanent; key is passWordType
    ]],

    SearchUsersResponse = [[
    SearchUsersResponse.

    offset  integer
    limit   integer
    count   integer
    data    SearchUserResultDTO[]
    ]],

    SearchUserResultDTO = [[
    SearchUserResultDTO.

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
    ShowUserDetailResponse.

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
    AddUserDTO.

    name *        string
    englishName   string
    account       string
    thirdAccount  string
    phone         string
    country       string
    pwd           string           length 8..32  secret
    email         string
    deptCode      string           = 1
    signature     string
    title         string
    desc          string
    status        integer          {0, 1}  = 0
    function      UserFunctionDTO
    sendNotify    string           -- "0" suppresses the notice; anything else sends it
    sortLevel     integer          1..10000  = 10000
    hidePhone     boolean          = false
    ]],

    AddUserResponse = [[
    AddUserResponse.

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
    AddUserRequestBody.

    name *     string
    contact *  string
    country    string   length 0..255  = chinaPR  -- limits from the docs only
    deptCode   string
    title      string
    sortLevel  integer  1..10000
    desc       string   length 0..128             -- limits from the docs only
    ]],

    InviteUserResponse = [[
    InviteUserResponse.

    userExist  boolean
    ]],

    ModUserDTO = [[
    ModUserDTO.

    name         string
    englishName  string
    phone        string
    country      string
    email        string
    vmrId        string
    deptCode     string   = 1
    signature    string
    title        string
    desc         string
    status       integer  {0, 1}  = 0
    sortLevel    integer  1..10000  = 10000
    hidePhone    boolean  = false
    ]],

    UpdateUserResponse = [[
    UpdateUserResponse.

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
    AdminResetPwdReqDTO.

    account *  string
    ]],

    SetUserProfileImageRequestBody = [[
    SetUserProfileImageRequestBody.

    file *  file
    ]],

    SearchCorpDirResponse = [[
    SearchCorpDirResponse.

    offset  integer
    limit   integer
    count   integer
    data    UserDTO[]
    ]],

    UserDTO = [[
    UserDTO.

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
    SearchCorpExternalDirResponse.

    offset  integer
    limit   integer
    count   integer
    data    ExternalContactDTO[]
    ]],

    ExternalContactDTO = [[
    ExternalContactDTO.

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
    updateTime          number
                          -- timestamp; SDK types differ (float, BigDecimal, float32), read as a 64-bit number
    type                string  {PERSONAL, CORP}
    ]],

    ShowUserRequestDTO = [[
    ShowUserRequestDTO.

    id  string
    ]],
}
