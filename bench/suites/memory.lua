--- Memory while one million meetings pass by: two thousand pages of five hundred.

local hwmeeting = require "hwmeeting"
local sheet = require("sheet").new()

local size = tonumber(os.getenv "BENCH_HISTORY_SIZE")

-- Kilobytes of this process: resident now, or at most so far (Linux).
local function resident(field)
    for line in io.lines "/proc/self/status" do
        local value = line:match("^" .. field .. ":%s*(%d+)")
        if value then
            return tonumber(value)
        end
    end
    error("/proc/self/status does not say " .. field)
end

local function show(kilobytes)
    return ("%.1f MB"):format(kilobytes / 1024)
end

local client = hwmeeting.new { base_url = os.getenv "BENCH_HTTP1",
    ca_file = os.getenv "BENCH_CA_FILE", access_token = "token", retries = 0 }
collectgarbage()
local start, heap_start = resident "VmRSS", collectgarbage "count"

sheet:section("Memory over a million meetings",
    "One loop over `client:past_meetings()`, every meeting looked at; resident memory and Lua's "
        .. "heap. The first call loads libcurl and its libraries; what counts comes on top.",
    { "after", "resident", "above the first call", "Lua heap" })

sheet:row("hwmeeting.new", show(start), "", show(heap_start))
assert(client:show_region_info_of_meeting { conferenceID = "914083136" })
local first_call = resident "VmRSS"

local function report(label)
    sheet:row(label, show(resident "VmRSS"), show(resident "VmRSS" - first_call),
        show(collectgarbage "count"))
end

report("the first call")
local marks = { [500] = true, [10000] = true, [100000] = true, [size / 2] = true }
local seen, letters = 0, 0
local clock, cpu = require("hwmeeting.core").clock, os.clock()
local began = clock()

for meeting in client:past_meetings() do
    seen = seen + 1
    letters = letters + #meeting.conferenceID
    if marks[seen] then
        report(("%d meetings"):format(seen))
    end
end
local wall = clock() - began
cpu = os.clock() - cpu
assert(seen == size, seen)
assert(letters >= size * 9)
report(("%d meetings"):format(seen))
sheet:row("at most", show(resident "VmHWM"), show(resident "VmHWM" - first_call), "")
sheet:row(("%.1f s, %.1f s of them CPU: %.0f meetings a second"):format(wall, cpu, seen / wall), "",
    "", "")
sheet:finish()
