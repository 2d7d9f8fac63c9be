--- Faults on purpose: which of them strikes a call (Lua 5.4).
--
-- fault = { kind, value, operation, skip, count, probability }, where value (and its default) means
--
--     latency    seconds                    the answer, later
--     status     HTTP status (500)          that status, the vendor's shape; nothing was done
--     throttle   Retry-After in s (none)    429 APIG.0308; nothing was done
--     html       HTTP status (502)          an HTML page, as a gateway sends; nothing was done
--     drop                                  closed without an answer; nothing was done
--     lose                                  closed without an answer, but the call WAS carried out
--     truncate   bytes (half)               a body that breaks off; carried out
--     malformed                             200 with broken JSON; carried out
--     types                                 numbers as strings and the reverse; carried out
--
-- `operation` (default: all) names the call that is struck, `skip` lets so many calls pass first,
-- `count` ends it after so many strikes, `probability` (0 to 1) leaves it to a seeded generator.
-- Latency comes on top of others; of the others the first that strikes is the one.

local random = require "hwmeeting.sandbox.random"

local Faults = {}
Faults.__index = Faults

local faults = {}

local kinds = {
    latency = true,
    status = true,
    throttle = true,
    html = true,
    drop = true,
    lose = true,
    truncate = true,
    malformed = true,
    types = true,
}

--- Makes an empty list of faults.
-- @param seed integer: of the generator for probabilities
function faults.new(seed)
    return setmetatable({ seed = seed, random = random.new(seed), list = {} }, Faults)
end

local function check_number(fault, name, minimum, maximum)
    local value = fault[name]
    if value ~= nil and (type(value) ~= "number" or value < minimum or value > maximum) then
        return ("%s of a fault must be a number from %s to %s"):format(name, minimum, maximum)
    end
end

local function problem_of(fault)
    if type(fault) ~= "table" or not kinds[fault.kind] then
        return "unknown kind of fault: " .. tostring(type(fault) == "table" and fault.kind or fault)
    end
    if fault.kind == "latency" and not fault.value then
        return "latency needs a value in seconds"
    end
    local is_status = fault.kind == "status" or fault.kind == "html"
    return check_number(fault, "value", is_status and 400 or 0, is_status and 599 or 1e9)
        or check_number(fault, "skip", 0, 1e9)
        or check_number(fault, "count", 0, 1e9)
        or check_number(fault, "probability", 0, 1)
end

--- Replaces all faults.
-- @param list list of faults
-- @return true, or nil and a message (then nothing has changed)
function Faults:set(list)
    for _, fault in ipairs(list) do
        local problem = problem_of(fault)
        if problem then
            return nil, problem
        end
    end
    self.list = {}
    for index, fault in ipairs(list) do
        local copy = { seen = 0, struck = 0 }
        for name, value in pairs(fault) do
            copy[name] = value
        end
        self.list[index] = copy
    end
    self.random = random.new(self.seed)
    return true
end

local function applies(self, fault, operation)
    if fault.operation and fault.operation ~= operation then
        return false
    end
    fault.seen = fault.seen + 1
    return fault.seen > (fault.skip or 0)
        and (not fault.count or fault.struck < fault.count)
        and (not fault.probability or self.random:fraction() < fault.probability)
end

--- Decides about one call.
-- @param operation string: its id
-- @return the fault that strikes, or nil; and the latency in seconds
function Faults:strike(operation)
    local struck, latency
    for _, fault in ipairs(self.list) do
        if (fault.kind == "latency" or not struck) and applies(self, fault, operation) then
            fault.struck = fault.struck + 1
            if fault.kind == "latency" then
                latency = (latency or 0) + fault.value
            else
                struck = fault
            end
        end
    end
    return struck, latency
end

return faults
