-- A call of each wrapper whose answer is worked with, against what the sandbox holds at its start:
-- name → function(client). Each returns what the wrapper does; lists are read to their end.

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
    region = function(c) return c:region(running) end,
    password_of = function(c)
        local details, err = c:running_details(running)
        if not details then
            return nil, err
        end
        return c:password_of(details.conferenceData or {}) or "none"
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
        local details, err = c:meeting_details(series)
        if not details then
            return nil, err
        end
        local all = (details.conferenceData or {}).subConfs or {}
        local id = all[1] and all[#all].cycleSubConfID or "none"
        return c:change_occurrence(series, id, { start = moment })
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
        local mine, err = c:my_rooms({ max_items = 1 }):all()
        if not mine then
            return nil, err
        end
        return c:change_my_room(mine[1] and mine[1].id or "none", { name = "y" })
    end,
    upcoming_webinars = function(c) return c:upcoming_webinars():all() end,
    past_webinars = function(c) return c:past_webinars():all() end,
    webinar = function(c) return c:webinar "965520718" end,
    change_webinar = function(c) return c:change_webinar("965520718", { subject = "y" }) end,
    webinar_page = function(c) return c:webinar_page "965520718" end,
    site_status = function(c) return c:site_status() end,
    create_user = function(c)
        return c:create_user { name = "x", account = "mutated@corpnew", phone = "+8613900000001",
            country = "chinaPR" }
    end,
    create_department = function(c) return c:create_department { deptName = "Mutations" } end,
    external_contacts = function(c) return c:external_contacts():all() end,
    ongoing_webinars = function(c) return c:ongoing_webinars():all() end,
    recording_links = function(c) return c:recording_links(past) end,
    upload_webinar_picture = function(c)
        return c:upload_webinar_picture { data = "picture", filename = "cover.png" }
    end,
    devices = function(c) return c:devices():all() end,
    resources = function(c) return c:resources("corp"):all() end,
    users_by_id = function(c) return c:users_by_id { "user8001@corpnew", "user8002@corpnew" } end,
    schedule_webinar = function(c)
        local found, err = c:rooms({ vmrMode = 2, max_items = 1 }):all()
        if not found then
            return nil, err
        end
        return c:schedule_webinar { subject = "W", start = moment, minutes = 60, timeZoneId = 56,
            vmrID = found[1] and found[1].id or "none" }
    end,
    each = function(c) return c:each("SearchOnlineMeetings", { limit = 4 }):all() end,
    find_in_meeting = function(c) return c:find_in_meeting "+1000" end,
    start = function(c) return c:meeting(running, { password = "336688" }):start() end,
    show = function(c) return c:meeting(running, { password = "336688" }):show() end,
    handle_region = function(c) return c:meeting(running):region() end,
    socket_token = function(c)
        return c:meeting(running, { password = "336688" }):socket_token()
    end,
    people_now = function(c)
        return c:meeting(running, { password = "336688" }):people_now()
    end,
    layouts = function(c) return c:meeting(running, { password = "336688" }):layouts() end,
    network_quality = function(c)
        local meeting = c:meeting(running, { password = "336688" })
        local people, err = meeting:people_now()
        if not people then
            return nil, err
        end
        for _, person in ipairs(people) do
            person.participantID = person.participantID or "none"
        end
        return meeting:network_quality("x", people)
    end,
}

return calls
