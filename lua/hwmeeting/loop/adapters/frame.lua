--- Waiting in a game loop: calls are made in `client:task(f)` and driven once in each frame by
-- `client:pump(budget_ms)`. A call outside of a task would stop the picture, so it raises.

local misuse = require "hwmeeting.misuse"
local scheduler = require "hwmeeting.loop.scheduler"

-- Loading libcurl takes about as long as a frame: better now than at the first call.
require "hwmeeting.http"

local adapter = scheduler.real:members()

adapter.name = "frame"
adapter.hurried = function() return true end

function adapter.check()
    if not scheduler.real:in_task() then
        misuse.raise("with loop = \"frame\" a call must be inside client:task(function() … "
            .. "end), or it would stop the picture")
    end
end

return adapter
