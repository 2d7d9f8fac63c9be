-- `hwmeeting call` against a sandbox.

local catalogue = require "hwmeeting.catalogue"
local cjson = require "cjson"
local command = require "spec.support.command"
local shell = require "spec.support.shell"

local function lines_of(text)
    local lines = {}
    for line in text:gmatch "[^\n]+" do
        lines[#lines + 1] = line
    end
    return lines
end

local function with_file(text, f)
    local path = os.tmpname()
    local file = assert(io.open(path, "wb"))
    file:write(text)
    file:close()
    f(path)
    os.remove(path)
end

describe("hwmeeting call", function()
    local service

    lazy_setup(function()
        service = require("spec.support.service").start { rate_limit = 100000 }
    end)
    lazy_teardown(function() service:stop() end)
    before_each(function() service:reset() end)

    local function run(words, input)
        return command.run(service.box, words, input)
    end

    it("prints the answer on one line, and says beside it what a page leaves out", function()
        local code, out, err = run "call SearchMeetings limit=2"
        local answer = cjson.decode(out)
        assert.same({ 0, 1, 2 }, { code, #lines_of(out), #answer.data })
        assert.equal(("2 of %d; --all for the rest\n"):format(answer.count), err)
        code, out, err = run "call search_meetings"
        assert.same({ 0, "" }, { code, err })
        assert.equal(answer.count, #cjson.decode(out).data)
    end)

    it("prints every item with --all, and the first ones with --limit", function()
        local _, whole = run "call SearchMeetings"
        local ids = {}
        for index, item in ipairs(cjson.decode(whole).data) do
            ids[index] = item.conferenceID
        end
        local code, rows, err = run "call SearchMeetings limit=2 --all"
        assert.same({ 0, "", #ids }, { code, err, #lines_of(rows) })
        local _, array = run "call SearchMeetings limit=2 --all --format json"
        for index, item in ipairs(cjson.decode(array)) do
            assert.equal(ids[index], item.conferenceID)
            assert.same(item, cjson.decode(lines_of(rows)[index]))
        end
        local _, some = run "call SearchMeetings limit=2 --limit 3 --all"
        assert.equal(3, #lines_of(some))
        for format, nothing in pairs { json = "[]\n", ndjson = "" } do
            code, rows = run("call SearchMeetings searchKey=nobody --all --format " .. format)
            assert.same({ 0, nothing }, { code, rows })
        end
    end)

    it("takes fields in the order in which they are named, absent ones as null", function()
        local _, out = run("call SearchMeetings --limit 1 "
            .. "--fields subject,confConfigInfo.prolongLength,vmrID")
        assert.truthy(out:find('^{"subject":"[^"]*","confConfigInfo.prolongLength":%d+,'
            .. '"vmrID":null}\n$'), out)
        local _, answer = run "call SearchMeetings limit=1 --fields count,offset"
        assert.truthy(answer:find '^{"count":%d+,"offset":0}\n$', answer)
        local code, nothing, err = run "call SearchMeetings --all --fields passwordEntry.password"
        assert.same({ 2, "" }, { code, nothing })
        assert.truthy(err:find("nothing is known of what is in `passwordEntry`", 1, true), err)
    end)

    it("cuts secrets from what it prints, unless --secrets", function()
        for _, words in ipairs { "", " --all", " --all --fields passwordEntry,chairJoinUri" } do
            local _, out = run("call SearchMeetings" .. words)
            assert.truthy(out:find('"password":"<redacted>"', 1, true))
            assert.truthy(out:find('"chairJoinUri":"<redacted>"', 1, true))
            assert.falsy(out:find("/#/j/", 1, true))
            local _, shown = run("call SearchMeetings --secrets" .. words)
            assert.truthy(shown:find '"password":"%d+"')
            assert.truthy(shown:find("/#/j/", 1, true))
        end
    end)

    it("prints what came when a list breaks, leaves the array open, and is incomplete", function()
        service:faults "status=400:SearchMeetings+1"
        local code, out, err = run "call SearchMeetings limit=2 --all --format json"
        assert.equal(8, code)
        assert.same({ "api", 8 }, { cjson.decode(err).error.kind, cjson.decode(err).error.exit })
        assert.is_false(pcall(cjson.decode, out))
        assert.equal(2, #cjson.decode(out .. "]"))
        service:faults "drop:SearchMeetings+1"
        assert.equal(8, (run "call SearchMeetings limit=2 --all"))
        service:faults "status=400:SearchMeetings"
        code, out = run "call SearchMeetings --all"
        assert.same({ 5, "" }, { code, out })
    end)

    it("writes what it has while it waits for the next page", function()
        for _, format in ipairs { "json", "ndjson" } do
            service:faults "latency=10:SearchMeetings+1"
            local pipe = assert(io.popen("echo $$; exec " .. command.line(service.box,
                "call SearchMeetings limit=2 --all --format " .. format)))
            local pid, row = pipe:read "*l", pipe:read "*l"
            os.execute("kill -KILL " .. pid)
            local rest = pipe:read "*a"
            pipe:close()
            assert.truthy(row:find("conferenceID", 1, true))
            assert.is_true(#lines_of(rest) < 2, rest)
            service:reset()
        end
    end)

    it("has an exit code for each kind of failure, and one line for it", function()
        local function check(expected, words, faults)
            service:reset()
            service:faults(faults or "")
            local code, out, err = run(words)
            assert.same({ expected, "", 1 }, { code, out, #lines_of(err) }, words .. ": " .. err)
            assert.equal(1, (err:find("hwmeeting call: ", 1, true)), err)
        end
        local create = "call CreateMeeting subject=x length=30 mediaTypes=Voice"
        check(3, "call SearchMeetings limit=1000")
        check(3, "call SearchMeetings limit=many")
        check(4, "call SearchMeetings", "status=401:CreateAppIdToken")
        check(5, "call ShowMeetingDetail conferenceID=1")
        check(5, "call SearchMeetings", "malformed:SearchMeetings")
        check(5, create, "status=400:CreateMeeting")
        check(9, create, "lose:CreateMeeting")
        local code = command.run({ options = function()
            return { base_url = "https://127.0.0.1:1", access_token = "token" }
        end }, "call SearchMeetings")
        assert.equal(7, code)
        assert.equal(4, (command.run(nil, "call SearchMeetings")))
    end)

    it("ends with 130 and one line when it is interrupted", function()
        service:faults "latency=20"
        local _, out, err = run("--version >/dev/null; set -m; "
            .. command.line(service.box, "call SearchMeetings")
            .. " & sleep 1.5; kill -INT $!; wait $!; echo $?")
        assert.same({ "130\n", "hwmeeting call: interrupted\n" }, { out, err })
    end)

    describe("with arguments", function()
        local function sent(words, input)
            local code, out, err = run("call " .. words .. " --dry-run --format json", input)
            assert.equal(0, code, err)
            return cjson.decode(out), out
        end

        it("reads words by their types, lists by repeating, JSON behind :=", function()
            local request = sent("CreateMeeting subject=12 length=30 mediaTypes=Voice "
                .. "attendees:='[{\"name\":\"Ada\"}]'")
            assert.same({ subject = "12", length = 30, mediaTypes = "Voice",
                attendees = { { name = "Ada" } } }, cjson.decode(request.body))
            local url = sent("SearchUsers userType=2 userType=12").url
            assert.truthy(url:find("userType=2&userType=12", 1, true), url)
        end)

        it("reads a body from a file or standard input, and words win over it", function()
            local text = '{"subject":"from a file","length":30,"mediaTypes":"Voice"}'
            with_file(text, function(path)
                local request = sent("CreateMeeting @" .. path .. " length=45")
                assert.same({ subject = "from a file", length = 45, mediaTypes = "Voice" },
                    cjson.decode(request.body))
            end)
            assert.equal("from a file",
                cjson.decode(sent("CreateMeeting @-", text).body).subject)
            local list = sent("BatchDeleteUsers @-", '["ada","grace"]')
            assert.same({ "ada", "grace" }, cjson.decode(list.body))
        end)

        it("takes secrets from a file or standard input only, at any depth", function()
            local lock = "LockMeeting conferenceID=1 isLock=1 X-Conference-Authorization"
            for _, words in ipairs { lock .. "=geheim", lock .. ':=\'"geheim"\'',
                "CreateMeeting subject=x confConfigInfo:='{\"guestPwd\":\"geheim\"}'" } do
                local code, out, err = run("call " .. words)
                assert.same({ 2, "" }, { code, out })
                assert.truthy(err:find("is a secret", 1, true))
                assert.falsy(err:find("geheim", 1, true))
            end
            local request, text = sent(lock .. "=@-", "geheim\n")
            assert.equal("<redacted>", request.headers["X-Conference-Authorization"])
            assert.falsy(text:find("geheim", 1, true))
            local code, _, err = run("call " .. lock .. "=@- X-Access-Token=@-")
            assert.equal(2, code, err)
        end)

        it("refuses an unknown parameter of every operation with the nearest", function()
            local parameters = require "hwmeeting.cli.parameters"
            for _, id in ipairs(catalogue.names()) do
                local definition = catalogue.definition(id)
                local fields = parameters.of(definition)
                for name in pairs(fields) do
                    if #name > 6 then
                        local ok, raised = pcall(parameters.find, definition, fields, name .. "x")
                        assert.is_false(ok)
                        assert.truthy(raised.problem.message:find("did you mean `", 1, true), id)
                    end
                end
            end
        end)
    end)

    describe("in a dry run", function()
        it("prints method, URL, headers and body without secrets, and sends nothing", function()
            local code, out, err = run("call CreateMeeting subject=x length=30 mediaTypes=Voice "
                .. "--dry-run")
            assert.same({ 0, "" }, { code, err })
            local lines = lines_of(out)
            assert.equal("POST " .. service.box.url .. "/v1/mmc/management/conferences", lines[1])
            assert.truthy(out:find("\nX-Access-Token: <redacted>\n", 1, true))
            assert.same({ subject = "x", length = 30, mediaTypes = "Voice" },
                cjson.decode(lines[#lines]))
            for _, words in ipairs { "SearchMeetings --all", "CancelMeeting conferenceID=1",
                "CreateAppIdToken" } do
                assert.equal(0, (run("call " .. words .. " --dry-run")), words)
            end
            assert.equal(0, #service:requests())
        end)
    end)

    describe("of what destroys", function()
        it("needs --yes where there is no terminal to ask at", function()
            local code, out, err = run "call CancelMeeting conferenceID=1"
            assert.same({ 2, "" }, { code, out })
            assert.truthy(err:find("give --yes; nothing was sent", 1, true))
            assert.equal(0, #service:requests())
            assert.equal(5, (run "call CancelMeeting conferenceID=1 --yes"))
            assert.equal(1, service:count "CancelMeeting")
        end)

        it("asks at a terminal", function()
            for answer, expected in pairs { n = 1, [""] = 1, y = 5 } do
                service:reset()
                local line = command.line(service.box, "call CancelMeeting conferenceID=1")
                local told = shell.output(("(sleep 1; echo '%s'; sleep 1) | script -qec %s "
                    .. "/dev/null"):format(answer,
                    shell.quote(line .. "; echo exit $?")))
                assert.truthy(told:find("destroys something for good. Do it? [y/N]", 1, true), told)
                assert.truthy(told:find("exit " .. expected, 1, true), told)
                assert.equal(expected == 5 and 1 or 0, service:count "CancelMeeting")
            end
        end)
    end)
end)

describe("hwmeeting --sandbox", function()
    it("starts a sandbox for any command, and ends it", function()
        local code, out, err = command.run(nil,
            "--sandbox call SearchMeetings --all --fields subject")
        assert.same({ 0, "" }, { code, err })
        assert.is_true(#lines_of(out) > 0)
    end)

    it("starts none for what needs none", function()
        local code, out = command.run(nil, "--sandbox explain 429")
        assert.equal(0, code)
        assert.truthy(out:find "^429: ")
    end)
end)
