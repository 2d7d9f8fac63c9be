--- The sandbox on the wire: TLS, protocols, headers, faults, and a locked meeting, all by curl.

local support = require "spec.sandbox.outside.support"

local ONLINE = "/v1/mmc/management/conferences/online"

describe("the sandbox's server", function()
    local box, token

    setup(function()
        box = support.start { rate_limit = 100000 }
        token = support.access(box)
    end)
    teardown(support.stop_all)

    local function get(target, options)
        return support.curl(
            box,
            { target = target, headers = { ["X-Access-Token"] = token }, options = options }
        )
    end

    it("is not trusted without its authority, and is with it under each of its names", function()
        local command = "curl --silent --output /dev/null --write-out %{exitcode} "
            .. box.url
            .. ONLINE
        assert.are.equal("60", support.output_of(command))
        local port = box.url:match(":(%d+)$")
        for _, host in ipairs { "localhost", "127.0.0.1" } do
            local url = ("https://%s:%s%s"):format(host, port, ONLINE)
            assert.are.equal(
                "0",
                support.output_of(
                    ("curl -4s --cacert %s --output /dev/null --write-out %%{exitcode} %s"):format(
                        box.ca_file,
                        url
                    )
                )
            )
        end
        local names = support.output_of(
            (
                "openssl s_client -connect 127.0.0.1:%s -CAfile %s </dev/null 2>/dev/null"
                .. " | openssl x509 -noout -ext subjectAltName"
            ):format(port, box.ca_file)
        )
        for _, name in ipairs {
            "DNS:localhost",
            "IP Address:127.0.0.1",
            "IP Address:0:0:0:0:0:0:0:1",
        } do
            assert.truthy(names:find(name, 1, true))
        end
    end)

    it("speaks HTTP/2 and HTTP/1.1", function()
        local two, one = get(ONLINE), get(ONLINE, "--http1.1")
        assert.are.same({ "2", 200 }, { two.version, two.status })
        assert.are.same({ "1.1", 200 }, { one.version, one.status })
        assert.are.equal(two.body, one.body)
    end)

    it("says on every answer which request it was and what is left", function()
        local first, second = get(ONLINE), get(ONLINE)
        assert.are_not.equal(first.headers["x-request-id"], second.headers["x-request-id"])
        local function left(answer)
            return tonumber(
                answer.headers["x-apig-ratelimit-api"]:match(
                    "^remain:(%d+),limit:100000,time:1 minute$"
                )
            )
        end
        assert.are.equal(1, left(first) - left(second))
        assert.truthy(
            second.headers["x-apig-ratelimit-api-allenv"]:find(
                "^remain:%d+,limit:%d+,time:1 second$"
            )
        )
        assert.is_string(get("/nowhere").headers["x-request-id"])
    end)

    it("answers 429 at zero until a minute has passed", function()
        support.admin(box, "rate-limit", { limit = 3 })
        local statuses = {}
        for index = 1, 4 do
            statuses[index] = get(ONLINE).status
        end
        assert.are.same({ 200, 200, 200, 429 }, statuses)
        assert.are.equal("APIG.0308", get(ONLINE).json.error_code)
        support.admin(box, "clock", { advance = 61 })
        assert.are.equal(200, get(ONLINE).status)
        support.admin(box, "rate-limit", { limit = 100000 })
    end)

    it("shows what was on the wire and how much at once", function()
        support.admin(box, "requests/clear", {})
        support.admin(box, "faults", { faults = "latency=1" })
        support.output_of(
            (
                "curl --silent --cacert %s --parallel --parallel-immediate "
                .. "--header 'X-Access-Token: %s' '%s%s?limit=[1-6]' --output /dev/null 2>/dev/null"
            ):format(box.ca_file, token, box.url, ONLINE)
        )
        support.admin(box, "faults", { faults = "" })
        local log = support.admin(box, "requests?operation=SearchOnlineMeetings")
        assert.are.equal(6, #log.requests)
        assert.are.equal(6, log.peak)
        assert.are.equal(0, log.in_flight)
        assert.are.equal(token, log.requests[1].headers["x-access-token"])
        assert.truthy(log.requests[1].target:find(ONLINE .. "?limit=", 1, true))
    end)

    it("answers 200 calls at once, 100 of them on one connection", function()
        support.admin(box, "requests/clear", {})
        support.admin(box, "faults", { faults = "latency=2" })
        local told = support.output_of(
            (
                "curl --http2 --silent --cacert %s --parallel --parallel-max 200 "
                .. "--header 'X-Access-Token: %s' '%s%s?limit=[1-200]' --output /dev/null "
                .. "--write-out '%%{http_code}/%%{http_version} ' 2>/dev/null"
            ):format(box.ca_file, token, box.url, ONLINE)
        )
        support.admin(box, "faults", { faults = "" })
        assert.are.equal(("200/2 "):rep(200), told)
        local log = support.admin(box, "requests?operation=SearchOnlineMeetings")
        assert.are.same({ 200, 0 }, { #log.requests, log.in_flight })
        local most, counts = 0, {}
        for _, request in ipairs(log.requests) do
            counts[request.connection] = (counts[request.connection] or 0) + 1
            most = math.max(most, counts[request.connection])
        end
        assert.is_true(most >= 100)
    end)

    it("takes uploads as curl sends them", function()
        local path = support.output_of "mktemp"
        support.output_of("printf PNG >" .. path)
        local function upload(name)
            return support.curl(box, {
                method = "PUT",
                target = "/v1/wss/webinar/open/res/file",
                headers = { ["X-Access-Token"] = token },
                options = ("--form '%s=@%s;type=image/png'"):format(name, path),
            })
        end
        assert.are.equal(200, upload("file").status)
        local refused = upload "picture"
        assert.are.equal(400, refused.status)
        assert.truthy(refused.json.error_msg:find("file is missing (required)", 1, true))
        os.remove(path)
    end)

    it("serves recordings under their links, once each", function()
        local answer = get(
            "/v1/mmc/management/record/downloadurls?confUUID=9a0fa6d10a5b11eaae5e191763c22c0e"
        )
        local link = answer.json.recordUrls[1].urls[1]
        assert.are.equal(box.url, link.url:sub(1, #box.url))
        local function download()
            return support.curl(box, {
                target = link.url:sub(#box.url + 1),
                headers = { Authorization = link.token },
            })
        end
        local first = download()
        assert.are.same({ 200, "video/mp4" }, { first.status, first.headers["content-type"] })
        assert.are.equal(401, download().status)
    end)

    it("drops, truncates and distorts answers on both protocols", function()
        for _, protocol in ipairs { "--http1.1", "--http2" } do
            support.admin(box, "faults", { faults = "drop*1" })
            assert.is_nil(get(ONLINE, protocol).status)
            support.admin(box, "faults", { faults = "truncate*1" })
            local cut = get(ONLINE, protocol)
            assert.are_not.equal(0, cut.exit)
            assert.is_nil(cut.json)
            support.admin(box, "faults", { faults = "html=503*1,malformed*1,types*1,status=500*1" })
            local html = get(ONLINE, protocol)
            assert.are.same({ 503, "text/html" }, { html.status, html.headers["content-type"] })
            local malformed = get(ONLINE, protocol)
            assert.are.same({ 200, nil }, { malformed.status, malformed.json })
            local types = get(ONLINE, protocol)
            assert.are.equal("string", type(types.json.count))
            assert.are.equal(500, get(ONLINE, protocol).status)
            assert.are.same(
                { 200, 0 },
                { get(ONLINE, protocol).status, get(ONLINE, protocol).exit }
            )
        end
    end)

    it("answers successes without a body on both protocols", function()
        for _, protocol in ipairs { "--http1.1", "--http2" } do
            for _, status in ipairs { 200, 202, 204 } do
                support.admin(box, "faults", { faults = ("empty=%d*1"):format(status) })
                local empty = get(ONLINE, protocol)
                assert.are.same({ status, "", 0 }, { empty.status, empty.body, empty.exit })
                local after = get(ONLINE, protocol)
                assert.are.same({ 200, 0 }, { after.status, after.exit })
            end
        end
    end)

    it("sends garbled bytes as they are", function()
        support.admin(box, "faults", { faults = "garble=gbk" })
        local answer = get "/v1/mmc/management/conferences/confDetail?conferenceID=1"
        support.admin(box, "faults", { faults = "" })
        assert.are.equal(400, answer.status)
        assert.truthy(answer.body:find("\211\195\187\167", 1, true))
    end)

    it("names what a misspelt administration call may have meant", function()
        local function message(path, argument)
            local answer, status = support.admin(box, path, argument)
            assert.is_true(status == 400 or status == 404)
            return answer.error_msg
        end
        assert.truthy(message("clock", { advanse = 5 }):find("did you mean `advance`?", 1, true))
        assert.truthy(message("clock", { advance = "5" }):find("must be a number", 1, true))
        assert.truthy(message("clock", { advance = 5, set = 5 }):find("either", 1, true))
        assert.truthy(message("clokc", { advance = 5 }):find("did you mean `POST clock`?", 1, true))
        assert.truthy(message("requests?operatoin=LockMeeting")
            :find("did you mean `operation`?", 1, true))
        assert.truthy(message("requests?operation=LokMeeting")
            :find("did you mean `LockMeeting`?", 1, true))
        assert.truthy(message("faults", { faults = "drop:StratMeeting" })
            :find("did you mean `StartMeeting`?", 1, true))
    end)

    it("refuses a join while the meeting is locked", function()
        local control = "/v1/mmc/control/conferences"
        local answer = support.curl(box, {
            target = control .. "/token?conferenceID=914083136",
            headers = { ["X-Password"] = "336688", ["X-Login-Type"] = "1" },
        })
        local function lock(is_lock)
            return support.curl(box, {
                method = "PUT",
                target = control .. "/lock?conferenceID=914083136",
                body = { isLock = is_lock },
                headers = {
                    ["X-Conference-Authorization"] = answer.json.data.token,
                    ["Content-Type"] = "application/json",
                },
            }).body
        end
        local function join()
            local joined, status =
                support.admin(box, "join", { conferenceID = "914083136", name = "张伟" })
            return status, joined.error_code
        end
        assert.are.equal(200, (join()))
        assert.are.equal('{"returnCode":0,"returnDesc":"Success"}', lock(1))
        assert.are.same({ 400, "MMC.111072050" }, { join() })
        lock(0)
        assert.are.equal(200, (join()))
    end)
end)
