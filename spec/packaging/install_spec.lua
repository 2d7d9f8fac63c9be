--- `make install` and `make uninstall`, library and command, wherever a user wants them.

local support = require "spec.packaging.support"

local version = "hwmeeting " .. dofile("lua/hwmeeting/version.lua") .. "\n"

describe("make install", function()
    local tree, folder, cleanup

    local function make(...)
        return support.run({ "make", "--silent", "LUA=5.4", "CFLAGS=-O0", ... },
            { MAKEFLAGS = "", MAKELEVEL = "" }, tree)
    end

    local function succeed(...)
        local status, output = make(...)
        return status == 0 and output or error(output, 2)
    end

    local function lines(...)
        local list = {}
        for line in support.must({ ... }):gmatch "[^\n]+" do list[#list + 1] = line end
        table.sort(list)
        return list
    end

    local function run(program, ...)
        return support.run({ program, ... }, nil, "/")
    end

    -- What most of these look at is installed once, by somebody whose files are his own.
    local installed, exports

    lazy_setup(function()
        -- The prefixes lie beside the tree: one that is installed must not find the modules in it.
        folder, cleanup = support.temporary_folder("somebody's own")
        tree = folder .. "/tree"
        support.must { "mkdir", tree }
        support.copy_tree(tree)
        installed = folder .. "/a prefix"
        exports = support.must({ "sh", "-c",
            'umask 077; make -s install LUA=5.4 CFLAGS=-O0 PREFIX="$1"', "sh", installed },
            { MAKEFLAGS = "", MAKELEVEL = "" }, tree):match "\n(export [^\n]*)\n"
    end)

    lazy_teardown(function() cleanup() end)

    it("puts a command there that runs, also through a symbolic link", function()
        local link = folder .. "/a link"
        support.must { "ln", "-s", installed .. "/bin/hwmeeting", link }
        for _, program in ipairs { installed .. "/bin/hwmeeting", link } do
            assert.same({ 0, version }, { run(program, "--version") })
            local status, output = run(program, "sandbox", "--help")
            assert.equal(0, status)
            assert.truthy(output:find("--token-lifetime", 1, true), output)
        end
    end)

    it("puts a command there that uses its own library, before any other", function()
        support.must { "mkdir", "-p", folder .. "/other/hwmeeting/cli" }
        support.write(folder .. "/other/hwmeeting/cli/init.lua", "error 'another library'")
        assert.same({ 0, version }, { support.run({ installed .. "/bin/hwmeeting", "--version" },
            { LUA_PATH_5_4 = folder .. "/other/?/init.lua;;" }, "/") })
    end)

    it("puts a sandbox and a library there that work together", function()
        local status, output = support.run({ "sh", "-c", exports .. [[

            eval "$("$1" sandbox --quiet &)"
            lua5.4 -e '
                local client = require("hwmeeting").new()
                print(#assert(client:upcoming_meetings():all()) > 0)
                print(package.searchpath("hwmeeting", package.path))'
            kill "$HWMEETING_SANDBOX_PID"
        ]], "sh", installed .. "/bin/hwmeeting" }, nil, "/")
        assert.equal("true\n" .. installed .. "/share/lua/5.4/hwmeeting/init.lua\n", output)
        assert.equal(0, status)
    end)

    it("puts the definitions for editors there", function()
        support.must { "cmp", "library/hwmeeting.lua",
            installed .. "/share/hwmeeting/library/hwmeeting.lua" }
    end)

    it("lets everybody read what it puts there, whatever the umask", function()
        assert.equal("", support.must { "find", installed, "!", "-perm", "-444" })
        assert.equal("", support.must { "find", installed, "-type", "d", "!", "-perm", "-555" })
    end)

    it("takes any prefix: quotes, dollars and backslashes, relative to the tree", function()
        for path, given in pairs {
            [folder .. '/it\'s a "prefix" [of] $HOME\\n'] =
                folder .. '/it\'s a "prefix" [of] $$HOME\\n/',
            [tree .. "/build/a place"] = "build/a place",
        } do
            succeed("install", "PREFIX=" .. given)
            assert.same({ 0, version }, { run(path .. "/bin/hwmeeting", "--version") })
        end
    end)

    it("writes the path without DESTDIR into what it puts there", function()
        local stage, prefix = folder .. "/a stage", folder .. "/final"
        succeed("install", "DESTDIR=" .. stage, "PREFIX=" .. prefix)
        assert.equal("", support.must { "find", folder, "-path", prefix .. "*" })
        assert.same({}, { support.must { "sh", "-c", 'grep -rlF "$1" "$1" || :', "sh", stage }
            :match "[^\n]+" })
        support.must { "mv", stage .. prefix, prefix }
        assert.same({ 0, version }, { run(prefix .. "/bin/hwmeeting", "--version") })
        succeed("uninstall", "PREFIX=" .. prefix)
        assert.equal("", support.must { "find", folder, "-path", prefix .. "*" })
    end)

    it("is said to be impossible, in one line, before anything is written", function()
        local prefix = folder .. "/not mine"
        support.must { "mkdir", "-p", prefix .. "/lib" }
        support.must { "chmod", "-R", "555", prefix }
        local words = support.as_ordinary_user(tree, { "make", "--silent", "install", "LUA=5.4",
            "PREFIX=" .. prefix })
        local status, output = support.run(words, { MAKEFLAGS = "", MAKELEVEL = "" }, tree)
        assert.equal(2, status)
        assert.truthy(output:find("^make install: no right to write in [^\n]*/not mine[^\n]*\n"
            .. "make: [^\n]*\n$"), output)
        assert.same({ prefix, prefix .. "/lib" }, lines("find", prefix))
        support.must { "chmod", "-R", "755", prefix }
    end)

    it("refuses a path that Lua cannot search, and a prefix that is a file", function()
        for _, prefix in ipairs { "/semi;colon", "/what?" } do
            local status, output = make("install", "PREFIX=" .. folder .. prefix)
            assert.equal(2, status)
            local told = "^make install: Lua cannot search a path [^\n]*\nmake: "
            assert.truthy(output:find(told), output)
        end
        support.write(folder .. "/file", "mine")
        local _, output = make("install", "PREFIX=" .. folder .. "/file/below")
        assert.truthy(output:find("^make install: [^\n]*/file is no folder\nmake: "), output)
    end)

    describe("and make uninstall", function()
        local prefix

        before_each(function()
            prefix = folder .. "/undone"
            support.must { "mkdir", "-p", prefix .. "/bin", prefix .. "/share/lua/5.4/hwmeeting" }
            support.write(prefix .. "/share/lua/5.4/hwmeeting/mine.lua", "return 'mine'")
        end)

        after_each(function() support.must { "rm", "-r", prefix } end)

        it("take away what was put there, and nothing else", function()
            local before = lines("find", prefix)
            succeed("install", "PREFIX=" .. prefix)
            succeed("install", "PREFIX=" .. prefix)
            succeed("uninstall", "PREFIX=" .. prefix)
            assert.same(before, lines("find", prefix))
        end)

        it("take away what an older version had put there", function()
            local before = lines("find", prefix)
            local old = tree .. "/lua/hwmeeting/an_old_room"
            support.must { "mkdir", old }
            support.write(old .. "/old.lua", "return 'old'")
            succeed("install", "PREFIX=" .. prefix)
            local left = prefix .. "/share/lua/5.4/hwmeeting/an_old_room/old.lua"
            support.must { "test", "-f", left }
            support.must { "rm", "-r", old }
            succeed("install", "PREFIX=" .. prefix)
            assert.equal(1, (support.run { "test", "-e", left }))
            succeed("uninstall", "PREFIX=" .. prefix)
            assert.same(before, lines("find", prefix))
        end)

        it("leave what another version of Lua has; the command is that of the last", function()
            local before = lines("find", prefix)
            for _, name in ipairs { "5.4", "5.1", "5.2", "5.3", "jit" } do
                succeed("install", "LUA=" .. name, "PREFIX=" .. prefix)
                assert.same({ 0, version }, { run(prefix .. "/bin/hwmeeting", "--version") })
            end
            local head = support.must { "head", "-n", "1", prefix .. "/bin/hwmeeting" }
            assert.equal("#!/usr/bin/env luajit\n", head)
            for _, name in ipairs { "5.4", "5.2", "5.3" } do
                succeed("uninstall", "LUA=" .. name, "PREFIX=" .. prefix)
                assert.same({ 0, version }, { run(prefix .. "/bin/hwmeeting", "--version") })
            end
            support.must { "test", "-f", prefix .. "/share/hwmeeting/library/hwmeeting.lua" }
            succeed("uninstall", "LUA=jit", "PREFIX=" .. prefix)
            assert.same(before, lines("find", prefix))
        end)

        it("says when nothing was installed", function()
            local status, output = make("uninstall", "PREFIX=" .. prefix)
            assert.equal(2, status)
            local told = "^make uninstall: nothing is installed for Lua 5.4 below "
            assert.truthy(output:find(told), output)
        end)
    end)
end)

describe("the command of the tree", function()
    it("runs through symbolic links, from any folder", function()
        local folder, cleanup = support.temporary_folder("somebody's links")
        local here = support.must({ "pwd" }):gsub("\n$", "")
        support.must { "ln", "-s", here .. "/bin/hwmeeting", folder .. "/first" }
        support.must { "ln", "-s", "first", folder .. "/second" }
        local status, output = support.run({ "./second", "--version" },
            { LUA_PATH_5_4 = ";;", LUA_CPATH_5_4 = ";;" }, folder)
        cleanup()
        assert.same({ 0, version }, { status, output })
    end)
end)
