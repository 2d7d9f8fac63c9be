-- Every example of the reference, run against the sandbox, which each finds as at the start.

local catalogue = require "hwmeeting.catalogue"
local hwmeeting = require "hwmeeting"
local sandbox = require "hwmeeting.sandbox"

local root = debug.getinfo(1, "S").source:match("^@(.*)spec/docs/") or ""

local function read(path)
    local file = assert(io.open(root .. path, "rb"))
    local text = file:read("*a")
    file:close()
    return text
end

local function load_in(text, name, environment)
    local setfenv = rawget(_G, "setfenv")
    if setfenv then
        return setfenv(assert(rawget(_G, "loadstring")(text, name)), environment)
    end
    return assert(load(text, name, "t", environment))
end

describe("the reference", function()
    local box

    setup(function()
        box = assert(sandbox.start { rate_limit = 1000000 })
    end)

    teardown(function()
        if box then
            box:stop()
        end
    end)

    -- The module with which an example signs in to the sandbox instead of the service.
    local function module_for_examples(clients)
        return setmetatable({
            new = function(options)
                local client = hwmeeting.new(box:options(options))
                clients[#clients + 1] = client
                return client
            end,
        }, { __index = hwmeeting })
    end

    local function environment_of(clients)
        local module = module_for_examples(clients)
        local variables = { HWMEETING_ACCOUNT = box.account, HWMEETING_PASSWORD = box.password,
            HWMEETING_WELINK_ACCOUNT = box.welink_account,
            HWMEETING_WELINK_PASSWORD = box.welink_password }
        local system = setmetatable({
            getenv = function(name) return variables[name] end,
        }, { __index = os })
        return setmetatable({
            os = system,
            require = function(name) return name == "hwmeeting" and module or require(name) end,
        }, { __index = _G })
    end

    local function run(text, name)
        local clients = {}
        local environment = environment_of(clients)
        local result, err = load_in(text .. "\nreturn result, err", "=" .. name, environment)()
        for _, client in ipairs(clients) do
            client:close()
        end
        return result, err
    end

    local seen = {}

    for _, section in ipairs(catalogue.sections()) do
        it("has an example that works for each operation of " .. section.name, function()
            local text = read("docs/reference/" .. section.name .. ".md")
            local prelude = assert(text:match("\n```lua\n(.-)\n```\n"))
            local broken = {}
            for _, id in ipairs(section.operations) do
                local part = text:match("\n## " .. id .. "\n(.*)$")
                local example = assert(part and part:match("```lua\n(.-)\n```"), id)
                local result, err = run(prelude .. "\n" .. example, id)
                if catalogue.definition(id).retry ~= "safe" then
                    assert(box:admin("reset", {}))
                end
                if result == nil then
                    broken[#broken + 1] = tostring(err)
                end
                seen[id] = true
            end
            assert.message(table.concat(broken, "\n")).are.same({}, broken)
        end)
    end

    it("links to what is there", function()
        local anchors, broken = {}, {}
        local function anchors_of(path)
            if not anchors[path] then
                anchors[path] = {}
                for heading in read(path):gmatch("\n##+ ([^\n]+)") do
                    anchors[path][heading:lower()] = true
                end
            end
            return anchors[path]
        end
        local pages = { "README", "library", "models/shared" }
        for _, section in ipairs(catalogue.sections()) do
            pages[#pages + 1] = section.name
            pages[#pages + 1] = "models/" .. section.name
        end
        for _, page in ipairs(pages) do
            local folder = "docs/reference/" .. (page:match("^models/") or "")
            local text = read("docs/reference/" .. page .. ".md")
            local without_web = text:gsub("%]%(https://[^)]+%)", "")
            for target in without_web:gmatch("%]%(([^)]+)%)") do
                local file, anchor = target:match("^([^#]*)#?(.*)$")
                local path = file == "" and "docs/reference/" .. page .. ".md"
                    or (folder .. file):gsub("models/%.%./", "")
                if anchor ~= "" and not anchors_of(path)[anchor] or not read(path) then
                    broken[#broken + 1] = page .. ": " .. target
                end
            end
        end
        assert.are.same({}, broken)
    end)

    it("links to the vendor's page of each operation, where one is known", function()
        local addresses = { ["^meeting"] = "https://support.huaweicloud.com/intl/en%-us/"
            .. "api%-meeting/", ["^topic"] = "https://support.huaweicloud.com/api%-meeting/" }
        local library, known = read("library/hwmeeting.lua"), 0
        for _, section in ipairs(catalogue.sections()) do
            local text = read("docs/reference/" .. section.name .. ".md")
            for _, id in ipairs(section.operations) do
                local page = catalogue.definition(id).page
                local part = text:match("\n## " .. id .. "\n(.-)\n```lua")
                local link = part:match("vendor's page | (%[[^\n]-%))")
                assert.message(id).equal(page, link and link:match("%[(.-)%]"))
                known = known + (page and 1 or 0)
                for prefix, address in pairs(page and addresses or {}) do
                    if page:find(prefix) then
                        assert.matches("%(" .. address, link)
                        assert.truthy(library:find("\n---" .. link .. "\n", 1, true))
                    end
                end
            end
        end
        assert.equal(99, known)
    end)

    it("has examples for the whole API", function()
        for _, id in ipairs(catalogue.names()) do
            assert.message(id).is_true(seen[id])
        end
    end)
end)
