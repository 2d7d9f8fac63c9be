--- Kept connections are doubted: what lies in the socket of one, and one that has gone silent.

local core = require "hwmeeting.core"
local hostile = require "spec.support.hostile"
local http = require "hwmeeting.http"
local http_service = require "spec.support.http_service"
local hwmeeting = require "hwmeeting"

local get, post = hostile.get, hostile.post

describe("a kept HTTP/1.1 connection", function()
    local server

    lazy_setup(function() server = hostile.start() end)
    lazy_teardown(function() server:stop() end)

    for _, port in ipairs { "h1", "plain" } do
        it("that the server has ended is not used, to act neither (" .. port .. ")", function()
            local client = server:client(port, { retries = 0 })
            assert(get(client, "/idle/first" .. port))
            core.sleep(0.5)
            assert(post(client, "/idle/second" .. port))
            assert.equal(1, server:count("POST /idle/second" .. port))
        end)

        it("does not bring an answer that nobody asked for (" .. port .. ")", function()
            local client = server:client(port, { retries = 0 })
            for turn = 1, 3 do
                local answer = assert(get(client, "/unasked/" .. port .. turn))
                assert.equal("first", answer)
                core.sleep(0.15)
            end
            assert.equal("first", assert(post(client, "/unasked/" .. port .. "4")))
            assert.equal(1, server:count("POST /unasked/" .. port .. "4"))
        end)

        it("on which the server has run out of patience is not used (" .. port .. ")", function()
            local client = server:client(port, { retries = 0 })
            assert(get(client, "/timeout408/first" .. port))
            core.sleep(0.15)
            assert(post(client, "/ok/second" .. port))
            assert.equal(1, server:count("POST /ok/second" .. port))
        end)
    end

    it("of which many have ended costs none of the calls that act", function()
        local client = server:client("h1", { retries = 0, max_connections_per_host = 8 })
        local function all(method)
            local calls = {}
            for index = 1, 8 do
                calls[index] = function() return method(client, "/idle/many" .. index) end
            end
            return hwmeeting.gather(calls)
        end
        all(get)
        core.sleep(0.5)
        local _, errs = all(post)
        assert.is_nil(errs and tostring(select(2, next(errs))))
        assert.equal(8, server:count "POST /idle/many")
    end)

    it("that ends when it is used fails the call, and only once it is sent", function()
        local client = server:client("h1", { retries = 0 })
        assert(get(client, "/ok"))
        local result, err = post(client, "/swallow/post")
        assert.is_nil(result)
        assert.equal("transport", err.kind)
        assert.is_nil(err.unsent)
        assert.equal(1, server:count "POST /swallow/post")
    end)

    it("that ends when it is used is told for what reads, too", function()
        local repeats = 0
        local client = server:client("h1", { on_retry = function() repeats = repeats + 1 end })
        assert(get(client, "/ok"))
        local result, err = get(client, "/swallow/a", { retries = 0 })
        assert.is_nil(result)
        assert.equal(1, err.attempts)
        assert.equal(1, server:count "GET /swallow/a")
        assert(get(client, "/ok"))
        assert(get(client, "/swallow/b"))
        assert.equal(1, repeats)
        assert.equal(2, server:count "GET /swallow/b")
    end)
end)

describe("kept HTTP/1.1 connections", function()
    local server

    before_each(function() server = hostile.start() end)
    after_each(function() server:stop() end)

    -- A client with many of them, of which none has a call; and how many.
    local function with_many()
        local client = server:client("h1", { retries = 0 })
        local calls = {}
        for index = 1, 8 do
            calls[index] = function() return get(client, "/pause/200") end
        end
        assert.is_nil(select(2, hwmeeting.gather(calls)))
        local many = server:connections "h1"
        assert.is_true(many > 4)
        return client, many
    end

    it("that have all died without a word cost one call", function()
        local client, many = with_many()
        server:freeze()
        assert.is_nil((get(client, "/ok/frozen", { timeout = 0.5 })))
        for turn = 1, 4 do
            assert(get(client, "/ok/" .. turn, { timeout = 5 }))
        end
        assert.equal(many + 1, server:connections "h1")
    end)

    it("are kept while others of the same peer are alive", function()
        local client, many = with_many()
        local slow = client:task(function() return get(client, "/pause/4000", { timeout = 1 }) end)
        for turn = 1, 8 do
            assert(get(client, "/ok/" .. turn))
            core.sleep(0.1)
        end
        assert.equal("timeout", select(2, slow:wait()).kind)
        assert(get(client, "/ok/last"))
        assert.equal(many, server:connections "h1")
    end)
end)

describe("an HTTP/2 connection", function()
    local server

    before_each(function() server = hostile.start() end)
    after_each(function() server:stop() end)

    it("that has gone silent takes no new calls", function()
        local client = server:client("h2", { retries = 0 })
        assert(get(client, "/ok"))
        local _, err = get(client, "/mute", { timeout = 0.5 })
        assert.equal("timeout", err.kind)
        for turn = 1, 4 do
            assert(get(client, "/ok/" .. turn, { timeout = 5 }))
        end
        assert(post(client, "/ok/5", { timeout = 5 }))
        assert.equal(2, server:connections "h2")
    end)

    it("that never answered is one of these", function()
        local client = server:client("h2", { retries = 0 })
        assert.is_nil((get(client, "/mute", { timeout = 0.5 })))
        assert(get(client, "/ok", { timeout = 5 }))
    end)

    it("that has gone silent keeps the calls that it has, and gets no other", function()
        local client = server:client("h2", { retries = 0 })
        assert(get(client, "/ok"))
        local slow = client:task(function() return get(client, "/slow/1500", { timeout = 10 }) end)
        local _, err = get(client, "/slow/8000", { timeout = 0.4 })
        assert.equal("timeout", err.kind)
        for turn = 1, 3 do
            assert(get(client, "/ok/" .. turn, { timeout = 5 }))
        end
        assert.equal(2, server:connections "h2")
        assert(slow:wait())
        assert(get(client, "/ok/4", { timeout = 5 }))
        assert.equal(2, server:connections "h2")
    end)

    it("is not given up for one slow operation", function()
        local client = server:client("h2", { retries = 0 })
        assert(get(client, "/ok"))
        local slow = client:task(function() return get(client, "/slow/8000", { timeout = 1 }) end)
        for turn = 1, 8 do
            assert(get(client, "/ok/" .. turn))
            core.sleep(0.1)
        end
        assert.equal("timeout", select(2, slow:wait()).kind)
        assert(get(client, "/ok/last"))
        assert.equal(1, server:connections "h2")
    end)

    it("brings answers that come in one piece, however large", function()
        local pool = http.pool {}
        local settings = { ca_file = server.ca_file, timeout = 5 }
        for _, sizes in ipairs {
            "1000/15800", "3000/14000", "20000/10", "60000/16000", "90000/30000",
        } do
            local request = { method = "GET", url = server:url("h2", "/burst/" .. sizes) }
            local transfer = assert(pool:submit(request, settings))
            local response = assert(http_service.wait(pool, transfer))
            assert.equal(tonumber(sizes:match "%d+$"), #response.body)
        end
        pool:close()
    end)
end)
