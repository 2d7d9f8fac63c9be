--- The vendor's published samples, as records of the sandbox (Lua 5.4).
--
-- Ids, names, texts and switches are those of the pages on the ongoing-meetings list and the
-- past-meeting details. Passwords are masked there, and the times are those of 2019: both are made
-- up by seed/init.lua.

local samples = {}

--- Ids of what the sandbox is seeded with, for documents and examples; docs/sandbox.md lists them.
samples.ids = {
    meeting = "914083136",
    held = "9a0fa6d10a5b11eaae5e191763c22c0e",
    planned = "985207364",
    recurring = "978403512",
    occurrence = "97840351200000000000000000000001",
    department = "1001",
    room = "4028805a7c6e0f53017c6e2d0f1b0001",
    webinar_room = "4028805a7c6e0f53017c6e2d0f1b0003",
    webinar = "965520718",
    webhook = "4028805a7c6e0f53017c6e2d0f1b0003",
}

local function settings()
    return {
        prolongLength = 15,
        isGuestFreePwd = false,
        isSendNotify = true,
        isSendSms = true,
        isAutoMute = true,
        isSendCalendar = true,
        callInRestriction = 0,
        allowGuestStartConf = true,
        isHardTerminalAutoMute = true,
        enableWaitingRoom = true,
    }
end

--- The people whom the samples name.
function samples.users(corp_id)
    return {
        {
            uuid = "ff808081699b56cb0169be103500012b",
            name = "user8002",
            account = "user8002@corpnew",
            third_user_id = "user8002",
            corp_id = corp_id,
            dept_name = "wangyue",
            admin_type = 2,
            phone = "+991116004380",
            sms = "+8612*****5965",
        },
        {
            uuid = "ff8080816a024f05016a4e2342480a60",
            name = "test008",
            account = "test008@corpnew",
            third_user_id = "test008",
            corp_id = corp_id,
            dept_name = "wangyue",
            admin_type = 2,
            phone = "+991116004008",
        },
    }
end

--- The ongoing meeting 914083136.
function samples.ongoing(owner)
    return {
        id = "914083136",
        subject = "user01's meeting",
        owner = owner,
        kind = "IMMEDIATELY",
        media_types = "Voice,Data,Video",
        language = "zh-CN",
        time_zone = "56",
        chair_password = "336688",
        guest_password = "112233",
        settings = settings(),
        invited = { { number = "+99111****815", name = "user01", kind = "normal", role = 0 } },
        join_codes = {
            chair = "6a30b8b5a325105da031442627828e496f91021ece36405f",
            guest = "9505dc3349228b1ce0db8165590cc977bcff89785130fe0d",
        },
        next_uuid = "050c7898216811eaa6958bf3bb9ac167",
        region = "100.94.23.40",
    }
end

--- The past meeting 914083388.
function samples.held(owner, guest)
    return {
        id = "914083388",
        uuid = "9a0fa6d10a5b11eaae5e191763c22c0e",
        subject = "user8001's test meeting",
        owner = owner,
        kind = "IMMEDIATELY",
        media_types = "Data,Voice,Video",
        language = "zh-CN",
        time_zone = "56",
        chair_password = "448800",
        guest_password = "550011",
        settings = settings(),
        details = {
            recordAuthType = 0,
            size = 1,
            normalCount = 1,
            partAttendeeInfo = { { phone = "+99111****380", name = "user8002", type = "normal" } },
        },
        invited = {
            {
                number = guest.phone,
                name = guest.name,
                kind = "normal",
                role = 1,
                account = guest.account,
                sms = guest.sms,
                dept_name = guest.dept_name,
                uuid = guest.uuid,
            },
        },
        join_codes = {
            chair = "69a5b84756d19dc9a222805819ec68945f8d86369d966d43",
            guest = "1f215673e636444b55845ee1d1af630e8d8ca0235e491972",
        },
    }
end

return samples
