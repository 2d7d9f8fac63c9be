--- What happens to a running meeting as a whole: pause, settings, recording, live broadcast; and
-- the quality of its lines (Lua 5.4).

local control_call = require "hwmeeting.sandbox.calls.control_call"
local participants = require "hwmeeting.sandbox.calls.participants"
local recording = require "hwmeeting.sandbox.state.recording"

local media = {}

media.PauseConference = control_call.on_meeting(function(call, meeting)
    meeting.paused = call.body.pause == 1
end)

-- Settings that say the same as one of the meeting's own.
local own_settings = {
    isLock = "locked",
    allowUnmuteByOneself = "may_unmute",
}

media.UpdateStartedConfConfig = control_call.on_meeting(function(call, meeting)
    for name, value in pairs(call.body) do
        if own_settings[name] then
            meeting[own_settings[name]] = value == 1
        elseif name == "callInRestriction" then
            meeting.settings.callInRestriction = value
        else
            meeting.display[name] = value
        end
    end
end)

local function record(call, meeting, on)
    local change = on and recording.start or recording.stop
    change(meeting.recording, call.now)
end

media.Record = control_call.on_meeting(function(call, meeting)
    record(call, meeting, call.body.isRecord == 1)
end)

-- 0 pauses and 2 stops: both end a segment.
media.SetMmrRecord = control_call.on_meeting(function(call, meeting)
    record(call, meeting, call.body.recordType == 1)
end)

media.AllowClientRecord = control_call.on_participant(function(call, person)
    person.client_record = call.body.allowClientRecord == 1
end)

media.Live = control_call.on_meeting(function(call, meeting)
    meeting.live = call.body.isLive == 1
end)

media.SetMmrLive = control_call.on_meeting(function(call, meeting)
    meeting.live = call.body.liveState == 1
end)

media.InviteShare = control_call.on_participant(function(call, person)
    person.sharing = call.body.share == 1
end)

-- The example's lines, one for each of those who are asked for, or for everybody.
function media.ListNetworkQuality(call)
    local answer, asked = call.example(), {}
    for _, user in ipairs(call.body and call.body.users or {}) do
        asked[#asked + 1] = participants.present(call.meeting, user.pid)
    end
    if not (call.body and call.body.users) then
        asked = call.meeting.present
    end
    local line = answer.qosList[1]
    for index, person in ipairs(asked) do
        local copy = {}
        for name, value in pairs(line) do
            copy[name] = value
        end
        copy.participantID = person.id
        answer.qosList[index] = copy
    end
    for index = #answer.qosList, #asked + 1, -1 do
        answer.qosList[index] = nil
    end
    return answer
end

return media
