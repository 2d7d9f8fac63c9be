--- The Makefile, in a copy of the tree whose path has a space and a quote in it.

local support = require "spec.packaging.support"

describe("make", function()
    local tree, cleanup, built

    local function make(...)
        return support.run({ "make", "--silent", "LUA=5.4", ... },
            { MAKEFLAGS = "", MAKELEVEL = "" }, tree)
    end

    lazy_setup(function()
        tree, cleanup = support.temporary_folder("somebody's own tree")
        support.copy_tree(tree)
        built = { make "build" }
    end)

    lazy_teardown(function() cleanup() end)

    it("builds without a word of warning, and nothing the second time", function()
        assert.same({ 0, "" }, built)
        assert.same({ 0, "" }, { make("--question", "build") })
    end)

    for header, object in pairs {
        ["curl/curl.h"] = "pool/libcurl", ["openssl/crypto.h"] = "crypto/crypto",
    } do
        it("says in which packages " .. header .. " is when it is not there", function()
            local hide = [[mount -t tmpfs none "$(dirname "$(echo "#include <$1>" | cc -E - |
                grep -m 1 -o "/[^\"]*/$1")")" && exec make --silent BUILD=build/without "$2"]]
            local status, output = support.run({ "unshare", "-m", "sh", "-c", hide, "sh", header,
                "build/without/objects/" .. object .. ".o" },
                { MAKEFLAGS = "", MAKELEVEL = "" }, tree)
            if output:find "^unshare: " then pending "needs the right to mount" end
            assert.equal(2, status, output)
            assert.truthy(output:find "error \"no headers of [^\n]*%-dev %(Debian%)", output)
        end)
    end

    it("exports nothing but luaopen functions", function()
        assert.same({ 0, "" }, { support.run({ "tools/check_symbols", "build/5.4/hwmeeting/core.so",
            "build/5.4/hwmeeting/http.so" }, nil, tree) })
    end)

    it("prints an environment from which Lua finds the library", function()
        local status, output = support.run({ "sh", "-c", [[
            eval "$(make -s env)"
            cd /
            lua5.4 -e 'require "hwmeeting"
                print(package.searchpath("hwmeeting.core", package.cpath))'
            command -v hwmeeting
        ]] }, {
            LUA_PATH = "", LUA_PATH_5_4 = "", LUA_CPATH = "", LUA_CPATH_5_4 = "", MAKEFLAGS = "",
        }, tree)
        assert.equal(tree .. "/build/5.4/hwmeeting/core.so\n" .. tree .. "/bin/hwmeeting\n", output)
        assert.equal(0, status)
    end)

    it("keeps what the variables of Lua held before", function()
        local _, output = support.run({ "sh", "-c", [[
            eval "$(tools/env 5.4)"
            eval "$(tools/env 5.1)"
            echo "$LUA_PATH_5_4|$LUA_PATH"
        ]] }, { LUA_PATH = "/earlier/?.lua;;", LUA_PATH_5_4 = "/versioned/?.lua" }, tree)
        local versioned, plain = output:match("^(.*)|(.*)\n$")
        assert.truthy(versioned:find(";/versioned/?.lua;", 1, true), output)
        assert.truthy(plain:find("/earlier/?.lua;;", 1, true), output)
    end)
end)
