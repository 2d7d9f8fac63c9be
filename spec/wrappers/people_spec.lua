-- What the wrappers of users and departments put on the wire.

local support = require "spec.wrappers.support"

describe("a wrapper of users and departments", function()
    local service = require("spec.support.service").for_specs { rate_limit = 1000000 }
    local client

    before_each(function() client = service:client() end)

    local function only(operation)
        return support.only(service, operation)
    end

    local function body_of(operation)
        return support.body_of(service, operation)
    end

    it("turns states the right way up", function()
        client:enable_users("ada")
        client:disable_users({ "ada", "grace" }, { third_party = true })
        local sent = service:requests "BatchUpdateUserStatus"
        assert.matches("/status/0$", sent[1].target)
        assert.equal('["ada"]', sent[1].body)
        assert.matches("/status/1%?accountType=1$", sent[2].target)
        assert.equal('["ada","grace"]', sent[2].body)
    end)

    it("adds a user who is disabled, and tells nobody", function()
        client:create_user { name = "Ada", account = "ada", enabled = false, notify = false }
        assert.same({ name = "Ada", account = "ada", status = 1, sendNotify = "0" },
            body_of "AddUser")
    end)

    it("sends what the service would set back, as it was", function()
        local account = assert(client:users():next()).userAccount
        local before = assert(client:user(account))
        client:change_user(account, { title = "Analyst", enabled = true })
        assert.same({ title = "Analyst", status = 0, deptCode = before.deptCode,
            sortLevel = before.sortLevel, hidePhone = before.hidePhone },
            body_of "UpdateUser")
    end)

    it("names the root department by itself", function()
        client:department()
        assert.matches("/dept/1$", only("ShowDeptAndChildDept").target)
    end)

    it("names what it refuses at the caller's line", function()
        local ok, message = pcall(function() client:remove_users {} end)
        assert.is_false(ok)
        assert.matches("people_spec%.lua:%d+: hwmeeting: accounts must be", message)
    end)
end)
