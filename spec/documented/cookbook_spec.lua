-- The programs of docs/cookbook.md, each a process of its own beside a sandbox, by what they do.

local examples = require "spec.support.examples"
local shell = require "spec.support.shell"

local page = "docs/cookbook.md"

local programs, names = {}, {}
for _, example in ipairs(examples.read(page)) do
    local name = example.text:match "^%-%- ([%l_]+)%.lua"
    assert(name and not programs[name], ("%s:%d has no name"):format(page, example.line))
    programs[name], names[#names + 1] = example.text, name
end

describe("docs/cookbook.md", function()
    local service, client, folder

    lazy_setup(function()
        service = require("spec.support.service").start { rate_limit = 1000000 }
    end)
    lazy_teardown(function() service:stop() end)
    before_each(function()
        service:reset()
        client = service:client()
        folder = shell.output "mktemp -d"
        for name, text in pairs(programs) do
            local file = assert(io.open(("%s/%s.lua"):format(folder, name), "w"))
            file:write(text)
            file:close()
        end
    end)
    after_each(function() shell.output("rm -r " .. folder) end)

    -- What a command prints, and behind it the exit code. LUA in it is the specs' interpreter,
    -- FOLDER where the programs are.
    local function run(command)
        command = command:gsub("LUA", shell.interpreter()):gsub("FOLDER", folder)
        return shell.output_beside(service.box, command .. '; echo "exit $?"')
    end

    -- The first lines of a program that never ends, those about errors among them.
    local function first_lines(count, command)
        return run(([[sh -c 'echo $$ >FOLDER/pid; exec %s' 2>&1 |
            { head -n %d; kill "$(cat FOLDER/pid)"; }]]):format(command, count))
    end

    local function write(name, text)
        local file = assert(io.open(folder .. "/" .. name, "w"))
        file:write(text)
        file:close()
    end

    local function read(name)
        local file = assert(io.open(folder .. "/" .. name))
        local text = file:read "*a"
        file:close()
        return text
    end

    local function running()
        return assert(client:online_meetings({ queryAll = true }):all())
    end

    local tried = {}

    function tried.lock()
        local one = assert(client:schedule { subject = "Board of trade" })
        local other = assert(client:schedule { subject = "Garden" })
        for _, conf in ipairs { one, other } do assert(client:meeting(conf):start()) end
        assert.equal(("locked\t%s\tBoard of trade\nexit 0"):format(one.conferenceID),
            run "LUA FOLDER/lock.lua Board")
        assert.is_true(service:meeting(one.conferenceID).locked)
        assert.is_false(service:meeting(other.conferenceID).locked)
    end

    function tried.attendance()
        local zone, meeting = "Asia/Shanghai", client:meeting(assert(client:schedule {
            subject = '=HYPERLINK("x")', attendees = { { name = "@Ada", phone = "+99111" } } }))
        assert(meeting:start())
        assert(meeting:stop())
        local held = assert(client:past_meetings({ searchKey = "HYPERLINK", from = os.time() - 3600,
            to = os.time() + 60 }):all())[1]
        local time = require "hwmeeting.time"
        local began = time.to_local(held.starts_at, zone)
        local printed = run(("LUA FOLDER/attendance.lua %s %s >FOLDER/out.csv"):format(
            began:sub(1, 7), zone))
        assert.equal("exit 0", printed)
        local text = read "out.csv"
        assert.truthy(text:find(
            '\239\187\191"meeting","began","name","account","state","minutes"\r\n', 1, true) == 1)
        local report, rows = assert(client:attendance_report(held.confUUID)), {}
        for row in text:gmatch "[^\r\n]+" do
            rows[#rows + 1] = row:find(began, 1, true) and row or nil
            assert.falsy((row:find '^"[=+@-]' or row:find ',"[=+@-]'), row)
        end
        assert.is_true(#report.people > 0)
        assert.equal(#report.people, #rows)
        assert.truthy(rows[1]:find('"\'=HYPERLINK(""x"")","' .. began, 1, true), rows[1])
        assert.truthy(text:find('"\'@Ada","","absent","0"', 1, true), text)
    end

    function tried.export()
        service:faults "status=400:ShowHisMeetingDetail+5*3"
        assert.truthy(run "LUA FOLDER/export.lua FOLDER":find "exit 1$")
        local first = tonumber(shell.output(("ls %s/*.json | wc -l"):format(folder)))
        local asked = service:count "ShowHisMeetingDetail"
        local printed = run "LUA FOLDER/export.lua FOLDER"
        local total = tonumber(printed:match "(%d+)\n+exit 0$")
        assert.message(printed).equal(total, first + 3)
        assert.equal(tostring(total), shell.output(("ls %s/*.json | wc -l"):format(folder)))
        assert.is_true(service:count "ShowHisMeetingDetail" - asked < asked / 2)
        local all = shell.output(("cat %s/*.json"):format(folder))
        local _, lines = (all .. "\n"):gsub("\n", "")
        assert.equal(total, lines)
        assert.truthy(all:find('"name":', 1, true))
        assert.falsy(all:find '"password":"%d')
    end

    function tried.series()
        local csv
        for _, block in ipairs(examples.blocks(page)) do
            csv = block.language == "csv" and block.text or csv
        end
        local year = os.date("!*t").year + 1       -- the page's days come and go
        write("series.csv", (csv:gsub("2027", year + 1):gsub("2026", year)) .. "\n")
        local printed = run "LUA FOLDER/series.lua FOLDER/series.csv Asia/Shanghai"
        assert.truthy(printed:find("\t" .. year .. "%-12%-%d%d 09:30:00\tStand%-up\n"), printed)
        assert.truthy(printed:find(" 16:00:00\tWeekly review\n", 1, true), printed)
        assert.truthy(printed:find "exit 0$", printed)
        assert.equal(2, service:count "CreateRecurringMeeting")
        assert.equal("exit 0", run "LUA FOLDER/series.lua FOLDER/series.csv Asia/Shanghai")
        assert.equal(2, service:count "CreateRecurringMeeting")
    end

    -- Minutes that no meeting is at: none passes them while the spec runs. And how many have.
    local function quiet_minutes()
        local at, count = {}, 0
        for _, conf in ipairs(running()) do
            local minutes = math.floor((os.time() - conf.starts_at) / 60)
            at[minutes] = (at[minutes] or 0) + 1
        end
        local limit = 30
        while at[limit] do limit = limit + 1 end
        for minutes, meetings in pairs(at) do
            count = count + (minutes > limit and meetings or 0)
        end
        return limit, count
    end

    function tried.watch()
        local limit, expected = quiet_minutes()
        assert.is_true(expected > 3)
        service:faults "status=400:SearchOnlineMeetings+10*1"       -- in a later round
        local printed = first_lines(expected + 1, ("LUA FOLDER/watch.lua %d 0.05"):format(limit))
        assert.truthy(printed:find("SearchOnlineMeetings: ", 1, true), printed)
        local seen = {}
        for id, minutes in printed:gmatch "(%d+)\t(%d+) minutes\t" do
            assert.is_nil(seen[id])
            assert.is_true(tonumber(minutes) > limit)
            seen[id], expected = true, expected - 1
        end
        assert.equal(0, expected)
    end

    function tried.end_old()
        local limit, old = quiet_minutes()
        local before = #running()
        local printed = run(("LUA FOLDER/end_old.lua %.4f"):format((limit + 0.5) / 60))
        assert.truthy(printed:find(("%d of %d\nexit 0"):format(old, old), 1, true), printed)
        assert.equal(before - old, #running())
    end

    function tried.invite()
        local lines = {}
        for index = 1, 120 do lines[index] = ("Person %d,+9912%04d\n"):format(index, index) end
        write("people.csv", table.concat(lines))
        assert.equal("exit 0", run "LUA FOLDER/invite.lua 914083136 FOLDER/people.csv")
        assert.is_true(service:meeting("914083136").present >= 120)
    end

    function tried.count()
        local printed = run("export HOME=FOLDER; "
            .. "seq 20 | xargs -P 20 -I{} LUA FOLDER/count.lua; LUA FOLDER/count.lua")
        local _, lines = printed:gsub("%d+\n", "")
        assert.message(printed).equal(21, lines)
        assert.equal(1, service:count "CreateAppIdToken")
    end

    function tried.cancel()
        for _ = 1, 3 do assert(client:schedule { subject = "Old", start = os.time() + 7200 }) end
        local stays = assert(client:schedule { subject = "Older", start = os.time() + 7200 })
        local printed = run "LUA FOLDER/cancel.lua Old --dry-run"
        local _, lines = printed:gsub("DELETE\thttps://", "")
        assert.message(printed).equal(3, lines)
        assert.equal(0, service:count "CancelMeeting")
        assert.equal("exit 0", run "LUA FOLDER/cancel.lua Old")
        assert.equal(3, service:count "CancelMeeting")
        local left = assert(client:upcoming_meetings({ searchKey = "Old" }):all())
        assert.same({ stays.conferenceID }, { left[1].conferenceID, left[2] })
    end

    function tried.wallboard()
        local printed = first_lines(130, "LUA FOLDER/wallboard.lua 0.05")
        local _, boards = printed:gsub("  57 meetings\n\n%d%d:%d%d  +%d+ people  ", "")
        assert.message(printed).equal(3, boards)
    end

    for _, name in ipairs(names) do
        it("has the program " .. name .. ".lua, which works", function()
            assert.message("no spec of this program").is_function(tried[name])
            tried[name]()
            tried[name] = nil
        end)
    end

    it("has all of them", function()
        assert.equal(10, #names)
    end)
end)
