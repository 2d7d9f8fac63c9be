--- The options of `hwmeeting.new` and of a single call: names, types, defaults. A value is checked
-- by options/values.lua; options/sources.lua knows where values come from.

local core = require "hwmeeting.core"
local hosts = require "hwmeeting.hosts"
local identities = require "hwmeeting.identities"
local misuse = require "hwmeeting.misuse"
local sources = require "hwmeeting.options.sources"
local tables = require "hwmeeting.tables"

local check_value = require("hwmeeting.options.values").check

local options = {}

-- Of the names of environment variables.
local prefix = "HWMEETING_"

local defaults = core.defaults -- which the C side has as well

-- `kinds` are Lua types, the first being the one an environment variable is turned into. `call`
-- marks options that a single call may override. `environment = false`: not a value that an
-- environment variable can hold. `filled`: not the empty string; `positive`, `whole`: of numbers.
local definitions = {
    { name = "app_id", kinds = "string", credential = true, filled = true },
    { name = "app_key", kinds = "string", credential = true, filled = true, secret = true },
    { name = "user_id", kinds = "string", credential = true },
    { name = "corp_id", kinds = "string", credential = true },
    { name = "account", kinds = "string", credential = true, filled = true },
    { name = "password", kinds = "string", credential = true, filled = true, secret = true },
    { name = "welink_account", kinds = "string", credential = true, filled = true },
    { name = "welink_password", kinds = "string", credential = true, filled = true,
        secret = true },
    { name = "credentials", kinds = "function", credential = true, environment = false },
    { name = "access_token", kinds = "string", credential = true, filled = true, secret = true,
        call = true },
    { name = "profile", kinds = "string", filled = true },
    { name = "client_type", kinds = "number", default = 72, whole = true },
    { name = "base_url", kinds = "string", default = hosts.china },
    { name = "ca_file", kinds = "string" },
    { name = "ca_path", kinds = "string" },
    { name = "client_cert", kinds = "string" },
    { name = "client_key", kinds = "string" },
    { name = "client_key_password", kinds = "string", secret = true },
    { name = "proxy", kinds = "string", secret = true },
    { name = "proxy_ca_file", kinds = "string" },
    { name = "insecure", kinds = "boolean", default = false },
    { name = "timeout", kinds = "number", default = defaults.timeout, call = true,
        positive = true },
    { name = "attempt_timeout", kinds = "number", call = true, positive = true },
    { name = "connect_timeout", kinds = "number", default = defaults.connect_timeout, call = true,
        positive = true },
    { name = "retries", kinds = "number", default = 3, call = true },
    { name = "max_response_bytes", kinds = "number", default = defaults.max_response_bytes,
        call = true, positive = true, whole = true },
    { name = "max_connections_per_host", kinds = "number",
        default = defaults.max_connections_per_host, positive = true, whole = true },
    { name = "application", kinds = "string", filled = true },
    { name = "headers", kinds = "table function", environment = false },
    { name = "span", kinds = "function", environment = false },
    { name = "pace", kinds = "boolean", default = true },
    { name = "max_wait", kinds = "number", call = true },
    { name = "share", kinds = "number", default = 1, positive = true },
    { name = "accept_language", kinds = "string", call = true },
    { name = "validate", kinds = "boolean", default = true, call = true },
    { name = "store", kinds = "table", environment = false },
    { name = "loop", kinds = "string table" },
    { name = "transport", kinds = "function", environment = false, call = true },
    { name = "now", kinds = "function", environment = false },
    { name = "on_request", kinds = "function", environment = false },
    { name = "on_response", kinds = "function", environment = false },
    { name = "on_retry", kinds = "function", environment = false },
    { name = "on_wait", kinds = "function", environment = false },
    { name = "on_drift", kinds = "function", environment = false },
    { name = "logger", kinds = "function", environment = false },
}

-- Options of a single call that a client does not have.
local call_only = {
    { name = "retry", kinds = "boolean" },
    { name = "bulk", kinds = "boolean" },
    { name = "headers", kinds = "table function" },
    { name = "meta", kinds = "table" },
}

--- What there is to set, in the order in which it is documented: for a client, and for one call.
options.definitions, options.call_definitions = definitions, {}

local by_name, call_by_name = {}, {}
for _, definition in ipairs(definitions) do
    by_name[definition.name] = definition
    definition.variable = definition.environment ~= false and prefix .. definition.name:upper()
        or nil
    if definition.call then
        table.insert(options.call_definitions, definition)
        call_by_name[definition.name] = definition
    end
end
for _, definition in ipairs(call_only) do
    table.insert(options.call_definitions, definition)
    call_by_name[definition.name] = definition
end

--- Names of the options whose values are secrets.
options.secrets = {}
for _, definition in ipairs(definitions) do
    if definition.secret then
        options.secrets[definition.name] = true
    end
end

--- Whether a client has an option of this name.
-- @tparam string name
-- @treturn boolean
function options.is_option(name)
    return by_name[name] ~= nil
end

local function check(given, set, what)
    if type(given) ~= "table" then
        misuse.raise(("%s must be a table, got a %s"):format(what, type(given)))
    end
    for name, value in pairs(given) do
        local definition = set[name]
        if not definition then
            misuse.raise(("unknown option `%s`%s"):format(tostring(name),
                require("hwmeeting.suggest").hint(name, tables.names(set))))
        end
        check_value(definition, value)
    end
end

-- Variables of the command and of the specs, which are no options.
local other_variables = { "SANDBOX_", "SPEC_" }

local function is_other(name)
    for _, beginning in ipairs(other_variables) do
        if name:sub(1, #beginning) == beginning then
            return true
        end
    end
    return false
end

--- What is wrong with the names in the environment that begin like ours.
-- @treturn table array of sentences
function options.misspelt_variables()
    local said, candidates = {}, nil
    for _, variable in ipairs(core.environment(prefix)) do
        local name = variable:sub(#prefix + 1)
        local definition = by_name[name:lower()]
        local is_known = definition and variable == definition.variable
        if not is_known and not is_other(name) then
            candidates = candidates or tables.names(by_name)
            local nearest = require("hwmeeting.suggest").nearest(name:lower(), candidates)
            said[#said + 1] = ("the environment variable %s is no option%s"):format(variable,
                nearest and (", did you mean `%s%s`?"):format(prefix, nearest:upper()) or "")
        end
    end
    return said
end

-- What is said of a half, by the place that the credentials come from.
local excludes = {
    table = " (credentials were given, so none is taken from the environment)",
    environment = " (the environment has credentials, so none is taken from a profile)",
}

-- The name of the kind of sign-in that a set of options asks for.
local function sign_in_kind(values, place)
    local kind, problem, is_part = identities.of_options(values)
    if problem then
        misuse.raise(problem .. (is_part and excludes[place] or ""))
    end
    return kind and kind.name
end

local function check_store(store)
    for _, name in ipairs { "get", "set", "lock" } do
        if type(store[name]) ~= "function" then
            misuse.raise(("a store needs a function `%s`, see docs/client.md"):format(name))
        end
    end
end

-- The message does not repeat the URL: people put passwords into URLs.
local function check_base_url(url)
    local scheme, rest = url:match("^(%a+)://([^/?#@%s]+)/?$")
    scheme = scheme and scheme:lower()
    if scheme ~= "https" and scheme ~= "http" then
        misuse.raise("option `base_url` must look like https://host or https://host:port")
    end
    return scheme .. "://" .. rest
end

local proxy_schemes = {
    http = true, https = true, socks4 = true, socks4a = true, socks5 = true, socks5h = true,
}

-- What libcurl could make nothing of is said now, not at each call. The message does not repeat
-- the URL: it may hold a password.
local function check_proxy(url)
    if url == "" then
        return -- no proxy, whatever the environment says
    end
    local scheme, rest = url:match "^([%w+.-]+)://(.*)$"
    local address = (rest or url):gsub("^.*@", ""):gsub("/$", "")
    local host, port = address:match "^(%[[%x:.]+%])(.*)$"
    if not host then
        host, port = address:match "^([^%s:/?#%[%]@]+)(.*)$"
    end
    port = port == "" and 1 or tonumber(port and port:match "^:(%d+)$")
    if not host or not port or port < 1 or port > 65535
        or scheme and not proxy_schemes[scheme:lower()] then
        misuse.raise("option `proxy` must look like http://host:port, with user:password@ before "
            .. "the host where needed; https, socks4, socks4a, socks5 and socks5h are known too")
    end
end

local function check_client_key(values)
    if values.client_key and not values.client_cert then
        misuse.raise("option `client_key` is the key of a certificate: give `client_cert`, too")
    end
    if values.client_key_password and not values.client_cert then
        misuse.raise("option `client_key_password` belongs to `client_cert` and `client_key`")
    end
end

--- Reads the options of a client: what is given, then the environment, then the profile that is
-- asked for, then the defaults. All credentials come from the first of these that has any. Raises
-- at the caller's line on an unknown name or a wrong type, and for a profile that cannot be read.
-- @tparam table|nil given
-- @tparam function|nil name_of_loop the value of the option `loop` → the name of the loop that is
--   running; without it no value of a profile is had from a command
-- @treturn table values by name, plus `sign_in`, the name of the kind of credentials
--   (identities.lua) or nil
-- @treturn string|nil a warning
function options.read(given, name_of_loop)
    given = given or {}
    check(given, by_name, "hwmeeting.new: options")
    local values, place, warning = sources.read(definitions, by_name, given, name_of_loop)
    values.sign_in = sign_in_kind(values, place)
    if values.store then
        check_store(values.store)
    end
    if values.proxy then
        check_proxy(values.proxy)
    end
    check_client_key(values)
    values.base_url = check_base_url(values.base_url)
    return values, warning
end

--- Reads the options of one call: those of the client that a call may override, and `retry = true`
-- (repeat even though the operation's retry class says `never`).
-- @tparam table|nil given
-- @tparam table client_values what `options.read` returned
-- @treturn table values by name, the client's where none is given; and `given`, what was given
function options.read_call(given, client_values)
    if given == nil then
        return client_values
    end
    check(given, call_by_name, "call options")
    return setmetatable({ given = given }, { __index = function(_, name)
        local value = given[name]
        if value == nil then
            value = client_values[name]
        end
        return value
    end })
end

return options
