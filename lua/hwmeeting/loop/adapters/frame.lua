--- Waiting in a game loop: calls are made in `client:task(f)` and driven once in each frame by
-- `client:pump(budget_ms)`. A call outside of a task would stop the picture, so it raises.

local core = require "hwmeeting.core"
local misuse = require "hwmeeting.misuse"
local scheduler = require "hwmeeting.loop.scheduler"

-- Loading libcurl takes about as long as a frame: better now than at the first call.
require "hwmeeting.http"

return {
    name = "frame",
    suspends = scheduler.in_task,
    clock = core.clock,
    sleep = scheduler.sleep,
    spawn = scheduler.spawn,
    new_signal = scheduler.new_signal,
    await = scheduler.await,
    pump = scheduler.pump,
    check = function()
        if not scheduler.in_task() then
            misuse.raise("with loop = \"frame\" a call must be inside client:task(function() … "
                .. "end), or it would stop the picture")
        end
    end,
}
