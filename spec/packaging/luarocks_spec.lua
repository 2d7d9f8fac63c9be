--- The two rocks, as a user builds them: without a network, into folders of their own.

local support = require "spec.packaging.support"

local version = dofile "lua/hwmeeting/version.lua"
local command_rockspec = "rockspecs/hwmeeting-cli-scm-1.rockspec"

describe("the rockspecs", function()
    it("pass `luarocks lint`", function()
        for _, rockspec in ipairs { "hwmeeting-scm-1.rockspec", command_rockspec } do
            local status, output = support.run { "luarocks", "--lua-version", "5.4", "lint",
                rockspec }
            assert.same({ 0, "" }, { status, output })
        end
    end)

    it("list every module of the tree", function()
        assert.same({ 0, "" }, { support.run { "tools/rockspec", "check" } })
    end)
end)

describe("luarocks", function()
    -- Everything is below `folder`: the sources, what is installed, and the only server, which has
    -- nothing until a spec puts it there.
    local folder, cleanup, server, environment

    local function luarocks(...)
        return support.run(support.without_network { "luarocks", "--lua-version", "5.4", ... },
            environment, folder .. "/sources")
    end

    -- Nothing was looked for, let alone fetched, elsewhere.
    local function succeeded(status, output)
        assert(status == 0, output)
        for _, sign in ipairs { "Missing dependencies", "Warning", "http://", "https://" } do
            assert.is_nil(output:find(sign, 1, true), output)
        end
        return output
    end

    -- Runs a program of Lua that finds what is below one folder, and no other rock.
    local function lua(tree, script)
        return support.run({ "lua5.4", "-e", script }, {
            LUA_PATH_5_4 = tree .. "/share/lua/5.4/?.lua;" .. tree .. "/share/lua/5.4/?/init.lua",
            LUA_CPATH_5_4 = tree .. "/lib/lua/5.4/?.so",
        }, "/")
    end

    local function installed(tree)
        local _, output = luarocks("--tree", tree, "list", "--porcelain")
        local names = {}
        for name, number in output:gmatch "(%S+)\t(%S+)\tinstalled" do
            names[#names + 1] = name .. " " .. number
        end
        table.sort(names)
        return table.concat(names, ", ")
    end

    local function files_below(path, pattern)
        local _, output = support.run { "find", path, "-path", pattern }
        return output
    end

    -- argparse as a rock, from the file that the distribution has.
    local function put_argparse_on_the_server()
        local sources = folder .. "/argparse"
        support.must { "mkdir", sources }
        support.must { "cp", (assert(package.searchpath("argparse", package.path))), sources }
        support.write(sources .. "/argparse-0.7.1-1.rockspec", [[
            package = "argparse"
            version = "0.7.1-1"
            source = { url = "git+file://." }
            build = { type = "builtin", modules = { argparse = "argparse.lua" } }
        ]])
        support.must({ "luarocks", "--lua-version", "5.4", "--tree", folder .. "/elsewhere", "make",
            "--pack-binary-rock" }, environment, sources)
        support.must { "mv", sources .. "/argparse-0.7.1-1.all.rock", server }
    end

    -- Packs what is installed in a tree, for the server.
    local function publish(tree, rock)
        succeeded(luarocks("--tree", tree, "pack", rock))
        support.must { "sh", "-c", 'mv "$1"/*.rock "$2"', "sh", folder .. "/sources", server }
        support.must({ "luarocks-admin", "--lua-version", "5.4", "make-manifest", server },
            environment)
    end

    lazy_setup(function()
        -- Not called as the rock is: luarocks prefers the rockspec that has its folder's name.
        folder, cleanup = support.temporary_folder("a tree with spaces")
        server = folder .. "/server"
        support.must { "mkdir", folder .. "/sources", server }
        support.copy_tree(folder .. "/sources")
        support.write(folder .. "/config.lua", ("rocks_servers = { %q }"):format(server))
        environment = { LUAROCKS_CONFIG = folder .. "/config.lua", HOME = folder }
        succeeded(luarocks("--tree", folder .. "/library", "make"))
    end)

    lazy_teardown(function() cleanup() end)

    describe("make, without more words,", function()
        local tree

        lazy_setup(function() tree = folder .. "/library" end)

        it("installs the library and no other rock", function()
            assert.equal("hwmeeting scm-1", installed(tree))
            assert.equal("", files_below(tree, "*/share/lua/*/hwmeeting/cli/*"))
            assert.equal("", files_below(tree, "*/share/lua/*/hwmeeting/sandbox/*"))
            assert.equal("", files_below(tree, "*/bin/*"))
        end)

        it("installs a library that needs nothing but Lua, and makes calls", function()
            local box = assert(require("hwmeeting.sandbox").start {})
            local options = box:options {}
            local status, output = lua(tree, ([[
                local hwmeeting = require "hwmeeting"
                local client = hwmeeting.new {
                    base_url = %q, ca_file = %q, app_id = %q, app_key = %q,
                }
                local conf = assert(client:schedule { subject = "From a rock", minutes = 30 })
                assert(client:meeting(conf.conferenceID,
                    { password = client:password_of(conf) }):start())
                print(assert(client:running_details(conf.conferenceID)).conferenceData.subject)
                print(package.searchpath("hwmeeting.http", package.cpath))
            ]]):format(options.base_url, options.ca_file, options.app_id, options.app_key))
            box:stop()
            assert.equal("From a rock\n" .. tree .. "/lib/lua/5.4/hwmeeting/http.so\n", output)
            assert.equal(0, status)
        end)

        it("exports nothing but luaopen functions", function()
            local modules = tree .. "/lib/lua/5.4/hwmeeting/"
            assert.same({ 0, "" }, { support.run { "tools/check_symbols", modules .. "core.so",
                modules .. "http.so" } })
        end)

        it("installs the definitions for editors", function()
            assert.same({ 0, "" }, { support.run { "cmp", "library/hwmeeting.lua",
                tree .. "/lib/luarocks/rocks-5.4/hwmeeting/scm-1/library/hwmeeting.lua" } })
        end)
    end)

    describe("make of the command", function()
        local tree

        lazy_setup(function()
            put_argparse_on_the_server()
            publish(folder .. "/library", "hwmeeting")
            tree = folder .. "/command"
            local status, output = luarocks("--tree", tree, "make", command_rockspec)
            assert(status == 0, output)
        end)

        it("brings the library and argparse, from the server", function()
            assert.equal("argparse 0.7.1-1, hwmeeting scm-1, hwmeeting-cli scm-1", installed(tree))
        end)

        it("installs a command that runs, also through a symbolic link", function()
            local link = folder .. "/a link"
            support.must { "ln", "-s", tree .. "/bin/hwmeeting", link }
            for _, program in ipairs { tree .. "/bin/hwmeeting", link } do
                assert.same({ 0, "hwmeeting " .. version .. "\n" },
                    { support.run({ program, "--version" }, environment, "/") })
                local help = support.must({ program, "sandbox", "--help" }, environment, "/")
                assert.truthy(help:find("--token-lifetime", 1, true), help)
            end
        end)

        it("starts a sandbox although the library is in another tree, which only the program knows",
            function()
                local command, library = folder .. "/command alone", folder .. "/library"
                local made, told = luarocks("--tree", command, "make", "--deps-mode", "none",
                    command_rockspec)
                assert.equal(0, made, told)
                local path, cpath = "", library .. "/lib/lua/5.4/?.so;"
                for _, one in ipairs { command, library } do
                    one = one .. "/share/lua/5.4/?"
                    path = path .. one .. ".lua;" .. one .. "/init.lua;"
                end
                local status, output = support.run({ "lua5.4", "-e", ([[
                    package.path = %q .. package.path
                    package.cpath = %q .. package.cpath
                    local box = assert(require("hwmeeting.sandbox").start {})
                    print((box.url:gsub("%%d+$", "")))
                    box:stop()
                ]]):format(path, cpath) }, { LUA_PATH_5_4 = ";;", LUA_CPATH_5_4 = ";;" }, "/")
                assert.same({ 0, "https://127.0.0.1:\n" }, { status, output })
            end)

        it("packs into a rock that installs by its name, with the library", function()
            publish(tree, "hwmeeting-cli")
            local empty = folder .. "/empty"
            local status, output = luarocks("--tree", empty, "install", "hwmeeting-cli")
            assert(status == 0, output)
            assert.equal("argparse 0.7.1-1, hwmeeting scm-1, hwmeeting-cli scm-1", installed(empty))
            assert.same({ 0, "hwmeeting " .. version .. "\n" },
                { support.run({ empty .. "/bin/hwmeeting", "--version" }, environment, "/") })
            assert.same({ 0, '{"list":[]}\n' }, { lua(empty, [[
                local hwmeeting = require "hwmeeting"
                print(hwmeeting.to_json { list = hwmeeting.array {} })
            ]]) })
        end)
    end)

    it("installs for LuaJIT into the home of an ordinary user", function()
        local home = folder .. "/home"
        support.must { "mkdir", home }
        support.must { "cp", "-R", folder .. "/sources", home }
        local words = support.as_ordinary_user(home, { "luarocks", "--lua-version", "5.1",
            "--local", "make", "LUA_INCDIR=/usr/include/luajit-2.1" })
        local personal = { LUAROCKS_CONFIG = folder .. "/config.lua", HOME = home }
        succeeded(support.run(support.without_network(words), personal, home .. "/sources"))
        local status, output = support.run(support.as_ordinary_user(home, { "sh", "-c", [[
            eval "$(luarocks --lua-version 5.1 path)"
            cd / && luajit -e 'print(package.searchpath("hwmeeting.core", package.cpath))
                print(require("hwmeeting.http").base64 "meeting")'
        ]] }), personal, home)
        assert.equal(home .. "/.luarocks/lib/lua/5.1/hwmeeting/core.so\nbWVldGluZw==\n", output)
        assert.equal(0, status)
    end)
end)
