-- What docs/troubleshooting.md says that errors say is what they say.

local hwmeeting = require "hwmeeting"
local service_of = require "spec.support.service"
local shell = require "spec.support.shell"

local page = "docs/troubleshooting.md"

-- The texts in bold, in the order of the page.
local quoted = {}
for line in io.lines(page) do
    quoted[#quoted + 1] = line:match "^%*%*`(.-)`%*%*"
end

describe(page, function()
    local service, proxy

    lazy_setup(function()
        service = service_of.start { rate_limit = 2 }
        proxy = require("spec.support.http_service").start()
    end)
    lazy_teardown(function()
        service:stop()
        proxy:stop()
    end)
    before_each(function() service:reset() end)

    -- The error of a call by a client with these options.
    local function refused(options)
        local _, err = service:client(options):search_online_meetings {}
        return err
    end

    -- The error that a call fails with when its budget is used up.
    local function used_up(options)
        local client, err = service:client(options), nil
        for _ = 1, 3 do
            err = select(2, client:search_online_meetings { limit = 1 })
        end
        return err
    end

    local function of_the_world(options)
        options.access_token, options.retries = "t", 0
        return select(2, hwmeeting.new(options):search_online_meetings {})
    end

    -- What a child prints in which the error is not caught.
    local function uncaught(code)
        return shell.lua(code, { HWMEETING_ACCESS_TOKEN = "t", HWMEETING_RETRIES = "0",
            HWMEETING_BASE_URL = "https://127.0.0.1:1" })
    end

    local provoke = {
        ["the gateway's budget of this operation is used up"] = function()
            return used_up { timeout = 5 }
        end,
        ["The throttling threshold has been reached"] = function()
            return used_up { timeout = 5, pace = false }
        end,
        ["no credentials: give app_id"] = function()
            return select(2, hwmeeting.new({ base_url = service.box.url }):search_meetings {})
        end,
        ["App ID check failed"] = function() return refused { app_key = "another" } end,
        ["Wrong user name or password"] = function()
            return refused { account = service.box.account, password = "another" }
        end,
        ["the access_token that was given is not, or no longer, accepted"] = function()
            return refused { access_token = "another" }
        end,
        ["The App ID signature has expired; the clock of this machine is wrong"] = function()
            return refused { now = function() return os.time() - 86400 end }
        end,
        ["the server's certificate does not verify"] = function()
            return refused { ca_file = proxy.ca_file }
        end,
        ["the trusted certificates cannot be read"] = function()
            return refused { ca_file = "/nonexistent/ca.pem" }
        end,
        ["does not lead there: it answered HTTP"] = function()
            return of_the_world { base_url = "https://forbidden.example",
                proxy = "http://127.0.0.1:" .. proxy.ports.proxy }
        end,
        ["the host name cannot be resolved"] = function()
            return of_the_world { base_url = "https://meeting.invalid", proxy = "" }
        end,
        ["no connection can be made"] = function()
            return of_the_world { base_url = "https://127.0.0.1:1" }
        end,
        ["it may have been carried out: look before you repeat"] = function()
            service:faults "lose:CreateMeeting*1"
            return select(2, service:client():schedule { subject = "Board" })
        end,
        ["bad argument #2 to 'assert' (string expected, got table)"] = function()
            return uncaught [[
                assert(require("hwmeeting").new():search_online_meetings {})]]
        end,
        ["local item, err = it:next()"] = function()
            return uncaught [[
                local queue = require("cqueues").new()
                queue:wrap(function()
                    for _ in require("hwmeeting").new():online_meetings() do end
                end)
                assert(queue:loop())]]
        end,
        ["module 'hwmeeting' not found"] = function()
            return uncaught "package.path = 'nowhere/?.lua' require 'hwmeeting'"
        end,
    }

    local of_plain_5_1 = {
        ["bad argument #2 to 'assert' (string expected, got table)"] = true,
        ["local item, err = it:next()"] = true,
    }

    local is_plain_5_1 = _VERSION == "Lua 5.1" and not rawget(_G, "jit")

    for _, text in ipairs(quoted) do
        it("quotes: " .. text, function()
            assert.message("no spec provokes it").is_function(provoke[text])
            if is_plain_5_1 or not of_plain_5_1[text] then
                local said = tostring(provoke[text]())
                assert.truthy(said:find(text, 1, true), said)
            end
        end)
    end

    it("quotes all of these", function()
        local count = 0
        for _ in pairs(provoke) do
            count = count + 1
        end
        assert.equal(#quoted, count)
    end)
end)
