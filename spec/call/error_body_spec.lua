-- The code of a refusal is found in any body, for it decides what happens next.

local error_body = require "hwmeeting.call.error_body"
local hwmeeting = require "hwmeeting"

local GBK = "\196\227\186\195" -- a greeting
local BOM = "\239\187\191"

-- A message that no strict reader takes, and what it becomes.
local messages = {
    ["caf\233"] = "caf\239\191\189",
    [GBK] = ("\239\191\189"):rep(3),
    ["half \\ud83d"] = "half \239\191\189",
}

describe("the body of a refusal", function()
    it("gives its code, whatever its message is written in", function()
        for text, meant in pairs(messages) do
            for _, keys in ipairs { { "error_code", "error_msg" }, { "errorCode", "errorMsg" },
                { "returnCode", "returnDesc" }, { "code", "message" } } do
                for _, shape in ipairs {
                    '{"%s":"MMC.111070005","%s":"%s","request_id":"q-1"}',
                    BOM .. '{"%s":"MMC.111070005","%s":"%s","request_id":"q-1"}',
                    '{"%s":"MMC.111070005","%s":"%s","request_id":"q-1"} , "more"',
                    '{"%s":"MMC.111070005","%s":"%s","request_id":"q-1"}\0\255',
                } do
                    local code, message, request_id = error_body.read(
                        shape:format(keys[1], keys[2], text))
                    assert.equal("MMC.111070005", code)
                    assert.equal(meant, message)
                    assert.equal("q-1", request_id)
                end
            end
        end
    end)

    it("gives its code even where it cannot be parsed", function()
        for _, body in ipairs {
            '{"error_code":"USG.000000004","error_msg":"broken o',
            '{"error_msg":"\129\\","error_code":"USG.000000004"}', -- GBK whose second byte is a \
            "{'x':1,\"error_code\" : \"USG.000000004\"}",
            'HTTP/1.1 400\r\n\r\n{"error_code":"USG.000000004"}',
        } do
            assert.equal("USG.000000004", (error_body.read(body)))
        end
        assert.equal("11107000500000012",
            (error_body.read '{"returnCode":11107000500000012,"returnDesc":"x"'))
    end)

    it("gives digits for a number, however long", function()
        assert.equal("11107000500000012", (error_body.read '{"returnCode":11107000500000012}'))
        assert.equal("7", (error_body.read '{"code":7.0}'))
    end)

    it("gives nothing where nothing is", function()
        for _, body in ipairs { "", "[]", "null", '"error_code"', "<html>", '{"error_code":null}',
            '{"error_code":{}}', '{"code":"' .. ("x"):rep(100), "\255\254" } do
            assert.is_nil((error_body.read(body)))
        end
        assert.is_nil((error_body.read(nil)))
    end)

    it("is read in a time that grows with its length", function()
        for _, text in ipairs { '"code"', '"code" ', '"code":', '"code":"', "\\ud83d" } do
            assert.has_no.errors(function() error_body.read(text:rep(200000)) end)
        end
    end)
end)

describe("a token that is refused in a broken body", function()
    for _, broken in ipairs { "caf\233", GBK, "\\ud83d", '"} trailing' } do
        it("is renewed: " .. ("%q"):format(broken), function()
            local signed_in, refused = 0, 0
            local client = hwmeeting.new { account = "a", password = "secret-1", retries = 0,
                base_url = "https://host", transport = function(request)
                    if request.url:find "/acs/auth/account" then
                        signed_in = signed_in + 1
                        return { status = 200, headers = {}, body = ('{"accessToken":"token-%d",'
                            .. '"validPeriod":3600}'):format(signed_in) }
                    elseif request.headers["X-Access-Token"] == "token-1" then
                        refused = refused + 1
                        return { status = 400, headers = {}, body =
                            '{"error_code":"USG.000000004","error_msg":"' .. broken .. '"}' }
                    end
                    return { status = 200, headers = {}, body = '{"count":0,"data":[]}' }
                end }
            assert(client:search_online_meetings {})
            assert.equal(2, signed_in)
            assert.equal(1, refused)
        end)
    end
end)

describe("a raw answer with a broken character", function()
    it("is given with U+FFFD, and told", function()
        local told = {}
        local client = hwmeeting.new { access_token = "token-1", base_url = "https://host",
            on_drift = function(drift) told[#told + 1] = drift end,
            transport = function()
                return { status = 200, headers = {}, body = '{"a":["x\255"]}' }
            end }
        local answer = assert(client:request { method = "GET", path = "/x" })
        assert.same({ a = { "x\239\191\189" } }, answer)
        assert.equal("a[1]", told[1].path)
        assert.equal("broken string", told[1].received)
    end)
end)
