-- What a program adds to its calls, seen on the wire, and what it is told of them.

local hwmeeting = require "hwmeeting"

local service = require("spec.support.service").for_specs()

local function sent(operation)
    local found = {}
    for _, request in ipairs(service:requests(operation)) do
        local headers = {}
        for name, value in pairs(request.headers) do headers[name:lower()] = value end
        found[#found + 1] = headers
    end
    return found
end

describe("headers of a program", function()
    it("are sent with every request, the call's over the client's", function()
        local client = service:client { headers = { ["X-Job"] = "day", ["X-Team"] = "a" },
            application = "wallboard/1.2" }
        assert(client:search_online_meetings({ limit = 1 }, { headers = { ["X-Job"] = "night" } }))
        local headers = sent("SearchOnlineMeetings")[1]
        assert.equal("night", headers["x-job"])
        assert.equal("a", headers["x-team"])
        assert.matches("^wallboard/1.2 hwmeeting/", headers["user-agent"])
        assert.equal("a", sent("CreateAppIdToken")[1]["x-team"])
    end)

    it("may be made anew for each attempt", function()
        local client = service:client {
            loop = require("spec.support.service").virtual_loop(),
            headers = function(operation, attempt) return { ["X-Try"] = operation .. attempt } end,
        }
        service:faults "status=503:SearchOnlineMeetings*1"
        assert(client:search_online_meetings { limit = 1 })
        local tries = sent "SearchOnlineMeetings"
        assert.equal("SearchOnlineMeetings1", tries[1]["x-try"])
        assert.equal("SearchOnlineMeetings2", tries[2]["x-try"])
    end)

    for _, name in ipairs { "Host", "x-access-TOKEN", "Authorization", "Content-Length", "Cookie",
        "X-Conference-Authorization", "User-Agent", "Transfer-Encoding" } do
        it("are refused where they are not the program's: " .. name, function()
            assert.has_error(function() service:client { headers = { [name] = "x" } } end)
            local client = service:client()
            local _, err = client:search_online_meetings({}, { headers = { [name] = "x" } })
            assert.equal("argument", err.kind)
            assert.matches("not the program's", err.message)
        end)
    end

    it("are refused when they are none", function()
        for _, headers in ipairs { { ["X-A"] = "a\r\nX-B: b" }, { ["X A"] = "a" }, { [1] = "a" },
            { ["X-A"] = 7 } } do
            assert.has_error(function() service:client { headers = headers } end)
        end
        local client = service:client { headers = function() return "none" end }
        assert.equal("argument", select(2, client:region "1").kind)
    end)
end)

describe("meta", function()
    it("is filled of a success and of an error", function()
        local client, meta = service:client { retries = 0 }, {}
        assert(client:search_online_meetings({ limit = 1 }, { meta = meta }))
        assert.matches("^%x+$", meta.request_id)
        assert.equal(1, meta.attempts)
        assert.is_true(meta.seconds > 0)
        assert.is_true(meta.remaining > 90 and meta.remaining < 100)
        service:faults "status=503:SearchOnlineMeetings"
        local other = {}
        local _, err = client:search_online_meetings({ limit = 1 }, { meta = other })
        assert.equal(err.request_id, other.request_id)
        assert.equal(1, other.attempts)
    end)
end)

describe("a span", function()
    it("lies around each attempt, and its traceparent reaches the service", function()
        local spans, traceparent = {}, "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
        local client = service:client {
            loop = require("spec.support.service").virtual_loop(),
            span = function(operation, template)
                return function(attributes)
                    attributes.operation, attributes.template = operation, template
                    spans[#spans + 1] = attributes
                end, { traceparent = traceparent }
            end,
        }
        service:faults "status=503:ShowMeetingDetail*1"
        assert(client:meeting_details "985207364")
        assert.equal(traceparent, sent("ShowMeetingDetail")[1].traceparent)
        local mine = {}
        for _, span in ipairs(spans) do
            if span.operation == "ShowMeetingDetail" then mine[#mine + 1] = span end
        end
        assert.equal(2, #mine)
        assert.equal(503, mine[1]["http.response.status_code"])
        assert.is_string(mine[1]["error.type"])
        assert.equal(200, mine[2]["http.response.status_code"])
        assert.equal(1, mine[2]["http.request.resend_count"])
        assert.equal("GET", mine[2]["http.request.method"])
        assert.equal("127.0.0.1", mine[2]["server.address"])
        assert.equal(mine[2].template, mine[2]["url.template"])
        assert.is_nil(mine[2]["error.type"])
    end)
end)

describe("metrics", function()
    it("count calls by operation and kind, seconds, repeats and sign-ins", function()
        local client = service:client { loop = require("spec.support.service").virtual_loop() }
        local metrics = require("hwmeeting.metrics").new(client)
        service:faults "status=503:SearchOnlineMeetings*1"
        assert(client:search_online_meetings { limit = 1 })
        assert.is_nil((client:region "000000000"))
        local text = metrics:openmetrics()
        for _, line in ipairs {
            '# TYPE hwmeeting_calls counter',
            'hwmeeting_calls_total{operation="SearchOnlineMeetings",kind="ok"} 1',
            'hwmeeting_calls_total{operation="ShowRegionInfoOfMeeting",kind="api"} 1',
            'hwmeeting_repeats_total{operation="SearchOnlineMeetings"} 1',
            'hwmeeting_call_seconds_count{operation="SearchOnlineMeetings"} 1',
            'hwmeeting_call_seconds_bucket{operation="SearchOnlineMeetings",le="+Inf"} 1',
            'hwmeeting_sign_ins_total 1',
            'hwmeeting_budget_remaining{operation="SearchOnlineMeetings"} 98',
        } do
            assert.truthy(text:find("\n" .. line .. "\n", 1, true) or text:find("^" .. line), line)
        end
        assert.truthy(text:find "# EOF\n$")
        assert.is_nil(text:find(service.box.user_id, 1, true))
    end)

    it("have buckets that only grow, and take a client only", function()
        local client = service:client()
        local metrics = require("hwmeeting.metrics").new(client)
        assert(client:search_online_meetings { limit = 1 })
        local last = 0
        for value in metrics:openmetrics():gmatch(
            'bucket{operation="SearchOnlineMeetings",le="[^"]+"} (%d+)') do
            assert.is_true(tonumber(value) >= last)
            last = tonumber(value)
        end
        assert.equal(1, last)
        assert.has_error(function() require("hwmeeting.metrics").new(hwmeeting) end)
    end)
end)
