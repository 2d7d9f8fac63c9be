--- Faults on purpose: which of them strike a call (Lua 5.4). kinds.lua says which there are.

local kinds = require "hwmeeting.sandbox.service.faults.kinds"
local random = require "hwmeeting.sandbox.random"

local Faults = {}
Faults.__index = Faults

local faults = {}

--- Makes an empty list of faults.
-- @tparam integer seed of the generator for probabilities
-- @tparam function operations returns the ids of all operations, for the check of names
function faults.new(seed, operations)
    return setmetatable(
        { seed = seed, operations = operations, random = random.new(seed), list = {} },
        Faults
    )
end

local function problem_in(list, operations)
    for _, fault in ipairs(list) do
        local named = type(fault) == "table" and fault.operation ~= nil
        local problem = kinds.problem(fault, named and operations() or {})
        if problem then
            return problem
        end
    end
end

--- Replaces all faults.
-- @tparam table list of faults
-- @treturn boolean|nil true, or nil and a message (then nothing has changed)
-- @treturn nil|string
function Faults:set(list)
    local problem = problem_in(list, self.operations)
    if problem then
        return nil, problem
    end
    self.list = {}
    for index, fault in ipairs(list) do
        local copy = {}
        for name, value in pairs(fault) do
            copy[name] = value
        end
        copy.seen, copy.struck = 0, 0
        self.list[index] = copy
    end
    self.random = random.new(kinds.seed(list, self.seed))
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
-- @tparam string operation its id
-- @treturn table|nil the fault that strikes: the first of those that exclude each other
-- @treturn table faults that come on top, each a list by kind: `latency`, `garble`, `move`
function Faults:strike(operation)
    local struck, beside = nil, { latency = {}, garble = {}, move = {} }
    for _, fault in ipairs(self.list) do
        local on_top = kinds.is_beside(fault.kind)
        if (on_top or not struck) and applies(self, fault, operation) then
            fault.struck = fault.struck + 1
            if on_top then
                table.insert(beside[fault.kind], fault)
            else
                struck = fault
            end
        end
    end
    return struck, beside
end

return faults
