--- Reads requests, and never more of one than fits (Lua 5.4).
--
-- Whoever reaches the port may send what he likes. Of what is too large nothing is kept: the
-- request is handed on without a body, with a refusal that becomes its answer (service/init.lua).

local cqueues = require "cqueues"

local request_parts = require "hwmeeting.sandbox.service.request_parts"

local Reader = {}
Reader.__index = Reader

local request_reader = {}

local mebibyte = 1024 * 1024
local body_limit, bodies_limit = 16 * mebibyte, 64 * mebibyte
local headers_limit, fields_limit = 32 * 1024, 200
local read_seconds = 60
local discard_seconds, window_seconds, flush_seconds = 10, 1, 1
local discard_bytes = 64 * 1024 -- at a time

local headers_refusal = { "APIG.0201", "the headers are larger than 32 KiB, or more than 200" }
local body_refusal = { "APIG.0201", "the body is larger than 16 MiB" }
local bodies_refusal = { "APIG.0201", "the bodies under way are larger than 64 MiB together" }

--- Makes a reader, which all connections of a server share.
function request_reader.new()
    return setmetatable({
        held = 0, -- bytes of all bodies under way
        connections = 0,
        numbers = setmetatable({}, { __mode = "k" }),
    }, Reader)
end

-- Numbers the connections in the order in which they carry their first request.
local function number_of(self, connection)
    if not self.numbers[connection] then
        self.connections = self.connections + 1
        self.numbers[connection] = self.connections
    end
    return self.numbers[connection]
end

-- Headers by lower-case name, repeated ones joined; nil when they are too large.
local function read_headers(received)
    local found, size, count = {}, 0, 0
    for name, value in received:each() do
        size, count = size + #name + #value, count + 1
        if size > headers_limit or count > fields_limit then
            return nil
        elseif name:sub(1, 1) ~= ":" then
            found[name] = found[name] and (found[name] .. ", " .. value) or value
        end
    end
    return found
end

-- lua-http takes a chunk of HTTP/1.1 into memory as a whole, however large it announces itself,
-- and unpacks what is packed. Behind one that is refused the rest comes as it is, to be thrown
-- away: a connection that is closed with bytes unread loses its answer.
local function bound_chunks(stream)
    stream.body_read_inflate = nil
    local connection = stream.connection
    local read = connection.read_body_chunk
    if not read or rawget(connection, "read_body_chunk") then
        return
    end
    local is_refused = false
    function connection:read_body_chunk(timeout)
        if is_refused then
            return self.socket:xread(-discard_bytes, "b", timeout)
        end
        local line, problem, number = self.socket:xread("*L", timeout)
        if not line then
            return nil, problem, number
        end
        if (tonumber(line:match "^%x+" or "", 16) or 0) > body_limit then
            is_refused = true
            return nil, body_refusal
        end
        self.socket:unget(line)
        return read(self, timeout)
    end
end

local function refusal_of(self, size, more)
    if size + more > body_limit then
        return body_refusal
    elseif self.held + more > bodies_limit then
        return bodies_refusal
    end
end

-- Reads the body into the request, or a refusal; `held` is what of it counts as under way.
local function read_body(self, stream, request)
    local parts, deadline = {}, cqueues.monotime() + read_seconds
    while true do
        local chunk, problem = stream:get_next_chunk(deadline - cqueues.monotime())
        if not chunk and problem ~= body_refusal then
            assert(problem == nil, problem)
            assert(stream.state ~= "open", "the request broke off")
            request.body = table.concat(parts)
            return
        end
        request.refusal = problem or refusal_of(self, request.held, #chunk)
        if request.refusal then
            return
        end
        request.held, self.held = request.held + #chunk, self.held + #chunk
        parts[#parts + 1] = chunk
    end
end

--- Reads the request of a stream. `release` must be called when it has been answered.
-- @param stream a stream of lua-http
-- @treturn table as request.new makes it, with `refusal` when it was too large
function Reader:read(stream)
    local received = assert(stream:get_headers(read_seconds))
    local headers = read_headers(received)
    local request = {
        method = received:get ":method",
        target = received:get ":path",
        authority = received:get ":authority",
        headers = headers,
        version = stream.connection.version == 2 and "2" or "1.1",
        connection = number_of(self, stream.connection),
        held = 0,
    }
    if not headers then
        request.target, request.authority, request.refusal = "/", nil, headers_refusal
        return request_parts.new(request)
    end
    local announced = tonumber(headers["content-length"]) or 0
    request.refusal = refusal_of(self, 0, announced)
    if not request.refusal then
        if headers.expect == "100-continue" then
            assert(stream:write_continue(read_seconds))
        end
        bound_chunks(stream)
        local ok, problem = pcall(read_body, self, stream, request)
        if not ok then
            self.held = self.held - request.held
            error(problem, 0)
        end
    end
    return request_parts.new(request)
end

-- Lets a client that is still sending see its answer. Over HTTP/2 it stops when it has filled the
-- window, and what has arrived by then must not find the stream closed (lua-http gives the whole
-- connection up). Over HTTP/1.1 the rest is read and thrown away.
local function outlast(stream, request)
    if request.version == "2" then
        cqueues.sleep(window_seconds)
        return
    end
    local deadline = cqueues.monotime() + discard_seconds
    repeat
        local chunk = stream:get_next_chunk(deadline - cqueues.monotime())
    until not chunk
end

--- Lets go of what a request held.
-- @param stream the stream it came by
-- @tparam table request which has been answered
function Reader:release(stream, request)
    self.held = self.held - request.held
    request.held = 0
    if request.refusal then
        outlast(stream, request)
    end
end

--- To be called last, whatever happened: ends a connection of HTTP/1.1 whose request was not read
-- to its end. (lua-http would go on reading it, for ever when the client has gone.)
function request_reader.leave(stream)
    local is_unread = stream.state == "open" or stream.state == "half closed (local)"
    if stream.connection.version < 2 and is_unread and stream.connection.socket then
        local socket = stream.connection:take_socket()
        socket:flush("n", flush_seconds)
        socket:close()
    end
end

return request_reader
