--- The log of requests: what was on the wire, and how many calls were in flight at once (Lua 5.4).
--
-- It holds headers and bodies with their secrets, for specs to look at through the administration
-- calls. It stays in memory and is never printed.

local Traffic = {}
Traffic.__index = Traffic

local traffic = {}

local ENTRIES_KEPT = 10000

--- Makes an empty log.
function traffic.new()
    local self = setmetatable({ in_flight = 0 }, Traffic)
    self:clear()
    return self
end

--- Forgets all requests; the peak starts again from the calls that are in flight now.
function Traffic:clear()
    self.first, self.last, self.entries = 1, 0, {}
    self.peak = self.in_flight
end

--- Enters a request that has arrived.
-- @return entry, to be given to `finish`
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
    if self.last - self.first >= ENTRIES_KEPT then
        self.entries[self.first] = nil
        self.first = self.first + 1
    end
    self.in_flight = self.in_flight + 1
    self.peak = math.max(self.peak, self.in_flight)
    return entry
end

--- Marks a request as answered (or cut off).
function Traffic:finish()
    self.in_flight = self.in_flight - 1
end

--- The requests, oldest first.
-- @param operation string: only those of this operation; nil for all
-- @return list of entries
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
