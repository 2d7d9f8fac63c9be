--- A call file is found where it lies, and nothing lists it (Lua 5.4).

require "spec.sandbox.inside.support"

local packaging = require "spec.packaging.support"

-- Serves one call and prints how it was answered.
local PROGRAM = [[
    assert(require("hwmeeting.sandbox.process.dependencies").prepare())
    local request_parts = require "hwmeeting.sandbox.service.request_parts"
    local box = assert(require("hwmeeting.sandbox.service").new {
        admin_key = "key", secret = function(n) return ("0"):rep(n) end,
    })
    local token = box.state.access_tokens:issue(box.state.users.list[1], 72, box.clock:now())
    for _, target in ipairs { "/v1/usg/dcs/corp", "/planted" } do
        local answer = box:answer(request_parts.new { method = "GET", target = target,
            headers = { ["x-access-token"] = token.access } })
        print(answer.status, answer.text)
    end
]]

local BY_CATALOGUE = [[return { ShowCorpBasicInfo = function()
    return { planted = "by its place" }
end }]]
local OWN_RULES = [[return { { id = "Planted", method = "GET", path = "/planted", token = "none",
    handle = function() return { planted = "with its rules" } end } }]]

describe("docs/sandbox.md", function()
    local calls = require "hwmeeting.sandbox.calls"

    -- The rows `file | operation, operation` of a table, as file → sorted operations.
    local function rows(folder)
        local file = assert(io.open "docs/sandbox.md")
        local text = file:read "a"
        file:close()
        local found = {}
        local body = text:match("| `calls/" .. folder .. "/` | operations |\n|[-|]+|\n(.-)\n\n")
        for name, list in (body .. "\n"):gmatch "| `([%w_]+)` | ([^|]+) |\n" do
            found[name] = {}
            for id in list:gmatch "%w+" do table.insert(found[name], id) end
            table.sort(found[name])
        end
        return found
    end

    local function ids_of(folder, name)
        local ids = {}
        local module = require(("hwmeeting.sandbox.calls.%s.%s"):format(folder, name))
        for key, value in pairs(module) do
            ids[#ids + 1] = type(value) == "table" and value.id or key
        end
        table.sort(ids)
        return ids
    end

    it("says which operations are checked by which rules", function()
        local counts = {}
        for _, folder in ipairs { "own_rules", "by_catalogue" } do
            counts[folder] = 0
            for name, ids in pairs(rows(folder)) do
                assert.same(ids_of(folder, name), ids)
                counts[folder] = counts[folder] + #ids
            end
        end
        -- The links to recordings are no operation of the catalogue.
        assert.equal(#calls.own_rules() - 1, counts.own_rules)
        local handlers = 0
        for _ in pairs(calls.by_catalogue()) do handlers = handlers + 1 end
        assert.equal(handlers, counts.by_catalogue)
    end)
end)

describe("a call file", function()
    local folder, remove, calls

    before_each(function()
        folder, remove = packaging.temporary_folder "it's a tree"
        assert.equal(0, (packaging.run { "cp", "-r", "lua/hwmeeting", folder }))
        calls = folder .. "/hwmeeting/sandbox/calls/"
    end)
    after_each(function() remove() end)

    local function serve()
        local path = ("%s/?.lua;%s/?/init.lua;"):format(folder, folder)
        local code, output = packaging.run({ "lua5.4", "-e",
            ("package.path = %q .. package.path\n"):format(path) .. PROGRAM },
            { LUA_PATH_5_4 = ";;" })
        return code, output
    end

    it("is found in its folder", function()
        packaging.write(calls .. "by_catalogue/planted.lua", BY_CATALOGUE)
        packaging.write(calls .. "own_rules/planted.lua", OWN_RULES)
        local code, output = serve()
        assert.equal('200\t{"planted":"by its place"}\n200\t{"planted":"with its rules"}\n', output)
        assert.equal(0, code)
    end)

    it("is not missed when it is taken away", function()
        os.remove(calls .. "by_catalogue/webinars.lua")
        os.remove(calls .. "own_rules/downloads.lua")
        local code, output = serve()
        assert.equal(0, code, output)
        assert.truthy(output:find("^200\t.*\n404\t"), output)
    end)

    it("answers what no other file answers", function()
        packaging.write(calls .. "by_catalogue/planted.lua",
            "return { CancelMeeting = function() end }")
        local _, output = serve()
        assert.truthy(output:find("own_rules.meetings and "
            .. "hwmeeting.sandbox.calls.by_catalogue.planted both answer CancelMeeting", 1, true),
            output)
    end)

    it("answers what the catalogue has", function()
        packaging.write(calls .. "by_catalogue/planted.lua",
            "return { CancelMeetink = function() end }")
        local _, output = serve()
        assert.truthy(output:find("CancelMeetink, which the catalogue does not have", 1, true),
            output)
    end)
end)
