--- The address to which events are posted: one for each enterprise (Lua 5.4).

local errors = require "hwmeeting.sandbox.errors"
local permission = require "hwmeeting.sandbox.calls.permission"

local webhook = {}

local enabled = 1

local function find(call)
    permission.check_administrator(call.user)
    local config = call.state.webhooks[call.user.corp_id]
    local id = call.query.id
    if not config or id and id ~= config.id then
        errors.refuse("MMC.111071061", "id names no event push")
    end
    return config
end

function webhook.ShowWebHookConfig(call)
    permission.check_administrator(call.user)
    local config = call.state.webhooks[call.user.corp_id] or {}
    return {
        returnCode = 0,
        returnDesc = "Success",
        id = config.id or "",
        subscriberId = config.subscriber_id or "",
        url = config.url or "",
        status = config.status or 0,
    }
end

-- The address is not asked whether it answers meeting.verify; the administration call `event` makes
-- that request for whoever wants to try.
function webhook.SetWebHookConfig(call)
    permission.check_administrator(call.user)
    local body, corp_id = call.body, call.user.corp_id
    if not body.url:find("^https://") then
        errors.refuse("MMC.111071061", "url must begin with https:// (format)")
    end
    local present = call.state.webhooks[corp_id]
    call.state.webhooks[corp_id] = {
        id = present and present.id or call.state.ids:hex(32),
        subscriber_id = body.subscriberId,
        subscriber_key = body.subscriberKey,
        url = body.url,
        status = enabled,
    }
end

function webhook.UpdateWebHookConfigStatus(call)
    find(call).status = call.query.status
end

function webhook.DeleteWebHookConfig(call)
    find(call)
    call.state.webhooks[call.user.corp_id] = nil
end

return webhook
