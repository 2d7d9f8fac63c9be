-- Nothing is loaded before it is used: `require` and a new client cost the same however many
-- operations there are, and a call reads and compiles its own operation and models alone.

local index = require "hwmeeting.api.index"

-- The library's own modules but the core: loading that again would only open it again.
local function is_ours(name)
    return name == "hwmeeting" or name:match("^hwmeeting%.") and name ~= "hwmeeting.core"
end

-- Runs a function with none of the library's modules loaded, and puts them back.
local function with_fresh_modules(run)
    local saved = {}
    for name, module in pairs(package.loaded) do
        if is_ours(name) then
            saved[name] = module
        end
    end
    for name in pairs(saved) do
        package.loaded[name] = nil
    end
    local ok, err = pcall(run)
    for name in pairs(package.loaded) do
        if is_ours(name) then
            package.loaded[name] = nil
        end
    end
    for name, module in pairs(saved) do
        package.loaded[name] = module
    end
    if not ok then
        error(err, 0)
    end
end

local function loaded(pattern)
    local names = {}
    for name in pairs(package.loaded) do
        if name:match(pattern) then
            names[#names + 1] = name
        end
    end
    table.sort(names)
    return names
end

local function new_client()
    return require("hwmeeting").new {
        base_url = "https://meeting.example",
        access_token = "token",
        transport = function()
            return { status = 200, headers = {}, body = '{"data":{"count":0}}' }
        end,
    }
end

-- What the core compiles while a function runs.
local function compiled_by(run)
    local core = require "hwmeeting.core"
    local model, operation = core.model, core.operation
    local compiled = { models = {}, operations = {} }
    core.model = function(name)
        table.insert(compiled.models, name)
        return model(name)
    end
    core.operation = function(definition)
        table.insert(compiled.operations, definition.id)
        return operation(definition)
    end
    local ok, err = pcall(run)
    core.model, core.operation = model, operation
    assert(ok, err)
    table.sort(compiled.models)
    return compiled
end

describe("require", function()
    it("loads neither the catalogue nor the client nor the HTTP library", function()
        with_fresh_modules(function()
            require "hwmeeting"
            assert.are.same({}, loaded("^hwmeeting%.api"))
            assert.are.same({}, loaded("^hwmeeting%.catalogue%.notation"))
            for _, name in ipairs { "catalogue", "client", "http", "meeting", "wrappers" } do
                assert.message(name).is_nil(package.loaded["hwmeeting." .. name])
            end
        end)
    end)

    it("of a client loads no operation and no HTTP library", function()
        with_fresh_modules(function()
            local client = new_client()
            assert.are.same({}, loaded("^hwmeeting%.api"))
            assert.are.same({}, loaded("^hwmeeting%.catalogue%.notation"))
            for _, name in ipairs { "http", "wrappers", "call", "call.transport",
                "sign_in.session", "store.memory" } do
                assert.message(name).is_nil(package.loaded["hwmeeting." .. name])
            end
            client:close()
        end)
    end)
end)

describe("the first call", function()
    it("reads one section and compiles one operation and one model", function()
        with_fresh_modules(function()
            local client = new_client()
            local compiled = compiled_by(function()
                assert(client:call("LockMeeting", { conferenceID = "914083136", isLock = 1,
                    ["X-Conference-Authorization"] = "control" }))
            end)
            assert.are.same({ models = { "RestLockReqBody" }, operations = { "LockMeeting" } },
                compiled)
            assert.are.same({
                "hwmeeting.api.control", "hwmeeting.api.index", "hwmeeting.api.models.control",
                "hwmeeting.api.shared",
            }, loaded("^hwmeeting%.api"))
            assert.is_nil(package.loaded["hwmeeting.http"])
        end)
    end)

    it("compiles the models that its operation reaches, each once", function()
        with_fresh_modules(function()
            local client = new_client()
            local compiled = compiled_by(function()
                assert(client:call("ShowHisMeetingDetail", { confUUID = "9a0fa6d1" }))
            end)
            assert.are.same({ "ShowHisMeetingDetail" }, compiled.operations)
            local seen = {}
            for _, name in ipairs(compiled.models) do
                assert.message(name).is_nil(seen[name])
                seen[name] = true
            end
            assert.is_true(seen.ShowHisMeetingDetailResponse and seen.ConferenceInfo
                and seen.PageParticipant and seen.ParticipantInfo)
            assert.is_nil(seen.RestScheduleConfDTO)
        end)
    end)

    it("leaves nothing to compile for the second", function()
        with_fresh_modules(function()
            local client = new_client()
            local args = { confUUID = "9a0fa6d1" }
            assert(client:call("ShowHisMeetingDetail", args))
            local compiled = compiled_by(function()
                assert(client:call("ShowHisMeetingDetail", args))
            end)
            assert.are.same({ models = {}, operations = {} }, compiled)
        end)
    end)
end)

-- A catalogue with thousands of operations more, in place of the index and of one section.
local function with_large_catalogue(run)
    local section, texts = { file = "thousands" }, {}
    for number = 1, 5000 do
        local id = "ShowThing" .. number
        section[number] = id
        texts[id] = ("GET /v1/things/%d\nOne of many.\ntoken access\nretry safe\n"):format(number)
    end
    local large = { operations = { section }, models = index.models }
    for _, other in ipairs(index.operations) do
        table.insert(large.operations, other)
    end
    package.preload["hwmeeting.api.index"] = function() return large end
    package.preload["hwmeeting.api.thousands"] = function() return texts end
    local ok, err = pcall(run)
    package.preload["hwmeeting.api.index"] = nil
    package.preload["hwmeeting.api.thousands"] = nil
    assert(ok, err)
end

-- Hundreds of instructions of the virtual machine, and kilobytes that stay, of loading the library
-- and making a client, while so many strings more are held.
local function cost_beside(strings)
    local hundreds, kilobytes, held = 0, 0, {}
    for number = 1, strings do
        held[number] = "held " .. number
    end
    with_fresh_modules(function()
        collectgarbage()
        collectgarbage()
        local before = collectgarbage("count")
        debug.sethook(function() hundreds = hundreds + 1 end, "", 100)
        local client = new_client()
        debug.sethook()
        collectgarbage()
        collectgarbage()
        kilobytes = collectgarbage("count") - before
        client:close()
    end)
    return hundreds, kilobytes, held
end

-- Lua's table of strings doubles at some number of them, which is nobody's cost: it cannot be
-- reached in both of these.
local function cost_of_loading()
    local hundreds, kilobytes = cost_beside(0)
    local _, kilobytes_beside = cost_beside(2000)
    return hundreds, math.min(kilobytes, kilobytes_beside)
end

describe("a catalogue with thousands of operations more", function()
    local jit = rawget(_G, "jit")

    setup(function()
        if jit then
            jit.off() -- compiled code tells the hook nothing
        end
    end)

    teardown(function()
        if jit then
            jit.on()
        end
    end)

    it("costs nothing at require, neither instructions nor memory", function()
        cost_of_loading() -- what happens only once in a process
        local hundreds, kilobytes = cost_of_loading()
        assert.is_true(hundreds > 0 and kilobytes > 0)
        local many_hundreds, many_kilobytes
        with_large_catalogue(function()
            many_hundreds, many_kilobytes = cost_of_loading()
        end)
        assert.is_true(math.abs(many_hundreds - hundreds) <= hundreds / 20)
        assert.is_true(math.abs(many_kilobytes - kilobytes) <= kilobytes / 20)
    end)

    it("is a catalogue whose operations can be called", function()
        with_fresh_modules(function()
            with_large_catalogue(function()
                local client = new_client()
                local compiled = compiled_by(function()
                    assert(client:call("ShowThing4711"))
                end)
                assert.are.same({ models = {}, operations = { "ShowThing4711" } }, compiled)
                assert.are.equal("https://meeting.example/v1/things/5000",
                    assert(client:prepare("ShowThing5000")).url)
            end)
        end)
    end)
end)
