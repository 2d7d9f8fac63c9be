--- Signed event pushes, checked by openssl, and received by a server of another make.

local cjson = require "cjson"
local support = require "spec.sandbox.outside.support"

local RECEIVER = debug.getinfo(1, "S").source:match "^@(.*/)" .. "receiver.lua"

describe("the sandbox's event push", function()
    local box

    setup(function()
        box = support.start { rate_limit = 100000 }
    end)
    teardown(support.stop_all)

    local function push(argument)
        argument.subscriberId, argument.subscriberKey = "1988692299", "a-subscriber-key"
        local answer, status = support.admin(box, "event", argument)
        assert.message(answer.error_msg).are.equal(200, status)
        return answer
    end

    -- The bytes of eventInfo as they stand in the body, and what else was signed.
    local function signed_text(body)
        local info = body:match('"eventInfo":(%b{})')
        return body:match('"appID":"([^"]*)"')
            .. body:match '[,{]"signature":"%x+","timestamp":(%d+)}$'
            .. body:match '"nonce":"([^"]*)"'
            .. info
    end

    it("is signed over the text of its eventInfo", function()
        local body = push({}).body
        local event = cjson.decode(body)
        assert.are.equal("meeting.verify", event.eventInfo.event)
        assert.is_nil(event.eventInfo.payload)
        assert.are.equal(support.hmac("a-subscriber-key", signed_text(body)), event.signature)
    end)

    it("tells about a meeting and somebody in it", function()
        local joined = support.admin(box, "join", { conferenceID = "914083136", name = "Ada" })
        local body = push({
            event = "meeting.join",
            conferenceID = "914083136",
            participantID = joined.participantID,
        }).body
        local event = cjson.decode(body)
        assert.are.equal("914083136", event.eventInfo.payload.meetingInfo.meetingID)
        assert.are.equal("Ada", event.eventInfo.payload.attendeeInfo.displayName)
        assert.are.equal(support.hmac("a-subscriber-key", signed_text(body)), event.signature)
    end)

    it("refuses unknown events and meetings", function()
        local _, status = support.admin(box, "event", { event = "meeting.party" })
        assert.are.equal(400, status)
        _, status = support.admin(box, "event", { event = "meeting.end", conferenceID = "1" })
        assert.are.equal(400, status)
    end)

    local function read(path)
        local file = io.open(path, "rb")
        local text = file and file:read("*a")
        if file then
            file:close()
        end
        return text
    end

    it("is posted where one says, and the receiver's answer comes back", function()
        local folder = support.output_of "mktemp -d"
        local port_file, request_file = folder .. "/port", folder .. "/request"
        local command = "lua5.4 '%s' '%s' '%s' >/dev/null 2>'%s/log' &"
        os.execute(command:format(RECEIVER, port_file, request_file, folder))
        local waited = 0
        while not read(port_file) and waited < 100 do
            support.output_of "sleep 0.1"
            waited = waited + 1
        end
        local port = assert(read(port_file), read(folder .. "/log"))
        local answer = push { url = "http://127.0.0.1:" .. port .. "/events" }
        assert.are.equal(200, answer.status)
        assert.are.equal(answer.body, read(request_file))
        assert.are.equal(cjson.decode(answer.body).nonce, cjson.decode(answer.answer).nonce)
        os.execute("rm -r '" .. folder .. "'")
    end)

    it("says so when nobody listens there", function()
        local answer, status = support.admin(box, "event", {
            url = "http://127.0.0.1:1/events",
            subscriberId = "1",
            subscriberKey = "k",
        })
        assert.are.equal(400, status)
        assert.truthy(answer.error_msg:find("could not be posted", 1, true))
    end)
end)
