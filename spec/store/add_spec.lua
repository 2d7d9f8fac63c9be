-- `add` of each store: of all who add one key, one is told that it was not there.

local core = require "hwmeeting.core"
local redis_server = require "spec.support.redis_server"
local shell = require "spec.support.shell"

local folder, server

local function files_in(path)
    return tonumber(shell.output("ls " .. shell.quote(path) .. " | grep -c token || true"))
end

local makers = {
    memory = function(now) return require("hwmeeting.store.memory").new(now) end,
    file = function(now)
        return require("hwmeeting.store.file").new { folder = folder .. "/tokens", now = now }
    end,
    Redis = function()
        return require("hwmeeting.store.redis").new { port = server.port, prefix = folder }
    end,
}

describe("what is added to a store", function()
    lazy_setup(function() server = redis_server.start() end)
    lazy_teardown(function() server.stop() end)
    before_each(function() folder = shell.output "mktemp -d" end)
    after_each(function() os.execute("rm -r " .. shell.quote(folder)) end)

    for name, make in pairs(makers) do
        it("is added once: " .. name, function()
            local store = make(os.time)
            assert.is_true(store:add("key", "first", 100))
            assert.is_false(store:add("key", "second", 100))
            assert.equal("first", store:get "key")
            assert.is_true(store:add("another", "second", 100))
            assert.is_true(store:set("key", nil))
            assert.is_true(store:add("key", "third", 100))
            assert.equal("third", store:get "key")
        end)
    end

    for _, name in ipairs { "memory", "file" } do
        it("is added again when its time is over: " .. name, function()
            local now = 1000
            local store = makers[name](function() return now end)
            assert.is_true(store:add("key", "first", 10))
            now = 1009
            assert.is_false(store:add("key", "second", 10))
            now = 1010
            assert.is_true(store:add("key", "third", 10))
        end)
    end

    it("is added again when its time is over: Redis", function()
        local store = makers.Redis()
        assert.is_true(store:add("key", "first", 0.2))
        core.sleep(0.4)
        assert.is_true(store:add("key", "second", 100))
    end)

    it("does not pile up in memory when its time is over", function()
        local now = 1000
        local store = makers.memory(function() return now end)
        for index = 1, 5000 do
            now = now + 1
            store:add("key " .. index, "value", 10)
        end
        local count = 0
        for _ in pairs(store.values) do count = count + 1 end
        assert.is_true(count < 200, count)
    end)

    it("does not pile up in files when its time is over", function()
        local now = 1000
        local store = makers.file(function() return now end)
        for index = 1, 1500 do
            now = now + 1
            assert.is_true(store:add("key " .. index, "value", 10))
        end
        local count = files_in(folder .. "/tokens")
        assert.is_true(count < 600, count) -- one for each list, and the ten that have not ended
    end)

    it("is told when there is no room for more, which is beyond 250,000 keys", function()
        local store, http = makers.file(os.time), require "hwmeeting.http"
        assert.is_true(store:add("key", "value", 100))
        local list = shell.output("cd " .. shell.quote(folder) .. "/tokens && ls *.added")
        local function fill(count)
            local names = {}
            for index = 1, count do names[("%032x"):format(index)] = os.time() + 100 end
            assert(http.replace_file(folder .. "/tokens", list, core.to_json(names)))
            store:set("key", nil)
            return store:add("key", "value", 100)
        end
        assert.is_true(fill(math.ceil(250000 / 256 * 1.2))) -- keys do not spread evenly
        local added, message = fill(1350)
        assert.is_nil(added)
        assert.matches("too many keys were added", message, 1, true)
        assert.is_nil(store:get "key")
    end)

    it("is added by one of many processes", function()
        local script = ([[
            local store = require("hwmeeting.store.file").new { folder = %q }
            local added = 0
            for index = 1, 100 do
                local done, problem = store:add("key " .. index, "value", 100, 10)
                if done == nil then io.write(problem, "\n") end
                added = added + (done and 1 or 0)
            end
            io.write(added, "\n")
        ]]):format(folder .. "/tokens")
        local children, sum = {}, 0
        for index = 1, 4 do children[index] = shell.start_lua(script) end
        for _, child in ipairs(children) do
            sum = sum + tonumber((child:read "*l"))
            child:close()
        end
        assert.equal(100, sum)
    end)

    it("says when the folder cannot be used, or the server", function()
        local store = require("hwmeeting.store.file").new { folder = folder .. "/no/such/place" }
        local added, message = store:add("key", "value", 10)
        assert.is_nil(added)
        assert.matches("No such file or directory", message, 1, true)
        added, message = require("hwmeeting.store.redis").new { port = 1 }:add("key", "value", 10)
        assert.is_nil(added)
        assert.matches("Redis cannot be reached", message, 1, true)
    end)

    it("waits no longer for another process than it may", function()
        local store = makers.file(os.time)
        assert.is_true(store:add("key", "value", 100))
        local list = shell.output("cd " .. shell.quote(folder) .. "/tokens && ls *.added")
        local lock = assert(require("hwmeeting.http").lock_file(folder .. "/tokens",
            (list:gsub("added$", "adding"))))
        local added, message = store:add("key", "value", 10, 0.05)
        assert.is_nil(added)
        assert.matches("another process holds", message, 1, true)
        lock:release()
    end)
end)
