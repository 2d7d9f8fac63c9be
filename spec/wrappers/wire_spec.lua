-- What the client's wrappers put on the wire, and what they make of the answers.

local client_module = require "hwmeeting.client"
local core = require "hwmeeting.core"

local held = "c0ffee0a5b11eaae5e191763c22c0e23"

-- 2030-01-15 08:30 UTC.
local moment = 1894696200

local function plain(value)
    if type(value) ~= "table" then
        return value
    end
    local copy = {}
    for key, item in pairs(value) do
        copy[key] = plain(item)
    end
    return copy
end

local function unescape(text)
    return (text:gsub("%%(%x%x)", function(digits) return string.char(tonumber(digits, 16)) end))
end

local function query_of(request)
    local query = {}
    for name, value in (request.target:match("%?(.*)$") or ""):gmatch("([^&=]+)=([^&]*)") do
        query[unescape(name)] = unescape(value)
    end
    return query
end

describe("a wrapper", function()
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

    local function only(operation)
        local all = service:requests(operation)
        assert.message(operation).equal(1, #all)
        return all[1]
    end

    local function body_of(operation)
        return plain(core.from_json(only(operation).body))
    end

    describe("of the schedule", function()
        it("creates with plain names, booleans and times", function()
            local conf = assert(client:schedule {
                subject = "S", start = moment, minutes = 45, isAutoRecord = true,
                recordAuxStream = false,
                attendees = { { name = "Ada", host = true, isMute = false } },
                confConfigInfo = { enableWaitingRoom = true },
            })
            assert.same({
                subject = "S", startTime = "2030-01-15 08:30", length = 45, isAutoRecord = 1,
                recordAuxStream = 0, mediaTypes = "HDVideo",
                attendees = { { name = "Ada", role = 1, isMute = 0 } },
                confConfigInfo = { enableWaitingRoom = true },
            }, body_of "CreateMeeting")
            assert.equal(moment, conf.starts_at)
            assert.equal(moment + 45 * 60, conf.ends_at)
            assert.equal("2030-01-15 08:30", conf.startTime)
        end)

        it("leaves the caller's table as it was", function()
            local choice = { subject = "S", start = moment, attendees = { { name = "Ada",
                host = true } } }
            assert(client:schedule(choice))
            assert.same({ subject = "S", start = moment, attendees = { { name = "Ada",
                host = true } } }, choice)
        end)

        it("creates a series", function()
            client:schedule_series {
                subject = "S", start = moment, timeZoneID = "56",
                repeats = { every = "week", interval = 2, on = { 1, 5 },
                    first_day = "2030-01-15", last_day = "2030-03-15" },
            }
            assert.same({
                subject = "S", startTime = "2030-01-15 08:30", timeZoneID = "56",
                mediaTypes = "HDVideo",
                cycleParams = { cycle = "Week", interval = 2, point = { 1, 5 },
                    startDate = "2030-01-15", endDate = "2030-03-15", preRemindDays = 1 },
            }, body_of "CreateRecurringMeeting")
        end)

        it("changes one thing and sends the rest as it was", function()
            local start = os.time() - os.time() % 60 + 86400
            local conf = assert(client:schedule {
                subject = "before", start = start, minutes = 45, timeZoneID = "56",
                attendees = { { name = "Ada", phone = "+99111", email = "ada@example.com" } },
                confConfigInfo = { enableWaitingRoom = true, isAutoMute = true },
            })
            client:change_meeting(conf.conferenceID, { subject = "after",
                confConfigInfo = { isAutoMute = false } })
            local body = body_of "UpdateMeeting"
            assert.equal("after", body.subject)
            assert.equal(conf.startTime, body.startTime)
            assert.equal(45, body.length)
            assert.equal("56", body.timeZoneID)
            assert.equal("HDVideo", body.mediaTypes)
            assert.is_true(body.confConfigInfo.enableWaitingRoom)
            assert.is_false(body.confConfigInfo.isAutoMute)
            assert.equal("Ada", body.attendees[1].name)
            assert.equal("+99111", body.attendees[1].phone)
            assert.equal("ada@example.com", body.attendees[1].email)
            assert.same({}, only("UpdateMeeting").unknown)
        end)

        it("sends nothing back that is not set, or that only an answer may hold", function()
            local body = require("hwmeeting.forms.rescheduling").of_meeting({
                conferenceID = "1", subject = "S", startTime = "2030-01-15 08:30",
                endTime = "2030-01-15 09:30", mediaTypes = "Data,Voice,HDVideo", language = "",
                confConfigInfo = { guestPwd = "", isSendNotify = true, newSetting = 1 },
                newField = 5,
            }, { { name = "Ada", participantID = "+991", attendeeType = "", email = "",
                state = "MEETTING" } }, { subject = "T" })
            assert.same({
                subject = "T", startTime = "2030-01-15 08:30", length = 60,
                mediaTypes = "HDVideo", confConfigInfo = { isSendNotify = true },
                attendees = { { name = "Ada", phone = "+991" } },
            }, body)
        end)

        it("does not read the invited when the change names them", function()
            local conf = assert(client:schedule { subject = "S", start = os.time() + 86400,
                attendees = { { name = "Ada" } } })
            client:change_meeting(conf.conferenceID, { attendees = { { name = "Grace" } } })
            assert.same({ { name = "Grace" } }, body_of("UpdateMeeting").attendees)
            assert.equal(1, service:count "ShowMeetingDetail")
        end)

        it("returns the error of the reading, and changes nothing", function()
            local result, err = client:change_meeting("999999999", { subject = "S" })
            assert.is_nil(result)
            assert.equal("ShowMeetingDetail", err.operation)
            assert.equal(0, service:count "UpdateMeeting")
        end)

        it("refuses an occurrence that the meeting does not have", function()
            local conf = assert(client:schedule { subject = "S", start = os.time() + 86400 })
            local result, err = client:change_occurrence(conf.conferenceID, "none", {})
            assert.is_nil(result)
            assert.equal("argument", err.kind)
            assert.equal(0, service:count "UpdateRecurringSubMeeting")
        end)

        it("cancels, and ends a running meeting only when told", function()
            client:cancel_scheduled("1")
            client:cancel_series("2", { end_running = true })
            client:cancel_occurrences("3", { "a", "b" }, { end_running = false })
            assert.same({ conferenceID = "1" }, query_of(only "CancelMeeting"))
            assert.same({ conferenceID = "2", type = "1" },
                query_of(only "CancelRecurringMeeting"))
            assert.same({ conferenceID = "3" }, query_of(only "CancelRecurringSubMeeting"))
            assert.same({ cycleSubConfIDs = { "a", "b" } }, body_of "CancelRecurringSubMeeting")
        end)
    end)

    describe("of the lists", function()
        it("keeps the upcoming meetings of a period, in part or as a whole", function()
            local now = os.time() - os.time() % 60
            local all = assert(client:upcoming_meetings({ queryAll = true }):all())
            local from, to = now + 3600, now + 86400
            local expected = {}
            for _, conf in ipairs(all) do
                if conf.ends_at > from and conf.starts_at < to then
                    expected[#expected + 1] = conf.conferenceID
                end
            end
            assert.is_true(#expected > 0 and #expected < #all)
            local found = {}
            for conf in client:upcoming_meetings { queryAll = true, from = from, to = to,
                limit = 7 } do
                found[#found + 1] = conf.conferenceID
            end
            assert.same(expected, found)
            local some = assert(client:upcoming_meetings { queryAll = true, from = from, to = to,
                max_items = 2 }:all())
            assert.equal(2, #some)
        end)

        it("asks for past meetings in milliseconds, of half a year unless told", function()
            client:past_meetings({ from = moment, to = moment + 60 }):next()
            local query = query_of(only "SearchHisMeetings")
            assert.equal("1894696200000", query.startDate)
            assert.equal("1894696260000", query.endDate)
            assert(service.box:admin("requests/clear", {}))
            local fixed = service:client { now = function() return moment end }
            fixed:recordings():next()
            query = query_of(only "SearchRecordings")
            assert.equal("1894696200000", query.endDate)
            assert.equal(tostring(moment - 183 * 86400) .. "000", query.startDate)
        end)

        it("finds each time that a number was used, and nothing else", function()
            local all = assert(client:occurrences("983174225", { queryAll = true }):all())
            assert.equal(6, #all)
            local seen = {}
            for _, conf in ipairs(all) do
                assert.equal("983174225", conf.conferenceID)
                assert.is_nil(seen[conf.confUUID])
                assert.is_number(conf.starts_at)
                seen[conf.confUUID] = true
            end
            assert.equal("983174225", query_of(service:requests("SearchHisMeetings")[1]).searchKey)
            -- A part of the number is found by the service, and is another number.
            assert.same({}, client:occurrences("98317422", { queryAll = true }):all())
        end)

        it("gives items their times in seconds, in pages too", function()
            local it = client:attendance(held, { limit = 10 })
            local record = assert(it:next())
            assert.equal(record.joinTime / 1000, record.joined_at)
            assert.equal(record.leftTime / 1000, record.left_at)
            local page = client:online_meetings({ queryAll = true, limit = 5 }):pages()()
            assert.is_number(page.data[5].starts_at)
        end)

        it("flattens the links of recordings", function()
            local recorded = assert(client:recordings({ queryAll = true }):next()).confUUID
            local links = assert(client:recording_links(recorded))
            assert.is_true(#links > 0)
            for _, link in ipairs(links) do
                assert.is_string(link.url)
                assert.is_string(link.token)
                assert.is_string(link.confUuid)
            end
        end)
    end)

    describe("of the history", function()
        it("reports attendance with every page of both lists", function()
            local report = assert(client:attendance_report(held, { grace = 0 }))
            assert.equal(233, report.counts.invited)
            assert.equal(report.counts.invited, report.counts.present + report.counts.absent)
            assert.equal(held, report.conference.confUUID)
            local records, joins = assert(client:attendance(held):all()), 0
            for _, person in ipairs(report.people) do
                joins = joins + person.joins
            end
            assert.equal(#records, joins)
        end)

        it("takes the start that is given for the meeting's", function()
            local early = assert(client:attendance_report(held, { start = 1, finish = 2 }))
            assert.equal(0, early.counts.left_early)
            assert.equal(early.counts.present + early.counts.guests, early.counts.late)
        end)
    end)

    describe("of users and departments", function()
        it("turns states the right way up", function()
            client:enable_users("ada")
            client:disable_users({ "ada", "grace" }, { third_party = true })
            local sent = service:requests "BatchUpdateUserStatus"
            assert.matches("/status/0$", sent[1].target)
            assert.equal('["ada"]', sent[1].body)
            assert.matches("/status/1%?accountType=1$", sent[2].target)
            assert.equal('["ada","grace"]', sent[2].body)
        end)

        it("adds a user who is disabled, and tells nobody", function()
            client:create_user { name = "Ada", account = "ada", enabled = false, notify = false }
            assert.same({ name = "Ada", account = "ada", status = 1, sendNotify = "0" },
                body_of "AddUser")
        end)

        it("sends what the service would set back, as it was", function()
            local account = assert(client:users():next()).userAccount
            local before = assert(client:user(account))
            client:change_user(account, { title = "Analyst", enabled = true })
            assert.same({ title = "Analyst", status = 0, deptCode = before.deptCode,
                sortLevel = before.sortLevel, hidePhone = before.hidePhone },
                body_of "UpdateUser")
        end)

        it("names the root department by itself", function()
            client:department()
            assert.matches("/dept/1$", only("ShowDeptAndChildDept").target)
        end)

        it("names what it refuses at the caller's line", function()
            local ok, message = pcall(function() client:remove_users {} end)
            assert.is_false(ok)
            assert.matches("wire_spec%.lua:%d+: hwmeeting: accounts must be", message)
        end)
    end)

    describe("of rooms and webinars", function()
        it("keeps the guest password of a room", function()
            local room = assert(client:my_rooms():next())
            client:change_my_room(room.id, { name = "Mine", guests_may_start = false })
            assert.same({ vmrName = "Mine", gustPwd = room.gustPwd, chairPwd = room.chairPwd,
                allowGustFirst = false, gustFirstNotice = room.gustFirstNotice },
                body_of "UpdateMemberVmr")
            local result, err = client:change_my_room("no such room", {})
            assert.is_nil(result)
            assert.equal("argument", err.kind)
        end)

        it("takes the guest password of a room away when told so", function()
            local room = assert(client:my_rooms():next())
            assert(client:change_my_room(room.id, { guest_password = "" },
                { transport = function(request, limits)
                    if request.method == "PUT" then
                        assert.equal("", core.from_json(request.body).gustPwd)
                        return { status = 200, headers = {}, body = "" }
                    end
                    return require("hwmeeting.client.state").of(client).transport(request, limits)
                end }))
        end)

        it("writes yes and no as Y and N", function()
            client:schedule_webinar { subject = "W", start = moment, minutes = 60, timeZoneId = 56,
                vmrID = "v", enableRecording = true, callRestriction = false,
                notifySetting = { enableCalendar = true, enableSms = false, enableEmail = true } }
            assert.same({ subject = "W", startTime = "2030-01-15 08:30", duration = 60,
                timeZoneId = 56, vmrID = "v", enableRecording = "Y", callRestriction = false,
                notifySetting = { enableCalendar = "Y", enableSms = "N", enableEmail = "Y" } },
                body_of "CreateWebinar")
        end)

        it("changes a webinar and sends the rest as it was", function()
            local room = assert(client:rooms({ vmrMode = 2 }):next())
            local id = assert(client:schedule_webinar { subject = "W", start = os.time() + 86400,
                minutes = 60, timeZoneId = 56, vmrID = room.id, enableRecording = true,
            }).conferenceId
            local before = assert(client:webinar(id))
            assert(client:change_webinar(id, { enableRecording = false }))
            local body = body_of "UpdateWebinar"
            assert.equal(id, body.conferenceId)
            assert.equal("N", body.enableRecording)
            assert.equal(before.subject, body.subject)
            assert.equal(before.startTime, body.startTime)
            assert.equal(before.duration, body.duration)
        end)

        it("asks for past webinars in texts", function()
            client:past_webinars({ from = moment, to = moment + 60 }):next()
            local query = query_of(only "ListHistoryWebinars")
            assert.equal("2030-01-15 08:30", query.startTime)
            assert.equal("2030-01-15 08:31", query.endTime)
        end)
    end)

    it("is in the file that the table of contents names, and nothing else is", function()
        local wrappers = require "hwmeeting.client.methods"
        local listed = {}
        for _, name in ipairs(wrappers.names()) do
            listed[name] = true
            assert.message(name).equal("function", type(wrappers.find(name)))
        end
        for module, methods in pairs(package.loaded) do
            if module:find("^hwmeeting%.wrappers%.") then
                for name in pairs(methods) do
                    assert.message(module .. "." .. name).is_true(listed[name])
                end
            end
        end
        local meeting = require "hwmeeting.meeting"
        local handle = client:meeting("1")
        listed = {}
        for _, name in ipairs(meeting.method_names()) do
            listed[name] = true
            assert.message(name).equal("function", type(handle[name]))
        end
        for _, subject in ipairs { "course", "people", "media", "display" } do
            for name in pairs(require("hwmeeting.meeting." .. subject)) do
                assert.message(name).is_true(listed[name])
            end
        end
    end)

    it("never bears the name of an operation", function()
        local catalogue = require "hwmeeting.catalogue"
        local meeting = require "hwmeeting.meeting"
        for _, names in ipairs { client_module.method_names(), meeting.method_names() } do
            for _, name in ipairs(names) do
                assert.message(name).is_nil(catalogue.find(name))
            end
        end
    end)
end)
