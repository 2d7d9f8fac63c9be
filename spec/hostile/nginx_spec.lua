--- Acting calls around the moment at which a real nginx ends a connection: each is carried out
-- once, counted in nginx's own log, and each returns. Over HTTP/2 libcurl before 8.1 loses an
-- answer that comes in one piece with the GOAWAY: such a call says that its outcome is unknown.

local hostile = require "spec.support.hostile"
local http_service = require "spec.support.http_service"
local hwmeeting = require "hwmeeting"
local nginx = require "spec.support.nginx"
local shell = require "spec.support.shell"

describe("acting calls over connections that nginx ends", function()
    local folder

    lazy_setup(function() folder = http_service.make_folder() end)
    lazy_teardown(function() os.execute("rm -r " .. shell.quote(folder)) end)

    local function server_block(port, protocol, requests)
        return ([[
            server {
                listen 127.0.0.1:%d ssl %s;
                ssl_certificate %s/server.pem;
                ssl_certificate_key %s/server.key;
                keepalive_requests %d;
                access_log %s/calls.log;
                location / { default_type application/json; return 200 '{}'; }
            }]]):format(port, protocol, folder, folder, requests, folder)
    end

    local function carried_out()
        return tonumber(shell.output("grep -c POST " .. shell.quote(folder) .. "/calls.log"))
    end

    -- Two connections' worth: then the pool knows how many requests each may have.
    local function most_lost(case)
        return case.protocol == "http2" and 32 or 0
    end

    for _, case in ipairs {
        { protocol = "http2", requests = 20, calls = 600 },
        { protocol = "http2", requests = 1000, calls = 2500 },
        { protocol = "", requests = 20, calls = 300 },
    } do
        local name = case.protocol == "http2" and "HTTP/2" or "HTTP/1.1"
        it(("come through: %s, %d requests a connection"):format(name, case.requests), function()
            os.remove(folder .. "/calls.log")
            local port = nginx.free_port()
            local server = nginx.start {
                http = server_block(port, case.protocol, case.requests),
            }
            local numbers = {}
            for number = 1, case.calls do
                numbers[number] = number
            end
            local client = hwmeeting.new {
                base_url = "https://127.0.0.1:" .. port, ca_file = folder .. "/ca.pem",
                access_token = "t", timeout = 60, max_connections_per_host = 16,
            }
            local _, errs = client:map(numbers, function(number)
                return hostile.post(client, "/" .. number)
            end)
            server:stop()
            local lost = 0
            for _, err in pairs(errs or {}) do
                assert.same({ "transport", "unknown" }, { err.kind, err.outcome }, tostring(err))
                lost = lost + 1
            end
            assert.is_true(lost <= most_lost(case), lost .. " calls were lost")
            assert.equal(case.calls, carried_out())
        end)
    end
end)
