--- Finalizers run in the middle of our functions, at any allocation of Lua's: what they do to the
-- same transfer must harm nobody. (What is read after it was freed shows under ASan only.)

local http = require "hwmeeting.http"
local http_service = require "spec.support.http_service"

-- Makes something whose finalizer is `run`, and drops it.
local function drop(run)
    if rawget(_G, "newproxy") then
        getmetatable(newproxy(true)).__gc = run -- luacheck: ignore newproxy
    else
        setmetatable({}, { __gc = run })
    end
end

describe("a finalizer in the middle of a transfer's function", function()
    local server, pool

    lazy_setup(function() server = http_service.start() end)
    lazy_teardown(function() server:stop() end)
    before_each(function() pool = http.pool {} end)
    after_each(function()
        collectgarbage("setstepmul", 200)
        pool:close()
    end)

    local function ended(path)
        local transfer = assert(pool:submit({ method = "GET", url = server:url("http", path) }))
        while not transfer:done() do
            pool:wait(1)
            pool:step()
        end
        return transfer
    end

    -- Calls read(transfer) while meddle(transfer) is bound to run within, once.
    local function meddling(transfer, read, meddle)
        local armed, ran, result = false, 0, nil
        collectgarbage()
        collectgarbage("setstepmul", 100)
        for _ = 1, 400 do
            drop(function()
                ran = ran + 1
                if armed then
                    armed = false
                    result = { pcall(meddle, transfer) }
                end
            end)
        end
        for _ = 1, 100000 do
            if ran > 0 then
                break
            end
            collectgarbage("step", 0)
        end
        local grow = {}
        for i = 1, 5000 do
            grow[i] = i -- so that the next call of Lua's collects
        end
        armed = true
        local values = { pcall(read, transfer) }
        armed = false
        return values, result, grow
    end

    it("that asks for the same answer: one of the two gets it, whole", function()
        for _, method in ipairs { "answer", "response" } do
            for _ = 1, 10 do
                local function read(transfer)
                    local status, body = transfer[method](transfer)
                    return method == "answer" and body or status.body
                end
                local values, meddled = meddling(ended "/big/100000", read, read)
                local first, second = values, meddled or { false, "taken already" }
                if not first[1] then
                    first, second = second, first
                end
                assert.is_true(first[1])
                assert.equal(("x"):rep(100000), first[2])
                assert.is_false(second[1])
                assert.truthy(second[2]:find("taken already", 1, true))
            end
        end
    end)

    it("that closes the transfer takes nothing away from who is reading it", function()
        for _ = 1, 10 do
            local values = meddling(ended "/headers", function(transfer)
                return transfer:headers()
            end, function(transfer)
                local close = load and load "local transfer <close> = ..." -- from Lua 5.4 on
                if close then
                    close(transfer)
                end
            end)
            assert.is_true(values[1])
            assert.equal("first, second", values[2]["x-repeated"])
        end
    end)
end)
