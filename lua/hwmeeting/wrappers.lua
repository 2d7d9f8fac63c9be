--- Convenience methods of a client, named as people think. All are thin: each makes documented
-- calls and nothing else. None bears the name of an operation.
--
-- What they have in common: times are taken as UTC unix seconds, and answered so beside the
-- vendor's own (`moments.lua`); yes and no are booleans (`yes_no.lua`); everything else keeps the
-- API's names, so any parameter of the operation may be passed. The last argument of all is a table
-- of options for this call, as for `client:call`.

local find, names = require("hwmeeting.subjects").new("hwmeeting.wrappers.", {
    general = { "each", "request", "operations", "site_status" },
    meetings = {
        "online_meetings", "upcoming_meetings", "meeting", "region", "meeting_details",
        "running_details", "people_invited", "people_online", "find_in_meeting", "password_of",
    },
    schedule = {
        "schedule", "schedule_series", "change_meeting", "change_series", "change_occurrence",
        "cancel_scheduled", "cancel_series", "cancel_occurrences",
    },
    history = {
        "past_meetings", "occurrences", "history_detail", "participants", "attendance",
        "attendance_report", "control_log",
    },
    recordings = {
        "recordings", "recording", "recording_segments", "recording_links", "remove_recordings",
    },
    people = {
        "users", "user", "create_user", "change_user", "enable_users", "disable_users",
        "remove_users", "address_book", "external_contacts", "my_profile",
    },
    departments = {
        "department", "departments_named", "department_tree", "create_department",
        "change_department", "remove_department",
    },
    rooms = {
        "my_rooms", "rooms", "change_my_room", "assign_rooms", "take_back_rooms", "remove_rooms",
    },
    webinars = {
        "upcoming_webinars", "ongoing_webinars", "past_webinars", "webinar", "schedule_webinar",
        "change_webinar", "cancel_webinar", "webinar_page", "change_webinar_page",
        "upload_webinar_picture",
    },
})

return { find = find, names = names }
