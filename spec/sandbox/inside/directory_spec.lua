--- Users, departments, rooms, webinars, recordings: what is created is listed, shown, changed and
-- deleted (Lua 5.4).

local support = require "spec.sandbox.inside.support"

local USERS = "/v1/usg/dcs/corp/member"
local ROOM = "4028805a7c6e0f53017c6e2d0f1b0001"
local WEBINAR_ROOM = "4028805a7c6e0f53017c6e2d0f1b0003"
local WEBINARS = "/v1/wss/webinar/open/conferences"

describe("the directory", function()
    local box, administrator, colleague

    before_each(function()
        box = support.service()
        administrator = support.signed_in(box)
        colleague = support.signed_in(box, "colleague01@mycorp")
    end)

    local function call(method, target, body, headers)
        local status, answer = support.call(box, method, target, headers or administrator, body)
        assert.message(method .. " " .. target .. ": " .. tostring(answer.error_msg)).are
            .equal(200, status)
        return answer
    end

    local function refused(status, code, method, target, body, headers)
        local actual, answer = support.call(box, method, target, headers or administrator, body)
        assert.are.same({ status, code }, { actual, answer.error_code })
    end

    local function all(target)
        local items, offset, count = {}, 0
        repeat
            local separator = target:find("?", 1, true) and "&" or "?"
            local page = call("GET", target .. separator .. "limit=7&offset=" .. offset)
            for _, item in ipairs(page.data) do
                items[#items + 1] = item
            end
            offset, count = offset + #page.data, page.count
        until offset >= count
        assert.are.equal(count, #items)
        local last = call("GET", target .. (target:find("?", 1, true) and "&" or "?")
            .. "limit=7&offset=10000")
        assert.is_true(#last.data > 0 or count == 0)
        return items
    end

    describe("of users", function()
        it("adds, shows, lists, changes and deletes them", function()
            local body = { name = "Ada", account = "ada", pwd = "Some-pass-1", deptCode = "1001" }
            local made = call("POST", USERS, body)
            assert.are.same(
                { "ada", "Sales", 0, 1 },
                { made.userAccount, made.deptName, made.status, #made.vmrList }
            )
            refused(400, "USG.201040001", "POST", USERS, body)
            assert.are.equal(made.id, call("GET", USERS .. "/ada").id)
            local before = #all(USERS)
            assert.are.equal(1, call("GET", USERS .. "?searchKey=ada").count)
            assert.are.equal(1, call("GET", USERS .. "?deptCode=1001").count)
            call("PUT", USERS .. "/ada", { title = "Analyst", deptCode = "1011" })
            local changed = call("GET", USERS .. "/ada")
            assert.are.same({ "Ada", "Analyst", "1011" },
                { changed.name, changed.title, changed.deptCode })
            call("POST", USERS .. "/delete", { "ada", "nobody" })
            assert.are.equal(before - 1, #all(USERS))
            refused(400, "USG.206030000", "GET", USERS .. "/ada")
        end)

        it("lets a new user sign in, and ends that with the account", function()
            call("POST", USERS, { name = "Ada", account = "ada", thirdAccount = "a1" })
            local token = support.signed_in(box, "ada")
            assert.are.equal("Ada", call("GET", "/v1/usg/dcs/member", nil, token).name)
            assert.are.equal("ada", call("GET", USERS .. "/a1?accountType=1").userAccount)
            call("PUT", USERS .. "/status/1", { "ada" })
            refused(401, "USG.000000004", "GET", "/v1/usg/dcs/member", nil, token)
            refused(403, "USG.201040047", "POST", USERS .. "/delete", { "admin@mycorp" })
        end)

        it("refuses who does not administer", function()
            refused(403, "MMC.111070002", "GET", USERS, nil, colleague)
            refused(403, "MMC.111070002", "POST", USERS, { name = "Ada" }, colleague)
            assert.is_true(call("GET", "/v1/usg/abs/users", nil, colleague).count > 10)
        end)

        it("changes one's own profile and password", function()
            call("PUT", "/v1/usg/dcs/member", { name = "Neu", title = "T" }, colleague)
            local mine = call("GET", "/v1/usg/dcs/member", nil, colleague)
            assert.are.same({ "Neu", "T" }, { mine.name, mine.title })
            local account = "colleague01@mycorp"
            local password = "/v1/usg/acs/password"
            local body = { account = account, oldPwd = "any", newPwd = "New-pass-1" }
            call("PUT", password, body, colleague)
            refused(400, "USG.206030006", "PUT", password, body, colleague)
            local check =
                call("PUT", "/v1/usg/acs/verifycode/check", { user = account, code = "1" }, {})
            local reset = { user = account, newPwd = "New-pass-2" }
            local shown = { ["x-access-token"] = check.token }
            refused(401, "USG.000000004", "PUT", password .. "/reset", reset, colleague)
            call("PUT", password .. "/reset", reset, shown)
            refused(401, "USG.000000004", "PUT", password .. "/reset", reset, shown)
            local outcome = box.state.users:try_password(account, "New-pass-2", box.clock:now())
            assert.are.equal("right", outcome)
        end)

        it("reads several at once", function()
            local id = call("GET", USERS .. "/user8002@corpnew").id
            local found = call("POST", "/v1/usg/abs/users/list", { { id = id }, { id = "none" } })
            assert.are.same({ 1, "user8002" }, { #found, found[1].name })
        end)
    end)

    describe("of departments", function()
        local DEPARTMENTS = "/v1/usg/dcs/corp/dept"
        local TREE = "/v1/usg/dcs/member/dept"

        it("adds, shows, finds, moves and deletes them", function()
            local code = call("POST", DEPARTMENTS, { deptName = "Research" }).value
            local below = call("POST", DEPARTMENTS,
                { deptName = "Optics", parentDeptCode = code, deptCode = "opt" }).value
            assert.are.equal("opt", below)
            local shown = call("GET", TREE .. "/" .. code)
            assert.are.same({ "Research", 1, false, "Optics" },
                { shown.deptName, shown.deptLevel, shown.isLeafNode, shown.childDepts[1].deptName })
            assert.are.equal("1/" .. code .. "/opt",
                call("GET", TREE .. "?deptName=optic")[1].deptCodePath)
            refused(400, "USG.200000003", "PUT", DEPARTMENTS .. "/" .. code,
                { parentDeptCode = "opt" })
            refused(400, "USG.200000003", "DELETE", DEPARTMENTS .. "/" .. code)
            call("PUT", DEPARTMENTS .. "/opt", { deptName = "Lenses", parentDeptCode = "1" })
            call("DELETE", DEPARTMENTS .. "/" .. code)
            refused(400, "USG.200000003", "GET", TREE .. "/" .. code)
            assert.are.equal("Lenses", call("GET", "/v1/usg/abs/departments/opt").deptName)
            refused(400, "USG.200000003", "DELETE", DEPARTMENTS .. "/1")
            refused(400, "USG.200000003", "DELETE", DEPARTMENTS .. "/1011")
        end)
    end)

    describe("of rooms", function()
        it("gives them to people, takes them back, deletes them", function()
            assert.are.equal(15, #all "/v1/usg/dcs/corp/vmr?vmrMode=1")
            call("POST", "/v1/usg/dcs/corp/vmr/assign-to-member/colleague01@mycorp", { ROOM })
            local function own()
                return call("GET", "/v1/usg/dcs/member/vmr?specialVmr=true", nil, colleague)
            end
            assert.are.same({ 1, ROOM }, { own().count, own().data[1].id })
            local path = "/v1/usg/dcs/member/vmr/" .. ROOM
            call("PUT", path, { vmrName = "Mine", gustPwd = "314159" }, colleague)
            assert.are.same({ "Mine", "314159" }, { own().data[1].vmrName, own().data[1].gustPwd })
            refused(400, "USG.201080006", "PUT", path, { chairPwd = "314159" }, colleague)
            refused(400, "USG.200000003", "PUT", path, {})
            call("POST", "/v1/usg/dcs/corp/vmr/recycle-from-member/colleague01@mycorp", { ROOM })
            assert.are.equal(0, own().count)
            call("POST", "/v1/usg/dcs/corp/vmr/delete", { ROOM })
            refused(400, "USG.200000003", "POST", "/v1/usg/dcs/corp/vmr/delete", { ROOM })
        end)

        it("books meetings in them", function()
            local number = box.state.rooms:find(ROOM).number
            local made = call("POST", "/v1/mmc/management/conferences",
                { mediaTypes = "Voice", vmrFlag = 1, vmrID = ROOM })
            assert.are.same({ number, ROOM }, { made[1].vmrConferenceID, made[1].vmrID })
        end)
    end)

    describe("of webinars", function()
        it("schedules, shows, changes, lists and cancels them", function()
            local body = {
                subject = "Launch",
                startTime = "2025-06-02 08:30",
                duration = 60,
                timeZoneId = 56,
                vmrID = WEBINAR_ROOM,
            }
            local made = call("POST", WEBINARS, body)
            assert.are.same({ "schedule", 60 }, { made.state, made.duration })
            local path = WEBINARS .. "/" .. made.conferenceId
            body.conferenceId, body.subject, body.vmrID = made.conferenceId, "Launch 2", nil
            call("PUT", WEBINARS, body)
            assert.are.equal("Launch 2", call("GET", path).subject)
            assert.are.equal(made.guestPasswd, call("GET", path).guestPasswd)
            assert.are.equal(13, #all(WEBINARS .. "/upcoming"))
            box.clock:advance(86400 - 5400 + 60)
            administrator = support.signed_in(box)
            local listed = call("GET", WEBINARS .. "/ongoing?searchKey=Launch")
            assert.are.equal(made.conferenceId, listed.data[1].conferenceId)
            refused(400, "MMC.111071065", "DELETE", path)
            box.clock:advance(3600)
            assert.are.equal(1, call("GET", WEBINARS .. "/history?searchKey=Launch").count)
        end)

        it("cancels one to come, and keeps its appearance", function()
            local setting = "/v1/wss/webinar/open/room-setting/965520718"
            call("POST", setting, { roomIntroduce = "Hello", isRedoubleOpen = "N" })
            local shown = call("GET", setting)
            assert.are.same({ "Hello", "N", "real_time" },
                { shown.roomIntroduce, shown.isRedoubleOpen, shown.showAudienceMode })
            call("DELETE", WEBINARS .. "/965520718")
            refused(400, "MMC.111070005", "GET", WEBINARS .. "/965520718")
            refused(400, "MMC.111070006", "POST", WEBINARS, {
                subject = "x", startTime = "2025-06-02 08:30", duration = 60, timeZoneId = 56,
                vmrID = ROOM,
            })
        end)
    end)

    describe("of recordings", function()
        local HELD = "9a0fa6d10a5b11eaae5e191763c22c0e"
        local FILES = "/v1/mmc/management/record/files"

        it("lists, links, serves and deletes them", function()
            local range = ("?queryAll=true&startDate=0&endDate=%d"):format(support.START * 1000)
            local before = #all(FILES .. range)
            assert.is_true(before > 20)
            local links = call("GET", "/v1/mmc/management/record/downloadurls?confUUID=" .. HELD)
            local link = links.recordUrls[1].urls[1]
            local path = link.url:match("^https://[^/]+(/.*)$")
            local function fetch()
                return support.call(box, "GET", path, { authorization = link.token })
            end
            local status, text = fetch()
            assert.are.same({ 200, "recording " .. HELD .. " Aux\n" }, { status, text })
            assert.are.equal(401, (fetch()))
            call("DELETE", FILES .. "?confUUIDs=" .. HELD)
            assert.are.equal(before - 1, #all(FILES .. range))
            refused(400, "MMC.111070005", "DELETE", FILES .. "?confUUIDs=" .. HELD)
            refused(403, "MMC.111070002", "GET",
                "/v1/mmc/management/record/downloadurls?confUUID=" .. HELD, nil, colleague)
        end)
    end)

    it("keeps the address of event push", function()
        local config = "/v1/mmc/management/webhook/link-config"
        local id = call("GET", config).id
        call("POST", config, { subscriberId = "7", subscriberKey = "k", url = "https://a.example" })
        local shown = call("GET", config)
        assert.are.same({ id, "7", 1 }, { shown.id, shown.subscriberId, shown.status })
        call("PUT", "/v1/mmc/management/webhook/change-status?status=2&id=" .. id)
        assert.are.equal(2, call("GET", config).status)
        call("DELETE", config .. "?id=" .. id)
        refused(400, "MMC.111071061", "DELETE", config .. "?id=" .. id)
    end)
end)
