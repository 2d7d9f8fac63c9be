--- Which specs `make check` chooses, in a small repository with the table of this one.

local support = require "spec.packaging.support"

describe("tools/check", function()
    local tree, cleanup

    local function run(...)
        local status, output = support.run({ ... }, { GIT_CONFIG_GLOBAL = "/dev/null",
            GIT_AUTHOR_NAME = "a", GIT_AUTHOR_EMAIL = "a@example.com", GIT_COMMITTER_NAME = "a",
            GIT_COMMITTER_EMAIL = "a@example.com" }, tree)
        assert(status == 0, output)
        return output
    end

    local function write(path, text)
        run("mkdir", "-p", path:match "^(.*)/" or ".")
        support.write(tree .. "/" .. path, text)
    end

    local function commit()
        run("git", "add", "--all")
        run("git", "commit", "--quiet", "--message=any")
    end

    local function chosen(...)
        return run("tools/check", "--list", ...)
    end

    before_each(function()
        tree, cleanup = support.temporary_folder "a clone"
        run("mkdir", "tools")
        run("cp", require("spec.support.shell").output "pwd" .. "/tools/check", "tools")
        write("spec/proofs", "# a table\n\nlua/hwmeeting/call/  spec/call\n"
            .. "lua/hwmeeting/call/limits.lua  spec/loop/time_spec.lua\n"
            .. "Makefile  spec/call/call_spec.lua\n")
        for _, path in ipairs { "lua/hwmeeting/call/limits.lua", "lua/hwmeeting/call/retry.lua",
            "spec/call/call_spec.lua", "spec/loop/time_spec.lua", "Makefile", "README.md" } do
            write(path, "-- " .. path .. "\n")
        end
        write("spec/support/server.lua", "-- a server\n")
        write("spec/support/service.lua", 'os.execute "lua5.4 spec/support/server.lua"\n')
        write("spec/loop/wait_spec.lua", 'local service = require "spec.support.service"\n')
        run("git", "init", "--quiet", "--initial-branch=main")
        commit()
    end)

    after_each(function() cleanup() end)

    it("chooses nothing where nothing has changed", function()
        assert.equal("", chosen())
    end)

    it("chooses the folder of the room, and what else proves the file", function()
        write("lua/hwmeeting/call/retry.lua", "-- changed\n")
        assert.equal("spec/call\n", chosen())
        write("lua/hwmeeting/call/limits.lua", "-- changed\n")
        assert.equal("spec/call\nspec/loop/time_spec.lua\n", chosen())
    end)

    it("names no file of a folder that it has named", function()
        write("lua/hwmeeting/call/retry.lua", "-- changed\n")
        write("Makefile", "# changed\n")
        write("spec/call/call_spec.lua", "-- changed\n")
        assert.equal("spec/call\n", chosen())
    end)

    it("sees new files, and what has been removed", function()
        write("lua/hwmeeting/call/annex.lua", "-- new\n")
        write("spec/loop/annex_spec.lua", "-- new\n")
        run("rm", "spec/loop/time_spec.lua")
        assert.equal("spec/call\nspec/loop/annex_spec.lua\n", chosen())
    end)

    it("chooses the specs that use a helper, also through another", function()
        write("spec/support/server.lua", "-- changed\n")
        assert.equal("spec/loop/wait_spec.lua\n", chosen())
    end)

    it("counts from where the branch left main, or from what it is told", function()
        run("git", "checkout", "--quiet", "-b", "work")
        write("Makefile", "# changed\n")
        commit()
        write("spec/loop/wait_spec.lua", "-- changed\n")
        assert.equal("spec/call/call_spec.lua\nspec/loop/wait_spec.lua\n", chosen())
        assert.equal("spec/loop/wait_spec.lua\n", chosen "HEAD")
    end)
end)
