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

-- The options that a profile may hold: what can be written as a text, but for another profile.
local in_profiles = {}
for _, definition in ipairs(definitions) do
    in_profiles[definition.name] = definition.environment ~= false
        and definition.name ~= "profile" or nil
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

-- Raises; `place` says where a value stands that the program did not give itself.
local function refuse(place, problem)
    misuse.raise((place and place .. ": " or "") .. problem)
end

local function check_value(definition, value, place)
    if not (" " .. definition.kinds .. " "):find(" " .. type(value) .. " ", 1, true) then
        refuse(place, ("option `%s` must be a %s, got a %s"):format(
            definition.name, definition.kinds:gsub(" ", " or a "), type(value)))
    end
    if definition.positive and not (value > 0 and value < math.huge) then
        refuse(place, ("option `%s` must be greater than 0"):format(definition.name))
    end
    if definition.whole and not (value % 1 == 0 and math.abs(value) < 2 ^ 53) then
        refuse(place, ("option `%s` must be a whole number"):format(definition.name))
    end
    if type(value) == "string" and value:find("[%z\r\n]") then
        refuse(place, ("option `%s` must not contain line breaks or NUL"):format(definition.name))
    end
    if definition.filled and value == "" then
        refuse(place, ("option `%s` must not be empty"):format(definition.name))
    end
    if definition.name == "share" and value > 1 then
        refuse(place, "option `share` must be a part of 1: 0.5 is half of the gateway's budget")
    end
    if definition.name == "max_wait" and not (value >= 0 and value < math.huge) then
        refuse(place, "option `max_wait` must be a number of seconds, 0 or greater")
    end
    if definition.name == "retries" and not (value >= 0 and value <= 100 and value % 1 == 0) then
        refuse(place, "option `retries` must be a whole number from 0 to 100")
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

-- A text as the kind of value that the option has.
local function from_text(definition, text, place, name)
    local kind = definition.kinds:match("^%a+")
    local value = text
    if kind == "number" then
        value = tonumber(text)
    elseif kind == "boolean" then
        value = booleans[text]
    end
    if value == nil then
        refuse(place, ("%s must be a %s"):format(name, kind))
    end
    check_value(definition, value, place)
    return value
end

-- What the environment holds for an option, and in which variable; one that is empty holds nothing.
local function text_in_environment(definition)
    local variable = "HWMEETING_" .. definition.name:upper()
    local text = definition.environment ~= false and os.getenv(variable)
    return text and text ~= "" and text or nil, variable
end

local function from_environment(definition)
    local text, variable = text_in_environment(definition)
    if text then
        return from_text(definition, text, nil, "environment variable " .. variable)
    end
    return nil
end

-- `profile` is what is read of it, `loop` the name of the loop that the program runs in.
local function from_profile(definition, profile, loop)
    local entry = profile and profile.entries[definition.name]
    if not entry then
        return nil
    end
    local text, problem = require("hwmeeting.profiles").value(profile, definition.name, loop)
    if not text then
        misuse.raise(problem)
    end
    return from_text(definition, text, entry.place, ("option `%s`"):format(definition.name))
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

-- What is said of a half, by where the credentials come from.
local excludes = {
    table = " (credentials were given, so none is taken from the environment)",
    environment = " (the environment has credentials, so none is taken from a profile)",
    profile = "",
}

-- The name of the kind of sign-in that a set of options asks for.
local function sign_in_kind(values, source)
    local kind, problem, is_part = identities.of_options(values)
    if problem then
        misuse.raise(problem .. (is_part and excludes[source] or ""))
    end
    return kind and kind.name
end

-- The first place that has any credential: all of them come from there, none is mixed in.
local function source_of_credentials(given, profile)
    local has = {}
    for _, definition in ipairs(definitions) do
        if definition.credential then
            local name = definition.name
            has.table = has.table or given[name] ~= nil
            has.environment = has.environment or text_in_environment(definition) ~= nil
            has.profile = has.profile or profile ~= nil and profile.entries[name] ~= nil
        end
    end
    local source = has.table and "table" or has.environment and "environment"
        or has.profile and "profile"
    return source, source == "environment" and has.profile
end

local function read_profile(given)
    local name = given.profile or from_environment(by_name.profile)
    if not name then
        return nil
    end
    local profile, problem = require("hwmeeting.profiles").read(name, in_profiles)
    if not profile then
        misuse.raise(problem)
    end
    return profile
end

-- The value of one option: given, else of the environment, else of the profile, else the default.
local function choose(definition, given, sources)
    local only = definition.credential and sources.credentials or nil
    local value = given[definition.name]
    if value == nil and (not only or only == "environment") then
        value = from_environment(definition)
    end
    if value == nil and (not only or only == "profile") then
        value = from_profile(definition, sources.profile, sources.loop)
    end
    if value == nil then
        value = definition.default
    end
    return value
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
    local sources, values = { profile = read_profile(given) }, {}
    local source, outdone = source_of_credentials(given, sources.profile)
    sources.credentials = source
    if sources.profile and name_of_loop then
        sources.loop = name_of_loop(choose(by_name.loop, given, sources))
    end
    for _, definition in ipairs(definitions) do
        values[definition.name] = choose(definition, given, sources)
    end
    values.sign_in = sign_in_kind(values, source)
    if values.store then
        check_store(values.store)
    end
    if values.proxy then
        check_proxy(values.proxy)
    end
    check_client_key(values)
    values.base_url = check_base_url(values.base_url)
    return values, outdone and ("the credentials of the environment are used, not those of the "
        .. "profile `%s`"):format(given.profile or from_environment(by_name.profile)) or nil
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
