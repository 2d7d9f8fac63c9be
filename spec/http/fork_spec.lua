--- A pool on both sides of a fork. Each case is a program of its own that forks.

local http_service = require "spec.support.http_service"

describe("after a fork", function()
    local server, folder

    lazy_setup(function()
        folder = http_service.build_support()
        server = http_service.start()
    end)
    lazy_teardown(function()
        server:stop()
        os.execute(http_service.shell("rm -rf", folder))
    end)

    -- The program sees `http`, `pool`, `process`, `url(path)`, `get(path)` and `finish(transfer)`.
    local prelude = [[
        package.cpath = "%s/?.so;" .. package.cpath
        local process = require "fork_support"
        local http = require "hwmeeting.http"
        local pool = http.pool {}
        local settings = { ca_file = "%s", timeout = 20 }
        local function get(path)
            return assert(pool:submit({ method = "GET", url = "https://127.0.0.1:%d" .. path },
                settings))
        end
        local function finish(transfer)
            while not transfer:done() do
                pool:step()
                pool:wait(1)
            end
            return transfer:response()
        end
    ]]

    local function run(program)
        return http_service.run_program(
            prelude:format(folder, server.ca_file, server.ports.https) .. program)
    end

    it("the child starts afresh and the parent's calls go on", function()
        local text, code = run [[
            assert(finish(get "/echo").status == 200)
            local inherited = get "/delay/500"
            for _ = 1, 5 do
                pool:step()
                pool:wait(0.01)
            end
            local child = process.fork()
            if child == 0 then
                assert(pool:in_flight() == 0)
                assert(pool:finished() == inherited)
                local _, failure = inherited:response()
                assert(failure.kind == "cancelled" and not failure.unsent)
                local response = assert(finish(get "/echo"))
                assert(response.timing.connections == 1)
                os.exit(0)
            end
            assert(process.wait(child) == 0)
            assert(finish(inherited).body == "late")
            assert(finish(get "/echo").timing.connections == 0)
            print "done"
        ]]
        assert.equal("done", text)
        assert.equal(0, code)
    end)

    it("a child that ends at once leaves the parent's calls alone", function()
        for _, ending in ipairs { "", "pool:close()", "inherited:cancel()",
            "inherited, pool = nil collectgarbage() collectgarbage()" } do
            local text, code = run([[
                local inherited = get "/delay/300"
                for _ = 1, 10 do
                    pool:step()
                    pool:wait(0.01)
                end
                local child = process.fork()
                if child == 0 then
                    ]] .. ending .. [[

                    return -- closes the state
                end
                assert(process.wait(child) == 0)
                assert(finish(inherited).body == "late")
                print "done"
            ]])
            assert.equal("done", text)
            assert.equal(0, code)
        end
    end)

    it("a child does not touch the parent's descriptor, whatever it takes or drops", function()
        local text, code = run [[
            local ended, inherited = get "/echo", get "/delay/400"
            pool:fd()
            while not ended:done() do
                pool:step()
                pool:wait(1)
            end
            local child = process.fork()
            if child == 0 then
                assert(ended:response().status == 200)
                return
            end
            assert(process.wait(child) == 0)
            assert(pool:finished() == ended)
            assert(finish(inherited).body == "late")
            print "done"
        ]]
        assert.equal("done", text)
        assert.equal(0, code)
    end)

    it("eight children of a used pool all get their answers", function()
        local text, code = run [[
            assert(finish(get "/echo").status == 200)
            local descriptor, children = pool:fd(), {}
            for i = 1, 8 do
                children[i] = process.fork()
                if children[i] == 0 then
                    for j = 1, 5 do
                        assert(finish(get("/echo?" .. j)).body:find("/echo?" .. j, 1, true))
                    end
                    os.exit(0)
                end
            end
            for i = 1, 8 do
                assert(process.wait(children[i]) == 0)
            end
            assert(pool:fd() == descriptor)
            assert(finish(get "/echo").timing.connections == 0)
            print "done"
        ]]
        assert.equal("done", text)
        assert.equal(0, code)
    end)

    it("an unused pool is as good as new", function()
        local text, code = run [[
            local child = process.fork()
            assert(finish(get "/echo").status == 200)
            if child ~= 0 then
                assert(process.wait(child) == 0)
                print "done"
            end
        ]]
        assert.equal("done", text)
        assert.equal(0, code)
    end)
end)
