-- People: one's own profile and password, the accounts of an enterprise, its address book.

return {
    ShowMyInfo = [[
    GET /v1/usg/dcs/member
    Read one's own profile.

    token    access
    retry    safe

    share    directory
    answer   ShowMyInfoResponse
    ]],

    UpdateMyInfo = [[
    PUT /v1/usg/dcs/member
    Change one's own profile.

    token    access
    retry    idempotent

    share    directory
    body     ModMemberDTO
    ]],

    UpdatePwd = [[
    PUT /v1/usg/acs/password
    Change one's own password, giving the old one.

    token    access
    retry    never

    share    sign_in
    body     ModPwdReqDTO
    ]],

    SetProfileImage = [[
    POST /v1/usg/abs/profile-images
    Upload one's own picture.

    token    access
    retry    idempotent

    header   X-Request-Id  string
    body     multipart SetProfileImageRequestBody
    ]],

    UpdateContact = [[
    PUT /v1/usg/dcs/member/contact
    Change one's own phone number or e-mail address, with the code that was sent there.

    token    access
    retry    never

    share    directory
    body     VerificationCodeDTO
    ]],

    SendVeriCodeForUpdateUserInfo = [[
    POST /v1/usg/dcs/member/verification-code
    Send a code to the new phone number or e-mail address.

    token    access
    retry    never

    share    directory
    body     VerificationCodeDTO
    ]],

    CheckVeriCodeForUpdateUserInfo = [[
    POST /v1/usg/dcs/member/verification-code/verify
    Check the code that was sent to a phone number or e-mail address.

    token    access
    retry    never

    share    directory
    body     VerificationCodeDTO
    ]],

    SendSlideVerifyCode = [[
    POST /v1/usg/acs/auth/slideverifycode/send
    Get a slider captcha, the first step to a forgotten password.

    page     meeting_21_0100
    token    none
    retry    idempotent

    share    sign_in
    body     SlideVerifyCodeSendDTO
    answer   SendSlideVerifyCodeResponse
    ]],

    CheckSlideVerifyCode = [[
    PUT /v1/usg/acs/auth/slideverifycode/check
    Check the answer to the slider captcha; the token for sending a code comes back.

    page     meeting_21_0101
    token    none
    retry    never

    share    sign_in
    body     SlideVerifyCodeCheckDTO
    answer   CheckSlideVerifyCodeResponse
    ]],

    SendVeriCodeForChangePwd = [[
    POST /v1/usg/acs/verifycode/send
    Send the code for a forgotten password by SMS or e-mail.

    token    none
    retry    never

    share    sign_in
    body     VerifyCodeSendDTOV1
    answer   SendVeriCodeForChangePwdResponse
    ]],

    CheckVerifyCode = [[
    PUT /v1/usg/acs/verifycode/check
    Check the code for a forgotten password; the token for ResetPwd comes back.

    token    none
    retry    never

    share    sign_in
    body     VerifyCodeCheckDTO
    answer   CheckVerifyCodeResponse
    ]],

    ResetPwd = [[
    PUT /v1/usg/acs/password/reset
    Set a new password in place of a forgotten one; X-Access-Token carries the token of CheckVerifyCode.

    token    given
    retry    never

    share    sign_in
    body     ResetPwdReqDTOV1
    ]],

    SearchUsers = [[
    GET /v1/usg/dcs/corp/member
    List the users of the enterprise.

    page     meeting_21_0071
    token    access
    retry    safe
    pages    data of count by offset limit
    identity id

    share    directory
    query    offset            integer
    query    limit             integer    1..500  = 10
    query    searchKey         string
    query    sortField         string     {userType, adminType, ldapAccount, deptCode, status, sortLevel}
    query    isAsc             boolean
    query    deptCode          string
    query    enableSubDept     boolean    = true
    query    adminType         integer    {1, 2}
    query    enableRoom        boolean    discarded
    query    userType          integer[]  {2, 12, 13, 14}  = 2
    query    status            integer    {0, 1}
    query    containsUnActive  boolean    = false
    answer   SearchUsersResponse
    ]],

    ShowUserDetail = [[
    GET /v1/usg/dcs/corp/member/{account}
    Read one user.

    page     meeting_21_0069
    token    access
    retry    safe

    share    directory
    path     account *    string
    query    accountType  integer  {0, 1}  = 0
    answer   ShowUserDetailResponse
    ]],

    AddUser = [[
    POST /v1/usg/dcs/corp/member
    Add a user.

    token    access
    retry    never

    share    directory
    body     AddUserDTO
    answer   AddUserResponse
    ]],

    InviteUser = [[
    POST /v1/usg/dcs/corp/member/add
    Invite somebody by phone number or e-mail address to become a user.

    page     meeting_21_1530
    token    access
    retry    never

    share    directory
    body     AddUserRequestBody
    answer   InviteUserResponse
    ]],

    UpdateUser = [[
    PUT /v1/usg/dcs/corp/member/{account}
    Change a user.

    page     meeting_21_0068
    token    access
    retry    idempotent

    share    directory
    path     account *    string
    query    accountType  integer  {0, 1}  = 0
    body     ModUserDTO
    answer   UpdateUserResponse
    ]],

    BatchUpdateUserStatus = [[
    PUT /v1/usg/dcs/corp/member/status/{value}
    Enable or disable several users.

    page     meeting_21_0072
    token    access
    retry    idempotent

    share    directory
    path     value *      integer  {0, 1}  yes 1
    query    accountType  integer  {0, 1}  = 0
    body     string[]
    ]],

    ResetPwdByAdmin = [[
    PUT /v1/usg/acs/password/admin/reset
    Reset a user's password (administrators only).

    token    access
    retry    never
    destroys

    share    sign_in
    body     AdminResetPwdReqDTO
    ]],

    SetUserProfileImage = [[
    POST /v1/usg/abs/profile-images/{user_id}
    Upload the picture of a user (administrators only).

    token    access
    retry    idempotent

    path     user_id *     string
    header   X-Request-Id  string
    body     multipart SetUserProfileImageRequestBody
    ]],

    BatchDeleteUsers = [[
    POST /v1/usg/dcs/corp/member/delete
    Delete several users.

    page     meeting_21_0070
    token    access
    retry    idempotent
    destroys

    share    directory
    query    accountType  integer  {0, 1}  = 0
    body     string[]
    ]],

    SearchCorpDir = [[
    GET /v1/usg/abs/users
    Search the address book of the enterprise.

    page     meeting_21_0512
    token    access
    retry    safe
    pages    data of count by offset limit
    identity id

    share    directory
    query    offset        integer  0..  = 0
    query    limit         integer  1..500  = 10
    query    searchKey     string   length ..1024
    query    deptCode      string   length ..32
    query    querySubDept  boolean  = true
    query    searchScope   string   {NORMAL_USER, HARD_TERMINAL, ALL}  = ALL
    answer   SearchCorpDirResponse
    ]],

    SearchCorpExternalDir = [[
    GET /v1/usg/abs/external-contacts
    Search the external contacts of the enterprise.

    token    access
    retry    safe
    pages    data of count by offset limit
    identity id

    share    directory
    query    offset       integer  0..  = 0
    query    limit        integer  1..500  = 10
    query    searchKey    string   length ..1024
    query    searchScope  string   {PERSONAL, CORP, ALL}  = ALL
    answer   SearchCorpExternalDirResponse
    ]],

    BatchShowUserDetails = [[
    POST /v1/usg/abs/users/list
    Read several users at once.

    page     topic_0000001575874449
    token    access
    retry    safe

    share    directory
    query    idType  string  {USER_ID, THIRD_ACCOUNT}  = USER_ID
    body     ShowUserRequestDTO[]  items 1..200  optional
    answer   UserDTO[]
    ]],
}
