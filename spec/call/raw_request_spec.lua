-- Calls of what the catalogue does not list.

local core = require "hwmeeting.core"

describe("client:request", function()
    local service = require("spec.support.service").for_specs { rate_limit = 1000000 }
    local client

    before_each(function() client = service:client() end)

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
            assert.matches("raw_request_spec%.lua:%d+: ", message)
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
