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

    for _, how in ipairs { "encoding", "gzip", "chunk", "length", "old", "line", "transfer" } do
        it("that cannot be read is not asked for again: " .. how, function()
            local client = server:client("h1")
            local path = "/damaged/" .. how
            local result, err = hostile.get(client, path)
            assert.is_nil(result)
            assert.equal("transport", err.kind, tostring(err))
            assert.is_false(err.retryable, tostring(err))
            assert.equal(1, err.attempts)
            assert.equal(1, server:count("GET " .. path))
        end)
    end

    it("that points elsewhere says where to, without secrets", function()
        local _, err = hostile.get(server:client "h1", "/moved")
        assert.equal(301, err.status)
        assert.truthy(err.hint:find("https://other.example/path, ", 1, true), err.hint)
        for _, secret in ipairs { "hidden", "secret" } do
            assert.is_nil(tostring(err):find(secret, 1, true))
            assert.is_nil(err.hint:find(secret, 1, true))
        end
    end)
end)
