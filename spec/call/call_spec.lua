-- Calls end to end: over TLS, against the sandbox.

local cjson = require "cjson"
local hwmeeting = require "hwmeeting"
local service_support = require "spec.support.service"

local service = service_support.for_specs()
local client
local day = 86400

before_each(function() client = service:client() end)

-- A meeting that runs: its answer and its host password.
local function running_meeting()
    local conference = assert(client:create_meeting {
        subject = "规格 spec", mediaTypes = "HDVideo", length = 60 })[1]
    local password = client:password_of(conference)
    assert(client:start_meeting { conferenceID = conference.conferenceID, password = password })
    return conference.conferenceID, password
end

local function control_token(id, password)
    return assert(client:create_conf_token { conferenceID = id, ["X-Password"] = password,
        ["X-Login-Type"] = 1 }).data.token
end

describe("the five core calls", function()
    it("work one after the other", function()
        local page = assert(client:search_online_meetings { queryAll = true, limit = 10 })
        assert.equal(10, #page.data)
        assert.is_true(page.count > 10)
        local id, password = running_meeting()
        assert.is_string(assert(
            client:show_region_info_of_meeting { conferenceID = id }).regionIP)
        local held = assert(client:search_his_meetings {
            startDate = (os.time() - 170 * day) * 1000, endDate = os.time() * 1000 })
        local detail = assert(client:show_his_meeting_detail { confUUID = held.data[1].confUUID })
        assert.equal(held.data[1].confUUID, detail.conferenceData.confUUID)
        assert.is_true(#detail.data.data > 0)
        assert(client:lock_meeting { conferenceID = id, isLock = 1,
            ["X-Conference-Authorization"] = control_token(id, password) })
        assert.is_true(service:meeting(id).locked)
    end)

    it("are understood by the service: no unknown field, no missing header", function()
        client:search_online_meetings { queryAll = true, searchKey = "周 a+b/c", offset = 1 }
        client:search_his_meetings { startDate = 0, endDate = 1, sortType = "ASC_StartTIME" }
        client:show_his_meeting_detail { confUUID = "u", ["X-Type"] = 1, limit = 5 }
        for _, request in ipairs(service:requests()) do
            assert.same({}, request.unknown)
        end
        local target = service:requests("SearchOnlineMeetings")[1].target
        assert.matches("searchKey=%E5%91%A8%20a%2Bb%2Fc", target, 1, true)
    end)
end)

describe("the operations around them", function()
    it("create, show, list and cancel a meeting", function()
        local time = hwmeeting.time
        local conference = assert(client:create_meeting { subject = "未来", length = 30,
            mediaTypes = "HDVideo", startTime = time.to_meeting(os.time() + 2 * day),
            attendees = { { name = "甲", phone = "+99111600001" } },
            confConfigInfo = { isGuestFreePwd = true, isAutoMute = false } })[1]
        local id = conference.conferenceID
        assert.equal("未来", conference.subject)
        local sent = cjson.decode(service:requests("CreateMeeting")[1].body)
        assert.is_false(sent.confConfigInfo.isAutoMute)
        assert.equal("甲", sent.attendees[1].name)
        local detail = assert(client:show_meeting_detail { conferenceID = id })
        assert.equal(id, detail.conferenceData.conferenceID)
        local found = assert(client:search_meetings { searchKey = "未来" })
        assert.equal(id, found.data[1].conferenceID)
        assert.same({}, assert(client:cancel_meeting { conferenceID = id }))
        local _, err = client:show_meeting_detail { conferenceID = id }
        assert.equal("MMC.111070005", err.code)
    end)

    it("control a meeting", function()
        local id, password = running_meeting()
        local auth = control_token(id, password)
        local function control(operation, args)
            args.conferenceID, args["X-Conference-Authorization"] = id, auth
            return client:call(operation, args)
        end
        assert.equal(0, assert(control("MuteMeeting",
            { isMute = 1, allowUnmuteByOneself = 0 })).returnCode)
        assert.is_true(service:meeting(id).muted)
        assert(control("ProlongMeeting", { auto = 0, duration = 15 }))
        assert(client:list_online_conf_attendee { conf_id = id })
        assert(control("StopMeeting", {}))
        local _, err = control("LockMeeting", { isLock = 1 })
        assert.equal("MMC.111072006", err.code)
    end)

    it("read the history", function()
        local from, to = (os.time() - 170 * day) * 1000, os.time() * 1000
        local page = assert(client:search_his_meetings {
            startDate = from, endDate = to, limit = 3 })
        assert.equal(3, #page.data)
        local visits = assert(client:search_attendance_records_of_his_meeting {
            confUUID = page.data[1].confUUID })
        assert.is_true(visits.count > 0)
        assert.equal("number", type(visits.data[1].joinTime))
    end)

    it("send bodies that need none with a length all the same", function()
        local id, password = running_meeting()
        client:call("StopMeeting", { conferenceID = id,
            ["X-Conference-Authorization"] = control_token(id, password) })
        local request = service:requests("StopMeeting")[1]
        assert.equal("", request.body)
        assert.equal("0", request.headers["content-length"])
        assert.is_nil(request.headers["content-type"])
    end)
end)

describe("arguments", function()
    it("may be one flat table, or a body of their own", function()
        local id, password = running_meeting()
        assert(client:start_meeting { body = { conferenceID = id, password = password } })
        assert(client:call("start_meeting", { conferenceID = id, password = password }))
    end)

    it("stay as the caller made them", function()
        local args = { queryAll = true, limit = 3 }
        assert(client:search_online_meetings(args))
        assert.same({ queryAll = true, limit = 3 }, args)
    end)

    it("that break a rule are refused before anything is sent", function()
        for _, case in ipairs {
            { "SearchOnlineMeetings", { limit = 501 }, "limit", "range" },
            { "SearchOnlineMeetings", { limit = "many" }, "limit", "type" },
            { "SearchOnlineMeetings", { limit = hwmeeting.null }, "limit", "null" },
            { "ShowRegionInfoOfMeeting", {}, "conferenceID", "required" },
            { "ShowRegionInfoOfMeeting", { conferenceID = 914083136 }, "conferenceID", "type" },
            { "SearchMeetings", { queryConfMode = "EVER" }, "queryConfMode", "enumeration" },
            { "CreateMeeting", { mediaTypes = "HDVideo", length = 5 }, "length", "range" },
            { "CreateMeeting", { mediaTypes = "HDVideo", length = 30,
                confConfigInfo = { isAutoMute = "yes" } }, "confConfigInfo.isAutoMute", "type" },
            { "CreateMeeting", { mediaTypes = "HDVideo", length = 30,
                attendees = { { name = "a" }, { name = {} } } }, "attendees[2].name", "type" },
        } do
            local result, err = client:call(case[1], case[2])
            assert.is_nil(result)
            assert.equal("argument", err.kind)
            assert.equal(case[3], err.field)
            assert.equal(case[4], err.rule)
            assert.equal(case[1], err.operation)
            assert.is_false(err.retryable)
        end
        assert.equal(0, #service:requests())
    end)
end)

describe("pages from the service", function()
    it("end at the count, though the service repeats the last page", function()
        local again = assert(client:search_online_meetings {
            queryAll = true, limit = 20, offset = 5000 })
        assert.is_true(#again.data > 0) -- the trap is there
        local seen, number = {}, 0
        for conference in client:online_meetings { queryAll = true, limit = 20 } do
            assert.is_nil(seen[conference.conferenceID])
            seen[conference.conferenceID] = true
            number = number + 1
        end
        assert.equal(again.count, number)
        assert.equal(1 + math.ceil(number / 20), service:count "SearchOnlineMeetings")
    end)

    it("keep their filters", function()
        local it_ = client:online_meetings { queryAll = true, searchKey = "会", limit = 2 }
        assert(it_:all { max_items = 5 })
        for _, request in ipairs(service:requests "SearchOnlineMeetings") do
            assert.matches("queryAll=true", request.target, 1, true)
            assert.matches("searchKey=%E4%BC%9A", request.target, 1, true)
        end
    end)

    it("nested in details end at their count", function()
        local list = assert(client:participants("c0ffee0a5b11eaae5e191763c22c0e23",
            { limit = 100 }):all())
        assert.equal(233, #list)
        assert.equal(3, service:count "ShowHisMeetingDetail")
    end)

    it("start without a sign-in, and survive a token that ends in the middle", function()
        local list = client:online_meetings { queryAll = true, limit = 20 }
        assert.equal(0, #service:requests())
        local number = 0
        while true do
            local item, err = list:next()
            assert.is_nil(err)
            if not item then
                break
            end
            number = number + 1
            if number == 25 then
                service.box:admin("tokens/expire", { kind = "access" })
            end
        end
        assert.equal(57, number)
        assert.equal(2, service:count "CreateAppIdToken")
    end)

    it("raise an error object inside for, and go on where they were with next", function()
        client = service:client { retries = 0 }
        service:faults "status=400:SearchOnlineMeetings+1*1"
        local list, seen = client:online_meetings { queryAll = true, limit = 20 }, 0
        local ok, err = pcall(function()
            for _ in list do
                seen = seen + 1
            end
        end)
        assert.is_false(ok)
        if _VERSION == "Lua 5.1" and not rawget(_G, "jit") then
            assert.matches("MMC.111070003", err, 1, true) -- it shows no object that is raised
        else
            assert.is_true(hwmeeting.is_error(err))
        end
        assert.equal(20, seen)
        assert.equal(37, #assert(list:all()))
    end)
end)

describe("what would fail again", function()
    it("is not tried again: an answer that is too large, a URL that is refused", function()
        local result, err = client:search_online_meetings({ queryAll = true },
            { max_response_bytes = 100 })
        assert.is_nil(result)
        assert.equal("transport", err.kind)
        assert.matches("max_response_bytes", err.message, 1, true)
        assert.is_false(err.retryable)
        assert.equal(1, err.attempts)
        local plain = hwmeeting.new { base_url = "http://api.example", access_token = "t" }
        result, err = plain:search_online_meetings {}
        assert.is_nil(result)
        assert.is_false(err.retryable)
        assert.equal(1, err.attempts)
    end)
end)

describe("a certificate", function()
    it("that does not verify is a tls error", function()
        local other = hwmeeting.new { base_url = service.box.url, access_token = "stbTls",
            retries = 3 }
        local result, err = other:search_online_meetings {}
        assert.is_nil(result)
        assert.equal("tls", err.kind)
        assert.is_false(err.retryable)
        assert.equal(1, err.attempts)
        assert.matches("ca_file", err.hint, 1, true)
        assert.equal(0, #service:requests())
    end)
end)

describe("drift", function()
    it("is reported once for each field, and the values are as they were sent", function()
        local reports = {}
        client = service:client { on_drift = function(drift) reports[#reports + 1] = drift end }
        service:faults "types:SearchOnlineMeetings"
        local page = assert(client:search_online_meetings { queryAll = true, limit = 5 })
        assert.equal("string", type(page.count))
        assert(client:search_online_meetings { queryAll = true, limit = 5 })
        local seen = {}
        for _, report in ipairs(reports) do
            assert.equal("SearchOnlineMeetings", report.operation)
            local place = report.model .. "." .. report.field
            assert.is_nil(seen[place])
            seen[place] = true
            assert.not_equal(report.expected, report.received)
            assert.is_string(report.path)
        end
        assert.is_true(#reports > 1)
    end)
end)

describe("a transport of one's own", function()
    local function with(transport, more)
        local options = { base_url = "https://api.example", access_token = "t",
            transport = transport, retries = 0 }
        for name, value in pairs(more or {}) do
            options[name] = value
        end
        return hwmeeting.new(options)
    end

    it("gets the request and its limits, and gives the answer", function()
        local got
        local own = with(function(request, limits)
            got = { request = request, limits = limits }
            return { status = 200, body = '{"regionIP":"1.2.3.4"}' }
        end)
        local region = assert(own:show_region_info_of_meeting({ conferenceID = "9" },
            { timeout = 3 }))
        assert.equal("1.2.3.4", region.regionIP)
        assert.equal("https://api.example/v1/mmc/management/conferences/region/info?conferenceID=9",
            got.request.url)
        assert.equal("t", got.request.headers["X-Access-Token"])
        assert.is_true(got.limits.timeout > 0 and got.limits.timeout <= 3)
        assert.is_true(got.limits.connect_timeout <= 3)
        assert.equal(64 * 1024 * 1024, got.limits.max_response_bytes)
    end)

    it("may fail with a table, a text or nothing", function()
        for _, case in ipairs {
            { { kind = "timeout", message = "late" }, "timeout", "late" },
            { { kind = "tls", message = "bad" }, "tls", "bad" },
            { { kind = "strange", message = "odd" }, "transport", "odd" },
            { {}, "transport", "the transport failed and said no more" },
            { "no route", "transport", "no route" },
            { nil, "transport", "the transport failed and said no more" },
        } do
            local result, err = with(function() return nil, case[1] end)
                :search_online_meetings {}
            assert.is_nil(result)
            assert.equal(case[2], err.kind)
            assert.equal(case[3], err.message)
        end
    end)

    it("that gives no response is told so, and is not asked again", function()
        for _, nonsense in ipairs { true, 200, "ok", {}, { status = "fine" },
            { status = 200, body = {} }, { status = 200, headers = "x" } } do
            local asked = 0
            local own = with(function()
                asked = asked + 1
                return nonsense
            end, { retries = 3 })
            local result, err = own:search_online_meetings {}
            assert.is_nil(result)
            assert.equal("transport", err.kind)
            assert.matches("the transport returned", err.message, 1, true)
            assert.is_false(err.retryable)
            assert.equal(1, asked)
        end
    end)

    it("may be given for one call", function()
        local asked = 0
        local own = with(function() error "not this one" end)
        assert(own:search_online_meetings({}, { transport = function()
            asked = asked + 1
            return { status = 200, body = "{\"data\":[]}" }
        end }))
        assert.equal(1, asked)
    end)
end)
