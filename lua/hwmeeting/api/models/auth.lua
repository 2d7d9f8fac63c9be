-- The models that only the operations of api/auth.lua use.

return {
    AppAuthInfoV2 = [[
    Who signs in with an App ID; userId, corpId, expireTime and nonce are those that were signed.

    appId *       string   length 1..64
    clientType *  integer  0..255  {72, 50, 51, 52, 53, 54, 55}  -- 72 for API use
    corpId        string   length ..32                           -- multi-tenant apps only; refused otherwise
    expireTime *  long     as "unix seconds"                     -- 0: never
    nonce *       string   length 32..64
    userEmail     string   length ..255
    userId        string   length ..64                           -- as signed; absent: default administrator
    userName      string   length ..64
    userPhone     string   length ..32                           -- with country code, e.g. +86...
    deptCode      string   length ..32                           -- letters, digits, - and _
    ]],

    CreateTokenResponse = [[
    A new access token, its life, and the user it stands for; many fields may be absent.

    accessToken         string         secret
    tokenIp             string
    validPeriod         long           -- seconds
    expireTime          long           as "unix seconds"
    createTime          long           as "unix milliseconds"
    user                UserInfo
    clientType          integer
    forceLoginInd       integer        {0, 1}
    firstLogin          boolean        = false
    pwdExpired          boolean        = false
    daysPwdAvailable    integer
    proxyToken          ProxyTokenDTO
    delayDelete         boolean
    tokenType           integer        {0, 1, 2}
    refreshToken        string         secret
    refreshValidPeriod  long           -- seconds
    refreshExpireTime   long           as "unix seconds"
    refreshCreateTime   long           as "unix milliseconds"
    ]],

    UserInfo = [[
    The user that a token stands for.

    userId            string
    ucloginAccount *  string                 -- may be generated for App ID users
    serviceAccount    string
    numberHA1         string   secret
    alias1            string
    companyId         string
    spId              string
    companyDomain     string
    realm             string
    userType          integer  {1, 2, 3, 10, 11, 12, 13, 14}
    adminType         integer  {0, 1, 2}
    name              string
    nameEn            string
    isBindPhone       boolean
    freeUser          boolean
    thirdAccount      string
    visionAccount     string
    headPictureUrl    string
    password          string   secret
    status            integer  0..7  {0, 1}
    paidAccount       string
    paidPassword      string   secret
    weLinkUser        boolean
    appId             string
    tr069Account      string
    corpType          integer  {0, 5, 6}
    cloudUserId       string
    grayUser          boolean
    ]],

    ProxyTokenDTO = [[
    A token for the conferencing middle-end that belongs to the access token.

    accessToken *      string   secret
    longAccessToken    string   secret
    validPeriod        long
    middleEndUrl       string
    middleEndInnerUrl  string
    enableRerouting    boolean
    ]],

    AuthReqDTOV1 = [[
    Who signs in with account and password.

    account *        string   length 1..255
    clientType *     integer  0..255  {0, 5, 6, 72}
    createTokenType  integer  {0, 1}  = 0           -- 1: check the password, make no token
    HA2              string   length ..255  secret  -- captcha answer, only when asked for
    ]],

    ProxyAuthReq = [[
    Who signs in through WeLink (account and pwd) or an OAuth2 server (credential and domain).

    account           string   length 0..255
    authServerType *  string   {workplace, oauth2}
    authType *        string   {AccountAndPwd, AuthCode}
    clientType *      integer  {72}
    createTokenType   integer  {0, 1}  = 0
    credential        string   length ..2048  secret  -- OAuth2 temporary code
    domain            string   length ..255           -- needed for OAuth2
    pwd               string   length 0..255  secret  -- needed for WeLink
    remark            string   length ..255
    ]],

    UpdateTokenResponse = [[
    A renewed access token, as after sign-in.

    accessToken         string         secret
    tokenIp             string
    validPeriod         long           -- seconds
    expireTime          long           as "unix seconds"
    createTime          long           as "unix milliseconds"
    user                UserInfo
    clientType          integer
    forceLoginInd       integer        {0, 1}
    firstLogin          boolean        = false
    pwdExpired          boolean        = false
    daysPwdAvailable    integer
    proxyToken          ProxyTokenDTO
    delayDelete         boolean
    tokenType           integer        {0, 1, 2}
    refreshToken        string         secret
    refreshValidPeriod  long           -- seconds
    refreshExpireTime   long           as "unix seconds"
    refreshCreateTime   long           as "unix milliseconds"
    ]],

    ValidateTokenReqDTO = [[
    The token to check.

    token *            string   secret
    needGenNewToken *  boolean  = false
    needAccountInfo    boolean  = true
    ]],

    CheckTokenResponse = [[
    The token that was checked, or the new one it was exchanged for.

    accessToken         string         secret
    tokenIp             string
    validPeriod         long           -- seconds
    expireTime          long           as "unix seconds"
    createTime          long           as "unix milliseconds"
    user                UserInfo
    clientType          integer
    forceLoginInd       integer        {0, 1}
    firstLogin          boolean        = false
    pwdExpired          boolean        = false
    daysPwdAvailable    integer
    proxyToken          ProxyTokenDTO
    delayDelete         boolean
    tokenType           integer        {0, 1, 2}
    refreshToken        string         secret
    refreshValidPeriod  long           -- seconds
    refreshExpireTime   long           as "unix seconds"
    refreshCreateTime   long           as "unix milliseconds"
    ]],

    CreatePortalRefNonceResponse = [[
    The nonce for one portal sign-in.

    nonce  string  secret
    ]],

    ShowSsoConfigResponse = [[
    The single sign-on of the enterprise.

    enableSSO         boolean
    domain            string
    authorizeUrl      string
    getTokenUrl       string
    clientId          string
    clientSecret      string   secret
    scope             string
    accFieldName      string
    getUserInfoUrl    string
    oauth2ServerType  integer  0..255
    pcSchemaUrl       string
    androidSchemaUrl  string
    iosSchemaUrl      string
    thirdName         string
    thirdEmail        string
    thirdMobile       string
    thirdAccessToken  string
    thirdHeadImgUrl   string
    ]],

    AuthorizeConfigInfoRequestBody = [[
    The single sign-on of the enterprise: an OAuth2 server and the names of its fields.

    enableSSO *       boolean
    domain            string   length ..255
    authorizeUrl      string   length ..255  -- letters, digits and - _ . : @ & = $ / ? # % only
    getTokenUrl       string   length ..255  -- as authorizeUrl
    clientId          string   length ..255
    clientSecret      string   length ..255  secret
    scope             string   length ..255
    accFieldName      string   length ..255
    getUserInfoUrl    string   length ..255  -- as authorizeUrl
    oauth2ServerType  integer  0..255
    pcSchemaUrl       string   length ..255  -- as authorizeUrl, and { }
    androidSchemaUrl  string   length ..255  -- as pcSchemaUrl
    iosSchemaUrl      string   length ..255  -- as pcSchemaUrl
    thirdName         string   length ..255
    thirdEmail        string   length ..255
    thirdMobile       string   length ..255
    thirdAccessToken  string   length ..255
    thirdHeadImgUrl   string   length ..64
    ]],
}
