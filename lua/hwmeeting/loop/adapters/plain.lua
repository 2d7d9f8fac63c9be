--- Waiting in a program that has no loop: a call blocks the process in `poll`; inside
-- `hwmeeting.gather`, `client:map` and `client:task` it lets the other functions go on.

local core = require "hwmeeting.core"
local scheduler = require "hwmeeting.loop.scheduler"

return {
    name = "plain",
    suspends = scheduler.in_task,
    clock = core.clock,
    sleep = scheduler.sleep,
    spawn = scheduler.spawn,
    new_signal = scheduler.new_signal,
    await = scheduler.await,
    pump = scheduler.pump,
}
