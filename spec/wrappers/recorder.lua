-- Calls against a sandbox, kept with their answers, and given again with one answer changed.
--
--     local taken = recorder.record(service, call, now)       -- { exchanges, result }
--     local result, err, sent = recorder.replay(taken, call, number, body)

local hwmeeting = require "hwmeeting"
local transport = require "hwmeeting.call.transport"

local recorder = {}

local function ignore() end

local function is_sign_in(request)
    return request.url:find("/acs/auth/", 1, true) ~= nil
end

-- A client whose requests go through `send`.
local function client_of(options, now, send)
    options.transport, options.retries, options.on_drift = send, 0, ignore
    options.now = function() return now end
    return hwmeeting.new(options)
end

--- Makes a call against a sandbox that is as at its start.
-- @return a table: `exchanges`, each `{ method, url, status, body, is_sign_in }`,
--   and what a replay needs
function recorder.record(service, call, now)
    service:reset()
    assert(service.box:admin("clock", { set = now, freeze = true }))
    local options = service.box:options()
    local send = transport.new { ca_file = options.ca_file, max_connections_per_host = 8 }
    local exchanges = {}
    local client = client_of(options, now, function(request, limits)
        local response, failure = send(request, limits)
        exchanges[#exchanges + 1] = response and {
            method = request.method, url = request.url,
            status = response.status, body = response.body, is_sign_in = is_sign_in(request),
        }
        return response, failure
    end)
    local result, err = call(client)
    client:close()
    assert(result ~= nil or err == nil, tostring(err))
    return { exchanges = exchanges, now = now, options = service.box:options() }
end

local function key_of(exchange, without_query)
    local url = without_query and exchange.url:match "^[^?]*" or exchange.url
    return exchange.method .. " " .. url
end

-- The exchanges of each request, in their order; of a path as well, for a request that was not made
-- when the answers were as they should be.
local function by_request(exchanges)
    local found = {}
    for _, exchange in ipairs(exchanges) do
        for _, without_query in ipairs { false, true } do
            local key = key_of(exchange, without_query)
            found[key] = found[key] or {}
            table.insert(found[key], exchange)
        end
    end
    return found
end

--- Makes the call again, with the answer of one exchange replaced.
-- @param taken what `record` returned
-- @param call the function that was recorded
-- @param number which exchange's
-- @param body what it answers instead
-- @return what the call returned, both values, and what was changed by it: each `{ key, body }`
function recorder.replay(taken, call, number, body)
    local found = taken.found or by_request(taken.exchanges)
    taken.found = found
    local turn, sent = {}, {}
    local client = client_of(taken.options, taken.now, function(request)
        local key = key_of(request)
        local candidates = found[key] or found[key_of(request, true)]
        if not candidates then
            return { status = 404, headers = {}, body = "{}" }
        end
        turn[key] = math.min((turn[key] or 0) + 1, #candidates)
        local exchange = candidates[turn[key]]
        if request.method == "PUT" then
            sent[#sent + 1] = { key = key, body = request.body }
        end
        exchange.is_used = true
        local is_changed = exchange == taken.exchanges[number]
        return { status = exchange.status, headers = {},
            body = is_changed and body or exchange.body }
    end)
    local result, err = call(client)
    client:close()
    return result, err, sent
end

return recorder
