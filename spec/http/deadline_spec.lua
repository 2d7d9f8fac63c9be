--- The deadline is total and holds whatever stalls: server, handshake, body, name server.
-- Runs alone: how late a deadline is depends on what else the machine does.

local http = require "hwmeeting.http"
local http_service = require "spec.support.http_service"

-- How late a deadline may be, in seconds. The rest of a busy machine counts as well.
local margin = 0.1

describe("the deadline", function()
    local server, pool

    lazy_setup(function() server = http_service.start() end)
    lazy_teardown(function() server:stop() end)
    before_each(function() pool = http.pool {} end)
    after_each(function() pool:close() end)

    local function holds(port, path, timeout, unsent)
        local before = http.clock()
        local response, failure = server:call(pool, { url = server:url(port, path) },
            { timeout = timeout })
        local took = http.clock() - before
        assert.is_nil(response)
        assert.equal("timeout", failure.kind)
        assert.equal(unsent, failure.unsent)
        assert.truthy(failure.message:find(("127.0.0.1:%d: "):format(server.ports[port]), 1, true))
        assert.is_true(took >= timeout and took < timeout + margin, "took " .. took)
        return failure.message
    end

    it("holds while a server does not answer", function()
        for port, path in pairs { raw = "/stall", https = "/delay/3000" } do
            assert.truthy(holds(port, path, 0.3, false):find("waiting for the answer", 1, true))
        end
    end)

    it("holds while a body does not go on", function()
        local message = holds("raw", "/stallbody", 0.3, false)
        assert.truthy(message:find("receiving the answer", 1, true))
        assert.truthy(message:find("9 bytes", 1, true))
    end)

    it("holds during the handshake", function()
        local message = holds("silent", "/", 0.3, true)
        assert.truthy(message:find("while connecting", 1, true), message)
    end)

    it("is each transfer's own", function()
        local ends, before = {}, http.clock()
        for i = 1, 20 do
            local timeout = ((i * 7) % 20 + 1) / 50
            local transfer = assert(pool:submit({ method = "GET",
                url = server:url("raw", "/stall") }, { timeout = timeout }))
            ends[transfer] = timeout
        end
        local last = 0
        while next(ends) do
            pool:step()
            for transfer in function() return pool:finished() end do
                local took = http.clock() - before
                assert.is_true(took >= ends[transfer] and took < ends[transfer] + margin)
                assert.is_true(ends[transfer] >= last)
                last = ends[transfer]
                ends[transfer] = nil
            end
            pool:wait(1)
        end
    end)

    it("does not hurt who is in time", function()
        local slow = pool:submit({ method = "GET", url = server:url("raw", "/stall") },
            { timeout = 0.2 })
        local response = assert(server:call(pool, { url = server:url("https", "/delay/400") }))
        assert.equal("late", response.body)
        assert.equal("timeout", select(2, slow:response()).kind)
    end)

    it("may be as far away as one likes", function()
        for _, timeout in ipairs { 1e6, 1e18, math.huge } do
            assert.equal(200, server:call(pool, { url = server:url("https", "/echo") },
                { timeout = timeout, connect_timeout = timeout }).status)
        end
    end)
end)

describe("a name server that stalls", function()
    local folder

    lazy_setup(function() folder = http_service.build_support() end)
    lazy_teardown(function() os.execute(http_service.shell("rm -rf", folder)) end)

    -- Starts a program whose look-ups take 1.5 seconds; returns a function that waits for its end.
    local function start(program)
        local environment = 'LD_PRELOAD="$LD_PRELOAD:%s/slow_getaddrinfo.so"'
            .. " SLOW_GETADDRINFO=1500 SLOW_GETADDRINFO_WAIT=1"
        return http_service.start_program(program, environment:format(folder))
    end

    local program = [[
        local http = require "hwmeeting.http"
        local pool = http.pool {}
        local before = http.clock()
        local transfer = assert(pool:submit({ method = "GET", url = "https://host.slow/" },
            { %s = 0.3 }))
        while not transfer:done() do
            pool:step()
            pool:wait(1)
        end
        local took = http.clock() - before
        local _, failure = transfer:response()
        print(failure.kind, failure.unsent, took >= 0.3 and took < 0.4 or took)
        %s
    ]]

    it("does not move the deadline, and crashes nothing at the end", function()
        for _, setting in ipairs { "timeout", "connect_timeout" } do
            local ends = {
                start(program:format(setting, "pool:close()")),
                start(program:format(setting, "")),
                start(program:format(setting, "transfer, pool = nil collectgarbage()")),
            }
            for _, finish in ipairs(ends) do
                local text, code = finish()
                assert.equal("timeout\ttrue\ttrue", text)
                assert.equal(0, code)
            end
        end
    end)

    it("does not hold up a state that is closed in the middle of a call", function()
        local text, code = start([[
            local http = require "hwmeeting.http"
            local pool, before = http.pool {}, http.clock()
            local transfer = assert(pool:submit { method = "GET", url = "https://host.slow/" })
            for _ = 1, 10 do
                pool:step()
                pool:wait(0.01)
            end
            pool:close()
            print(select(2, transfer:response()).kind, http.clock() - before < 1)
        ]])()
        assert.equal("cancelled\ttrue", text)
        assert.equal(0, code)
    end)
end)
