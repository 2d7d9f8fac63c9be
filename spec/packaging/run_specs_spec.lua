--- The runner of the specs must not call a failure a success.

local support = require "spec.packaging.support"

describe("tools/run_specs", function()
    local folder, cleanup

    lazy_setup(function() folder, cleanup = support.temporary_folder("some specs") end)
    lazy_teardown(function() cleanup() end)

    --- Runs one spec file with the text given.
    -- @return the exit code and the last line
    local function run(text)
        support.write(folder .. "/one_spec.lua", text)
        local status, output = support.run({ "tools/run_specs", "5.4", folder .. "/one_spec.lua" },
            { MAKEFLAGS = "", MAKELEVEL = "" })
        return status, output:match("([^\n]*)\n$"), output
    end

    it("counts what passed", function()
        local status, last = run [[
            it("is right", function() assert.equal(1, 1) end)
            it("is right too", function() assert.equal(2, 2) end)
        ]]
        assert.same({ 0, "2 passed, 0 failed" }, { status, last })
    end)

    it("counts what failed, raised or did not load", function()
        local status, last = run [[
            it("is right", function() assert.equal(1, 1) end)
            it("is wrong", function() assert.equal(1, 2) end)
            it("raises", function() error("so it does") end)
        ]]
        assert.same({ 1, "1 passed, 2 failed" }, { status, last })
        status, last = run "this is no Lua"
        assert.same({ 1, "0 passed, 1 failed" }, { status, last })
    end)

    it("names and counts what was skipped", function()
        local status, last, output = run [[
            it("is right", function() assert.equal(1, 1) end)
            it("needs something", function() pending("which is not here") end)
        ]]
        assert.same({ 0, "1 passed, 0 failed, 1 skipped" }, { status, last })
        local named = "skipped  [^\n]*needs something\n[^\n]*which is not here"
        assert.truthy(output:find(named), output)
    end)

    it("fails when a run breaks off or holds no spec", function()
        local status, last = run [[it("ends everything", function() os.exit(0) end)]]
        assert.same({ 1, "0 passed, 1 failed" }, { status, last })
        status, last = run "-- nothing"
        assert.same({ 1, "0 passed, 0 failed" }, { status, last })
    end)

    it("hides the user's credentials and proxies from the specs", function()
        support.write(folder .. "/one_spec.lua", [[
            it("sees none", function()
                assert.is_nil(os.getenv("HWMEETING_APP_KEY"))
                assert.is_nil(os.getenv("https_proxy"))
                assert.is_nil(os.getenv("HTTPS_PROXY"))
            end)
        ]])
        local status, output = support.run({ "tools/run_specs", folder .. "/one_spec.lua" }, {
            HWMEETING_APP_KEY = "a secret", https_proxy = "http://127.0.0.1:9",
            HTTPS_PROXY = "http://127.0.0.1:9", MAKEFLAGS = "", MAKELEVEL = "",
        })
        assert.equal(0, status, output)
    end)
end)
