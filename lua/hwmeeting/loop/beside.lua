--- Runs a function that may wait for longer than its caller wants to.

local protect = require("hwmeeting.loop.coroutines").protect

--- Runs `f` in a coroutine of its own and waits for it: for a while, or until the call is called
-- off.
-- @tparam table loop an adapter; waiting suspends the running coroutine
-- @tparam number seconds the longest wait
-- @tparam table|nil limits of the call
-- @tparam function f called without arguments
-- @tparam function|nil late gets what `f` returned once nobody waits for that any more
-- @treturn boolean whether `f` has ended
-- @return what `protect(f)` returns: whether it raised nothing, and two results or what it raised
local function beside(loop, seconds, limits, f, late)
    local ended = loop.new_signal()
    local done, abandoned, ok, first, second = false, false, nil, nil, nil
    loop.background(function()
        ok, first, second = protect(f)
        done = true
        if not abandoned then
            ended:set()
        elseif ok and late then
            protect(late, first)
        end
    end)
    local leave = limits and limits:on_cancel(function() ended:set() end)
    if not done and not (limits and limits:cancelled()) then
        ended:wait(seconds)
    end
    if leave then
        leave()
    end
    abandoned = not done
    return done, ok, first, second
end

return beside
