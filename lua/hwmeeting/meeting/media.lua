--- What is made of a running meeting: cameras and shared screens, recordings, live broadcasts. A
-- participant is an ID or an entry of a list (`participant.lua`).

local participant = require "hwmeeting.meeting.participant"
local yes_no = require "hwmeeting.forms.yes_no"

local media = {}

----------------------------------------------------------------------------------------------------
-- Cameras and screens
----------------------------------------------------------------------------------------------------

-- The service's flag is upside down: 1 turns the camera off, 0 asks to turn it on.
local camera_off, camera_on = 1, 0

--- Asks a participant to turn the camera on (InviteOperateVideo, `status = 0`). A repeat asks
-- again, so it is sent again only when the service cannot have seen it.
-- @tparam Participant who
function media.ask_camera_on(self, who, call_options)
    return self:call("InviteOperateVideo",
        { participantID = participant.id(who), status = camera_on }, call_options)
end

--- Turns a participant's camera off (InviteOperateVideo, `status = 1`). Takes and returns as
-- `ask_camera_on`.
function media.camera_off(self, who, call_options)
    return self:call("InviteOperateVideo",
        { participantID = participant.id(who), status = camera_off }, call_options)
end

--- Asks a participant to share the screen (InviteShare, `share = 1`). Sent again as
-- `ask_camera_on` is.
-- @tparam Participant who
function media.ask_to_share(self, who, call_options)
    return self:call("InviteShare", { participantID = participant.id(who), share = 1 },
        call_options)
end

--- Takes back the request to share (InviteShare, `share = 0`). Takes and returns as `ask_to_share`.
function media.withdraw_share_request(self, who, call_options)
    return self:call("InviteShare", { participantID = participant.id(who), share = 0 },
        call_options)
end

----------------------------------------------------------------------------------------------------
-- Recordings
----------------------------------------------------------------------------------------------------

--- Starts the cloud recording (Record, `isRecord = 1`).
function media.start_recording(self, call_options)
    return self:call("Record", { isRecord = 1 }, call_options)
end

--- Stops the cloud recording (Record, `isRecord = 0`). Returns as `start_recording`.
function media.stop_recording(self, call_options)
    return self:call("Record", { isRecord = 0 }, call_options)
end

--- Starts the cloud recording of a meeting on a media server (SetMmrRecord, `recordType = 1`), or
-- goes on with it after a pause. Returns as `start_recording`.
function media.start_mmr_recording(self, call_options)
    return self:call("SetMmrRecord", { recordType = 1 }, call_options)
end

--- Pauses that recording (SetMmrRecord, `recordType = 0`). Returns as `start_recording`.
function media.pause_mmr_recording(self, call_options)
    return self:call("SetMmrRecord", { recordType = 0 }, call_options)
end

--- Stops that recording (SetMmrRecord, `recordType = 2`). Returns as `start_recording`.
function media.stop_mmr_recording(self, call_options)
    return self:call("SetMmrRecord", { recordType = 2 }, call_options)
end

--- Says whether a participant may record on their own device (AllowClientRecord).
-- @tparam Participant who
-- @tparam boolean allowed
function media.allow_own_recording(self, who, allowed, call_options)
    return self:call("AllowClientRecord", {
        participantID = participant.id(who),
        allowClientRecord = yes_no.number(allowed, "allowed"),
    }, call_options)
end

----------------------------------------------------------------------------------------------------
-- Live broadcasts
----------------------------------------------------------------------------------------------------

--- Starts the live broadcast (Live, `isLive = 1`).
function media.start_live(self, call_options)
    return self:call("Live", { isLive = 1 }, call_options)
end

--- Stops the live broadcast (Live, `isLive = 0`). Returns as `start_live`.
function media.stop_live(self, call_options)
    return self:call("Live", { isLive = 0 }, call_options)
end

--- Starts the live broadcast of a meeting on a media server (SetMmrLive, `liveState = 1`). Returns
-- as `start_live`.
function media.start_mmr_live(self, call_options)
    return self:call("SetMmrLive", { liveState = 1 }, call_options)
end

--- Stops that broadcast (SetMmrLive, `liveState = 0`). Returns as `start_live`.
function media.stop_mmr_live(self, call_options)
    return self:call("SetMmrLive", { liveState = 0 }, call_options)
end

return media
