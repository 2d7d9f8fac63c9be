-- `add` of the stores that nginx's workers share: ten requests to two workers add a key once, and a
-- full dictionary pushes nothing out.

local nginx = require "spec.support.nginx"
local redis_server = require "spec.support.redis_server"

local application = [[
    lua_shared_dict events 1m;
    lua_shared_dict small 32k;
    init_by_lua_block {
        require "hwmeeting"
        shared_dict = require "hwmeeting.store.shared_dict"
        redis = require "hwmeeting.store.redis"
        function say(added, problem)
            ngx.print(added == nil and "problem: " .. tostring(problem) or tostring(added))
        end
    }
]]

local locations = [[
    location = /dict { content_by_lua_block {
        say(shared_dict.new("events"):add(ngx.var.arg_key, "value", 100))
    } }
    location = /redis { content_by_lua_block {
        say(redis.new { port = tonumber(ngx.var.arg_port) }:add(ngx.var.arg_key, "value", 100))
    } }
    location = /full { content_by_lua_block {
        local store, added, problem = shared_dict.new "small", nil, nil
        for index = 1, 1000 do
            added, problem = store:add("key " .. index, ("x"):rep(100), 100)
            if not added then break end
        end
        ngx.say(tostring(added), " ", problem, " ", store:get("key 1") and "kept" or "lost")
    } }
]]

describe("what is added to a store in nginx", function()
    local server

    lazy_setup(function()
        server = nginx.start { workers = 2, http = application, server = locations }
    end)
    lazy_teardown(function() server:stop() end)

    local function assert_once(path)
        local paths, counts = {}, { ["true"] = 0, ["false"] = 0 }
        for index = 1, 10 do paths[index] = path end
        for _, response in ipairs(server:get_all(paths)) do
            assert.is_number(counts[response.body], response.body)
            counts[response.body] = counts[response.body] + 1
        end
        assert.same({ ["true"] = 1, ["false"] = 9 }, counts)
    end

    it("is added once: shared memory", function()
        for index = 1, 5 do assert_once("/dict?key=" .. index) end
    end)

    it("is added once: Redis", function()
        local redis = redis_server.start()
        finally(redis.stop)
        for index = 1, 5 do assert_once(("/redis?port=%d&key=%d"):format(redis.port, index)) end
    end)

    it("is told when there is no room, and the others stay", function()
        assert.equal("nil no memory kept\n", assert(server:get "/full").body)
    end)
end)
