local catalogue = require "hwmeeting.catalogue"
local cjson = require "cjson"
local redaction = require "hwmeeting.call.redaction"

local mark = redaction.mark

local function definition(id)
    return catalogue.definition(id)
end

describe("a text", function()
    local function cut(text, id)
        return redaction.of(definition(id or "CreateAppIdToken")):text(text)
    end

    it("loses the values of the fields that the operation's models mark", function()
        local shown = cut('{ "validPeriod": 56326, "accessToken" : "stbX5ElstO5", "user": '
            .. '{"name":"管理员","password":"hunter2"} , "refreshToken":"r" }')
        assert.same({ validPeriod = 56326, accessToken = mark, refreshToken = mark,
            user = { name = "管理员", password = mark } }, cjson.decode(shown))
    end)

    it("of an operation without secrets stays as it is", function()
        local text = '{"accessToken":"x"}'
        assert.equal(text, cut(text, "ShowRegionInfoOfMeeting"))
        assert.is_nil(cut(nil))
    end)

    it("that no model describes is judged by the sound of its names", function()
        local raw = { body = { type = redaction.unmodelled }, answer = {}, parameters = {} }
        assert.equal('{"anyToken":"<redacted>","subject":"s"}',
            redaction.of(raw):text '{"anyToken":"x","subject":"s"}')
    end)
end)

describe("a code", function()
    local shown = redaction.of(definition "LockMeeting", { url = "https://h/", headers = {
        ["X-Conference-Authorization"] = "111070" } }, { password = "USG.201040004x" })

    it("is kept when it looks like one, whatever it contains", function()
        for _, code in ipairs { "MMC.111070005", "USG.201040004", "MBI.000000004", "111070005",
            "APIGW.0301", "0" } do
            assert.equal(code, shown:id("code", code))
        end
        assert.equal("0123456789abcdef0123456789111070",
            shown:id("request_id", "0123456789abcdef0123456789111070"))
    end)

    it("is no place for a secret", function()
        assert.equal(mark, shown:id("code", "111070"))
        assert.equal(mark, shown:id("code", "USG.201040004x"))
        assert.equal("x-<redacted>", shown:id("request_id", "x-USG.201040004x"))
        assert.equal(64, #shown:id("code", ("y"):rep(1000)))
        assert.is_nil(shown:id("code", nil))
    end)
end)

describe("a request", function()
    local request = {
        method = "GET",
        url = "https://host/v1/x?conferenceID=9&password=081532",
        headers = {
            ["X-Password"] = "081532", ["x-access-token"] = "stbX", ["Authorization"] = "Basic abc",
            ["X-Conference-Authorization"] = "cnr1", ["Accept-Language"] = "zh-CN",
        },
        body = '{"conferenceID":"9","password":"081532"}',
    }

    it("is shown without its tokens and passwords", function()
        local shown = redaction.of(definition "StartMeeting", request):sent()
        assert.equal("StartMeeting", shown.operation)
        for _, name in ipairs { "X-Password", "x-access-token", "Authorization",
            "X-Conference-Authorization" } do
            assert.equal(mark, shown.headers[name])
        end
        assert.equal("zh-CN", shown.headers["Accept-Language"])
        assert.equal('{"conferenceID":"9","password":"<redacted>"}', shown.body)
        assert.equal("081532", request.headers["X-Password"])
    end)

    it("that was prepared is printed without them, and still holds them", function()
        local client = require("hwmeeting").new { base_url = "https://host",
            access_token = "stbX", transport = function() error "sent" end }
        local prepared = assert(client:prepare("StartMeeting",
            { conferenceID = "9", password = "081532" }))
        local printed = tostring(prepared)
        assert.matches("^POST https://host/v1/mmc/management/conferences/start\n", printed)
        assert.matches("X-Access-Token: <redacted>", printed, 1, true)
        assert.matches('"password":"<redacted>"', printed, 1, true)
        assert.not_matches("081532", printed, 1, true)
        assert.not_matches("stbX", printed, 1, true)
        assert.equal("stbX", prepared.headers["X-Access-Token"])
        assert.matches("081532", prepared.body, 1, true)
    end)

    it("loses the query parameters that the catalogue calls secret", function()
        local secret = { id = "X", body = { kind = "none" }, answer = { kind = "none" },
            parameters = { { name = "Pwd", place = "query", secret = true } } }
        local shown = redaction.of(secret, { method = "GET", headers = {},
            url = "https://host/x?a=1&pwd=081532&b=2#f" }):sent()
        assert.equal("https://host/x?a=1&pwd=<redacted>&b=2#f", shown.url)
    end)

    it("of a multipart body shows none of it", function()
        local shown = redaction.of(definition "LockMeeting", { method = "PUT",
            url = "https://host/", headers = {},
            body = { multipart = { { name = "f", data = "secret" } } } }):sent()
        assert.equal("<multipart>", shown.body)
    end)
end)

describe("a response", function()
    local function response_of(id, response, request)
        return redaction.of(definition(id), request):response(response)
    end

    it("is shown without cookies and secret fields", function()
        local shown = response_of("CreateConfToken", { status = 200, headers = {
            ["Set-Cookie"] = "s=1", ["X-Request-Id"] = "abc" },
            body = '{"data":{"token":"cnr1","role":"chair"}}' })
        assert.same({ ["Set-Cookie"] = mark, ["X-Request-Id"] = "abc" }, shown.headers)
        assert.same({ data = { token = mark, role = "chair" } }, cjson.decode(shown.body))
        assert.equal(40, shown.body_length)
    end)

    it("quotes no secret of its request, in its headers neither", function()
        local shown = response_of("StartMeeting", { status = 401, body = "not stbX5E for 081532",
            headers = { location = "https://h/?t=stbX5E", via = { "a", "stbX5E" } } },
            { url = "https://h/", headers = { ["X-Access-Token"] = "stbX5E", ["A"] = "b" },
                body = '{"conferenceID":"9","password":"081532"}' })
        assert.equal("not <redacted> for <redacted>", shown.body)
        assert.same({ location = "https://h/?t=<redacted>", via = { "a", mark } }, shown.headers)
    end)

    it("may lack headers and body", function()
        local shown = response_of("LockMeeting", { status = 204 })
        assert.same({}, shown.headers)
        assert.is_nil(shown.body)
        assert.is_nil(shown.body_length)
    end)

    it("is cut at a whole character, and says how long it was", function()
        local shown = response_of("LockMeeting", { status = 200, body = ("中"):rep(100000) })
        assert.equal(65535, #shown.body)
        assert.equal(300000, shown.body_length)
    end)
end)
