--- Whatever comes in or goes wrong inside, there is an answer (Lua 5.4).

local support = require "spec.sandbox.inside.support"

local catalogue = require "hwmeeting.catalogue"
local json = require "hwmeeting.sandbox.json"

describe("a fault of the sandbox itself", function()
    local box, messages, standard_error

    before_each(function()
        box = support.service()
        standard_error, messages = io.stderr, assert(io.tmpfile())
        io.stderr = messages -- luacheck: ignore
    end)

    after_each(function()
        io.stderr = standard_error -- luacheck: ignore
        messages:close()
    end)

    local function told()
        messages:seek("set")
        return messages:read("a")
    end

    local function expect_500(...)
        local status, answer, whole = support.call(box, ...)
        assert.are.same({ 500, "USG.200000002" }, { status, answer.error_code })
        assert.is_string(answer.error_msg)
        local names = {}
        for _, header in ipairs(whole.headers) do
            names[header[1]] = header[2]
        end
        assert.are.equal("application/json;charset=UTF-8", names["Content-Type"])
        assert.is_string(names["X-Request-Id"])
    end

    local function a_handler_that_fails()
        error "boom"
    end

    it("is a 500 in the vendor's shape, with the traceback on standard error", function()
        box.router:match("GET", "/v1/mmc/management/conferences").handle = a_handler_that_fails
        expect_500("GET", "/v1/mmc/management/conferences", support.signed_in(box))
        assert.truthy(told():find("boom", 1, true))
        assert.truthy(told():find("stack traceback:", 1, true))
        assert.truthy(told():find("robustness_spec.lua", 1, true))
        assert.are.equal(0, box.traffic.in_flight)
    end)

    it("is one outside of handlers, too", function()
        box.rate_limits.take = a_handler_that_fails
        expect_500("GET", "/v1/mmc/management/conferences", support.signed_in(box))
        box.options.admin_key = nil
        box.state = nil
        expect_500("GET", "/sandbox/status")
        assert.truthy(told():find("stack traceback:", 1, true))
    end)

    it("is one when an answer cannot be written", function()
        box.router:match("GET", "/v1/mmc/management/conferences").handle = function()
            return { f = print }
        end
        expect_500("GET", "/v1/mmc/management/conferences", support.signed_in(box))
    end)
end)

describe("a request", function()
    local box, signed_in

    setup(function()
        box = support.service()
        signed_in = support.signed_in(box)
    end)

    local function expect(status, code, word, ...)
        local actual, answer = support.call(box, ...)
        assert.are.same({ status, code }, { actual, answer.error_code })
        if word then
            assert.truthy(answer.error_msg:find(word, 1, true))
        end
        return answer
    end

    it("with an unknown path or method is 404 in the gateway's shape", function()
        local answer = expect(404, "APIG.0101", "/v1/nowhere", "GET", "/v1/nowhere", signed_in)
        assert.is_string(answer.request_id)
        expect(404, "APIG.0101", nil, "PATCH", "/v1/mmc/management/conferences", signed_in)
    end)

    it("with malformed percent-encoding is refused", function()
        expect(400, "MMC.111070001", "%zz", "GET", "/v1/usg/dcs/corp/member/%zz", signed_in)
        expect(400, "MMC.111070001", "%", "GET", "/v1/usg/dcs/corp/member?searchKey=%", signed_in)
    end)

    it("with an array for a body is checked item by item", function()
        local target = "/v1/usg/abs/users/list"
        expect(400, "USG.200000003", "body[2].id", "POST", target, signed_in,
            json.list { { id = "a" }, { id = 5 } })
        expect(400, "USG.200000003", "list", "POST", target, signed_in, { id = "a" })
        expect(400, "USG.200000003", "body must have 1 to 200 items (items)", "POST", target,
            signed_in, "[]")
        local status, answer = support.call(box, "POST", target, signed_in,
            json.list { { id = "a" } })
        assert.are.same({ 200, {} }, { status, answer })
        status = support.call(box, "POST", target, signed_in)
        assert.are.equal(200, status)
        expect(400, "USG.200000003", "required", "POST", "/v1/usg/dcs/corp/vmr/delete", signed_in)
        expect(400, "USG.200000003", "required", "POST", "/v1/usg/dcs/corp/vmr/delete", signed_in,
            "null")
    end)

    it("with a map for a body is checked value by value", function()
        local target = "/v1/usg/sss/meeting-files/open-meeting-file-list"
        assert.are.equal(200, (support.call(box, "POST", target, signed_in, { code = "1" })))
        expect(400, "USG.200000003", "code", "POST", target, signed_in, { code = 1 })
        expect(400, "USG.200000003", "object", "POST", target, signed_in, "[1]")
        expect(400, "USG.200000003", "", "POST", target, signed_in, "{")
    end)

    describe("with an upload", function()
        local TARGET = "/v1/wss/webinar/open/res/file"
        local headers

        local function upload(body, boundary)
            headers = { ["content-type"] = "multipart/form-data; boundary=" .. boundary }
            headers["x-access-token"] = signed_in["x-access-token"]
            return "PUT", TARGET, headers, body
        end

        local function part(name)
            return '--b\r\nContent-Disposition: form-data; name="' .. name
                .. '"; filename="p.png"\r\nContent-Type: image/png\r\n\r\n\137PNG\r\n'
        end

        it("takes the parts of the model", function()
            local status, answer = support.call(box, upload(part "file" .. "--b--\r\n", "b"))
            assert.are.equal(200, status)
            assert.is_string(answer.fileId)
            assert.are.equal(200,
                (support.call(box, upload(part "file" .. part "more" .. "--b--\r\n", '"b"'))))
            local entries = box.traffic:list "UploadFile"
            assert.are.same({ "more" }, entries[#entries].unknown)
        end)

        it("refuses what lacks a part, does not end, or is no upload", function()
            expect(400, "MMC.111071061", "file is missing", upload(part "picture" .. "--b--", "b"))
            expect(400, "MMC.111071061", "malformed", upload(part "file", "b"))
            expect(400, "MMC.111071061", "boundary", upload(part "file" .. "--b--", "other"))
            expect(400, "MMC.111071061", "multipart", "PUT", TARGET, signed_in, "name=\"file\"")
            expect(400, "MMC.111072057", nil, "PUT", TARGET, signed_in)
        end)
    end)

    it("shows the token that its operation takes", function()
        local unknown = { ["x-access-token"] = "none", ["x-conference-authorization"] = "none",
            conftoken = "none" }
        local expected = {
            access = { "USG.200000004", "USG.000000004" },
            control = { "MMC.111070111", "MMC.111070004" },
            refresh = { "USG.200000004", "USG.000000004" },
            given = { "USG.200000004", false },
            held = { false, "USG.000000004" },
        }
        for _, id in ipairs(catalogue.names()) do
            local definition = catalogue.definition(id)
            local codes = id ~= "CheckToken" and expected[definition.token]
            local path = definition.path:gsub("{.-}", "1")
            for index, headers in ipairs { {}, unknown } do
                local status, answer = support.call(box, definition.method, path, headers)
                if codes and codes[index] then
                    assert.message(id).are
                        .same({ 401, codes[index] }, { status, answer.error_code })
                elseif not codes then
                    assert.message(id).is_not_truthy(tostring(answer.error_code):find("^USG.0000"))
                end
            end
        end
    end)

    it("gives a used token to CreatePortalRefNonce only while it lives", function()
        local target = "/v1/usg/acs/auth/portal-ref-nonce"
        assert.are.equal(200, (support.call(box, "POST", target, signed_in)))
        expect(401, "USG.000000004", nil, "POST", target, { ["x-access-token"] = "none" })
    end)
end)
