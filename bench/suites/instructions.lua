--- Instructions of one page, counted by callgrind: these do not depend on the machine's noise.
--
-- A child decodes the page a few times, then another one does so more often; the difference is the
-- decoding alone. Run with arguments it is that child.

local what, count, repeats = ...

local function run_child()
    local answers = require "answers"
    local catalogue = require "hwmeeting.catalogue"
    local core = require "hwmeeting.core"
    local work
    local operation = catalogue.operation("SearchOnlineMeetings").descriptor
    local text = require("meetings").page(tonumber(count), 7)
    if what == "hwmeeting" then
        function work() return assert(core.decode(operation, text)) end
    elseif what == "cjson" then
        local cjson = require "cjson"
        function work() return cjson.decode(text) end
    elseif what == "floor" then
        local floor = require "floor"
        local plan = floor.plan(core.decode(operation, text))
        function work() return floor.build(plan) end
    else
        operation = catalogue.operation("CreateMeeting").descriptor
        local args = answers.new_meeting(tonumber(count), 5)
        local cjson = require "cjson"
        if what == "encode" then
            function work() return core.encode(operation, args, "https://a.example", true) end
        else
            function work() return cjson.encode(args) end
        end
    end
    for _ = 1, tonumber(repeats) do
        work()
    end
end

if what then
    return run_child()
end

local sheet = require("sheet").new()

local function instructions(contestant, size, times)
    local command = ("valgrind --tool=callgrind --callgrind-out-file=/dev/null lua5.4 "
        .. "bench/suites/instructions.lua %s %d %d 2>&1"):format(contestant, size, times)
    local pipe = assert(io.popen(command))
    local said = pipe:read("*a")
    pipe:close()
    return assert(tonumber(said:match("Collected : (%d+)")), said)
end

local function per_work(contestant, size, few, many)
    return (instructions(contestant, size, many) - instructions(contestant, size, few))
        / (many - few)
end

sheet:section("Instructions", "Counted by callgrind, collecting garbage included.",
    { "work", "lua-cjson needs times as many", "times the floor", "hwmeeting", "lua-cjson",
        "floor" })
for _, case in ipairs { { 1, 200, 1200 }, { 20, 20, 120 }, { 500, 4, 16 } } do
    local size, few, many = case[1], case[2], case[3]
    local ours = per_work("hwmeeting", size, few, many)
    local cjson = per_work("cjson", size, few, many)
    local floor = per_work("floor", size, few, many)
    sheet:row(("decode %d meeting%s"):format(size, size == 1 and "" or "s"),
        ("%.2f"):format(cjson / ours), ("%.2f"):format(ours / floor), ("%.0f"):format(ours),
        ("%.0f"):format(cjson), ("%.0f"):format(floor))
end
local ours, cjson = per_work("encode", 200, 10, 50), per_work("cjson-encode", 200, 10, 50)
sheet:row("encode 200 attendees", ("%.2f"):format(cjson / ours), "", ("%.0f"):format(ours),
    ("%.0f"):format(cjson), "")
sheet:finish()
