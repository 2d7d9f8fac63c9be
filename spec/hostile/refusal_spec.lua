--- What the server says it did not process is sent again, whatever it does; what it may have
-- processed is not.

local hostile = require "spec.support.hostile"

local get, post = hostile.get, hostile.post

describe("a request that the server", function()
    local server, client

    lazy_setup(function() server = hostile.start() end)
    lazy_teardown(function() server:stop() end)
    before_each(function()
        client = server:client("h2", { retries = 0 })
        assert(get(client, "/ok"))
    end)

    for _, method in ipairs { "GET", "POST" } do
        local send = method == "GET" and get or post

        it("refuses as a stream is sent again: " .. method, function()
            assert(send(client, "/refuse/1/" .. method))
            assert.equal(2, server:count(method .. " /refuse/1/" .. method))
            assert(send(client, "/refuse/2/" .. method))
            assert.equal(3, server:count(method .. " /refuse/2/" .. method))
        end)

        it("does not get to before it ends the connection is sent again: " .. method, function()
            assert(send(client, "/goaway/1/" .. method))
            assert.equal(2, server:count(method .. " /goaway/1/" .. method))
        end)

        it("wants by HTTP/1.1 is sent by HTTP/1.1: " .. method, function()
            assert.equal("by HTTP/1.1", send(client, "/http1/" .. method))
            assert.equal(2, server:count(method .. " /http1/" .. method))
        end)

        it("refuses for ever is given up as not sent: " .. method, function()
            for _, how in ipairs { "refuse", "goaway" } do
                local path = ("/%s/1000/%s"):format(how, method)
                local result, err = send(client, path)
                assert.is_nil(result)
                assert.equal("transport", err.kind)
                assert.is_true(err.unsent, tostring(err))
                assert.is_true(server:count(method .. " " .. path) <= 6)
            end
        end)
    end

    for _, path in ipairs { "/break", "/swallow" } do
        it("may have processed is not sent again: " .. path, function()
            local result, err = post(client, path .. "/post")
            assert.is_nil(result)
            assert.is_nil(err.unsent)
            assert.equal(1, server:count("POST " .. path .. "/post"))
        end)
    end

    it("has waited for on an idle connection is not processed", function()
        local h1 = server:client("h1", { retries = 1 })
        assert(get(h1, "/late408/a"))
        assert(post(h1, "/late408/b"))
        assert.equal(2, server:count "POST /late408/b")
    end)

    it("has waited for on a new connection may be another matter", function()
        local h1 = server:client("h1", { retries = 1 })
        local _, err = post(h1, "/always408")
        assert.equal(408, err.status)
        assert.equal(1, server:count "POST /always408")
    end)
end)
