-- The server that the specs of hwmeeting.http talk to: HTTPS and HTTP (1.1 and 2) by lua-http, and
-- plain sockets that misbehave. Run by lua5.4 as a child process, see http_service.lua:
--
--     lua5.4 spec/support/http_server.lua FOLDER
--
-- FOLDER holds the certificates and a FIFO `ready`, into which one line of `name=port` pairs is
-- written once everything listens. The server ends when its standard input ends.

local cqueues = require "cqueues"
local socket = require "cqueues.socket"
local http_headers = require "http.headers"
local http_server = require "http.server"
local http_tls = require "http.tls"
local openssl_context = require "openssl.ssl.context"
local pkey = require "openssl.pkey"
local x509 = require "openssl.x509"
local x509_chain = require "openssl.x509.chain"
local x509_store = require "openssl.x509.store"

local folder = assert(arg[1], "usage: http_server.lua FOLDER")
local queue = cqueues.new()
local requests = {} -- what the raw socket was asked, by path
local tunnels = {} -- what the proxy was asked, in order

local function read_file(name)
    local file = assert(io.open(folder .. "/" .. name, "rb"))
    local text = file:read "*a"
    file:close()
    return text
end

-- Answers by lua-http -------------------------------------------------------------------------

local function answer(stream, status, body, fields)
    local headers = http_headers.new()
    headers:append(":status", tostring(status))
    for _, field in ipairs(fields or {}) do
        headers:append(field[1], field[2])
    end
    if tostring(status) == "204" then
        assert(stream:write_headers(headers, true))
        return
    end
    assert(stream:write_headers(headers, false))
    assert(stream:write_chunk(body, true))
end

local routes = {}

-- Says what has arrived: the first line, then the headers, an empty line, and the body.
function routes.echo(stream, request)
    local body = stream:get_body_as_string() or ""
    local lines = {
        request:get ":method" .. " " .. request:get ":path" .. " " .. stream.connection.version,
    }
    for name, value in request:each() do
        lines[#lines + 1] = name .. ": " .. value
    end
    answer(stream, 200, table.concat(lines, "\n") .. "\n\n" .. body, { { "x-seen", "yes" } })
end

function routes.delay(stream, _, milliseconds)
    stream:get_body_as_string()
    cqueues.sleep(tonumber(milliseconds) / 1000)
    answer(stream, 200, "late")
end

function routes.status(stream, _, status)
    answer(stream, status, "status " .. status)
end

function routes.redirect(stream)
    answer(stream, 302, "elsewhere", { { "location", "/echo" } })
end

function routes.headers(stream)
    answer(stream, 200, "ok", {
        { "x-single", "one" },
        { "x-repeated", "first" },
        { "x-repeated", "second" },
        { "x-empty", "" },
    })
end

function routes.big(stream, _, size)
    local headers = http_headers.new()
    headers:append(":status", "200")
    assert(stream:write_headers(headers, false))
    local left, block = tonumber(size), ("x"):rep(65536)
    while left > 0 do
        local chunk = block:sub(1, math.min(left, #block))
        left = left - #chunk
        if not stream:write_chunk(chunk, left == 0) then
            return
        end
    end
end

-- `size` zero bytes, compressed.
function routes.gzip(stream, _, size)
    local pipe = assert(io.popen(("head -c %d /dev/zero | gzip -c"):format(tonumber(size))))
    local compressed = pipe:read "*a"
    pipe:close()
    answer(stream, 200, compressed, { { "content-encoding", "gzip" } })
end

-- What the raw socket and the proxy have seen.
function routes.count(stream, _, path)
    answer(stream, 200, tostring(requests["/" .. path] or 0))
end

function routes.tunnels(stream)
    answer(stream, 200, table.concat(tunnels, "\n"))
end

local function on_stream(_, stream)
    local request = stream:get_headers()
    if not request then
        return
    end
    local name, rest = request:get(":path"):match "^/([%a]+)/?([^?]*)"
    local route = routes[name]
    if route then
        route(stream, request, rest)
    else
        answer(stream, 404, "no such route")
    end
end

local function ignore_error() end -- clients that break off are part of the specs

local function select_protocol(_, offered)
    for _, protocol in ipairs(offered) do
        if protocol == "h2" or protocol == "http/1.1" then
            return protocol
        end
    end
end

-- `client_ca`: clients must show a certificate of that CA. They do so in TLS 1.2 then, where the
-- refusal is part of the handshake on both sides.
local function tls_context(certificate, key, client_ca)
    local context = http_tls.new_server_context()
    context:setCertificate(x509.new(read_file(certificate)))
    context:setPrivateKey(pkey.new(read_file(key)))
    context:setCertificateChain(x509_chain.new())
    if client_ca then
        local store = x509_store.new()
        store:add(x509.new(read_file(client_ca)))
        context:setStore(store)
        context:setOptions(openssl_context.OP_NO_TLSv1_3)
        context:setVerify(
            openssl_context.VERIFY_PEER + openssl_context.VERIFY_FAIL_IF_NO_PEER_CERT
        )
    end
    context:setAlpnSelect(select_protocol)
    return context
end

local function listen(context)
    local server = assert(http_server.listen {
        cq = queue,
        host = "127.0.0.1",
        port = 0,
        tls = context ~= nil,
        ctx = context,
        onstream = on_stream,
        onerror = ignore_error,
    })
    assert(server:listen())
    return select(3, server:localname())
end

-- Answers by hand -----------------------------------------------------------------------------

local function ok(body)
    return ("HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s"):format(#body, body)
end

-- Text to send, and then: "close", "keep" (read on) or "stall".
local scripts = {
    ["/plain"] = { ok "plain", "keep" },
    ["/close"] = { "", "close" },
    ["/stall"] = { "", "stall" },
    ["/truncated"] = { "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this", "close" },
    ["/truncatedchunk"] = {
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n",
        "close",
    },
    ["/stallbody"] = { "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this", "stall" },
    ["/garbage"] = { "\0\1\2 this is no HTTP at all\r\n\r\n", "close" },
    ["/lonelyheader"] = { "HTTP/1.1 200 OK\r\nX-Left: y", "close" },
    ["/badgzip"] = {
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 8\r\n\r\nnot gzip",
        "close",
    },
    ["/early"] = {
        "HTTP/1.1 103 Early Hints\r\nX-Early: 1\r\n\r\n"
            .. "HTTP/1.1 200 OK\r\nX-Final: 1\r\nContent-Length: 4\r\n\r\ndone",
        "keep",
    },
    ["/spaces"] = {
        "HTTP/1.1 200 OK\r\nX-Padded:  \t value with end \t \r\nX-NoSpace:x\r\n"
            .. "X-Folded: a\r\n\t b\r\nContent-Length: 0\r\n\r\n",
        "keep",
    },
    ["/nocolon"] = { "HTTP/1.1 200 OK\r\nno colon at all\r\nContent-Length: 0\r\n\r\n", "close" },
    ["/trailers"] = {
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nX-Head: 1\r\n\r\n"
            .. "2\r\nok\r\n0\r\nX-Trailer: 1\r\nX-Head: 2\r\n\r\n",
        "keep",
    },
    ["/manyheaders"] = {
        "HTTP/1.1 200 OK\r\n" .. ("X-Filler: " .. ("f"):rep(1000) .. "\r\n"):rep(400) .. "\r\n",
        "close",
    },
    ["/equalheaders"] = {
        "HTTP/1.1 200 OK\r\nC: one\r\n" .. ("a:b\r\n"):rep(4000)
            .. "C: two\r\nContent-Length: 0\r\n\r\n",
        "close",
    },
    ["/fewheaders"] = {
        "HTTP/1.1 200 OK\r\n" .. ("X-Filler: " .. ("f"):rep(1000) .. "\r\n"):rep(100)
            .. "Content-Length: 0\r\n\r\n",
        "close",
    },
    ["/nobody"] = { "HTTP/1.1 204 No Content\r\n\r\n", "keep" },
    ["/untilclose"] = { "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nto the end", "close" },
}

-- Reads one request's head and body; nil at the end of the connection.
local function read_request(connection)
    local line = connection:read "*l"
    if not line then
        return nil
    end
    local path = line:match "^%S+ (%S+)"
    local length = 0
    for header in connection:lines "*l" do
        if header == "" or header == "\r" then
            break
        end
        length = tonumber(header:lower():match "^content%-length:%s*(%d+)") or length
    end
    if length > 0 then
        connection:read(length)
    end
    return path and path:match "^[^?]*"
end

local function follow_script(connection)
    connection:setmode("b", "bn")
    local served = 0
    for path in read_request, connection do
        requests[path] = (requests[path] or 0) + 1
        served = served + 1
        local script = scripts[path]
        if path == "/secondclosed" then
            script = served == 1 and scripts["/plain"] or scripts["/close"]
        end
        script = script or { "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", "keep" }
        connection:write(script[1])
        connection:flush()
        if script[2] == "stall" then
            connection:read "*l" -- until the client goes
            break
        elseif script[2] == "close" then
            break
        end
    end
end

local function never_answer(connection)
    connection:setmode("b", "bn")
    while connection:read(-4096) do
        cqueues.sleep(0)
    end
end

-- Takes the first bytes, so that the client has begun to talk, and hangs up.
local function hang_up(connection)
    connection:setmode("b", "bn")
    connection:read(-512)
end

-- Speaks before it is asked, and no TLS.
local function speak_plainly(connection)
    connection:setmode("b", "bn")
    connection:write "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"
    connection:flush()
    connection:read(-512)
end

local function copy(from, to)
    while true do
        local data = from:read(-65536)
        if not data or not to:write(data) or not to:flush() then
            break
        end
    end
    to:shutdown "w"
end

-- An HTTP proxy that leads every tunnel to our own HTTPS server, whatever host is asked for.
local function tunnel_to(port)
    return function(connection)
        connection:setmode("b", "bn")
        local line = connection:read "*l" or ""
        local credentials = "no credentials"
        for header in connection:lines "*l" do
            if header == "" or header == "\r" then
                break
            end
            credentials = header:match "^Proxy%-Authorization: (.-)\r?$" or credentials
        end
        tunnels[#tunnels + 1] = line:gsub("\r", "") .. " " .. credentials
        if not line:match "^CONNECT " or line:match "forbidden" then
            connection:write "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"
            return
        end
        local target = assert(socket.connect("127.0.0.1", port))
        target:setmode("b", "bn")
        connection:write "HTTP/1.1 200 Connected\r\nX-Proxy: 1\r\n\r\n"
        connection:flush()
        queue:wrap(function()
            pcall(copy, target, connection)
        end)
        copy(connection, target)
        target:close()
    end
end

local function listen_raw(handle)
    local listener = assert(socket.listen("127.0.0.1", 0))
    assert(listener:listen())
    queue:wrap(function()
        for connection in listener:clients() do
            queue:wrap(function()
                connection:onerror(function(_, _, code)
                    return code
                end)
                pcall(handle, connection)
                connection:close()
            end)
        end
    end)
    return select(3, listener:localname())
end

-- ---------------------------------------------------------------------------------------------

local https = listen(tls_context("server.pem", "server.key"))
local ports = {
    https = https,
    misnamed = listen(tls_context("client.pem", "client.key")),
    http = listen(),
    strict = listen(tls_context("server.pem", "server.key", "ca.pem")),
    raw = listen_raw(follow_script),
    silent = listen_raw(never_answer),
    rude = listen_raw(hang_up),
    plain = listen_raw(speak_plainly),
    proxy = listen_raw(tunnel_to(https)),
}

local words = {}
for name, port in pairs(ports) do
    words[#words + 1] = name .. "=" .. port
end
local ready = assert(io.open(folder .. "/ready", "w"))
ready:write(table.concat(words, " "), "\n")
ready:close()

queue:wrap(function()
    local input = socket.fdopen(0)
    input:setmode("b", "bn")
    while input:read(-1) do
        cqueues.sleep(0)
    end
    os.exit(0)
end)
assert(queue:loop())
