--- Certificates, client certificates and proxies.

local http = require "hwmeeting.http"
local http_service = require "spec.support.http_service"

describe("TLS", function()
    local server, pool

    lazy_setup(function() server = http_service.start() end)
    lazy_teardown(function() server:stop() end)
    before_each(function() pool = http.pool {} end)
    after_each(function() pool:close() end)

    local function call(url, settings)
        return server:call(pool, { url = url }, settings)
    end

    local function fails(kind, url, settings)
        local response, failure = call(url, settings)
        assert.is_nil(response)
        assert.equal(kind, failure.kind)
        assert.is_true(failure.unsent)
        return failure.message
    end

    local function file(name)
        return server.folder .. "/" .. name
    end

    it("trusts the given file or folder of certificates", function()
        assert.equal(200, call(server:url("https", "/echo")).status)
        local folder = http_service.output "mktemp -d"
        os.execute(http_service.shell("cp", file "ca.pem", folder))
        os.execute(http_service.shell("openssl rehash", folder))
        local transfer = pool:submit({ method = "GET", url = server:url("https", "/echo") },
            { ca_path = folder, timeout = 20 })
        assert.equal(200, http_service.wait(pool, transfer).status)
        os.execute(http_service.shell("rm -rf", folder))
    end)

    it("refuses a certificate of an unknown authority", function()
        fails("tls", server:url("https", "/echo"), { ca_file = file "other.pem" })
        local transfer = pool:submit({ method = "GET", url = server:url("https", "/echo?secret") },
            { timeout = 20 })
        local _, failure = http_service.wait(pool, transfer)
        assert.equal("tls", failure.kind)
        assert.is_nil(failure.message:find("secret", 1, true))
        assert.truthy(failure.message:find("certificate", 1, true))
    end)

    it("refuses a certificate for another name", function()
        local message = fails("tls", server:url("misnamed", "/echo"))
        assert.truthy(message:find("does not verify", 1, true), message)
    end)

    it("verifies nothing when told to be insecure", function()
        assert.equal(200, call(server:url("https", "/echo"),
            { ca_file = file "other.pem", insecure = true }).status)
        fails("tls", server:url("https", "/echo"), { ca_file = file "other.pem", insecure = false })
    end)

    it("says when the trusted certificates cannot be read", function()
        local message = fails("tls", server:url("https", "/echo"), { ca_file = "/nowhere/ca.pem" })
        assert.truthy(message:find("trusted certificates", 1, true), message)
    end)

    it("shows a client certificate where one is given", function()
        local url = server:url("strict", "/echo")
        assert.equal(200, call(url,
            { client_cert = file "client.pem", client_key = file "client.key" }).status)
        fails("tls", url)
        fails("tls", url, { client_cert = file "missing.pem", client_key = file "client.key" })
    end)

    it("follows links to the files that the user names, as he linked them", function()
        local names = {}
        for _, name in ipairs { "ca.pem", "client.pem", "client.key" } do
            names[name] = file("link to " .. name)
            http_service.output(http_service.shell("ln -s", file(name), names[name]))
        end
        assert.equal(200, call(server:url("strict", "/echo"), { ca_file = names["ca.pem"],
            client_cert = names["client.pem"], client_key = names["client.key"] }).status)
    end)

    it("refuses a client key that belongs to another certificate", function()
        fails("tls", server:url("strict", "/echo"),
            { client_cert = file "client.pem", client_key = file "server.key" })
    end)

    it("takes the password of an encrypted key, and asks nobody for it", function()
        os.execute(http_service.shell("openssl ec -aes128 -passout pass:secret -in",
            file "client.key", "-out", file "locked.key") .. " 2>/dev/null")
        local url = server:url("strict", "/echo")
        local client = { client_cert = file "client.pem", client_key = file "locked.key" }
        local _, failure = call(url, client)
        assert.equal("tls", failure.kind)
        assert.equal("client_key", failure.concerns)
        assert.truthy(failure.message:find("the client certificate or its key", 1, true))
        client.client_key_password = "wrong"
        assert.equal("tls", select(2, call(url, client)).kind)
        client.client_key_password = "secret"
        assert.equal(200, call(url, client).status)
    end)

    it("says which certificate a failure is about", function()
        assert.equal("trust", select(2, call(server:url("misnamed", "/echo"))).concerns)
        assert.is_nil(select(2, call(server:url("rude", "/"))).concerns)
    end)

    it("calls it transport when the server hangs up during the handshake", function()
        fails("transport", server:url("rude", "/"))
    end)

    it("calls it tls when the server speaks no TLS", function()
        fails("tls", server:url("plain", "/"))
    end)

    it("calls it timeout when the server does not go on with the handshake", function()
        fails("timeout", server:url("silent", "/"), { connect_timeout = 0.2 })
        fails("timeout", server:url("silent", "/"), { timeout = 0.2 })
    end)
end)

describe("a proxy", function()
    local server, pool

    lazy_setup(function() server = http_service.start() end)
    lazy_teardown(function() server:stop() end)
    before_each(function() pool = http.pool {} end)
    after_each(function() pool:close() end)

    local function call(url, credentials)
        return server:call(pool, { url = url },
            { proxy = ("http://%s127.0.0.1:%d"):format(credentials or "", server.ports.proxy) })
    end

    -- The last tunnel that the proxy was asked for.
    local function last_tunnel()
        local response = assert(server:call(pool, { url = server:url("http", "/tunnels") }))
        return response.body:match "[^\n]*$"
    end

    it("leads to the server, which must still prove itself", function()
        local response = assert(call("https://meeting.example/echo", "user:pass%40word@"))
        local seen = http_service.echoed(response)
        assert.same({ "meeting.example" }, seen.headers[":authority"] or seen.headers["host"])
        assert.is_nil(response.headers["x-proxy"])
        assert.is_nil(seen.headers["proxy-authorization"])
        assert.equal("CONNECT meeting.example:443 HTTP/1.1 Basic "
            .. http.base64 "user:pass@word", last_tunnel())
        assert.equal("tls", select(2, call "https://other.example/echo").kind)
    end)

    it("that refuses is a transport failure, and its password is not told", function()
        local _, failure = call("https://forbidden.example/?secret", "user:hidden@")
        assert.equal("transport", failure.kind)
        assert.is_true(failure.unsent)
        assert.is_true(failure.permanent)
        assert.equal("proxy", failure.concerns)
        assert.truthy(failure.message:find(
            ("the proxy 127.0.0.1:%d does not lead there: it answered HTTP 403"):format(
                server.ports.proxy), 1, true), failure.message)
        assert.is_nil(failure.message:find("hidden", 1, true))
        assert.is_nil(failure.message:find("secret", 1, true))
    end)

    it("that is misspelt is refused without telling its password", function()
        local misspelt = { "nonsense://user:hidden@127.0.0.1:1", "http://user:hidden@:x:y" }
        for _, proxy in ipairs(misspelt) do
            local _, failure = server:call(pool, { url = "https://meeting.example/" },
                { proxy = proxy, timeout = 5 })
            assert.equal("transport", failure.kind)
            assert.is_nil(failure.message:find("hidden", 1, true))
        end
    end)

    it("that is given is asked whatever the environment says", function()
        local program = ([[
            local http = require "hwmeeting.http"
            local pool = http.pool {}
            local request = { method = "GET", url = "https://meeting.example/echo" }
            local transfer = assert(pool:submit(request,
                { ca_file = "%s", proxy = "http://127.0.0.1:%d", timeout = 20 }))
            while not transfer:done() do pool:wait(1) pool:step() end
            print((assert(transfer:answer())))
        ]]):format(server.ca_file, server.ports.proxy)
        assert.equal("200", (http_service.run_program(program, "NO_PROXY=meeting.example")))
    end)

    it("that speaks TLS is verified by certificates of its own", function()
        local proxy = ("https://127.0.0.1:%d"):format(server.ports.https)
        local _, failure = server:call(pool, { url = "https://meeting.example/" },
            { proxy = proxy })
        assert.equal("tls", failure.kind)
        assert.equal("proxy", failure.concerns)
        _, failure = server:call(pool, { url = "https://meeting.example/" },
            { proxy = proxy, proxy_ca_file = server.ca_file })
        assert.equal("transport", failure.kind) -- it is none, and says so
        assert.is_true(failure.unsent)
    end)

    it("is not asked for the loopback", function()
        local before = last_tunnel()
        assert.equal(200, call(server:url("https", "/echo")).status)
        assert.equal(200, call(server:url("http", "/echo")).status)
        assert.equal(200, call(("http://localhost:%d/echo"):format(server.ports.http)).status)
        assert.equal(before, last_tunnel())
    end)
end)
