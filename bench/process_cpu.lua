--- What CPU another process has used. Needs LuaJIT, for its clock.

local ffi = require "ffi"

ffi.cdef [[
    struct hwm_bench_time { long seconds; long nanoseconds; };
    int clock_getcpuclockid(int process, int *clock);
    int clock_gettime(int clock, struct hwm_bench_time *time);
]]

local process_cpu = {}

--- CPU seconds that a process has used so far; raises when it has gone.
-- @tparam integer process its id
-- @treturn number
function process_cpu.seconds(process)
    local clock, time = ffi.new "int[1]", ffi.new "struct hwm_bench_time"
    assert(ffi.C.clock_getcpuclockid(process, clock) == 0, "the process has gone")
    assert(ffi.C.clock_gettime(clock[0], time) == 0, "the process has gone")
    return tonumber(time.seconds) + tonumber(time.nanoseconds) / 1e9
end

return process_cpu
