--- Signed event pushes, as the service posts them to a subscriber (Lua 5.4).
--
-- The signature is computed with OpenSSL through luaossl from the vendor's description, so that it
-- is made by other code than the library's, which checks it.

local basexx = require "basexx"
local hmac = require "openssl.hmac"

local calendar = require "hwmeeting.sandbox.calendar"
local json = require "hwmeeting.sandbox.json"

local event_push = {}

--- The events that the service knows.
event_push.events = {
    ["meeting.verify"] = true,
    ["meeting.started"] = true,
    ["meeting.end"] = true,
    ["meeting.conclude"] = true,
    ["meeting.create"] = true,
    ["meeting.modify"] = true,
    ["meeting.cancel"] = true,
    ["meeting.join"] = true,
    ["meeting.left"] = true,
    ["record.finish"] = true,
}

local nonce_digits = 8

-- The events that are about somebody: they tell of the person, and not of the occurrence.
local personal = { ["meeting.join"] = true, ["meeting.left"] = true }

local function occurrence_of(meeting)
    local occurrence = meeting.details.subConfs and meeting.details.subConfs[1]
    return occurrence and occurrence.cycleSubConfID or ""
end

local function meeting_info(meeting, event)
    return {
        meetingID = meeting.id,
        meetingUUID = meeting.uuid or "",
        meetingCycleSubID = not personal[event] and occurrence_of(meeting) or nil,
    }
end

local function attendee_info(person, now, has_left)
    return {
        userUUID = person.user_id or "",
        userAgent = person.device or "SoftClient",
        account = person.account or "",
        participantID = person.id,
        displayName = person.name,
        joinTime = calendar.milliseconds(person.joined),
        leftTime = has_left and calendar.milliseconds(now) or nil,
        role = person.role == 1 and "CHAIR" or "GENERAL", -- only the host's word is published
        callNumber = person.number,
    }
end

local function payload_of(event, meeting, person, now)
    if event ~= "meeting.verify" and meeting then
        return {
            meetingInfo = meeting_info(meeting, event),
            attendeeInfo = personal[event] and person
                and attendee_info(person, now, event == "meeting.left") or nil,
        }
    end
end

--- Makes an event push.
-- @tparam table subscriber `id` and `key`
-- @tparam string event one of event_push.events
-- @tparam table subject `meeting` and `person` (somebody present) that it is about, both optional
-- @tparam number now unix seconds
-- @tparam table random generator of nonces
-- @treturn string the body of the POST. Its eventInfo is, to the byte, the text that was signed.
function event_push.make(subscriber, event, subject, now, random)
    local milliseconds = calendar.milliseconds(now)
    local info = {
        event = event,
        timestamp = milliseconds,
        payload = payload_of(event, subject.meeting, subject.person, now),
    }
    local nonce = random:digits(nonce_digits)
    local signed = ("%s%d%s%s"):format(subscriber.id, milliseconds, nonce, json.encode(info))
    return json.encode {
        appID = subscriber.id,
        timestamp = milliseconds,
        nonce = nonce,
        signature = basexx.to_hex(hmac.new(subscriber.key, "sha256"):final(signed)):lower(),
        eventInfo = info,
    }
end

--- Posts it and waits for the answer.
-- @tparam string url http, or https with a certificate that the system trusts
-- @tparam string body as `make` gives it
-- @tparam number seconds in all
-- @treturn integer|nil status (integer) and the answer's body, or nil and a message
function event_push.post(url, body, seconds)
    local request = require("http.request").new_from_uri(url)
    request.headers:upsert(":method", "POST")
    request.headers:upsert("content-type", "application/json")
    request.headers:delete "expect"
    request:set_body(body)
    request.follow_redirects = false
    local headers, stream = request:go(seconds)
    if not headers then
        return nil, tostring(stream)
    end
    local text, message = stream:get_body_as_string(seconds)
    stream:shutdown()
    if not text then
        return nil, tostring(message)
    end
    return math.tointeger(tonumber(headers:get ":status")), text
end

return event_push
