-- Values for the examples of the reference. Where a call needs something that is there, they are
-- those of the sandbox's seed, so that every example can be run.

local values = {}

--- The meeting of the examples: the vendor's sample, which runs in the sandbox.
values.meeting = "914083136"
values.password = "336688"

local function code(text)
    return { code = text }
end

local function list(...)
    local entries = {}
    for i, value in ipairs { ... } do
        entries[i] = { value }
    end
    return entries
end

local PHONE = "+991116004380"
local HISTORY = "9a0fa6d10a5b11eaae5e191763c22c0e"
local ID = "4028805a7c6e0f53017c6e2d0f1b0003"
local SERIAL = "21021140001"
local A_MONTH_AGO = code "(os.time() - 30 * 86400) * 1000"
local NOW = code "os.time() * 1000"
local IN_A_MONTH = code "(os.time() + 30 * 86400) * 1000"
local PICTURE = { { "data", "…" }, { "filename", "picture.png" }, { "content_type", "image/png" } }

--- By the name of a parameter or field; flags and enumerations go before these.
values.by_name = {
    ["X-Password"] = values.password,
    account = "user8002@corpnew",
    address = "Ringstr. 1, 1010 Wien",
    app_id = ID,
    app_name = "Room booking",
    batchParticipants = PHONE,
    bulkHangUpParticipants = PHONE,
    callNum = PHONE,
    call_number = PHONE,
    code = "123456",
    confID = values.meeting,
    conf_id = values.meeting,
    confUUID = HISTORY,
    confUUIDs = HISTORY,
    confuuid = HISTORY,
    conferenceID = values.meeting,
    conferenceId = values.meeting,
    conference_id = values.meeting,
    conferenceid = values.meeting,
    contact = "+8613800000000",
    corp_id = "807074304",
    cycleSubConfID = ID,
    cycleSubConfIDs = ID,
    deptList = "1",
    deptName = "Sales",
    dept_code = "1",
    devName = "Room 101",
    deviceList = ID,
    duration = 60,
    endDate = NOW,
    endTime = IN_A_MONTH,
    expireDate = IN_A_MONTH,
    file = PICTURE,
    file_code = ID,
    firstLanguage = "zh",
    groupID = "1",
    groupId = "1",
    id = ID,
    length = 60,
    listenLanChannel = "zh",
    materialName = "Entrance",
    model = "TE20",
    name = "Ana García",
    newName = "Ana",
    newPwd = "New-pass-2",
    number = PHONE,
    oldPwd = "Old-pass-1",
    participantID = PHONE,
    password = values.password,
    phone = PHONE,
    pids = PHONE,
    pointX = 120,
    programName = "Entrance hall",
    publishName = "Entrance hall, May",
    pwd = "Some-pass-1",
    secondLanguage = "en",
    slideTime = 800,
    sn = SERIAL,
    smsNumber = "+8613800000000",
    speakLanChannel = "en",
    startDate = A_MONTH_AGO,
    startTime = NOW,
    subject = "Weekly",
    subscriberId = "1988692299",
    subscriberKey = "example-subscriber-key",
    timeZoneId = 56,
    url = "https://example.com/events",
    user = "user8002@corpnew",
    user_id = ID,
    uuID = ID,
    vmrID = ID,
    vmrName = "Ana's room",
}

local function body(...)
    return { { "body", list(...) } }
end

local DAYS = { { "startTime", "2030-01-01" }, { "endTime", "2030-01-15" } }
local START = { "startTime", "2030-01-15 08:30" }
local CYCLE = { "cycleParams", {
    { "startDate", "2030-01-15" },
    { "endDate", "2030-03-15" },
    { "cycle", "Week" },
    { "point", list(2) },
    { "preRemindDays", 1 },
} }

--- Arguments of an operation, before those that follow from the catalogue.
values.arguments = {
    AddCorp = {
        { "basicInfo", { { "name", "Example Ltd" } } },
        { "adminInfo", { { "account", "admin@example" }, { "name", "Ana García" },
            { "pwd", "Some-pass-1" } } },
    },
    AddToPersonalSpace = { { "body", { { "file_code", ID } } } },
    AddUser = { { "name", "Ana García" }, { "account", "ana@mycorp" }, { "pwd", "Some-pass-1" },
        { "email", "ana@example.com" } },
    AssociateVmr = body(ID),
    BatchDeleteCorpAdmins = body "colleague01@mycorp",
    BatchDeleteDevices = body(SERIAL),
    BatchDeleteMaterials = body(ID),
    BatchDeletePrograms = body(ID),
    BatchDeletePublications = body(ID),
    BatchDeleteUsers = body "colleague01@mycorp",
    BatchUpdateDevicesStatus = body(SERIAL),
    BatchUpdateUserStatus = body "colleague01@mycorp",
    CancelMeeting = { { "conferenceID", values.meeting }, { "type", 1 } },
    CheckSlideVerifyCode = { { "user", "user8002@corpnew" }, { "clientType", 0 },
        { "token", code "captcha.token" } },
    CheckToken = { { "token", code "tokens.accessToken" }, { "needGenNewToken", false } },
    CreateMeeting = { { "subject", "Weekly" }, START, { "length", 60 } },
    CreatePortalRefNonce = { { "X-Access-Token", code "tokens.accessToken" } },
    CreateProxyToken = {
        { "authServerType", "oauth2" }, { "authType", "AuthCode" }, { "clientType", 72 },
        { "domain", "example.com" }, { "credential", "code-of-the-OAuth2-server" },
    },
    CreateRecurringMeeting = { { "subject", "Weekly" }, START, { "length", 60 }, CYCLE },
    CreateToken = {
        { "Authorization", code "hwmeeting.signature.basic_header(account, password)" },
        { "account", code "account" },
    },
    CreateWebinar = { START },
    DeleteCorpVmr = body(ID),
    DeleteResource = { { "corp_id", "807074304" }, { "body", list(ID) } },
    DeleteVisionActiveCode = body(ID),
    DisassociateVmr = body(ID),
    InviteWithPwd = { { "conferenceID", values.meeting }, { "callNum", PHONE },
        { "confID", values.meeting }, { "pwd", values.password } },
    ListNetworkQuality = { { "confuuid", HISTORY },
        { "users", list { { "pid", PHONE } } } },
    ProlongMeeting = { { "auto", 0 }, { "duration", 30 } },
    ResetPwd = { { "X-Access-Token", code "check.token" } },
    SearchStatisticConferenceInfo = DAYS,
    SearchStatisticConferenceParticipant = DAYS,
    SearchStatisticResourceInfo = DAYS,
    SearchStatisticUserInfo = DAYS,
    SetCustomMultiPicture = { { "manualSet", 1 }, { "imageType", "Two" } },
    SetMmrRecord = { { "recordType", 1 } },
    SetQosThreshold = { { "latency", { { "receiving", 200 }, { "sending", 200 } } } },
    ShowDeviceStatus = body(SERIAL),
    ShowMeetingFileList = { { "body", { { "code", "123456" } } } },
    UpdateMeeting = { { "conferenceID", code "planned.conferenceID" }, { "subject", "Monthly" },
        START },
    UpdateRecurringMeeting = { { "subject", "Weekly" }, START, { "length", 60 }, CYCLE },
    UpdateRecurringSubMeeting = { START },
    UpdateToken = { { "X-Access-Token", code "tokens.refreshToken" } },
    UpdateWebinar = { START },
}

local TOKENS = "local tokens = assert(client:create_app_id_token())"
local PLANNED = [[
local planned = assert(client:create_meeting {
    subject = "Weekly",
    startTime = "2030-01-15 08:30",
    mediaTypes = "HDVideo",
})[1] ]]

--- Lines before the call: where a value comes from.
values.lead = {
    CheckSlideVerifyCode = [[
local captcha = assert(client:send_slide_verify_code {
    user = "user8002@corpnew",
    clientType = 0,
})]],
    CheckToken = TOKENS,
    CreatePortalRefNonce = TOKENS,
    CreateToken = [[
local account, password = os.getenv "HWMEETING_ACCOUNT", os.getenv "HWMEETING_PASSWORD"]],
    ResetPwd = [[
local check = assert(client:check_verify_code { user = "user8002@corpnew", code = "123456" })]],
    UpdateMeeting = PLANNED:gsub(" $", ""),
    UpdateToken = TOKENS,
}

return values
