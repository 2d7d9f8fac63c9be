-- Every wrapper gives the same, whether the service keeps its promises of types or sends numbers as
-- texts, texts as numbers, and booleans for 0 and 1.

local calls = require "spec.wrappers.calls"
local same = require "spec.support.same"

-- Tokens of links are new for each call, whatever their types.
local function without_tokens(value)
    if type(value) ~= "table" then
        return value
    end
    local copy = setmetatable({}, getmetatable(value))
    for key, inner in pairs(value) do
        copy[key] = key == "token" and type(inner) or without_tokens(inner)
    end
    return copy
end

describe("a wrapper", function()
    local service

    lazy_setup(function()
        service = require("spec.support.service").start { rate_limit = 1000000 }
    end)
    lazy_teardown(function() service:stop() end)

    local function run(call, faults, now)
        service:reset()
        assert(service.box:admin("clock", { set = now, freeze = true }))
        local client = service:client { now = function() return now end, on_drift = function() end }
        assert(client:search_online_meetings { limit = 1 })
        if faults then
            service:faults(faults)
        end
        local result, err = call(client)
        assert(result ~= nil or err == nil, tostring(err))
        return without_tokens(result)
    end

    for _, fault in ipairs { "types", "booleans" } do
        for name, call in pairs(calls) do
            it(("gives the same under the fault %s: %s"):format(fault, name), function()
                -- What is there at the start is made relative to the minute, which may end between
                -- the two: then once more.
                local difference
                for _ = 1, 3 do
                    local now = os.time()
                    difference = same.difference(run(call, nil, now), run(call, fault, now))
                    if not difference then
                        break
                    end
                end
                assert.is_nil(difference)
            end)
        end
    end

    it("reports the drift all the same, and raw calls keep what was sent", function()
        service:reset()
        service:faults "types"
        local drifts = {}
        local client = service:client { on_drift = function(drift) drifts[drift.field] = drift end }
        local page = assert(client:search_online_meetings { queryAll = true, limit = 1 })
        assert.equal("string", type(page.count))
        assert.equal("integer", drifts.count.expected)
    end)
end)
