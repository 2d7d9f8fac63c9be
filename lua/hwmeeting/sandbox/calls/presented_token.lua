--- Which token a request shows, and whether it is good (Lua 5.4).

local basexx = require "basexx"

local errors = require "hwmeeting.sandbox.errors"

local presented_token = {}

--- The access token of a request; refused with 401 when it is missing, unknown or expired.
-- @treturn table token
function presented_token.check_access(call)
    local text = call.request.headers["x-access-token"]
    if not text or text == "" then
        errors.refuse("USG.200000004")
    end
    return call.state.access_tokens:find(text, call.now) or errors.refuse("USG.000000004")
end

-- The access token goes with the call where there is one.
local function check_held(call)
    if (call.request.headers["x-access-token"] or "") ~= "" then
        call.token = presented_token.check_access(call)
        call.user = call.token.user
    end
end

-- Raw or `Basic base64(token)`; ListNetworkQuality names the header confToken.
local function control_text(headers)
    local text = headers["x-conference-authorization"] or headers.conftoken
    local encoded = text and text:match("^Basic (.+)$")
    return encoded and basexx.from_base64(encoded) or text
end

--- The live control token that a request shows, or nil; and whether it shows one at all.
function presented_token.find(call)
    local text = control_text(call.request.headers)
    if not text or text == "" then
        return nil, false
    end
    return call.state.control_tokens:find(text, call.now), true
end

--- The meeting that a control call is for: its control token must be live and the meeting running.
-- @tparam table call
-- @tparam string|nil id the meeting id that the call names
-- @treturn table meeting
function presented_token.check_control(call, id)
    local token, is_shown = presented_token.find(call)
    if not token then
        errors.refuse(is_shown and "MMC.111070004" or "MMC.111070111")
    elseif id and token.meeting.id ~= id then
        errors.refuse("MMC.111070002", "the control token belongs to another meeting")
    elseif not token.meeting.running or token.meeting.uuid ~= token.uuid then
        errors.refuse("MMC.111072006")
    end
    return token.meeting
end

-- The meeting id that a control call names, whatever the parameter is called.
local function named_meeting(query)
    return query.conferenceID or query.conferenceid or query.confID or query.conf_id
end

local checks = {
    access = function(call)
        call.token = presented_token.check_access(call)
        call.user = call.token.user
    end,
    control = function(call)
        call.meeting = presented_token.check_control(call, named_meeting(call.query))
    end,
    held = check_held,
    given = function(call)
        if (call.request.headers["x-access-token"] or "") == "" then
            errors.refuse("USG.200000004")
        end
    end,
}

--- Checks the token that an operation takes and notes in the call whose it is.
-- @tparam string kind `access` fills `token` and `user`, `control` fills `meeting`, `held` does as
--   `access` when a token is shown, `given` wants any token, which the handler looks into; with
--   `signature`, `basic`, `refresh` and `none` whatever there is to check is up to the handler
-- @tparam table call
function presented_token.check(kind, call)
    local check = checks[kind]
    if check then
        check(call)
    end
end

return presented_token
