-- Clients that sign in with what a profile holds: in a script, and in nginx.

local nginx = require "spec.support.nginx"
local sandbox = require "hwmeeting.sandbox"
local shell = require "spec.support.shell"

local box, home

lazy_setup(function()
    box = assert(sandbox.start { rate_limit = 100000 })
    home = shell.output "mktemp -d"
    shell.output("mkdir -m 700 " .. home .. "/hwmeeting")
end)

lazy_teardown(function()
    box:stop()
    shell.output("rm -rf " .. home)
end)

local function write(name, text)
    local path = home .. "/hwmeeting/" .. name
    local file = assert(io.open(path, "w"))
    file:write(text)
    file:close()
    shell.output("chmod 600 " .. path)
end

local function write_profiles()
    write("password.txt", box.welink_password .. "\n")
    write("profiles.ini", ([[
        [welink]
        base_url = %s
        ca_file = %s
        welink_account = %s
        welink_password_file = password.txt

        [command]
        base_url = %s
        ca_file = %s
        account = %s
        password_command = touch %s/ran; printf %%s '%s'
    ]]):format(box.url, box.ca_file, box.welink_account, box.url, box.ca_file, box.account, home,
        box.password))
end

describe("a profile", function()
    before_each(write_profiles)

    local program = [[
        local client = require("hwmeeting").new()
        print(require("hwmeeting").check(client:search_online_meetings { limit = 1 }).count > 0)
    ]]

    for _, name in ipairs { "welink", "command" } do
        it("is all that a script needs: " .. name, function()
            assert.equal("true", shell.lua(program,
                { XDG_CONFIG_HOME = home, HWMEETING_PROFILE = name }))
        end)
    end

    it("serves nginx as well, but for commands, which would stop a worker", function()
        shell.output("rm -f " .. home .. "/ran")
        local server = nginx.start {
            environment = { XDG_CONFIG_HOME = home },
            http = [[init_by_lua_block {
                client = require("hwmeeting").new { profile = "welink" }
                refusal = select(2, pcall(require("hwmeeting").new, { profile = "command" }))
            }]],
            server = [[
                location = /list { content_by_lua_block {
                    local result, err = client:search_online_meetings { limit = 1 }
                    ngx.print(result and "listed" or tostring(err))
                } }
                location = /refusal { content_by_lua_block { ngx.print(refusal) } }
                location = /later { content_by_lua_block {
                    ngx.print(select(2, pcall(require("hwmeeting").new, { profile = "command" })))
                } }
            ]],
        }
        local bodies = {}
        for _, path in ipairs { "/list", "/refusal", "/later" } do
            bodies[#bodies + 1] = server:get(path).body
        end
        server:stop()
        assert.equal("listed", bodies[1])
        for index = 2, 3 do
            assert.matches("profiles.ini:11: `password_command`: a command would stop everything",
                bodies[index], 1, true)
            assert.matches("this is the loop `nginx`", bodies[index], 1, true)
            assert.is_nil(bodies[index]:find(box.password, 1, true))
        end
        assert.equal("", shell.output("ls " .. home .. "/ran 2>/dev/null"))
    end)
end)
