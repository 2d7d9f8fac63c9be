--- nginx as the server of the benches: fixed answers over TLS, on free ports of the loopback.
--
-- What it serves, with HTTP/1.1 on one port and HTTP/2 on another:
--
-- - `…/conferences/region/info`         a small answer
-- - `…/conferences/online?limit=N`      the page of 1, 20 or 500 meetings
-- - `…/conferences/history`             a million meetings, paged by offset and limit
-- - `…/conferences/history/confDetail`  a detail with 20 participants, after 50 ms

local answers = require "answers"
local cores = require "cores"
local meetings = require "meetings"
local nginx_process = require "nginx_process"

local write_file = nginx_process.write_file

local server = {}
server.__index = server

--- Seconds after which the history detail is answered.
server.latency = 0.05

--- How many meetings the history holds.
server.history_size = 1000000

local template = [[
    lua_package_path "/usr/share/lua/5.1/?.lua;;";
    open_file_cache max=100 inactive=600s;
    open_file_cache_valid 600s;
    output_buffers 4 512k;
    ssl_certificate certificate.pem;
    ssl_certificate_key key.pem;
    ssl_session_cache shared:tls:1m;
    add_header X-APIG-Ratelimit-Api "remain:99,limit:100,time:1 minute";
    add_header X-APIG-Ratelimit-Api-Allenv "remain:199,limit:200,time:1 second";
    add_header X-Request-Id "5a2f8b7c0d1e4f3a9b6c7d8e9f0a1b2c";
    init_worker_by_lua_file history.lua;
    server {
        listen 127.0.0.1:%d ssl;
        listen 127.0.0.1:%d ssl http2;
        root answers;
        location = /v1/mmc/management/conferences/region/info { try_files /small =500; }
        location = /v1/mmc/management/conferences/online { try_files /page-$arg_limit =500; }
        location = /v1/mmc/management/conferences/history/confDetail {
            content_by_lua_block { ngx.sleep(%g) ngx.print(history.detail) }
        }
        location = /v1/mmc/management/conferences/history {
            content_by_lua_block {
                local offset, limit = ngx.var.arg_offset or 0, ngx.var.arg_limit
                ngx.print(history.page(tonumber(offset), tonumber(limit)))
            }
        }
    }
]]

-- Runs inside nginx. Every page is the same 500 records, but with ids of their own; the last page
-- is answered again to who asks beyond the end, as the service does.
local history_template = [[
local function read(name)
    local file = assert(io.open(ngx.config.prefix() .. name))
    local text = file:read("*a")
    file:close()
    return text
end

history = { detail = read "answers/detail" }

local pieces = {}
for piece in (read "answers/record-pieces"):gmatch("[^\n]+") do
    pieces[#pieces + 1] = piece
end
local total = %d

function history.page(offset, limit)
    offset = math.min(offset, math.floor((total - 1) / limit) * limit)
    local parts = {}
    for i = 1, math.min(limit, total - offset) do
        parts[#parts + 1] = (i > 1 and ',{"conferenceID":"' or '{"conferenceID":"')
            .. 900000000 + offset + i
        parts[#parts + 1] = pieces[(i - 1) %% #pieces + 1]
    end
    return '{"data":[' .. table.concat(parts) .. ('],"offset":%%d,"limit":%%d,"count":%%d}')
        :format(offset, limit, total)
end
]]

-- What follows the id in each record.
local function record_pieces()
    local random = meetings.generator(3)
    local pieces = {}
    for i = 1, 500 do
        pieces[i] = meetings.meeting(random):gsub('^{"conferenceID":"%d+', "")
    end
    return table.concat(pieces, "\n") .. "\n"
end

local function write_answers(folder)
    write_file(folder .. "/small",
        '{"regionIP":"159.138.10.20","regionUrl":"cn-r5.meeting.example"}')
    for _, count in ipairs { 1, 20, 500 } do
        write_file(folder .. "/page-" .. count, meetings.page(count, 7))
    end
    write_file(folder .. "/detail", answers.history_detail(20, 9))
    write_file(folder .. "/record-pieces", record_pieces())
end

local function make_certificate(folder)
    local ok = os.execute(("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes "
        .. "-days 3650 -subj /CN=localhost -addext subjectAltName=IP:127.0.0.1,DNS:localhost "
        .. "-keyout '%s/key.pem' -out '%s/certificate.pem' 2>/dev/null"):format(folder, folder))
    assert(ok, "openssl cannot make a certificate")
end

--- Starts the server; raises when it does not come up.
-- @treturn table with `http1` and `http2` (base URLs), `ca_file`, and `stop()`
function server.start()
    local folder = nginx_process.new_folder()
    local http1, http2 = nginx_process.free_port(), nginx_process.free_port()
    nginx_process.make_folder(folder .. "/answers")
    make_certificate(folder)
    write_answers(folder .. "/answers")
    write_file(folder .. "/history.lua", history_template:format(server.history_size))
    return setmetatable({
        process = nginx_process.start(template:format(http1, http2, server.latency), folder,
            cores.server),
        http1 = "https://127.0.0.1:" .. http1,
        http2 = "https://127.0.0.1:" .. http2,
        ca_file = folder .. "/certificate.pem",
    }, server)
end

--- Stops it and removes its folder.
function server:stop()
    self.process:stop()
end

return server
