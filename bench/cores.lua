--- Which core the server and which one the contestants run on.
--
-- A real server is on another machine. Where both share a core, what a call costs depends on
-- whether the answer is there before the caller looks, and that on the scheduler's mood. So the
-- server gets the last core that we may use and the contestants the first one, where there are two.

local cores = {}

-- The cores that this process may run on, as taskset says: "0-3,6" → 0, 6.
local function allowed()
    local pipe = assert(io.popen("taskset -cp $$ 2>/dev/null"))
    local list = pipe:read("*a"):match(":%s*([%d,-]+)")
    pipe:close()
    if not list then
        return nil
    end
    return tonumber(list:match("^%d+")), tonumber(list:match("%d+$"))
end

local first, last = allowed()
local apart = first ~= last

local function on(core)
    return apart and ("taskset -c %d "):format(core) or ""
end

--- What a command line begins with that is to run where the contestants do; empty where there is
-- one core, or no taskset.
cores.contestant = on(first)

--- The same for the server.
cores.server = on(last)

--- Where they run, in words.
cores.said = apart and ("the server on core %d, the contestants on core %d"):format(last, first)
    or "server and contestants on the same cores"

return cores
