-- Signing in and out: how a client gets, renews, checks and gives back its access token, and how an
-- enterprise sets up its own single sign-on. What is signed, and how: lua/hwmeeting/sign_in/signature.lua.

return {
    CreateAppIdToken = [[
    POST /v2/usg/acs/auth/appauth
    Sign in with an App ID: the signature in Authorization is checked, an access token comes back.

    page     meeting_21_0311
    token    signature
    retry    idempotent

    share    sign_in
    header   Authorization *  string  secret  -- HMAC-SHA256 signature=<hex>,access=<base64 of the App ID>
    header   X-Token-Type *   string  {LongTicket}  = LongTicket
    body     AppAuthInfoV2
    answer   CreateTokenResponse
    ]],

    CreateToken = [[
    POST /v1/usg/acs/auth/account
    Sign in with account and password; an access token comes back.

    page     meeting_21_0306
    token    basic
    retry    idempotent

    share    sign_in
    header   Authorization *  string  secret  -- Basic base64(account:password)
    body     AuthReqDTOV1
    answer   CreateTokenResponse
    ]],

    CreateProxyToken = [[
    POST /v1/usg/acs/auth/proxy
    Sign in through WeLink or an OAuth2 server; an access token comes back.

    page     meeting_21_0310
    token    none
    retry    never

    share    sign_in
    body     ProxyAuthReq
    answer   CreateTokenResponse
    ]],

    UpdateToken = [[
    PUT /v1/usg/acs/token
    Renew the access token with the refresh token that came with it.

    page     meeting_21_0307
    token    refresh
    retry    never

    share    sign_in
    answer   UpdateTokenResponse
    ]],

    CheckToken = [[
    POST /v1/usg/acs/token/validate
    Check an access token; with needGenNewToken exchange it for a new one.

    page     meeting_21_0308
    token    held
    retry    idempotent

    share    sign_in
    body     ValidateTokenReqDTO
    answer   CheckTokenResponse
    ]],

    DeleteToken = [[
    DELETE /v1/usg/acs/token
    Sign out: the access token is no longer valid.

    page     meeting_21_0309
    token    access
    retry    idempotent
    destroys

    share    sign_in
    ]],

    CreatePortalRefNonce = [[
    POST /v1/usg/acs/auth/portal-ref-nonce
    Get a nonce with which the user of the given access token opens the portal once, without a password.

    token    given
    retry    never

    share    directory
    answer   CreatePortalRefNonceResponse
    ]],

    ShowSsoConfig = [[
    GET /v1/usg/acs/authorizeconfig
    Read how the enterprise has set up its single sign-on.

    token    access
    retry    safe

    share    directory
    answer   ShowSsoConfigResponse
    ]],

    SetSsoConfig = [[
    POST /v1/usg/acs/authorizeconfig
    Set up the single sign-on of the enterprise.

    token    access
    retry    idempotent

    share    directory
    body     AuthorizeConfigInfoRequestBody
    ]],
}
