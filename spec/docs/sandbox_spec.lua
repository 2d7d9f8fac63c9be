--- The programs of docs/sandbox.md run, and do what the page says.

local hwmeeting = require "hwmeeting"
local sandbox = require "hwmeeting.sandbox"

-- The program that holds these words.
local function block_with(words)
    local file = assert(io.open "docs/sandbox.md")
    local text = file:read "*a"
    file:close()
    for block in text:gmatch "\n```lua\n(.-)```" do
        if block:find(words, 1, true) then
            return block
        end
    end
end

-- Runs a block with these globals, which it may change, and returns what it printed.
local function run(block, globals)
    local lines = {}
    globals.print = function(...)
        local words = { ... }
        for index = 1, select("#", ...) do words[index] = tostring(words[index]) end
        lines[#lines + 1] = table.concat(words, "\t")
    end
    local chunk = assert(load(block, "=docs/sandbox.md", "t",
        setmetatable(globals, { __index = _G })))
    return chunk(), lines
end

describe("docs/sandbox.md", function()
    it("shows a client that lives through an hour", function()
        local requests
        local watched = setmetatable({
            start = function(options)
                local box = assert(sandbox.start(options))
                local stop = box.stop
                function box:stop()
                    requests = assert(self:admin "requests").requests
                    stop(self)
                end
                return box
            end,
        }, { __index = sandbox })
        local _, lines = run(block_with "box:clock {", {
            require = function(name)
                return name == "hwmeeting.sandbox" and watched or require(name)
            end,
        })
        assert.equal(0, #lines % 2)
        assert.equal(lines[1], lines[#lines / 2 + 1])
        local counts = {}
        for _, request in ipairs(requests) do
            assert.equal(200, request.status)
            counts[request.operation] = (counts[request.operation] or 0) + 1
        end
        assert.equal(2, counts.CreateAppIdToken)
    end)

    it("shows how a list is moved", function()
        local box = assert(sandbox.start {})
        local now = run(block_with "swap =" .. "\nreturn now", {
            box = box,
            client = hwmeeting.new(box:options()),
        })
        box:stop()
        assert.same({ 2, 3, 9 }, { now.order[1], now.order[2], now.order[3] })
    end)
end)
