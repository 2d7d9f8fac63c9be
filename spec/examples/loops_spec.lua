-- examples/concurrent.lua and examples/game_loop.lua, run as their heads say.

local shell = require "spec.support.shell"

local function run(command)
    return shell.output("lua5.4 tools/run_in_sandbox.lua lua5.4 " .. command .. " 2>&1")
end

describe("the example", function()
    it("concurrent.lua asks for every meeting that was held", function()
        local text = run "examples/concurrent.lua"
        local ongoing, held = text:match "(%d+) meetings are going on, (%d+) were held"
        assert.equal("57", ongoing)
        assert.matches(("%s of %s\n"):format(held, held), text, 1, true)
        assert.matches("%d+ people were invited", text)
        assert.is_nil(text:find("error", 1, true))
    end)

    it("game_loop.lua draws frames while lists come in", function()
        local text = run "examples/game_loop.lua 2"
        local lists, meetings = text:match "^(%d+) lists with (%d+) meetings, 0 failures"
        assert.is_true(tonumber(lists) >= 2, text)
        assert.equal(57 * lists, tonumber(meetings))
        local frames = text:match "from then on: (%d+) frames, worst [%d.]+ ms"
        assert.is_true(tonumber(frames) >= 20, text)
    end)
end)
