-- Every example of docs/wrappers.md, run against the sandbox, which each finds as at the start. The
-- page names every method, and no call of an example fails.

local client_module = require "hwmeeting.client"
local examples = require "spec.support.examples"
local hwmeeting = require "hwmeeting"
local meeting_module = require "hwmeeting.meeting"

local page = "docs/wrappers.md"
local held = "c0ffee0a5b11eaae5e191763c22c0e23"

-- A client or a handle whose calls must not fail: `nil, err` raises.
local function strict(object)
    local function check(name, ...)
        local result, err = ...
        if result == nil and err ~= nil then
            error(name .. ": " .. tostring(err), 3)
        end
        if name == "meeting" then
            return strict(result)
        end
        return ...
    end
    return setmetatable({}, { __index = function(_, name)
        return function(_, ...)
            return check(name, object[name](object, ...))
        end
    end })
end

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

    local function running_meeting(client)
        local conf = assert(client:schedule { subject = "running",
            attendees = { { name = "Ada", phone = "+99111" } } })
        local meeting = client:meeting(conf.conferenceID,
            { password = client:password_of(conf) })
        assert(meeting:start())
        for index, name in ipairs { "Ada", "Grace" } do
            assert(service.box:admin("join", { conferenceID = conf.conferenceID, name = name,
                number = "+9911" .. index }))
        end
        return meeting
    end

    local function environment()
        service:reset()
        local client = service:client()
        local planned = assert(client:schedule { subject = "planned", start = os.time() + 7200,
            attendees = { { name = "Ada", phone = "+99111" } } })
        return setmetatable({
            client = strict(client),
            meeting = strict(running_meeting(client)),
            id = planned.conferenceID,
            uuid = held,
            hwmeeting = hwmeeting,
            print = function(...)
                for index = 1, select("#", ...) do
                    tostring((select(index, ...)))
                end
            end,
        }, { __index = _G })
    end

    for _, example in ipairs(examples.read(page)) do
        it(("runs the example of line %d: %s"):format(example.line, example.heading), function()
            examples.run(example, page, environment())
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
