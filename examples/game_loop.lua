--- Calls in a game loop: sixty frames a second while the lists of meetings come in, and the worst
-- frame at the end.
--
--   HWMEETING_APP_ID=… HWMEETING_APP_KEY=… lua5.4 examples/game_loop.lua [SECONDS]
--
-- Without a service: lua5.4 tools/run_in_sandbox.lua lua5.4 examples/game_loop.lua

local hwmeeting = require "hwmeeting"
local core = require "hwmeeting.core"

local seconds = tonumber(arg and arg[1]) or 4
local frame_length, budget_ms = 1 / 60, 4
local pause_between_lists = 0.5

-- One connection and small pages: a step that has begun is not interrupted, and a TLS handshake or
-- the decoding of a large page is one step.
local client = hwmeeting.new { loop = "frame", max_connections_per_host = 1 }

local function read_list()
    return client:online_meetings({ queryAll = true, limit = 20 }):all()
end

-- Asks for the list again and again; what a game would show of it is in `seen`.
local seen = { lists = 0, meetings = 0, failures = 0 }
local task, next_at = nil, 0

local function update(now, may_start)
    if task and task.done then
        seen.lists = seen.lists + 1
        seen.meetings = seen.meetings + #(task.result or {})
        seen.failures = seen.failures + (task.err and 1 or 0)
        task, next_at = nil, now + pause_between_lists
    end
    if not task and may_start and now >= next_at then
        task = client:task(read_list)
    end
end

-- Frames while the connection is made, and frames after that.
local phases = { { name = "until the first list" }, { name = "from then on" } }
for _, phase in ipairs(phases) do
    phase.frames, phase.late, phase.worst = 0, 0, 0
end

local function count(phase, took)
    phase.frames = phase.frames + 1
    phase.late = phase.late + (took > frame_length and 1 or 0)
    phase.worst = math.max(phase.worst, took)
end

local began = core.clock()
local ends_at = began + seconds
while core.clock() < ends_at or task do
    local frame_began = core.clock()
    local phase = phases[seen.lists == 0 and 1 or 2]
    client:pump(budget_ms)
    update(frame_began, frame_began < ends_at)
    -- The game would draw here.
    local took = core.clock() - frame_began
    count(phase, took)
    core.sleep(math.max(0, frame_length - took))
end

print(("%d lists with %d meetings, %d failures"):format(seen.lists, seen.meetings, seen.failures))
for _, phase in ipairs(phases) do
    print(("%s: %d frames, worst %.1f ms of %.1f ms, %d late"):format(phase.name, phase.frames,
        phase.worst * 1000, frame_length * 1000, phase.late))
end
