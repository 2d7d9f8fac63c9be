-- Where the wrappers are, and what they may be called.

local client_module = require "hwmeeting.client"
local hwmeeting = require "hwmeeting"

describe("a wrapper", function()
    it("is in the file that the table of contents names, and nothing else is", function()
        local wrappers = require "hwmeeting.client.methods"
        local listed = {}
        for _, name in ipairs(wrappers.names()) do
            listed[name] = true
            assert.message(name).equal("function", type(wrappers.find(name)))
        end
        for module, methods in pairs(package.loaded) do
            if module:find("^hwmeeting%.wrappers%.") then
                for name in pairs(methods) do
                    assert.message(module .. "." .. name).is_true(listed[name])
                end
            end
        end
        local meeting = require "hwmeeting.meeting"
        local handle = hwmeeting.new({ access_token = "any" }):meeting("1")
        listed = {}
        for _, name in ipairs(meeting.method_names()) do
            listed[name] = true
            assert.message(name).equal("function", type(handle[name]))
        end
        for _, subject in ipairs { "course", "people", "media", "display" } do
            for name in pairs(require("hwmeeting.meeting." .. subject)) do
                assert.message(name).is_true(listed[name])
            end
        end
    end)

    it("never bears the name of an operation", function()
        local catalogue = require "hwmeeting.catalogue"
        local meeting = require "hwmeeting.meeting"
        for _, names in ipairs { client_module.method_names(), meeting.method_names() } do
            for _, name in ipairs(names) do
                assert.message(name).is_nil(catalogue.find(name))
            end
        end
    end)
end)
