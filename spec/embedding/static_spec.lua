--- libhwmeeting.a in C programs: no Lua file is within their reach.

local host = require "spec.embedding.host"
local service_of = require "spec.support.service"
local support = require "spec.packaging.support"

-- Eight calls under way in the state that runs it, when it ends.
local LEAVES_CALLS_IN_FLIGHT = [[
    local hwmeeting = (...)()
    local client = hwmeeting.new()
    assert(client:search_meetings { limit = 1 })
    held = {}
    for i = 1, 8 do
        held[i] = client:task(function() return client:search_online_meetings { limit = 10 } end)
    end
    held[8]:wait(0.1)
    for i = 1, 8 do assert(not held[i].done, "call " .. i .. " has ended already") end
]]

local LISTS = [[
    local open, number = ...
    local hwmeeting = open()
    local count = 0
    for meeting in hwmeeting.new():online_meetings { queryAll = true, limit = 10 } do
        assert(meeting.conferenceID)
        count = count + 1
    end
    print(number, count)
]]

describe("libhwmeeting.a", function()
    local service, library, program

    lazy_setup(function()
        service = service_of.start()
        library = host.library "5.4"
        program = host.program("host.c", library, "5.4")
    end)
    lazy_teardown(function() service:stop() end)
    before_each(function() service:reset() end)

    local function count_of_meetings()
        local page = assert(service:client():search_online_meetings { queryAll = true, limit = 1 })
        return page.count
    end

    local function run(how, number, script, before)
        return host.run(program, { how, number, script }, service.box, before)
    end

    local function prints(script)
        local code, output = run("states", 1, script)
        assert.equal(0, code, output)
        return output
    end

    local function raises(script)
        local code, output = run("states", 1, script)
        assert.equal(1, code, output)
        return output
    end

    it("defines hwmeeting_open and luaopen_ functions and nothing else", function()
        local code, output = support.run { "nm", "--defined-only", "--extern-only", library }
        assert.equal(0, code, output)
        local names = {}
        for name in output:gmatch("%x+ %u ([%w_]+)") do names[#names + 1] = name end
        table.sort(names)
        assert.same({ "hwmeeting_open", "luaopen_hwmeeting_core", "luaopen_hwmeeting_http" }, names)
    end)

    it("says what it weighs", function()
        local _, output = host.library "5.4"
        for _, part in ipairs { "C core", "HTTP pool", "Lua side", "in all" } do
            assert.truthy(output:find("%d+ kB  " .. part), output)
        end
    end)

    it("makes the example, which lists the meetings over TLS", function()
        local code, output = support.run { "make", "--no-print-directory", "-C", "examples/embed" }
        assert.equal(0, code, output)
        code, output = host.run("build/5.4/meetings", {}, service.box)
        assert.equal(0, code, output)
        local _, lines = output:gsub("%d%d%d%d%d%d%d%d%d    [^\n]+\n", "")
        assert.equal(count_of_meetings(), lines, output)
        assert.truthy(output:find("VmRSS:%s+%d+ kB"), output)
    end)

    it("lets the example say what is wrong, in one line", function()
        local code, output = host.run("build/5.4/meetings", {})
        assert.equal(1, code)
        assert.truthy(output:find("^meetings: hwmeeting: auth error: no credentials"), output)
    end)

    it("gives the same module to require, and again when opened twice", function()
        prints [[
            local open = ...
            local hwmeeting = open()
            assert(hwmeeting == require "hwmeeting" and hwmeeting == open())
            assert(require "hwmeeting.core".null == hwmeeting.null)
        ]]
    end)

    it("compiles a module when it is first required", function()
        prints [[
            local hwmeeting = (...)()
            local loaded = package.loaded
            assert(not loaded["hwmeeting.api.index"] and not loaded["hwmeeting.http"])
            hwmeeting.describe "LockMeeting"
            assert(loaded["hwmeeting.api.control"] and not loaded["hwmeeting.api.sp"])
        ]]
    end)

    it("holds every operation", function()
        local output = prints [[
            local hwmeeting = (...)()
            local ids = hwmeeting.operations()
            for _, id in ipairs(ids) do assert(hwmeeting.describe(id)) end
            print(#ids)
        ]]
        assert.equal(#require("hwmeeting").operations(), tonumber(output))
    end)

    it("wins over files and entries of the same name", function()
        local folder, remove = support.temporary_folder "decoy"
        support.write(folder .. "/hwmeeting.lua", "error 'the decoy was loaded'")
        prints(([[
            package.path = %q .. "/?.lua"
            package.preload["hwmeeting.time"] = function() error "the other decoy was loaded" end
            local hwmeeting = (...)()
            assert(hwmeeting._VERSION and hwmeeting.time)
        ]]):format(folder))
        remove()
    end)

    it("does not mix with another copy that is loaded already", function()
        assert.truthy(raises([[package.loaded["hwmeeting.client"] = {} (...)()]])
            :find("another copy of module 'hwmeeting.client' is loaded already", 1, true))
    end)

    it("says so when the state has no package library", function()
        assert.truthy(raises([[package.preload = nil (...)()]])
            :find("no package.preload", 1, true))
    end)

    it("puts the blame for misuse on the program's line", function()
        assert.truthy(raises("local hwmeeting = (...)()\n\nhwmeeting.new { acces_token = 'x' }")
            :find("script:3: hwmeeting: unknown option `acces_token`", 1, true))
    end)

    it("names its own lines in tracebacks", function()
        local output = prints [[
            local hwmeeting = (...)()
            local client = hwmeeting.new { access_token = "x", transport = function()
                return nil, { kind = "transport", message = debug.traceback() }
            end, retries = 0 }
            print(select(2, client:search_online_meetings {}).message)
        ]]
        assert.truthy(output:find("hwmeeting/call/init.lua:%d+:"), output)
    end)

    it("is at work in several states of one thread", function()
        local code, output = run("states", 3, LISTS)
        assert.equal(0, code, output)
        local count = count_of_meetings()
        assert.equal(("1\t%d\n2\t%d\n3\t%d\n"):format(count, count, count), output)
    end)

    it("is at work in several threads", function()
        local code, output = run("threads", 8, LISTS)
        assert.equal(0, code, output)
        local _, right = output:gsub("%d\t" .. count_of_meetings() .. "\n", "")
        assert.equal(8, right, output)
    end)

    it("breaks nothing and leaks nothing when memory ends while it is opened", function()
        local code, output = run("starved", 1, "(...)()")
        assert.equal(0, code, output)
        assert.truthy(tonumber(output) > 100, output)
    end)

    describe("under valgrind", function()
        local valgrind = { "valgrind", "--quiet", "--error-exitcode=99", "--leak-check=full",
            "--errors-for-leak-kinds=definite" }

        for _, how in ipairs { "states", "threads" } do
            it("closes " .. how .. " with calls in flight", function()
                service:faults "latency=10:SearchOnlineMeetings"
                local code, output = run(how, 3, LEAVES_CALLS_IN_FLIGHT, valgrind)
                assert.equal(0, code, output)
                assert.equal("", output)
            end)
        end
    end)

    it("holds the sandbox, which finds its calls there", function()
        local exporting = host.program("host.c", library, "5.4", { "-rdynamic" })
        local function of_the_system(path)
            return (path:gsub("[^;]+", function(word) return word:find "^/usr/" and word or "" end))
        end
        local paths = ("package.path, package.cpath = %q, %q\n"):format(
            of_the_system(package.path), of_the_system(package.cpath))
        local code, output = host.run(exporting, { "states", 1, "(...)()\n" .. paths .. [[
            assert(require("hwmeeting.sandbox.process.dependencies").prepare())
            local request_parts = require "hwmeeting.sandbox.service.request_parts"
            local box = assert(require("hwmeeting.sandbox.service").new {
                admin_key = "key", secret = function(n) return ("0"):rep(n) end,
            })
            for _, target in ipairs { "/v1/mmc/management/conferences", "/v1/usg/dcs/corp" } do
                print(box:answer(request_parts.new { method = "GET", target = target }).text)
            end
            local operation = box.router:match("GET", "/v1/usg/abs/users")
            print(operation.id, operation.is_example)
        ]] })
        assert.equal(0, code, output)
        local _, refused = output:gsub('"error_code":"USG.200000004"', "")
        assert.equal(2, refused, output)
        assert.truthy(output:find("SearchCorpDir\tfalse", 1, true), output)
    end)

    it("can be part of a C++ program", function()
        local code, output = host.run(host.program("host.cpp", library, "5.4"), {})
        assert.equal(0, code, output)
        assert.equal(require("hwmeeting")._VERSION .. "\n", output)
    end)

    describe("without some parts", function()
        local small

        lazy_setup(function()
            small = host.library("5.4", { "WITHOUT=sandbox, cli" })
        end)

        it("still lists meetings, and says what was left out", function()
            local code, output = host.run(host.program("host.c", small, "5.4"),
                { "states", 1, LISTS .. [[
                    print(pcall(require, "hwmeeting.sandbox.process.server"))
                    print(pcall(require, "hwmeeting.cli"))
                ]] }, service.box)
            assert.equal(0, code, output)
            assert.truthy(output:find("1\t" .. count_of_meetings() .. "\n", 1, true))
            for _, name in ipairs { "hwmeeting.sandbox.process.server", "hwmeeting.cli" } do
                assert.truthy(output:find("module '" .. name .. "' was left out of this program "
                    .. '(libhwmeeting.a was made WITHOUT="cli sandbox")', 1, true), output)
            end
        end)

        it("needs no libcurl when the program has a transport of its own", function()
            local bare = host.library("5.4", { "WITHOUT=http" })
            local _, symbols = support.run { "nm", "--undefined-only", bare }
            assert.falsy(symbols:find("curl_", 1, true), symbols)
            local code, output = host.run(host.program("host.c", bare, "5.4"), { "states", 1, [[
                local hwmeeting = (...)()
                local client = hwmeeting.new { access_token = "t", transport = function(request)
                    return { status = 200, headers = {}, body = '{"count":0,"data":[]}' }
                end }
                print(assert(client:search_online_meetings {}).count)
            ]] })
            assert.equal(0, code, output)
            assert.equal("0\n", output)
        end)

        it("signs with the program's own hashes", function()
            local bare = host.library("5.4", { "WITHOUT=http" })
            local code, output = host.run(host.program("host.c", bare, "5.4"), { "states", 1, [[
                local hwmeeting = (...)()
                package.preload["hwmeeting.http"] = function()
                    return {
                        hmac_sha256 = function(key) return "<hmac by " .. key .. ">" end,
                        hex = function(bytes) return bytes end,
                        base64 = function(bytes) return "<" .. bytes .. ">" end,
                        random = function(n) return ("r"):rep(2 * n) end,
                    }
                end
                local client = hwmeeting.new { app_id = "I", app_key = "K", retries = 0,
                    transport = function(request)
                        print(request.headers.Authorization)
                        return { status = 500, headers = {}, body = "" }
                    end }
                client:search_online_meetings {}
            ]] })
            assert.equal(0, code, output)
            assert.equal("HMAC-SHA256 signature=<hmac by K>,access=<I>\n", output)
        end)

        it("refuses a part that does not exist", function()
            local code, output = support.run { "make", "--no-print-directory", "static",
                "STATIC=build/embedding/none", "LIBRARY=build/embedding/none/libhwmeeting.a",
                "WITHOUT=sandbx" }
            assert.not_equal(0, code)
            assert.truthy(output:find("no part is called `sandbx`", 1, true), output)
        end)
    end)

    for _, version in ipairs { "5.1", "jit" } do
        it("works with Lua " .. version, function()
            local other = host.program("host.c", host.library(version), version)
            local code, output = host.run(other, { "threads", 2, LISTS }, service.box)
            assert.equal(0, code, output)
            local _, right = output:gsub("%d\t" .. count_of_meetings() .. "\n", "")
            assert.equal(2, right, output)
        end)
    end

    it("can hold the Lua side as source", function()
        local source = host.library("5.4", { "CHUNKS=source" })
        local code, output = host.run(host.program("host.c", source, "5.4"),
            { "states", 1, LISTS }, service.box)
        assert.equal(0, code, output)
        assert.equal(("1\t%d\n"):format(count_of_meetings()), output)
    end)
end)
