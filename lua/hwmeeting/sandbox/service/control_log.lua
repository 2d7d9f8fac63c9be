--- What was done in a running meeting, as SearchCtlRecordsOfHisMeeting answers it later (Lua 5.4).
--
-- record = { at (unix seconds), operation, operator (name), object (name or nil), detail }

local json = require "hwmeeting.sandbox.json"

local control_log = {}

local body_shown = 200

-- Passwords have no business in a log.
local function without_secrets(body)
    local shown = {}
    for name, value in pairs(body or {}) do
        if name ~= "chairmanPwd" and name ~= "pwd" then
            shown[name] = value
        end
    end
    return next(shown) and json.encode(shown):sub(1, body_shown) or ""
end

--- Notes a control call that was carried out.
-- @tparam table log list of records
-- @tparam string operation its id
-- @tparam table call as service/init.lua describes it
function control_log.add(log, operation, call)
    log[#log + 1] = {
        at = call.now,
        operation = operation,
        operator = call.meeting.owner.name,
        object = call.query.participantID,
        detail = without_secrets(call.body),
    }
end

return control_log
