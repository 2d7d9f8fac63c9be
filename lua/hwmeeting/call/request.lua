--- From arguments to a Request: encoding, what the client already holds, the access token.

local catalogue = require "hwmeeting.catalogue"
local core = require "hwmeeting.core"
local credentials = require "hwmeeting.sign_in.credentials"
local errors = require "hwmeeting.errors"
local misuse = require "hwmeeting.misuse"
local redaction = require "hwmeeting.call.redaction"
local seam = require "hwmeeting.call.seam"
local token_headers = require "hwmeeting.catalogue.token_headers"
local version = require "hwmeeting.version"

local request = {}

-- The header that carries the access token.
local access_header = token_headers.access
request.access_header = access_header

local host_language = rawget(_G, "jit") and "LuaJIT" or _VERSION
local user_agent = ("hwmeeting/%s (%s)"):format(version, host_language)

local function parameter_names(definition)
    local names = {}
    for _, parameter in ipairs(definition.parameters) do
        names[#names + 1] = parameter.name
    end
    local body_type = definition.body.type
    local model = body_type and catalogue.model_definition(body_type)
    for _, field in ipairs(model and model.fields or {}) do
        names[#names + 1] = field.name
    end
    return names
end

local function raise_unknown(definition, problem)
    misuse.raise(("%s has no parameter `%s`%s"):format(definition.id, problem.field,
        require("hwmeeting.suggest").hint(problem.field, parameter_names(definition))))
end

local function is_control_header(definition, field)
    return definition.token == "control" and field
        and core.lower(field) == core.lower(definition.token_header)
end

local function control_hint(definition)
    return ("control calls need the meeting's control token; client:meeting(id, { password = … })"
        .. ":call(\"%s\", { … }) gets it and keeps it alive"):format(definition.id)
end

local function argument_error(state, definition, problem)
    local lacks_control_token = problem.rule == "required"
        and is_control_header(definition, problem.field)
    return errors.argument(definition.id, problem.field, problem.rule,
        redaction.of_argument(state.options, problem.message),
        lacks_control_token and control_hint(definition) or nil)
end

-- Kinds of token whose operations carry an access token.
local carries_access_token = { access = true, held = true, refresh = true, given = true }

local access_header_lowered = core.lower(access_header)

local function is_access_header(name)
    return type(name) == "string" and #name == #access_header
        and core.lower(name) == access_header_lowered
end

local function without_access_header(args)
    local rest = {}
    for name, value in pairs(args) do
        if not is_access_header(name) then
            rest[name] = value
        end
    end
    return rest
end

-- A token that the caller hands over for this call: as the header's name among the arguments, in
-- any case of letters, or as an option.
local function take_given_token(entry, args, options)
    local carries = carries_access_token[entry.definition.token] or entry.encode
    if not carries then
        return args, nil
    end
    for name, value in pairs(args) do
        if is_access_header(name) then
            return without_access_header(args), value
        end
    end
    return args, options.given and options.given.access_token
end

-- Without a pattern: tokens are long, and each call sends one.
local function is_token(value)
    return type(value) == "string" and value ~= "" and not value:find("\n", 1, true)
        and not value:find("\r", 1, true) and not value:find("\0", 1, true)
end

local function check_token(definition, token)
    if not is_token(token) then
        return errors.argument(definition.id, access_header, "characters",
            access_header .. " must be a token: a non-empty string without line breaks")
    end
    return nil
end

-- The access token to send by the operation's token kind: for `access`, the usual kind, one is
-- obtained within the limits of the call; what is only prepared gets the one that is there.
local function choose_token(state, definition, given, limits)
    local kind = definition.token
    if given ~= nil then
        return given
    end
    if kind == "access" and limits then
        return state.session:token(limits)
    elseif kind == "access" or kind == "held" then
        return state.session:current()
    elseif kind == "refresh" then
        local token = state.session:refresh_token()
        if token then
            return token
        end
    elseif kind ~= "given" then
        return nil
    end
    return nil, errors.argument(definition.id, access_header, "required",
        ("%s needs a token of its own: pass it as [\"%s\"]"):format(definition.id, access_header))
end

local function report_discarded(state, definition, names)
    for _, name in ipairs(names) do
        state.report_once("discarded " .. definition.id .. "." .. name,
            ("%s: the service ignores `%s`, so it is not sent"):format(definition.id, name))
    end
end

-- Encodes an operation by the catalogue.
local function encode_operation(state, entry, args, options)
    local definition = entry.definition
    local filled = credentials.fill(definition, args, options, state.now())
    local encoded, detail = core.encode(entry.descriptor, filled, state.options.base_url,
        options.validate)
    if not encoded then
        if detail.rule == "unknown" then
            raise_unknown(definition, detail)
        end
        return nil, argument_error(state, definition, detail)
    end
    if detail then
        report_discarded(state, definition, detail)
    end
    return encoded
end

-- Encodes a request, all but the access token. What the catalogue does not know brings an encoding
-- of its own (`raw_request.lua`).
local function encode(state, entry, args, options, attempt)
    local encoded, err
    if entry.encode then
        encoded, err = entry.encode(state.options.base_url)
    else
        encoded, err = encode_operation(state, entry, args, options)
    end
    if not encoded then
        return nil, err
    end
    local application = state.options.application
    encoded.headers["User-Agent"] = application and application .. " " .. user_agent or user_agent
    if options.accept_language and encoded.headers["Accept-Language"] == nil then
        encoded.headers["Accept-Language"] = options.accept_language
    end
    local of_client, of_call = state.options.headers, options.given and options.given.headers
    if of_client or of_call then
        err = seam.add_headers(encoded.headers, { of_client or false, of_call or false },
            entry.definition, attempt)
    end
    if err then
        return nil, err
    end
    return encoded
end

--- Encodes a call.
-- @tparam table state what a client keeps
-- @tparam table entry what `catalogue.operation` returned, or `{ definition, encode }` where
--   `encode(base_url)` returns a request or nil and an error object
-- @tparam table args
-- @tparam table options what `options.read_call` returned
-- @tparam table|nil limits of the call, within which an access token is obtained where one is
--   needed; nil sends nothing and takes the token that the client holds
-- @tparam integer|nil attempt which one this is (default 1)
-- @treturn table|nil `{ method, url, headers, body }`; its `tostring` shows no secret
-- @treturn table|nil an error object; or, with a request, what it was made of: `args`, `token` (the
--   access token that it carries) and `given` (whether the caller handed that over)
function request.prepare(state, entry, args, options, limits, attempt)
    local rest, given = take_given_token(entry, args, options)
    local encoded, err = encode(state, entry, rest, options, attempt or 1)
    if not encoded then
        return nil, err
    end
    local token, token_err = choose_token(state, entry.definition, given, limits)
    if token_err then
        return nil, token_err
    end
    if token ~= nil then
        local problem = check_token(entry.definition, token)
        if problem then
            return nil, problem
        end
        encoded.headers[access_header] = token
    end
    entry.guard = entry.guard or redaction.guard(entry.definition)
    return setmetatable(encoded, entry.guard),
        { args = rest, token = token, given = given ~= nil }
end

return request
