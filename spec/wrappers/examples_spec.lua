-- Every example of docs/wrappers.md, run against the sandbox, which each finds as at the start. The
-- page names every method, and no call of an example fails.

local client_module = require "hwmeeting.client"
local environment = require "spec.support.page_environment"
local examples = require "spec.support.examples"
local meeting_module = require "hwmeeting.meeting"

local page = "docs/wrappers.md"
describe("docs/wrappers.md", function()
    local service

    setup(function()
        service = require("spec.support.service").start { rate_limit = 1000000 }
    end)

    teardown(function()
        if service then
            service:stop()
        end
    end)

    for _, example in ipairs(examples.read(page)) do
        it(("runs the example of line %d: %s"):format(example.line, example.heading), function()
            examples.run(example, page, environment.new(service))
            for _, request in ipairs(service:requests()) do
                assert.message(("%s %s %s"):format(request.method, request.target,
                    tostring(request.body))).equal(200, request.status)
                assert.message(request.target).same({}, request.unknown)
            end
        end)
    end

    local function check_named(names, exceptions)
        local text = examples.all_text(page)
        local missing = {}
        for _, name in ipairs(names) do
            if not exceptions[name] and not text:find(":" .. name .. "[ ({]") then
                missing[#missing + 1] = name
            end
        end
        assert.same({}, missing)
    end

    -- What docs/client.md documents: the pipeline itself, not the wrappers.
    local of_the_client = {
        call = true, prepare = true, logout = true, close = true, map = true, task = true,
        pump = true,
    }

    it("has an example of every method of a client", function()
        check_named(client_module.method_names(), of_the_client)
    end)

    it("has an example of every method of a meeting", function()
        check_named(meeting_module.method_names(), {})
    end)
end)
