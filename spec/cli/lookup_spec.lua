-- What the command looks up without a service: operations, schemas, codes; and its frame.

local cjson = require "cjson"
local cli = require "hwmeeting.cli"
local command = require "spec.support.command"
local hwmeeting = require "hwmeeting"

-- In this process, for what is done two hundred times.
local function run_here(words)
    local out, err = io.stdout, io.stderr
    io.stdout, io.stderr = assert(io.tmpfile()), assert(io.tmpfile()) -- luacheck: ignore
    local ok, code = pcall(cli.run, words)
    local files = { io.stdout, io.stderr }
    io.stdout, io.stderr = out, err -- luacheck: ignore
    for index, file in ipairs(files) do
        file:seek "set"
        files[index] = file:read "*a"
    end
    assert(ok, code)
    return code, files[1], files[2]
end

local function lines_of(text)
    local _, count = text:gsub("\n", "")
    return count
end

describe("hwmeeting", function()
    it("tells its commands and its exit codes within 80 columns", function()
        local code, out, err = command.run(nil, "--help")
        assert.same({ 0, "" }, { code, err })
        for _, name in ipairs { "call", "operations", "schema", "explain", "sandbox" } do
            assert.truthy(out:find("\n   " .. name .. " ", 1, true), name)
        end
        for _, number in ipairs { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 130, 141 } do
            assert.truthy(out:find(("\n   %d  "):format(number), 1, true), number)
        end
        for line in out:gmatch "[^\n]+" do
            assert.is_true(#line <= 80, line)
        end
    end)

    it("has a help for each command, on standard output", function()
        for _, name in ipairs { "call", "operations", "schema", "explain", "sandbox" } do
            local code, out, err = run_here { name, "--help" }
            assert.same({ 0, "" }, { code, err })
            assert.truthy(out:find("Usage: hwmeeting " .. name, 1, true))
        end
    end)

    it("says wrong usage in one line, with the nearest name, and on standard error", function()
        for words, told in pairs {
            [""] = "a command is missing",
            ["exlain"] = "did you mean `explain`?",
            ["explain"] = "missing argument",
            ["operations --formt json"] = "Did you mean '--format'?",
            ["operations --format xml"] = "must be one of",
            ["schema LockMeetin"] = "did you mean `LockMeeting`?",
            ["explain MMC.11107005"] = "near are MMC.111070005,",
            ["call LockMeetin"] = "did you mean `LockMeeting`?",
            ["call SearchMeetings limt=2"] = "did you mean `limit`?",
            ["call SearchMeetings --limit x"] = "'x' is no whole number",
            ["call SearchMeetings --profile"] = "option '--profile' requires an argument",
            ["call SearchMeetings --all --fields conferenceIDD"] = "did you mean `conferenceID`?",
            ["call LockMeeting --all"] = "LockMeeting is not paged",
            ["call SearchMeetings odd"] = "`odd` is no argument",
            ["call SearchMeetings limit:=nonsense"] = "limit is no JSON",
            ["call SearchMeetings @missing.json"] = "SearchMeetings has no body",
            ["call CreateMeeting @/nowhere/body.json"] = "/nowhere/body.json cannot be read",
            ["call CreateMeeting attendees=x"] = "give it as attendees:=JSON",
            ["call CreateMeeting subject=a subject=b"] = "`subject` is given twice",
            ["--sandbox call SearchMeetings --profile x"] = "leave --profile out",
        } do
            local code, out, err = command.run(nil, words)
            assert.same({ 2, "", 1 }, { code, out, lines_of(err) }, words .. ": " .. err)
            assert.truthy(err:find(told, 1, true), words .. ": " .. err)
        end
    end)

    it("says errors as one JSON object where a JSON format is asked for by name", function()
        for _, words in ipairs { "call Lock --format json", "explain x --format=ndjson",
            "call --format json --nonsense", "nonsense --format json" } do
            local code, out, err = command.run(nil, words)
            assert.same({ 2, "", 1 }, { code, out, lines_of(err) }, words)
            local told = cjson.decode(err).error
            assert.same({ "usage", 2, "string" }, { told.kind, told.exit, type(told.message) })
        end
    end)

    it("lets no byte through that a terminal would obey", function()
        local output = require "hwmeeting.cli.output"
        local json = output.json { "\27[2J\127\194\155\194\160é\n" }
        assert.equal('["\\u001b[2J\\u007f\\u009b\194\160é\\n"]', json)
        local _, _, err = run_here { "call", "Lock\27[2J\r\n\194\155Meeting" }
        assert.falsy(err:gsub("\n$", ""):find "[%c\194]", err)
    end)

    it("fails when its output cannot be written", function()
        for _, words in ipairs { "--help", "operations", "explain 429", "call --help" } do
            local code, _, err = command.run(nil, words .. " >/dev/full")
            assert.equal(1, code, words)
            assert.truthy(err:find "standard output cannot be written: .+\n$", err)
        end
    end)

    it("is silent when its reader has gone, whether that is a signal or an error", function()
        for _, first in ipairs { "", "trap '' PIPE; " } do
            local path = os.tmpname()
            local _, _, err = command.run(nil, ("--version >/dev/null; { sleep 0.5; %s%s; "
                .. "echo $? >%s; } | true"):format(first, command.line(nil, "operations"), path))
            for _ = 1, 100 do
                os.execute "sleep 0.05"
                local file = assert(io.open(path))
                local code = file:read "*l"
                file:close()
                if code then
                    assert.same({ "141", "" }, { code, err })
                    break
                end
            end
            os.remove(path)
        end
    end)
end)

describe("hwmeeting operations", function()
    it("lists all, one a line, in every format", function()
        local ids = hwmeeting.operations()
        local _, text = run_here { "operations" }
        local _, rows = run_here { "operations", "--format", "ndjson" }
        local _, array = run_here { "operations", "--format", "json" }
        array = cjson.decode(array)
        assert.same({ #ids, #ids, #ids }, { lines_of(text), lines_of(rows), #array })
        local index = 0
        for row in rows:gmatch "[^\n]+" do
            index = index + 1
            assert.same(array[index], cjson.decode(row))
            assert.equal(ids[index], array[index].id)
        end
    end)

    it("finds a part of a name, and says on standard error that there is none", function()
        local code, out, err = run_here { "operations", "LOCKMEETING" }
        assert.same({ 0, 1, "" }, { code, lines_of(out), err })
        assert.truthy(out:find "^LockMeeting  +Lock the meeting")
        code, out, err = run_here { "operations", "lockmeting" }
        assert.same({ 0, "" }, { code, out })
        assert.truthy(err:find("did you mean `LockMeeting`?", 1, true), err)
        local _, empty = run_here { "operations", "lockmeting", "--format", "json" }
        assert.equal("[]\n", empty)
    end)
end)

describe("hwmeeting schema", function()
    it("is what describe says, as text and as JSON that parses, for all operations", function()
        for _, id in ipairs(hwmeeting.operations()) do
            local code, text = run_here { "schema", id }
            assert.same({ 0, tostring(hwmeeting.describe(id)) .. "\n" }, { code, text })
            local _, json, err = run_here { "schema", id, "--format", "json" }
            local schema = cjson.decode(json)
            assert.same({ id, "" }, { schema.id, err })
            assert.truthy(json:find '"parameters":%[', id)
            assert.falsy(json:find('"fields":{', 1, true), id)
        end
    end)

    it("takes models, and names in small letters", function()
        local _, model = run_here { "schema", "ConferenceInfo" }
        assert.truthy(model:find "^ConferenceInfo\n")
        local _, operation = run_here { "schema", "lock_meeting" }
        assert.truthy(operation:find "^LockMeeting ")
    end)
end)

describe("hwmeeting explain", function()
    it("says what every known code means", function()
        for code, entry in pairs(require("hwmeeting.api.errors").codes) do
            local status, out, err = run_here { "explain", code }
            assert.same({ 0, "" }, { status, err })
            assert.equal(1, (out:find(code .. ": " .. entry.meaning, 1, true)))
            assert.truthy(not entry.hint or out:find(entry.hint, 1, true))
        end
    end)

    it("knows HTTP statuses and kinds of errors, and codes in small letters", function()
        for code, told in pairs { ["429"] = "retry_after", incomplete = "pages ended",
            ["mmc.111070005"] = "Meeting not found" } do
            local status, out = run_here { "explain", code, "--format", "json" }
            assert.equal(0, status)
            local found = cjson.decode(out)
            assert.truthy((found.meaning .. (found.hint or "")):find(told, 1, true), out)
        end
    end)
end)
