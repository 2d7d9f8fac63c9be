local catalogue = require "hwmeeting.catalogue"
local core = require "hwmeeting.core"
local hwmeeting = require "hwmeeting"
local outcome = require "hwmeeting.call.outcome"
local redaction = require "hwmeeting.call.redaction"

local now = 1700000000

local function read(operation, response, request)
    local entry = catalogue.operation(operation)
    return outcome.read(entry, response, now, redaction.of(entry.definition, request))
end

local function failure(operation, response, request)
    local result, err = read(operation, response, request)
    assert.is_nil(result)
    assert.is_true(hwmeeting.is_error(err))
    assert.equal(operation, err.operation)
    return err
end

describe("a success", function()
    it("is the decoded answer", function()
        local page = read("SearchOnlineMeetings",
            { status = 200, headers = {}, body = '{"offset":0,"count":1,"data":[{"size":7}]}' })
        assert.equal(7, page.data[1].size)
    end)

    it("without content is an empty table, whatever was promised", function()
        for _, body in ipairs { "", " \r\n" } do
            assert.same({}, read("LockMeeting", { status = 200, body = body }))
            assert.same({}, read("ShowRegionInfoOfMeeting", { status = 200, body = body }))
        end
        assert.same({}, read("LockMeeting", { status = 204 }))
    end)

    it("without content where a list is promised is an empty list", function()
        local list = read("CreateMeeting", { status = 200, body = "" })
        assert.equal("[]", core.to_json(list))
    end)

    it("keeps an acknowledgement nobody has described", function()
        assert.same({ returnCode = 0, returnDesc = "Success" },
            read("LockMeeting", { status = 200, body = '{"returnCode":0,"returnDesc":"Success"}' }))
    end)

    it("that says null has no content", function()
        assert.same({}, read("LockMeeting", { status = 200, body = "null" }))
    end)

    it("may come with a status that is text, as some transports have it", function()
        assert.same({}, read("LockMeeting", { status = "200", body = "" }))
    end)
end)

describe("a success that is no page", function()
    for what, response in pairs {
        ["without a body"] = { status = 200, body = "" },
        ["with 202 and no body"] = { status = 202 },
        ["with 204"] = { status = 204, body = "" },
        ["with 206 and no body"] = { status = 206 },
        ["with an empty object"] = { status = 200, body = "{}" },
        ["with null in place of the list"] = { status = 200, body = '{"data":null}' },
        ["with one object in place of the list"] = { status = 200,
            body = '{"count":1,"data":{"conferenceID":"1"}}' },
        ["with an empty object in place of the list"] = { status = 200, body = '{"data":{}}' },
        ["with a text in place of the list"] = { status = 200, body = '{"count":1,"data":"x"}' },
        ["with a list at its root"] = { status = 200, body = "[]" },
        ["with a text"] = { status = 200, body = '"busy"' },
        ["with null"] = { status = 200, body = "null" },
        ["with false"] = { status = 200, body = "false" },
        ["with a number"] = { status = 200, body = "7" },
        ["with a count that is broken"] = { status = 200, body = '{"count":2.5,"data":[]}' },
        ["with a count below 0"] = { status = 200, body = '{"count":-1,"data":[]}' },
        ["with a count beyond all numbers"] = { status = 200, body = '{"count":1e300,"data":[]}' },
        ["with a count in words"] = { status = 200, body = '{"count":"many","data":[]}' },
    } do
        it("is an answer that cannot be read: " .. what, function()
            local err = failure("SearchOnlineMeetings", response)
            assert.equal("decode", err.kind)
            assert.is_false(err.retryable)
        end)
    end

    it("is refused for every paged operation", function()
        for _, id in ipairs(hwmeeting.operations()) do
            if catalogue.definition(id).pages then
                for _, body in ipairs { "", "{}", "[]", "null" } do
                    local err = failure(id, { status = 200, body = body })
                    assert.message(id).equal("decode", err.kind)
                end
            end
        end
    end)

    it("is none that says that there is nothing", function()
        for _, body in ipairs { '{"count":0}', '{"count":"0"}', '{"data":[]}',
            '{"count":0,"data":null}', '{"count":null,"data":[]}' } do
            assert.truthy(read("SearchOnlineMeetings", { status = 200, body = body }))
        end
    end)
end)

describe("an answer whose root is of another kind", function()
    it("is an answer that cannot be read", function()
        for _, body in ipairs { "null", "false", "true", "7", '"text"', "[]", "[1]" } do
            assert.equal("decode", failure("ShowRegionInfoOfMeeting",
                { status = 200, body = body }).kind)
        end
        for _, body in ipairs { "null", "false", '"text"', "{}", '{"conferenceID":"1"}' } do
            assert.equal("decode", failure("CreateMeeting", { status = 200, body = body }).kind)
        end
    end)
end)

describe("an error body under a 2xx", function()
    for body, code in pairs {
        ['{"error_code":"MMC.111070005","error_msg":"gone"}'] = "MMC.111070005",
        ['{"errorCode":"MMC.111070005","errorMsg":"gone"}'] = "MMC.111070005",
        ['{"returnCode":"MMC.111070005","returnDesc":"gone"}'] = "MMC.111070005",
        ['{"code":"500","message":"gone"}'] = "500",
        ['{"code":500,"message":"gone"}'] = "500",
    } do
        it("is a refusal with its code: " .. body, function()
            for _, id in ipairs { "SearchOnlineMeetings", "ShowRegionInfoOfMeeting", "LockMeeting",
                "CreateMeeting", "ShowHisMeetingDetail" } do
                local err = failure(id, { status = 200, headers = {}, body = body })
                assert.equal("api", err.kind)
                assert.equal(code, err.code)
                assert.equal("gone", err.message)
                assert.equal(200, err.status)
                assert.is_false(err.retryable)
            end
        end)
    end

    it("is a refused sign-in with its code", function()
        local err = failure("CreateToken", { status = 200, headers = {},
            body = '{"error_code":"USG.201040004","error_msg":"locked"}' })
        assert.equal("auth", err.kind)
        assert.equal("USG.201040004", err.code)
    end)

    it("is none when the code says that all is well", function()
        for _, body in ipairs { '{"code":0,"message":"ok"}', '{"code":"0"}', '{"code":"200"}',
            '{"returnCode":"000000000"}' } do
            assert.truthy(read("LockMeeting", { status = 200, body = body }))
        end
    end)

    it("is none when the model of the answer has that field", function()
        for _, id in ipairs(hwmeeting.operations()) do
            local definition = catalogue.definition(id)
            local model = definition.answer.kind == "object"
                and catalogue.model_definition(definition.answer.type)
            for _, field in ipairs(model and model.fields or {}) do
                if field.name == "code" and not definition.pages then
                    local answer = read(id, { status = 200, body = '{"code":"17"}' })
                    assert.message(id).equal("17", tostring(answer.code))
                end
            end
        end
    end)
end)

describe("a 2xx whose returnCode is not 0", function()
    it("is an error of the service", function()
        local err = failure("LockMeeting", { status = 200, headers = { ["x-request-id"] = "r1" },
            body = '{"returnCode":111072006,"returnDesc":"ended"}' })
        assert.equal("api", err.kind)
        assert.equal("111072006", err.code)
        assert.equal("ended", err.message)
        assert.equal(200, err.status)
        assert.equal("r1", err.request_id)
        assert.is_false(err.retryable)
        assert.equal('{"returnCode":111072006,"returnDesc":"ended"}', err.body)
    end)

    it("is one with the code as text too, explained where the code is known", function()
        local err = failure("LockMeeting",
            { status = 200, body = '{"returnCode":"MMC.111072006"}' })
        assert.equal("MMC.111072006", err.code)
        assert.is_string(err.hint)
        assert.not_matches("HTTP 200", err.message)
    end)

    it("has a message even without a description", function()
        local err = failure("LockMeeting", { status = 200, body = '{"returnCode":7}' })
        assert.equal("the service refused the call", err.message)
    end)

    it("is a success when it is zero in any form, empty or absent", function()
        for _, code in ipairs { "0", "0.0", '"0"', '"000000000"', "null", '""' } do
            local result = read("LockMeeting",
                { status = 200, body = '{"returnCode":' .. code .. "}" })
            assert.is_table(result, code)
        end
    end)
end)

describe("a refusal", function()
    it("has code, message, hint and request id, whichever shape it is in", function()
        for _, body in ipairs {
            '{"error_code":"MMC.111070005","error_msg":"gone","request_id":"q"}',
            '{"errorCode":"MMC.111070005","errorMsg":"gone","request_id":"q"}',
            '{"code":"MMC.111070005","message":"gone","request_id":"q"}',
            '{"returnCode":"MMC.111070005","returnDesc":"gone","request_id":"q"}',
        } do
            local err = failure("LockMeeting", { status = 400, headers = {}, body = body })
            assert.equal("api", err.kind)
            assert.equal("MMC.111070005", err.code)
            assert.equal("gone", err.message)
            assert.equal("q", err.request_id)
            assert.equal(body, err.body)
            assert.matches("conferenceID", err.hint, 1, true)
            assert.is_false(err.retryable)
        end
    end)

    it("takes numbers for codes and never fails on strange shapes", function()
        local err = failure("LockMeeting",
            { status = 400, body = '{"error_code":111070005,"error_msg":{"a":1}}' })
        assert.equal("111070005", err.code)
        assert.is_string(err.message)
        for _, body in ipairs { "[]", "null", "1", '"text"', '{"error_code":null}',
            '{"error_code":{}}', "{", "\255\128", "" } do
            err = failure("LockMeeting", { status = 400, headers = {}, body = body })
            assert.equal("http", err.kind)
            assert.equal(body, err.body)
        end
    end)

    it("without a code is an http error with its body", function()
        local err = failure("LockMeeting", { status = 502, headers = {},
            body = "<html>Bad gateway</html>" })
        assert.equal("http", err.kind)
        assert.equal("the service answered HTTP 502", err.message)
        assert.equal("<html>Bad gateway</html>", err.body)
        assert.is_true(err.retryable)
    end)

    it("is every status but 2xx", function()
        for _, status in ipairs { 100, 199, 300, 302, 304, 400, 404, 451, 500, 599 } do
            assert.equal(status, failure("LockMeeting", { status = status, body = "" }).status)
        end
    end)

    it("of 401 or of a token code is auth", function()
        assert.equal("auth", failure("LockMeeting", { status = 401, body = "" }).kind)
        for _, code in ipairs { "USG.000000004", "USG.206020000", "USG.206020002" } do
            assert.equal("auth", failure("SearchOnlineMeetings", { status = 403,
                body = '{"error_code":"' .. code .. '"}' }).kind)
        end
    end)

    it("of 429 is rate_limit and says how long to wait", function()
        local function wait(headers)
            local err = failure("LockMeeting", { status = 429, headers = headers,
                body = '{"error_code":"APIG.0308","error_msg":"slow","request_id":"q"}' })
            assert.equal("rate_limit", err.kind)
            assert.equal("APIG.0308", err.code)
            assert.equal("slow", err.message)
            assert.is_true(err.retryable)
            return err.retry_after
        end
        assert.equal(7, wait { ["retry-after"] = "7" })
        assert.equal(60, wait {})
        assert.equal(60, wait { ["retry-after"] = "soon" })
        assert.equal(1, wait { ["x-apig-ratelimit-api"] = "remain:5,limit:100,time:1 minute",
            ["x-apig-ratelimit-api-allenv"] = "remain:0,limit:200,time:1 second" })
    end)

    it("keeps at most the limit of its body", function()
        local limit = require("hwmeeting.errors").body_limit
        local err = failure("LockMeeting", { status = 500, body = ("x"):rep(limit + 1) })
        assert.equal(limit, #err.body)
        err = failure("LockMeeting", { status = 500, body = ("x"):rep(limit) })
        assert.equal(limit, #err.body)
    end)

    it("of a large body is read for its code all the same", function()
        local err = failure("LockMeeting", { status = 400, body = '{"pad":"' .. ("x"):rep(70000)
            .. '","error_code":"MMC.111070005","error_msg":"gone"}' })
        assert.equal("MMC.111070005", err.code)
    end)
end)

describe("a refused sign-in", function()
    it("is auth with any of the documented statuses", function()
        for _, status in ipairs { 400, 401, 403, 412, 423 } do
            for _, operation in ipairs { "CreateAppIdToken", "CreateToken" } do
                assert.equal("auth", failure(operation, { status = status,
                    body = '{"error_code":"USG.206010025","error_msg":"no"}' }).kind)
            end
        end
        assert.equal("auth", failure("CreateToken", { status = 423, body = "" }).kind)
        assert.equal("auth", failure("CreateToken",
            { status = 200, body = '{"returnCode":206010000}' }).kind)
    end)

    it("is not what a proxy or a tired service answers", function()
        for _, status in ipairs { 302, 404, 407, 408, 500, 503 } do
            assert.equal("http", failure("CreateToken",
                { status = status, body = "<html>" }).kind)
        end
        assert.equal("rate_limit", failure("CreateToken", { status = 429, body = "" }).kind)
        assert.equal("api", failure("CreateToken",
            { status = 500, body = '{"error_code":"USG.200000002"}' }).kind)
    end)
end)

describe("an answer that cannot be read", function()
    it("is a decode error with offset, path and body", function()
        local body = '{"offset":0,"data":[{"size":1},{"size":tru}]}'
        local err = failure("SearchOnlineMeetings",
            { status = 200, headers = { ["X-Request-Id"] = "r2" }, body = body })
        assert.equal("decode", err.kind)
        assert.equal(42, err.offset)
        assert.equal("data[2].size", err.field)
        assert.equal(body, err.body)
        assert.equal(200, err.status)
        assert.equal("r2", err.request_id)
        assert.is_false(err.retryable)
    end)

    it("is one where nothing was promised, too", function()
        local err = failure("LockMeeting", { status = 200, body = "<html>Sign in</html>" })
        assert.equal("decode", err.kind)
        assert.equal("<html>Sign in</html>", err.body)
    end)

    it("shows no secret of it", function()
        local err = failure("CreateToken",
            { status = 200, body = '{"validPeriod":56326,"accessToken":"stbX5ElstO5QwOwP' })
        assert.equal("decode", err.kind)
        assert.not_matches("stbX5", err.body, 1, true)
        assert.matches("56326", err.body, 1, true)
    end)
end)

describe("what an answer quotes of the secrets of its request", function()
    it("is in no field of the error", function()
        local err = failure("SearchOnlineMeetings",
            { status = 400, body = '{"error_code":"X.1","error_msg":"bad token stbX5ElstO5"}' },
            { method = "GET", url = "https://h/",
                headers = { ["X-Access-Token"] = "stbX5ElstO5" } })
        assert.equal("bad token <redacted>", err.message)
        assert.not_matches("stbX5", err.body, 1, true)
        assert.not_matches("stbX5", tostring(err), 1, true)
    end)
end)

describe("headers of a transport of one's own", function()
    it("are read whatever their case", function()
        local err = failure("LockMeeting", { status = 429, body = "",
            headers = { ["Retry-After"] = "9", ["X-Request-ID"] = "mixed" } })
        assert.equal(9, err.retry_after)
        assert.equal("mixed", err.request_id)
    end)

    it("may be numbers, lists or absent", function()
        assert.equal(5, failure("LockMeeting",
            { status = 503, headers = { ["Retry-After"] = 5 } }).retry_after)
        assert.equal("a, b", failure("LockMeeting",
            { status = 503, headers = { ["X-Request-Id"] = { "a", "b" } } }).request_id)
        assert.equal(60, failure("LockMeeting", { status = 429 }).retry_after)
        assert.is_nil(failure("LockMeeting", { status = 503, headers = { 1, 2, [true] = "x" } })
            .retry_after)
    end)
end)

describe("hwmeeting.decode", function()
    it("is the other half of client:prepare", function()
        local region = hwmeeting.decode("ShowRegionInfoOfMeeting",
            { status = 200, body = '{"regionIP":"100.94.23.40"}' })
        assert.equal("100.94.23.40", region.regionIP)
        local result, err = hwmeeting.decode("show_region_info_of_meeting",
            { status = 400, body = '{"error_code":"MMC.111072005","error_msg":"not running"}' })
        assert.is_nil(result)
        assert.equal("MMC.111072005", err.code)
    end)

    it("returns one value for a success, drift or not", function()
        assert.equal(1, select("#", hwmeeting.decode("ShowRegionInfoOfMeeting",
            { status = 200, body = '{"regionIP":5}' })))
    end)
end)

describe("a status", function()
    it("is a whole number from 100 to 599, or the transport is at fault", function()
        for _, status in ipairs { 0 / 0, 99, 600, 200.5, "x", 1e300, -200 } do
            local client = hwmeeting.new { access_token = "t", retries = 0, transport = function()
                return { status = status, headers = {}, body = "{}" }
            end }
            local result, err = client:region "1"
            assert.is_nil(result)
            assert.equal("transport", err.kind)
        end
    end)
end)

describe("a hint", function()
    local function refused(call)
        return select(2, call(hwmeeting.new { access_token = "t", transport = function()
            return { status = 400, body = '{"error_code":"MMC.111070005","error_msg":"gone"}' }
        end }))
    end

    it("names the id of another kind that was given", function()
        assert.matches("914083136 is a meeting's number", refused(function(client)
            return client:history_detail "914083136"
        end).hint, 1, true)
        local hint = refused(function(client)
            return client:region "9a0fa6d10a5b11eaae5e191763c22c0e"
        end).hint
        assert.matches("is a confUUID; this call takes the meeting's number", hint, 1, true)
        assert.is_nil(refused(function(client) return client:region "914083136" end).hint
            :find("confUUID", 1, true))
    end)
end)
