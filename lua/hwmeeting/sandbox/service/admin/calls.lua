--- What each administration call does (Lua 5.4).
--
--     GET  status          → now, frozen, meetings, history, requests, in_flight, peak
--     POST clock           advance or set (seconds), freeze or run (true) → now, frozen
--     GET  faults          → faults, each with `seen` and `struck`
--     POST faults          faults: a list or the short form; replaces all → the same
--     GET  list            ?operation=ID → total, order, stayed, reordered (moving_lists.lua)
--     POST list            operation; hide, show, swap: lists of indices → the same
--     GET  requests        ?operation=ID → requests, in_flight, peak
--     POST requests/clear  → {}
--     POST join            conferenceID, name, number, account, role, waiting → participantID, or
--                          a refusal
--     POST leave           conferenceID, participantID → {}
--     GET  meeting         ?conferenceID=ID → running, locked, muted, passwords…
--     POST event           event, conferenceID, participantID, subscriberId, subscriberKey, url →
--                          body (signed); with url it is posted there → status, answer
--     POST tokens/expire   kind: access, control or all (default) → {}
--     POST oauth2/code     domain → code, as the OAuth2 server of that domain gives it: good once
--     POST rate-limit      limit: calls of one operation a minute → {}
--     POST reset           → {}; everything as at the start, the credentials too
--
-- A call is { takes = type by name of argument, act = function(service, argument) -> table }.

local basexx = require "basexx"

local calendar = require "hwmeeting.sandbox.calendar"
local errors = require "hwmeeting.sandbox.errors"
local event_push = require "hwmeeting.sandbox.service.event_push"
local syntax = require "hwmeeting.sandbox.service.faults.syntax"
local kinds = require "hwmeeting.sandbox.service.faults.kinds"
local json = require "hwmeeting.sandbox.json"
local participants = require "hwmeeting.sandbox.calls.participants"
local recording = require "hwmeeting.sandbox.state.recording"

local push_seconds = 10

local function refuse(text)
    errors.refuse("SANDBOX.ARGUMENT", text)
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

local function expect_operation(service, id)
    if not id then
        refuse("operation is missing")
    end
    local problem = kinds.problem_of_operation(id, service:operation_ids())
    return problem and refuse(problem) or id
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

local function call(title, takes, act)
    calls[title] = { takes = takes, act = act }
end

call("GET status", {}, function(service)
    return {
        now = service.clock:now(),
        frozen = service.clock:is_frozen(),
        meetings = #service.state.meetings.list,
        history = #service.state.meetings.history,
        requests = service.traffic.last,
        in_flight = service.traffic.in_flight,
        peak = service.traffic.peak,
    }
end)

local function refuse_both(argument, one, other)
    if argument[one] and argument[other] then
        refuse(("either %s or %s"):format(one, other))
    end
end

call("POST clock", {
    advance = "number",
    set = "number",
    freeze = "boolean",
    run = "boolean",
}, function(service, argument)
    refuse_both(argument, "advance", "set")
    refuse_both(argument, "freeze", "run")
    if argument.advance then
        service.clock:advance(argument.advance)
    elseif argument.set then
        service.clock:set(argument.set)
    end
    if argument.freeze then
        service.clock:freeze()
    elseif argument.run then
        service.clock:run()
    end
    service.state.meetings:settle(service.clock:now())
    return { now = service.clock:now(), frozen = service.clock:is_frozen() }
end)

call("GET faults", {}, function(service)
    return { faults = json.list(service.faults.list) }
end)

call("POST faults", { faults = "string|table" }, function(service, argument)
    local list, message = argument.faults or {}, nil
    if type(list) == "string" then
        list, message = syntax.parse(list)
    end
    local ok = list
    if list then
        ok, message = service:set_faults(list)
    end
    if not ok then
        refuse(message)
    end
    return { faults = json.list(service.faults.list) }
end)

local function described(service, operation)
    local list = service.moving_lists:describe(operation)
    list.order, list.stayed = json.list(list.order), json.list(list.stayed)
    return list
end

call("GET list", { operation = "string" }, function(service, query)
    return described(service, expect_operation(service, query.operation))
end)

call("POST list", {
    operation = "string",
    hide = "table",
    show = "table",
    swap = "table",
}, function(service, argument)
    local operation = expect_operation(service, argument.operation)
    local ok, message = service.moving_lists:change(operation, argument)
    if not ok then
        refuse(message)
    end
    return described(service, operation)
end)

call("GET requests", { operation = "string" }, function(service, query)
    if query.operation then
        expect_operation(service, query.operation)
    end
    local shown = json.list()
    for index, entry in ipairs(service.traffic:list(query.operation)) do
        shown[index] = shown_request(entry)
    end
    return { requests = shown, in_flight = service.traffic.in_flight, peak = service.traffic.peak }
end)

call("POST requests/clear", {}, function(service)
    service.traffic:clear()
    return {}
end)

call("POST join", {
    conferenceID = "string",
    name = "string",
    number = "string",
    account = "string",
    role = "number",
    waiting = "boolean",
}, function(service, argument)
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
end)

call("POST leave", {
    conferenceID = "string",
    participantID = "string",
}, function(service, argument)
    local meeting = find_running(service, argument.conferenceID)
    if not service.state.meetings:leave(meeting, argument.participantID, service.clock:now()) then
        errors.refuse("MMC.111072008")
    end
    return {}
end)

call("GET meeting", { conferenceID = "string" }, function(service, query)
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
end)

local function subscriber_of(service, argument)
    local config = service.state.webhooks[service.credentials.corp_id] or {}
    local id = argument.subscriberId or config.subscriber_id
    local key = argument.subscriberKey or config.subscriber_key
    if type(id) ~= "string" or type(key) ~= "string" then
        refuse("subscriberId and subscriberKey must be given, or set by SetWebHookConfig")
    end
    return { id = id, key = key }
end

call("POST event", {
    event = "string",
    conferenceID = "string",
    participantID = "string",
    subscriberId = "string",
    subscriberKey = "string",
    url = "string",
}, function(service, argument)
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
    local status, answer = event_push.post(argument.url, body, push_seconds)
    if not status then
        refuse("the event could not be posted: " .. answer)
    end
    return { body = body, status = status, answer = answer }
end)

call("POST tokens/expire", { kind = "string" }, function(service, argument)
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
end)

call("POST oauth2/code", { domain = "string" }, function(service, argument)
    local code =
        service.state.partners:new_code(argument.domain or "", service.clock:now())
    return { code = code or refuse("domain must be " .. service.credentials.oauth2_domain) }
end)

call("POST rate-limit", { limit = "number" }, function(service, argument)
    local limit = argument.limit
    if not limit or limit < 1 then
        refuse("limit must be at least 1")
    end
    service.rate_limits:set(limit)
    return {}
end)

call("POST reset", {}, function(service)
    service:reset()
    return {}
end)

return calls
