-- Every wrapper gives the same, whether the service keeps its promises of types or sends numbers as
-- texts, texts as numbers, and booleans for 0 and 1.

local same = require "spec.support.same"

local past = "9a0fa6d10a5b11eaae5e191763c22c0e"
local crowded = "c0ffee0a5b11eaae5e191763c22c0e23"
local running, planned, series = "914083136", "985207364", "978403512"
local moment = 1900000000

local calls = {
    online_meetings = function(c) return c:online_meetings({ queryAll = true }):all() end,
    upcoming_meetings = function(c)
        return c:upcoming_meetings({ queryAll = true, limit = 7 }):all()
    end,
    past_meetings = function(c) return c:past_meetings({ queryAll = true, limit = 50 }):all() end,
    occurrences = function(c) return c:occurrences("983174225", { queryAll = true }):all() end,
    history_detail = function(c) return c:history_detail(past) end,
    participants = function(c) return c:participants(crowded, { limit = 100 }):all() end,
    attendance = function(c) return c:attendance(crowded):all() end,
    attendance_report = function(c) return c:attendance_report(crowded) end,
    control_log = function(c) return c:control_log(past):all() end,
    meeting_details = function(c) return c:meeting_details(planned) end,
    running_details = function(c) return c:running_details(running) end,
    people_invited = function(c) return c:people_invited(running):all() end,
    people_online = function(c) return c:people_online(running):all() end,
    in_a_meeting = function(c) return c:find_in_meeting "+991116004380" end,
    in_no_meeting = function(c) return c:find_in_meeting "+1000" end,
    region = function(c) return c:region(running) end,
    password_of = function(c)
        return c:password_of(assert(c:running_details(running)).conferenceData)
    end,
    schedule = function(c) return c:schedule { subject = "x", start = moment, minutes = 30 } end,
    schedule_series = function(c)
        return c:schedule_series { subject = "x", start = moment, minutes = 30, timeZoneID = "56",
            repeats = { every = "week", on = { 1 }, first_day = "2030-03-18",
                last_day = "2030-05-20" } }
    end,
    change_meeting = function(c) return c:change_meeting(planned, { subject = "y" }) end,
    change_series = function(c) return c:change_series(series, { subject = "y" }) end,
    change_occurrence = function(c)
        local occurrences = assert(c:meeting_details(series)).conferenceData.subConfs
        local id = occurrences[#occurrences].cycleSubConfID
        return c:change_occurrence(series, id, { start = os.time() + 300 * 86400 })
    end,
    recordings = function(c) return c:recordings({ queryAll = true }):all() end,
    recording = function(c) return c:recording(past) end,
    recording_segments = function(c) return c:recording_segments(past):all() end,
    users = function(c) return c:users({ limit = 4 }):all() end,
    user = function(c) return c:user "user8002@corpnew" end,
    change_user = function(c) return c:change_user("user8002@corpnew", { title = "x" }) end,
    address_book = function(c) return c:address_book():all() end,
    my_profile = function(c) return c:my_profile() end,
    department = function(c) return c:department() end,
    departments_named = function(c) return c:departments_named "Sales" end,
    department_tree = function(c) return c:department_tree() end,
    rooms = function(c) return c:rooms():all() end,
    my_rooms = function(c) return c:my_rooms():all() end,
    change_my_room = function(c)
        return c:change_my_room("4028805a7c6e0f53017c6e2d0f1b0001", { name = "y" })
    end,
    upcoming_webinars = function(c) return c:upcoming_webinars():all() end,
    past_webinars = function(c) return c:past_webinars():all() end,
    webinar = function(c) return c:webinar "965520718" end,
    change_webinar = function(c) return c:change_webinar("965520718", { subject = "y" }) end,
    webinar_page = function(c) return c:webinar_page "965520718" end,
    site_status = function(c) return c:site_status() end,
    people_now = function(c)
        return c:meeting(running, { password = "336688" }):people_now()
    end,
    layouts = function(c) return c:meeting(running, { password = "336688" }):layouts() end,
    network_quality = function(c)
        local meeting = c:meeting(running, { password = "336688" })
        return meeting:network_quality("x", (assert(meeting:people_now())))
    end,
}

describe("a wrapper", function()
    local service

    lazy_setup(function()
        service = require("spec.support.service").start { rate_limit = 1000000 }
    end)
    lazy_teardown(function() service:stop() end)

    local function run(call, faults, now)
        service:reset()
        assert(service.box:admin("clock", { set = now, freeze = true }))
        local client = service:client { now = function() return now end, on_drift = function() end }
        assert(client:search_online_meetings { limit = 1 })
        if faults then
            service:faults(faults)
        end
        local result, err = call(client)
        assert(result ~= nil or err == nil, tostring(err))
        return result
    end

    for _, fault in ipairs { "types", "booleans" } do
        for name, call in pairs(calls) do
            it(("gives the same under the fault %s: %s"):format(fault, name), function()
                -- What is there at the start is made relative to the minute, which may end between
                -- the two: then once more.
                local difference
                for _ = 1, 3 do
                    local now = os.time()
                    difference = same.difference(run(call, nil, now), run(call, fault, now))
                    if not difference then
                        break
                    end
                end
                assert.is_nil(difference)
            end)
        end
    end

    it("reports the drift all the same, and raw calls keep what was sent", function()
        service:reset()
        service:faults "types"
        local drifts = {}
        local client = service:client { on_drift = function(drift) drifts[drift.field] = drift end }
        local page = assert(client:search_online_meetings { queryAll = true, limit = 1 })
        assert.equal("string", type(page.count))
        assert.equal("integer", drifts.count.expected)
    end)
end)
