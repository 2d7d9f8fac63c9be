--- Answers that are nearly right: each call ends in time, with an answer or an error, the process
-- lives, and nothing that acts is sent twice. (What is read or written where it must not be shows
-- under ASan.)
--
-- HOSTILE_SECONDS in the environment has it go on so long, with numbers from HOSTILE_FROM on.

local core = require "hwmeeting.core"
local hostile = require "spec.support.hostile"

local seconds = tonumber(os.getenv "HOSTILE_SECONDS")
local from = tonumber(os.getenv "HOSTILE_FROM") or 1
local batch, timeout, patience = 200, 1, 30

-- The numbers that found something, by port.
local function corpus()
    local found = { h1 = {}, plain = {}, h2 = {} }
    for line in io.lines "spec/hostile/corpus.txt" do
        local port, number = line:match "^(%w+) (%d+)"
        if port then
            table.insert(found[port], tonumber(number))
        end
    end
    return found
end

describe("calls whose answers are nearly right", function()
    local server

    lazy_setup(function() server = hostile.start() end)
    lazy_teardown(function() server:stop() end)

    -- Calls with all the numbers, some of them at a time, each once to read and once to act.
    local function try(port, numbers)
        local client = server:client(port, { timeout = timeout, retries = 0 })
        local before = core.clock()
        local _, errs = client:map(numbers, function(number)
            local path = ("/mutated/%d/%s"):format(number, port)
            for _, method in ipairs { "get", "post" } do
                local result, err = hostile[method](client, path)
                assert(result ~= nil or (err.kind and err.message), path)
            end
            return true
        end)
        assert.is_nil(errs and tostring(select(2, next(errs))))
        assert.is_true(core.clock() - before < patience + #numbers * timeout)
        client:close()
    end

    local function no_act_was_repeated(port)
        local times = {}
        for _, path in ipairs(server:paths "POST /mutated/") do
            if path:match "%w+$" == port then
                times[path] = (times[path] or 0) + 1
                -- HTTP/2 can say that a request was not processed, and these do so at random.
                assert.is_true(times[path] <= (port == "h2" and 4 or 1), path)
            end
        end
    end

    for _, port in ipairs { "h1", "plain", "h2" } do
        it("end well: " .. port, function()
            local numbers = corpus()[port]
            local ends_at = core.clock() + (seconds or 0)
            local first = from
            repeat
                for number = first, first + batch - 1 do
                    numbers[#numbers + 1] = number
                end
                try(port, numbers)
                first, numbers = first + batch, {}
            until core.clock() >= ends_at
            no_act_was_repeated(port)
        end)
    end
end)
