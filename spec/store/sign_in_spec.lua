-- What a store is for: processes that start at once sign in once, and go on when the store is down.

local file = require "hwmeeting.store.file"
local hwmeeting = require "hwmeeting"
local redis_server = require "spec.support.redis_server"
local sandbox = require "hwmeeting.sandbox"
local shell = require "spec.support.shell"

local processes = 20

local function sign_ins(box)
    return #assert(box:admin "requests?operation=CreateAppIdToken").requests
end

-- Starts all, then reads what they say.
local function run_all(box, store)
    local code = ([[
        local hwmeeting = require "hwmeeting"
        local client = hwmeeting.new { store = %s }
        local page, err = client:search_online_meetings { limit = 1 }
        io.write(page and "listed" or tostring(err))
    ]]):format(store)
    local pipes, said = {}, {}
    for index = 1, processes do
        pipes[index] = shell.start_lua(code, {
            HWMEETING_BASE_URL = box.url, HWMEETING_CA_FILE = box.ca_file,
            HWMEETING_APP_ID = box.app_id, HWMEETING_APP_KEY = box.app_key,
        })
    end
    for index = 1, processes do
        said[index] = pipes[index]:read "*a"
        pipes[index]:close()
    end
    return said
end

local function all_listed()
    local said = {}
    for index = 1, processes do
        said[index] = "listed"
    end
    return said
end

describe("processes that share a store", function()
    local box, folder

    before_each(function()
        -- Slow enough that all of them find no token when they start.
        box = assert(sandbox.start { faults = "latency=1:CreateAppIdToken" })
        folder = shell.output "mktemp -d"
    end)

    after_each(function()
        box:stop()
        os.execute("rm -r " .. shell.quote(folder))
    end)

    it("sign in once, in files", function()
        local store = ("require('hwmeeting.store.file').new { folder = %q }"):format(folder)
        assert.same(all_listed(), run_all(box, store))
        assert.equal(1, sign_ins(box))
    end)

    it("sign in once, in Redis", function()
        local server = redis_server.start()
        local store = ("require('hwmeeting.store.redis').new { port = %d }"):format(server.port)
        assert.same(all_listed(), run_all(box, store))
        server.stop()
        assert.equal(1, sign_ins(box))
    end)
end)

describe("a store that is down", function()
    local box

    setup(function()
        box = assert(sandbox.start())
    end)

    teardown(function()
        box:stop()
    end)

    local function list_with(store)
        local warnings = {}
        local client = hwmeeting.new(box:options {
            store = store,
            logger = function(level, message)
                warnings[#warnings + 1] = level .. ": " .. message
            end,
        })
        assert(client:search_online_meetings { limit = 1 })
        assert(client:search_online_meetings { limit = 1 })
        return warnings
    end

    it("costs warnings and a token of one's own, when it fails", function()
        local before = sign_ins(box)
        local warnings = list_with(require("hwmeeting.store.redis").new { port = 1 })
        assert.equal(before + 1, sign_ins(box))
        assert.matches("^warning: the token store cannot be read: Redis cannot be reached",
            warnings[1])
    end)

    it("costs the same when it has no folder", function()
        local warnings = list_with(file.new { folder = "/no/such/folder/anywhere" })
        assert.matches("the token store cannot be locked: ", warnings[1], 1, true)
    end)

    it("costs the same when it raises", function()
        local function broken() error "out of order" end
        local warnings = list_with { get = broken, set = broken, lock = broken }
        assert.matches("the token store cannot be read: .*out of order", warnings[1])
    end)
end)
