--- What the service does, call by call, without a network (Lua 5.4).

local fault_syntax = require "hwmeeting.sandbox.service.faults.syntax"
local support = require "spec.sandbox.inside.support"

local MANAGEMENT = "/v1/mmc/management/conferences"
local CONTROL = "/v1/mmc/control/conferences"
local SAMPLE = "914083136"
local SAMPLE_PASSWORD = "336688"

describe("the service", function()
    local box, signed_in

    before_each(function()
        box = support.service()
        signed_in = support.signed_in(box)
    end)

    local function call(...)
        return support.call(box, ...)
    end

    --- Expects a refusal with that status and code; returns its message.
    local function refused(status, code, ...)
        local actual, body = call(...)
        assert.are.same({ status, code }, { actual, body.error_code })
        assert.is_string(body.error_msg)
        return body.error_msg
    end

    local function create(body)
        local status, list = call("POST", MANAGEMENT, signed_in, body)
        assert.are.equal(200, status)
        assert.are.equal(1, #list)
        return list[1]
    end

    local function control_token(id, password)
        local status, answer = call(
            "GET",
            CONTROL .. "/token?conferenceID=" .. id,
            { ["x-password"] = password, ["x-login-type"] = "1" }
        )
        assert.are.equal(200, status)
        return answer.data.token, answer
    end

    local function controls(token)
        return { ["x-conference-authorization"] = token }
    end

    describe("with access tokens", function()
        it("refuses none, unknown and expired ones", function()
            refused(401, "USG.200000004", "GET", MANAGEMENT)
            refused(401, "USG.000000004", "GET", MANAGEMENT, { ["x-access-token"] = "stbnone" })
            box.clock:advance(56325)
            assert.are.equal(200, (call("GET", MANAGEMENT, signed_in)))
            box.clock:advance(1)
            refused(401, "USG.000000004", "GET", MANAGEMENT, signed_in)
        end)

        it("checks, refreshes and ends them", function()
            local token = box.state.access_tokens.by_access[signed_in["x-access-token"]]
            local status, answer =
                call("PUT", "/v1/usg/acs/token", { ["x-access-token"] = token.refresh })
            assert.are.equal(200, status)
            assert.are.equal(56326, answer.validPeriod)
            assert.are.equal(support.START + 56326, answer.expireTime)
            assert.are.equal(support.START * 1000, answer.createTime)
            refused(
                401,
                "USG.000000004",
                "PUT",
                "/v1/usg/acs/token",
                { ["x-access-token"] = token.refresh }
            )
            refused(
                401,
                "USG.000000004",
                "PUT",
                "/v1/usg/acs/token",
                { ["x-access-token"] = answer.accessToken }
            )

            local path = "/v1/usg/acs/token/validate"
            status =
                call("POST", path, nil, { token = answer.accessToken, needGenNewToken = false })
            assert.are.equal(200, status)
            refused(400, "USG.200000003", "POST", path, nil, { token = answer.accessToken })

            local new = { ["x-access-token"] = answer.accessToken }
            local _, empty
            status, empty = call("DELETE", "/v1/usg/acs/token", new)
            assert.are.same({ 200, "" }, { status, empty })
            refused(
                401,
                "USG.000000004",
                "POST",
                path,
                nil,
                { token = answer.accessToken, needGenNewToken = false }
            )
            _ = refused(401, "USG.000000004", "GET", MANAGEMENT, new)
        end)
    end)

    describe("with lists", function()
        it("shows administrators everything on request, others their own", function()
            local _, own = call("GET", MANAGEMENT .. "/online", signed_in)
            assert.is_true(own.count < 57)
            local user = support.signed_in(box, "user8002@corpnew")
            local _, without = call("GET", MANAGEMENT .. "/online", user)
            local _, with = call("GET", MANAGEMENT .. "/online?queryAll=true", user)
            assert.are.equal(without.count, with.count)
            for _, info in ipairs(with.data) do
                assert.are.equal("user8002", info.scheduserName)
            end
        end)

        it("walks the pages without a gap and repeats the last", function()
            local seen, last = {}, nil
            for offset = 0, 40, 20 do
                local _, page =
                    call("GET", MANAGEMENT .. "/online?queryAll=true&offset=" .. offset, signed_in)
                for _, info in ipairs(page.data) do
                    assert.is_nil(seen[info.conferenceID])
                    seen[info.conferenceID] = true
                end
                last = page
            end
            local _, past = call("GET", MANAGEMENT .. "/online?queryAll=true&offset=500", signed_in)
            assert.are.same(last.data, past.data)
            assert.are.same({ 500, 20, 57 }, { past.offset, past.limit, past.count })
        end)

        it("names the rule that a query breaks", function()
            local path = MANAGEMENT .. "/online?"
            assert.truthy(
                refused(400, "MMC.111071061", "GET", path .. "limit=501", signed_in):find(
                    "range",
                    1,
                    true
                )
            )
            refused(400, "MMC.111071061", "GET", path .. "limit=ten", signed_in)
            refused(400, "MMC.111071061", "GET", path .. "queryAll=1", signed_in)
            refused(400, "MMC.111071061", "GET", path .. "offset=-1", signed_in)
            assert.truthy(
                refused(400, "MMC.111071061", "GET", MANAGEMENT .. "/history", signed_in):find(
                    "required",
                    1,
                    true
                )
            )
        end)

        it("tolerates unknown parameters but remembers them", function()
            assert.are.equal(200, (call("GET", MANAGEMENT .. "/online?serachKey=x", signed_in)))
            local entries = box.traffic:list("SearchOnlineMeetings")
            assert.are.same({ "serachKey" }, entries[#entries].unknown)
        end)

        it("finds by subject in any script", function()
            local _, page = call(
                "GET",
                MANAGEMENT .. "/online?queryAll=true&limit=500&searchKey=%E4%BE%8B%E4%BC%9A",
                signed_in
            )
            assert.is_true(page.count > 0 and page.count < 57)
            for _, info in ipairs(page.data) do
                assert.truthy(info.subject:find("例会", 1, true))
            end
        end)

        it("sorts and limits planned meetings", function()
            local _, page = call(
                "GET",
                MANAGEMENT .. "?queryAll=true&limit=500&sortType=DSC_StartTIME",
                signed_in
            )
            for index = 2, #page.data do
                assert.is_true(page.data[index - 1].startTime >= page.data[index].startTime)
            end
            local _, day = call("GET", MANAGEMENT .. "?queryAll=true&queryConfMode=ADAY", signed_in)
            local _, week =
                call("GET", MANAGEMENT .. "?queryAll=true&queryConfMode=AWEEK", signed_in)
            assert.is_true(day.count < week.count and week.count < 92)
        end)

        it("takes history dates in milliseconds", function()
            local path = MANAGEMENT .. "/history?queryAll=true&startDate=%d&endDate=%d"
            local week = path:format((support.START - 7 * 86400) * 1000, support.START * 1000)
            local _, page = call("GET", week, signed_in)
            assert.is_true(page.count > 0 and page.count < 180)
            local _, none =
                call("GET", path:format(support.START - 7 * 86400, support.START), signed_in)
            assert.are.equal(0, none.count)
            assert.are.same({}, none.data)
        end)
    end)

    describe("with meetings", function()
        it("creates one that runs at once", function()
            local info = create { mediaTypes = "HDVideo", subject = '立即 "now"', length = 60 }
            assert.are.same(
                { "Created", "IMMEDIATELY", '立即 "now"' },
                { info.conferenceState, info.confType, info.subject }
            )
            assert.are.same(
                { "2025-06-01 10:00", "2025-06-01 11:00" },
                { info.startTime, info.endTime }
            )
            assert.are.equal("chair", info.passwordEntry[1].conferenceRole)
            local status, region = call(
                "GET",
                MANAGEMENT .. "/region/info?conferenceID=" .. info.conferenceID,
                signed_in
            )
            assert.are.same({ 200, "r1.meeting.huaweicloud.com" }, { status, region.regionUrl })
        end)

        it("plans, activates, and holds one twice under two uuids", function()
            local info =
                create { mediaTypes = "Voice", startTime = "2025-06-01 12:00", length = 120 }
            local id, password = info.conferenceID, info.passwordEntry[1].password
            assert.are.same({ "Schedule", "FUTURE" }, { info.conferenceState, info.confType })
            assert.is_nil(info.confUUID)
            refused(
                400,
                "MMC.111072005",
                "GET",
                MANAGEMENT .. "/region/info?conferenceID=" .. id,
                signed_in
            )
            refused(
                400,
                "MMC.111072065",
                "POST",
                MANAGEMENT .. "/start",
                signed_in,
                { conferenceID = id, password = "wrong" }
            )
            refused(
                400,
                "MMC.111071061",
                "POST",
                MANAGEMENT .. "/start",
                signed_in,
                { conferenceID = id, password = 123456 }
            )

            local uuids = {}
            for round = 1, 2 do
                local status, started = call(
                    "POST",
                    MANAGEMENT .. "/start",
                    signed_in,
                    { conferenceID = id, password = password }
                )
                assert.are.equal(200, status)
                assert.truthy(started.regionIP)
                uuids[round] = started.uuid
                local token = control_token(id, password)
                assert.are.equal(
                    200,
                    (call("PUT", CONTROL .. "/stop?conferenceID=" .. id, controls(token)))
                )
            end
            assert.are_not.equal(uuids[1], uuids[2])
            for _, uuid in ipairs(uuids) do
                local status, detail =
                    call("GET", MANAGEMENT .. "/history/confDetail?confUUID=" .. uuid, signed_in)
                assert.are.same({ 200, id }, { status, detail.conferenceData.conferenceID })
            end
        end)

        it("lets guests activate only where that is allowed", function()
            for _, allowed in ipairs { true, false } do
                local info = create {
                    mediaTypes = "HDVideo",
                    startTime = "2025-06-02 12:00",
                    confConfigInfo = { allowGuestStartConf = allowed, guestPwd = "445566" },
                }
                local status = call(
                    "POST",
                    MANAGEMENT .. "/start",
                    signed_in,
                    { conferenceID = info.conferenceID, password = "445566" }
                )
                assert.are.equal(allowed and 200 or 400, status)
            end
        end)

        it("answers broken bodies with the vendor's code for the field", function()
            local function broken(code, body)
                return refused(400, code, "POST", MANAGEMENT, signed_in, body)
            end
            broken("MMC.111071018", { subject = "no media" })
            broken("MMC.111071018", { mediaTypes = "Smell" })
            broken("MMC.111071015", { mediaTypes = "Voice", length = 14 })
            broken("MMC.111071022", { mediaTypes = "Voice", subject = ("会"):rep(129) })
            broken("MMC.111071013", { mediaTypes = "Voice", startTime = "2025-06-01 09:59" })
            broken("MMC.111071061", { mediaTypes = "Voice", startTime = "2025-06-01T12:00" })
            broken("MMC.111071035", { mediaTypes = "Voice", language = "de-DE" })
            broken("MMC.111071061", { mediaTypes = "Voice", confConfigInfo = { isAutoMute = 1 } })
            broken(
                "MMC.111071061",
                { mediaTypes = "Voice", attendees = { { name = ("x"):rep(97) } } }
            )
            broken("MMC.111071062", '{"mediaTypes":')
            broken("MMC.111072057", "")
            assert.are.equal(
                128,
                utf8.len(create { mediaTypes = "Voice", subject = ("会"):rep(128) }.subject)
            )
        end)

        it("expands recurring ones", function()
            local info = create {
                mediaTypes = "HDVideo",
                startTime = "2025-06-02 08:00",
                length = 45,
                cycleParams = {
                    startDate = "2025-06-02",
                    endDate = "2025-06-30",
                    cycle = "Week",
                    interval = 2,
                    point = { 1, 3 },
                    preRemindDays = 1,
                },
            }
            local starts = {}
            for index, occurrence in ipairs(info.subConfs) do
                starts[index] = occurrence.startTime
            end
            assert.are.same({
                "2025-06-02 08:00",
                "2025-06-04 08:00",
                "2025-06-16 08:00",
                "2025-06-18 08:00",
                "2025-06-30 08:00",
            }, starts)
            assert.are.same({ "CYCLE", 2 }, { info.confType, info.conferenceType })
        end)

        it("cancels planned ones, and running ones only when told to end them", function()
            local info = create { mediaTypes = "Voice", startTime = "2025-06-01 12:00" }
            local path = MANAGEMENT .. "?conferenceID="
            assert.are.same(
                { 200, "" },
                { call("DELETE", path .. info.conferenceID, signed_in), "" }
            )
            refused(400, "MMC.111070005", "DELETE", path .. info.conferenceID, signed_in)
            refused(400, "MMC.111071067", "DELETE", path .. SAMPLE, signed_in)
            assert.are.equal(200, (call("DELETE", path .. SAMPLE .. "&type=1", signed_in)))
            refused(400, "MMC.111070005", "DELETE", path .. SAMPLE .. "&type=1", signed_in)
        end)

        it("keeps strangers out", function()
            local stranger = support.signed_in(box, "test008@corpnew")
            local path = MANAGEMENT .. "/confDetail?conferenceID=" .. SAMPLE
            assert.are.equal(200, (call("GET", path, signed_in)))
            refused(403, "MMC.111070010", "GET", path, stranger)
            refused(
                403,
                "MMC.111070002",
                "DELETE",
                MANAGEMENT .. "?type=1&conferenceID=" .. SAMPLE,
                stranger
            )
        end)

        it("does not take a cloud room's number for a meeting id", function()
            local _, page = call("GET", MANAGEMENT .. "/online?queryAll=true&limit=500", signed_in)
            local room
            for _, info in ipairs(page.data) do
                room = info.vmrFlag == 1 and info or room
            end
            assert.is_string(room.vmrConferenceID)
            refused(
                400,
                "MMC.111070005",
                "GET",
                MANAGEMENT .. "/region/info?conferenceID=" .. room.vmrConferenceID,
                signed_in
            )
        end)

        it("ends those whose time is over, and drops those nobody started", function()
            local running = create { mediaTypes = "Voice", length = 15 }
            local planned =
                create { mediaTypes = "Voice", startTime = "2025-06-01 10:10", length = 15 }
            box.clock:advance(3600)
            for _, info in ipairs { running, planned } do
                refused(
                    400,
                    "MMC.111070005",
                    "GET",
                    MANAGEMENT .. "/confDetail?conferenceID=" .. info.conferenceID,
                    signed_in
                )
            end
            assert.are.equal(
                200,
                (
                    call(
                        "GET",
                        MANAGEMENT .. "/history/confDetail?confUUID=" .. running.confUUID,
                        signed_in
                    )
                )
            )
            local _, page = call("GET", MANAGEMENT .. "/online?queryAll=true", signed_in)
            assert.are.equal(57, page.count)
        end)
    end)

    describe("with control", function()
        local LOCK = CONTROL .. "/lock?conferenceID=" .. SAMPLE

        it("answers control calls with exactly 39 bytes", function()
            local token = control_token(SAMPLE, SAMPLE_PASSWORD)
            local _, _, answer = call("PUT", LOCK, controls(token), { isLock = 1 })
            assert.are.equal('{"returnCode":0,"returnDesc":"Success"}', answer.text)
            assert.are.equal(39, #answer.text)
        end)

        it("takes the token raw or as Basic base64", function()
            local token = control_token(SAMPLE, SAMPLE_PASSWORD)
            local basexx = require "basexx"
            assert.are.equal(200, (call("PUT", LOCK, controls(token), { isLock = 1 })))
            assert.are.equal(
                200,
                (call("PUT", LOCK, controls("Basic " .. basexx.to_base64(token)), { isLock = 0 }))
            )
        end)

        it("refuses a missing, wrong, foreign or expired token", function()
            local token = control_token(SAMPLE, SAMPLE_PASSWORD)
            refused(401, "MMC.111070111", "PUT", LOCK, nil, { isLock = 1 })
            refused(401, "MMC.111070004", "PUT", LOCK, controls("cnrnone"), { isLock = 1 })
            refused(401, "MMC.111070111", "PUT", LOCK, signed_in, { isLock = 1 })
            refused(
                403,
                "MMC.111070002",
                "PUT",
                CONTROL .. "/lock?conferenceID=900000000",
                controls(token),
                { isLock = 1 }
            )
            box.clock:advance(1799)
            assert.are.equal(200, (call("PUT", LOCK, controls(token), { isLock = 1 })))
            box.clock:advance(1)
            refused(401, "MMC.111070004", "PUT", LOCK, controls(token), { isLock = 1 })
        end)

        it("keeps a token alive, and gives a new one when it is gone", function()
            local token, answer = control_token(SAMPLE, SAMPLE_PASSWORD)
            assert.are.same(
                { 1800, (support.START + 1800) * 1000 },
                { answer.data.confTokenExpireTime, answer.data.expireTime }
            )
            local function again(password)
                return call("GET", CONTROL .. "/token?conferenceID=" .. SAMPLE, {
                    ["x-password"] = password,
                    ["x-login-type"] = "1",
                    ["x-conference-authorization"] = token,
                })
            end
            box.clock:advance(1000)
            local status, kept = again("not checked")
            assert.are.same({ 200, token }, { status, kept.data.token })
            assert.are.equal((support.START + 2800) * 1000, kept.data.expireTime)
            box.clock:advance(1800)
            local code
            status, code = again("not checked")
            assert.are.same({ 400, "MMC.111072065" }, { status, code.error_code })
            local new
            status, new = again(SAMPLE_PASSWORD)
            assert.are.equal(200, status)
            assert.are_not.equal(token, new.data.token)
        end)

        it("gives no token for a meeting that does not run, nor with a wrong password", function()
            local info = create { mediaTypes = "Voice", startTime = "2025-06-01 12:00" }
            local function ask(id, password)
                return "GET",
                    CONTROL .. "/token?conferenceID=" .. id,
                    { ["x-password"] = password, ["x-login-type"] = "1" }
            end
            refused(400, "MMC.111072005", ask(info.conferenceID, info.passwordEntry[1].password))
            refused(400, "MMC.111072065", ask(info.conferenceID, "000000"))
            refused(400, "MMC.111072065", ask(SAMPLE, "000000"))
            refused(400, "MMC.111072065", ask("900000000", "000000"))
            refused(
                400,
                "MMC.111071061",
                "GET",
                CONTROL .. "/token?conferenceID=" .. SAMPLE,
                { ["x-password"] = SAMPLE_PASSWORD, ["x-login-type"] = "2" }
            )
        end)

        it("locks, mutes and extends", function()
            local token = controls((control_token(SAMPLE, SAMPLE_PASSWORD)))
            local meeting = box.state.meetings:find(SAMPLE)
            assert.are.equal(200, (call("PUT", LOCK, token, { isLock = 1 })))
            assert.is_true(meeting.locked)
            refused(400, "MMC.111072045", "PUT", LOCK, token, { isLock = 2 })
            refused(400, "MMC.111072045", "PUT", LOCK, token, { isLock = true })
            refused(400, "MMC.111072057", "PUT", LOCK, token)
            call(
                "PUT",
                CONTROL .. "/mute?conferenceID=" .. SAMPLE,
                token,
                { isMute = 1, allowUnmuteByOneself = 0 }
            )
            assert.are.same({ true, false }, { meeting.muted, meeting.may_unmute })
            local finish = meeting.finish
            local duration = CONTROL .. "/duration?conferenceID=" .. SAMPLE
            call("PUT", duration, token, { auto = 0, duration = 30 })
            assert.are.equal(finish + 1800, meeting.finish)
            call("PUT", duration, token, { auto = 0 })
            assert.are.equal(finish + 1800 + 900, meeting.finish)
        end)

        it("ends a meeting: it leaves the list, the token dies, the visits are history", function()
            local token = controls((control_token(SAMPLE, SAMPLE_PASSWORD)))
            local uuid = box.state.meetings:find(SAMPLE).uuid
            assert.are.equal(200, (call("PUT", CONTROL .. "/stop?conferenceID=" .. SAMPLE, token)))
            refused(400, "MMC.111072006", "PUT", LOCK, token, { isLock = 1 })
            local _, online = call("GET", MANAGEMENT .. "/online?queryAll=true", signed_in)
            assert.are.equal(56, online.count)
            local _, visits = call(
                "GET",
                MANAGEMENT .. "/history/confAttendeeRecord?confUUID=" .. uuid,
                signed_in
            )
            assert.are.equal(2, visits.count)
            for index, name in ipairs { "user01", "user8002" } do
                assert.are.same(
                    { name, support.START * 1000 },
                    { visits.data[index].displayName, visits.data[index].leftTime }
                )
            end
        end)
    end)

    describe("with administration calls", function()
        local key = { ["x-sandbox-key"] = "key" }

        it("wants the key", function()
            refused(403, "SANDBOX.KEY", "GET", "/sandbox/status")
            refused(404, "SANDBOX.CALL", "GET", "/sandbox/nothing", key)
            assert.are.equal(200, (call("GET", "/sandbox/status", key)))
        end)

        it("lets people join and leave, but not into a locked meeting", function()
            local token = controls((control_token(SAMPLE, SAMPLE_PASSWORD)))
            local join = { conferenceID = SAMPLE, name = "李娜" }
            local _, joined = call("POST", "/sandbox/join", key, join)
            local _, people =
                call("GET", MANAGEMENT .. "/online/conf-attendee?conf_id=" .. SAMPLE, signed_in)
            assert.are.equal(3, people.count)
            assert.are.same(
                { "李娜", joined.participantID },
                { people.data[3].name, people.data[3].participant_id }
            )
            call("PUT", CONTROL .. "/lock?conferenceID=" .. SAMPLE, token, { isLock = 1 })
            refused(400, "MMC.111072050", "POST", "/sandbox/join", key, join)
            call("PUT", CONTROL .. "/lock?conferenceID=" .. SAMPLE, token, { isLock = 0 })
            assert.are.equal(200, (call("POST", "/sandbox/join", key, join)))
            local leave = { conferenceID = SAMPLE, participantID = joined.participantID }
            assert.are.equal(200, (call("POST", "/sandbox/leave", key, leave)))
            refused(400, "MMC.111072008", "POST", "/sandbox/leave", key, leave)
        end)

        it("moves the clock, expires tokens and resets", function()
            local _, moved = call("POST", "/sandbox/clock", key, { advance = 60 })
            assert.are.equal(support.START + 60, moved.now)
            assert.are.equal(
                200,
                (call("POST", "/sandbox/tokens/expire", key, { kind = "access" }))
            )
            refused(401, "USG.000000004", "GET", MANAGEMENT, signed_in)
            local app_key = box.credentials.app_key
            assert.are.equal(200, (call("POST", "/sandbox/reset", key, {})))
            assert.are.equal(app_key, box.credentials.app_key)
            local _, status = call("GET", "/sandbox/status", key)
            assert.are.same(
                { support.START, 92, 180, 0 },
                { status.now, status.meetings, status.history, status.requests }
            )
        end)

        it("shows what was on the wire", function()
            call("GET", MANAGEMENT .. "?limit=1", { ["x-access-token"] = "stbsecret" })
            local _, log = call("GET", "/sandbox/requests?operation=SearchMeetings", key)
            assert.are.equal(1, #log.requests)
            assert.are.same({ "GET", MANAGEMENT .. "?limit=1", "stbsecret", 401 }, {
                log.requests[1].method,
                log.requests[1].target,
                log.requests[1].headers["x-access-token"],
                log.requests[1].status,
            })
        end)

        it("refuses malformed faults and keeps the old ones", function()
            assert.are.equal(
                200,
                (call("POST", "/sandbox/faults", key, { faults = "html:SearchMeetings" }))
            )
            refused(
                400,
                "SANDBOX.ARGUMENT",
                "POST",
                "/sandbox/faults",
                key,
                { faults = "nonsense!" }
            )
            refused(
                400,
                "SANDBOX.ARGUMENT",
                "POST",
                "/sandbox/faults",
                key,
                { faults = { { kind = "x" } } }
            )
            assert.are.equal(502, (call("GET", MANAGEMENT, signed_in)))
        end)
    end)

    describe("with faults", function()
        local function with(text)
            assert(box:set_faults(assert(fault_syntax.parse(text))))
            return call("POST", MANAGEMENT, signed_in, { mediaTypes = "Voice" })
        end

        it("answers errors without carrying the call out", function()
            local before = #box.state.meetings.list
            for _, text in ipairs { "status=503", "throttle=7", "html", "drop" } do
                with(text)
                assert.are.equal(before, #box.state.meetings.list)
            end
            local status, body, answer = with("throttle=7")
            assert.are.same({ 429, "APIG.0308" }, { status, body.error_code })
            assert.are.same({ "Retry-After", "7" }, answer.headers[1])
            assert.is_string(body.request_id)
        end)

        it("spoils the answer of a call that was carried out", function()
            local before = #box.state.meetings.list
            local _, _, answer = with("lose")
            assert.are.equal("before", answer.cut)
            _, _, answer = with("truncate=10")
            assert.are.equal(10, answer.cut)
            local _, text = with("malformed")
            assert.is_string(text)
            local _, list = with("types")
            assert.are.same(
                { "string", "number" },
                { type(list[1].size), math.type(list[1].conferenceID) and "number" }
            )
            assert.are.equal(before + 4, #box.state.meetings.list)
        end)
    end)

    it("refuses at zero and says so in the gateway's shape", function()
        box.rate_limits:set(2)
        local _, _, answer = call("GET", MANAGEMENT, signed_in)
        local headers = {}
        for _, header in ipairs(answer.headers) do
            headers[header[1]] = header[2]
        end
        assert.are.equal("remain:1,limit:2,time:1 minute", headers["X-APIG-Ratelimit-Api"])
        assert.is_string(headers["X-Request-Id"])
        call("GET", MANAGEMENT, signed_in)
        refused(429, "APIG.0308", "GET", MANAGEMENT, signed_in)
        assert.are.equal(200, (call("GET", MANAGEMENT .. "/online", signed_in)))
        box.clock:advance(60)
        assert.are.equal(200, (call("GET", MANAGEMENT, signed_in)))
    end)

    it("answers unknown paths in the gateway's shape", function()
        refused(404, "APIG.0101", "GET", "/v1/nowhere", signed_in)
        refused(404, "APIG.0101", "PATCH", MANAGEMENT, signed_in)
    end)
end)
