local cjson = require "cjson"
local redaction = require "hwmeeting.call.redaction"
local secret_text = require "hwmeeting.call.secret_text"

local mark = "<redacted>"

local function definition(id)
    return require("hwmeeting.catalogue").definition(id)
end

describe("a body", function()
    local function cut(text, model)
        return redaction.body(text, model or "CreateTokenResponse")
    end

    it("loses the values of secret fields, and nothing else", function()
        local shown = cut('{ "validPeriod": 56326, "accessToken" : "stbX5ElstO5", "user": '
            .. '{"name":"管理员","password":"hunter2"} , "refreshToken":"r" }')
        assert.same({ validPeriod = 56326, accessToken = mark, refreshToken = mark,
            user = { name = "管理员", password = mark } }, cjson.decode(shown))
    end)

    it("loses values of any kind in their place, and keeps what follows", function()
        for _, value in ipairs { "123", "-1.5e9", "null", "true", '["a","]",{"b":"}"}]',
            '{"a":{"b":"\\"}"},"c":[1,2]}', "[]", "{}", '""', '"a\\"b"', '"a\\\\"' } do
            assert.equal('{"accessToken":"<redacted>","tokenIp":"10.0.0.1"}',
                cut('{"accessToken":' .. value .. ',"tokenIp":"10.0.0.1"}'))
        end
    end)

    it("that breaks off loses the rest of a secret", function()
        for _, broken in ipairs {
            '{"accessToken":"stb', '{"accessToken":"stb\\',
            '{"accessToken":["st', '{"accessToken":{"a":"st',
            '{"accessToken":12', '{"accessToken": "',
        } do
            local shown = cut(broken)
            assert.not_matches("st", (shown:gsub("accessToken", "")), 1, true)
            assert.not_matches("12", shown, 1, true)
        end
    end)

    it("that is not quite JSON loses its secrets too", function()
        for _, text in ipairs { "{'accessToken':'stb'}", "{accessToken:'stb'}",
            "accessToken=stb&x=1", '{"ACCESSTOKEN":"stb"}', '{"accessToken"="stb"}',
            "accessToken: stb\n" } do
            assert.not_matches("stb", cut(text), 1, true)
        end
    end)

    it("whose keys are written with escapes is withheld", function()
        assert.equal(mark, cut '{"access\\u0054oken":"stb"}')
    end)

    it("keeps escapes in its values", function()
        local text = '{"tokenIp":"\\u4e2d\\"accessToken\\"","validPeriod":1}'
        assert.equal(text, cut(text))
    end)

    it("without secrets in its model stays as it is", function()
        local text = '{"accessToken":"x"}'
        assert.equal(text, redaction.body(text, "RestLockReqBody"))
        assert.equal(text, redaction.body(text, nil))
        assert.is_nil(redaction.body(nil, "CreateTokenResponse"))
    end)

    it("of many secrets is cut in a time that grows with its length", function()
        local parts = {}
        for index = 1, 20000 do
            parts[index] = '{"accessToken":"stb' .. index .. '"}'
        end
        assert.not_matches("stb", cut("[" .. table.concat(parts, ",") .. "]"), 1, true)
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
        local shown = redaction.request(request, definition "StartMeeting")
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
        local secret = { id = "X", body = { kind = "none" },
            parameters = { { name = "Pwd", place = "query", secret = true } } }
        local shown = redaction.request({ method = "GET", headers = {},
            url = "https://host/x?a=1&pwd=081532&b=2#f" }, secret)
        assert.equal("https://host/x?a=1&pwd=<redacted>&b=2#f", shown.url)
    end)

    it("of a multipart body shows none of it", function()
        local shown = redaction.request { method = "PUT", url = "https://host/", headers = {},
            body = { multipart = { { name = "f", data = "secret" } } } }
        assert.equal("<multipart>", shown.body)
    end)
end)

describe("a response", function()
    it("is shown without cookies and secret fields", function()
        local shown = redaction.response({ status = 200, headers = { ["Set-Cookie"] = "s=1",
            ["X-Request-Id"] = "abc" }, body = '{"data":{"token":"cnr1","role":"chair"}}' },
            definition "CreateConfToken")
        assert.same({ ["Set-Cookie"] = mark, ["X-Request-Id"] = "abc" }, shown.headers)
        assert.same({ data = { token = mark, role = "chair" } }, cjson.decode(shown.body))
    end)

    it("quotes no secret of its request", function()
        local start = definition "StartMeeting"
        local values = redaction.values({ headers = { ["X-Access-Token"] = "stbX5", ["A"] = "b" },
            body = '{"conferenceID":"9","password":"081532"}' }, start)
        table.sort(values)
        assert.same({ "081532", "stbX5" }, values)
        local shown = redaction.response({ status = 401, body = "not stbX5 for 081532" }, start,
            values)
        assert.equal("not <redacted> for <redacted>", shown.body)
    end)

    it("may lack headers and body", function()
        local shown = redaction.response({ status = 204 }, definition "LockMeeting")
        assert.same({}, shown.headers)
        assert.is_nil(shown.body)
    end)

    it("loses the secrets of its request where they come back in the text", function()
        local shown = secret_text.without_values("wrong token stbX5ElstO5 (stbX5ElstO5)",
            { "stbX5ElstO5" })
        assert.equal("wrong token <redacted> (<redacted>)", shown)
    end)
end)
