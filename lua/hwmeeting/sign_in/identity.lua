--- Who signs in: what the options say, or what the function `credentials` gives.
--
-- An identity is a table: `kind` (identities.lua), `credentials` (what the function gave), and
-- `values`, a client's option values with these in them and `sign_in`, the name of the kind.

local errors = require "hwmeeting.errors"
local identities = require "hwmeeting.identities"
local tables = require "hwmeeting.tables"

local identity = {}

--- What is known without asking.
-- @tparam table options a client's option values
-- @treturn table|nil an identity; nil where a function must be asked, or there is nobody
function identity.of_options(options)
    local kind = identities.named(options.sign_in)
    if not kind or options.credentials then
        return nil
    end
    return { kind = kind, credentials = {}, values = options }
end

-- No message quotes a value: it may be a secret.
local function problem_of_field(name, value)
    local wanted = identities.given_fields[name]
    if not wanted then
        return ("no field has the name `%s`%s"):format(tostring(name),
            require("hwmeeting.suggest").hint(name, tables.names(identities.given_fields)))
    elseif type(value) ~= wanted then
        return ("`%s` must be a %s, got a %s"):format(name, wanted, type(value))
    elseif wanted == "number" then
        return not (value >= 0 and value < math.huge)
            and ("`%s` must be a number of seconds"):format(name)
    elseif value:find("[%z\r\n]") then
        return ("`%s` must not contain line breaks or NUL"):format(name)
    end
    return value == "" and name ~= "user_id" and name ~= "corp_id"
        and ("`%s` must not be empty"):format(name)
end

local function kind_of(given)
    if type(given) ~= "table" then
        return nil, "it must return a table, got a " .. type(given)
    end
    for name, value in pairs(given) do
        local problem = problem_of_field(name, value)
        if problem then
            return nil, problem
        end
    end
    return identities.of_given(given)
end

local function failed(problem)
    return nil, errors.new { kind = "auth", retryable = true, attempts = 0, unsent = true,
        message = "the function `credentials` gave none: " .. tostring(problem) }
end

--- Asks the function of the option `credentials`, which may wait. What it raises is raised.
-- @tparam table options a client's option values
-- @treturn table|nil an identity
-- @treturn table|nil an error object
function identity.ask(options)
    local given, problem = options.credentials()
    if given == nil then
        if errors.is(problem) then
            return nil, problem
        end
        return failed(problem or "it returned nil")
    end
    local kind
    kind, problem = kind_of(given)
    if not kind then
        return failed(problem)
    end
    local credentials = tables.copy(given)
    return { kind = kind, credentials = credentials,
        values = setmetatable({ sign_in = kind.name }, { __index = function(_, name)
            local value = credentials[name]
            if value == nil then
                value = options[name]
            end
            return value
        end }) }
end

--- The values for the call that signs in, beside those of the client.
-- @tparam table who an identity
-- @treturn table option values by name; `retry` says whether the sign-in may be repeated although
--   its operation may not
function identity.of_call(who)
    local values = tables.copy(who.credentials)
    values.retry = who.kind.repeatable == true
    return values
end

return identity
