--- A Lua whose numbers hold less than those of the API: refused by the compiler, which sees its
-- headers, and when a module is opened in another Lua than it was built for.

local support = require "spec.packaging.support"

describe("a Lua of short numbers", function()
    local tree, cleanup

    lazy_setup(function()
        tree, cleanup = support.temporary_folder "tree"
        support.copy_tree(tree)
    end)

    lazy_teardown(function() cleanup() end)

    -- A folder with a Lua's headers in which one setting is another, as its makers would change it.
    local function headers(version, name, setting)
        local folder = tree .. "/headers/" .. version .. "-" .. name
        support.must { "mkdir", "-p", folder }
        support.must { "sh", "-c", ([[
            cp /usr/include/lua%s/*.h '%s' &&
            sed -i '/define %s\b/c\#define %s %s' '%s/luaconf.h']]):format(version, folder, name,
            name, setting, folder) }
        return folder
    end

    local function build(version, folder)
        return support.run({ "make", "--silent", "build", "LUA=" .. version,
            "LUA_INCDIR=" .. folder, "BUILD=build/short" }, { MAKEFLAGS = "", MAKELEVEL = "" },
            tree)
    end

    for _, case in ipairs {
        { "LUA_32BITS", "1", "whose integers have 64 bits" },
        { "LUA_FLOAT_TYPE", "LUA_FLOAT_FLOAT", "whose floats have 64 bits" },
    } do
        it("is refused by the compiler: " .. case[1], function()
            for _, version in ipairs { "5.3", "5.4" } do
                local status, output = build(version, headers(version, case[1], case[2]))
                assert.message(output).equal(2, status)
                assert.truthy(output:find("hwmeeting needs a Lua " .. case[3], 1, true), output)
            end
        end)
    end

    it("is refused by the compiler before 5.3, where numbers must be doubles", function()
        local folder = headers("5.1", "LUA_NUMBER", "float")
        support.must { "sed", "-i", "/#define LUA_NUMBER_DOUBLE/d", folder .. "/luaconf.h" }
        local status, output = build("5.1", folder)
        assert.message(output).equal(2, status)
        assert.truthy(output:find("hwmeeting needs a Lua whose numbers are doubles", 1, true),
            output)
    end)

    it("is no Lua to open a module in that was built for another", function()
        local compat = tree .. "/src/lua/compat.h"
        support.must { "cp", compat, compat .. ".kept" }
        support.must { "sed", "-i", "/#error/d", compat }
        local status, output = build("5.4", headers("5.4", "LUA_32BITS", "1"))
        support.must { "mv", compat .. ".kept", compat }
        assert.message(output).equal(0, status)
        for _, name in ipairs { "core", "http" } do
            local _, said = support.run({ "lua5.4", "-e", ("print(pcall(require, 'hwmeeting.%s'))")
                :format(name) }, { LUA_CPATH_5_4 = tree .. "/build/short/?.so", LUA_INIT_5_4 = "",
                LUA_INIT = "" }, tree)
            assert.equal("false\tcore and library have incompatible numeric types\n", said)
        end
    end)
end)
