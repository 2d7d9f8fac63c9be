-- What the checks of the catalogue expect where a rule of thumb is wrong, each with its reason.

local expected = {}

expected.line_length = 110

-- Names that sound like a secret (in small letters).
expected.secret_patterns = {
    "passw", "pwd", "token", "secret", "credential", "authorization", "app_?key$", "subscriberkey$",
    "ha1$", "ha2$", "activecode$", "verificationcode$", "joinur[il]$", "nonce$", "random$",
    "liveaddress$", "auxaddress$",
}

-- Names that sound like a secret and are none: "field" for all owners, "Owner.field" for one.
expected.not_secret = {
    confTokenExpireTime = "a number of seconds",
    tokenType = "a kind",
    tokenIp = "an address",
    createTokenType = "a kind",
    daysPwdAvailable = "a number of days",
    getTokenUrl = "where the enterprise's own server gives tokens",
    thirdAccessToken = "the name of a field",
    passWordType = "a kind",
    passwordEntry = "a list of objects, whose password is marked",
    ["X-Token-Type"] = "a kind",
    ["X-Authorization-Type"] = "a kind, and discarded",
    ["X-Nonce"] = "no secret: it only makes a request unique",
    redirectJoinUrl = "an address for everybody",
    ["AppAuthInfoV2.nonce"] = "part of what is signed; worthless without the key",
}

-- Retry classes that differ from the usual one of the method: GET safe, PUT and DELETE idempotent,
-- POST by its first word.
expected.retry = {
    CreateWebSocketToken = { "never", "a token for a single use" },
    CreateConfToken = { "idempotent", "gives a token; a repeat gives it again" },
    CreateAuthRandom = { "idempotent", "a repeat gives another number, to no harm" },
    CreateAnonymousAuthRandom = { "idempotent", "as CreateAuthRandom" },
    CreateAppIdToken = { "idempotent", "a second token does no harm" },
    CreateToken = { "idempotent", "a second token does no harm" },
    SendSlideVerifyCode = { "idempotent", "nobody is told; a repeat makes another captcha" },
    UpdateToken = { "never", "uses up the refresh token" },
    ProlongMeeting = { "never", "the minutes add up" },
    SaveLayout = { "never", "without a uuid a repeat saves a second layout" },
    InviteOperateVideo = { "never", "asks a person; a repeat asks again" },
    InviteShare = { "never", "asks a person; a repeat asks again" },
    UpdatePwd = { "never", "at a repeat the old password is wrong, which counts towards a lock" },
    UpdateContact = { "never", "uses up the code" },
    CheckVeriCodeForUpdateUserInfo = { "never", "may use up the code" },
    CheckSlideVerifyCode = { "never", "uses up the captcha" },
    CheckVerifyCode = { "never", "uses up the code" },
    ResetPwd = { "never", "uses up the token of CheckVerifyCode" },
    ResetPwdByAdmin = { "never", "sends a new password each time" },
    ResetActivecode = { "never", "sends a new code each time" },
    ResetVisionActiveCode = { "never", "makes a new code each time" },
    ResetAppKey = { "never", "makes a new key each time; a lost answer is a lost key" },
    UploadFile = { "never", "stores one more file each time" },
    ShowMeetingFileList = { "idempotent", "opens the list on a device" },
}

-- Where the catalogue differs from the facts on purpose: what, ours, and why. `ours = nil` means
-- that we have none.
expected.differences = {
    ["CreateAppIdToken header Content-Type"] = { nil, "every JSON body is sent with it" },
    ["CreateToken header Content-Type"] = { nil, "every JSON body is sent with it" },
    ["CreateProxyToken header Content-Type"] = { nil, "every JSON body is sent with it" },
    ["CreateAppIdToken header X-Token-Type default"] = { "LongTicket", "the only value" },
    ["CreateConfToken header X-Login-Type default"] = { 1, "the only value" },
    ["UpdateToken token"] = { "refresh", "X-Access-Token carries the refresh token" },
    ["CheckToken token"] = { "held", "documented without, but the vendor's SDKs send one" },
    ["ShowMgmtSiteStatus token"] = { "held", "documented without, but the SDKs send one" },
    ["ResetPwd token"] = { "given", "the token of CheckVerifyCode, not one of a sign-in" },
    ["CreatePortalRefNonce token"] = { "given", "the token of the user who enters the portal" },
    ["InterpreterInfo.loginAccount required"] = { nil, "loginAccount or userID must be given" },
}

-- Meanings of error codes that we word otherwise.
expected.meanings = {
    ["MMC.111071078"] = "shorter",
    ["100000429"] = "without a remark about the source",
}

return expected
