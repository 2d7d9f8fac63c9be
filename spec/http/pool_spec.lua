--- The pool as an event loop sees it: stepping, waiting, many transfers, closing, collecting.

local http = require "hwmeeting.http"
local http_service = require "spec.support.http_service"

describe("a pool", function()
    local server, pool

    lazy_setup(function() server = http_service.start() end)
    lazy_teardown(function() server:stop() end)
    before_each(function() pool = http.pool {} end)
    after_each(function() pool:close() end)

    local function get(path, port, settings)
        return assert(pool:submit({ method = "GET", url = server:url(port or "https", path) },
            server:settings(settings)))
    end

    -- Drives the pool as a loop would; calls ended(transfer) for each that ends.
    local function run(ended)
        for _ = 1, 100000 do
            local left = pool:step()
            for transfer in function() return pool:finished() end do
                ended(transfer)
            end
            if left == 0 and pool:in_flight() == 0 then
                return
            end
            pool:wait(5)
        end
        error "the transfers never ended"
    end

    it("takes a limit, and nothing else for one", function()
        for _, wrong in ipairs { 0, -1, 0.5, 1e7, 0 / 0, "2", {} } do
            assert.has_error(function() http.pool { max_connections_per_host = wrong } end)
        end
        assert.has_error(function() http.pool "x" end)
        http.pool():close()
        http.pool({ max_connections_per_host = 1 }):close()
    end)

    it("hands out each transfer that has ended, once", function()
        local started, ended = {}, {}
        for i = 1, 50 do
            started[i] = get("/echo?" .. i)
        end
        assert.equal(50, pool:in_flight())
        run(function(transfer)
            assert.is_true(transfer:done())
            assert.is_nil(ended[transfer])
            ended[transfer] = assert(transfer:response())
        end)
        for i = 1, 50 do
            assert.truthy(ended[started[i]].body:find("GET /echo?" .. i .. " 2\n", 1, true))
        end
        assert.is_nil(pool:finished())
        assert.equal(0, pool:in_flight())
    end)

    it("sleeps though nobody takes what has ended", function()
        local first = get "/echo"
        local second = get("/stall", "raw")
        local before = http.clock()
        for _ = 1, 20 do
            pool:step()
            pool:wait(0.05)
        end
        assert.is_true(http.clock() - before > 0.3)
        assert.is_true(first:done())
        assert.equal(first, pool:finished())
        second:cancel()
    end)

    it("does not hand out what was asked for directly, so that waiting still waits", function()
        assert(http_service.wait(pool, get "/echo"))
        assert.is_nil(pool:finished())
        assert.is_not.equal(0, pool:timeout())
    end)

    it("uses one HTTP/2 connection for many at once", function()
        local connections = 0
        local transfers = {}
        for i = 1, 100 do
            transfers[i] = get "/delay/50"
        end
        run(function(transfer)
            connections = connections + assert(transfer:response()).timing.connections
        end)
        assert.equal(1, connections)
        assert.equal(100, #transfers)
    end)

    it("opens no more connections to a host than allowed, and fails none for it", function()
        local limited = http.pool { max_connections_per_host = 3 }
        local transfers, connections = {}, 0
        for i = 1, 30 do
            transfers[i] = assert(limited:submit(
                { method = "GET", url = server:url("http", "/delay/20") },
                { timeout = 30, connect_timeout = 0.1 }))
        end
        for i = 1, 30 do
            local response = assert(http_service.wait(limited, transfers[i]))
            connections = connections + response.timing.connections
        end
        limited:close()
        assert.equal(3, connections)
    end)

    it("ends a transfer in time though it waits for a connection", function()
        local limited = http.pool { max_connections_per_host = 1 }
        local request = { method = "GET", url = server:url("raw", "/stall") }
        local first = assert(limited:submit(request, { timeout = 30 }))
        local second = assert(limited:submit(request, { timeout = 0.2 }))
        local _, failure = http_service.wait(limited, second)
        assert.equal("timeout", failure.kind)
        assert.is_true(failure.unsent)
        assert.is_false(first:done())
        limited:close()
    end)

    it("has a descriptor that stays, or none and a short timeout", function()
        local descriptor = pool:fd()
        get("/delay/100", "http")
        pool:step()
        assert.equal(descriptor, pool:fd())
        if not descriptor then
            assert.is_true(pool:timeout() <= 0.005)
        end
        run(function() end)
        assert.equal(descriptor, pool:fd())
    end)

    it("says when it must be stepped", function()
        assert.is_nil(pool:timeout())
        local transfer = get("/stall", "raw", { timeout = 3 })
        assert.equal(0, pool:timeout())
        for _ = 1, 20 do
            pool:step()
            pool:wait(0.01)
        end
        assert.is_true(pool:timeout() <= 3)
        transfer:cancel()
        assert.equal(0, pool:timeout())
        assert.equal(transfer, pool:finished())
    end)

    it("waits at most as long as asked", function()
        local before = http.clock()
        pool:wait(0.05)
        pool:wait(0)
        pool:wait(-1)
        local transfer = get("/stall", "raw")
        while http.clock() - before < 0.1 do
            pool:step()
            pool:wait(0.02)
        end
        assert.is_true(http.clock() - before < 5)
        transfer:cancel()
        pool:wait(60) -- something has ended: there is nothing to wait for
        assert.is_true(http.clock() - before < 30)
        assert.has_error(function() pool:wait(0 / 0) end)
        assert.has_error(function() pool:wait() end)
    end)

    it("keeps different settings apart", function()
        for _ = 1, 3 do
            assert.equal(200, server:call(pool, { url = server:url("https", "/echo") }).status)
            local transfer = pool:submit({ method = "GET", url = server:url("https", "/echo") },
                { timeout = 20 })
            assert.equal("tls", select(2, http_service.wait(pool, transfer)).kind)
            assert.equal("tls", select(2, server:call(pool, { url = server:url("https", "/echo") },
                { ca_file = server.folder .. "/other.pem" })).kind)
        end
    end)

    describe("that is closed", function()
        it("ends what is in flight as cancelled, and still hands it out", function()
            local first, second = get("/stall", "raw"), get "/delay/5000"
            for _ = 1, 20 do
                pool:step()
                pool:wait(0.01)
            end
            pool:close()
            pool:close()
            assert.is_true(first:done())
            assert.equal("cancelled", select(2, first:response()).kind)
            assert.equal(second, pool:finished())
            assert.is_nil(pool:finished())
            assert.equal("cancelled", select(2, second:response()).kind)
            second:cancel()
            assert.equal(0, pool:in_flight())
        end)

        it("says so", function()
            pool:close()
            assert.equal("hwmeeting.pool (closed)", tostring(pool))
            for _, method in ipairs { "step", "wait", "fd", "timeout", "submit" } do
                local ok, message = pcall(function() return pool[method](pool, 1) end)
                assert.is_false(ok)
                assert.truthy(message:find("the pool is closed", 1, true), message)
            end
        end)

        it("while a request is being read, sends nothing", function()
            local request = setmetatable({ method = "GET", url = server:url("http", "/echo") }, {
                __index = function(_, name)
                    if name == "headers" then
                        pool:close()
                    end
                end,
            })
            local transfer, failure = pool:submit(request)
            assert.is_nil(transfer)
            assert.equal("cancelled", failure.kind)
        end)
    end)

    it("cancels a transfer that nobody holds any more", function()
        get("/stall", "raw")
        get("/stall", "raw")
        assert.equal(2, pool:in_flight())
        collectgarbage()
        collectgarbage()
        assert.equal(0, pool:in_flight())
        assert.is_nil(pool:finished())
    end)

    it("lives as long as its transfers", function()
        local transfer
        do
            local other = http.pool {}
            transfer = other:submit { method = "GET", url = server:url("raw", "/stall") }
        end
        collectgarbage()
        collectgarbage()
        assert.is_false(transfer:done())
        transfer:cancel()
        assert.equal("cancelled", select(2, transfer:response()).kind)
    end)

    it("survives collection at any moment", function()
        for round = 1, 30 do
            local kept = {}
            for i = 1, 10 do
                local transfer = get("/echo?" .. i, i % 2 == 0 and "http" or "https")
                if i % 3 == 0 then
                    kept[#kept + 1] = transfer
                end
            end
            for _ = 1, round do
                pool:step()
            end
            collectgarbage "step"
            run(function(transfer) transfer:response() end)
            for _, transfer in ipairs(kept) do
                assert.is_true(transfer:done())
            end
        end
    end)

    it("shows no metatable and refuses other objects", function()
        assert.is_false(getmetatable(pool))
        assert.is_nil(pool.__gc)
        assert.has_error(function() pool.step(io.stdout) end)
        assert.has_error(function() pool.step {} end)
        assert.has_error(function() pool.step() end)
        local transfer = get "/echo"
        assert.has_error(function() pool.step(transfer) end)
        assert.has_error(function() transfer.done(pool) end)
    end)
end)
