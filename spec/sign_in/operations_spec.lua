-- The operations that sign in, renew, check and sign out, called by themselves.

local hwmeeting = require "hwmeeting"
local service_support = require "spec.support.service"

local service = service_support.for_specs()

local function call(client)
    return client:search_online_meetings { limit = 1 }
end

describe("the sign-in operations, called by themselves", function()
    it("use what the client holds", function()
        local client = service:client()
        local answer = assert(client:create_app_id_token {})
        assert.is_string(answer.accessToken)
        local account = service:client_with {
            account = service.box.account, password = service.box.password }
        assert.is_string(assert(account:create_token {}).accessToken)
    end)

    it("sign what their body says, where it is given as a body", function()
        local client = service:client()
        local answer = assert(client:create_app_id_token {
            body = { userId = service.box.user_id } })
        assert.is_string(answer.accessToken)
        local body = hwmeeting.from_json(service:requests("CreateAppIdToken")[1].body)
        assert.equal(service.box.user_id, body.userId)
    end)

    it("renew the client's token with UpdateToken, and the client goes on with that", function()
        local client = service:client()
        assert(call(client))
        local renewed = assert(client:update_token {})
        assert(call(client))
        assert.equal(1, service:sign_ins())
        local requests = service:requests "SearchOnlineMeetings"
        assert.equal(renewed.accessToken, requests[2].headers["x-access-token"])
        assert(client:update_token {})
    end)

    it("say what is missing when there is nothing to renew", function()
        local _, err = service:client():update_token {}
        assert.equal("argument", err.kind)
        assert.equal("X-Access-Token", err.field)
    end)

    it("leave the client's token alone when they renew another", function()
        local client, other = service:client(), service:client()
        assert(call(client))
        local answer = assert(other:create_app_id_token {})
        assert(client:update_token { ["X-Access-Token"] = answer.refreshToken })
        assert(call(client))
        local requests = service:requests "SearchOnlineMeetings"
        assert.equal(requests[1].headers["x-access-token"], requests[2].headers["x-access-token"])
    end)

    it("exchange the client's token with CheckToken", function()
        local client = service:client()
        assert(call(client))
        local token = service:requests("SearchOnlineMeetings")[1].headers["x-access-token"]
        assert(client:check_token { token = token, needGenNewToken = false })
        local fresh = assert(client:check_token { token = token, needGenNewToken = true })
        assert.not_equal(token, fresh.accessToken)
        assert(call(client))
        assert.equal(fresh.accessToken,
            service:requests("SearchOnlineMeetings")[2].headers["x-access-token"])
    end)

    it("do not sign in again because CheckToken finds some token invalid", function()
        local client = service:client()
        assert(call(client))
        local _, err = client:check_token { token = "stbNobodys", needGenNewToken = false }
        assert.equal("auth", err.kind)
        assert.equal(1, service:count "CheckToken")
        assert(call(client))
        assert.equal(1, service:sign_ins())
    end)

    it("end the client's token with DeleteToken, and the next call signs in", function()
        local client = service:client()
        assert(call(client))
        assert(client:delete_token {})
        assert(call(client))
        assert.equal(2, service:sign_ins())
        assert.equal(2, service:count "SearchOnlineMeetings")
    end)
end)
