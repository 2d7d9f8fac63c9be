--- Waiting in a program that has no loop: a call blocks the process in `poll`; inside
-- `hwmeeting.gather`, `client:map` and `client:task` it lets the other functions go on.

local adapter = require("hwmeeting.loop.scheduler").real:members()

adapter.name = "plain"

return adapter
