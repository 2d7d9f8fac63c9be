--- The C that docs/embedding.md shows.

local host = require "spec.embedding.host"
local service_of = require "spec.support.service"
local support = require "spec.packaging.support"

describe("the page on embedding", function()
    local program, remove, service

    lazy_setup(function()
        service = service_of.start()
        local folder
        folder, remove = support.temporary_folder "page"
        local file = assert(io.open "docs/embedding.md")
        local functions = {}
        for block in file:read("a"):gmatch("```c\n(.-)```") do
            if block:find("static int", 1, true) then functions[#functions + 1] = block end
        end
        file:close()
        assert.equal(2, #functions)
        support.write(folder .. "/page_blocks.h", table.concat(functions, "\n"))
        program = host.program("page.c", host.library "5.4", "5.4", { "-I" .. folder })
    end)
    lazy_teardown(function()
        service:stop()
        remove()
    end)

    it("shows a transport that works and fails as it should", function()
        local code, output = host.run(program, { [[
            local hwmeeting, transport = ...
            client = hwmeeting.new { access_token = "t", transport = transport, retries = 0 }
            print(assert(client:search_online_meetings { limit = 5 }).data[1].subject)
            silence()
            local _, err = client:search_online_meetings {}
            print(err.kind, err.message)
        ]] })
        assert.equal(0, code, output)
        assert.truthy(output:find("GET https://api.meeting.huaweicloud.com/v1/mmc/management/"
            .. "conferences/online?limit=5 0 1\n", 1, true), output)
        assert.truthy(output:find("X-Access-Token: t\n", 1, true), output)
        assert.truthy(output:find("by the device\n", 1, true), output)
        assert.truthy(output:find("transport\t[^\n]*no signal"), output)
    end)

    it("shows a turn that drives calls", function()
        local code, output = host.run(program, { [[
            client = (...).new { loop = "frame" }
            task = client:task(function()
                print(#assert(client:online_meetings { queryAll = true }:all()))
            end)
            print "begun"
        ]] }, service.box)
        assert.equal(0, code, output)
        local page = assert(service:client():search_online_meetings { queryAll = true, limit = 1 })
        assert.equal(("begun\n%d\n"):format(page.count), output)
    end)
end)
