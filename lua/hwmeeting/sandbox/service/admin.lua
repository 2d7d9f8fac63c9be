--- The administration calls under /sandbox/: for specs and for people who play with the sandbox
-- (Lua 5.4).
--
-- Each needs the header `X-Sandbox-Key`. GET reads; POST takes a JSON object and acts.
--
--     GET  status          → now, meetings, history, requests, in_flight, peak
--     POST clock           advance or set (seconds), freeze or run (true) → now
--     GET  faults          → faults, each with `seen` and `struck`
--     POST faults          faults: a list or the short form; replaces all → the same
--     GET  requests        ?operation=ID → requests, in_flight, peak
--     POST requests/clear  → {}
--     POST join            conferenceID, name, number, account, role, waiting → participantID, or
--                          a refusal
--     POST leave           conferenceID, participantID → {}
--     GET  meeting         ?conferenceID=ID → running, locked, muted, passwords…
--     POST event           event, conferenceID, participantID, subscriberId, subscriberKey, url →
--                          body (signed); with url it is posted there → status, answer
--     POST tokens/expire   kind: access, control or all (default) → {}
--     POST rate-limit      limit: calls of one operation a minute → {}
--     POST reset           → {}; everything as at the start, the credentials too

local basexx = require "basexx"

local calendar = require "hwmeeting.sandbox.calendar"
local errors = require "hwmeeting.sandbox.errors"
local event_push = require "hwmeeting.sandbox.service.event_push"
local fault_syntax = require "hwmeeting.sandbox.service.fault_syntax"
local json = require "hwmeeting.sandbox.json"
local participants = require "hwmeeting.sandbox.calls.participants"
local recording = require "hwmeeting.sandbox.state.recording"
local requests = require "hwmeeting.sandbox.service.request"

local admin = {}

local PUSH_SECONDS = 10

local function refuse(text)
    errors.refuse("SANDBOX.ARGUMENT", text)
end

local function number(argument, name)
    if argument[name] ~= nil and type(argument[name]) ~= "number" then
        refuse(name .. " must be a number")
    end
    return argument[name]
end

local function find_meeting(service, id)
    return service.state.meetings:find(id or "") or errors.refuse("MMC.111070005")
end

local function find_running(service, id)
    local meeting = find_meeting(service, id)
    if not meeting.running then
        errors.refuse("MMC.111072005")
    end
    return meeting
end

local function shown_request(entry)
    local shown = {}
    for name, value in pairs(entry) do
        shown[name] = value
    end
    shown.unknown = json.list(shown.unknown)
    if not utf8.len(shown.body) then
        shown.body, shown.body_base64 = nil, basexx.to_base64(shown.body)
    end
    return shown
end

local calls = {}

calls["GET status"] = function(service)
    return {
        now = service.clock:now(),
        meetings = #service.state.meetings.list,
        history = #service.state.meetings.history,
        requests = service.traffic.last,
        in_flight = service.traffic.in_flight,
        peak = service.traffic.peak,
    }
end

calls["POST clock"] = function(service, argument)
    local advance, set = number(argument, "advance"), number(argument, "set")
    if advance then
        service.clock:advance(advance)
    elseif set then
        service.clock:set(set)
    end
    if argument.freeze then
        service.clock:freeze()
    elseif argument.run then
        service.clock:run()
    end
    service.state.meetings:settle(service.clock:now())
    return { now = service.clock:now() }
end

calls["GET faults"] = function(service)
    return { faults = json.list(service.faults.list) }
end

calls["POST faults"] = function(service, argument)
    local list, message = argument.faults or {}, nil
    if type(list) == "string" then
        list, message = fault_syntax.parse(list)
    end
    local ok = list
    if list then
        ok, message = service.faults:set(list)
    end
    if not ok then
        refuse(message)
    end
    return calls["GET faults"](service)
end

calls["GET requests"] = function(service, query)
    local shown = json.list()
    for index, entry in ipairs(service.traffic:list(query.operation)) do
        shown[index] = shown_request(entry)
    end
    return { requests = shown, in_flight = service.traffic.in_flight, peak = service.traffic.peak }
end

calls["POST requests/clear"] = function(service)
    service.traffic:clear()
    return {}
end

calls["POST join"] = function(service, argument)
    local meeting = find_running(service, argument.conferenceID)
    if meeting.locked then
        errors.refuse("MMC.111072050")
    end
    local come = argument.waiting and service.state.meetings.wait or service.state.meetings.join
    local person = come(service.state.meetings, meeting, {
        name = argument.name or "Guest",
        number = argument.number or "",
        account = argument.account,
        role = argument.role or 0,
    }, service.clock:now())
    return { participantID = person.id }
end

calls["POST leave"] = function(service, argument)
    local meeting = find_running(service, argument.conferenceID)
    if not service.state.meetings:leave(meeting, argument.participantID, service.clock:now()) then
        errors.refuse("MMC.111072008")
    end
    return {}
end

calls["GET meeting"] = function(service, query)
    local meeting = find_meeting(service, query.conferenceID)
    return {
        conferenceID = meeting.id,
        running = meeting.running,
        locked = meeting.locked,
        muted = meeting.muted,
        may_unmute = meeting.may_unmute,
        endTime = calendar.minutes(meeting.finish),
        present = meeting.present and #meeting.present or 0,
        waiting = meeting.waiting and #meeting.waiting or 0,
        recording = meeting.recording ~= nil and recording.is_running(meeting.recording),
        live = meeting.live,
        paused = meeting.paused,
        broadcast = meeting.broadcast,
        display = meeting.display,
        chair_password = meeting.chair_password,
        guest_password = meeting.guest_password,
    }
end

local function subscriber_of(service, argument)
    local config = service.state.webhooks[service.credentials.corp_id] or {}
    local id = argument.subscriberId or config.subscriber_id
    local key = argument.subscriberKey or config.subscriber_key
    if type(id) ~= "string" or type(key) ~= "string" then
        refuse("subscriberId and subscriberKey must be given, or set by SetWebHookConfig")
    end
    return { id = id, key = key }
end

calls["POST event"] = function(service, argument)
    local event, subject = argument.event or "meeting.verify", {}
    if not event_push.events[event] then
        refuse("unknown event " .. tostring(event))
    end
    if argument.conferenceID then
        subject.meeting = find_meeting(service, argument.conferenceID)
    end
    if argument.participantID then
        subject.meeting = find_running(service, argument.conferenceID)
        subject.person = participants.expect(subject.meeting, argument.participantID)
    end
    local body = event_push.make(
        subscriber_of(service, argument),
        event,
        subject,
        service.clock:now(),
        service.state.ids
    )
    if not argument.url then
        return { body = body }
    end
    local status, answer = event_push.post(argument.url, body, PUSH_SECONDS)
    if not status then
        refuse("the event could not be posted: " .. answer)
    end
    return { body = body, status = status, answer = answer }
end

calls["POST tokens/expire"] = function(service, argument)
    local kind = argument.kind or "all"
    if kind ~= "access" and kind ~= "control" and kind ~= "all" then
        refuse("kind must be access, control or all")
    end
    if kind ~= "control" then
        service.state.access_tokens:expire_all(service.clock:now())
    end
    if kind ~= "access" then
        service.state.control_tokens:expire_all()
    end
    return {}
end

calls["POST rate-limit"] = function(service, argument)
    local limit = number(argument, "limit")
    if not limit or limit < 1 then
        refuse("limit must be at least 1")
    end
    service.rate_limits:set(limit)
    return {}
end

calls["POST reset"] = function(service)
    service:reset()
    return {}
end

local function argument_of(request)
    if request.method == "GET" then
        return (requests.parse_query(request.query_text))
    elseif request.body == "" then
        return {}
    end
    local argument, message = json.decode(request.body)
    if type(argument) ~= "table" then
        refuse(message or "the body must be a JSON object")
    end
    return argument
end

--- Answers an administration call.
-- @param service the service
-- @param request table
-- @param name string: the path after /sandbox/
-- @return table
function admin.answer(service, request, name)
    if request.headers["x-sandbox-key"] ~= service.options.admin_key then
        errors.refuse("SANDBOX.KEY")
    end
    local call = calls[request.method .. " " .. name] or errors.refuse("SANDBOX.CALL")
    return call(service, argument_of(request))
end

return admin
