--- The rock, as a user builds it: offline, into a folder of its own.

local support = require "spec.packaging.support"

describe("the rockspec", function()
    local tree, cleanup, environment

    lazy_setup(function()
        tree, cleanup = support.temporary_folder("a tree with spaces")
        -- What the distribution has installed, and no server to ask for anything else.
        support.write(tree .. "/config.lua", [[
            rocks_servers = {}
            rocks_provided = { ["lua-cjson"] = "2.1.0-1", argparse = "0.7.1-1" }
        ]])
        environment = { LUAROCKS_CONFIG = tree .. "/config.lua", HOME = tree }
    end)

    lazy_teardown(function() cleanup() end)

    it("passes `luarocks lint`", function()
        local status, output = support.run({ "luarocks", "--lua-version", "5.4", "lint",
            "hwmeeting-scm-1.rockspec" }, environment)
        assert.same({ 0, "" }, { status, output })
    end)

    it("lists every module of the tree", function()
        assert.same({ 0, "" }, { support.run { "tools/rockspec", "check" } })
    end)

    describe("after `luarocks make`", function()
        lazy_setup(function()
            -- luarocks compiles where it stands, so it gets a copy of the sources.
            assert.equal(0, (support.run { "cp", "-R", "src", "lua", "bin", "docs",
                "hwmeeting-scm-1.rockspec", tree }))
            local status, output = support.run({ "luarocks", "--lua-version", "5.4", "--tree",
                tree .. "/rocks", "make" }, environment, tree)
            assert(status == 0, output)
        end)

        local function lua(script)
            return support.run({ "lua5.4", "-e", script }, {
                LUA_PATH_5_4 = tree .. "/rocks/share/lua/5.4/?.lua;" .. tree ..
                    "/rocks/share/lua/5.4/?/init.lua;;",
                LUA_CPATH_5_4 = tree .. "/rocks/lib/lua/5.4/?.so;;",
            }, "/")
        end

        it("can be required from there", function()
            local status, output = lua [[
                local hwmeeting = require "hwmeeting"
                print(package.searchpath("hwmeeting.core", package.cpath))
                print(hwmeeting.to_json { list = hwmeeting.array {} })
            ]]
            assert.equal(tree .. "/rocks/lib/lua/5.4/hwmeeting/core.so\n{\"list\":[]}\n", output)
            assert.equal(0, status)
        end)

        it("can load its HTTP module", function()
            local status, output = lua [[
                print(package.searchpath("hwmeeting.http", package.cpath))
                print(require("hwmeeting.http").base64("meeting"))
            ]]
            assert.equal(tree .. "/rocks/lib/lua/5.4/hwmeeting/http.so\nbWVldGluZw==\n", output)
            assert.equal(0, status)
        end)

        it("exports nothing but luaopen functions", function()
            local folder = tree .. "/rocks/lib/lua/5.4/hwmeeting/"
            assert.same({ 0, "" }, { support.run { "tools/check_symbols", folder .. "core.so",
                folder .. "http.so" } })
        end)

        it("installs a command that runs", function()
            local status, output = support.run({ tree .. "/rocks/bin/hwmeeting", "--version" },
                environment, "/")
            assert.equal("hwmeeting " .. dofile("lua/hwmeeting/version.lua") .. "\n", output)
            assert.equal(0, status)
        end)
    end)
end)
