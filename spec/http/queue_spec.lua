--- Calls that wait for one of their host's connections: whom they wait for, how long, and what ends
-- their waiting.

local hostile = require "spec.support.hostile"
local http = require "hwmeeting.http"
local http_service = require "spec.support.http_service"

describe("the calls of one host", function()
    local server, pool

    lazy_setup(function() server = hostile.start() end)
    lazy_teardown(function() server:stop() end)
    after_each(function() pool:close() end)

    local function get(port, path, settings)
        settings = settings or {}
        settings.ca_file = server.ca_file
        return assert(pool:submit({ method = "GET", url = server:url(port, path) }, settings))
    end

    -- Drives the pool until `reached` says true.
    local function drive(reached)
        local last = http.clock() + 30
        while not reached() do
            assert(http.clock() < last, "this was never reached")
            pool:step()
            pool:wait(0.01)
        end
    end

    local function ended(transfers)
        local count = 0
        for _, transfer in ipairs(transfers) do
            count = count + (transfer:done() and 1 or 0)
        end
        return count
    end

    it("are served in order", function()
        pool = http.pool { max_connections_per_host = 1 }
        local transfers = {}
        for index = 1, 40 do
            transfers[index] = get("plain", "/ok/order" .. index)
        end
        assert.equal(40, pool:in_flight())
        drive(function() return ended(transfers) == 40 end)
        for index, path in ipairs(server:paths "GET /ok/order") do
            assert.equal("/ok/order" .. index, path)
        end
        assert.equal(0, pool:in_flight())
    end)

    for _, port in ipairs { "plain", "h1" } do
        it("wait as their deadline allows, whatever connecting may take: " .. port, function()
            pool = http.pool { max_connections_per_host = 2 }
            local transfers = {}
            for index = 1, 20 do
                transfers[index] = get(port, "/pause/100", { connect_timeout = 0.3, timeout = 20 })
            end
            for index = 1, 20 do
                assert(http_service.wait(pool, transfers[index]))
            end
        end)
    end

    for _, port in ipairs { "plain", "h1" } do
        it("all begin while there are connections for them: " .. port, function()
            pool = http.pool { max_connections_per_host = 6 }
            local transfers = {}
            for index = 1, 6 do
                transfers[index] = get(port, ("/pause/3000/%s%d"):format(port, index))
            end
            drive(function() return server:count("GET /pause/3000/" .. port) == 6 end)
            assert.equal(0, ended(transfers))
        end)
    end

    it("do not wait for one another over HTTP/2", function()
        pool = http.pool { max_connections_per_host = 2 }
        local transfers = {}
        for index = 1, 60 do
            transfers[index] = get("h2", "/slow/3000/" .. index)
        end
        drive(function() return server:count "GET /slow/3000/" == 60 end)
        assert.equal(0, ended(transfers))
        assert.equal(1, server:connections "h2")
    end)

    it("do not wait for one that takes long over HTTP/2, were it the first", function()
        pool = http.pool { max_connections_per_host = 1 }
        local slow = get("h2", "/slow/5000/first")
        local transfers = {}
        for index = 1, 5 do
            transfers[index] = get("h2", "/ok/behind" .. index)
        end
        drive(function() return ended(transfers) == 5 end)
        assert.is_false(slow:done())
    end)

    it("that were not served in time name the option", function()
        pool = http.pool { max_connections_per_host = 1 }
        local first = get("plain", "/mute", { timeout = 20 })
        local second = get("plain", "/ok/never", { timeout = 0.2 })
        local _, failure = http_service.wait(pool, second)
        assert.equal("timeout", failure.kind)
        assert.is_true(failure.unsent)
        assert.truthy(failure.message:find("max_connections_per_host (1)", 1, true))
        assert.equal(0, server:count "GET /ok/never")
        assert.is_false(first:done())
    end)

    it("make room when they are cancelled or dropped, waiting or not", function()
        pool = http.pool { max_connections_per_host = 1 }
        local first = get("plain", "/mute")
        local second = get("plain", "/ok/cancelled")
        get("plain", "/ok/dropped")
        local last = get("plain", "/ok/last")
        assert.equal(4, pool:in_flight())
        second:cancel()
        assert.equal("cancelled", select(2, second:response()).kind)
        collectgarbage()
        collectgarbage()
        assert.equal(2, pool:in_flight())
        first:cancel()
        assert(http_service.wait(pool, last))
        assert.equal(0, server:count "GET /ok/cancelled")
        assert.equal(0, server:count "GET /ok/dropped")
    end)

    it("end with their pool, waiting or not", function()
        pool = http.pool { max_connections_per_host = 1 }
        local transfers = { get("plain", "/mute"), get("plain", "/ok/x"), get("h1", "/ok/x") }
        pool:close()
        for _, transfer in ipairs(transfers) do
            assert.equal("cancelled", select(2, transfer:response()).kind)
        end
    end)

    it("do not stand in the way of another host's", function()
        pool = http.pool { max_connections_per_host = 1 }
        get("plain", "/mute")
        local other = get("h1", "/ok")
        assert(http_service.wait(pool, other))
    end)
end)
