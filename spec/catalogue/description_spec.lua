-- Which operations there are, what is known of them, and calls of what is not listed.

local catalogue = require "hwmeeting.catalogue"
local core = require "hwmeeting.core"
local hwmeeting = require "hwmeeting"

describe("hwmeeting.describe", function()
    it("tells of an operation what the catalogue knows", function()
        local lock = hwmeeting.describe "LockMeeting"
        assert.equal("PUT", lock.method)
        assert.equal("/v1/mmc/control/conferences/lock", lock.path)
        assert.equal("lock_meeting", lock.method_name)
        assert.equal("meeting_21_0037", lock.page)
        assert.equal("https://support.huaweicloud.com/intl/en-us/api-meeting/meeting_21_0037.html",
            lock.address)
        assert.truthy(tostring(lock):find(lock.address, 1, true))
        assert.equal("control", lock.token)
        assert.equal("idempotent", lock.retry)
        assert.equal(1, #lock.parameters)
        assert.equal("conferenceID", lock.parameters[1].name)
        assert.is_true(lock.parameters[1].required)
        assert.equal("object", lock.body.kind)
        assert.same({ 0, 1 }, lock.body.fields[1].enumeration)
        assert.equal("0 or 1", lock.body.fields[1].rules)
        assert.equal("none", lock.result.kind)
        assert.same(lock, hwmeeting.describe "lock_meeting")
    end)

    it("puts rules into words", function()
        local rules = {}
        for _, parameter in ipairs(hwmeeting.describe("SearchMeetings").parameters) do
            rules[parameter.name] = parameter.rules
        end
        assert.equal("0 to 500, default 20", rules.limit)
        assert.equal("1 to 128 characters", rules.searchKey)
        assert.equal("ADAY, AWEEK, AMONTH or ALL", rules.queryConfMode)
        assert.equal("accepted, not sent", rules["X-Site-Id"])
        assert.equal("default false", rules.queryAll)
    end)

    it("says how many items a list has, in a body and at its root", function()
        local codes = hwmeeting.describe("DeptDTO").fields[7]
        assert.same({ "string[]", 150, "at most 150 items" },
            { codes.type, codes.maximum_items, codes.rules })
        local delete = hwmeeting.describe "BatchDeleteDevices"
        assert.same({ 1, 100, "1 to 100 items" },
            { delete.body.minimum_items, delete.body.maximum_items, delete.body.rules })
        assert.truthy(tostring(delete):find(
            "Body, a list passed as `body`: of string, 1 to 100 items\n", 1, true))
    end)

    it("tells of a model its fields, and which of them are secret", function()
        local entry = hwmeeting.describe "PasswordEntry"
        assert.equal("password", entry.fields[2].name)
        assert.is_true(entry.fields[2].secret)
        assert.equal("chair or general", entry.fields[1].rules)
    end)

    it("can be printed, whichever operation or model it is", function()
        for _, id in ipairs(hwmeeting.operations()) do
            local text = tostring(hwmeeting.describe(id))
            local definition = catalogue.definition(id)
            assert.truthy(text:find(id, 1, true))
            assert.truthy(text:find(definition.path, 1, true))
            assert.truthy(text:find(definition.about, 1, true))
            for _, parameter in ipairs(definition.parameters) do
                if parameter.name ~= definition.token_header then
                    assert.truthy(text:find("\n    " .. parameter.name, 1, true))
                end
            end
        end
        for _, name in ipairs(catalogue.model_names()) do
            assert.truthy(tostring(hwmeeting.describe(name)):find(name, 1, true))
        end
    end)

    it("answers a copy", function()
        hwmeeting.describe("LockMeeting").body.fields[1].enumeration[1] = 7
        assert.equal(0, hwmeeting.describe("LockMeeting").body.fields[1].enumeration[1])
    end)

    it("answers a misspelt name with the nearest, at the caller's line", function()
        for name, nearest in pairs {
            LokMeeting = "`LockMeeting`", lock_meting = "`lock_meeting`",
            ConferenceInf = "`ConferenceInfo`",
        } do
            local ok, message = pcall(function() hwmeeting.describe(name) end)
            assert.is_false(ok)
            assert.matches("description_spec%.lua:%d+: ", message)
            assert.truthy(message:find(nearest, 1, true))
        end
        assert.is_false(pcall(hwmeeting.describe, nil))
        assert.is_false(pcall(hwmeeting.describe, 42))
    end)
end)

describe("hwmeeting.operations", function()
    it("lists all, or those whose name contains a text", function()
        assert.same(catalogue.names(), hwmeeting.operations())
        assert.same({ "LockMeeting", "LockView" }, hwmeeting.operations "LOCK")
        assert.same({ "LockView" }, hwmeeting.operations "lock_v")
        assert.same({}, hwmeeting.operations "no such operation")
    end)
end)

describe("client:request", function()
    local service, client

    setup(function()
        service = require("spec.support.service").start { rate_limit = 1000000 }
    end)

    before_each(function()
        service:reset()
        client = service:client()
    end)

    teardown(function()
        if service then
            service:stop()
        end
    end)

    local function last()
        local all = service:requests()
        return all[#all]
    end

    it("signs in, sends what it is given and decodes what comes", function()
        local page = assert(client:request {
            method = "GET",
            path = "/v1/mmc/management/conferences/online",
            query = { limit = 2, queryAll = true, searchKey = nil },
        })
        assert.equal(2, #page.data)
        assert.equal("/v1/mmc/management/conferences/online?limit=2&queryAll=true", last().target)
        assert.is_string(last().headers["x-access-token"])
        assert.equal(1, service:count "CreateAppIdToken")
    end)

    it("percent-encodes path and query, sorted by name, lists repeated", function()
        client:request {
            method = "GET",
            path = "/v1/no such/张%2F;x=1",
            query = { b = "a b+c&d=e/f", a = { 1, 2.5, true }, c = "张", d = 20.0 },
            token = "none",
        }
        assert.equal("/v1/no%20such/%E5%BC%A0%2F;x=1"
            .. "?a=1&a=2.5&a=true&b=a%20b%2Bc%26d%3De%2Ff&c=%E5%BC%A0&d=20", last().target)
        assert.is_nil(last().headers["x-access-token"])
    end)

    it("writes a body as JSON, or sends a string as it is", function()
        local path = "/v1/mmc/management/conferences"
        client:request { method = "POST", path = path, body = { subject = "raw", length = 30,
            mediaTypes = "HDVideo", attendees = core.array {} } }
        assert.same({ subject = "raw", length = 30, mediaTypes = "HDVideo", attendees = {} },
            core.from_json(last().body))
        assert.truthy(last().body:find('"attendees":[]', 1, true))
        assert.matches("^application/json", last().headers["content-type"])

        client:request { method = "POST", path = path, body = "{ not JSON",
            headers = { ["Content-Type"] = "text/plain" } }
        assert.equal("{ not JSON", last().body)
        assert.equal("text/plain", last().headers["content-type"])
    end)

    it("repeats by the method, unless told otherwise", function()
        local path = "/v1/mmc/management/conferences/online"
        local expected = {
            { { method = "GET" }, 3 }, { { method = "DELETE" }, 3 }, { { method = "PUT" }, 1 },
            { { method = "POST" }, 1 }, { { method = "PATCH" }, 1 },
            { { method = "PUT", retry = "idempotent" }, 3 },
            { { method = "GET", retry = "never" }, 1 },
        }
        for _, case in ipairs(expected) do
            local attempts = 0
            local raw = case[1]
            raw.path = path
            client:request(raw, { access_token = "t", retries = 2, timeout = 30,
                transport = function()
                    attempts = attempts + 1
                    return { status = 503, headers = {}, body = "" }
                end })
            assert.message(raw.method).equal(case[2], attempts)
        end
    end)

    it("signs in again when the service refuses the token", function()
        assert(client:online_meetings():next())
        assert(service.box:admin("tokens/expire", { kind = "access" }))
        assert(client:request { method = "GET", path = "/v1/mmc/management/conferences/online" })
        assert.equal(2, service:count "CreateAppIdToken")
    end)

    it("uses a token that is given as a header, and never renews it", function()
        local result, err = client:request { method = "GET",
            path = "/v1/mmc/management/conferences/online",
            headers = { ["x-access-token"] = "mine" } }
        assert.is_nil(result)
        assert.equal("auth", err.kind)
        assert.equal("mine", last().headers["x-access-token"])
        assert.equal(0, service:count "CreateAppIdToken")
    end)

    it("answers with errors like every call", function()
        local result, err = client:request { method = "GET", path = "/v1/nowhere" }
        assert.is_nil(result)
        assert.equal("api", err.kind)
        assert.equal("GET /v1/nowhere", err.operation)
        assert.equal(404, err.status)
    end)

    it("takes an answer that is no JSON for an error, and keeps it", function()
        local result, err = client:request({ method = "GET", path = "/v1/text", token = "none" },
            { transport = function()
                return { status = 200, headers = {}, body = "plain text" }
            end })
        assert.is_nil(result)
        assert.equal("decode", err.kind)
        assert.equal("plain text", err.body)
        assert.same({}, client:request({ method = "GET", path = "/v1/nothing", token = "none" },
            { transport = function() return { status = 204, headers = {}, body = "" } end }))
    end)

    it("returns what depends on data: dots in a path, values that are no text", function()
        for _, raw in ipairs {
            { method = "GET", path = "/v1/../v2" },
            { method = "GET", path = "/v1/%2E%2e/v2" },
            { method = "GET", path = "/v1", query = { a = function() end } },
            { method = "GET", path = "/v1", query = { a = 0 / 0 } },
            { method = "GET", path = "/v1", headers = { ["X-A"] = "1\r\nX-B: 2" } },
            { method = "GET", path = "/v1", headers = { ["X A"] = "1" } },
            { method = "POST", path = "/v1", body = { f = print } },
        } do
            local result, err = client:request(raw)
            assert.is_nil(result)
            assert.equal("argument", err.kind)
        end
        assert.equal(0, #service:requests())
    end)

    it("raises on a mistake of the program, with the nearest name", function()
        for _, case in ipairs {
            { { method = "get", path = "/v1" }, "method" },
            { { method = "GET", path = "v1" }, "begin with" },
            { { method = "GET", path = "/v1?a=1" }, "query" },
            { { method = "GET", pth = "/v1" }, "did you mean `path`" },
            { { method = "GET", path = "/v1", retry = true }, "retry" },
            { { method = "GET", path = "/v1", query = "a=1" }, "must be a table" },
            { { method = "GET", path = "/v1", query = { "a=1" } }, "values by name" },
            { { method = "GET", path = "/v1", headers = { "A: 1" } }, "values by name" },
            { "GET /v1", "must be a table" },
        } do
            local ok, message = pcall(function() client:request(case[1]) end)
            assert.is_false(ok)
            assert.matches("description_spec%.lua:%d+: ", message)
            assert.truthy(message:find(case[2], 1, true), message)
        end
    end)

    it("shows no secret to hooks and errors", function()
        local shown = {}
        local watching = service:client {
            on_request = function(request) shown[#shown + 1] = tostring(request) end,
        }
        local _, err = watching:request { method = "POST", path = "/v1/nowhere",
            query = { userToken = "hush-1" }, headers = { ["X-My-Secret"] = "hush-2" },
            body = { newPwd = "hush-3", nested = { chairPassword = "hush-4" }, name = "Ada" } }
        local text = table.concat(shown, "\n") .. tostring(err) .. tostring(err.body)
        assert.truthy(text:find("Ada", 1, true))
        assert.is_nil(text:find("hush", 1, true))
    end)
end)
