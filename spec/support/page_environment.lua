-- What the examples of the documentation find around them: a sandbox as at the start, a client, a
-- planned meeting, one that was held, one that goes on. No call of an example may fail.

local hwmeeting = require "hwmeeting"

local page_environment = {}

local held = "c0ffee0a5b11eaae5e191763c22c0e23"

-- A client or a handle whose calls must not fail: `nil, err` raises, and the errors of a batch do.
local function strict(object)
    local function check(name, ...)
        local result, err = ...
        if err ~= nil and (result == nil or name == "map") then
            error(("%s: %s"):format(name, tostring(type(err) == "table" and err[1] or err)), 3)
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

local function running_meeting(service, client)
    local conf = assert(client:schedule { subject = "running",
        attendees = { { name = "Ada", phone = "+99111" } } })
    local meeting = client:meeting(conf.conferenceID, { password = client:password_of(conf) })
    assert(meeting:start())
    for index, name in ipairs { "Ada", "Grace" } do
        assert(service.box:admin("join", { conferenceID = conf.conferenceID, name = name,
            number = "+9911" .. index }))
    end
    return meeting
end

-- The module, whose clients are those of the sandbox as far as the example does not say otherwise.
local function module_for(service)
    return setmetatable({ new = function(options)
        return strict(service:client(options))
    end }, { __index = hwmeeting })
end

--- The globals of one example.
-- @param service a spec.support.service
-- @param files name → value: what `require` gives the example of the page's own files
-- @return table; what is printed is a list in its field `printed`
function page_environment.new(service, files)
    service:reset()
    local client, module, printed = service:client(), module_for(service), {}
    local planned = assert(client:schedule { subject = "planned", start = os.time() + 7200,
        attendees = { { name = "Ada", phone = "+99111" } } })
    return setmetatable({
        client = strict(client),
        meeting = strict(running_meeting(service, client)),
        id = planned.conferenceID,
        uuid = held,
        uuids = { held, "9a0fa6d10a5b11eaae5e191763c22c0e" },
        box = service.box,
        hwmeeting = module,
        require = function(name)
            return name == "hwmeeting" and module or files and files[name] or require(name)
        end,
        printed = printed,
        print = function(...)
            local words = {}
            for index = 1, select("#", ...) do
                words[index] = tostring((select(index, ...)))
            end
            printed[#printed + 1] = table.concat(words, "\t")
        end,
    }, { __index = _G })
end

return page_environment
