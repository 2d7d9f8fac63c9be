-- What the specs of the client's wrappers share: a sandbox, a client, and how they look at what the
-- sandbox received.

local core = require "hwmeeting.core"

local support = {}

local function plain(value)
    if type(value) ~= "table" then
        return value
    end
    local copy = {}
    for key, item in pairs(value) do
        copy[key] = plain(item)
    end
    return copy
end

local function unescape(text)
    return (text:gsub("%%(%x%x)", function(digits) return string.char(tonumber(digits, 16)) end))
end

--- The query of a request that the sandbox received.
function support.query_of(request)
    local query = {}
    for name, value in (request.target:match("%?(.*)$") or ""):gmatch("([^&=]+)=([^&]*)") do
        query[unescape(name)] = unescape(value)
    end
    return query
end

--- The only request of an operation that a sandbox received.
function support.only(service, operation)
    local all = service:requests(operation)
    assert(#all == 1, operation .. " was received " .. #all .. " times")
    return all[1]
end

--- The body of that request, as plain tables.
function support.body_of(service, operation)
    return plain(core.from_json(support.only(service, operation).body))
end

return support
