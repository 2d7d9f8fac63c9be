--- How the sandbox's records look on the wire: the vendor's models, written by hand from the
-- vendor's pages and samples (Lua 5.4). Fields that are nil are absent, as in the samples.

local calendar = require "hwmeeting.sandbox.calendar"
local json = require "hwmeeting.sandbox.json"
local recording = require "hwmeeting.sandbox.state.recording"

local meeting_forms = {}

local join_address = "https://c.meeting.huaweicloud.com/#/j/"
local attendees_shown = 20

--- UserInfo.
function meeting_forms.user(user)
    return {
        userId = user.uuid,
        ucloginAccount = user.account,
        serviceAccount = user.phone,
        name = user.name,
        nameEn = "",
        companyId = user.corp_id,
        spId = "8a8df0a174a1c6680174a26f578b0000",
        companyDomain = "",
        realm = "huaweicloud.com",
        userType = user.admin_type < 2 and 10 or 2,
        adminType = user.admin_type,
        isBindPhone = json.null,
        freeUser = false,
        thirdAccount = user.third_user_id or user.account,
        visionAccount = json.null,
        headPictureUrl = json.null,
        password = json.null,
        status = 0,
        paidAccount = json.null,
        paidPassword = json.null,
        weLinkUser = false,
        appId = json.null,
        tr069Account = json.null,
        corpType = 0,
        cloudUserId = json.null,
        grayUser = true,
    }
end

--- CreateTokenResponse, which refreshing and checking a token answer, too. Like the real one it is
-- full of nulls, and its times mix seconds and milliseconds.
function meeting_forms.token(token)
    local created = calendar.milliseconds(token.created)
    return {
        accessToken = token.access,
        tokenIp = "192.0.2.10",
        validPeriod = token.lifetime,
        expireTime = token.expires,
        createTime = created,
        user = meeting_forms.user(token.user),
        clientType = token.client_type,
        forceLoginInd = json.null,
        firstLogin = false,
        pwdExpired = false,
        daysPwdAvailable = -1,
        proxyToken = json.null,
        delayDelete = false,
        tokenType = 0,
        refreshToken = token.refresh,
        refreshValidPeriod = token.refresh_lifetime,
        refreshExpireTime = token.refresh_expires,
        refreshCreateTime = created,
    }
end

local function passwords(meeting)
    local entries = json.list { { conferenceRole = "chair", password = meeting.chair_password } }
    if meeting.guest_password then
        entries[2] = { conferenceRole = "general", password = meeting.guest_password }
    end
    return entries
end

local function attendees(meeting)
    local shown, terminals = json.list(), 0
    for index, person in ipairs(meeting.invited) do
        if index <= attendees_shown then
            shown[index] = { phone = person.number, name = person.name, type = person.kind }
        end
        if person.kind == "terminal" then
            terminals = terminals + 1
        end
    end
    return shown, terminals
end

local function join_uri(meeting, role)
    return join_address .. meeting.id .. "/" .. meeting.join_codes[role]
end

-- The sample of a meeting that has ended has no conferenceState.
local function conference_state(meeting)
    if not meeting.held_until then
        return meeting.running and "Created" or "Schedule"
    end
end

-- A recurring meeting shows the time of its next occurrence.
local function times(meeting)
    local occurrence = meeting.details.subConfs and meeting.details.subConfs[1]
    if occurrence and not meeting.running and not meeting.held_until then
        return occurrence.startTime, occurrence.endTime
    end
    return calendar.minutes(meeting.start), calendar.minutes(meeting.held_until or meeting.finish)
end

--- ConferenceInfo of a planned, running or held meeting.
-- @tparam table meeting
-- @param viewer user: passwords are shown to the owner and to administrators only
function meeting_forms.conference(meeting, viewer)
    local shown, terminals = attendees(meeting)
    local start, finish = times(meeting)
    local may_see = viewer == meeting.owner or viewer.admin_type < 2
    local info = {
        conferenceID = meeting.id,
        mediaTypes = meeting.media_types,
        subject = meeting.subject,
        size = math.max(1, #meeting.invited),
        timeZoneID = meeting.time_zone,
        startTime = start,
        endTime = finish,
        conferenceState = conference_state(meeting),
        accessNumber = "+991117",
        language = meeting.language,
        passwordEntry = may_see and passwords(meeting) or nil,
        userUUID = meeting.owner.uuid,
        scheduserName = meeting.owner.name,
        multiStreamFlag = 1,
        conferenceType = meeting.kind == "CYCLE" and 2 or 0,
        confType = meeting.kind,
        isAutoMute = meeting.settings.isAutoMute and 1 or 0,
        isAutoRecord = 0,
        chairJoinUri = may_see and join_uri(meeting, "chair") or nil,
        guestJoinUri = join_uri(meeting, "guest"),
        recordType = 0,
        recordAuxStream = 0,
        confConfigInfo = meeting.settings,
        vmrFlag = meeting.vmr_number and 1 or 0,
        vmrID = meeting.vmr_id,
        vmrConferenceID = meeting.vmr_number,
        scheduleVmr = false,
        isHasRecordFile = meeting.held_until ~= nil and recording.has_files(meeting.recording),
        partAttendeeInfo = shown,
        terminlCount = terminals,
        normalCount = #meeting.invited - terminals,
        deptName = meeting.owner.dept_name,
        confUUID = meeting.uuid,
    }
    for name, value in pairs(meeting.details) do
        info[name] = value
    end
    return info
end

--- ParticipantInfo of an invited person.
function meeting_forms.participant(person)
    return {
        participantID = person.number,
        name = person.name,
        role = person.role,
        state = "MEETTING",
        attendeeType = person.kind,
        accountId = person.account,
        email = person.email,
        sms = person.sms,
        deptName = person.dept_name,
        userUUID = person.uuid,
    }
end

--- ConfAttendeeRecordInfo: one visit, without any id of a user, as the service answers it.
function meeting_forms.visit(record)
    return {
        displayName = record.name,
        callNumber = record.number,
        deviceType = record.device,
        joinTime = calendar.milliseconds(record.joined),
        leftTime = calendar.milliseconds(record.left),
        mediaType = record.media,
        deptName = record.dept_name,
    }
end

--- OnlineAttendeeRecordInfo: someone who is in a running meeting.
function meeting_forms.online_attendee(person)
    return {
        participant_id = person.id,
        name = person.name,
        call_number = person.number,
        role = person.role,
        third_account = person.account,
        account = person.account,
        user_id = person.user_id,
    }
end

--- TokenInfo and its surroundings, as CreateConfToken answers.
function meeting_forms.control_token(token, lifetime)
    return {
        data = {
            token = token.text,
            tmpWsToken = "cnrw" .. token.text:sub(-44),
            wsURL = "wss://100.94.23.40:443",
            role = 1,
            expireTime = calendar.milliseconds(token.expires),
            userID = token.meeting.owner.uuid,
            orgID = token.meeting.owner.corp_id,
            participantID = "",
            confTokenExpireTime = lifetime,
            vmrCurrentConfID = token.meeting.id,
            supportNotifyType = json.list {
                "ConfBasicInfoNotify",
                "ConfDynamicInfoNotify",
                "ParticipantsNotify",
                "AttendeesNotify",
                "SpeakerChangeNotify",
                "NetConditionNotify",
                "CustomMultiPicNotify",
                "InviteResultNotify",
                "RealTimeSubtitleNotify",
                "WaitingListNotify",
                "InterpreterGroupNotify",
            },
        },
        addressToken = token.text:reverse(),
        gloablPublicIP = token.meeting.region,
    }
end

return meeting_forms
