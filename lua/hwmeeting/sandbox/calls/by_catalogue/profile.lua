--- One's own profile and password, and forgotten passwords (Lua 5.4).
--
-- Nobody receives a code here: any code is right. An account without a password takes any old one.

local directory_forms = require "hwmeeting.sandbox.wire.directory_forms"
local errors = require "hwmeeting.sandbox.errors"
local permission = require "hwmeeting.sandbox.calls.permission"

local profile = {}

local token_seconds = 600

function profile.ShowMyInfo(call)
    return directory_forms.user(call.state, call.user)
end

function profile.UpdateMyInfo(call)
    local body, user = call.body, call.user
    user.name = body.name
    user.english_name = body.englishName or user.english_name
    user.signature = body.signature or user.signature
    user.title = body.title or user.title
    user.description = body.desc or user.description
end

function profile.UpdateContact(call)
    local contact = call.body.contact
    if contact:find("@", 1, true) then
        call.user.email = contact
    else
        call.user.phone = contact
    end
end

local function expect(call, account)
    return call.state.users:by_account(account) or errors.refuse("USG.206030000", account)
end

function profile.UpdatePwd(call)
    local user = expect(call, call.body.account)
    if user ~= call.user then
        permission.check_administrator(call.user)
    end
    if user.password and user.password ~= call.body.oldPwd then
        errors.refuse("USG.206030006")
    end
    user.password = call.body.newPwd
end

-- The last one asked for is good: anybody may ask, as often as he likes.
function profile.CheckVerifyCode(call)
    local user, token = expect(call, call.body.user), call.state.secret(48)
    for text, other in pairs(call.state.reset_tokens) do
        if other.user == user then
            call.state.reset_tokens[text] = nil
        end
    end
    call.state.reset_tokens[token] = { user = user, expires = call.now + token_seconds }
    return { token = token, expire = token_seconds }
end

function profile.ResetPwd(call)
    local text = call.request.headers["x-access-token"]
    local token = call.state.reset_tokens[text]
    if not token or token.expires <= call.now or token.user ~= expect(call, call.body.user) then
        errors.refuse("USG.000000004")
    end
    call.state.reset_tokens[text] = nil
    token.user.password = call.body.newPwd
end

--- CreatePortalRefNonce takes a live access token, whosever it is.
function profile.CreatePortalRefNonce(call)
    if not call.state.access_tokens:find(call.request.headers["x-access-token"], call.now) then
        errors.refuse("USG.000000004")
    end
    return call.example()
end

return profile
