--- What can be done with an access token: renew, end and check it (Lua 5.4).

local errors = require "hwmeeting.sandbox.errors"
local headers = require "hwmeeting.sandbox.rules.headers"
local meeting_forms = require "hwmeeting.sandbox.wire.meeting_forms"

local function check_token(call)
    local state, body = call.state, call.body
    local token = state.access_tokens:find(body.token, call.now)
    if not token then
        errors.refuse("USG.000000004")
    end
    if body.needGenNewToken then
        token = state.access_tokens:issue(token.user, token.client_type, call.now)
    end
    local answer = meeting_forms.token(token)
    if not body.needAccountInfo then
        answer.user = nil
    end
    return answer
end

local function update_token(call)
    local refresh = call.request.headers["x-access-token"]
    local token = refresh and call.state.access_tokens:refresh(refresh, call.now)
    if not token then
        errors.refuse(refresh and "USG.000000004" or "USG.200000004")
    end
    return meeting_forms.token(token)
end

local function delete_token(call)
    call.state.access_tokens:revoke(call.token)
end

return {
    {
        id = "UpdateToken",
        method = "PUT",
        path = "/v1/usg/acs/token",
        token = "none",
        code = "USG.200000003",
        headers = { ["accept-language"] = headers.language },
        handle = update_token,
    },
    {
        id = "DeleteToken",
        method = "DELETE",
        path = "/v1/usg/acs/token",
        token = "access",
        code = "USG.200000003",
        headers = { ["accept-language"] = headers.language },
        handle = delete_token,
    },
    {
        id = "CheckToken",
        method = "POST",
        path = "/v1/usg/acs/token/validate",
        token = "none",
        code = "USG.200000003",
        headers = { ["accept-language"] = headers.language },
        body = {
            token = { type = "string", required = true },
            needGenNewToken = { type = "boolean", required = true },
            needAccountInfo = { type = "boolean", default = true },
        },
        handle = check_token,
    },
}
