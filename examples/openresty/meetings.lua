--- The two endpoints of nginx.conf.

local hwmeeting = require "hwmeeting"
---@diagnostic disable-next-line: undefined-global
local ngx = ngx -- luacheck: ignore 113

-- Loaded before nginx forks its workers: nothing is sent yet, and each worker will open connections
-- of its own.
local client = hwmeeting.new {
    store = require("hwmeeting.store.shared_dict").new "hwmeeting_tokens",
    timeout = 10,
    -- Over HTTP/1.1 each call in flight takes a connection; what is beyond waits for one.
    max_connections_per_host = 100,
    logger = function(level, message) ngx.log(ngx.WARN, "hwmeeting ", level, ": ", message) end,
}

local meetings = {}

local function answer(status, value)
    ngx.status = status
    ngx.print(assert(hwmeeting.to_json(value)), "\n")
end

-- What went wrong, with a status of our own: the caller is not to see ours with the service.
local function refuse(err)
    local status = err.kind == "argument" and 400 or err.kind == "timeout" and 504
        or err.kind == "rate_limit" and 503 or err.kind == "api" and 409 or 502
    ngx.log(ngx.WARN, tostring(err))
    if err.retry_after then
        ngx.header["Retry-After"] = ("%d"):format(math.ceil(err.retry_after))
    end
    answer(status, { kind = err.kind, code = err.code, message = err.message, hint = err.hint })
end

--- GET /meetings: what is going on, as `[{ "id", "subject", "host", "start" }]`.
function meetings.list()
    local list, err = client:online_meetings({ queryAll = true }):all { max_items = 1000 }
    if not list then
        return refuse(err)
    end
    local shown = hwmeeting.array {}
    for index, conf in ipairs(list) do
        shown[index] = { id = conf.conferenceID, subject = conf.subject, host = conf.scheduserName,
            start = conf.startTime }
    end
    answer(200, shown)
end

--- POST /meetings/ID/lock with `{ "password": "host password" }`: nobody can join any more.
function meetings.lock(id)
    if ngx.req.get_method() ~= "POST" then
        return answer(405, { message = "use POST" })
    end
    ngx.req.read_body()
    local body = hwmeeting.from_json(ngx.req.get_body_data() or "")
    if type(body) ~= "table" or type(body.password) ~= "string" then
        return answer(400, { message = "the body must be { \"password\": \"…\" }" })
    end
    local meeting = client:meeting(id, { password = body.password })
    local locked, err = meeting:lock()
    meeting:close()
    if not locked then
        return refuse(err)
    end
    answer(200, { id = id, locked = true })
end

return meetings
