-- What is sent, against the vendor's published requests (spec/fixtures/requests.http).

local cjson = require "cjson"
local hwmeeting = require "hwmeeting"

local host = "https://api.meeting.huaweicloud.com"

-- The requests of the fixture: `{ method, target, headers, body }` each.
local function read_fixture()
    local requests, current, in_body = {}, nil, false
    for line in io.lines "spec/fixtures/requests.http" do
        local method, target = line:match "^(%u+) (/%S+)$"
        if method then
            current, in_body = { method = method, target = target, headers = {} }, false
            requests[#requests + 1] = current
        elseif current and line:find "^[%w-]+: " and not in_body then
            local name, value = line:match "^([%w-]+): (.*)$"
            current.headers[name] = value
        elseif current and line:find "^{" then
            current.body = line
        elseif line == "" then
            in_body = true
        end
    end
    return requests
end

local function client_with(token)
    return hwmeeting.new { base_url = host, access_token = token }
end

local published = read_fixture()

local core_calls = {
    { "ShowRegionInfoOfMeeting", { conferenceID = "914083136" } },
    { "StartMeeting", { conferenceID = "986030665", password = "******" } },
    { "SearchOnlineMeetings", {} },
    { "ShowHisMeetingDetail", { confUUID = "9a0fa6d10a5b11eaae5e191763c22c0e" } },
    { "LockMeeting", { conferenceID = "914083136", isLock = 1 } },
}

describe("the vendor's published request of", function()
    it("each core call is in the fixture", function()
        assert.equal(#core_calls, #published)
    end)

    for index, core_call in ipairs(core_calls) do
        local operation, args = core_call[1], core_call[2]
        it(operation .. " is the one that is prepared", function()
            local expected = published[index]
            local token = expected.headers["X-Access-Token"]
            local given = { ["X-Conference-Authorization"] =
                expected.headers["X-Conference-Authorization"] }
            for name, value in pairs(args) do
                given[name] = value
            end
            local request = assert(client_with(token or "unused"):prepare(operation, given))
            assert.equal(expected.method, request.method)
            assert.equal(host .. expected.target, request.url)
            local names = { ["User-Agent"] = true }
            for name, value in pairs(expected.headers) do
                names[name] = true
                assert.equal(value, (request.headers[name]:gsub("; charset=UTF%-8$", "")))
            end
            for name in pairs(request.headers) do
                assert.is_true(names[name] or false, name)
            end
            if expected.body then
                assert.same(cjson.decode(expected.body), cjson.decode(request.body))
            else
                assert.is_nil(request.body)
            end
        end)
    end
end)

describe("a query", function()
    local client = client_with "t"

    local function query_of(value)
        local request = assert(client:prepare("SearchOnlineMeetings", { searchKey = value }))
        return request.url:match "searchKey=(.*)$"
    end

    it("is percent-encoded but for the unreserved characters", function()
        assert.equal("AZaz09-._~", query_of "AZaz09-._~")
        assert.equal("a%20b%2Bc%2Fd%3Fe%26f%3Dg%23h%25i", query_of "a b+c/d?e&f=g#h%i")
        assert.equal("%E5%91%A8%E4%BE%8B%E4%BC%9A", query_of "周例会")
        assert.equal("%F0%9F%98%80", query_of "😀")
        assert.equal("%21%22%24%27%28%29%2A%2C%3A%3B%3C%3E%40%5B%5C%5D%5E%60%7B%7C%7D",
            query_of [[!"$'()*,:;<>@[\]^`{|}]])
    end)

    it("says true and false as words, and numbers without a fraction", function()
        local request = assert(client:prepare("SearchOnlineMeetings",
            { queryAll = true, offset = 100, limit = 500.0 }))
        assert.matches("queryAll=true", request.url, 1, true)
        assert.matches("offset=100", request.url, 1, true)
        assert.matches("limit=500$", (request.url:gsub("&[^l].*$", "")))
        request = assert(client:prepare("SearchOnlineMeetings", { queryAll = false }))
        assert.not_matches("queryAll=true", request.url, 1, true)
    end)
end)

describe("a path", function()
    local client = client_with "t"

    local function path_of(value)
        local request, err = client:prepare("ShowCorpAdmin", { account = value })
        return request and request.url:match "/corp/admin/(.*)$", err
    end

    it("has its arguments percent-encoded, slashes too", function()
        assert.equal("a%2Fb%20c%2B%40x", path_of "a/b c+@x")
        assert.equal("%E7%AE%A1%E7%90%86%E5%91%98", path_of "管理员")
        assert.equal("..a", path_of "..a")
    end)

    it("refuses what would lead elsewhere", function()
        for _, value in ipairs { "", ".", "..", "a\r\nb", "a\0b" } do
            local path, err = path_of(value)
            assert.is_nil(path)
            assert.equal("argument", err.kind)
            assert.equal("account", err.field)
        end
    end)
end)

describe("headers", function()
    it("match in any case, and go out in the vendor's spelling", function()
        local request = assert(client_with("t"):prepare("ShowHisMeetingDetail",
            { confUUID = "u", ["x-type"] = 1 }))
        assert.equal("1", request.headers["X-Type"])
        assert.is_nil(request.headers["x-type"])
    end)

    it("take no line breaks", function()
        local request, err = client_with("t"):prepare("LockMeeting",
            { conferenceID = "9", isLock = 1, ["X-Conference-Authorization"] = "a\r\nX: y" })
        assert.is_nil(request)
        assert.equal("argument", err.kind)
        request, err = client_with("t"):prepare("SearchOnlineMeetings",
            { ["X-Access-Token"] = "a\nb" })
        assert.is_nil(request)
        assert.equal("X-Access-Token", err.field)
    end)

    it("ask for a language where the client or the call names one", function()
        local client = hwmeeting.new { base_url = host, access_token = "t",
            accept_language = "en-US" }
        local function language(args, call_options)
            return assert(client:prepare("SearchOnlineMeetings", args, call_options))
                .headers["Accept-Language"]
        end
        assert.equal("en-US", language {})
        assert.equal("zh-CN", language({}, { accept_language = "zh-CN" }))
        assert.is_nil(assert(client_with("t"):prepare("SearchOnlineMeetings", {}))
            .headers["Accept-Language"])
    end)

    it("leave the operation's own language to its argument", function()
        local client = hwmeeting.new { base_url = host, access_token = "t",
            accept_language = "zh-CN" }
        local request = assert(client:prepare("CheckToken",
            { token = "x", needGenNewToken = false, ["accept-language"] = "en-US" }))
        assert.equal("en-US", request.headers["Accept-Language"])
    end)

    it("say who is asking", function()
        local request = assert(client_with("t"):prepare("SearchOnlineMeetings", {}))
        assert.equal(1, (request.headers["User-Agent"]:find "^hwmeeting/%d+%.%d+%.%d+ %(Lua"))
    end)
end)

describe("client:prepare", function()
    it("sends nothing and signs in for nothing", function()
        local client = hwmeeting.new { base_url = host, app_id = "a", app_key = "k",
            transport = function() error "sent" end }
        local request = assert(client:prepare("SearchOnlineMeetings", {}))
        assert.is_nil(request.headers["X-Access-Token"])
    end)

    it("signs where the operation is a sign-in", function()
        local client = hwmeeting.new { base_url = host, app_id = "a", app_key = "k",
            user_id = "u" }
        local request = assert(client:prepare("CreateAppIdToken", {}))
        assert.matches("^HMAC%-SHA256 signature=%x+,access=YQ==$", request.headers.Authorization)
        assert.equal(host .. "/v2/usg/acs/auth/appauth", request.url)
        assert.equal("u", cjson.decode(request.body).userId)
    end)

    it("of a control call without its token names client:meeting", function()
        for operation, field in pairs { LockMeeting = "X-Conference-Authorization",
            ListNetworkQuality = "confToken" } do
            local request, err = client_with("t"):prepare(operation,
                { conferenceID = operation == "LockMeeting" and "9" or nil,
                    isLock = operation == "LockMeeting" and 1 or nil,
                    conferenceid = operation ~= "LockMeeting" and "9" or nil,
                    confuuid = operation ~= "LockMeeting" and "u" or nil })
            assert.is_nil(request)
            assert.equal("argument", err.kind)
            assert.equal("required", err.rule)
            assert.equal(field, err.field)
            assert.matches("client:meeting", err.hint, 1, true)
        end
    end)

    it("sends the access token only where it belongs", function()
        local client = client_with "t"
        assert.is_nil(assert(client:prepare("LockMeeting", { conferenceID = "9", isLock = 1,
            ["X-Conference-Authorization"] = "c" }, { access_token = "other" }))
            .headers["X-Access-Token"])
        assert.is_nil(assert(client:prepare("CreateConfToken", { conferenceID = "9",
            ["X-Password"] = "p" }, { access_token = "other" })).headers["X-Access-Token"])
        assert.equal("other", assert(client:prepare("SearchOnlineMeetings", {},
            { access_token = "other" })).headers["X-Access-Token"])
    end)

    it("returns the message of a rule that is broken", function()
        local request, err = client_with("t"):prepare("SearchOnlineMeetings", { limit = 501 })
        assert.is_nil(request)
        assert.equal("argument", err.kind)
        assert.equal("limit", err.field)
        assert.equal("range", err.rule)
        assert.equal("SearchOnlineMeetings", err.operation)
        request = assert(client_with("t"):prepare("SearchOnlineMeetings", { limit = 501 },
            { validate = false }))
        assert.matches("limit=501", request.url, 1, true)
    end)
end)
