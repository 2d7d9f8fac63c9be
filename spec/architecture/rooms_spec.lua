-- The rooms of docs/architecture.md, held against every require and every include of the tree, and
-- the checker held against a tree with a wrong arrow in it.

local shell = require "spec.support.shell"

package.path = "tools/?.lua;" .. package.path
local arrows = require "architecture.arrows"
local check = require "architecture.check"
local rooms = require "architecture.rooms"

-- What a command prints, and its exit code.
local function run(command)
    local pipe = assert(io.popen(command))
    local text = pipe:read("a")
    local _, _, code = pipe:close()
    return text, code
end

local table_of_rooms = [[
| room | files | what is inside | may depend on |
|---|---|---|---|
| ground | `lua/a/` | | nothing |
| middle | `lua/b/`, `lua/top.lua` | | ground, `socket.` |
| roof | `lua/c/` | | ground, middle |
| study | `lua/c/study.lua` | | nothing |
]]

local function problems_of(found, method)
    local problems = {}
    check[method or "inside"](rooms.read(table_of_rooms), found, function(text)
        problems[#problems + 1] = text
    end)
    return problems
end

describe("the rooms", function()
    it("are kept by every require and every include", function()
        local output, code = run "tools/check_architecture 2>&1"
        assert.equal(0, code, output)
        assert.truthy(output:find("architecture: %d+ rooms, %d+ arrows\n$"), output)
    end)

    it("are read from a table, the longest path first", function()
        local list = rooms.read(table_of_rooms)
        assert.equal("middle", rooms.of(list, "lua/top.lua").name)
        assert.equal("roof", rooms.of(list, "lua/c/other.lua").name)
        assert.equal("study", rooms.of(list, "lua/c/study.lua").name)
        assert.is_nil(rooms.of(list, "lua/d/x.lua"))
    end)

    it("allow what the table has", function()
        assert.same({}, problems_of { { from = "lua/c/x.lua", to = "lua/b/y.lua" },
            { from = "lua/b/y.lua", to = "lua/a/z.lua" } })
    end)

    it("refuse an arrow that the table does not have", function()
        assert.same({ "lua/a/z.lua -> lua/c/x.lua: `ground` may not depend on `roof`" },
            problems_of { { from = "lua/a/z.lua", to = "lua/c/x.lua" } })
        assert.same({ "lua/a/z.lua -> lua/c/study.lua: `ground` may not depend on `study`" },
            problems_of { { from = "lua/a/z.lua", to = "lua/c/study.lua" } })
    end)

    it("let a table of methods point up", function()
        assert.same({}, problems_of {
            { from = "lua/a/z.lua", to = "lua/c/x.lua", registered = true },
            { from = "lua/c/x.lua", to = "lua/a/z.lua" },
        })
    end)

    it("refuse a file that lies in none", function()
        assert.same({ "lua/d/x.lua lies in no room" },
            problems_of { { from = "lua/d/x.lua", to = "lua/a/z.lua" } })
        assert.same({ "lua/d/x.lua lies in no room" },
            problems_of { { from = "lua/a/z.lua", to = "lua/d/x.lua" } })
    end)

    it("refuse circles of files and of rooms", function()
        assert.same({ "a circle of files: lua/a/x.lua -> lua/a/y.lua" }, problems_of {
            { from = "lua/a/x.lua", to = "lua/a/y.lua" },
            { from = "lua/a/y.lua", to = "lua/a/x.lua" },
        })
        local problems = problems_of {
            { from = "lua/b/x.lua", to = "lua/a/y.lua" },
            { from = "lua/a/z.lua", to = "lua/b/w.lua" },
        }
        assert.equal("a circle of rooms: ground -> middle", problems[#problems])
    end)

    it("refuse a module of others that the table does not name", function()
        assert.same({ "lua/a/x.lua -> socket.http: `ground` may not depend on it" },
            problems_of({ { from = "lua/a/x.lua", outside = "socket.http" },
                { from = "lua/b/x.lua", outside = "socket.http" } }, "outside"))
    end)

    it("refuse a table that promises what is not there", function()
        local problems = problems_of({ { from = "lua/c/x.lua", to = "lua/b/y.lua" } },
            "table_of_rooms")
        table.sort(problems)
        assert.same({ "`middle` does not depend on `ground`", "`roof` does not depend on `ground`",
            "no file lies in `ground`", "no file lies in `study`" }, problems)
    end)
end)

describe("the arrows", function()
    local folder

    before_each(function()
        folder = shell.output "mktemp -d"
        assert(os.execute(("cp -r docs src include tools '%s' && mkdir '%s/lua' && "
            .. "cp -r lua/hwmeeting '%s/lua'"):format(folder, folder, folder)))
    end)

    after_each(function() os.execute(("rm -rf '%s'"):format(folder)) end)

    local function plant(path, text)
        local file = assert(io.open(folder .. "/" .. path, "a"))
        file:write(text)
        file:close()
    end

    local function checked()
        return run(("'%s/tools/check_architecture' 2>&1"):format(folder))
    end

    for what, wrong in pairs {
        ["a plain require"] = { "lua/hwmeeting/forms/moments.lua",
            'local client = require "hwmeeting.client"\n', "lua/hwmeeting/client/init.lua" },
        ["a lazy require"] = { "lua/hwmeeting/errors.lua",
            "local function f() return require('hwmeeting.call') end\n",
            "lua/hwmeeting/call/init.lua" },
        ["a require under pcall"] = { "lua/hwmeeting/tables.lua",
            'local ok, m = pcall(require, "hwmeeting.pages.walk")\n',
            "lua/hwmeeting/pages/walk.lua" },
        ["a name put together"] = { "lua/hwmeeting/options.lua",
            'local m = require("hwmeeting.store." .. name)\n', "lua/hwmeeting/store/" },
        ["a module in C"] = { "lua/hwmeeting/suggest.lua",
            'local core = require "hwmeeting.core"\n', "src/lua/core/core.c" },
        ["an include"] = { "src/json/writer.c", '#include "pool/pool.h"\n', "src/pool/pool.h" },
        ["a library's header"] = { "src/json/writer.c", "#include <openssl/evp.h>\n",
            "openssl/evp.h" },
        ["a module of others"] = { "lua/hwmeeting/call/retry.lua", 'local s = require "socket"\n',
            "socket" },
    } do
        it("find " .. what, function()
            plant(wrong[1], wrong[2])
            local said = checked()
            assert.truthy(said:find(wrong[1] .. " -> " .. wrong[3], 1, true), said)
        end)
    end

    it("find a room that the table does not name", function()
        assert(os.execute(("mkdir -p '%s/lua/hwmeeting/annex'"):format(folder)))
        plant("lua/hwmeeting/annex/init.lua", 'return require "hwmeeting.errors"\n')
        local said = checked()
        assert.truthy(said:find("lua/hwmeeting/annex/init.lua lies in no room", 1, true), said)
    end)

    it("find what a spec run recorded", function()
        local record = folder .. "/record"
        plant("record", "lua/hwmeeting/tables.lua hwmeeting.client\n")
        local list = arrows.recorded(record, ".")
        assert.same({ { from = "lua/hwmeeting/tables.lua", to = "lua/hwmeeting/client/init.lua" } },
            list)
        local said, code = run(("tools/check_architecture '%s' 2>&1"):format(record))
        assert.equal(1, code)
        assert.truthy(said:find("lua/hwmeeting/tables.lua -> lua/hwmeeting/client/init.lua: "
            .. "`ground` may not depend on `client`", 1, true), said)
    end)

    it("take no class's name for a module's", function()
        plant("lua/hwmeeting/tables.lua", 'tables.__name = "hwmeeting.client"\n')
        local _, code = checked()
        assert.equal(0, code)
    end)
end)
