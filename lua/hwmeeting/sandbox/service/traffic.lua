--- The log of requests: what was on the wire, and how many calls were in flight at once (Lua 5.4).
--
-- It holds headers and bodies with their secrets, for specs to look at through the administration
-- calls. It stays in memory and is never printed. Of what does not fit the oldest is forgotten.

local Traffic = {}
Traffic.__index = Traffic

local traffic = {}

local entries_kept, bytes_kept = 10000, 64 * 1024 * 1024
local entry_bytes, unknown_kept = 1024, 100

--- Makes an empty log.
function traffic.new()
    local self = setmetatable({ in_flight = 0 }, Traffic)
    self:clear()
    return self
end

--- Forgets all requests; the peak starts again from the calls that are in flight now.
function Traffic:clear()
    self.first, self.last, self.entries, self.bytes = 1, 0, {}, 0
    self.peak = self.in_flight
end

-- About how many bytes of memory an entry takes.
local function size_of(entry)
    local size = entry_bytes + #entry.target + #entry.body
    for name, value in pairs(entry.headers) do
        size = size + #name + #value
    end
    return size
end

local function forget_oldest(self)
    self.bytes = self.bytes - size_of(self.entries[self.first])
    self.entries[self.first] = nil
    self.first = self.first + 1
end

--- Enters a request that has arrived.
-- @tparam table request
-- @treturn table entry, to be given to `finish`
function Traffic:begin(request)
    local entry = {
        number = self.last + 1,
        method = request.method,
        target = request.target,
        path = request.path,
        headers = request.headers,
        body = request.body,
        version = request.version,
        connection = request.connection,
        unknown = {},
    }
    self.last = entry.number
    self.entries[entry.number] = entry
    self.bytes = self.bytes + size_of(entry)
    while self.bytes > bytes_kept and self.first < self.last
        or self.last - self.first >= entries_kept do
        forget_oldest(self)
    end
    self.in_flight = self.in_flight + 1
    self.peak = math.max(self.peak, self.in_flight)
    return entry
end

--- Marks a request as answered (or cut off).
-- @tparam table entry
function Traffic:finish(entry)
    self.in_flight = self.in_flight - 1
    for index = #entry.unknown, unknown_kept + 1, -1 do
        entry.unknown[index] = nil
    end
end

--- The requests, oldest first.
-- @tparam string|nil operation only those of this operation
-- @treturn table list of entries
function Traffic:list(operation)
    local found = {}
    for number = self.first, self.last do
        local entry = self.entries[number]
        if not operation or entry.operation == operation then
            found[#found + 1] = entry
        end
    end
    return found
end

return traffic
