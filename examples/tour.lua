--- The main job, end to end: sign in, list ongoing meetings page by page, create a meeting, look up
-- its region, activate it, lock and unlock it, end it, show its history with every invited
-- participant, sign out.
--
--   make demo                                    against the offline sandbox
--   HWMEETING_APP_ID=… HWMEETING_APP_KEY=… HWMEETING_USER_ID=… lua5.4 examples/tour.lua
--
-- Everything it needs to know comes from the environment (see "Options" in docs/client.md), so the
-- same script runs against the sandbox and against the real service.

local hwmeeting = require "hwmeeting"
local text_table = require "hwmeeting.cli.text_table"

local page_size = 10

local function step(title)
    print(("\n== %s"):format(title))
end

--- The result of a call, or the end of the tour.
local function check(result, err)
    if err then
        io.stderr:write(tostring(err), "\n")
        os.exit(1)
    end
    return result
end

-- Prints a page, of which `shown` items come before; returns how many those of the next are.
local function show_page(shown, page, items, headings, row_of)
    local rows = {}
    for index, item in ipairs(items) do
        rows[index] = row_of(item)
    end
    print(("page from %d, %d of %d"):format(shown, #items, page.count))
    print(text_table.render(headings, rows, 30))
    return shown + #items
end

local client = hwmeeting.new()

step "Ongoing meetings, page by page (the first call signs in)"
local shown, columns = 0, { "ID", "Subject", "Host", "Start (UTC)", "People" }
for page in client:online_meetings({ queryAll = true, limit = page_size }):pages() do
    shown = show_page(shown, page, page.data, columns, function(conf)
        return { conf.conferenceID, conf.subject, conf.scheduserName, conf.startTime, conf.size }
    end)
end

step "Create a meeting"
local names = {
    "王小明", "李娜", "张伟", "刘洋", "陈静", "Ada Lovelace", "山田太郎", "김민준", "Grace Hopper",
    "赵磊", "孙丽", "周强", "Zoë Müller", "吴敏", "郑凯", "Linus Pauling", "冯雪", "朱峰", "Marie Curie",
    "何婷", "Alan Turing", "林涛", "高远",
}
local attendees = {}
for index, name in ipairs(names) do
    attendees[index] = { name = name }
end
local conference = check(client:schedule {
    subject = "hwmeeting tour 之旅",
    minutes = 30,
    attendees = attendees,
    confConfigInfo = { isSendNotify = false, isSendSms = false, isSendCalendar = false },
})
local id = conference.conferenceID
print(text_table.render({ "ID", "Subject", "Start (UTC)", "End (UTC)", "State" }, {
    { id, conference.subject, conference.startTime, conference.endTime,
        conference.conferenceState },
}))

step "Its region"
local region = check(client:region(id))
print(text_table.render({ "Region IP", "Host name" }, { { region.regionIP, region.regionUrl } }))

local meeting = client:meeting(id, { password = client:password_of(conference) })

step "Activate, lock, unlock, end"
local uuid = check(meeting:show()).conferenceData.confUUID
local rows = {}
for _, action in ipairs { "start", "lock", "unlock", "stop" } do
    check(meeting[action](meeting))
    rows[#rows + 1] = { action, "done" }
end
print(text_table.render({ "Step", "Result" }, rows))
meeting:close()

step "Its history: everybody who was invited, page by page"
local history = client:participants(uuid, { limit = page_size })
shown, columns = 0, { "Name", "Role", "Type" }
for page in history:pages() do
    shown = show_page(shown, page.data, page.data.data, columns, function(participant)
        return { participant.name, participant.role == 1 and "host" or "participant",
            participant.attendeeType }
    end)
end

step "Sign out"
check(client:logout())
client:close()
print("signed out")
