--- Waiting in a plain script: blocks the process in `poll` until the transfer has ended.
--
-- A loop adapter is a table with `name`, `yields` (boolean: whether waiting suspends the running
-- coroutine), `clock()` → monotonic seconds, `sleep(seconds)`, and `await(pool, transfer)`, which
-- returns when `transfer:done()`.

local core = require "hwmeeting.core"

local plain = { name = "plain", yields = false, clock = core.clock, sleep = core.sleep }

-- Longest single wait, in seconds: a bound for the case that a descriptor stays silent.
local longest_wait = 1

function plain.await(pool, transfer)
    while not transfer:done() do
        pool:wait(longest_wait)
        pool:step()
    end
end

return plain
