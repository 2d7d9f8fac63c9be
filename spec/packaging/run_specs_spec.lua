--- The runner of the specs must not call a failure a success.

local support = require "spec.packaging.support"

local RIGHT = 'it("is right", function() assert.equal(1, 1) end)\n'

describe("tools/run_specs", function()
    local folder, cleanup

    before_each(function() folder, cleanup = support.temporary_folder("some specs") end)
    after_each(function() cleanup() end)

    --- Runs spec files under Lua 5.4.
    -- @param files table: name → text
    -- @param options table: further words, or nil
    -- @param environment table: variables to set, or nil
    -- @return the exit code, the last line and the whole output
    local function run(files, options, environment)
        for name, text in pairs(files) do support.write(folder .. "/" .. name, text) end
        local variables = { MAKEFLAGS = "", MAKELEVEL = "" }
        for name, value in pairs(environment or {}) do variables[name] = value end
        local words = { "tools/run_specs", "5.4", folder }
        for _, word in ipairs(options or {}) do words[#words + 1] = word end
        local status, output = support.run(words, variables)
        return status, output:match("([^\n]*)\n$"), output
    end

    local function has(output, text)
        assert.truthy(output:find(text, 1, true), output)
    end

    it("counts what passed, in one file and in many", function()
        local status, last = run { ["one_spec.lua"] = RIGHT .. RIGHT }
        assert.same({ 0, "2 passed, 0 failed" }, { status, last })
        status, last = run { ["other_spec.lua"] = RIGHT, ["third_spec.lua"] = RIGHT,
            ["no_spec_at_all.lua"] = "this is no Lua" }
        assert.same({ 0, "4 passed, 0 failed" }, { status, last })
    end)

    it("counts what failed, raised or did not load", function()
        local status, last = run { ["one_spec.lua"] = RIGHT .. [[
            it("is wrong", function() assert.equal(1, 2) end)
            it("raises", function() error("so it does") end)
        ]] }
        assert.same({ 1, "1 passed, 2 failed" }, { status, last })
        status, last = run { ["one_spec.lua"] = "this is no Lua" }
        assert.same({ 1, "0 passed, 1 failed" }, { status, last })
    end)

    it("tells at the end what failed, each with its place and its words", function()
        local wrong = 'it("%s", function() error "words of %s" end)'
        local status, last, output = run { ["a_spec.lua"] = wrong:format("a", "a"),
            ["b_spec.lua"] = RIGHT, ["c_spec.lua"] = wrong:format("c", "c") }
        assert.same({ 1, "1 passed, 2 failed" }, { status, last })
        local told = output:sub(output:find("FAILED", 1, true), -1)
        for _, name in ipairs { "a", "c" } do
            has(told, ("some specs/%s_spec.lua:1: %s\n"):format(name, name))
            has(told, "words of " .. name)
        end
        assert.falsy(told:find("b_spec", 1, true), output)
    end)

    it("names and counts what was skipped", function()
        local status, last, output = run { ["one_spec.lua"] = RIGHT .. [[
            it("needs something", function() pending("which is not here") end)
        ]] }
        assert.same({ 0, "1 passed, 0 failed, 1 skipped" }, { status, last })
        local named = "skipped  [^\n]*needs something\n[^\n]*which is not here"
        assert.truthy(output:find(named), output)
    end)

    describe("fails, though other files pass, when a file", function()
        local function fails(text, told, environment)
            local status, last, output = run({
                ["one_spec.lua"] = text, ["other_spec.lua"] = RIGHT,
            }, nil, environment)
            assert.same({ 1, "1 passed, 1 failed" }, { status, last }, output)
            has(output, "FAILED  " .. folder .. "/one_spec.lua under lua5.4 " .. told)
            return output
        end

        it("breaks off, and shows what it has printed", function()
            local output = fails('it("ends all", function() print "famous last" os.exit(0) end)',
                "broke off with exit code 0")
            has(output, "    famous last\n")
        end)

        it("is killed", function()
            fails('it("is shot", function() io.popen("kill -9 $PPID"):close() end)',
                "broke off with exit code 137")
        end)

        it("crashes after its last spec", function()
            fails(RIGHT .. 'require("busted").subscribe({ "exit" }, function() os.exit(7) end)',
                "ended with exit code 7 after its specs")
        end)

        it("hangs", function()
            fails('it("hangs", function() while true do end end)', "did not end within 1 s",
                { SPEC_LIMIT = "1" })
        end)

        it("holds no spec", function()
            fails("-- nothing", "holds no spec")
        end)
    end)

    it("fails when there is no spec, no such path, or no build", function()
        local status, last = run {}
        assert.same({ 1, "0 passed, 0 failed" }, { status, last })
        status, last = run({ ["one_spec.lua"] = RIGHT }, { "--filter=another name" })
        assert.same({ 1, "0 passed, 0 failed" }, { status, last })
        status, last = run({}, { "spec/nowhere" })
        assert.same({ 2, "tools/run_specs: there is no spec/nowhere" }, { status, last })
        local output
        status, last, output = run({}, nil, { MAKE = "false" })
        assert.same({ 1, "0 passed, 1 failed" }, { status, last })
        has(output, "FAILED  hwmeeting does not build for Lua 5.4")
    end)

    it("passes options with spaces on", function()
        local status, last = run({ ["one_spec.lua"] = RIGHT .. 'it("fails", error)' },
            { "--filter=is right" })
        assert.same({ 0, "1 passed, 0 failed" }, { status, last })
    end)

    it("runs files beside each other", function()
        local text = [[
            local folder = %q
            it("meets the others", function()
                io.open(folder .. "/%s.here", "w"):close()
                for _ = 1, 400 do
                    local met = true
                    for _, name in ipairs { "a", "b", "c" } do
                        local file = io.open(folder .. "/" .. name .. ".here")
                        if file then file:close() else met = false end
                    end
                    if met then return end
                    require("hwmeeting.core").sleep(0.05)
                end
                error "nobody else was there"
            end)
        ]]
        local files = {}
        for _, name in ipairs { "a", "b", "c" } do
            files[name .. "_spec.lua"] = text:format(folder, name)
        end
        local status, last, output = run(files, nil, { SPEC_JOBS = "3" })
        assert.same({ 0, "3 passed, 0 failed" }, { status, last }, output)
    end)

    it("runs a file that says so alone, after the others", function()
        local text = [[
            -- Runs alone: %s
            it("notes when it began and ended", function()
                local log = io.open(%q .. "/log", "a")
                log:write "began\n" log:flush()
                require("hwmeeting.core").sleep(0.2)
                log:write "ended\n" log:close()
            end)
        ]]
        local alone = text:gsub("^%s+", ""):format("to see that it does", folder)
        local first = 'it("is first", function() io.open(%q, "a"):write "first\\n" end)'
        local status, last, output = run({
            ["a_spec.lua"] = alone, ["b_spec.lua"] = alone,
            ["c_spec.lua"] = first:format(folder .. "/log"),
        }, nil, { SPEC_JOBS = "3" })
        assert.same({ 0, "3 passed, 0 failed" }, { status, last }, output)
        local file = assert(io.open(folder .. "/log"))
        assert.equal("first\nbegan\nended\nbegan\nended\n", file:read "a")
        file:close()
    end)

    it("runs several versions, and sums each and all", function()
        local status, last, output = run({ ["one_spec.lua"] = RIGHT }, { "jit" })
        assert.same({ 0, "2 passed, 0 failed" }, { status, last })
        has(output, "\n5.4: 1 passed, 0 failed\njit: 1 passed, 0 failed\n")
    end)

    it("hides the user's credentials and proxies from the specs", function()
        local status, _, output = run({ ["one_spec.lua"] = [[
            it("sees none", function()
                assert.is_nil(os.getenv("HWMEETING_APP_KEY"))
                assert.is_nil(os.getenv("https_proxy"))
                assert.is_nil(os.getenv("HTTPS_PROXY"))
            end)
        ]] }, nil, {
            HWMEETING_APP_KEY = "a secret", https_proxy = "http://127.0.0.1:9",
            HTTPS_PROXY = "http://127.0.0.1:9",
        })
        assert.equal(0, status, output)
    end)
end)
