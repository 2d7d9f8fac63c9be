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

    -- In a folder that looks like the tree, for the block writes a file; and in a bare environment.
    it("leads from the tree to a line of one's own in one block", function()
        local block = blocks("sh")
        assert.equal(1, #block)
        local folder = shell.output "mktemp -d"
        local script = assert(io.open(folder .. "/block.sh", "w"))
        script:write(block[1], "kill $HWMEETING_SANDBOX_PID\n")
        script:close()
        local printed = shell.output(([[ln -s "$PWD"/* %s/ && cd %s && env -i PATH="$PATH" \
            HOME=%s bash -e block.sh 2>&1; rm -rf %s]]):format(folder, folder, folder, folder))
        local lines = 0
        for line in (printed .. "\n"):gmatch "(.-)\n" do
            lines = lines + 1
            assert.truthy(line:find "^%d%d%d%d%d%d%d%d%d\t.", printed)
        end
        assert.equal(3, lines)
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
