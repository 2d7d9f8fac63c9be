-- The end of a token.

local memory = require "hwmeeting.store.memory"
local service_support = require "spec.support.service"

local service = service_support.for_specs()

local function call(client)
    return client:search_online_meetings { limit = 1 }
end

describe("logout", function()
    it("ends the token", function()
        local client = service:client()
        assert(call(client))
        local token = service:requests("SearchOnlineMeetings")[1].headers["x-access-token"]
        assert.is_true(client:logout())
        local request = service:requests("DeleteToken")[1]
        assert.equal(token, request.headers["x-access-token"])
        local _, err = service:client_with({ access_token = token }):search_online_meetings {}
        assert.equal("auth", err.kind)
        assert(call(client))
        assert.equal(2, service:sign_ins())
    end)

    it("sends nothing when there is no token", function()
        assert.is_true(service:client():logout())
        assert.equal(0, #service:requests())
    end)

    it("ends a token that is about to be renewed, too", function()
        local now, move = service_support.clock()
        local client = service:client { now = now }
        assert(call(client))
        move(56326 - 100)
        assert.is_true(client:logout())
        assert.equal(1, service:count "DeleteToken")
        assert.equal(1, service:sign_ins())
    end)

    it("leaves a token in a shared store", function()
        local store = memory.new()
        local one, other = service:client { store = store }, service:client { store = store }
        assert(call(one))
        assert.is_true(one:logout())
        assert.equal(0, service:count "DeleteToken")
        assert(call(other))
        assert.equal(1, service:sign_ins())
    end)

    it("ends that too when it is told, even if this client has not used it", function()
        local store = memory.new()
        local one, other = service:client { store = store }, service:client { store = store }
        assert(call(one))
        assert.is_true(other:logout { shared = true })
        assert.equal(1, service:count "DeleteToken")
        assert(call(service:client { store = store }))
        assert.equal(2, service:sign_ins())
    end)

    it("of a token that is gone already is no error", function()
        local client = service:client()
        assert(call(client))
        service.box:admin("tokens/expire", { kind = "access" })
        assert.is_true(client:logout())
        assert.equal(1, service:sign_ins())
    end)

    it("that fails says so and keeps the token", function()
        local client = service:client { retries = 0 }
        assert(call(client))
        service:faults "status=500:DeleteToken*1"
        local ok, err = client:logout()
        assert.is_nil(ok)
        assert.equal("api", err.kind)
        assert.is_true(client:logout())
    end)

    it("takes a table of what it knows", function()
        local client = service:client()
        assert.has_error(function() client:logout "shared" end)
        assert.has_error(function() client:logout { share = true } end)
    end)

    it("is not what close does", function()
        local client = service:client()
        assert(call(client))
        client:close()
        assert.equal(0, service:count "DeleteToken")
    end)
end)
