--- CPU of one call on a kept connection, beside a bare libcurl loop in C and hand-written clients.
--
-- The contestants run in this process, one after the other in each round, against nginx with fixed
-- answers. Those whose modules this Lua does not have are left out, and named.

local bare_loop = require "bare_loop"
local cjson = require "cjson"
local core = require "hwmeeting.core"
local catalogue = require "hwmeeting.catalogue"
local hwmeeting = require "hwmeeting"
local peers = require "peers"
local rounds = require "rounds"
local sheet = require("sheet").new()

local ca_file = os.getenv "BENCH_CA_FILE"
local http1, http2 = os.getenv "BENCH_HTTP1", os.getenv "BENCH_HTTP2"

local token = ("t"):rep(64)
local header_lines = { "X-Access-Token: " .. token, "User-Agent: bench" }

local optional = peers.optional

local function make_client(base_url)
    return hwmeeting.new { base_url = base_url, ca_file = ca_file, access_token = token,
        retries = 0 }
end

local answers = {
    { name = "small", path = "/v1/mmc/management/conferences/region/info?conferenceID=914083136",
        operation = "ShowRegionInfoOfMeeting",
        call = function(client)
            return client:show_region_info_of_meeting { conferenceID = "914083136" }
        end },
    { name = "20 meetings", path = "/v1/mmc/management/conferences/online?offset=0&limit=20",
        operation = "SearchOnlineMeetings",
        call = function(client)
            return client:search_online_meetings { offset = 0, limit = 20 }
        end },
    { name = "500 meetings", path = "/v1/mmc/management/conferences/online?offset=0&limit=500",
        operation = "SearchOnlineMeetings",
        call = function(client)
            return client:search_online_meetings { offset = 0, limit = 500 }
        end },
}

local contestants = {}

function contestants.bare(base_url, answer)
    local loop = bare_loop.new(base_url .. answer.path, ca_file, header_lines)
    return function() loop(1) end
end

function contestants.hwmeeting(base_url, answer)
    local client = make_client(base_url)
    return function() assert(answer.call(client)) end
end

-- Debian's lua-curl, for Lua 5.1 and 5.2.
contestants["lua-curl"] = optional "curl" and function(base_url, answer)
    local curl = require "curl"
    local easy = curl.easy_init()
    easy:setopt(curl.OPT_URL, base_url .. answer.path)
    easy:setopt(curl.OPT_CAINFO, ca_file)
    easy:setopt(curl.OPT_HTTPHEADER, header_lines)
    local parts
    local function write(data)
        parts[#parts + 1] = data
        return #data
    end
    easy:setopt(curl.OPT_WRITEFUNCTION, write)
    return function()
        parts = {}
        assert(easy:perform())
        assert(cjson.decode(table.concat(parts)))
    end
end

-- What `luarocks install Lua-cURL` gives.
contestants["Lua-cURL 3"] = optional "cURL" and function(base_url, answer)
    local parts
    local easy = require("cURL").easy {
        url = base_url .. answer.path,
        cainfo = ca_file,
        httpheader = header_lines,
        writefunction = function(data) parts[#parts + 1] = data end,
    }
    return function()
        parts = {}
        easy:perform()
        assert(cjson.decode(table.concat(parts)))
    end
end

-- HTTP/1.1 by hand over one TLS connection: as good as it gets with these two.
contestants.luasec = optional "socket" and optional "ssl" and function(base_url, answer)
    local socket, ssl = require "socket", require "ssl"
    local host, port = base_url:match("^https://([^:]+):(%d+)$")
    local connection = assert(socket.connect(host, tonumber(port)))
    connection = assert(ssl.wrap(connection, { mode = "client", protocol = "any", cafile = ca_file,
        verify = "peer", options = "all" }))
    assert(connection:dohandshake())
    local request = ("GET %s HTTP/1.1\r\nHost: %s:%s\r\n%s\r\nAccept: */*\r\n\r\n"):format(
        answer.path, host, port, table.concat(header_lines, "\r\n"))
    return function()
        assert(connection:send(request))
        local length
        local line = assert(connection:receive "*l")
        assert(line:find "200")
        repeat
            line = assert(connection:receive "*l")
            length = line:lower():match("^content%-length:%s*(%d+)") or length
        until line == ""
        local body = assert(connection:receive(tonumber(length)))
        assert(cjson.decode(body))
    end
end

-- What people write: a new connection each time.
contestants["ssl.https"] = optional "ssl.https" and function(base_url, answer)
    local https, ltn12 = require "ssl.https", require "ltn12"
    return function()
        local parts = {}
        local _, status = assert(https.request {
            url = base_url .. answer.path,
            headers = { ["X-Access-Token"] = token },
            sink = ltn12.sink.table(parts),
            cafile = ca_file, verify = "peer", protocol = "any",
        })
        assert(status == 200)
        assert(cjson.decode(table.concat(parts)))
    end
end

-- What of a call no client can leave out: the decoding by itself, of a text that was there before,
-- and the least that gives the same tables: the bare loop, its body kept, made a Lua string and
-- decoded.
local function floors(base_url, answer)
    local body
    hwmeeting.new({ base_url = base_url, ca_file = ca_file, access_token = token,
        on_response = function(response) body = response.body end })
        :call(answer.operation, answer.name == "small" and { conferenceID = "914083136" }
            or { offset = 0, limit = tonumber(answer.path:match "%d+$") })
    local descriptor = catalogue.operation(answer.operation).descriptor
    local loop = bare_loop.new(base_url .. answer.path, ca_file, header_lines)
    return function() return assert(core.decode(descriptor, body)) end,
        function() return assert(core.decode(descriptor, loop:fetch())) end
end

local order = { "lua-curl", "Lua-cURL 3", "luasec", "ssl.https" }

local function compare(label, base_url, answer, rivals)
    local decode, least = floors(base_url, answer)
    local list = {
        { name = "bare", work = contestants.bare(base_url, answer) },
        { name = "hwmeeting", work = contestants.hwmeeting(base_url, answer) },
        { name = "decode", work = decode },
        { name = "least", work = least },
    }
    for _, name in ipairs(rivals) do
        if contestants[name] then
            list[#list + 1] = { name = name, work = contestants[name](base_url, answer) }
        end
    end
    local results = rounds.measure(list)
    local sums = {}
    for round, value in ipairs(results.bare.samples) do
        sums[round] = value + results.decode.samples[round]
    end
    sheet:row(answer.name .. ", " .. label,
        rounds.show_ratio(rounds.ratio(results.hwmeeting, results.bare)),
        rounds.show_ratio(rounds.ratio(results.hwmeeting, { samples = sums })),
        rounds.show_ratio(rounds.ratio(results.hwmeeting, results.least)),
        peers.compare(order, results, results.hwmeeting),
        rounds.show_time(results.hwmeeting), rounds.show_time(results.bare),
        rounds.show_time(results.decode), rounds.show_time(results.least))
end

local about = "CPU time of one call on a kept connection, TLS included. The bare loop is libcurl "
    .. "in C with the same options, the body thrown away; the least is the same loop, its body "
    .. "kept, made a Lua string and decoded. The peers (all with lua-cjson): luasec is HTTP/1.1 "
    .. "by hand on one kept connection, ssl.https a new connection each time."
    .. peers.missing()
sheet:section("A call, " .. (rawget(_G, "jit") and "LuaJIT" or _VERSION), about,
    { "answer", "times the bare loop", "times bare loop + decoding", "times the least",
        "a peer needs times as much", "hwmeeting", "bare loop", "decoding", "the least" })
for _, answer in ipairs(answers) do
    compare("HTTP/1.1", http1, answer, order)
end
for _, answer in ipairs(answers) do
    compare("HTTP/2", http2, answer, { "lua-curl", "Lua-cURL 3" })
end
sheet:finish()
