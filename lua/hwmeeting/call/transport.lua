--- The default transport: libcurl through `hwmeeting.http`, waiting as the loop says.
--
-- A transport is a function `transport(request, limits)` → `Response`, or nil and a failure `{
-- kind, message, unsent }`. `limits` has `timeout`, `connect_timeout` (seconds),
-- `max_response_bytes`, `loop` (the adapter of the running loop), and `limits:on_cancel(f)`, which
-- has `f` called when the call is called off.

local transport = {}

-- One pool per running loop and kind of client, shared by all clients of this Lua state. Created at
-- the first call, so that a process that forks its workers first gives each of them its own.
local pools = setmetatable({}, { __mode = "k" })

-- What clients must have in common to share connections, beyond what libcurl compares: it looks at
-- a client certificate, but not at whether the same key was shown for it.
local function kind_of_client(options)
    if not options.client_cert then
        return options.max_connections_per_host
    end
    return table.concat({ options.max_connections_per_host, options.client_cert,
        options.client_key or "", options.client_key_password or "" }, "\0")
end

local function pool_for(instance, kind, max_connections_per_host)
    local of_instance = pools[instance]
    if not of_instance then
        of_instance = {}
        pools[instance] = of_instance
    end
    local pool = of_instance[kind]
    if not pool then
        local http = require "hwmeeting.http"
        pool = http.pool { max_connections_per_host = max_connections_per_host }
        of_instance[kind] = pool
    end
    return pool
end

-- Fields of a Response that are built when somebody looks. Every answer is asked for the headers of
-- the budget, and these alone cost little.
local built_when_asked = {
    headers = function(transfer) return transfer:headers() end,
    timing = function(transfer) return transfer:timing() end,
    rate_limit_headers = function(transfer) return transfer:headers "x-apig-ratelimit" end,
}

-- The Response of a transfer. Its headers and its timing are built when somebody looks at them:
-- hooks and refusals do, a call that succeeds does not.
local function read_response(transfer)
    local status, body = transfer:answer()
    if not status then
        return nil, body
    end
    return setmetatable({ status = status, body = body }, {
        __index = function(response, name)
            local build = built_when_asked[name]
            if not build then
                return nil
            end
            local value = build(transfer)
            response[name] = value
            return value
        end,
    })
end

--- A transport for one client.
-- @tparam table options the client's option values
-- @treturn function
function transport.new(options)
    -- Read anew, and whole, by each `submit`.
    local settings = {
        proxy = options.proxy,
        proxy_ca_file = options.proxy_ca_file,
        ca_file = options.ca_file,
        ca_path = options.ca_path,
        client_cert = options.client_cert,
        client_key = options.client_key,
        client_key_password = options.client_key_password,
        insecure = options.insecure,
    }
    local kind = kind_of_client(options)
    return function(request, limits)
        local loop = limits.loop
        local pool = pool_for(loop.instance(), kind, options.max_connections_per_host)
        settings.timeout = limits.timeout
        settings.connect_timeout = limits.connect_timeout
        settings.max_response_bytes = limits.max_response_bytes
        local transfer, failure = pool:submit(request, settings)
        if not transfer then
            return nil, failure
        end
        limits:enter(transfer)
        loop.await(pool, transfer)
        limits:leave(transfer)
        return read_response(transfer)
    end
end

return transport
