--- Twenty calls in one frame of a game, with no connection yet: prints as JSON the longest pump, by
-- the clock and in CPU, and the number of those beyond the budget.
--
--   luajit bench/frames.lua BASE_URL CA_FILE MAX_CONNECTIONS BUDGET_MS [prepared]
--
-- With `prepared` the operation is loaded before the first frame.

local core = require "hwmeeting.core"
local hwmeeting = require "hwmeeting"

local calls, frame_length, first_frame, most_frames = 20, 1 / 60, 10, 600
local budget_ms = tonumber(arg[4])

local client = hwmeeting.new { loop = "frame", base_url = arg[1], ca_file = arg[2],
    access_token = "token", retries = 0, max_connections_per_host = tonumber(arg[3]) }

if arg[5] == "prepared" then
    assert(client:prepare("SearchOnlineMeetings", { limit = 20 }))
end

local tasks = {}

local function begin()
    for index = 1, calls do
        tasks[index] = client:task(function()
            return client:search_online_meetings { limit = 20 }
        end)
    end
end

local function all_done()
    for _, task in ipairs(tasks) do
        if not task.done then
            return false
        end
    end
    return #tasks > 0
end

local worst, worst_cpu, over, began, frame = 0, 0, 0, nil, 0
repeat
    frame = frame + 1
    local frame_began, cpu = core.clock(), os.clock()
    if frame == first_frame then
        began = frame_began
        begin()
    end
    client:pump(budget_ms)
    local took = core.clock() - frame_began
    worst, worst_cpu = math.max(worst, took), math.max(worst_cpu, os.clock() - cpu)
    over = over + (took > budget_ms / 1000 and 1 or 0)
    core.sleep(math.max(0, frame_length - took))
until all_done() or frame == most_frames
for _, task in ipairs(tasks) do
    assert(task.done and task.result and #task.result.data == 20, tostring(task.err))
end
print(('{"worst":%.6f,"worst_cpu":%.6f,"over":%d,"last":%.6f}'):format(worst, worst_cpu, over,
    core.clock() - began))
