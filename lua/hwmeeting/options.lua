--- The options of `hwmeeting.new` and of a single call: names, types, defaults, environment.

local core = require "hwmeeting.core"
local hosts = require "hwmeeting.hosts"
local identities = require "hwmeeting.identities"
local misuse = require "hwmeeting.misuse"
local tables = require "hwmeeting.tables"

local options = {}

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
    { name = "timeout", kinds = "number", default = 30, call = true, positive = true },
    { name = "attempt_timeout", kinds = "number", call = true, positive = true },
    { name = "connect_timeout", kinds = "number", default = 10, call = true, positive = true },
    { name = "retries", kinds = "number", default = 3, call = true },
    { name = "max_response_bytes", kinds = "number", default = 64 * 1024 * 1024, call = true,
        positive = true, whole = true },
    { name = "max_connections_per_host", kinds = "number", default = 16, positive = true,
        whole = true },
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

local function check_value(definition, value)
    if not (" " .. definition.kinds .. " "):find(" " .. type(value) .. " ", 1, true) then
        misuse.raise(("option `%s` must be a %s, got a %s"):format(
            definition.name, definition.kinds:gsub(" ", " or a "), type(value)))
    end
    if definition.positive and not (value > 0 and value < math.huge) then
        misuse.raise(("option `%s` must be greater than 0"):format(definition.name))
    end
    if definition.whole and not (value % 1 == 0 and math.abs(value) < 2 ^ 53) then
        misuse.raise(("option `%s` must be a whole number"):format(definition.name))
    end
    if type(value) == "string" and value:find("[%z\r\n]") then
        misuse.raise(("option `%s` must not contain line breaks or NUL"):format(definition.name))
    end
    if definition.filled and value == "" then
        misuse.raise(("option `%s` must not be empty"):format(definition.name))
    end
    if definition.name == "share" and value > 1 then
        misuse.raise("option `share` must be a part of 1: 0.5 is half of the gateway's budget")
    end
    if definition.name == "max_wait" and not (value >= 0 and value < math.huge) then
        misuse.raise("option `max_wait` must be a number of seconds, 0 or greater")
    end
    if definition.name == "retries" and not (value >= 0 and value <= 100 and value % 1 == 0) then
        misuse.raise("option `retries` must be a whole number from 0 to 100")
    end
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

local booleans = {
    ["1"] = true, ["true"] = true, yes = true,
    ["0"] = false, ["false"] = false, no = false,
}

local function from_environment(definition)
    local text = os.getenv("HWMEETING_" .. definition.name:upper())
    if text == nil or text == "" then
        return nil
    end
    local kind = definition.kinds:match("^%a+")
    local value = text
    if kind == "number" then
        value = tonumber(text)
    elseif kind == "boolean" then
        value = booleans[text]
    end
    if value == nil then
        misuse.raise(("environment variable HWMEETING_%s must be a %s"):format(
            definition.name:upper(), kind))
    end
    check_value(definition, value)
    return value
end

local prefix = "HWMEETING_"

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
        local is_known = definition and definition.environment ~= false and name == name:upper()
        if not is_known and not is_other(name) then
            candidates = candidates or tables.names(by_name)
            local nearest = require("hwmeeting.suggest").nearest(name:lower(), candidates)
            said[#said + 1] = ("the environment variable %s is no option%s"):format(variable,
                nearest and (", did you mean `%s%s`?"):format(prefix, nearest:upper()) or "")
        end
    end
    return said
end

-- The name of the kind of sign-in that a set of options asks for.
local function sign_in_kind(values, explicit)
    local kind, problem, is_part = identities.of_options(values)
    if problem then
        local because = is_part and explicit
            and " (credentials were given, so none is taken from the environment)"
        misuse.raise(problem .. (because or ""))
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

--- Reads the options of a client: what is given, then the environment, then the defaults.
-- Credentials given explicitly exclude those of the environment. Raises at the caller's line on an
-- unknown name or a wrong type.
-- @tparam table|nil given
-- @treturn table values by name, plus `sign_in`, the name of the kind of credentials
--   (identities.lua) or nil
function options.read(given)
    given = given or {}
    check(given, by_name, "hwmeeting.new: options")
    local explicit_credentials = false
    for name in pairs(given) do
        explicit_credentials = explicit_credentials or by_name[name].credential == true
    end
    local values = {}
    for _, definition in ipairs(definitions) do
        local value = given[definition.name]
        if value == nil and definition.environment ~= false
            and not (definition.credential and explicit_credentials) then
            value = from_environment(definition)
        end
        if value == nil then
            value = definition.default
        end
        values[definition.name] = value
    end
    values.sign_in = sign_in_kind(values, explicit_credentials)
    if values.store then
        check_store(values.store)
    end
    if values.proxy then
        check_proxy(values.proxy)
    end
    check_client_key(values)
    values.base_url = check_base_url(values.base_url)
    return values
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
