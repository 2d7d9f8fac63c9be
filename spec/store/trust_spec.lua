-- What the file store takes from a folder: what is the user's own alone. And that nothing which
-- somebody puts there makes it wait.

local file = require "hwmeeting.store.file"
local shell = require "spec.support.shell"

local is_root = shell.output "id -u" == "0"

describe("the file store", function()
    local parent, folder, store

    local function sh(command, ...)
        local words = {}
        for index, word in ipairs { ... } do
            words[index] = shell.quote(word)
        end
        return shell.output((command:gsub("%%(%d)", function(index)
            return words[tonumber(index)]
        end)) .. " 2>&1")
    end

    before_each(function()
        parent = shell.output "mktemp -d"
        folder = parent .. "/tokens"
        store = file.new { folder = folder }
        assert(store:set("key", "value", 60))
        store:lock("key", 60)()
    end)

    after_each(function()
        sh("rm -rf %1", parent)
    end)

    -- All three methods answer this problem.
    local function assert_refused(pattern)
        local value, message = store:get "key"
        assert.is_nil(value)
        assert.matches(pattern, message)
        local unlock
        unlock, message = store:lock("key", 60)
        assert.is_nil(unlock)
        assert.matches(pattern, message)
    end

    it("does not use a folder that others may write to", function()
        for _, mode in ipairs { "g+w", "o+w" } do
            sh("chmod 700 %1; chmod " .. mode .. " %1", folder)
            assert_refused "tokens: others may write to it"
            local done, message = store:set("key", "value", 60)
            assert.is_nil(done)
            assert.matches("others may write", message)
            done, message = store:set("key", nil)
            assert.is_nil(done)
            assert.matches("others may write", message)
        end
        sh("chmod 755 %1", folder) -- others may see that there is something
        assert.equal("value", store:get "key")
    end)

    it("does not use another user's folder", function()
        if is_root then
            sh("chown nobody %1", folder)
        else
            store = file.new { folder = "/etc" }
        end
        assert_refused "belongs to another user"
        assert.is_nil((store:set("key", "value", 60)))
    end)

    it("does not use a link to a folder, however it is spelt", function()
        sh("mv %1 %2; ln -s %2 %1", folder, parent .. "/elsewhere")
        assert_refused "it is no folder, or a link to one"
        store = file.new { folder = folder .. "//" }
        assert_refused "it is no folder, or a link to one"
        assert.is_nil((store:set("key", "value", 60)))
    end)

    it("does not use what is no folder", function()
        for _, make in ipairs { "touch", "mkfifo", "ln -s nowhere" } do
            sh("rm -rf %1; " .. make .. " %1", folder)
            assert_refused "it is no folder, or a link to one"
            assert.is_nil((store:set("key", "value", 60)))
        end
    end)

    local names = { token = "*.token", lock = "*.lock" }

    -- What somebody puts into the folder in place of a file, and what is said of it.
    local plants = {
        { "chmod 640 $f", "others may read or write it" },
        { "chmod 602 $f", "others may read or write it" },
        { "mv $f %2; ln -s %2 $f", "a link where a file of ours should be" },
        { "rm $f; ln -s /nowhere $f", "a link where a file of ours should be" },
        { "rm $f; ln -s /dev/zero $f", "a link where a file of ours should be" },
        { "rm $f; mkfifo -m 600 $f", "something else where a file of ours should be" },
        { "rm $f; mkdir -m 700 $f", "" },
    }
    if is_root then
        table.insert(plants, { "chown nobody $f", "belongs to another user" })
        table.insert(plants, { "rm $f; mknod -m 600 $f c 1 5", "something else" }) -- /dev/zero
    end

    for _, plant in ipairs(plants) do
        it("takes no token from: " .. plant[1], function()
            sh("cd %1; f=$(ls " .. names.token .. "); " .. plant[1], folder, parent .. "/target")
            local value, message = store:get "key"
            assert.is_nil(value)
            assert.matches(plant[2], message, 1, true)
        end)

        it("takes no lock from: " .. plant[1], function()
            sh("cd %1; f=$(ls " .. names.lock .. "); " .. plant[1], folder, parent .. "/target")
            local unlock, message = store:lock("key", 60)
            assert.is_nil(unlock)
            assert.matches(plant[2], message, 1, true)
        end)
    end

    it("writes in the place of a link, and not where that leads", function()
        sh("cd %1; f=$(ls *.token); echo keep >%2; chmod 600 %2; ln -sf %2 $f", folder,
            parent .. "/target")
        assert.is_true(store:set("key", "another", 60))
        assert.equal("another", store:get "key")
        assert.equal("keep", sh("cat %1", parent .. "/target"))
        sh("cd %1; f=$(ls *.token); ln -sf %2 $f", folder, parent .. "/target")
        assert.is_true(store:set("key", nil))
        assert.equal("keep", sh("cat %1", parent .. "/target"))
    end)

    it("takes no file that is larger than any of its own", function()
        sh("cd %1; f=$(ls *.token); head -c 65536 /dev/zero >$f", folder)
        local value, message = store:get "key"
        assert.is_nil(value)
        assert.matches("too large to be ours", message)
    end)
end)
