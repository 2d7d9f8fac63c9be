-- Locks in files: kept by their holder and given back with it, whatever becomes of that.

local core = require "hwmeeting.core"
local file = require "hwmeeting.store.file"
local http_service = require "spec.support.http_service"
local shell = require "spec.support.shell"

describe("a lock in files", function()
    local folder

    before_each(function() folder = shell.output "mktemp -d" end)
    after_each(function() os.execute("rm -rf " .. shell.quote(folder)) end)

    -- A process that takes the lock and renews it until its input ends; → its id.
    local function start_holder()
        local child = shell.start_lua(([[
            local store = require("hwmeeting.store.file").new { folder = %q }
            local unlock, renew = assert(store:lock("key", 0.9))
            print(require("hwmeeting.http").process())
            io.stdout:flush()
            for _ = 1, 300 do
                require("hwmeeting.core").sleep(0.1)
                assert(renew(0.9))
            end
        ]]):format(folder))
        return child, tonumber((assert(child:read "*l")))
    end

    -- Looks for the lock for so many seconds.
    local function try(store, seconds)
        local ends = core.clock() + seconds
        repeat
            local unlock, problem = store:lock("key", 0.9)
            if unlock or type(problem) == "string" then
                return unlock, problem
            end
            core.sleep(0.02)
        until core.clock() >= ends
        return nil
    end

    it("is kept by who renews it, and passed over where the holder is stopped", function()
        local child, id = start_holder()
        local store, other = file.new { folder = folder }, file.new { folder = folder }
        assert.same({}, { try(store, 2) })
        os.execute("kill -STOP " .. id)
        local unlock = try(store, 3)
        assert.is_function(unlock)
        assert.is_nil(other:lock("key", 0.9), "which only one has again")
        os.execute("kill -KILL " .. id)
        child:close()
        unlock()
        assert.is_function(try(other, 1))
    end)

    describe("and a fork", function()
        local support

        lazy_setup(function() support = http_service.build_support() end)
        lazy_teardown(function() os.execute("rm -rf " .. shell.quote(support)) end)

        -- The program sees `process`, `store`, `other` and `unlock`, which gives the lock back.
        local function run(program)
            return http_service.run_program(([[
                package.cpath = "%s/?.so;" .. package.cpath
                local process = require "fork_support"
                local new = require("hwmeeting.store.file").new
                local sleep = require("hwmeeting.core").sleep
                local store, other = new { folder = %q }, new { folder = %q }
                local unlock, renew = assert(store:lock("key", 60))
            ]]):format(support, folder, folder) .. program)
        end

        it("is given back although a child has its descriptor", function()
            local text, code = run [[
                local child = process.fork()
                if child == 0 then
                    sleep(60)
                end
                unlock()
                local taken = other:lock("key", 60)
                io.popen("kill -9 " .. child):close()
                process.wait(child)
                assert(taken)
            ]]
            assert.equal("", text)
            assert.equal(0, code)
        end)

        it("is not given back by a child that unlocks, or ends", function()
            local text, code = run [[
                for _, deed in ipairs { unlock, function() end } do
                    local child = process.fork()
                    if child == 0 then
                        assert(renew(60) == false)
                        deed()
                        os.exit(0, true)
                    end
                    assert(process.wait(child) == 0)
                    assert(renew(60) == true)
                    assert(other:lock("key", 60) == nil)
                end
                unlock()
                assert(other:lock("key", 60))
            ]]
            assert.equal("", text)
            assert.equal(0, code)
        end)
    end)
end)
