--- The methods of a client that rooms above it implement: each module, and the names that it
-- returns. A new wrapper is entered here, and nowhere else.
--
-- What the wrappers have in common: times are taken as UTC unix seconds, and answered so beside the
-- vendor's own (`forms/moments.lua`); yes and no are booleans (`forms/yes_no.lua`); everything else
-- keeps the API's names, so any parameter of the operation may be passed. Each makes documented
-- calls and nothing else. None bears the name of an operation.
--
-- `call_options`, the last argument, is a table of options for this call, as for `client:call`. Who
-- takes it returns nil and an error object when the call fails, and the service's acknowledgement
-- otherwise, where its comment says nothing else; the reference tells both of each.

local find, names = require("hwmeeting.method_table").new {
    ["hwmeeting.wrappers.general"] = { "each", "request", "operations", "site_status" },
    ["hwmeeting.wrappers.meetings"] = {
        "online_meetings", "upcoming_meetings", "meeting", "region", "meeting_details",
        "running_details", "people_invited", "people_online", "find_in_meeting", "password_of",
    },
    ["hwmeeting.wrappers.schedule"] = {
        "schedule", "schedule_series", "change_meeting", "change_series", "change_occurrence",
        "cancel_scheduled", "cancel_series", "cancel_occurrences",
    },
    ["hwmeeting.wrappers.history"] = {
        "past_meetings", "occurrences", "history_detail", "participants", "attendance",
        "attendance_report", "control_log",
    },
    ["hwmeeting.wrappers.recordings"] = {
        "recordings", "recording", "recording_segments", "recording_links", "remove_recordings",
    },
    ["hwmeeting.wrappers.people"] = {
        "users", "user", "users_by_id", "create_user", "change_user", "enable_users",
        "disable_users", "remove_users", "address_book", "external_contacts", "my_profile",
    },
    ["hwmeeting.wrappers.departments"] = {
        "department", "departments_named", "department_tree", "create_department",
        "change_department", "remove_department",
    },
    ["hwmeeting.wrappers.devices"] = {
        "devices", "enable_devices", "disable_devices", "remove_devices",
    },
    ["hwmeeting.wrappers.resources"] = {
        "resources", "give_resources", "change_resources", "take_back_resources",
    },
    ["hwmeeting.wrappers.rooms"] = {
        "my_rooms", "rooms", "change_my_room", "assign_rooms", "take_back_rooms", "remove_rooms",
    },
    ["hwmeeting.wrappers.webinars"] = {
        "upcoming_webinars", "ongoing_webinars", "past_webinars", "webinar", "schedule_webinar",
        "change_webinar", "cancel_webinar", "webinar_page", "change_webinar_page",
        "upload_webinar_picture",
    },
}

return { find = find, names = names }
