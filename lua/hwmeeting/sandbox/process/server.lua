--- Puts a service on a loopback port: HTTPS, HTTP/1.1 and HTTP/2 by ALPN, on lua-http (Lua 5.4).

local cqueues = require "cqueues"
local http_headers = require "http.headers"
local http_server = require "http.server"
local http_tls = require "http.tls"

local request_reader = require "hwmeeting.sandbox.process.request_reader"

local server = {}

local idle_seconds, setup_seconds = 300, 30
local most_connections = 1000

-- Headers are written in full each time. With several entries in HTTP/2's dynamic table, what
-- lua-http 0.4 writes is no valid compression: clients drop the connection at the second answer.
local never_indexed = true

local function select_protocol(_, offered)
    for _, protocol in ipairs(offered) do
        if protocol == "h2" or protocol == "http/1.1" then
            return protocol
        end
    end
end

local function tls_context(certificate)
    local context = http_tls.new_server_context()
    context:setAlpnSelect(select_protocol)
    assert(context:setPrivateKey(certificate.key))
    assert(context:setCertificate(certificate.certificate))
    return context
end

-- Closes the connection without a farewell, as a network that breaks does. What was written goes
-- out first.
local function break_connection(stream)
    local socket = stream.connection.socket
    if socket then
        socket:flush("n", 1)
        socket:shutdown("rw")
    end
end

local function write_answer(stream, answer)
    local headers = http_headers.new()
    headers:append(":status", ("%d"):format(answer.status))
    for _, header in ipairs(answer.headers) do
        headers:append(header[1]:lower(), header[2], never_indexed)
    end
    if answer.status ~= 204 then -- which has no body: lua-http refuses its length
        headers:append("content-length", ("%d"):format(#answer.text), never_indexed)
    end
    assert(stream:write_headers(headers, answer.text == ""))
    if answer.cut then
        assert(stream:write_chunk(answer.text:sub(1, answer.cut), false))
        break_connection(stream)
    elseif answer.text ~= "" then
        assert(stream:write_chunk(answer.text, true))
    end
end

local function deliver(stream, answer)
    if answer.delay then
        cqueues.sleep(answer.delay)
    end
    if answer.cut == "before" then
        break_connection(stream)
    else
        write_answer(stream, answer)
    end
end

local function serve(service, observe, reader, stream)
    local request = reader:read(stream)
    local answer, entry = service:answer(request)
    local ok, message = pcall(deliver, stream, answer)
    service:finish(entry)
    observe(request, answer, entry)
    reader:release(stream, request)
    if not ok then
        error(message, 0)
    end
end

local function handler(service, observe)
    local reader = request_reader.new()
    return function(_, stream)
        local ok, message = pcall(serve, service, observe, reader, stream)
        request_reader.leave(stream)
        if not ok then
            error(message, 0)
        end
    end
end

--- Listens.
-- @param service as service.new makes it
-- @tparam table options
--   `certificate` (certificate.new); `port` (0 or nil: a free one); `host` (default 127.0.0.1);
--   `controller` (the cqueues controller to run in);
--   `observe` (function(request, answer, entry), called after each answer);
--   `complain` (function(text), called when a connection fails)
-- @treturn table|nil the lua-http server, or nil and a message
-- @treturn integer|string its port
function server.listen(service, options)
    local host = options.host or "127.0.0.1"
    local made, message = http_server.listen {
        cq = options.controller,
        host = host,
        port = options.port or 0,
        reuseaddr = true,
        max_concurrent = most_connections,
        tls = true,
        ctx = tls_context(options.certificate),
        connection_setup_timeout = setup_seconds,
        intra_stream_timeout = idle_seconds,
        onstream = handler(service, options.observe),
        onerror = function(_, _, operation, problem)
            options.complain(operation .. ": " .. tostring(problem))
        end,
    }
    local ok
    if made then
        ok, message = made:listen(setup_seconds)
    end
    if not ok then
        return nil,
            ("cannot listen on %s:%s: %s"):format(host, options.port or 0, tostring(message))
    end
    local _, _, port = made:localname()
    return made, math.tointeger(port)
end

return server
