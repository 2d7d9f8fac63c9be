--- The rules of CreateMeeting's body, read from the vendor's pages (Lua 5.4).

local flag = { type = "integer", one_of = { 0, 1 } }
local boolean = { type = "boolean" }
local text = { type = "string" }
local number = { type = "string", maximum_length = 127 } -- to be dialled

local attendee = {
    userUUID = text,
    accountId = text,
    name = { type = "string", maximum_length = 96 },
    role = { type = "integer", one_of = { 0, 1 }, minimum = 0, maximum = 2 },
    phone = number,
    phone2 = number,
    phone3 = number,
    email = { type = "string", maximum_length = 255 },
    sms = { type = "string", maximum_length = 32 },
    isMute = flag,
    isAutoInvite = flag,
    type = {
        type = "string",
        one_of = {
            "normal",
            "terminal",
            "outside",
            "mobile",
            "ideahub",
            "board",
            "hwvision",
            "customnumber",
        },
    },
    address = text,
    deptUUID = { type = "string", maximum_length = 64 },
    deptName = { type = "string", maximum_length = 128 },
    appId = text,
    uniqueType = flag,
}

local settings = {
    isSendNotify = boolean,
    isSendSms = boolean,
    isSendCalendar = boolean,
    isAutoMute = boolean,
    isHardTerminalAutoMute = boolean,
    isGuestFreePwd = boolean,
    callInRestriction = { type = "integer", one_of = { 0, 2, 3 } },
    allowGuestStartConf = boolean,
    guestPwd = { type = "string", minimum_length = 4, maximum_length = 16, code = "MMC.111071080" },
    vmrIDType = flag,
    prolongLength = { type = "integer", minimum = 0, maximum = 60 },
    enableWaitingRoom = boolean,
    isHostCameraOn = boolean,
    isGuestCameraOn = boolean,
}

local date = "^%d%d%d%d%-%d%d%-%d%d$"

local recurrence = {
    startDate = { type = "string", required = true, format = date },
    endDate = { type = "string", required = true, format = date },
    cycle = {
        type = "string",
        required = true,
        one_of = { "Day", "Week", "Month" },
        code = "MMC.111071043",
    },
    interval = { type = "integer", minimum = 1, maximum = 15, default = 1, code = "MMC.111071044" },
    point = {
        type = "list",
        items = { type = "integer", minimum = 0, maximum = 31 },
        code = "MMC.111071046",
    },
    preRemindDays = { type = "integer", required = true, minimum = 0, maximum = 30 },
}

return {
    startTime = text,
    length = {
        type = "integer",
        minimum = 15,
        maximum = 1440,
        default = 30,
        code = "MMC.111071015",
    },
    subject = { type = "string", maximum_length = 128, code = "MMC.111071022" },
    mediaTypes = {
        type = "string",
        required = true,
        one_of = { "Voice", "HDVideo" },
        code = "MMC.111071018",
    },
    groupuri = { type = "string", maximum_length = 31, code = "MMC.111071023" },
    attendees = { type = "list", items = { type = "object", fields = attendee } },
    isAutoRecord = { type = "integer", one_of = { 0, 1 }, code = "MMC.111071032" },
    encryptMode = { type = "integer", one_of = { 0, 1, 2 }, code = "MMC.111071034" },
    language = { type = "string", one_of = { "zh-CN", "en-US" }, code = "MMC.111071035" },
    timeZoneID = text,
    recordType = { type = "integer", one_of = { 0, 1, 2, 3 }, code = "MMC.111071038" },
    liveAddress = { type = "string", maximum_length = 255, code = "MMC.111071039" },
    auxAddress = { type = "string", maximum_length = 255, code = "MMC.111071040" },
    recordAuxStream = { type = "integer", one_of = { 0, 1 }, code = "MMC.111071048" },
    confConfigInfo = { type = "object", fields = settings },
    recordAuthType = { type = "integer", one_of = { 0, 1, 2 } },
    vmrFlag = { type = "integer", one_of = { 0, 1 }, default = 0, code = "MMC.111071047" },
    cycleParams = { type = "object", fields = recurrence },
    vmrID = { type = "string", maximum_length = 512 },
    concurrentParticipants = { type = "integer" },
    supportSimultaneousInterpretation = boolean,
    confResType = { type = "integer", one_of = { 0, 1, 2, 3 }, minimum = 0, maximum = 4 },
}
