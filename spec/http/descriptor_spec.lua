--- Descriptors: which of ours a child process gets, and what happens when there are none left.

local http_service = require "spec.support.http_service"

describe("descriptors", function()
    local server

    lazy_setup(function() server = http_service.start() end)
    lazy_teardown(function() server:stop() end)

    -- The beginning of a program that calls /echo by TLS.
    local function program(rest)
        return ([[
            local http = require "hwmeeting.http"
            local pool = http.pool {}
            local function call()
                local transfer, failure = pool:submit({ method = "GET", url = "%s" },
                    { ca_file = "%s", timeout = 20 })
                if not transfer then
                    return nil, failure
                end
                while not transfer:done() do pool:wait(1) pool:step() end
                return transfer:answer()
            end
        ]]):format(server:url("https", "/echo"), server.ca_file) .. rest
    end

    it("of sockets are not inherited by child processes", function()
        local said, code = http_service.run_program(program [[
            assert(call())
            pool:fd()
            local pipe = io.popen "ls -l /proc/self/fd"
            for line in pipe:lines() do
                if line:find("socket:", 1, true) or line:find("anon_inode", 1, true) then
                    print(line)
                end
            end
        ]])
        assert.equal("", said)
        assert.equal(0, code)
    end)

    it("that are used up are told as what they are, and come back", function()
        local said, code = http_service.run_program(program [[
            local function use_up()
                local files = {}
                for index = 1, 5000 do
                    files[index] = io.open "/dev/null"
                    if not files[index] then break end
                end
                return files
            end
            local function free(files)
                for _, file in ipairs(files) do file:close() end
                collectgarbage()
                collectgarbage()
            end
            local function expect_shortage()
                local files = use_up()
                local answer, failure = call()
                assert(not answer, "the call succeeded")
                assert(failure.kind == "transport" and failure.unsent and not failure.permanent,
                    failure.kind .. failure.message)
                assert(failure.message:find "descriptors", failure.message)
                free(files)
                assert(call())
            end
            expect_shortage() -- before there is a multi handle
            pool:close()
            pool = http.pool {}
            pool:fd()
            expect_shortage() -- when a socket is opened
        ]], "ulimit -n 64;")
        assert.equal("", said)
        assert.equal(0, code)
    end)
end)
