--- What the people in a running meeting see and hear: broadcast and roll call, layouts, the views
-- of hard terminals, interpretation. A participant is an ID or an entry of a list
-- (`participant.lua`).
--
-- SetMultiPicture has no method here: SetCustomMultiPicture, which has (`set_pictures`), supersedes
-- it.

local reading = require "hwmeeting.call.reading"
local participant = require "hwmeeting.meeting.participant"
local yes_no = require "hwmeeting.forms.yes_no"

local display = {}

----------------------------------------------------------------------------------------------------
-- Who is shown to everybody
----------------------------------------------------------------------------------------------------

--- Shows one participant to everybody (BroadcastParticipant).
-- @tparam Participant who
function display.broadcast(self, who, call_options)
    return self:call("BroadcastParticipant", { participantID = participant.id(who) },
        call_options)
end

--- Calls on one participant: broadcast and unmuted, the others muted (RollcallParticipant). Takes
-- and returns as `broadcast`.
function display.roll_call(self, who, call_options)
    return self:call("RollcallParticipant", { participantID = participant.id(who) },
        call_options)
end

--- Ends the broadcast or the roll call (CancelBroadcast). Returns as `broadcast`.
function display.end_broadcast(self, call_options)
    return self:call("CancelBroadcast", nil, call_options)
end

----------------------------------------------------------------------------------------------------
-- Pictures
----------------------------------------------------------------------------------------------------

--- Lets the pictures follow who speaks, one picture at a time (SwitchMode, `VAS`, `imageType = 0`).
function display.follow_speaker(self, call_options)
    return self:call("SwitchMode", { switchMode = "VAS", imageType = 0 }, call_options)
end

--- Lets the pictures follow who speaks, several at a time (SwitchMode, `VAS`, `imageType = 1`).
-- Returns as `follow_speaker`.
function display.follow_speakers(self, call_options)
    return self:call("SwitchMode", { switchMode = "VAS", imageType = 1 }, call_options)
end

--- Keeps the pictures as they are, whoever speaks (SwitchMode, `Fixed`). Returns as
-- `follow_speaker`.
function display.fix_pictures(self, call_options)
    return self:call("SwitchMode", { switchMode = "Fixed", imageType = 1 }, call_options)
end

--- Which pictures are shown.
-- @class Pictures takes SetCustomMultiPicture

--- Sets which pictures are shown and who is in them (SetCustomMultiPicture).
-- @tparam Pictures pictures `imageType` (`"Four"`, …), `subscriberInPics` (array of `{ index,
--   subscriber = { IDs }, isAssistStream = boolean }`), `switchTime` (seconds, 10 to 120),
--   `multiPicSaveOnly` (boolean), `picLayoutInfo`; `manualSet` is true unless given
function display.set_pictures(self, pictures, call_options)
    local args = yes_no.arguments("SetCustomMultiPicture", pictures)
    if args.manualSet == nil then
        args.manualSet = 1
    end
    return self:call("SetCustomMultiPicture", args, call_options)
end

--- Lets the service arrange the pictures again (SetCustomMultiPicture, `manualSet = 0`). Returns as
-- `set_pictures`.
function display.arrange_pictures_by_itself(self, call_options)
    return self:call("SetCustomMultiPicture", { manualSet = 0 }, call_options)
end

--- The saved layouts (ShowLayout).
-- @treturn RestPicLayout[]|nil
function display.layouts(self, call_options)
    local answer, err = reading.call(self, "ShowLayout", nil, call_options)
    if not answer then
        return nil, err
    end
    return reading.list("ShowLayout", answer, "picLayouts")
end

--- A layout to save.
-- @class Layout takes RestPicLayout

--- Saves a layout for later (SaveLayout). A repeat saves another one, so it is sent again only when
-- the service cannot have seen it.
-- @tparam Layout layout RestPicLayout: `layOutName`, `imageType`, `picNum`, `switchTime`,
--   `subscriberInPics`; with `uuid` it replaces a saved one
function display.keep_layout(self, layout, call_options)
    return self:call("SaveLayout",
        yes_no.arguments("SaveLayout", { restPicLayout = layout }), call_options)
end

--- Deletes a saved layout (DeleteLayout).
-- @tparam string uuid its `uuid`
function display.drop_layout(self, uuid, call_options)
    return self:call("DeleteLayout", { uuID = uuid }, call_options)
end

----------------------------------------------------------------------------------------------------
-- What one terminal sees
----------------------------------------------------------------------------------------------------

--- Shows one participant to the host, who must be at a hard terminal (SetHostView, `viewType = 2`).
-- @tparam Participant who
function display.host_watches(self, who, call_options)
    return self:call("SetHostView", { viewType = 2, participantID = participant.id(who) },
        call_options)
end

--- Shows several pictures at once to the host (SetHostView, `viewType = 1`). Returns as
-- `host_watches`.
function display.host_watches_all(self, call_options)
    return self:call("SetHostView", { viewType = 1 }, call_options)
end

--- Shows the participants to the host in turn (SetHostView, `viewType = 0`, `status = 1`).
-- @tparam integer|nil seconds for each, 10 to 120 (the service's default: 10)
function display.host_watches_in_turn(self, seconds, call_options)
    return self:call("SetHostView", { viewType = 0, status = 1, switchTime = seconds or 10 },
        call_options)
end

--- Stops showing the participants in turn (SetHostView, `viewType = 0`, `status = 0`). Returns as
-- `host_watches`.
function display.host_stops_turns(self, call_options)
    return self:call("SetHostView", { viewType = 0, status = 0, switchTime = 10 }, call_options)
end

-- Operations with a watcher in the query and somebody who is seen in the body, both under the same
-- name: the body must be given apart.
local function view(self, id, watcher, body, call_options)
    return self:call(id, { participantID = participant.id(watcher), body = body }, call_options)
end

--- Shows one participant to another, who must be at a hard terminal (SetParticipantView).
-- @tparam Participant watcher
-- @tparam Participant seen
function display.show_to(self, watcher, seen, call_options)
    return view(self, "SetParticipantView", watcher,
        { viewType = 2, participantID = participant.id(seen) }, call_options)
end

--- Fixes the picture that a hard terminal sees (LockView, `status = 1`). Takes and returns as
-- `show_to`.
function display.fix_view(self, watcher, seen, call_options)
    return view(self, "LockView", watcher,
        { status = 1, participantID = participant.id(seen) }, call_options)
end

--- Frees the picture that was fixed (LockView, `status = 0`). Takes and returns as `show_to`.
function display.free_view(self, watcher, seen, call_options)
    return view(self, "LockView", watcher,
        { status = 0, participantID = participant.id(seen) }, call_options)
end

----------------------------------------------------------------------------------------------------
-- Interpretation
----------------------------------------------------------------------------------------------------

--- Turns simultaneous interpretation on or off (ResumeSimultaneousInterpretation).
-- @tparam boolean on
function display.interpret(self, on, call_options)
    return self:call("ResumeSimultaneousInterpretation",
        { simultaneousInterpretation = yes_no.number(on, "on") }, call_options)
end

--- Sets the groups of interpreters, each between two languages (SetInterpreterGroup).
-- @tparam InterpreterGroupInfo[] groups
function display.set_interpreters(self, groups, call_options)
    return self:call("SetInterpreterGroup", { interpreterGroups = groups }, call_options)
end

--- Which language somebody hears and speaks.
-- @class Languages
-- @tfield string|nil listen
-- @tfield string|nil speak
-- @tfield boolean|nil original hear the original voice too

--- Sets which language participants hear and speak (SetAttendeeLanChannel).
-- @tparam Participant|Participant[] who one participant, or an array of them
-- @tparam Languages languages `listen`, `speak` (the service's language channels) and `original`
--   (boolean: hear the original voice too)
function display.set_languages(self, who, languages, call_options)
    local original = languages.original
    if original ~= nil then
        original = yes_no.number(original, "original")
    end
    return self:call("SetAttendeeLanChannel", {
        participantIDs = participant.ids(who),
        listenLanChannel = languages.listen,
        speakLanChannel = languages.speak,
        includeOriginalVoice = original,
    }, call_options)
end

return display
