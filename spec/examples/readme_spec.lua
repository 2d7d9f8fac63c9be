--- The README's programs are run against the sandbox, and print what the README says they print.

local sandbox = require "hwmeeting.sandbox"
local shell = require "spec.support.shell"

local function read(path)
    local file = assert(io.open(path))
    local text = file:read("*a")
    file:close()
    return text
end

-- Numbers differ from day to day and from run to run.
local function without_numbers(text)
    return (text:gsub("request %x+", "request 0"):gsub("%d+", "0"))
end

-- Programs and the outputs that follow them, in the README's order.
local function blocks(kind)
    local found = {}
    for text in read("README.md"):gmatch("\n```" .. kind .. "\n(.-)```\n") do
        found[#found + 1] = text
    end
    return found
end

describe("the README", function()
    local box

    lazy_setup(function() box = assert(sandbox.start {}) end)
    lazy_teardown(function() box:stop() end)

    it("shows programs that run, and what they print", function()
        local programs, outputs = blocks("lua"), blocks("text")
        assert.equal(3, #programs)
        assert.equal(#programs, #outputs)
        local path = os.tmpname()
        local file = assert(io.open(path, "w"))
        file:write(table.concat(programs, "\n"))
        file:close()
        local printed = shell.output_beside(box, "lua5.4 " .. path)
        os.remove(path)
        assert.equal(without_numbers(table.concat(outputs)), without_numbers(printed .. "\n"))
    end)

    it("names only files that are there", function()
        for path in read("README.md"):gmatch("`([%w_/]+%.%l+)`") do
            if path:find("/", 1, true) and not path:find("^curl/") then
                local file = io.open(path)
                assert.is_truthy(file, path)
                file:close()
            end
        end
    end)
end)
