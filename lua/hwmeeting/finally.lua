--- Runs a function and then a clean-up, whether the function returned or raised.
--
-- Plain Lua 5.1 cannot yield inside `pcall`, so there the clean-up is skipped when the function
-- raises: whatever it guards must also end by itself (a lock with a lifetime).

local can_yield_in_pcall = _VERSION ~= "Lua 5.1" or rawget(_G, "jit") ~= nil

local function finish(cleanup, ok, ...)
    cleanup()
    if not ok then
        error((...), 0)
    end
    return ...
end

--- @tparam function cleanup called without arguments
-- @tparam function body called with the rest
-- @return what `body` returns; what it raises is raised again after the clean-up
local function finally(cleanup, body, ...)
    if can_yield_in_pcall then
        return finish(cleanup, pcall(body, ...))
    end
    return finish(cleanup, true, body(...))
end

return finally
