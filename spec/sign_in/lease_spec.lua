-- The lock of a store lives as long as its holder: who signs in slowly keeps it, who is killed or
-- stopped loses it within a second.

local core = require "hwmeeting.core"
local hwmeeting = require "hwmeeting"
local loops = require "spec.support.loops"
local memory = require "hwmeeting.store.memory"
local redis_server = require "spec.support.redis_server"
local service_support = require "spec.support.service"
local shell = require "spec.support.shell"

-- How long a sign-in takes, which is longer than a lock holds by itself; and what a machine that
-- does other things as well may add to the second that is lost.
local sign_in_seconds, lost_seconds = 1.5, 1.8

local service, server, folder

lazy_setup(function()
    service = service_support.start()
    server = redis_server.start()
    folder = shell.output "mktemp -d"
end)

lazy_teardown(function()
    service:stop()
    server.stop()
    os.execute("rm -r " .. shell.quote(folder))
end)

before_each(function()
    service:reset()
    service:faults(("latency=%g:CreateAppIdToken"):format(sign_in_seconds))
end)

local function sign_ins()
    return service:count "CreateAppIdToken"
end

-- The code that makes a store; each time one that nothing is in yet.
local made = 0
local stores = {
    file = function()
        made = made + 1
        return ("require('hwmeeting.store.file').new { folder = '%s/%d' }"):format(folder, made)
    end,
    Redis = function()
        made = made + 1
        return ("require('hwmeeting.store.redis').new { port = %d, prefix = '%d:' }"):format(
            server.port, made)
    end,
}

-- A process that calls; → a pipe to what it says, and its id.
local function start_process(store)
    local box = service.box
    local child = shell.start_lua(([[
        local client = require("hwmeeting").new { base_url = %q, ca_file = %q, app_id = %q,
            app_key = %q, store = %s }
        print(require("hwmeeting.http").process())
        io.stdout:flush()
        local page, err = client:search_online_meetings { limit = 1 }
        print(page and "listed" or tostring(err))
    ]]):format(box.url, box.ca_file, box.app_id, box.app_key, store))
    return child, assert(tonumber((child:read "*l")))
end

local function client_of(store)
    local load_text = loadstring or load -- luacheck: ignore 113 143
    return service:client { store = load_text("return " .. store)() }
end

-- Waits until somebody signs in.
local function wait_for_sign_in()
    for _ = 1, 200 do
        if assert(service.box:admin "status").in_flight > 0 then
            core.sleep(0.2)
            return
        end
        core.sleep(0.02)
    end
    error "nobody signs in"
end

for name, make in pairs(stores) do
    describe("the lock of a " .. name .. " store", function()
        it("is kept for a sign-in that is longer than the lock holds by itself", function()
            local store = make()
            local child = start_process(store)
            wait_for_sign_in()
            assert(client_of(store):search_online_meetings { limit = 1 })
            assert.equal("listed", child:read "*l")
            child:close()
            assert.equal(1, sign_ins())
        end)

        for _, signal in ipairs { "KILL", "STOP" } do
            it("ends soon after its holder got SIG" .. signal, function()
                local store = make()
                local child, id = start_process(store)
                wait_for_sign_in()
                os.execute("kill -" .. signal .. " " .. id)
                local before = core.clock()
                assert(client_of(store):search_online_meetings { limit = 1 })
                assert.is_true(core.clock() - before < sign_in_seconds + lost_seconds)
                assert.equal(2, sign_ins())
                os.execute("kill -KILL " .. id .. " 2>/dev/null")
                child:close()
            end)
        end
    end)
end

loops.each(function(name, run, option)
    it("in " .. name .. " a slow sign-in keeps the lock that another client waits for", function()
        local store = memory.new()
        run(function()
            local function client()
                local own = service:client { store = store, loop = option }
                return function() return own:search_online_meetings { limit = 1 } end
            end
            local _, errors = hwmeeting.gather({ client(), client(), client() }, { loop = option })
            assert.is_nil(errors)
            assert.equal(1, sign_ins())
        end)
    end)
end)
