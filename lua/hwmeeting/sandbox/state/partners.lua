--- Who vouches for people instead of the service: WeLink by account and password, the OAuth2 server
-- of an enterprise by a code that is good once (Lua 5.4).

local password_lock = require "hwmeeting.sandbox.state.password_lock"

local Partners = {}
Partners.__index = Partners

local partners = {}

-- How long a code waits to be used: ten minutes at most, as RFC 6749 has it.
local code_seconds = 600

--- Knows nobody yet.
-- @tparam function secret secret(n): n unguessable hexadecimal digits
function partners.new(secret)
    return setmetatable({ secret = secret, welink = {}, domains = {}, codes = {} }, Partners)
end

function Partners:add_welink_account(account, password, user)
    self.welink[account] = { password = password, user = user }
end

--- Enters an enterprise's domain, and whom its OAuth2 server signs in.
function Partners:add_domain(domain, user)
    self.domains[domain] = user
end

--- Tries a WeLink account.
-- @treturn table|nil the user
-- @treturn string|nil "wrong" or "locked"
function Partners:try_welink(account, password, now)
    local owner = self.welink[account]
    local outcome = password_lock.try(owner, password, now)
    if outcome == "right" then
        return owner.user
    end
    return nil, outcome
end

--- A code as the OAuth2 server of that domain would give it.
-- @treturn string|nil nil when the domain is unknown
function Partners:new_code(domain, now)
    if not self.domains[domain] then
        return nil
    end
    local code = self.secret(32)
    self.codes[code] = { domain = domain, ends = now + code_seconds }
    return code
end

--- Takes a code, which is then used up whatever comes of it.
-- @treturn table|nil the user
function Partners:take_code(code, domain, now)
    local known = self.codes[code]
    self.codes[code] = nil
    if known and known.domain == domain and now < known.ends then
        return self.domains[domain]
    end
    return nil
end

return partners
