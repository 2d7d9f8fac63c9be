-- Values for the examples of the reference. Where a call needs something that is there, they are
-- those of the sandbox's seed, so that every example can be run.

local ids = require("hwmeeting.sandbox.seed.samples").ids

local values = {}

--- The meeting of the examples: the vendor's sample, which runs in the sandbox.
values.meeting = ids.meeting
values.password = "336688"

-- Lua source that stands for a value, and the lines before the call from which it comes.
local function code(text, lead)
    return { code = text, lead = lead }
end

local function list(...)
    local entries = {}
    for i, value in ipairs { ... } do
        entries[i] = { value }
    end
    return entries
end

----------------------------------------------------------------------------------------------------
-- Where values come from
----------------------------------------------------------------------------------------------------

local PERSON = ([[
local person = assert(client:list_online_conf_attendee {
    conf_id = %q,
    search_key = "user8002",
}).data[1]
]]):format(values.meeting)

local LAYOUT = [[
assert(meeting:call("SaveLayout", { restPicLayout = { layOutName = "Two", imageType = "Two" } }))
local layout = assert(meeting:call("ShowLayout")).picLayouts[1]
]]

local TOKENS = "local tokens = assert(client:create_app_id_token())"
local CAPTCHA = [[
local captcha = assert(client:send_slide_verify_code {
    user = "user8002@corpnew",
    clientType = 0,
})
]]
local CHECK = [[
local check = assert(client:check_verify_code { user = "user8002@corpnew", code = "123456" })
]]
local ACCOUNT = [[
local account, password = os.getenv "HWMEETING_ACCOUNT", os.getenv "HWMEETING_PASSWORD"
]]

local WELINK = [[
local account = os.getenv "HWMEETING_WELINK_ACCOUNT"
local password = os.getenv "HWMEETING_WELINK_PASSWORD"
]]

----------------------------------------------------------------------------------------------------
-- Values
----------------------------------------------------------------------------------------------------

local PHONE = "+991116004380"
local ID = "4028805a7c6e0f53017c6e2d0f1b0004"
local SERIAL = "21021140001"
local A_MONTH_AGO = code "(os.time() - 30 * 86400) * 1000"
local NOW = code "os.time() * 1000"
local IN_A_MONTH = code "(os.time() + 30 * 86400) * 1000"
local TOMORROW = code "hwmeeting.time.to_meeting(os.time() + 86400)"
local WHO = code("person.participant_id", PERSON)
local PICTURE = { { "data", "…" }, { "filename", "picture.png" }, { "content_type", "image/png" } }

--- By the name of a parameter or field; flags and enumerations go before these.
values.by_name = {
    ["X-Password"] = values.password,
    account = "user8002@corpnew",
    address = "Ringstr. 1, 1010 Wien",
    app_id = ID,
    app_name = "Room booking",
    batchParticipants = WHO,
    bulkHangUpParticipants = WHO,
    callNum = PHONE,
    call_number = PHONE,
    code = "123456",
    confID = values.meeting,
    conf_id = values.meeting,
    confUUID = ids.held,
    confUUIDs = ids.held,
    confuuid = ids.held,
    conferenceID = values.meeting,
    conferenceId = ids.webinar,
    conference_id = ids.webinar,
    conferenceid = values.meeting,
    contact = "+8613800000000",
    corp_id = "807074304",
    cycleSubConfID = ids.occurrence,
    cycleSubConfIDs = ids.occurrence,
    deptList = "1",
    deptName = "Sales",
    dept_code = ids.department,
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
    number = code("person.call_number", PERSON),
    oldPwd = "Old-pass-1",
    participantID = WHO,
    password = values.password,
    phone = PHONE,
    pids = WHO,
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
    vmrID = ids.webinar_room,
    vmrName = "Ana's room",
}

local function body(...)
    return { { "body", list(...) } }
end

local function days_ago(days)
    return code(('os.date("!%%Y-%%m-%%d", os.time() - %d * 86400)'):format(days))
end

local DAYS = { { "startTime", days_ago(14) }, { "endTime", days_ago(1) } }
local START = { "startTime", TOMORROW }
local RECURRING = { { "conferenceID", ids.recurring } }
local CYCLE = { "cycleParams", {
    { "startDate", code 'os.date("!%Y-%m-%d", os.time() + 86400)' },
    { "endDate", code 'os.date("!%Y-%m-%d", os.time() + 60 * 86400)' },
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
    AddCorpAdmin = { { "account", "colleague01@mycorp" } },
    AddToPersonalSpace = { { "body", { { "file_code", ID } } } },
    AddUser = { { "name", "Ana García" }, { "account", "ana@mycorp" }, { "pwd", "Some-pass-1" },
        { "email", "ana@example.com" } },
    AllowWaitingParticipant = { { "allowAll", true } },
    AssociateVmr = { { "account", "colleague01@mycorp" }, { "body", list(ids.room) } },
    BatchDeleteCorpAdmins = body "colleague01@mycorp",
    BatchDeleteDevices = body(SERIAL),
    BatchDeleteMaterials = body(ID),
    BatchDeletePrograms = body(ID),
    BatchDeletePublications = body(ID),
    BatchDeleteUsers = body "colleague01@mycorp",
    BatchUpdateDevicesStatus = body(SERIAL),
    BatchUpdateUserStatus = body "colleague01@mycorp",
    CancelMeeting = { { "conferenceID", ids.planned } },
    CancelRecurringMeeting = RECURRING,
    CancelRecurringSubMeeting = RECURRING,
    CheckSlideVerifyCode = { { "user", "user8002@corpnew" }, { "clientType", 0 },
        { "token", code("captcha.token", CAPTCHA) } },
    CheckToken = { { "token", code("tokens.accessToken", TOKENS) }, { "needGenNewToken", false } },
    CreateMeeting = { { "subject", "Weekly" }, START, { "length", 60 } },
    CreatePortalRefNonce = { { "X-Access-Token", code("tokens.accessToken", TOKENS) } },
    CreateProxyToken = {
        { "authServerType", "workplace" }, { "authType", "AccountAndPwd" }, { "clientType", 72 },
        { "account", code("account", WELINK) }, { "pwd", code "password" },
    },
    CreateRecurringMeeting = { { "subject", "Weekly" }, START, { "length", 60 }, CYCLE },
    CreateToken = {
        { "Authorization", code("hwmeeting.signature.basic_header(account, password)", ACCOUNT) },
        { "account", code "account" },
    },
    CreateWebinar = { START },
    DeleteCorpVmr = body(ids.room),
    DeleteLayout = { { "uuID", code("layout.uuid", LAYOUT) } },
    DeleteResource = { { "corp_id", "807074304" }, { "body", list(ID) } },
    DeleteVisionActiveCode = body(ID),
    DeleteWebHookConfig = { { "id", ids.webhook } },
    DisassociateVmr = { { "account", "colleague01@mycorp" }, { "body", list(ids.room) } },
    InviteWithPwd = { { "conferenceID", values.meeting }, { "callNum", PHONE },
        { "confID", values.meeting }, { "pwd", values.password } },
    ListNetworkQuality = { { "confuuid", ids.held },
        { "users", list { { "pid", WHO } } } },
    ProlongMeeting = { { "auto", 0 }, { "duration", 30 } },
    ResetPwd = { { "X-Access-Token", code("check.token", CHECK) } },
    SearchStatisticConferenceInfo = DAYS,
    SearchStatisticConferenceParticipant = DAYS,
    SearchStatisticResourceInfo = DAYS,
    SearchStatisticUserInfo = DAYS,
    SetCustomMultiPicture = { { "manualSet", 1 }, { "imageType", "Two" } },
    SaveLayout = { { "restPicLayout", { { "layOutName", "Two" }, { "imageType", "Two" } } } },
    SetMmrRecord = { { "recordType", 1 } },
    SetQosThreshold = { { "latency", { { "receiving", 200 }, { "sending", 200 } } } },
    SetRole = { { "participantID", WHO }, { "applyChair", 1 },
        { "chairmanPwd", values.password } },
    ShowDeviceStatus = body(SERIAL),
    ShowMeetingFileList = { { "body", { { "code", "123456" } } } },
    UpdateMemberVmr = { { "id", ids.room } },
    UpdateMeeting = { { "conferenceID", ids.planned }, { "subject", "Monthly" }, START },
    UpdateRecurringMeeting = { RECURRING[1], { "subject", "Monthly" }, START, { "length", 60 },
        CYCLE },
    UpdateRecurringSubMeeting = { RECURRING[1], { "cycleSubConfID", ids.occurrence }, START },
    UpdateRoomSetting = { { "roomIntroduce", "What is new this year." } },
    UpdateToken = { { "X-Access-Token", code("tokens.refreshToken", TOKENS) } },
    UpdateWebHookConfigStatus = { { "id", ids.webhook } },
    UpdateWebinar = { START },
}

return values
