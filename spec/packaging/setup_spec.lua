--- tools/setup, asked for LuaJIT on systems that name its package in different ways.
--
-- apt and dpkg-query are the system's, with lists and states of the spec's own; apt only says what
-- it would do. The programs are the system's as well, all but LuaJIT.

local support = require "spec.packaging.support"

describe("tools/setup", function()
    local folder, cleanup

    lazy_setup(function()
        folder, cleanup = support.temporary_folder("somebody's system")
        support.must { "mkdir", "-p", folder .. "/repository", folder .. "/dpkg/updates",
            folder .. "/lists/partial", folder .. "/cache/archives/partial", folder .. "/bin" }
        support.must { "sh", "-c", 'ln -s /usr/bin/* "$1" && rm "$1"/luajit*', "sh",
            folder .. "/bin" }
    end)

    lazy_teardown(function() cleanup() end)

    local function setup(...)
        return support.run({ "tools/setup", ... }, {
            APT_CONFIG = folder .. "/apt.conf", DPKG_ADMINDIR = folder .. "/dpkg",
            PATH = folder .. "/bin:/usr/sbin:/sbin",
        })
    end

    -- Every package that the table names, but for those of LuaJIT.
    local function other_packages()
        local names, seen = {}, {}
        for line in io.lines "tools/setup" do
            local name = line:match "^%l+ +([%l%d.+-]+) +%l[%l%d.]*:"
            if name and not seen[name] and not name:find "^luajit" then
                names[#names + 1] = name
                seen[name] = true
            end
        end
        return names
    end

    -- A system whose lists have some packages and that has others installed.
    local function setup_on(listed, installed)
        local list, states = {}, {}
        local others = other_packages()
        installed = table.move(others, 1, #others, #installed + 1, { table.unpack(installed) })
        for index, name in ipairs(listed) do
            list[index] = ("Package: %s\nVersion: 1\nArchitecture: all\nSize: 1\n"
                .. "Filename: ./%s.deb\nMD5sum: %s\n"):format(name, name, ("0"):rep(32))
        end
        for index, name in ipairs(installed) do
            states[index] = ("Package: %s\nStatus: install ok installed\nVersion: 1\n"
                .. "Architecture: all\nMaintainer: nobody\nDescription: none\n"):format(name)
        end
        support.write(folder .. "/repository/Packages", table.concat(list, "\n"))
        support.write(folder .. "/dpkg/status", table.concat(states, "\n"))
        support.write(folder .. "/sources.list",
            "deb [trusted=yes] copy:" .. folder:gsub(" ", "%%20") .. "/repository ./\n")
        support.write(folder .. "/apt.conf", ([[
            Dir::Etc::sourcelist "FOLDER/sources.list";
            Dir::Etc::sourceparts "/dev/null";
            Dir::State::lists "FOLDER/lists";
            Dir::State::status "FOLDER/dpkg/status";
            Dir::Cache "FOLDER/cache";
            APT::Get::Simulate "true";
            APT::Sandbox::User "root";
        ]]):gsub("FOLDER", folder))
        return setup "test"
    end

    local function needs_root()
        if support.must { "id", "-u" } ~= "0\n" then pending "apt needs root to update lists" end
    end

    for _, name in ipairs { "luajit2", "luajit" } do
        it("installs " .. name .. " where that is its name", function()
            needs_root()
            local status, output = setup_on({ name }, {})
            assert.equal(0, status, output)
            assert.truthy(output:find("Installing: " .. name .. "\n", 1, true), output)
            assert.truthy(output:find("Inst " .. name .. " ", 1, true), output)
            status, output = setup("--names", "test")
            assert.equal(0, status, output)
            assert.truthy(("\n" .. output):find("\n" .. name .. "\n", 1, true), output)
            assert.truthy(output:find("\nnginx\n", 1, true), output)
        end)

        it("is content with " .. name .. ", whatever it could install", function()
            assert.same({ 0, "" }, { setup_on({ "luajit2", "luajit" }, { name }) })
        end)
    end

    it("names one package where it can install none", function()
        needs_root()
        local status, output = setup_on({}, {})
        assert.equal(1, status)
        assert.truthy(output:find("apt-get install --no-install-recommends luajit2\n", 1, true),
            output)
    end)
end)
