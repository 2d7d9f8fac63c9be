-- luacheck: std luajit
--- A call from within nginx, beside nginx's own subrequests; and the worst frame of a game.
--
-- wrk keeps so many requests at a time going at a gateway (`gateway.lua`), which asks an upstream
-- over TLS. Added is what a request takes longer than one to the upstream itself, without TLS.
-- BENCH_ROUNDS is the number of rounds, at most 5; a turn lasts `seconds`, after `warm_up`.

local cjson = require "cjson"
local gateway = require "gateway"
local rounds = require "rounds"
local sheet = require("sheet").new()

local warm_up, seconds = 2, 2
local count = math.min(5, tonumber(os.getenv "BENCH_ROUNDS") or 5)
local ca_file = os.getenv "BENCH_CA_FILE"

-- The key lies beside the certificate of the benches' server.
local key_file = ca_file:gsub("certificate%.pem$", "key.pem")

local contestants = {
    { name = "the upstream itself" },
    { name = "no call", path = "nothing" },
    { name = "subrequest and cjson", path = "subrequest" },
    { name = "hwmeeting, HTTP/1.1", path = "http1" },
    { name = "hwmeeting, HTTP/2", path = "http2" },
}
local upstream_name, nothing_name = contestants[1].name, contestants[2].name
local subrequest_name = contestants[3].name

local function wrk(url, at_a_time, duration)
    local pipe = assert(io.popen(("wrk -t1 -c%d -d%ds --timeout 10s -s bench/wrk_report.lua '%s'")
        :format(at_a_time, duration, url)))
    local text = pipe:read("*a")
    pipe:close()
    local line = text:match("{[^\n]*}")
    local report = cjson.decode(line or error("wrk said: " .. text))
    assert(report.failed == 0, "requests failed: " .. text)
    return report
end

-- One turn: requests a second, percentiles, the gateway's CPU for a request.
local function turn(server, contestant, speed, at_a_time)
    local url = contestant.path and server.url .. contestant.path .. "_" .. speed
        or server.plain[speed]
    wrk(url, at_a_time, warm_up)
    local cpu = server:cpu()
    local report = wrk(url, at_a_time, seconds)
    assert(report.requests > 0, "no request ended")
    report.cpu = (server:cpu() - cpu) / report.requests
    report.rate = report.requests / report.seconds
    return report
end

-- Contestant → array of turns. Who begins changes from round to round.
local function play(server, speed, at_a_time)
    local turns = {}
    for _, contestant in ipairs(contestants) do
        turns[contestant.name] = {}
    end
    for round = 1, count do
        for place = 1, #contestants do
            local contestant = contestants[(round + place) % #contestants + 1]
            turns[contestant.name][round] = turn(server, contestant, speed, at_a_time)
        end
    end
    return turns
end

-- The quartiles of `field`, less that of another contestant in the same round.
local function quartiles(turns, field, less)
    local values = {}
    for round, report in ipairs(turns) do
        values[round] = report[field] - (less and less[round][field] or 0)
    end
    local result = rounds.quartiles(values)
    result.samples = values
    return result
end

local function show_milliseconds(result)
    return ("%.2f (%.2f to %.2f)"):format(result.median * 1e3, result.low * 1e3,
        result.high * 1e3)
end

local function show_row(turns, name, at_a_time)
    local own, upstream = turns[name], turns[upstream_name]
    local cells = { tostring(at_a_time), name, ("%.0f"):format(quartiles(own, "rate").median) }
    if name == upstream_name then
        cells[4] = ("takes %.2f"):format(quartiles(own, "p50").median * 1e3)
        cells[5] = ("takes %.2f"):format(quartiles(own, "p99").median * 1e3)
        cells[6], cells[7] = "", ""
    else
        cells[4] = show_milliseconds(quartiles(own, "p50", upstream))
        cells[5] = show_milliseconds(quartiles(own, "p99", upstream))
        cells[6] = rounds.show_time(quartiles(own, "cpu"))
        local nothing = turns[nothing_name]
        cells[7] = name == nothing_name and "" or rounds.show_ratio(rounds.ratio(
            quartiles(own, "cpu", nothing), quartiles(turns[subrequest_name], "cpu", nothing)))
    end
    sheet:row(unpack(cells))
end

local function compare(server, title, speed)
    local about = ("A request to nginx asks an upstream over TLS for a page of %d meetings and "
        .. "decodes it; one worker, wrk, keep-alive. Added: milliseconds beyond the upstream's own "
        .. "without TLS, in the same round. The last column is CPU beyond a request without a "
        .. "call, over that of a subrequest. lua-resty-http is not measured: Debian has no "
        .. "package of it."):format(gateway.page_size)
    sheet:section(title, about, { "at a time", "asked by", "requests/s", "added p50", "added p99",
        "CPU of a request", "call / subrequest" })
    for _, at_a_time in ipairs { 1, 50, gateway.most } do
        local turns = play(server, speed, at_a_time)
        for _, contestant in ipairs(contestants) do
            show_row(turns, contestant.name, at_a_time)
        end
    end
end

-- -- Frames ---------------------------------------------------------------------------------

-- Field of `frames.lua` → its quartiles over all rounds.
local function frames(base_url, connections, budget, prepared)
    local values = { worst = {}, worst_cpu = {}, over = {}, last = {} }
    for round = 1, count * 2 do
        local pipe = assert(io.popen(("luajit bench/frames.lua '%s' '%s' %d %g %s"):format(base_url,
            ca_file, connections, budget, prepared and "prepared" or "")))
        local report = cjson.decode(pipe:read("*a"))
        pipe:close()
        for name, list in pairs(values) do
            list[round] = report[name]
        end
    end
    for name, list in pairs(values) do
        values[name] = rounds.quartiles(list)
    end
    return values
end

local function compare_frames(server)
    local budget = 4
    sheet:section("The worst frame of a game",
        ("Twenty calls begin in one frame of 1/60 s, with no connection yet; client:pump(%d) once "
        .. "a frame. Prepared: client:prepare has loaded the operation before. CPU leaves out what "
        .. "other programs of the machine took. Beyond: pumps longer than their budget."):format(
        budget), { "at most", "worst pump", "in CPU", "beyond", "last answer after" })
    local cases = {
        { "20 connections, HTTP/1.1", server.http1.slow, 20 },
        { "20 connections, HTTP/1.1, prepared", server.http1.slow, 20, true },
        { "1 connection, HTTP/1.1, prepared", server.http1.slow, 1, true },
        { "20 connections, HTTP/2, prepared", server.http2.slow, 20, true },
    }
    for _, case in ipairs(cases) do
        local result = frames(case[2], case[3], budget, case[4])
        sheet:row(case[1], rounds.show_time(result.worst), rounds.show_time(result.worst_cpu),
            ("%.0f"):format(result.over.median), rounds.show_seconds(result.last.median))
    end
end

local function main(server)
    compare(server, ("A call from nginx, the upstream takes %g ms"):format(gateway.latency * 1000),
        "slow")
    compare(server, "A call from nginx, the upstream answers at once", "fast")
    compare_frames(server)
    local log = server:log()
    assert(log == "", log)
end

local server = gateway.start(ca_file, key_file)
local ok, problem = pcall(main, server)
server:stop()
assert(ok, problem)
sheet:finish()
