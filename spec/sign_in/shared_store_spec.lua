-- Tokens that several clients and processes share.

local hwmeeting = require "hwmeeting"
local memory = require "hwmeeting.store.memory"
local service_support = require "spec.support.service"
local shell = require "spec.support.shell"

local service = service_support.for_specs()

local function call(client)
    return client:search_online_meetings { limit = 1 }
end

describe("a shared store", function()
    it("lets clients share one sign-in", function()
        local store = memory.new()
        assert(call(service:client { store = store }))
        assert(call(service:client { store = store }))
        assert.equal(1, service:sign_ins())
    end)

    it("keeps identities apart", function()
        local store = memory.new()
        assert(call(service:client { store = store }))
        assert(call(service:client { store = store, user_id = service.box.user_id }))
        assert(call(service:client { store = store, client_type = 50 }))
        assert(call(service:client_with(
            { account = service.box.account, password = service.box.password },
            { store = store })))
        assert.equal(4, service:sign_ins())
    end)

    it("lets one client replace a token for all, which the others then take", function()
        local store = memory.new()
        local one, other = service:client { store = store }, service:client { store = store }
        assert(call(one))
        assert(call(other))
        service.box:admin("tokens/expire", { kind = "access" })
        assert(call(one))
        assert(call(other))
        assert.equal(2, service:sign_ins())
    end)

    it("lends a token that is refused as well, and the client then signs in", function()
        local store = memory.new()
        local one, other = service:client { store = store }, service:client { store = store }
        assert(call(one))
        assert(call(other))
        for _ = 1, 2 do
            service.box:admin("tokens/expire", { kind = "access" })
            assert(call(one))
        end
        service.box:admin("tokens/expire", { kind = "access" })
        service.box:admin("requests/clear", {})
        assert(call(other))
        assert.equal(1, service:sign_ins())
        assert.equal(3, service:count "SearchOnlineMeetings")
    end)

    it("is asked again once the token's life is over", function()
        local now, move = service_support.clock()
        local store = memory.new(now)
        local one = service:client { store = store, now = now }
        assert(call(one))
        move(56326)
        assert(call(one))
        assert.equal(2, service:sign_ins())
    end)

    it("that holds nonsense is overwritten", function()
        local store = memory.new()
        function store.get() return "{not json" end
        assert(call(service:client { store = store }))
        assert.equal(1, service:sign_ins())
    end)

    it("lets many clients at once sign in once", function()
        local store, calls = memory.new(), {}
        for index = 1, 10 do
            local client = service:client { store = store }
            calls[index] = function() return call(client) end
        end
        local _, errors = hwmeeting.gather(calls)
        assert.is_nil(errors)
        assert.equal(1, service:sign_ins())
    end)

    it("lets several processes sign in once", function()
        local directory = shell.output "mktemp -d"
        finally(function() os.execute("rm -rf " .. shell.quote(directory)) end)
        local code = ([[
            local hwmeeting = require "hwmeeting"
            local client = hwmeeting.new { base_url = %q, ca_file = %q, app_id = %q, app_key = %q,
                store = require("hwmeeting.store.file").new { folder = %q } }
            local page, err = client:search_online_meetings { limit = 1 }
            print(page and page.count or tostring(err))
        ]]):format(service.box.url, service.box.ca_file, service.box.app_id, service.box.app_key,
            directory)
        local children = {}
        for index = 1, 4 do
            children[index] = shell.start_lua(code)
        end
        for index = 1, 4 do
            assert.matches("^%d+\n$", children[index]:read "*a")
            children[index]:close()
        end
        assert.equal(1, service:sign_ins())
        assert.equal(4, service:count "SearchOnlineMeetings")
    end)
end)

describe("a store that is down", function()
    local function broken(how)
        return { get = how, set = how, lock = how }
    end

    it("costs a warning, and the token stays private", function()
        for _, how in ipairs {
            function() return nil, "connection refused" end,
            function() error "connection refused" end,
        } do
            service:reset()
            local warnings = {}
            local client = service:client { store = broken(how),
                logger = function(level, message)
                    assert.equal("warning", level)
                    warnings[#warnings + 1] = message
                end }
            assert(call(client))
            assert(call(client))
            assert.equal(1, service:sign_ins())
            assert.is_true(#warnings > 0)
            assert.matches("connection refused", warnings[1], 1, true)
        end
    end)

    it("while it unlocks harms nothing", function()
        local store = memory.new()
        function store.lock() return function() error "gone" end end
        local client = service:client { store = store, logger = function() end }
        assert(call(client))
        assert(call(client))
        assert.equal(1, service:sign_ins())
    end)

    it("without one of its functions is refused at once", function()
        assert.has_error(function() service:client { store = { get = print } } end)
    end)
end)
