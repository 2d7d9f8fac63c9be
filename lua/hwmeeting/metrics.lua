--- Figures of a client's calls as OpenMetrics text, for Prometheus and its like.
--
--     local metrics = require("hwmeeting.metrics").new(client)
--     print(metrics:openmetrics())
--
-- Labels come from the catalogue and from the kinds of errors only: no name, no id, no address. In
-- nginx each worker has figures of its own.

local errors = require "hwmeeting.errors"
local identities = require "hwmeeting.identities"
local misuse = require "hwmeeting.misuse"
local state_of_client = require "hwmeeting.client.state"
local tables = require "hwmeeting.tables"

local metrics = {}
metrics.__index = metrics
metrics.__name = "hwmeeting.metrics"

--- Upper bounds of the histogram of seconds.
metrics.buckets = { 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60 }

local function note(self, event)
    local calls = self.calls[event.operation]
    if not calls then
        calls = { kinds = {}, buckets = {}, sum = 0, count = 0, repeats = 0 }
        self.calls[event.operation] = calls
    end
    calls.kinds[event.kind] = (calls.kinds[event.kind] or 0) + 1
    calls.count, calls.sum = calls.count + 1, calls.sum + event.seconds
    calls.repeats = calls.repeats + math.max(0, event.attempts - 1)
    for index, bound in ipairs(metrics.buckets) do
        if event.seconds <= bound then
            calls.buckets[index] = (calls.buckets[index] or 0) + 1
        end
    end
    if identities.signs_in(event.operation, event.token) then
        self.sign_ins = self.sign_ins + 1
    end
end

--- Begins to count the calls of a client.
-- @tparam table client
-- @treturn table
function metrics.new(client)
    if not state_of_client.is_client(client) then
        misuse.raise("hwmeeting.metrics.new takes a client")
    end
    local state = state_of_client.of(client)
    local self = setmetatable({ state = state, calls = {}, sign_ins = 0 }, metrics)
    state.watchers = state.watchers or {}
    table.insert(state.watchers, function(event) note(self, event) end)
    return self
end

local function number(value)
    return value % 1 == 0 and ("%d"):format(value) or ("%.9g"):format(value)
end

local function add(lines, name, labels, value)
    local parts = {}
    for index = 1, #labels, 2 do
        parts[#parts + 1] = ('%s="%s"'):format(labels[index], labels[index + 1])
    end
    lines[#lines + 1] = ("%s%s %s"):format(name, parts[1] and "{" .. table.concat(parts, ",") .. "}"
        or "", number(value))
end

local function family(lines, name, kind, help, unit)
    lines[#lines + 1] = ("# TYPE %s %s"):format(name, kind)
    if unit then
        lines[#lines + 1] = ("# UNIT %s %s"):format(name, unit)
    end
    lines[#lines + 1] = ("# HELP %s %s"):format(name, help)
end

local function add_calls(self, lines, names)
    family(lines, "hwmeeting_calls", "counter", "Calls that ended, by operation and kind.")
    for _, operation in ipairs(names) do
        for _, kind in ipairs(tables.names(self.calls[operation].kinds)) do
            add(lines, "hwmeeting_calls_total", { "operation", operation, "kind", kind },
                self.calls[operation].kinds[kind])
        end
    end
    family(lines, "hwmeeting_repeats", "counter", "Attempts beyond the first.")
    for _, operation in ipairs(names) do
        add(lines, "hwmeeting_repeats_total", { "operation", operation },
            self.calls[operation].repeats)
    end
end

local function add_seconds(self, lines, names)
    local name = "hwmeeting_call_seconds"
    family(lines, name, "histogram", "Time of calls, waits included.", "seconds")
    for _, operation in ipairs(names) do
        local calls = self.calls[operation]
        for index, bound in ipairs(metrics.buckets) do
            add(lines, name .. "_bucket", { "operation", operation, "le", ("%.9g"):format(bound) },
                calls.buckets[index] or 0)
        end
        add(lines, name .. "_bucket", { "operation", operation, "le", "+Inf" }, calls.count)
        add(lines, name .. "_count", { "operation", operation }, calls.count)
        add(lines, name .. "_sum", { "operation", operation }, calls.sum)
    end
end

local function add_budget(self, lines, names)
    family(lines, "hwmeeting_budget_remaining", "gauge", "Calls left in the gateway's window.")
    for _, operation in ipairs(names) do
        local known = self.state.budget:report(operation, self.state.loop.clock())
        if known then
            add(lines, "hwmeeting_budget_remaining", { "operation", operation }, known.remaining)
        end
    end
end

--- The figures so far.
-- @treturn string OpenMetrics text, for the content type
--   `application/openmetrics-text; version=1.0.0; charset=utf-8`
function metrics:openmetrics()
    local lines, names = {}, tables.names(self.calls)
    add_calls(self, lines, names)
    add_seconds(self, lines, names)
    family(lines, "hwmeeting_sign_ins", "counter", "Sign-ins that were sent.")
    add(lines, "hwmeeting_sign_ins_total", {}, self.sign_ins)
    add_budget(self, lines, names)
    lines[#lines + 1] = "# EOF\n"
    return table.concat(lines, "\n")
end

--- The kinds with which `hwmeeting_calls_total` counts: `ok` and the kinds of errors.
-- @treturn table array of strings, sorted
function metrics.kinds()
    local kinds = tables.names(errors.kinds)
    table.insert(kinds, "ok")
    table.sort(kinds)
    return kinds
end

return metrics
