-- A store that fails costs warnings and a bounded part of a call's time, never the call: in every
-- loop, whatever it does instead of its work.

local hwmeeting = require "hwmeeting"
local loops = require "spec.support.loops"
local memory = require "hwmeeting.store.memory"
local service_support = require "spec.support.service"

local empty_list = '{"offset":0,"count":0,"data":[]}'

local service = service_support.for_specs()

local function sign_ins()
    return service:count "CreateAppIdToken"
end

-- A client, and the warnings that it gives.
local function client_of(store, more)
    local warnings = {}
    local options = { store = store, logger = function(level, message)
        warnings[#warnings + 1] = level .. ": " .. message
    end }
    for name, value in pairs(more or {}) do
        options[name] = value
    end
    return service:client(options), warnings
end

local unprintable = setmetatable({}, { __tostring = function() error "no text" end })

-- What a store can do wrong: name → what one of its functions does.
local faults = {
    ["raises"] = function() error "out of order" end,
    ["raises a table"] = function() error({ "out of order" }) end,
    ["raises nil"] = function() error() end,
    ["says so"] = function() return nil, "out of order" end,
    ["says so by a table"] = function() return nil, {} end,
    ["says what cannot be printed"] = function() return nil, unprintable end,
    ["answers a number"] = function() return 7 end,
    ["answers true"] = function() return true end,
    ["answers false"] = function() return false end,
    ["answers a table"] = function() return { "OK" } end,
    ["answers a thread"] = function() return coroutine.create(function() end) end,
}

describe("a store of the user's own", function()
    local function with_fault(method, fault)
        local store = memory.new()
        store[method] = fault
        return store
    end

    for name, fault in pairs(faults) do
        it(name .. ": a warning and a token of one's own", function()
            for _, method in ipairs { "get", "lock", "set" } do
                service:reset()
                local client, warnings = client_of(with_fault(method, fault))
                assert(client:search_online_meetings { limit = 1 })
                assert(client:search_online_meetings { limit = 1 })
                assert.equal(1, sign_ins())
                local is_fine = method == "set" and name:find "^answers"
                assert.equal(is_fine and 0 or 1, #warnings)
                if not is_fine then
                    assert.matches("^warning: the token store cannot be ", warnings[1])
                end
            end
        end)
    end

    it("answers functions and tables where the lock's functions are meant", function()
        for _, results in ipairs {
            { function() error "gone" end, nil }, { function() end, 7 },
            { function() end, function() error "gone" end },
            { function() end, function() return nil, "gone" end },
            { function() return unprintable end, function() return false end },
        } do
            service:reset()
            service:faults "latency=0.5:CreateAppIdToken"
            local store = memory.new()
            function store.lock() return results[1], results[2] end
            local client = client_of(store)
            assert(client:search_online_meetings { limit = 1 })
            assert.equal(1, sign_ins())
        end
    end)

    it("is a table that raises for fields it has not", function()
        local inner = memory.new()
        local store = setmetatable({
            get = function(_, ...) return inner:get(...) end,
            set = function(_, ...) return inner:set(...) end,
            lock = function(_, ...) return inner:lock(...) end,
        }, { __index = function(_, name) error("no field " .. name) end })
        local client, warnings = client_of(store)
        assert(client:search_online_meetings { limit = 1 })
        assert.same({}, warnings)
        assert(client_of(store):search_online_meetings { limit = 1 })
        assert.equal(1, sign_ins())
    end)

    it("has a time that is none, and is given the usual", function()
        for _, timeout in ipairs { 0, -5, 0 / 0, "soon", {}, math.huge } do
            local told
            local store = memory.new()
            store.timeout = timeout
            function store.get(_, _, seconds) told = seconds end
            assert(client_of(store):search_online_meetings { limit = 1 })
            assert.is_true(told > 0 and told <= 60)
        end
    end)

    it("is asked in a loop that begins nothing any more", function()
        local plain = require("hwmeeting.loop").choose "plain"
        local loop = setmetatable({ background = function() error "no more timers" end },
            { __index = plain })
        for _, bounded in ipairs { true, false } do
            service:reset()
            local store = memory.new()
            store.bounded = bounded
            local call = function()
                return (client_of(store, { loop = loop })):search_online_meetings { limit = 1 }
            end
            local _, errors = hwmeeting.gather({ call }, { loop = "plain" })
            assert.is_nil(errors)
            assert.equal(1, sign_ins())
        end
    end)

    it("that always says that another holds the lock is waited for a part of the time", function()
        local store = memory.new()
        function store.lock() return nil end
        local client, warnings = client_of(store, { timeout = 3 })
        assert(client:search_online_meetings { limit = 1 })
        assert.same({}, warnings)
        assert.equal(1, sign_ins())
    end)

    it("is told how long it may take, which is a part of what is left of the call", function()
        local told = {}
        local store = {
            get = function(_, _, seconds) told[#told + 1] = { "get", seconds } end,
            lock = function(_, _, _, seconds)
                told[#told + 1] = { "lock", seconds }
                return function(left) told[#told + 1] = { "unlock", left } end
            end,
            set = function(_, _, _, _, seconds) told[#told + 1] = { "set", seconds } end,
        }
        for _, timeout in ipairs { 0.8, 60 } do
            told = {}
            assert(client_of(store, { timeout = timeout }):search_online_meetings { limit = 1 })
            assert.equal("get lock get set unlock", ("%s %s %s %s %s"):format(told[1][1],
                told[2][1], told[3][1], told[4][1], told[5][1]))
            for _, call in ipairs(told) do
                assert.is_true(call[2] > 0 and call[2] <= math.min(1, timeout / 4))
            end
        end
        store.timeout = 3
        told = {}
        assert(client_of(store, { timeout = 60 }):search_online_meetings { limit = 1 })
        assert.equal(3, told[1][2])
    end)

    it("that failed is not asked again by the same call, nor soon by others", function()
        local calls = {}
        local store = {
            timeout = 60,
            get = function() calls[#calls + 1] = "get" return nil, "down" end,
            set = function() calls[#calls + 1] = "set" return nil, "down" end,
            lock = function() calls[#calls + 1] = "lock" return nil, "down" end,
        }
        local loop = service_support.virtual_loop()
        local function client_that_signs_in_for(seconds, timeout)
            return client_of(store, { loop = loop, timeout = timeout,
                transport = function(request)
                    if request.url:find("/acs/auth/", 1, true) then
                        loop.sleep(seconds)
                        return { status = 200, body = '{"accessToken":"own","validPeriod":1}' }
                    end
                    return { status = 200, body = empty_list }
                end })
        end
        local client, warnings = client_that_signs_in_for(5, 20)
        assert(client:search_online_meetings())
        assert.same({ "get" }, calls)
        assert.equal(1, #warnings)
        assert(client_of(store, { loop = loop }):search_online_meetings())
        assert.same({ "get" }, calls)
        loop.sleep(30)
        client = client_that_signs_in_for(30, 60) -- longer than the store is left alone for others
        assert(client:search_online_meetings())
        assert.same({ "get", "get" }, calls)
    end)
end)

-- A store one method of which takes longer than any call does here, and then goes on.
local function sleepy(method, loop)
    local store = memory.new()
    store.bounded, store.leases, store.asked = false, method == "renew", 0
    local function sleeping(f)
        return function(...)
            store.asked = store.asked + 1
            loop.sleep(3)
            return f(...)
        end
    end
    if store[method] then
        store[method] = sleeping(store[method])
    else
        local lock = store.lock
        function store.lock(...)
            local unlock, renew = lock(...)
            return method == "unlock" and sleeping(unlock) or unlock,
                method == "renew" and sleeping(renew) or renew
        end
    end
    return store
end

it("a store that never answers is waited for as the most hurried of the calls can", function()
    service:faults "latency=0.3:CreateAppIdToken"
    local loop = require("hwmeeting.loop").choose "plain"
    local client, warnings = client_of(sleepy("get", loop), { loop = "plain", timeout = 30 })
    local function call(timeout)
        return function()
            return client:search_online_meetings({ limit = 1 }, { timeout = timeout })
        end
    end
    local _, errors = hwmeeting.gather({ call(20), call(1.2) }, { loop = "plain" })
    assert.is_nil(errors)
    assert.equal(1, #warnings)
end)

loops.each(function(name, run, option)
    if option == nil then -- which is one of the others
        return
    end
    it("in " .. name .. " is waited for a part of the call only", function()
        service:faults "latency=0.5:CreateAppIdToken"
        local loop = require("hwmeeting.loop").choose(option)
        local methods = { "get", "lock", "set", "renew", "unlock" }
        run(function()
            local calls, stores, warnings = {}, {}, {}
            for index, method in ipairs(methods) do
                local client
                stores[index] = sleepy(method, loop)
                client, warnings[index] = client_of(stores[index], { loop = option, timeout = 2.5 })
                calls[index] = function() return client:search_online_meetings { limit = 1 } end
            end
            local results, errors = hwmeeting.gather(calls, { loop = option })
            assert.is_nil(errors)
            assert.equal(#methods, #results)
            assert.equal(#methods, sign_ins())
            for index, method in ipairs(methods) do
                assert.equal(1, stores[index].asked, method)
                assert.equal(method == "unlock" and 0 or 1, #warnings[index], method)
            end
            loop.sleep(1.5) -- until the stores have woken
            assert.is_nil(next(stores[2].locks), "a lock that came too late was not given back")
        end)
    end)
end)
