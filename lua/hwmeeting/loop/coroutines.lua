--- Coroutines alike in every Lua: which one the loop knows, and a `pcall` that can be waited in.
--
-- Plain Lua 5.1 cannot yield inside `pcall`. There `protect` runs the function in a coroutine of
-- its own and hands every yield on to the outside, so that the loop sees only the outer one.

local coroutines = {}

-- nginx has a `status` of its own, which knows the coroutines of the running request alone.
local status = rawget(coroutine, "_status") or coroutine.status

local yields_in_pcall = _VERSION ~= "Lua 5.1" or rawget(_G, "jit") ~= nil

--- Whether this Lua can wait inside a `for` iterator: plain 5.1 cannot.
coroutines.can_yield_in_iterators = yields_in_pcall

-- Inner coroutine of `protect` → the one that resumes it.
local outer = setmetatable({}, { __mode = "k" })

--- The coroutine that a loop must resume to go on with the running code.
-- @treturn thread|nil nil in the main program, where nothing can be suspended
function coroutines.running()
    local running, is_main = coroutine.running()
    if running == nil or is_main then
        return nil
    end
    while outer[running] do
        running = outer[running]
    end
    return running
end

--- Whether a coroutine has ended, was closed, or has died of an error. Not told of those that a
-- host will merely never resume.
-- @tparam thread co
-- @treturn boolean
function coroutines.is_dead(co)
    return status(co) == "dead"
end

--- Whether who waited on a signal will never go on: the loop knows, or the coroutine's status
-- tells.
-- @tparam table signal that it is in the middle of waiting on
-- @tparam thread|nil co the coroutine; nil for the main program, which goes with the process only
-- @treturn boolean
function coroutines.is_abandoned(signal, co)
    if signal.is_abandoned then
        return signal:is_abandoned()
    end
    return co ~= nil and coroutines.is_dead(co)
end

local function relay(inner, ok, ...)
    if not ok or coroutine.status(inner) == "dead" then
        return ok, ...
    end
    return relay(inner, coroutine.resume(inner, coroutine.yield(...)))
end

--- `pcall(f, ...)`, in which `f` may wait whatever the Lua.
-- @tparam function f
-- @treturn boolean whether it raised nothing
-- @treturn any its results, or what was raised
function coroutines.protect(f, ...)
    local caller = not yields_in_pcall and coroutine.running()
    if not caller then
        return pcall(f, ...)
    end
    local inner = coroutine.create(f)
    outer[inner] = caller
    return relay(inner, coroutine.resume(inner, ...))
end

return coroutines
