--- The people in a running meeting: who is there, inviting, hanging up, muting, names, roles, hands
-- and the waiting room (Lua 5.4).
--
-- Whoever is called answers at once: InviteParticipant and InviteWithPwd let people join, even
-- while the meeting is locked, and a camera that is asked for is turned on.

local acknowledgement = require "hwmeeting.sandbox.acknowledgement"
local booking = require "hwmeeting.sandbox.calls.booking"
local control_call = require "hwmeeting.sandbox.calls.control_call"
local errors = require "hwmeeting.sandbox.errors"
local json = require "hwmeeting.sandbox.json"
local participants = require "hwmeeting.sandbox.calls.participants"

local people = {}

local function flag(value)
    return value and 1 or 0
end

local function shown_attendee(person)
    return {
        accountID = person.account,
        userUUID = person.uuid,
        name = person.name,
        phone = person.number,
    }
end

local function shown_participant(person)
    return {
        pid = person.id,
        name = person.name,
        phone = person.number,
        state = 0,
        video = flag(person.video),
        mute = flag(person.muted),
        hand = flag(person.hand),
    }
end

local function each(list, present)
    local shown = json.list()
    for index, item in ipairs(list) do
        shown[index] = present(item)
    end
    return shown
end

function people.ShowRealTimeInfoOfMeeting(call)
    local meeting, cohosts = call.meeting, json.list()
    for _, person in ipairs(meeting.present) do
        if person.cohost then
            cohosts[#cohosts + 1] = person.id
        end
    end
    local host = participants.host(meeting)
    return {
        attendees = each(meeting.invited, shown_attendee),
        participants = each(meeting.present, shown_participant),
        confInfo = { chairID = host and host.id or "", coHosts = cohosts },
    }
end

----------------------------------------------------------------------------------------------------
-- Coming and going
----------------------------------------------------------------------------------------------------

local function find_invited(meeting, number)
    for index, person in ipairs(meeting.invited) do
        if person.number == number then
            return person, index
        end
    end
end

local function call_in(call, meeting, person)
    if not participants.present(meeting, person.number) then
        call.state.meetings:join(meeting, {
            name = person.name,
            number = person.number,
            role = participants.host(meeting) and 0 or person.role,
            account = person.account,
            user_id = person.uuid,
            dept_name = person.dept_name,
        }, call.now)
    end
end

people.InviteParticipant = control_call.on_meeting(function(call, meeting)
    for _, attendee in ipairs(call.body.attendees) do
        local person = find_invited(meeting, attendee.phone)
        if not person then
            person = booking.invited_person(attendee)
            table.insert(meeting.invited, person)
        end
        call_in(call, meeting, person)
    end
end)

function people.InviteWithPwd(call)
    local meeting, password = call.state.meetings:find(call.query.conferenceID), call.body.pwd
    if
        not meeting
        or call.body.confID ~= meeting.id
        or password ~= meeting.chair_password and password ~= meeting.guest_password
    then
        errors.refuse("MMC.111072065")
    elseif not meeting.running then
        errors.refuse("MMC.111072005")
    end
    local number = call.body.callNum
    call_in(call, meeting, { name = number, number = number, role = 0 })
    return acknowledgement
end

people.HangUp = control_call.on_meeting(function(call, meeting)
    local leaving = {}
    for index, id in ipairs(call.body.bulkHangUpParticipants) do
        leaving[index] = participants.expect(meeting, id).id
    end
    for _, id in ipairs(leaving) do
        call.state.meetings:leave(meeting, id, call.now)
    end
end)

people.DeleteAttendees = control_call.on_meeting(function(call, meeting)
    for _, removed in ipairs(call.body.bulkDelAttendInfo) do
        local _, index = find_invited(meeting, removed.number)
        local person = participants.present(meeting, removed.participantID or removed.number)
        if index then
            table.remove(meeting.invited, index)
        end
        if person then
            call.state.meetings:leave(meeting, person.id, call.now)
        elseif not index then
            errors.refuse("MMC.111072008", removed.number)
        end
    end
end)

----------------------------------------------------------------------------------------------------
-- Microphones, cameras, hands
----------------------------------------------------------------------------------------------------

people.MuteParticipant = control_call.on_participant(function(call, person)
    person.muted = call.body.isMute == 1
end)

people.AllowGuestUnmute = control_call.on_meeting(function(call, meeting)
    meeting.may_unmute = call.body.allowUnmuteByOneself == 1
end)

-- The flag is upside down: 1 turns the camera off.
people.InviteOperateVideo = control_call.on_participant(function(call, person)
    person.video = call.body.status == 0
end)

people.Hand = control_call.on_participant(function(call, person)
    person.hand = call.body.handsState == 1
end)

people.BatchHand = control_call.on_meeting(function(call, meeting)
    for _, id in ipairs(call.body.pids) do
        participants.expect(meeting, id).hand = call.body.handsState == 1
    end
end)

----------------------------------------------------------------------------------------------------
-- Names and roles
----------------------------------------------------------------------------------------------------

people.RenameParticipant = control_call.on_meeting(function(call, meeting)
    local body = call.body
    participants.expect(meeting, body.participantID or body.number).name = body.newName
end)

people.SetRole = control_call.on_participant(function(call, person)
    local meeting, password = call.meeting, call.body.chairmanPwd
    if call.body.applyChair == 0 then
        person.role = 0
        return
    elseif password and password ~= meeting.chair_password then
        errors.refuse("MMC.111072018")
    end
    local host = participants.host(meeting)
    if host then
        host.role = 0
    end
    person.role, person.cohost = 1, false
end)

people.SetCohost = control_call.on_participant(function(call, person)
    if call.body.isCohost == 1 and person.role == 1 then
        errors.refuse("MMC.111072107")
    end
    person.cohost = call.body.isCohost == 1
end)

----------------------------------------------------------------------------------------------------
-- The waiting room
----------------------------------------------------------------------------------------------------

people.AllowWaitingParticipant = control_call.on_meeting(function(call, meeting)
    local id = call.body.participantID
    if call.body.allowAll then
        while meeting.waiting[1] do
            call.state.meetings:let_in(meeting, meeting.waiting[1].id, call.now)
        end
    elseif participants.waiting(meeting, id) then
        call.state.meetings:let_in(meeting, participants.waiting(meeting, id).id, call.now)
    else
        participants.expect(meeting, id)
    end
end)

local function send_out(call, meeting, id)
    if not participants.waiting(meeting, id) then
        local person = participants.expect(meeting, id)
        call.state.meetings:send_out(meeting, person.id, call.now)
    end
end

people.MoveToWaitingRoom = control_call.on_meeting(function(call, meeting)
    send_out(call, meeting, call.body.participantID)
end)

people.BatchMoveToWaitingRoom = control_call.on_meeting(function(call, meeting)
    for _, id in ipairs(call.body.batchParticipants) do
        send_out(call, meeting, id)
    end
end)

return people
