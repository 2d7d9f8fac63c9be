--- Many calls at once in a plain script: who was invited to the meetings of the last days, one
-- history call a meeting, sixteen at a time.
--
--   HWMEETING_APP_ID=… HWMEETING_APP_KEY=… lua5.4 examples/concurrent.lua
--
-- Without a service: lua5.4 tools/run_in_sandbox.lua lua5.4 examples/concurrent.lua

local hwmeeting = require "hwmeeting"
local core = require "hwmeeting.core"

local days, most = 30, 40
local client = hwmeeting.new()

-- Two lists side by side; each is fetched while the other waits.
local lists, problems = hwmeeting.gather {
    function() return client:online_meetings({ queryAll = true }):all() end,
    function()
        local now = os.time()
        return client:past_meetings({ queryAll = true, from = now - days * 86400, to = now,
            max_items = most, prefetch = true }):all()
    end,
}
if problems then
    error(tostring(problems[next(problems)]), 0)
end
local ongoing, held = lists[1], lists[2]
print(("%d meetings are going on, %d were held in the last %d days"):format(#ongoing, #held, days))

local began = core.clock()
local details, errors = client:map(held, function(conf)
    return client:history_detail(conf.confUUID, { limit = 1 })
end, {
    concurrency = 16,
    deadline = 60,
    progress = function(done, total)
        io.stderr:write(("\r%d of %d"):format(done, total), done == total and "\n" or "")
    end,
})

local invited = 0
for index = 1, #held do
    if details[index] then
        invited = invited + details[index].data.count
    else
        print(held[index].subject, errors and errors[index])
    end
end
print(("%d people were invited, asked in %.1f s"):format(invited, core.clock() - began))
