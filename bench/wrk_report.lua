-- Given to wrk: has it say what it measured as one line of JSON. (wrk calls the global `done`.)
--
-- luacheck: globals done

local line = '{"requests":%d,"seconds":%.6f,"p50":%.6f,"p99":%.6f,"failed":%d}\n'

function done(summary, latency)
    local errors = summary.errors
    io.write(line:format(summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e6,
        latency:percentile(99) / 1e6,
        errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
