--- Access tokens and refresh tokens (Lua 5.4).
--
-- token = { access, refresh, user, client_type, created, expires, refresh_expires }, times in unix
-- seconds. With clientType 72 a user holds at most 64 live tokens and a 65th kills the oldest; any
-- other clientType holds one, which the next sign-in of that type replaces.

local lists = require "hwmeeting.sandbox.state.lists"

local AccessTokens = {}
AccessTokens.__index = AccessTokens

local access_tokens = {}

local api_client_type = 72
local api_tokens_per_user = 64
local refresh_seconds = 30 * 86400

--- Makes an empty table of tokens.
-- @tparam function secret secret(n): n unguessable hexadecimal digits
-- @tparam number lifetime seconds an access token lives
function access_tokens.new(secret, lifetime)
    return setmetatable({
        secret = secret,
        lifetime = lifetime,
        live = {}, -- all tokens, oldest first
        by_access = {},
        by_refresh = {},
    }, AccessTokens)
end

local function remove(self, token)
    self.by_access[token.access] = nil
    self.by_refresh[token.refresh] = nil
    lists.remove(self.live, token)
end

local function remove_expired(self, now)
    for index = #self.live, 1, -1 do
        local token = self.live[index]
        if token.expires <= now and token.refresh_expires <= now then
            remove(self, token)
        end
    end
end

-- Kills the oldest tokens of a user and type until there is room for one more.
local function make_room(self, user, client_type, now)
    local allowed = client_type == api_client_type and api_tokens_per_user or 1
    local held = {}
    for _, token in ipairs(self.live) do
        if token.user == user and token.client_type == client_type and token.expires > now then
            held[#held + 1] = token
        end
    end
    for index = 1, #held - allowed + 1 do
        remove(self, held[index])
    end
end

--- Gives a user a new token.
-- @treturn table token
function AccessTokens:issue(user, client_type, now)
    remove_expired(self, now)
    make_room(self, user, client_type, now)
    local token = {
        access = "stb" .. self.secret(48),
        refresh = "stbr" .. self.secret(48),
        user = user,
        client_type = client_type,
        created = now,
        expires = math.floor(now) + self.lifetime,
        refresh_expires = math.floor(now) + refresh_seconds,
    }
    token.lifetime, token.refresh_lifetime = self.lifetime, refresh_seconds
    table.insert(self.live, token)
    self.by_access[token.access] = token
    self.by_refresh[token.refresh] = token
    return token
end

--- The live token of that text, or nil.
function AccessTokens:find(access, now)
    local token = self.by_access[access]
    if token and token.expires > now then
        return token
    end
end

--- Exchanges a refresh token, once, for a new token. The old access token lives out its time.
-- @treturn table|nil token, or nil when the refresh token is unknown, used or expired
function AccessTokens:refresh(refresh, now)
    local token = self.by_refresh[refresh]
    if not token or token.refresh_expires <= now then
        return nil
    end
    self.by_refresh[refresh] = nil
    token.refresh_expires = now
    return self:issue(token.user, token.client_type, now)
end

--- Ends a token, its refresh token with it.
function AccessTokens:revoke(token)
    remove(self, token)
end

--- Ends all tokens of a user.
function AccessTokens:revoke_user(user)
    for index = #self.live, 1, -1 do
        if self.live[index].user == user then
            remove(self, self.live[index])
        end
    end
end

--- Lets every access token expire now; refresh tokens live on.
function AccessTokens:expire_all(now)
    for _, token in ipairs(self.live) do
        token.expires = math.min(token.expires, now)
    end
end

--- Number of live access tokens of a user.
function AccessTokens:count(user, now)
    local count = 0
    for _, token in ipairs(self.live) do
        if token.user == user and token.expires > now then
            count = count + 1
        end
    end
    return count
end

return access_tokens
