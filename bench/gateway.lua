--- nginx as people have it in front of the service: a request comes in, the list of meetings is
-- asked for over TLS, and something short is answered. Once with our client, once with nginx's own
-- subrequests.
--
-- Two processes with one worker each: the upstream with fixed answers, at once or after
-- `gateway.latency`, and the gateway, whose CPU is measured.

local meetings = require "meetings"
local nginx_process = require "nginx_process"
local process_cpu = require "process_cpu"

local gateway = {}
gateway.__index = gateway

--- Seconds that the slow upstream takes.
gateway.latency = 0.2

--- Meetings in an answer.
gateway.page_size = 20

--- The most requests at a time that it is made for.
gateway.most = 400

local upstream_template = [[
    ssl_certificate ${certificate};
    ssl_certificate_key ${key};
    ssl_session_cache shared:tls:1m;
    http2_max_concurrent_streams 128;
    init_by_lua_block {
        local file = assert(io.open(ngx.config.prefix() .. "page"))
        page = file:read("*a")
        file:close()
    }
    server {
        listen 127.0.0.1:${fast} ssl;
        listen 127.0.0.1:${fast_http2} ssl http2;
        listen 127.0.0.1:${fast_plain};
        location / { content_by_lua_block { ngx.print(page) } }
    }
    server {
        listen 127.0.0.1:${slow} ssl;
        listen 127.0.0.1:${slow_http2} ssl http2;
        listen 127.0.0.1:${slow_plain};
        location / { content_by_lua_block { ngx.sleep(${latency}) ngx.print(page) } }
    }
]]

-- `most` connections of HTTP/1.1 are what `most` calls at a time need; HTTP/2 needs few.
local gateway_template = [[
    upstream fast { server 127.0.0.1:${fast}; keepalive 1000; keepalive_requests 100000000; }
    upstream slow { server 127.0.0.1:${slow}; keepalive 1000; keepalive_requests 100000000; }
    proxy_http_version 1.1;
    proxy_set_header Connection "";
    proxy_set_header X-Access-Token "token";
    proxy_pass_request_headers off;
    proxy_ssl_verify on;
    proxy_ssl_trusted_certificate ${certificate};
    proxy_ssl_name localhost;
    proxy_buffers 16 8k;
    init_by_lua_block {
        local hwmeeting = require "hwmeeting"
        local cjson = require "cjson"

        local function ours(port, connections)
            local client = hwmeeting.new { base_url = "https://127.0.0.1:" .. port,
                ca_file = "${certificate}", access_token = "token", retries = 0,
                max_connections_per_host = connections }
            return function()
                local page, err = client:search_online_meetings { limit = ${size} }
                ngx.print(page and #page.data or tostring(err))
                return page or ngx.exit(500)
            end
        end

        local function subrequest(name)
            local path = "/" .. name .. "/v1/mmc/management/conferences/online?limit=${size}"
            return function()
                local answer = ngx.location.capture(path)
                if answer.status ~= 200 or answer.truncated then
                    ngx.exit(500)
                end
                ngx.print(#cjson.decode(answer.body).data)
            end
        end

        local function nothing(seconds)
            return function()
                if seconds > 0 then
                    ngx.sleep(seconds)
                end
                ngx.print(${size})
            end
        end

        handlers = {
            http1_fast = ours(${fast}, ${most}), http1_slow = ours(${slow}, ${most}),
            http2_fast = ours(${fast_http2}, 16), http2_slow = ours(${slow_http2}, 16),
            subrequest_fast = subrequest "fast", subrequest_slow = subrequest "slow",
            nothing_fast = nothing(0), nothing_slow = nothing(${latency}),
        }
    }
    server {
        listen 127.0.0.1:${gateway};
        location /fast/ { internal; proxy_pass https://fast/; }
        location /slow/ { internal; proxy_pass https://slow/; }
        location / { content_by_lua_block { handlers[ngx.var.uri:sub(2)]() } }
    }
]]

-- A template with its `${name}` replaced.
local function fill(template, values)
    return (template:gsub("%${([%w_]+)}", function(name)
        return assert(values[name], name)
    end))
end

--- Starts both.
-- @tparam string certificate path of the certificate, which is its own authority, for localhost and
--   127.0.0.1
-- @tparam string key path of its key
-- @treturn table with `url`, to which `http1_fast`, `http2_slow`, `subrequest_fast`, `nothing_slow`
--   and the like are appended; `http1`, `http2` and `plain` (without TLS), the upstream's base
--   URLs, each `{ fast, slow }`; `cpu()`, `log()` and `stop()`
function gateway.start(certificate, key)
    local values = { certificate = certificate, key = key, size = gateway.page_size,
        most = gateway.most, latency = gateway.latency }
    local listeners = { "fast", "fast_http2", "fast_plain", "slow", "slow_http2", "slow_plain",
        "gateway" }
    for _, name in ipairs(listeners) do
        values[name] = nginx_process.free_port()
    end
    local folder = nginx_process.new_folder()
    nginx_process.write_file(folder .. "/page", meetings.page(gateway.page_size, 7))
    local upstream = nginx_process.start(fill(upstream_template, values), folder)
    local ok, front = pcall(nginx_process.start, fill(gateway_template, values))
    if not ok then
        upstream:stop()
        error(front, 0)
    end
    local function url(scheme, name)
        return scheme .. "://127.0.0.1:" .. values[name]
    end
    return setmetatable({
        http1 = { fast = url("https", "fast"), slow = url("https", "slow") },
        http2 = { fast = url("https", "fast_http2"), slow = url("https", "slow_http2") },
        plain = { fast = url("http", "fast_plain"), slow = url("http", "slow_plain") },
        url = url("http", "gateway") .. "/",
        processes = { front, upstream },
    }, gateway)
end

--- CPU seconds that the gateway's worker has used so far.
function gateway:cpu()
    return process_cpu.seconds(self.processes[1].worker)
end

--- What the gateway logged: nothing, when all went well.
function gateway:log()
    return self.processes[1]:log()
end

function gateway:stop()
    for _, process in ipairs(self.processes) do
        process:stop()
    end
end

return gateway
