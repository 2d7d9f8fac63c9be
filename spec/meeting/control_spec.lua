-- What each method of a meeting handle puts on the wire, as the sandbox received it.

local catalogue = require "hwmeeting.catalogue"
local core = require "hwmeeting.core"
local meeting_module = require "hwmeeting.meeting"

local unpack = rawget(table, "unpack") or rawget(_G, "unpack")

local who = { pid = "p-1", name = "Ada", phone = "+99111" }

-- Method, its arguments, the operation, what is in the body (nil: no body), and what is in the
-- query beside the meeting's ID.
local calls = {
    { "start", {}, "StartMeeting", { conferenceID = "ID", password = "PASSWORD" } },
    { "lock", {}, "LockMeeting", { isLock = 1 } },
    { "unlock", {}, "LockMeeting", { isLock = 0 } },
    { "pause", {}, "PauseConference", { pause = 1 } },
    { "resume", {}, "PauseConference", { pause = 0 } },
    { "extend", { 30 }, "ProlongMeeting", { auto = 0, duration = 30 } },
    { "extend_by_itself", {}, "ProlongMeeting", { auto = 1 } },
    { "extend_by_itself", { 20 }, "ProlongMeeting", { auto = 1, duration = 20 } },
    { "change_settings", { { allowRename = false, isLock = true, callInRestriction = 2 } },
        "UpdateStartedConfConfig", { allowRename = 0, isLock = 1, callInRestriction = 2 } },
    { "show", {}, "ShowMeetingDetail" },
    { "region", {}, "ShowRegionInfoOfMeeting" },
    { "people_now", {}, "ShowRealTimeInfoOfMeeting" },
    { "network_quality", { "uuid-1" }, "ListNetworkQuality", nil, { confuuid = "uuid-1" } },
    { "network_quality", { "uuid-1", { who, "p-2" } }, "ListNetworkQuality",
        { users = { { pid = "p-1" }, { pid = "p-2" } } }, { confuuid = "uuid-1" } },
    { "socket_token", {}, "CreateWebSocketToken" },

    { "mute_all", {}, "MuteMeeting", { isMute = 1 } },
    { "mute_all", { { allow_unmute = false } }, "MuteMeeting",
        { isMute = 1, allowUnmuteByOneself = 0 } },
    { "unmute_all", {}, "MuteMeeting", { isMute = 0 } },
    { "mute", { who }, "MuteParticipant", { isMute = 1 }, { participantID = "p-1" } },
    { "unmute", { "p-2" }, "MuteParticipant", { isMute = 0 }, { participantID = "p-2" } },
    { "allow_unmute", { true }, "AllowGuestUnmute", { allowUnmuteByOneself = 1 } },
    { "allow_unmute", { false }, "AllowGuestUnmute", { allowUnmuteByOneself = 0 } },
    { "invite", { { { name = "Ada", phone = "+99111", host = true } } }, "InviteParticipant",
        { attendees = { { name = "Ada", phone = "+99111", role = 1, type = "normal" } } } },
    { "ring", { "+99133" }, "InviteWithPwd",
        { callNum = "+99133", confID = "ID", pwd = "PASSWORD" } },
    { "hang_up_on", { who }, "HangUp", { bulkHangUpParticipants = { "p-1" } } },
    { "hang_up_on", { { who, { participant_id = "p-2" } } }, "HangUp",
        { bulkHangUpParticipants = { "p-1", "p-2" } } },
    { "remove", { { who, "+99122" } }, "DeleteAttendees",
        { bulkDelAttendInfo = { { number = "+99111", participantID = "p-1" },
            { number = "+99122" } } } },
    { "admit", { who }, "AllowWaitingParticipant", { participantID = "p-1" } },
    { "admit_all", {}, "AllowWaitingParticipant", { allowAll = true } },
    { "send_to_waiting_room", { who }, "MoveToWaitingRoom", { participantID = "p-1" } },
    { "send_to_waiting_room", { { who, "p-2" } }, "BatchMoveToWaitingRoom",
        { batchParticipants = { "p-1", "p-2" } } },
    { "let_audience_in", {}, "AllowAudienceJoin", { allowAudience = 1 } },
    { "rename", { who, "Lady Ada" }, "RenameParticipant",
        { participantID = "p-1", number = "+99111", newName = "Lady Ada" } },
    { "make_host", { who }, "SetRole", { applyChair = 1, chairmanPwd = "PASSWORD" },
        { participantID = "p-1" } },
    { "end_host", { who }, "SetRole", { applyChair = 0 }, { participantID = "p-1" } },
    { "make_cohost", { who }, "SetCohost", { isCohost = 1 }, { participantID = "p-1" } },
    { "end_cohost", { who }, "SetCohost", { isCohost = 0 }, { participantID = "p-1" } },
    { "raise_hands", { who }, "Hand", { handsState = 1 }, { participantID = "p-1" } },
    { "lower_hands", { { who, "p-2" } }, "BatchHand",
        { handsState = 0, pids = { "p-1", "p-2" } } },

    -- The service's flag is upside down: 1 turns a camera off.
    { "ask_camera_on", { who }, "InviteOperateVideo", { status = 0 }, { participantID = "p-1" } },
    { "camera_off", { who }, "InviteOperateVideo", { status = 1 }, { participantID = "p-1" } },
    { "ask_to_share", { who }, "InviteShare", { share = 1 }, { participantID = "p-1" } },
    { "withdraw_share_request", { who }, "InviteShare", { share = 0 },
        { participantID = "p-1" } },
    { "start_recording", {}, "Record", { isRecord = 1 } },
    { "stop_recording", {}, "Record", { isRecord = 0 } },
    { "start_mmr_recording", {}, "SetMmrRecord", { recordType = 1 } },
    { "pause_mmr_recording", {}, "SetMmrRecord", { recordType = 0 } },
    { "stop_mmr_recording", {}, "SetMmrRecord", { recordType = 2 } },
    { "allow_own_recording", { who, true }, "AllowClientRecord", { allowClientRecord = 1 },
        { participantID = "p-1" } },
    { "start_live", {}, "Live", { isLive = 1 } },
    { "stop_live", {}, "Live", { isLive = 0 } },
    { "start_mmr_live", {}, "SetMmrLive", { liveState = 1 } },
    { "stop_mmr_live", {}, "SetMmrLive", { liveState = 0 } },

    { "broadcast", { who }, "BroadcastParticipant", nil, { participantID = "p-1" } },
    { "roll_call", { who }, "RollcallParticipant", nil, { participantID = "p-1" } },
    { "end_broadcast", {}, "CancelBroadcast" },
    { "follow_speaker", {}, "SwitchMode", { switchMode = "VAS", imageType = 0 } },
    { "follow_speakers", {}, "SwitchMode", { switchMode = "VAS", imageType = 1 } },
    { "fix_pictures", {}, "SwitchMode", { switchMode = "Fixed", imageType = 1 } },
    { "set_pictures", { { imageType = "Four", multiPicSaveOnly = true,
        subscriberInPics = { { index = 1, subscriber = { "p-1" }, isAssistStream = false } } } },
        "SetCustomMultiPicture", { manualSet = 1, imageType = "Four", multiPicSaveOnly = true,
            subscriberInPics = { { index = 1, subscriber = { "p-1" }, isAssistStream = 0 } } } },
    { "arrange_pictures_by_itself", {}, "SetCustomMultiPicture", { manualSet = 0 } },
    { "layouts", {}, "ShowLayout" },
    { "keep_layout",
        { { layOutName = "Panel", subscriberInPics = { { index = 1, share = true } } } },
        "SaveLayout", { restPicLayout = { layOutName = "Panel",
            subscriberInPics = { { index = 1, share = 1 } } } } },
    { "drop_layout", { "u-1" }, "DeleteLayout", nil, { uuID = "u-1" } },
    { "host_watches", { who }, "SetHostView", { viewType = 2, participantID = "p-1" } },
    { "host_watches_all", {}, "SetHostView", { viewType = 1 } },
    { "host_watches_in_turn", { 20 }, "SetHostView",
        { viewType = 0, status = 1, switchTime = 20 } },
    { "host_stops_turns", {}, "SetHostView", { viewType = 0, status = 0, switchTime = 10 } },
    { "show_to", { "p-2", who }, "SetParticipantView", { viewType = 2, participantID = "p-1" },
        { participantID = "p-2" } },
    { "fix_view", { "p-2", who }, "LockView", { status = 1, participantID = "p-1" },
        { participantID = "p-2" } },
    { "free_view", { "p-2", who }, "LockView", { status = 0, participantID = "p-1" },
        { participantID = "p-2" } },
    { "interpret", { true }, "ResumeSimultaneousInterpretation",
        { simultaneousInterpretation = 1 } },
    { "set_interpreters", { { { groupID = "1", firstLanguage = "zh", secondLanguage = "en" } } },
        "SetInterpreterGroup", { interpreterGroups = {
            { groupID = "1", firstLanguage = "zh", secondLanguage = "en" } } } },
    { "set_languages", { who, { listen = "en", speak = "zh", original = false } },
        "SetAttendeeLanChannel", { participantIDs = { "p-1" }, listenLanChannel = "en",
            speakLanChannel = "zh", includeOriginalVoice = 0 } },
    { "stop", {}, "StopMeeting" },
}

-- Operations of a running meeting without a method, each with the reason.
local without_method = {
    CreateConfToken = "the handle calls it",
    SetMultiPicture = "superseded by SetCustomMultiPicture",
    ShowMgmtSiteStatus = "about the service: client:site_status()",
}

local function decoded(target)
    local query = {}
    for name, value in (target:match("%?(.*)$") or ""):gmatch("([^&=]+)=([^&]*)") do
        query[name] = value
    end
    return query
end

-- A copy with the names for what is known only at run time filled in.
local function filled(value, values)
    if type(value) ~= "table" then
        return values[value] or value
    end
    local copy = {}
    for key, item in pairs(value) do
        copy[key] = filled(item, values)
    end
    return copy
end

local function without_marks(value)
    if type(value) ~= "table" then
        return value
    end
    local copy = {}
    for key, item in pairs(value) do
        copy[key] = without_marks(item)
    end
    return copy
end

describe("a meeting handle's method", function()
    local service, client, meeting, values

    setup(function()
        service = require("spec.support.service").start { rate_limit = 1000000 }
        client = service:client()
        local conf = assert(client:schedule { subject = "wire" })
        values = { ID = conf.conferenceID, PASSWORD = client:password_of(conf) }
        meeting = client:meeting(values.ID, { password = values.PASSWORD })
        assert(meeting:start())
    end)

    teardown(function()
        if service then
            service:stop()
        end
    end)

    for _, case in ipairs(calls) do
        local name, arguments, operation, body, query = unpack(case, 1, 5)
        it(name .. " sends " .. operation .. " " .. (body and core.to_json(body) or ""), function()
            assert(service.box:admin("requests/clear", {}))
            meeting[name](meeting, unpack(arguments))
            local sent = service:requests(operation)
            assert.equal(1, #sent)
            assert.same(without_marks(filled(body, values)),
                sent[1].body ~= "" and without_marks(core.from_json(sent[1].body)) or nil)
            local definition = catalogue.definition(operation)
            local expected = filled(query or {}, values)
            if definition.meeting and operation ~= "StartMeeting" then
                expected[definition.meeting] = values.ID
            end
            local received = decoded(sent[1].target)
            for key, value in pairs(expected) do
                assert.equal(value, received[key])
            end
            assert.same({}, sent[1].unknown)
        end)
    end

    it("exists for every operation of a running meeting", function()
        local covered, missing = {}, {}
        for _, case in ipairs(calls) do
            covered[case[3]] = true
        end
        for _, section in ipairs(catalogue.sections()) do
            if section.name == "control" or section.name == "display" then
                for _, id in ipairs(section.operations) do
                    if not covered[id] and not without_method[id] then
                        missing[#missing + 1] = id
                    end
                end
            end
        end
        assert.same({}, missing)
    end)

    it("is tried here, whichever it is", function()
        local tried, missing = { call = true, close = true }, {}
        for _, case in ipairs(calls) do
            tried[case[1]] = true
        end
        for _, name in ipairs(meeting_module.method_names()) do
            if not tried[name] then
                missing[#missing + 1] = name
            end
        end
        assert.same({}, missing)
    end)

    it("refuses at the caller's line what is no participant or no boolean", function()
        local handle = client:meeting("1", { password = "2" })
        for _, wrong in ipairs {
            function() handle:mute(nil) end,
            function() handle:mute { name = "Ada" } end,
            function() handle:hang_up_on {} end,
            function() handle:allow_unmute(1) end,
            function() handle:invite { name = "Ada" } end,
            function() handle:extend(1.5) end,
        } do
            local ok, message = pcall(wrong)
            assert.is_false(ok)
            assert.matches("control_spec%.lua:%d+: hwmeeting: ", message)
        end
    end)

    it("takes options of the call as its last argument", function()
        local handle = client:meeting("1", { password = "2" })
        local failing = { transport = function() return nil, { kind = "transport",
            message = "no way" } end, retries = 0 }
        for _, result in ipairs {
            { handle:lock(failing) }, { handle:mute(who, failing) },
            { handle:mute_all(nil, failing) }, { handle:set_languages(who, {}, failing) },
            { handle:people_now(failing) }, { handle:show(failing) },
        } do
            assert.is_nil(result[1])
            assert.equal("no way", result[2].message)
        end
    end)
end)
