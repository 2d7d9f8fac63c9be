--- Which clients share connections.

local http_service = require "spec.support.http_service"
local hwmeeting = require "hwmeeting"

describe("clients with client certificates", function()
    local server

    lazy_setup(function() server = http_service.start() end)
    lazy_teardown(function() server:stop() end)

    local function call(more)
        local options = {
            base_url = server:url("strict", ""), ca_file = server.ca_file, access_token = "t",
            client_cert = server.folder .. "/client.pem", retries = 0,
        }
        for name, value in pairs(more) do
            options[name] = value
        end
        local request = { method = "GET", path = "/status/200", token = "none" }
        return hwmeeting.new(options):request(request)
    end

    it("get no connection that another one's key has opened", function()
        local _, err = call { client_key = server.folder .. "/client.key" }
        assert.equal("decode", err.kind) -- an answer that is no JSON: it was let in
        _, err = call { client_key = server.folder .. "/server.key" }
        assert.equal("tls", err.kind)
        assert.truthy(err.hint:find("client_key", 1, true))
        _, err = call { client_key = server.folder .. "/client.key" }
        assert.equal("decode", err.kind)
    end)
end)
