-- Every block of Lua in README.md and docs/*.md runs as it is written, against the sandbox. A page
-- may say something of a block in a comment before it:
--
--     <!-- compiled only: why -->     needs a host that is not here
--     <!-- file: name.lua -->         what it returns is what `require "name"` gives later blocks
--     <!-- host: love -->             a game, which calls `love.update` until something is printed

local environment = require "spec.support.page_environment"
local examples = require "spec.support.examples"
local shell = require "spec.support.shell"

-- Pages whose blocks have a spec of their own that runs all of them.
local elsewhere = {
    ["README.md"] = "spec/examples/readme_spec.lua",
    ["docs/cookbook.md"] = "spec/documented/cookbook_spec.lua",
    ["docs/wrappers.md"] = "spec/wrappers/examples_spec.lua",
}

local files = {}
local ways = {}

function ways.file(example, page, globals)
    files[example.about:match "^([%w_]+)%.lua$"] = examples.run(example, page, globals)
end

function ways.host(example, page, globals)
    assert.equal("love", example.about)
    globals.love = {}
    examples.run(example, page, globals)
    local turns = 0
    while #globals.printed == 0 and turns < 10000 do
        turns = turns + 1
        require("hwmeeting.core").sleep(0.001)
        globals.love.update()
    end
    assert.equal(1, #globals.printed)
end

ways["compiled only"] = examples.compile

local function run(example, page, service)
    local way = example.mark == nil and examples.run or ways[example.mark]
    assert.is_function(way, ("%s:%d: what is `%s`?"):format(page, example.line,
        tostring(example.mark)))
    return way(example, page, environment.new(service, files))
end

describe("the pages of the documentation", function()
    local service
    local pages = { "README.md" }
    for page in shell.output("ls docs/*.md"):gmatch "[^\n]+" do
        pages[#pages + 1] = page
    end

    lazy_setup(function()
        service = require("spec.support.service").start { rate_limit = 1000000 }
    end)
    lazy_teardown(function() service:stop() end)

    it("are these, and those with a spec of their own", function()
        assert.is_true(#pages > 5)
        for page, spec in pairs(elsewhere) do
            local file = assert(io.open(spec))
            assert.truthy(file:read("*a"):find(page, 1, true), spec)
            file:close()
        end
    end)

    for _, page in ipairs(pages) do
        -- Else one in Lua could pass by as another's.
        it("say of each block of " .. page .. " in one word what language it is in", function()
            for _, block in ipairs(examples.blocks(page)) do
                assert.message(page .. ":" .. block.line).matches("^%l+$", block.language)
            end
        end)

        for _, example in ipairs(examples.read(page)) do
            it(("have a block at %s:%d that %s: %s"):format(page, example.line,
                elsewhere[page] and "compiles" or "works", example.heading), function()
                if elsewhere[page] then
                    examples.compile(example, page, {})
                else
                    run(example, page, service)
                end
            end)
        end
    end
end)
