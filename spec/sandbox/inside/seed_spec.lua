--- What the sandbox is filled with (Lua 5.4).

local support = require "spec.sandbox.inside.support"

local json = require "hwmeeting.sandbox.json"

describe("the seed", function()
    local box = support.service()
    local everything = support.signed_in(box)

    local function first_page(target)
        local status, page = support.call(box, "GET", target, everything)
        assert.are.equal(200, status)
        return page
    end

    it("gives several pages of everything", function()
        local online = first_page("/v1/mmc/management/conferences/online?queryAll=true&limit=500")
        assert.are.equal(57, online.count)
        assert.are.equal(57, #online.data)
        local known = first_page("/v1/mmc/management/conferences?queryAll=true")
        assert.are.equal(92, known.count)
        local from, to = (support.START - 200 * 86400) * 1000, support.START * 1000
        local history = first_page(
            ("/v1/mmc/management/conferences/history?queryAll=true&startDate=%d&endDate=%d"):format(
                from,
                to
            )
        )
        assert.are.equal(180, history.count)
    end)

    it("has ids that differ, and Chinese subjects", function()
        local online = first_page("/v1/mmc/management/conferences/online?queryAll=true&limit=500")
        local ids, chinese = {}, 0
        for _, info in ipairs(online.data) do
            assert.is_nil(ids[info.conferenceID])
            ids[info.conferenceID] = true
            chinese = chinese + (info.subject:find("[\228-\233]") and 1 or 0)
        end
        assert.is_true(chinese > 5)
    end)

    it("has the vendor's ongoing meeting, field by field", function()
        local page =
            first_page("/v1/mmc/management/conferences/online?queryAll=true&searchKey=914083136")
        assert.are.equal(1, page.count)
        local info = page.data[1]
        local expected = {
            conferenceID = "914083136",
            mediaTypes = "Voice,Data,Video",
            subject = "user01's meeting",
            size = 1,
            timeZoneID = "56",
            conferenceState = "Created",
            accessNumber = "+991117",
            language = "zh-CN",
            userUUID = "ff808081699b56cb0169be103500012b",
            scheduserName = "user8002",
            multiStreamFlag = 1,
            conferenceType = 0,
            confType = "IMMEDIATELY",
            isAutoMute = 1,
            isAutoRecord = 0,
            recordType = 0,
            recordAuxStream = 0,
            vmrFlag = 0,
            scheduleVmr = false,
            isHasRecordFile = false,
            terminlCount = 0,
            normalCount = 1,
            deptName = "wangyue",
            confUUID = "050c7898216811eaa6958bf3bb9ac167",
            confConfigInfo = {
                prolongLength = 15,
                isGuestFreePwd = false,
                isSendNotify = true,
                isSendSms = true,
                isAutoMute = true,
                isSendCalendar = true,
                callInRestriction = 0,
                allowGuestStartConf = true,
                isHardTerminalAutoMute = true,
                enableWaitingRoom = true,
            },
            partAttendeeInfo = { { phone = "+99111****815", name = "user01", type = "normal" } },
        }
        for name, value in pairs(expected) do
            assert.are.same(value, info[name])
        end
        assert.truthy(
            info.chairJoinUri:find(
                "/#/j/914083136/6a30b8b5a325105da031442627828e496f91021ece36405f",
                1,
                true
            )
        )
        assert.truthy(info.startTime:find("^%d%d%d%d%-%d%d%-%d%d %d%d:%d%d$"))
    end)

    it("has the vendor's past meeting with its participant", function()
        local detail = first_page(
            "/v1/mmc/management/conferences/history/confDetail"
                .. "?confUUID=9a0fa6d10a5b11eaae5e191763c22c0e"
        )
        assert.are.equal("user8001's test meeting", detail.conferenceData.subject)
        assert.is_nil(detail.conferenceData.conferenceState)
        assert.are.same({
            participantID = "+991116004380",
            name = "user8002",
            role = 1,
            state = "MEETTING",
            attendeeType = "normal",
            accountId = "user8002@corpnew",
            sms = "+8612*****5965",
            deptName = "wangyue",
            userUUID = "ff808081699b56cb0169be103500012b",
        }, detail.data.data[1])
    end)

    it("has a meeting with 233 invited people, some of whom came twice and some never", function()
        local uuid = "c0ffee0a5b11eaae5e191763c22c0e23"
        local detail = first_page(
            "/v1/mmc/management/conferences/history/confDetail?limit=500&confUUID=" .. uuid
        )
        assert.are.equal(233, detail.data.count)
        local visits = first_page(
            "/v1/mmc/management/conferences/history/confAttendeeRecord?limit=500&confUUID=" .. uuid
        )
        local times, came = {}, 0
        for _, row in ipairs(visits.data) do
            assert.is_true(row.joinTime < row.leftTime)
            came = came + (times[row.callNumber] and 0 or 1)
            times[row.callNumber] = (times[row.callNumber] or 0) + 1
        end
        assert.is_true(came < 233)
        assert.is_true(visits.count > came)
    end)

    it("has one id that was held six times", function()
        local from, to = (support.START - 200 * 86400) * 1000, support.START * 1000
        local page = first_page(
            (
                "/v1/mmc/management/conferences/history?queryAll=true&searchKey=983174225"
                .. "&startDate=%d&endDate=%d"
            ):format(from, to)
        )
        local uuids = {}
        for _, info in ipairs(page.data) do
            uuids[info.confUUID] = true
        end
        assert.are.equal(6, page.count)
        local count = 0
        for _ in pairs(uuids) do
            count = count + 1
        end
        assert.are.equal(6, count)
    end)

    it("is the same again, and another with another seed", function()
        local target = "/v1/mmc/management/conferences/online?queryAll=true&limit=500"
        local function text(options)
            local other = support.service(options)
            local _, page = support.call(other, "GET", target, support.signed_in(other))
            return json.encode(page)
        end
        local page = json.encode(first_page(target))
        assert.are.equal(page, text())
        assert.are_not.equal(page, text { seed = 2 })
    end)
end)
