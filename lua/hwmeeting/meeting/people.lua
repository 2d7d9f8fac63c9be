--- The people in a running meeting: microphones, hands, roles, names, the waiting room, coming and
-- going. A participant is an ID or an entry of a list (`participant.lua`).

local arguments = require "hwmeeting.forms.arguments"
local misuse = require "hwmeeting.misuse"
local participant = require "hwmeeting.meeting.participant"
local state_of_meeting = require "hwmeeting.meeting.state"
local yes_no = require "hwmeeting.forms.yes_no"

local people = {}

----------------------------------------------------------------------------------------------------
-- Microphones
----------------------------------------------------------------------------------------------------

local function mute_everybody(self, is_mute, choice, call_options)
    local allow = choice and choice.allow_unmute
    if allow ~= nil then
        allow = yes_no.number(allow, "allow_unmute")
    end
    return self:call("MuteMeeting", { isMute = is_mute, allowUnmuteByOneself = allow },
        call_options)
end

--- How everybody is muted.
-- @class MuteChoice
-- @tfield boolean|nil allow_unmute whether people may unmute themselves

--- Mutes everybody but the host (MuteMeeting, `isMute = 1`).
-- @tparam MuteChoice|nil choice `{ allow_unmute = boolean }`: whether people may unmute themselves
--   (default: as it is)
function people.mute_all(self, choice, call_options)
    return mute_everybody(self, 1, choice, call_options)
end

--- Ends everybody's muting (MuteMeeting, `isMute = 0`). Takes and returns as `mute_all`.
function people.unmute_all(self, choice, call_options)
    return mute_everybody(self, 0, choice, call_options)
end

--- Mutes one participant (MuteParticipant, `isMute = 1`).
-- @tparam Participant who
function people.mute(self, who, call_options)
    return self:call("MuteParticipant", { participantID = participant.id(who), isMute = 1 },
        call_options)
end

--- Unmutes one participant (MuteParticipant, `isMute = 0`). Takes and returns as `mute`.
function people.unmute(self, who, call_options)
    return self:call("MuteParticipant", { participantID = participant.id(who), isMute = 0 },
        call_options)
end

--- Says whether guests may unmute themselves (AllowGuestUnmute).
-- @tparam boolean allowed
function people.allow_unmute(self, allowed, call_options)
    return self:call("AllowGuestUnmute",
        { allowUnmuteByOneself = yes_no.number(allowed, "allowed") }, call_options)
end

----------------------------------------------------------------------------------------------------
-- Coming and going
----------------------------------------------------------------------------------------------------

local function attendee(person)
    if type(person) ~= "table" then
        misuse.raise("an invited person must be a table { name = …, phone = … }")
    end
    local filled = arguments.copy(person)
    if filled.host ~= nil then
        filled.role, filled.host = yes_no.number(filled.host, "host"), nil
    end
    filled.type = filled.type or "normal"
    return filled
end

--- Somebody to call.
-- @class Called takes Attendee
-- @tfield string phone the number to call
-- @tfield boolean|nil host

--- Calls people and terminals into the meeting (InviteParticipant). A repeat rings them again, so
-- it is sent again only when the service cannot have seen it.
-- @tparam Called[] persons array of tables: `name` and `phone` (the number to call), `type`
--   (default `"normal"`), `host` (boolean), and the other fields of the model Attendee
function people.invite(self, persons, call_options)
    if type(persons) ~= "table" or persons[1] == nil then
        misuse.raise("invite takes a list of persons: { { name = …, phone = … } }")
    end
    return self:call("InviteParticipant",
        { attendees = arguments.each(arguments.checked(persons, "persons"), attendee) },
        call_options)
end

--- What `ring` takes.
-- @class RingChoice takes InviteWithPwd

--- Calls one number into the meeting with the handle's password in place of a control token
-- (InviteWithPwd). Sent again as `invite` is.
-- @tparam string number
-- @tparam RingChoice|nil choice `orgID`, `numBelongsType`, `isNotOverlayPidName`
function people.ring(self, number, choice, call_options)
    local args = arguments.copy(choice)
    args.callNum, args.confID = number, state_of_meeting.id_of(self)
    args.pwd = state_of_meeting.password_of(self)
    return self:call("InviteWithPwd", args, call_options)
end

--- Hangs up on participants (HangUp): they leave the call but stay on the list of the invited.
-- @tparam Participant|Participant[] who one participant, or an array of them
function people.hang_up_on(self, who, call_options)
    return self:call("HangUp", { bulkHangUpParticipants = participant.ids(who) }, call_options)
end

--- Takes people out of the meeting and off the list of the invited (DeleteAttendees).
-- @tparam Participant[] persons array of numbers, or of entries of a list, which hold a number
function people.remove(self, persons, call_options)
    if type(persons) ~= "table" or persons[1] == nil then
        misuse.raise("remove takes a list of numbers or of entries of a list of participants")
    end
    local removed = arguments.each(arguments.checked(persons, "persons"), function(person)
        return {
            number = participant.number(person),
            participantID = type(person) == "table" and participant.id(person) or nil,
        }
    end)
    return self:call("DeleteAttendees", { bulkDelAttendInfo = removed }, call_options)
end

--- Lets one person in from the waiting room (AllowWaitingParticipant).
-- @tparam Participant who
function people.admit(self, who, call_options)
    return self:call("AllowWaitingParticipant", { participantID = participant.id(who) },
        call_options)
end

--- Lets everybody in from the waiting room (AllowWaitingParticipant, `allowAll`). Returns as
-- `admit`.
function people.admit_all(self, call_options)
    return self:call("AllowWaitingParticipant", { allowAll = true }, call_options)
end

--- Sends participants back to the waiting room (MoveToWaitingRoom, for several
-- BatchMoveToWaitingRoom).
-- @tparam Participant|Participant[] who one participant, or an array of them
function people.send_to_waiting_room(self, who, call_options)
    local ids = participant.ids(who)
    if #ids == 1 then
        return self:call("MoveToWaitingRoom", { participantID = ids[1] }, call_options)
    end
    return self:call("BatchMoveToWaitingRoom", { batchParticipants = ids }, call_options)
end

--- Lets the audience of a webinar in (AllowAudienceJoin).
function people.let_audience_in(self, call_options)
    return self:call("AllowAudienceJoin", { allowAudience = 1 }, call_options)
end

----------------------------------------------------------------------------------------------------
-- Names, roles and hands
----------------------------------------------------------------------------------------------------

--- Changes the name under which a participant is shown (RenameParticipant).
-- @tparam Participant who an entry of a list, or a string that is both ID and number
-- @tparam string new_name
function people.rename(self, who, new_name, call_options)
    return self:call("RenameParticipant", {
        participantID = participant.id(who),
        number = participant.number(who),
        newName = new_name,
    }, call_options)
end

--- Makes a participant the host, by the handle's password (SetRole, `applyChair = 1`).
-- @tparam Participant who
function people.make_host(self, who, call_options)
    return self:call("SetRole", {
        participantID = participant.id(who),
        applyChair = 1,
        chairmanPwd = state_of_meeting.password_of(self),
    }, call_options)
end

--- Ends a participant's being host (SetRole, `applyChair = 0`). Takes and returns as `make_host`.
function people.end_host(self, who, call_options)
    return self:call("SetRole", { participantID = participant.id(who), applyChair = 0 },
        call_options)
end

--- Makes a participant co-host (SetCohost, `isCohost = 1`). Takes and returns as `make_host`.
function people.make_cohost(self, who, call_options)
    return self:call("SetCohost", { participantID = participant.id(who), isCohost = 1 },
        call_options)
end

--- Ends a participant's being co-host (SetCohost, `isCohost = 0`). Takes and returns as
-- `make_host`.
function people.end_cohost(self, who, call_options)
    return self:call("SetCohost", { participantID = participant.id(who), isCohost = 0 },
        call_options)
end

local function set_hands(self, who, state, call_options)
    local ids = participant.ids(who)
    if #ids == 1 then
        return self:call("Hand", { participantID = ids[1], handsState = state }, call_options)
    end
    return self:call("BatchHand", { pids = ids, handsState = state }, call_options)
end

--- Raises the hands of participants (Hand, for several BatchHand; `handsState = 1`).
-- @tparam Participant|Participant[] who one participant, or an array of them
function people.raise_hands(self, who, call_options)
    return set_hands(self, who, 1, call_options)
end

--- Lowers the hands of participants (`handsState = 0`). Takes and returns as `raise_hands`.
function people.lower_hands(self, who, call_options)
    return set_hands(self, who, 0, call_options)
end

return people
