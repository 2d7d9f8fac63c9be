-- The sections of the catalogue in reading order: file, title, and what the section is about.

local function section(name, title, about)
    return { name = name, title = title, about = about }
end

return {
    section("auth", "Signing in", "Access tokens: get, renew, check, give back; single sign-on."),
    section("management", "Meetings", "Meetings before, at their beginning and after."),
    section("control", "Meeting control", "A running meeting and the people in it."),
    section("display", "Pictures and sound", "What the people in a running meeting see and hear."),
    section("recordings", "Recordings", "Find recordings, get their links, delete them."),
    section("rooms", "Cloud rooms", "Cloud meeting rooms and personal meeting IDs."),
    section("webinar", "Webinars", "Schedule, change, cancel and list webinars."),
    section("users", "Users", "One's own profile, the accounts of an enterprise, its address book."),
    section("departments", "Departments", "The departments of an enterprise."),
    section("devices", "Terminals", "Hard terminals, screen devices and their activation codes."),
    section("corp", "Enterprise", "Registration, administrators, resources, applications."),
    section("sp", "Service providers", "The enterprises that a service provider serves."),
    section("metrics", "Quality and usage", "Quality of meetings, alarms, and usage figures."),
    section("webhook", "Event push", "The address to which the service posts events."),
    section("materials", "Digital signage", "Images, programs and publications for screens."),
    section("minutes", "Minutes", "Whiteboard files saved from screen devices."),
}
