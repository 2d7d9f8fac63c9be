-- No token, password, key or signature is in anything that a program prints or logs. Everything
-- that a client gives out is collected while calls succeed and fail, and searched for the secrets
-- that were really on the wire.

local hwmeeting = require "hwmeeting"
local service_support = require "spec.support.service"

local service = service_support.for_specs()

-- Everything that can be read of a value without the debug library, as one text.
local function dump(value, seen, parts)
    parts, seen = parts or {}, seen or {}
    parts[#parts + 1] = tostring(value)
    if type(value) == "table" and not seen[value] then
        seen[value] = true
        for key, item in next, value do
            dump(key, seen, parts)
            dump(item, seen, parts)
        end
        local mt = getmetatable(value)
        if mt ~= nil then
            dump(mt, seen, parts)
        end
    end
    return table.concat(parts, "\n")
end

-- The secrets that the sandbox saw and gave: from the headers and bodies of its log.
local function secrets_on_the_wire()
    local box = service.box
    local found = { box.app_key, box.password, box.provider_app_key }
    for _, request in ipairs(service:requests()) do
        for _, name in ipairs { "authorization", "x-access-token", "x-conference-authorization",
            "x-password" } do
            local value = request.headers[name]
            if value and value ~= "" then
                found[#found + 1] = value
                found[#found + 1] = value:match "signature=(%x+)"
                found[#found + 1] = value:match "^Basic (.+)$"
            end
        end
    end
    return found
end

local function collector()
    local said = {}
    local function add(...)
        for index = 1, select("#", ...) do
            said[#said + 1] = dump((select(index, ...)))
        end
        return ...
    end
    return said, add
end

local function observed(add)
    return { on_request = add, on_response = add, on_retry = add, on_drift = add,
        logger = function(...) add(...) end, loop = service_support.virtual_loop() }
end

local function no_token_in(text)
    for _, pattern in ipairs { "stbr?%x%x%x%x%x%x%x%x", "cnr%x%x%x%x%x%x%x%x" } do
        local at = text:find(pattern)
        assert.is_nil(at, at and "a token shows: …" .. text:sub(math.max(1, at - 60), at + 10))
    end
end

local function check(said, more_secrets)
    local text = table.concat(said, "\n")
    assert.is_true(#text > 1000)
    no_token_in(text)
    local secrets = secrets_on_the_wire()
    for _, secret in ipairs(more_secrets or {}) do
        secrets[#secrets + 1] = secret
    end
    assert.is_true(#secrets > 5)
    for _, secret in ipairs(secrets) do
        local at = text:find(secret, 1, true)
        assert.is_nil(at, at and "a secret shows: …" .. text:sub(math.max(1, at - 60), at + 10))
    end
end

local faults = {
    "", "status=401", "status=403", "status=500", "throttle=1", "html=502", "drop", "lose",
    "truncate", "malformed", "types",
}

-- Calls that carry or answer every kind of secret. What they return is data of the caller's own,
-- so that only errors are collected.
local function make_calls(client, add)
    local secrets = {}
    local function see(result, err)
        if result == nil then
            add(err)
        end
        return result
    end
    add(client)
    local answer = see(client:create_meeting { subject = "s", mediaTypes = "HDVideo", length = 30,
        confConfigInfo = { guestPwd = "739184" } })
    local conference = answer and answer[1]
    local id = conference and conference.conferenceID or "914083136"
    local password = conference and client:password_of(conference) or "555666777"
    if type(password) == "string" then
        secrets[#secrets + 1] = password
    end
    secrets[#secrets + 1] = "739184"
    local meeting = client:meeting(tostring(id), { password = tostring(password) })
    add(meeting)
    see(meeting:start())
    see(meeting:lock())
    see(meeting:stop())
    see(client:search_online_meetings { queryAll = true })
    see(client:show_meeting_detail { conferenceID = tostring(id) })
    local token = see(client:call("CreateAppIdToken", {}))
    if token then
        secrets[#secrets + 1] = token.accessToken
        secrets[#secrets + 1] = token.refreshToken
        see(client:check_token { token = token.accessToken, needGenNewToken = true })
    end
    see(client:check_token { token = "stbOneThatIsUnknown", needGenNewToken = true })
    secrets[#secrets + 1] = "stbOneThatIsUnknown"
    see(client:update_token { ["X-Access-Token"] = "stbrOneThatIsUnknown" })
    add(tostring(client:prepare("SearchOnlineMeetings", {})))
    add(tostring(client:prepare("CreateAppIdToken", {})))
    add(tostring(client:prepare("StartMeeting", { conferenceID = "9", password = "739184" })))
    see(client:logout())
    return secrets
end

describe("no secret shows", function()
    for _, fault in ipairs(faults) do
        it("while calls are made" .. (fault == "" and "" or " and meet " .. fault), function()
            local said, add = collector()
            service:faults(fault == "" and fault or fault .. "@0.5")
            check(said, make_calls(service:client(observed(add)), add))
        end)
    end

    it("of an account and its password", function()
        local said, add = collector()
        local client = service:client_with({ account = service.box.account,
            password = service.box.password }, observed(add))
        add(client, client:search_online_meetings {})
        local wrong = service:client_with({ account = service.box.account,
            password = "wrong-hunter2" }, observed(add))
        add(wrong, wrong:search_online_meetings {})
        add(wrong, wrong:search_online_meetings {})
        check(said, { "wrong-hunter2" })
    end)

    it("of a token that was given", function()
        local said, add = collector()
        local client = service:client_with({ access_token = "stbGivenByTheCaller" }, observed(add))
        for _ = 1, 5 do
            add(client, client:search_online_meetings {})
        end
        check(said, { "stbGivenByTheCaller" })
    end)

    it("of an answer that cannot be read, though its text is kept", function()
        local client = service:client()
        local conference = assert(client:create_meeting {
            mediaTypes = "HDVideo", length = 30 })[1]
        service:faults "malformed"
        for operation, args in pairs {
            CreateAppIdToken = {},
            CreateConfToken = { conferenceID = conference.conferenceID, ["X-Login-Type"] = 1,
                ["X-Password"] = client:password_of(conference) },
        } do
            local _, err = client:call(operation, args)
            assert.equal("decode", err.kind)
            assert.matches("<redacted>", err.body, 1, true)
            no_token_in(dump(err))
        end
    end)

    it("of arguments that break a rule", function()
        local said, add = collector()
        local client = service:client(observed(add))
        add(client:start_meeting { conferenceID = "9", password = 48151623 })
        add(client:start_meeting { conferenceID = "9", password = "4815162342\r\n" })
        add(client:start_meeting { conferenceID = "9", password = { "4815162342" } })
        add(client:create_conf_token { conferenceID = "9", ["X-Password"] = "4815162342\n" })
        add(client:lock_meeting { conferenceID = "9", isLock = 1,
            ["X-Conference-Authorization"] = "cnr4815162342\n" })
        add(client:search_online_meetings { ["X-Access-Token"] = "stb4815162342\n" })
        add(client:create_token { account = "a", Authorization = "Basic 4815162342\n" })
        add(select(2, pcall(client.create_meeting, client, { password4815162342 = 1 })) and "")
        local text = table.concat(said, "\n")
        assert.is_true(#text > 300)
        assert.not_matches("48151623", text, 1, true)
    end)
end)

describe("a client", function()
    it("has nothing to look at", function()
        local client = service:client()
        assert(client:search_online_meetings {})
        assert.is_nil(next(client))
        assert.equal("hwmeeting.client", getmetatable(client))
        for _, name in ipairs { "app_key", "options", "state", "session", "token", "access_token",
            "password", "held" } do
            assert.is_nil(client[name])
        end
        assert.equal(("hwmeeting.client (%s, app_id %s)"):format(service.box.url,
            service.box.app_id), tostring(client))
    end)

    it("gives hooks the headers and the timing of an answer", function()
        local seen
        local client = service:client { on_response = function(response) seen = response end }
        assert(client:search_online_meetings { limit = 3 })
        assert.matches("^application/json", seen.headers["content-type"])
        assert.is_true(seen.timing.total > 0)
        assert.equal(200, seen.status)
    end)

    it("gives hooks copies: what they do to them changes nothing", function()
        local client = service:client { on_request = function(request)
            request.url, request.headers, request.body = "https://elsewhere", {}, "x"
        end, on_response = function(response)
            response.body, response.status = "{}", 500
        end }
        assert.equal(3, #assert(client:search_online_meetings {
            queryAll = true, limit = 3 }).data)
    end)

    it("says loudly that it verifies nothing", function()
        local said = {}
        hwmeeting.new { base_url = service.box.url, insecure = true, access_token = "t",
            logger = function(level, message) said[#said + 1] = level .. ": " .. message end }
        assert.equal(1, #said)
        assert.matches("^warning: .*OFF", said[1])
    end)
end)
