--- Control tokens: the right to control one running meeting, for 30 minutes at a time (Lua 5.4).
--
-- token = { text, meeting, uuid, expires }: `uuid` is the time the meeting was held for which it
-- was given.

local ControlTokens = {}
ControlTokens.__index = ControlTokens

local control_tokens = {}

--- Seconds a control token lives after it was given or kept alive.
control_tokens.lifetime = 1800

--- Makes an empty table of tokens.
-- @tparam function secret secret(n): n unguessable hexadecimal digits
function control_tokens.new(secret)
    return setmetatable({ secret = secret, by_text = {} }, ControlTokens)
end

--- Gives a new token for a running meeting.
function ControlTokens:issue(meeting, now)
    local token = {
        text = "cnr" .. self.secret(48),
        meeting = meeting,
        uuid = meeting.uuid,
        expires = now + control_tokens.lifetime,
    }
    self.by_text[token.text] = token
    return token
end

--- The token of that text, or nil when it is unknown or has expired.
function ControlTokens:find(text, now)
    local token = self.by_text[text]
    if token and token.expires > now then
        return token
    end
    self.by_text[text] = nil
end

--- Lets a token live for another 30 minutes from now.
function ControlTokens:keep_alive(token, now)
    token.expires = now + control_tokens.lifetime
    return token
end

--- Lets every control token expire now.
function ControlTokens:expire_all()
    self.by_text = {}
end

return control_tokens
