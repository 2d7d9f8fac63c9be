--- The course of a meeting: begin, lock, extend, pause, end; its settings; what it is like now.

local arguments = require "hwmeeting.forms.arguments"
local password_of = require("hwmeeting.meeting.state").password_of
local reading = require "hwmeeting.call.reading"
local yes_no = require "hwmeeting.forms.yes_no"

local call = reading.call

local course = {}

--- Activates the meeting (StartMeeting): it can be joined and controlled from now on.
-- @treturn StartMeetingResponse|nil `{ regionIP }`
function course.start(self, call_options)
    return call(self, "StartMeeting", { password = password_of(self) }, call_options)
end

--- Ends the meeting for everybody (StopMeeting).
function course.stop(self, call_options)
    return self:call("StopMeeting", nil, call_options)
end

--- Locks the meeting: nobody can join any more (LockMeeting, `isLock = 1`).
function course.lock(self, call_options)
    return self:call("LockMeeting", { isLock = 1 }, call_options)
end

--- Unlocks the meeting (LockMeeting, `isLock = 0`). Returns as `lock`.
function course.unlock(self, call_options)
    return self:call("LockMeeting", { isLock = 0 }, call_options)
end

--- Pauses the meeting (PauseConference, `pause = 1`). Returns as `lock`.
function course.pause(self, call_options)
    return self:call("PauseConference", { pause = 1 }, call_options)
end

--- Goes on with a paused meeting (PauseConference, `pause = 0`). Returns as `lock`.
function course.resume(self, call_options)
    return self:call("PauseConference", { pause = 0 }, call_options)
end

--- Extends the meeting (ProlongMeeting). A repeat extends it again, so it is sent again only when
-- the service cannot have seen it.
-- @tparam integer minutes
function course.extend(self, minutes, call_options)
    return self:call("ProlongMeeting", { auto = 0, duration = arguments.minutes(minutes) },
        call_options)
end

--- Lets the meeting extend itself from now on whenever its time is over (ProlongMeeting,
-- `auto = 1`).
-- @tparam integer|nil minutes of each extension (the service's default: 15)
function course.extend_by_itself(self, minutes, call_options)
    return self:call("ProlongMeeting",
        { auto = 1, duration = minutes and arguments.minutes(minutes) }, call_options)
end

--- What changes while a meeting runs.
-- @class MeetingSettings takes UpdateStartedConfConfig

--- Changes settings while the meeting runs (UpdateStartedConfConfig). What is not given stays.
-- @tparam MeetingSettings settings booleans `lockSharing`, `allowUnmuteByOneself`,
--   `allowOpenCamera`, `allowRename`, `isLock`, `freeShare`; integers `callInRestriction` (0
--   everybody may join, 2 the enterprise, 3 the invited), `audienceCallInRestriction`,
--   `chatPermission`, `clientRecMode`
function course.change_settings(self, settings, call_options)
    return self:call("UpdateStartedConfConfig",
        yes_no.arguments("UpdateStartedConfConfig", settings), call_options)
end

--- The meeting and the first page of its invited participants (ShowMeetingDetail), its times also
-- as UTC unix seconds.
-- @treturn MeetingDetail|nil `{ conferenceData, data }`, `conferenceData` with `starts_at` and
--   `ends_at`
function course.show(self, call_options)
    local answer, err = call(self, "ShowMeetingDetail", nil, call_options)
    return answer and require("hwmeeting.forms.moments").of_detail(answer), err
end

--- The region that serves the running meeting (ShowRegionInfoOfMeeting).
-- @treturn ShowRegionInfoOfMeetingResponse|nil `{ regionIP, regionUrl }`
function course.region(self, call_options)
    return call(self, "ShowRegionInfoOfMeeting", nil, call_options)
end

--- Who is in the meeting right now, with camera, microphone and hand (ShowRealTimeInfoOfMeeting).
-- @treturn RealTimeParticipant[]|nil `video`, `mute` and `hand` are 0 or 1
-- @treturn Error|RealTimeConfInfo|nil an error object; or, with a list, RealTimeConfInfo: `{
--   chairID, coHosts }`
function course.people_now(self, call_options)
    local answer, err = call(self, "ShowRealTimeInfoOfMeeting", nil, call_options)
    local participants
    if answer then
        participants, err = reading.list("ShowRealTimeInfoOfMeeting", answer, "participants")
    end
    if not participants then
        return nil, err
    end
    return participants, answer.confInfo
end

--- The network quality of participants (ListNetworkQuality).
-- @tparam string uuid the confUUID of the meeting as it runs now
-- @tparam Participant|Participant[]|nil people IDs or entries of `people_now`, at most 50; nil asks
--   for all, and of nobody an empty list comes back without a call
-- @treturn UserQos[]|nil
function course.network_quality(self, uuid, people, call_options)
    local users
    if people ~= nil then
        users = {}
        if type(people) == "table" and next(people) == nil then
            return users
        end
        for index, id in ipairs(require("hwmeeting.meeting.participant").ids(people)) do
            users[index] = { pid = id }
        end
    end
    local answer, err = call(self, "ListNetworkQuality", { confuuid = uuid, users = users },
        call_options)
    if not answer then
        return nil, err
    end
    return reading.list("ListNetworkQuality", answer, "qosList")
end

--- The token that opens the WebSocket of events (CreateWebSocketToken): one minute, a single use.
-- @treturn string|nil
function course.socket_token(self, call_options)
    local answer, err = call(self, "CreateWebSocketToken", nil, call_options)
    if not answer then
        return nil, err
    end
    return reading.field("CreateWebSocketToken", answer, "webSocketToken")
end

return course
