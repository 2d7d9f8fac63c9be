-- Takes one HTTP request on a free loopback port, answers it, and ends; run with Lua 5.4.
--
--   usage: lua5.4 receiver.lua PORT_FILE REQUEST_FILE
--
-- Writes its port into the one file and the body of the request into the other. Waits 20 s at most.

local socket = require "cqueues.socket"

local port_file, request_file = arg[1], arg[2]

local function write(path, text)
    local file = assert(io.open(path .. ".new", "wb"))
    file:write(text)
    file:close()
    assert(os.rename(path .. ".new", path))
end

local listener = assert(socket.listen("127.0.0.1", 0))
assert(listener:listen(5))
local _, _, port = listener:localname()
write(port_file, ("%d"):format(port))

local connection = assert(listener:accept(20))
connection:settimeout(5)
connection:setmode("bn", "bn")
local length
repeat
    local line = connection:read("*l"):gsub("\r$", "")
    length = tonumber(line:lower():match "^content%-length: (%d+)") or length
until line == ""
local body = connection:read(length)
write(request_file, body)
local answer = '{"event":"meeting.verify","nonce":"' .. body:match '"nonce":"(%d+)"' .. '"}'
connection:write("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: ", #answer, "\r\n\r\n",
    answer)
connection:flush()
connection:shutdown("w")
connection:close()
