--- A thousand details at once against a server that takes 50 ms for each, beside the ideal.

local core = require "hwmeeting.core"
local hwmeeting = require "hwmeeting"
local rounds = require "rounds"
local sheet = require("sheet").new()

local ca_file = os.getenv "BENCH_CA_FILE"
local latency = tonumber(os.getenv "BENCH_LATENCY")
local calls = tonumber(os.getenv "BENCH_CALLS") or 1000

local function run(base_url, concurrency)
    local client = hwmeeting.new { base_url = base_url, ca_file = ca_file, access_token = "token",
        retries = 0, max_connections_per_host = concurrency }
    local uuids = {}
    for i = 1, calls do
        uuids[i] = ("%032x"):format(i)
    end
    local wall, cpu = core.clock(), os.clock()
    local results, errors = client:map(uuids, function(uuid)
        return client:show_his_meeting_detail { confUUID = uuid }
    end, { concurrency = concurrency })
    wall, cpu = core.clock() - wall, os.clock() - cpu
    if errors then
        error(tostring(errors[next(errors)]))
    end
    assert(#results == calls)
    return wall, cpu / calls
end

local protocols = {
    { "HTTP/1.1", os.getenv "BENCH_HTTP1" },
    { "HTTP/2", os.getenv "BENCH_HTTP2" },
}

-- The protocols take turns.
local function compare(concurrency, times)
    local walls, cpus = { {}, {} }, { {}, {} }
    for round = 1, times do
        for index, protocol in ipairs(protocols) do
            walls[index][round], cpus[index][round] = run(protocol[2], concurrency)
        end
    end
    local ideal = calls * latency / concurrency
    for index, protocol in ipairs(protocols) do
        local wall, cpu = rounds.quartiles(walls[index]), rounds.quartiles(cpus[index])
        sheet:row(("%d at a time, %s"):format(concurrency, protocol[1]),
            rounds.show_ratio { median = wall.median / ideal, low = wall.low / ideal,
                high = wall.high / ideal },
            rounds.show_seconds(wall.median), rounds.show_seconds(ideal), rounds.show_time(cpu))
    end
end

sheet:section(("%d calls against a latency of %g ms"):format(calls, latency * 1000),
    "`client:map` over history details of 20 participants. The ideal is calls × latency / "
        .. "concurrency. `max_connections_per_host` is the concurrency; the first run of each row "
        .. "makes the connections and counts as well.",
    { "calls", "times the ideal", "took", "ideal", "CPU of a call" })
for _, case in ipairs { { 64, 5 }, { 16, 5 }, { 1, 1 } } do
    compare(case[1], case[2])
end
sheet:finish()
