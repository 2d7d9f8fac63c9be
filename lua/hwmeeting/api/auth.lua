-- Signing in and out: how a client gets, renews, checks and gives back its access token, and how an
-- enterprise sets up its own single sign-on. The recipes (what is signed, what the token's life is) are in
-- docs/sign-in.md.

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

    UpdateToken = [[
    PUT /v1/usg/acs/token
    Renew the access token; X-Access-Token carries the refresh token.

    page     meeting_21_0307
    token    refresh
    retry    never

    share    sign_in
    answer   UpdateTokenResponse
    ]],

    CheckToken = [[
    POST /v1/usg/acs/token/validate
    Check an access token; on request exchange it for a new one.

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

    share    sign_in
    ]],
}
