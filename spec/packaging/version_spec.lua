--- The version is written once, and the two rocks go together.

local support = require "spec.packaging.support"

describe("tools/check_version", function()
    local command = "rockspecs/hwmeeting-cli-scm-1.rockspec"
    local tree, cleanup

    before_each(function()
        tree, cleanup = support.temporary_folder("somebody's copy")
        support.copy_tree(tree)
        support.must { "cp", "CHANGELOG.md", tree }
    end)

    after_each(function() cleanup() end)

    local function check() return support.run({ "tools/check_version" }, nil, tree) end

    local function edit(path, pattern, replacement, to)
        local file = assert(io.open(tree .. "/" .. path))
        local text, count = file:read("a"):gsub(pattern, replacement)
        file:close()
        assert(count > 0, path)
        support.write(tree .. "/" .. (to or path), text)
    end

    it("finds nothing wrong", function() assert.same({ 0, "" }, { check() }) end)

    it("finds a command that asks for another version of the library", function()
        edit(command, '"hwmeeting == scm%-1"', '"hwmeeting == 9.9.9"')
        assert.same({ 1, command .. ": version scm-1 depends on version 9.9.9 of hwmeeting\n" },
            { check() })
        edit(command, ' == 9%.9%.9"', '"')
        assert.equal(1, (check()))
    end)

    it("takes rockspecs of the versions that the changelog has", function()
        local version = dofile "lua/hwmeeting/version.lua"
        edit("hwmeeting-scm-1.rockspec", "scm%-1", version .. "-1",
            "rockspecs/hwmeeting-" .. version .. "-1.rockspec")
        edit("CHANGELOG.md", "\n## ", "\n## 9.9.9 (not released yet)\n\n## ")
        edit("lua/hwmeeting/version.lua", '"[%d.]+"', '"9.9.9"')
        assert.same({ 0, "" }, { check() })
    end)

    it("finds a rockspec of a version that was never released", function()
        local released = "rockspecs/hwmeeting-9.9.9-1.rockspec"
        edit("hwmeeting-scm-1.rockspec", "scm%-1", "9.9.9-1", released)
        local status, output = check()
        assert.equal(1, status)
        assert.equal(released .. ": version 9.9.9-1 is neither",
            output:match "^[^:]*: version [^ ]* is neither")
    end)

    it("finds a number in the sources", function()
        edit("lua/hwmeeting/hosts.lua", "^", '-- hwmeeting/1.2.3\n')
        local status, output = check()
        assert.equal(1, status)
        assert.equal("lua/hwmeeting/hosts.lua: a copy of the version: hwmeeting/1.2.3\n", output)
    end)
end)
