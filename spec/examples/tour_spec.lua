--- examples/tour.lua, run as its head says, and what it asked the service for.

local sandbox = require "hwmeeting.sandbox"
local shell = require "spec.support.shell"

local function count(text, pattern)
    return select(2, text:gsub(pattern, ""))
end

describe("the tour", function()
    local box, text

    lazy_setup(function()
        box = assert(sandbox.start {})
        text = shell.output_beside(box, "lua5.4 examples/tour.lua; echo ended with $?")
    end)
    lazy_teardown(function() box:stop() end)

    it("ends well", function()
        assert.matches("signed out\nended with 0$", text)
    end)

    it("shows every ongoing meeting, page by page", function()
        assert.equal(57, count(text, "\n%d%d%d%d%d%d%d%d%d  [^\n]+ %d%d:%d%d  %d+%f[\n]"))
        for from, items in pairs { [0] = 10, [10] = 10, [40] = 10, [50] = 7 } do
            assert.matches(("page from %d, %d of 57\n"):format(from, items), text)
        end
    end)

    it("shows every invited participant, page by page", function()
        assert.equal(23, count(text, "  participant  normal\n"))
        assert.matches("page from 20, 3 of 23\n", text)
        assert.matches("\n王小明  +participant", text)
        assert.matches("\n高远  +participant", text)
    end)

    it("does the main job, in order, over verified TLS", function()
        local paths = {}
        for _, request in ipairs(assert(box:admin "requests").requests) do
            paths[#paths + 1] = request.method .. " " .. request.target:gsub("%?.*$", "")
        end
        local wire = table.concat(paths, "\n")
        local position = 1
        for _, path in ipairs {
            "POST /v2/usg/acs/auth/appauth",
            "GET /v1/mmc/management/conferences/online",
            "POST /v1/mmc/management/conferences",
            "GET /v1/mmc/management/conferences/region/info",
            "POST /v1/mmc/management/conferences/start",
            "GET /v1/mmc/control/conferences/token",
            "PUT /v1/mmc/control/conferences/lock",
            "PUT /v1/mmc/control/conferences/lock",
            "PUT /v1/mmc/control/conferences/stop",
            "GET /v1/mmc/management/conferences/history/confDetail",
            "DELETE /v1/usg/acs/token",
        } do
            local _, stop = wire:find(path, position, true)
            assert.is_truthy(stop, path .. " is missing in:\n" .. wire)
            position = stop + 1
        end
    end)
end)
