-- The sections of the catalogue in reading order: file, title, and what the section is about.

return {
    { name = "auth", title = "Signing in", about = "Access tokens: get, renew, check, give back; single sign-on." },
    { name = "management", title = "Meetings", about = "Meetings before, at their beginning and after." },
    { name = "control", title = "Meeting control", about = "A running meeting and the people in it." },
    { name = "display", title = "Pictures and sound", about = "What the people in a running meeting see and hear." },
    { name = "recordings", title = "Recordings", about = "Find recordings, get their links, delete them." },
    { name = "rooms", title = "Cloud rooms", about = "Cloud meeting rooms and personal meeting IDs." },
    { name = "webinar", title = "Webinars", about = "Schedule, change, cancel and list webinars." },
    { name = "users", title = "Users", about = "One's own profile, accounts of an enterprise, address book." },
    { name = "departments", title = "Departments", about = "The departments of an enterprise." },
    { name = "devices", title = "Terminals", about = "Hard terminals, screen devices and activation codes." },
    { name = "corp", title = "Enterprise", about = "Registration, administrators, resources, applications." },
    { name = "sp", title = "Service providers", about = "The enterprises that a service provider serves." },
    { name = "metrics", title = "Quality and usage", about = "Quality of meetings, alarms, and usage figures." },
    { name = "webhook", title = "Event push", about = "The address to which the service posts events." },
    { name = "materials", title = "Digital signage", about = "Images, programs and publications for screens." },
    { name = "minutes", title = "Minutes", about = "Whiteboard files saved from screen devices." },
}
