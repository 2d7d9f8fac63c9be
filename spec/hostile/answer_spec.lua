--- Answers that no server should give.

local hostile = require "spec.support.hostile"

describe("an answer", function()
    local server

    lazy_setup(function() server = hostile.start() end)
    lazy_teardown(function() server:stop() end)

    for _, port in ipairs { "h1", "plain" } do
        it("that begins with a continued line harms nobody (" .. port .. ")", function()
            local client = server:client(port, { retries = 0 })
            for turn = 1, 6 do
                local result, err = hostile.get(client, "/folded")
                if result == nil then
                    assert.equal("transport", err.kind)
                    assert.is_false(err.retryable)
                    assert.is_nil(err.unsent)
                end
                assert.equal(turn % 2 == 1, result ~= nil)
            end
        end)
    end
end)
