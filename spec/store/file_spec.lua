local file = require "hwmeeting.store.file"
local shell = require "spec.support.shell"

describe("the file store", function()
    local parent, folder, now, store

    before_each(function()
        parent = shell.output "mktemp -d"
        folder = parent .. "/tokens"
        now = 1000
        store = file.new { folder = folder, now = function() return now end }
    end)

    after_each(function()
        os.execute("rm -r " .. shell.quote(parent))
    end)

    it("keeps a value until its time is over", function()
        assert.is_nil(store:get "key")
        assert.is_true(store:set("key", "value", 10))
        assert.equal("value", store:get "key")
        now = 1009
        assert.equal("value", store:get "key")
        now = 1010
        assert.is_nil(store:get "key")
    end)

    it("keeps keys apart, whatever is in them", function()
        assert.is_true(store:set("a/../b|c%7C", "one", 10))
        assert.is_true(store:set("a/../b|c|", "two", 10))
        assert.equal("one", store:get "a/../b|c%7C")
        assert.equal("two", store:get "a/../b|c|")
    end)

    it("removes a value, and does not mind when there is none", function()
        assert.is_true(store:set("key", "value", 10))
        assert.is_true(store:set("key", nil))
        assert.is_nil(store:get "key")
        assert.is_true(store:set("key", nil))
    end)

    it("lets only its owner read", function()
        store:set("key", "value", 10)
        store:lock("key", 10)()
        assert.equal("700", shell.output("stat -c %a " .. shell.quote(folder)))
        assert.equal("600\n600", shell.output("stat -c %a " .. shell.quote(folder) .. "/*"))
    end)

    it("replaces a value as a whole and leaves nothing beside it", function()
        for index = 1, 20 do
            store:set("key", ("x"):rep(index * 1000), 10)
        end
        assert.equal(20000, #store:get "key")
        assert.equal("1", shell.output("ls " .. shell.quote(folder) .. " | wc -l"))
    end)

    it("takes a damaged file for none", function()
        store:set("key", "value", 10)
        os.execute("for f in " .. shell.quote(folder) .. "/*; do echo '{\"ends\":' >\"$f\"; done")
        assert.is_nil(store:get "key")
        assert.is_true(store:set("key", "again", 10))
        assert.equal("again", store:get "key")
    end)

    it("gives a lock to one at a time", function()
        local other = file.new { folder = folder }
        local unlock = assert(store:lock("key", 10))
        assert.same({ nil, nil }, { other:lock("key", 10) })
        assert.is_function(other:lock("another key", 10))
        unlock()
        unlock()
        assert.is_function(other:lock("key", 10))
    end)

    it("frees the lock of a process that died", function()
        local child = shell.start_lua(([[
            local store = require("hwmeeting.store.file").new { folder = %q }
            kept = assert(store:lock("key", 1000))
            io.write("locked\n") io.flush()
            io.popen("kill -9 $PPID"):close()
            require("hwmeeting.core").sleep(60)
        ]]):format(folder))
        assert.equal("locked", child:read "*l")
        child:close()
        assert.is_function(store:lock("key", 10))
    end)

    it("says when its folder cannot be used", function()
        local store_of_nowhere = file.new { folder = parent .. "/no/such/place" }
        local _, message = store_of_nowhere:set("key", "value", 10)
        assert.matches("No such file or directory", message, 1, true)
        _, message = store_of_nowhere:lock("key", 10)
        assert.matches("No such file or directory", message, 1, true)
    end)

    it("needs a folder", function()
        assert.error_matches(function() file.new {} end, "needs a folder")
    end)
end)
