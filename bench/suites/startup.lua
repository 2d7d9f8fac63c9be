--- Time and memory of loading the library, of making a client, and of the first call.

local child = require "child"
local rounds = require "rounds"
local sheet = require("sheet").new()

local count = tonumber(os.getenv "BENCH_ROUNDS") or 31

-- A child tells its own CPU seconds and resident kilobytes before and after the code.
local probe = [[
local function resident()
    for line in io.lines "/proc/self/status" do
        local value = line:match("^VmRSS:%%s*(%%d+)")
        if value then return tonumber(value) end
    end
end
local function maps_libcurl()
    for line in io.lines "/proc/self/maps" do
        if line:find "libcurl" then return 1 end
    end
    return 0
end
collectgarbage()
local before, heap, start = resident(), collectgarbage "count", os.clock()
do %s end
local taken = os.clock() - start
collectgarbage()
print(taken, resident() - before, collectgarbage "count" - heap, maps_libcurl())
]]

local first_call = ([[local client = require("hwmeeting").new { base_url = %q, ca_file = %q,
    access_token = "token" }
assert(client:show_region_info_of_meeting { conferenceID = "914083136" })]]):format(
    os.getenv "BENCH_HTTP1", os.getenv "BENCH_CA_FILE")

local codes = {
    { 'require "cjson"', 'require "cjson"' },
    { 'require "hwmeeting"', 'require "hwmeeting"' },
    { 'require "hwmeeting" and hwmeeting.new',
        'require("hwmeeting").new { access_token = "token" }' },
    { "the same and the first call", first_call },
}

local script = os.tmpname()

local function probe_once(code)
    local file = assert(io.open(script, "w"))
    file:write(probe:format(code))
    file:close()
    local pipe = assert(io.popen("lua5.4 " .. script))
    local taken, resident, heap, libcurl = pipe:read("n", "n", "n", "n")
    pipe:close()
    return assert(taken), resident, heap, libcurl
end

sheet:section("Loading", "CPU time and memory of the code inside a fresh lua5.4.",
    { "code", "CPU", "resident", "Lua heap", "libcurl loaded" })
local samples = {}
for round = 1, count do
    for index, case in ipairs(codes) do
        local sample = samples[index] or { times = {}, resident = {}, heap = {} }
        samples[index] = sample
        sample.times[round], sample.resident[round], sample.heap[round], sample.libcurl =
            probe_once(case[2])
    end
end
for index, case in ipairs(codes) do
    local sample = samples[index]
    sheet:row(case[1], rounds.show_time(rounds.quartiles(sample.times)),
        ("%.0f kB"):format(rounds.quartiles(sample.resident).median),
        ("%.0f kB"):format(rounds.quartiles(sample.heap).median),
        sample.libcurl == 1 and "yes" or "no")
end
os.remove(script)

local url = os.getenv "BENCH_HTTP1"
    .. "/v1/mmc/management/conferences/region/info?conferenceID=914083136"
local programs = {
    { "lua5.4 alone", { "lua5.4", "-e", "" } },
    { 'lua5.4, require "cjson"', { "lua5.4", "-e", 'require "cjson"' } },
    { "lua5.4, require and new", { "lua5.4", "-e", codes[3][2] } },
    { "lua5.4, first call", { "lua5.4", "-e", first_call } },
    { "curl, the same call", { "curl", "-s", "-S", "--fail", "--cacert", os.getenv "BENCH_CA_FILE",
        "-H", "X-Access-Token: token", url } },
}

sheet:section("A whole process", "From its start to its end, beside `curl` itself.",
    { "program", "CPU", "elapsed", "most resident" })
local walls, cpus, memory = {}, {}, {}
for round = 1, count do
    for index, program in ipairs(programs) do
        local cost = child.run(program[2])
        walls[index], cpus[index] = walls[index] or {}, cpus[index] or {}
        walls[index][round], cpus[index][round] = cost.wall, cost.cpu
        memory[index] = math.max(memory[index] or 0, cost.memory)
    end
end
for index, program in ipairs(programs) do
    sheet:row(program[1], rounds.show_time(rounds.quartiles(cpus[index])),
        rounds.show_time(rounds.quartiles(walls[index])),
        ("%.1f MB"):format(memory[index] / 1024))
end
sheet:finish()
