--- The gateway's rate-limit headers.
--
-- Every answer carries one or more of `X-APIG-Ratelimit-Api: remain:99,limit:100,time:1 minute` and
-- `X-APIG-Ratelimit-Api-Allenv: remain:199,limit:200,time:1 second`.

local rate_limit = {}

local window_seconds = { second = 1, minute = 60, hour = 3600, day = 86400 }

-- Nearly all values look so; the others are taken apart.
local usual = "^remain:(%d+),limit:(%d+),time:(%d+) (%a+)$"

local function parse_usual(value)
    local remain, limit, amount, unit = value:match(usual)
    local window = window_seconds[unit]
    if not window then
        return nil
    end
    return { remain = tonumber(remain), limit = tonumber(limit),
        window = tonumber(amount) * window }
end

local function parse(value)
    local remain = tonumber(value:match("remain:%s*(%d+)"))
    local limit = tonumber(value:match("limit:%s*(%d+)"))
    local amount, unit = value:match("time:%s*(%d+)%s*(%a+)")
    local window = unit and window_seconds[(unit:lower():gsub("s$", ""))]
    if not (remain and limit and window) then
        return nil
    end
    return { remain = remain, limit = limit, window = tonumber(amount) * window }
end

--- The limits that an answer announces.
-- @tparam table headers by lower-case name
-- @treturn table array of `{ name, remain = calls left, limit = calls per window, window = seconds
--   }`
function rate_limit.read(headers)
    local limits = {}
    for name, value in pairs(headers) do
        if name:find("^x%-apig%-ratelimit") then
            local limit = parse_usual(value) or parse(value)
            if limit then
                limit.name = name
                limits[#limits + 1] = limit
            end
        end
    end
    table.sort(limits, function(a, b) return a.name < b.name end)
    return limits
end

--- How long to wait after a 429: the longest window that is used up, or one minute, the gateway's
-- usual window.
-- @tparam table headers by lower-case name
-- @treturn integer seconds
function rate_limit.window(headers)
    local longest
    for _, limit in ipairs(rate_limit.read(headers)) do
        if limit.remain == 0 and limit.window > (longest or 0) then
            longest = limit.window
        end
    end
    return longest or 60
end

return rate_limit
