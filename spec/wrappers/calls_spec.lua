-- How many calls each wrapper makes: it asks for nothing that it already holds.

local service

lazy_setup(function()
    service = require("spec.support.service").start { rate_limit = 1000000 }
end)
lazy_teardown(function() service:stop() end)

local past, planned, series = "9a0fa6d10a5b11eaae5e191763c22c0e", "985207364", "978403512"

-- Wrapper → operation → calls.
local expected = {
    attendance_report = { ShowHisMeetingDetail = 1, SearchAttendanceRecordsOfHisMeeting = 1 },
    change_meeting = { ShowMeetingDetail = 1, UpdateMeeting = 1 },
    change_series = { ShowMeetingDetail = 1, UpdateRecurringMeeting = 1 },
    change_user = { ShowUserDetail = 1, UpdateUser = 1 },
    change_webinar = { ShowWebinar = 1, UpdateWebinar = 1 },
    change_my_room = { SearchMemberVmr = 1, UpdateMemberVmr = 1 },
    region = { ShowRegionInfoOfMeeting = 1 },
    schedule = { CreateMeeting = 1 },
    history_detail = { ShowHisMeetingDetail = 1 },
    recordings = { SearchRecordings = 1 },
    lock = { CreateConfToken = 1, LockMeeting = 1 },
}

local calls = {
    attendance_report = function(c) return c:attendance_report(past) end,
    change_meeting = function(c) return c:change_meeting(planned, { subject = "y" }) end,
    change_series = function(c) return c:change_series(series, { subject = "y" }) end,
    change_user = function(c) return c:change_user("user8002@corpnew", { title = "x" }) end,
    change_webinar = function(c) return c:change_webinar("965520718", { subject = "y" }) end,
    change_my_room = function(c)
        return c:change_my_room("4028805a7c6e0f53017c6e2d0f1b0001", { name = "y" })
    end,
    region = function(c) return c:region "914083136" end,
    schedule = function(c) return c:schedule { subject = "x" } end,
    history_detail = function(c) return c:history_detail(past) end,
    recordings = function(c) return c:recordings():all() end,
    lock = function(c) return c:meeting("914083136", { password = "336688" }):lock() end,
}

describe("a wrapper", function()
    for name, counts in pairs(expected) do
        it("makes no call too many: " .. name, function()
            service:reset()
            local client = service:client()
            assert(client:search_online_meetings { limit = 1 })
            service.box:admin("requests/clear", {})
            assert(calls[name](client))
            local made = {}
            for _, request in ipairs(service:requests()) do
                made[request.operation] = (made[request.operation] or 0) + 1
            end
            assert.same(counts, made)
        end)
    end

    it("asks for each department with children once", function()
        service:reset()
        local client = service:client()
        local function with_children(department)
            local count = department.children and 1 or 0
            for _, child in ipairs(department.children or {}) do
                count = count + with_children(child)
            end
            return count
        end
        local tree = assert(client:department_tree())
        assert.equal(with_children(tree), service:count "ShowDeptAndChildDept")
    end)
end)
