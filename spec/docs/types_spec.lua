-- The definitions for editors, and the checker that holds them: what it finds in programs, and what
-- it finds in definitions that have drifted.

local root = debug.getinfo(1, "S").source:match("^@(.*)spec/docs/") or ""
root = root == "" and "." or root

local shell = require "spec.support.shell"

local function write(path, text)
    local file = assert(io.open(path, "wb"))
    file:write(text)
    file:close()
end

local function read(path)
    local file = assert(io.open(path, "rb"))
    local text = file:read("*a")
    file:close()
    return text
end

-- What the checker says, a line each, without its name and the program's path.
local function said_by(folder, program)
    local lines = {}
    local said = shell.output(
        ("cd %s && lua5.4 tools/check_types %s 2>&1; echo \"code $?\""):format(
            shell.quote(folder), program and shell.quote(program) or ""))
    for line in said:gmatch("[^\n]+") do
        lines[#lines + 1] = line:gsub("^check_types: ", ""):gsub("^/%S*/program%.lua:", "")
    end
    local code = table.remove(lines)
    assert(code == (lines[1] and "code 1" or "code 0"), said)
    return lines
end

local head = [[
local hwmeeting = require "hwmeeting"
local client = hwmeeting.new { timeout = 60 }
local meeting = client:meeting("914083136", { password = "x" })
]]

-- A program with one mistake, and what is said of its fourth line.
local planted = {
    { "hwmeeting.neww {}", "hwmeeting has no `neww`" },
    { "hwmeeting.new { timeot = 5 }", "hwmeeting.Options has no `timeot`" },
    { "hwmeeting.new { timeout = 'long' }",
        "`timeout` of hwmeeting.Options must be number|nil, not \"long\"" },
    { "print(hwmeeting.hosts.nowhere)", "hwmeeting.Hosts has no `nowhere`" },
    { "hwmeeting.time.to_meting(5)", "hwmeeting.Time has no `to_meting`" },
    { "meeting:lok()", "hwmeeting.Meeting has no method `lok`" },
    { "client:meeting('1', { pasword = 'x' })", "hwmeeting.MeetingChoice has no `pasword`" },
    { "meeting:extend '30'", "`minutes` of extend must be integer, not \"30\"" },
    { "meeting:extend(30, nil, 5)", "extend takes no more than 2" },
    { "meeting:mute(5)", "`who` of mute must be string|hwmeeting.RealTimeParticipant|"
        .. "hwmeeting.OnlineAttendeeRecordInfo|hwmeeting.ParticipantInfo, not 5" },
    { "for _, who in ipairs(meeting:people_now()) do print(who.pidd) end",
        "hwmeeting.RealTimeParticipant has no `pidd`" },
    { "client:schedule { subject = 'a', minits = 4 }", "hwmeeting.Schedule has no `minits`" },
    { "client:schedule { minutes = 30 }", "hwmeeting.Schedule lacks `subject`" },
    { "client:schedule { subject = 'a', attendees = { { hosst = true } } }",
        "hwmeeting.Invited has no `hosst`" },
    { "client:schedule { subject = 'a', attendees = { name = 'Ada' } }",
        "`attendees` of hwmeeting.Schedule must be hwmeeting.Invited[]|nil, not a table" },
    { "client:schedule_series { subject = 'a', repeats = { every = 'weekly', "
        .. "first_day = 'a', last_day = 'b' } }",
        "`every` of hwmeeting.Repeats must be \"day\"|\"week\"|\"month\", not \"weekly\"" },
    { "local conf = assert(client:schedule { subject = 'a' }) print(conf.foo)",
        "hwmeeting.TimedConferenceInfo has no `foo`" },
    { "local conf = hwmeeting.check(client:schedule { subject = 'a' }) print(conf.foo)",
        "hwmeeting.TimedConferenceInfo has no `foo`" },
    { "local _, err = client:region '1' print(err.outcom)",
        "hwmeeting.Error has no `outcom`" },
    { "print(client:region('1').regionFoo)",
        "hwmeeting.ShowRegionInfoOfMeetingResponse|nil has no `regionFoo`" },
    { "client:region(5)", "`id` of region must be string, not 5" },
    { "client:region()", "region lacks `id`" },
    { "for conf in client:online_meetings {} do print(conf.subjekt) end",
        "hwmeeting.TimedConferenceInfo has no `subjekt`" },
    { "client:upcoming_meetings { form = 5 }", "hwmeeting.SearchMeetingsFilters has no `form`" },
    { "client:online_meetings():all { max_item = 3 }", "hwmeeting.AllChoice has no `max_item`" },
    { "client:each('SearchUsers', { max_item = 3 })",
        "hwmeeting.SearchUsersListArguments has no `max_item`" },
    { "for page in client:users():pages() do print(page.dato) end",
        "hwmeeting.SearchUsersResponse has no `dato`" },
    { "local list = client:online_meetings():all() print(list[1].subjekt)",
        "hwmeeting.TimedConferenceInfo has no `subjekt`" },
    { "client:lock_meeting { isLock = '1' }",
        "`isLock` of hwmeeting.LockMeetingArguments must be 0|1, not \"1\"" },
    { "client:call('LockMeeting', {})", "hwmeeting.LockMeetingArguments lacks `isLock`" },
    { "client:give_resources('1', { { type = 'ROOMS', count = 1, expireDate = 1 } })",
        "`type` of hwmeeting.ResourceDTO must be \"VMR\"|\"CONF_CALL\"|\"HARD_1080P\"|"
        .. "\"HARD_720P\"|\"SOFT\"|\"ROOM\"|\"LIVE\"|\"RECORD\"|\"HARD_THIRD_PARTY\"|"
        .. "\"HUAWEI_VISION\"|\"IDEA_HUB\", not \"ROOMS\"" },
    { "client:remove_rooms({ 'a' }, { go_onn = true })", "hwmeeting.BatchChoice has no `go_onn`" },
    { "client:map(client:users_by_id { 'a' }, function(user) return user.nme end)",
        "hwmeeting.UserDTO has no `nme`" },
    { "client:task(function() end):waitt()", "hwmeeting.Task has no method `waitt`" },
    { "print(client:attendance_report('u').people[1].foo)",
        "hwmeeting.AttendancePerson has no `foo`" },
    { "require('hwmeeting.sandbox').start { sead = 4 }", "hwmeeting.SandboxChoice has no `sead`" },
    { "assert(require('hwmeeting.sandbox').start()):stopp()",
        "hwmeeting.Box has no method `stopp`" },
    { "require('hwmeeting.store.file').new {}", "hwmeeting.FileStoreChoice lacks `folder`" },
    { "require 'hwmeeting.store.files'", "no definitions for the module `hwmeeting.store.files`" },
}

local right = [[
local box = assert(require("hwmeeting.sandbox").start { seed = 4 })
local other = hwmeeting.new(box:options { store = require("hwmeeting.store.memory").new() })
local conf, err = client:schedule { subject = "a", minutes = 30, isAutoRecord = true,
    attendees = { { name = "Ada", host = true } }, confConfigInfo = { allowGuestStartConf = true } }
if not conf then print(err.outcome, err.done) end
for one in client:past_meetings { from = 1, to = 2, max_items = 3 } do print(one.starts_at) end
for one in client:each("SearchUsers", { limit = 5, max_items = 9 }) do print(one.name) end
for page in client:participants("u"):pages() do print(page.data.count, page.data.data[1].name) end
local people = meeting:people_now()
meeting:lower_hands { people[1], "id" }
meeting:change_settings { lockSharing = true }
meeting:call("MuteMeeting", { isMute = 1 })
local details = other:map({ "u" }, function(uuid) return client:history_detail(uuid) end)
local unknown = details[1].anything
print(unknown.at_all, hwmeeting.hosts.international, client:budget "LockMeeting")
]]

describe("the checker of the definitions", function()
    local folder

    setup(function()
        folder = shell.output "mktemp -d"
    end)

    teardown(function()
        os.execute("rm -rf " .. shell.quote(folder))
    end)

    local function program(text)
        write(folder .. "/program.lua", text)
        return said_by(root, folder .. "/program.lua")
    end

    it("says nothing of a program without mistakes", function()
        assert.same({}, program(head .. right))
    end)

    for _, case in ipairs(planted) do
        it("finds the mistake in " .. case[1], function()
            assert.same({ "4: " .. case[2] }, program(head .. case[1] .. "\n"))
        end)
    end
end)

describe("the definitions", function()
    local folder

    setup(function()
        folder = shell.output "mktemp -d"
        assert(os.execute(("cd %s && cp -R lua tools docs library examples README.md %s"):format(
            shell.quote(root), shell.quote(folder))))
    end)

    teardown(function()
        os.execute("rm -rf " .. shell.quote(folder))
    end)

    it("are whole, and the product's own examples use only what is in them", function()
        assert.same({}, said_by(folder))
    end)

    -- What is said when something in a file is replaced.
    local function changed(path, what, by)
        local text = read(folder .. "/" .. path)
        local first, last = text:find(what, 1, true)
        assert(first, what)
        write(folder .. "/" .. path, text:sub(1, first - 1) .. by .. text:sub(last + 1))
        local said = said_by(folder)
        write(folder .. "/" .. path, text)
        return table.concat(said, "\n")
    end

    local types = "library/hwmeeting.lua"

    for name, case in pairs {
        ["a name that is not declared"] = { types, "---@return hwmeeting.MeetingDetail|nil",
            "---@return hwmeeting.Detale|nil", "no class is called `hwmeeting.Detale`" },
        ["a parent that is not declared"] = { types, "hwmeeting.Schedule: hwmeeting.Meeting",
            "hwmeeting.Schedule: hwmeeting.Mating",
            "no class is called `hwmeeting.MatingChanges`" },
        ["a name in the items of a list"] = { types, "@field people hwmeeting.AttendancePerson[]",
            "@field people hwmeeting.Persons[]", "no class is called `hwmeeting.Persons`" },
        ["a method that has no type"] = { types, "function Client:schedule(",
            "function Client:plan(", "hwmeeting.Client has no `schedule`" },
        ["a method of a handle without type"] = { types, "function Meeting:lock(",
            "function Meeting:close_door(", "hwmeeting.Meeting has no `lock`" },
        ["an operation that has no method"] = { types, "function Client:lock_meeting(",
            "function Client:lock_door(", "hwmeeting.Client has no `lock_meeting`" },
        ["an option that has no type"] = { types, "---@field timeout? number seconds: of a whole",
            "---@field time_out? number seconds: of a whole",
            "hwmeeting.Options has no `timeout`" },
        ["a parameter that is merely a table"] = { types, "---@param choice hwmeeting.Schedule ",
            "---@param choice table ", "what the table `choice` holds is not told" },
        ["a result that is merely a table"] = { types, "---@return hwmeeting.RecordingLink[]|nil",
            "---@return table|nil # links", "what the table that it returns holds is not told" },
        ["a parameter without a type"] = { types, "---@param minutes integer\n", "",
            "has no type for `minutes`" },
        ["a field that is there twice"] = { types, "---@field first_day string|osdate",
            "---@field every string\n---@field first_day string|osdate",
            "hwmeeting.Repeats has the field `every` twice" },
        ["a type that cannot be read"] = { types, "---@field first_day string|osdate",
            "---@field first_day <string>", "is no type" },
        ["a module that has none"] = { "README.md", "```lua\n",
            "```lua\nrequire \"hwmeeting.nothing\"\n",
            "no definitions for the module `hwmeeting.nothing`" },
        ["an example that uses what is not there"] = { "examples/tour.lua", "client:logout()",
            "client:log_out()", "hwmeeting.Client has no method `log_out`" },
        ["a block of a page that does"] = { "docs/wrappers.md", "meeting:unlock()",
            "meeting:un_lock()",
            "docs/wrappers.md:%d+: hwmeeting.Meeting has no method `un_lock`" },
    } do
        it("fail the check for " .. name, function()
            local said = changed(case[1], case[2], case[3])
            assert.message(said).truthy(said:find(case[4], 1, not case[4]:find("%d+", 1, true)))
        end)
    end
end)
