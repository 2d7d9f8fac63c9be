--- Runs a function and then a clean-up, whether the function returned or raised.

local protect = require("hwmeeting.loop.coroutines").protect

local function finish(cleanup, ok, ...)
    cleanup()
    if not ok then
        error((...), 0)
    end
    return ...
end

--- @tparam function cleanup called without arguments
-- @tparam function body called with the rest; may wait
-- @return what `body` returns; what it raises is raised again after the clean-up
local function finally(cleanup, body, ...)
    return finish(cleanup, protect(body, ...))
end

return finally
