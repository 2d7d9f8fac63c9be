--- What people see and hear: broadcast, modes, pictures, layouts, views, languages (Lua 5.4).
--
-- What was set last is kept in `meeting.display` by the name of the operation, for the
-- administration call `meeting`; the layout in use is `picDisplay` of the meeting's details.

local control_call = require "hwmeeting.sandbox.calls.control_call"
local errors = require "hwmeeting.sandbox.errors"
local json = require "hwmeeting.sandbox.json"
local participants = require "hwmeeting.sandbox.calls.participants"

local display = {}

display.BroadcastParticipant = control_call.on_participant(function(call, person)
    call.meeting.broadcast = person.id
end)

display.RollcallParticipant = control_call.on_participant(function(call, person)
    for _, other in ipairs(call.meeting.present) do
        other.muted = other ~= person and other.role ~= 1
    end
    call.meeting.broadcast = person.id
end)

display.CancelBroadcast = control_call.on_meeting(function(_, meeting)
    meeting.broadcast = nil
end)

-- Keeps what was set; whoever is named must be there.
local function kept(id)
    return control_call.on_meeting(function(call, meeting)
        for _, named in pairs { call.query.participantID, call.body.participantID } do
            participants.expect(meeting, named)
        end
        for _, named in ipairs(call.body.participantIDs or {}) do
            participants.expect(meeting, named)
        end
        meeting.display[id] = call.body
    end)
end

for _, id in ipairs {
    "SwitchMode",
    "SetHostView",
    "SetParticipantView",
    "LockView",
    "ResumeSimultaneousInterpretation",
    "SetInterpreterGroup",
    "SetAttendeeLanChannel",
} do
    display[id] = kept(id)
end

local function pictures(body)
    local shown = json.list()
    for index, picture in ipairs(body.subscriberInPics or {}) do
        shown[index] = {
            index = picture.index or index,
            id = json.list(picture.subscriber or {}),
            share = picture.isAssistStream or 0,
        }
    end
    return shown
end

local set_pictures = control_call.on_meeting(function(call, meeting)
    local body = call.body or {}
    meeting.details.picDisplay = {
        manualSet = body.manualSet or 0,
        imageType = body.imageType or "Single",
        subscriberInPics = pictures(body),
        switchTime = body.switchTime or 10,
        picLayoutInfo = body.picLayoutInfo,
    }
end)

display.SetCustomMultiPicture = set_pictures
display.SetMultiPicture = set_pictures

----------------------------------------------------------------------------------------------------
-- Saved layouts
----------------------------------------------------------------------------------------------------

local function find_layout(meeting, uuid)
    for index, layout in ipairs(meeting.layouts) do
        if layout.uuid == uuid then
            return index
        end
    end
end

function display.ShowLayout(call)
    return {
        returnCode = 0,
        returnDesc = "Success",
        picLayouts = json.list(call.meeting.layouts),
    }
end

display.SaveLayout = control_call.on_meeting(function(call, meeting)
    local layout = call.body.restPicLayout
        or errors.refuse("MMC.111071061", "restPicLayout is missing (required)")
    local index = layout.uuid and find_layout(meeting, layout.uuid) or #meeting.layouts + 1
    layout.uuid = layout.uuid or call.state.ids:hex(32)
    meeting.layouts[index] = layout
end)

-- Deleting what is not there leaves it so.
display.DeleteLayout = control_call.on_meeting(function(call, meeting)
    local index = find_layout(meeting, call.query.uuID)
    if index then
        table.remove(meeting.layouts, index)
    end
end)

return display
