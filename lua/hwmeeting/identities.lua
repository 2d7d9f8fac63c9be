--- The kinds of credentials: which fields each has, and which operation signs in with them.
--
-- A client has one kind. What the option `credentials`, a function, gives is of a kind as well; two
-- more are known there: an access token that ends, and the code of an OAuth2 server.

local identities = {}

-- `needs` go together; `may` belong to them. `who` and `secret`: where a token may lie in a store,
-- under a name that holds both. `once`: they get one token and no other, which is then renewed with
-- its refresh token while that lives. `repeatable`: although the operation is not, for the sake of
-- another kind.
local kinds = {
    { name = "access_token", needs = { "access_token" } },
    { name = "app_id", needs = { "app_id", "app_key" }, may = { "user_id", "corp_id" },
        who = "app_id", secret = "app_key", operation = "CreateAppIdToken" },
    { name = "account", needs = { "account", "password" }, who = "account", secret = "password",
        operation = "CreateToken" },
    { name = "welink", needs = { "welink_account", "welink_password" }, who = "welink_account",
        secret = "welink_password", operation = "CreateProxyToken", repeatable = true },
    { name = "credentials", needs = { "credentials" } },
}

-- Of what the function gives.
local given_kinds = {
    { name = "access_token", needs = { "access_token" }, may = { "refresh_token", "expires_in" },
        once = true },
    kinds[2], kinds[3], kinds[4],
    { name = "oauth2", needs = { "oauth2_code", "oauth2_domain" }, once = true,
        operation = "CreateProxyToken" },
}

--- Fields of what the function `credentials` gives, with their Lua types.
identities.given_fields = {
    app_id = "string", app_key = "string", user_id = "string", corp_id = "string",
    account = "string", password = "string",
    welink_account = "string", welink_password = "string",
    oauth2_code = "string", oauth2_domain = "string",
    access_token = "string", refresh_token = "string", expires_in = "number",
}

--- Those of them that are secrets.
identities.given_secrets = { "app_key", "password", "welink_password", "oauth2_code",
    "access_token", "refresh_token" }

local function has_any(values, names)
    for _, name in ipairs(names or {}) do
        if values[name] ~= nil then
            return true
        end
    end
    return false
end

-- What is missing of a kind, or there that belongs to another.
local function problem_of(kind, values, all)
    for _, name in ipairs(kind and kind.needs or {}) do
        if values[name] == nil then
            return ("option `%s` is missing: %s go together"):format(name,
                table.concat(kind.needs, " and "))
        end
    end
    for _, other in ipairs(all) do
        if other ~= kind and has_any(values, other.may) then
            return ("options `%s` belong to `%s`"):format(table.concat(other.may, "` and `"),
                table.concat(other.needs, "` and `"))
        end
    end
    return nil
end

-- Two kinds at once would leave it to chance whose rights are used.
local function find(all, values)
    local found, names = nil, {}
    for _, kind in ipairs(all) do
        if has_any(values, kind.needs) then
            found, names[#names + 1] = found or kind, kind.name
        end
    end
    if #names > 1 then
        return nil, "give one kind of credentials, not two: " .. table.concat(names, " and ")
    end
    local problem = problem_of(found, values, all)
    if problem then
        return nil, problem, true
    end
    return found
end

-- Kinds of tokens of operations that sign in; the sign-in through others carries none.
local signing_in = { signature = true, basic = true }

--- Whether an operation is one that credentials are given to.
-- @tparam string id the operation's
-- @tparam string token the kind of token that it carries
-- @treturn boolean
function identities.signs_in(id, token)
    return signing_in[token] or id == "CreateProxyToken"
end

--- The kind of that name.
-- @tparam string|nil name
-- @treturn table|nil
function identities.named(name)
    for _, kind in ipairs(kinds) do
        if kind.name == name then
            return kind
        end
    end
    return nil
end

--- The kind of the credentials among a client's options.
-- @tparam table values option values by name
-- @treturn table|nil a kind; nil when there are none
-- @treturn string|nil what is wrong with them
-- @treturn boolean|nil true when they are only a part of what belongs together
function identities.of_options(values)
    return find(kinds, values)
end

--- The kind of what the function `credentials` gave. The fields' types are checked elsewhere.
-- @tparam table values
-- @treturn table|nil a kind
-- @treturn string|nil what is wrong with them
function identities.of_given(values)
    local kind, problem = find(given_kinds, values)
    return kind, problem or not kind and "there are no credentials among them" or nil
end

return identities
