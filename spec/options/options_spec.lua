local options = require "hwmeeting.options"
local shell = require "spec.support.shell"

-- What `options.read` raises.
local function refusal(given)
    local ok, message = pcall(options.read, given)
    assert.is_false(ok)
    return message
end

local function call_refusal(given)
    local ok, message = pcall(options.read_call, given, options.read {})
    assert.is_false(ok)
    return message
end

-- What a child Lua prints that reads options with some environment variables set.
local function in_environment(variables, code)
    return shell.lua(([[
        local options = require "hwmeeting.options"
        local ok, message = pcall(function() %s end)
        if not ok then print("raised " .. message) end
    ]]):format(code), variables)
end

describe("the options of a client", function()
    it("have the documented defaults", function()
        local values = options.read {}
        assert.equal("https://api.meeting.huaweicloud.com", values.base_url)
        assert.equal(72, values.client_type)
        assert.equal(30, values.timeout)
        assert.equal(10, values.connect_timeout)
        assert.equal(3, values.retries)
        assert.equal(64 * 1024 * 1024, values.max_response_bytes)
        assert.equal(16, values.max_connections_per_host)
        assert.is_true(values.validate)
        assert.is_false(values.insecure)
        assert.is_nil(values.sign_in)
    end)

    it("may name the international host by a constant", function()
        local hwmeeting = require "hwmeeting"
        assert.equal("https://api-intl.meeting.huaweicloud.com",
            options.read({ base_url = hwmeeting.hosts.international }).base_url)
        assert.equal(options.read({}).base_url, hwmeeting.hosts.china)
    end)

    it("are not needed at all", function()
        assert.equal(30, options.read(nil).timeout)
    end)

    it("are refused under an unknown name, with the nearest one", function()
        assert.matches("unknown option `time_out`, did you mean `timeout`?",
            refusal { time_out = 3 }, 1, true)
        assert.matches("did you mean `access_token`?", refusal { acces_token = "x" }, 1, true)
        assert.matches("unknown option `1`", refusal { "https://host" }, 1, true)
        assert.not_matches("did you mean", refusal { flux_capacitor = 1 })
    end)

    it("are refused with another type, by name and with what was given", function()
        assert.matches("option `timeout` must be a number, got a string",
            refusal { timeout = "30" }, 1, true)
        assert.matches("option `loop` must be a string or a table, got a number",
            refusal { loop = 1 }, 1, true)
        assert.matches("option `store` must be a table, got a function",
            refusal { store = print }, 1, true)
        assert.matches("options must be a table, got a string", refusal "https://host", 1, true)
    end)

    it("are refused out of range", function()
        for _, value in ipairs { 0, -1, math.huge, 0 / 0 } do
            assert.matches("option `timeout` must be greater than 0",
                refusal { timeout = value }, 1, true)
            assert.matches("option `connect_timeout` must be greater than 0",
                refusal { connect_timeout = value }, 1, true)
        end
        for _, value in ipairs { -1, 1.5, 101, 0 / 0 } do
            assert.matches("option `retries` must be a whole number from 0 to 100",
                refusal { retries = value }, 1, true)
        end
        assert.equal(0, options.read({ retries = 0 }).retries)
    end)

    it("that count things are whole numbers", function()
        for _, name in ipairs { "client_type", "max_response_bytes", "max_connections_per_host" } do
            assert.matches("option `" .. name .. "` must be a whole number",
                refusal { [name] = 2.5 }, 1, true)
            assert.matches("option `" .. name .. "` must be a whole number",
                refusal { [name] = 2 ^ 60 }, 1, true)
        end
        assert.equal(72, options.read({ client_type = 72.0 }).client_type)
        assert.equal(0, options.read({ client_type = 0 }).client_type)
    end)

    it("take no line breaks and no NUL", function()
        for _, bad in ipairs { "a\r\nb", "a\nb", "a\0b" } do
            assert.matches("option `access_token` must not contain line breaks",
                refusal { access_token = bad }, 1, true)
            assert.matches("option `accept_language` must not contain line breaks",
                refusal { accept_language = bad }, 1, true)
        end
    end)

    it("never show a secret in what they raise", function()
        assert.not_matches("hunter2", refusal { password = "hunter2\n" })
        assert.not_matches("hunter2", refusal { base_url = "https://me:hunter2@host" })
        assert.not_matches("hunter2",
            refusal { account = "me", password = "hunter2", app_id = "x" })
    end)

    it("hold a base URL of scheme and host, without a slash at its end", function()
        assert.equal("https://host:8443",
            options.read({ base_url = "HTTPS://host:8443/" }).base_url)
        for _, bad in ipairs { "host", "https://host/v1", "https://host?x", "ftp://host", "" } do
            assert.matches("option `base_url`", refusal { base_url = bad }, 1, true)
        end
    end)
end)

describe("credentials", function()
    it("come in five kinds", function()
        assert.equal("app_id", options.read({ app_id = "a", app_key = "k" }).sign_in)
        assert.equal("account", options.read({ account = "a", password = "p" }).sign_in)
        assert.equal("access_token", options.read({ access_token = "t" }).sign_in)
        assert.equal("welink",
            options.read({ welink_account = "w", welink_password = "p" }).sign_in)
        assert.equal("credentials", options.read({ credentials = print }).sign_in)
    end)

    it("of two kinds at once are refused", function()
        assert.matches("one kind of credentials, not two: access_token and app_id",
            refusal { access_token = "t", app_id = "a", app_key = "k" }, 1, true)
        assert.matches("one kind of credentials, not two: app_id and account",
            refusal { app_id = "a", app_key = "k", account = "x", password = "p" }, 1, true)
        assert.matches("one kind of credentials, not two: account and welink",
            refusal { account = "x", password = "p", welink_account = "x" }, 1, true)
        assert.matches("one kind of credentials, not two: app_id and credentials",
            refusal { app_id = "a", credentials = print }, 1, true)
    end)

    it("go in pairs", function()
        assert.matches("option `app_key` is missing", refusal { app_id = "a" }, 1, true)
        assert.matches("option `app_id` is missing", refusal { app_key = "a" }, 1, true)
        assert.matches("option `password` is missing", refusal { account = "a" }, 1, true)
        assert.matches("option `welink_account` is missing", refusal { welink_password = "p" }, 1,
            true)
        assert.matches("`user_id` and `corp_id` belong to `app_id`",
            refusal { account = "a", password = "p", user_id = "u" }, 1, true)
    end)

    it("are not empty", function()
        assert.matches("option `app_id` must not be empty",
            refusal { app_id = "", app_key = "k" }, 1, true)
        assert.matches("option `password` must not be empty",
            refusal { account = "a", password = "" }, 1, true)
        assert.matches("option `access_token` must not be empty",
            refusal { access_token = "" }, 1, true)
    end)

    it("keep an empty enterprise: it stands for the service provider itself", function()
        assert.equal("", options.read({ app_id = "a", app_key = "k", corp_id = "" }).corp_id)
    end)
end)

describe("the environment", function()
    it("fills what is not given, as the right type", function()
        local said = in_environment({
            HWMEETING_TIMEOUT = "2.5", HWMEETING_INSECURE = "true",
            HWMEETING_BASE_URL = "https://x", HWMEETING_APP_ID = "id",
            HWMEETING_APP_KEY = "key", HWMEETING_VALIDATE = "0", HWMEETING_RETRIES = "",
        }, [[
            local v = options.read { retries = 1, base_url = "https://given" }
            print(v.timeout, v.insecure, v.base_url, v.app_id, v.app_key, v.sign_in, v.validate,
                v.retries)
        ]])
        assert.equal("2.5\ttrue\thttps://given\tid\tkey\tapp_id\tfalse\t1", said)
    end)

    it("does not mix its credentials with those given", function()
        local said = in_environment({
            HWMEETING_APP_ID = "id", HWMEETING_APP_KEY = "key", HWMEETING_USER_ID = "u",
        }, [[
            local v = options.read { account = "a", password = "p" }
            print(v.sign_in, v.app_id, v.app_key, v.user_id)
            v = options.read { access_token = "t" }
            print(v.sign_in, v.app_id)
        ]])
        assert.equal("account\tnil\tnil\tnil\naccess_token\tnil", said)
    end)

    it("says so when that leaves a half", function()
        local said = in_environment({ HWMEETING_APP_KEY = "key" },
            [[options.read { app_id = "id" }]])
        assert.matches("option `app_key` is missing", said, 1, true)
        assert.matches("none is taken from the environment", said, 1, true)
    end)

    it("is refused by the name of the variable", function()
        assert.matches("HWMEETING_TIMEOUT must be a number",
            in_environment({ HWMEETING_TIMEOUT = "soon" }, "options.read {}"), 1, true)
        assert.matches("HWMEETING_INSECURE must be a boolean",
            in_environment({ HWMEETING_INSECURE = "perhaps" }, "options.read {}"), 1, true)
        assert.matches("option `retries` must be a whole number",
            in_environment({ HWMEETING_RETRIES = "1.5" }, "options.read {}"), 1, true)
    end)

    it("cannot hold tables and functions, but names a loop", function()
        local said = in_environment({ HWMEETING_LOOP = "frame", HWMEETING_STORE = "x" },
            "print(options.read({}).loop, options.read({}).store)")
        assert.equal("frame\tnil", said)
    end)
end)

describe("the options of a call", function()
    local values = options.read { timeout = 7, retries = 2 }

    it("override those of the client", function()
        local merged = options.read_call({ timeout = 1, validate = false, retry = true }, values)
        assert.equal(1, merged.timeout)
        assert.is_false(merged.validate)
        assert.equal(2, merged.retries)
        assert.is_true(merged.retry)
        assert.equal(values.base_url, merged.base_url)
        assert.equal(7, values.timeout)
    end)

    it("are only those that a call can have", function()
        assert.matches("unknown option `base_url`",
            call_refusal { base_url = "https://x" }, 1, true)
        assert.matches("did you mean `timeout`", call_refusal { timout = 1 }, 1, true)
        assert.matches("call options must be a table", call_refusal "x", 1, true)
        assert.matches("option `timeout` must be greater than 0",
            call_refusal { timeout = 0 }, 1, true)
    end)

    it("refuse a proxy that cannot work, and do not show it", function()
        for _, proxy in ipairs {
            "foo://host", "http://host:99999", "http://host:0", "http://", "http://host:x", "a b",
            "http://user:hidden@", "nonsense://user:hidden@host:1", "http://:80",
        } do
            local message = refusal { proxy = proxy }
            assert.matches("option `proxy` must look like", message, 1, true)
            assert.is_nil(message:find("hidden", 1, true))
        end
        for _, proxy in ipairs {
            "", "host", "host:3128", "http://host:3128/", "https://u:p%40w@host",
            "socks5h://[::1]:1080", "HTTP://host",
        } do
            assert.equal(proxy, options.read({ proxy = proxy }).proxy)
        end
    end)

    it("refuse a client key without its certificate", function()
        assert.matches("give `client_cert`", refusal { client_key = "k.pem" }, 1, true)
        assert.matches("belongs to", refusal { client_key_password = "p" }, 1, true)
        options.read { client_cert = "c.pem", client_key_password = "p" }
    end)
end)

describe("a name in the environment that begins like an option", function()
    local function said(variables)
        return shell.lua("require('hwmeeting').new { access_token = 't' }", variables)
    end

    it("is told when it is misspelt, with the nearest", function()
        assert.equal("hwmeeting: the environment variable HWMEETING_TIMOUT is no option, "
            .. "did you mean `HWMEETING_TIMEOUT`?", said { HWMEETING_TIMOUT = "5" })
        assert.matches("HWMEETING_timeout is no option, did you mean `HWMEETING_TIMEOUT`",
            said { HWMEETING_timeout = "5" }, 1, true)
    end)

    it("is told when it is none and like none", function()
        assert.equal("hwmeeting: the environment variable HWMEETING_COLOUR_OF_IT is no option",
            said { HWMEETING_COLOUR_OF_IT = "red" })
    end)

    it("is not told when it is one, or another part's", function()
        assert.equal("", said { HWMEETING_TIMEOUT = "5", HWMEETING_SANDBOX_PID = "1" })
    end)

    it("names the loop, too", function()
        assert.matches("there is no loop adapter `frmae`, did you mean `frame`",
            said { HWMEETING_LOOP = "frmae" }, 1, true)
    end)
end)
