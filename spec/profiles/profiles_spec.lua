-- Profiles: which one is read, from where, what wins, and what is refused.

local shell = require "spec.support.shell"

local is_root = shell.output "id -u" == "0"
local home, folder, path

before_each(function()
    home = shell.output "mktemp -d"
    folder = home .. "/hwmeeting"
    path = folder .. "/profiles.ini"
    shell.output("mkdir -m 700 " .. folder)
end)

after_each(function()
    shell.output("rm -rf " .. home)
end)

local function write(text, to)
    local file = assert(io.open(to or path, "w"))
    file:write(text)
    file:close()
    shell.output("chmod 600 " .. shell.quote(to or path))
end

-- What a child prints that reads the options `given`, a text of Lua, and shows those of `names`.
local function shown(given, names, variables)
    local environment = { XDG_CONFIG_HOME = home }
    for name, value in pairs(variables or {}) do
        environment[name] = value
    end
    return shell.lua(([[
        local options = require "hwmeeting.options"
        local ok, values, warning = pcall(options.read, %s, function() return "plain" end)
        if not ok then print((values:gsub("^.-hwmeeting: ", ""))) return end
        local line = {}
        for name in (%q):gmatch "%%S+" do line[#line + 1] = tostring(values[name]) end
        line[#line + 1] = warning
        print(table.concat(line, " "))
    ]]):format(given, names or ""), environment)
end

describe("a profile", function()
    it("gives options by name, as the right types", function()
        write("[work]\napp_id = id\napp_key = key\ntimeout = 2.5\nvalidate = no\n"
            .. "[other]\nretries = 1")
        local names = "app_id app_key timeout validate retries sign_in"
        assert.equal("id key 2.5 false 3 app_id", shown("{ profile = 'work' }", names))
        assert.equal("id key 2.5 false 3 app_id",
            shown("{}", names, { HWMEETING_PROFILE = "work" }))
        assert.equal("nil nil 30 true 1 nil",
            shown("{ profile = 'other' }", names, { HWMEETING_PROFILE = "work" }))
    end)

    it("is not read when none is asked for, and there is no current one", function()
        write "this is malformed"
        assert.equal("30", shown("{}", "timeout"))
        assert.equal("30", shown("{}", "timeout", { HWMEETING_PROFILE = "" }))
        assert.equal("nil", shell.lua([[
            require("hwmeeting").new { access_token = "t" }
            print(package.loaded["hwmeeting.profiles"])
        ]], { XDG_CONFIG_HOME = home }))
    end)

    it("comes after what is given and after the environment", function()
        write "[work]\ntimeout = 1\nretries = 1\nconnect_timeout = 1"
        assert.equal("3 2 1", shown("{ profile = 'work', timeout = 3 }",
            "timeout retries connect_timeout",
            { HWMEETING_RETRIES = "2", HWMEETING_TIMEOUT = "2" }))
    end)

    it("mixes its credentials with none that are given or in the environment", function()
        write "[work]\napp_id = id\napp_key = key\nuser_id = u\nretries = 1"
        local names = "sign_in app_id app_key user_id account access_token retries"
        assert.equal("account nil nil nil me nil 1",
            shown("{ profile = 'work', account = 'me', password = 'p' }", names))
        assert.equal("access_token nil nil nil nil t 1",
            shown("{ profile = 'work', access_token = 't' }", names))
        assert.equal("account nil nil nil me nil 1 the credentials of the environment are used, "
            .. "not those of the profile `work`", shown("{ profile = 'work' }", names,
            { HWMEETING_ACCOUNT = "me", HWMEETING_PASSWORD = "p" }))
        assert.equal("option `app_key` is missing: app_id and app_key go together (the environment "
            .. "has credentials, so none is taken from a profile)", shown("{ profile = 'work' }",
            names, { HWMEETING_APP_ID = "another" }))
    end)

    it("of two kinds is refused", function()
        write "[work]\napp_id = id\napp_key = key\naccount = me\npassword = p"
        assert.matches("one kind of credentials, not two: app_id and account",
            shown "{ profile = 'work' }", 1, true)
    end)

    it("is found in ~/.config where XDG_CONFIG_HOME is not set, or relative", function()
        write "[work]\ntimeout = 7"
        shell.output(("mkdir %s/.config; mv %s %s/.config/"):format(home, folder, home))
        for _, base in ipairs { "", "relative" } do
            assert.equal("7", shown("{ profile = 'work' }", "timeout",
                { XDG_CONFIG_HOME = base, HOME = home }))
        end
        assert.equal("neither XDG_CONFIG_HOME nor HOME says where the profiles are",
            shown("{ profile = 'work' }", "timeout", { XDG_CONFIG_HOME = "", HOME = "" }))
    end)

    it("that is not there is told with the nearest, and so is the file", function()
        write "[work]\n[home]"
        assert.equal(path .. " has no profile `wrok`, did you mean `work`?",
            shown "{ profile = 'wrok' }")
        shell.output("rm " .. path)
        assert.equal("there is no profile file " .. path, shown "{ profile = 'work' }")
        shell.output("rm -r " .. folder)
        assert.equal("there is no profile file " .. path, shown "{ profile = 'work' }")
        assert.equal("option `profile` must not be empty", shown "{ profile = '' }")
        assert.matches("option `profile` must be a string", shown "{ profile = 1 }", 1, true)
    end)

    it("is told its unknown names with the nearest, and shows what is like none nowhere", function()
        for line, message in pairs {
            ["timout = 1"] = "there is no option `timout`, did you mean `timeout`?",
            ["app_key_fil = k"] = "there is no option `app_key_fil`, did you mean `app_key_file`?",
            ["APP_KEY = k"] = "there is no option `APP_KEY`, did you mean `app_key`?",
            ["c2VjcmV0IG9mIG1pbmUgdGhhdA== x"] = "what stands before the `=` is no option",
            ["logger = print"] = "what stands before the `=` is no option",
            ["profile = other"] = "",
        } do
            write("[other]\nnonsense = 1\n[work]\n" .. line)
            local said = shown "{ profile = 'work' }"
            assert.equal(path .. ":4: ", said:sub(1, #path + 4))
            assert.matches(message, said, 1, true)
            assert.not_matches("c2VjcmV0", said)
        end
    end)

    it("that is malformed is told with file and line, and never with the secret", function()
        for text, message in pairs {
            ["[work]\nhidden"] = ":2: expected `name = value`",
            ["[work]\ntimeout = hidden"] = ":2: option `timeout` must be a number",
            ["[work]\nvalidate = hidden"] = ":2: option `validate` must be a boolean",
            ["[work]\nretries = 1.5"] = ":2: option `retries` must be a whole number",
            ["[work]\napp_id ="] = ":2: option `app_id` must not be empty",
            ["[work]\napp_key = hid\0den\napp_id = i"] = ":2: option `app_key` must not contain",
            ["[work]\napp_key = hidden\napp_key_file = hidden"] =
                ":3: `app_key` is given in another way as well",
            ["[work]\nbase_url = hidden"] = "option `base_url` must look like",
        } do
            write(text)
            local said = shown "{ profile = 'work' }"
            assert.matches(message, said, 1, true)
            assert.not_matches("hid", said)
        end
    end)

    it("is no misspelt variable, and one that is misspelt is told", function()
        write "[work]\naccess_token = t"
        assert.equal("", shell.lua("require('hwmeeting').new {}",
            { XDG_CONFIG_HOME = home, HWMEETING_PROFILE = "work" }))
        assert.matches("did you mean `HWMEETING_PROFILE`", shell.lua(
            "require('hwmeeting').new { access_token = 't' }", { HWMEETING_PROFIL = "work" }),
            1, true)
    end)

    it("tells through the logger when the environment outdoes its credentials", function()
        write "[work]\naccess_token = t"
        assert.equal("hwmeeting: the credentials of the environment are used, not those of the "
            .. "profile `work`", shell.lua("require('hwmeeting').new { profile = 'work' }",
            { XDG_CONFIG_HOME = home, HWMEETING_ACCESS_TOKEN = "other" }))
    end)
end)

describe("the profile file", function()
    before_each(function() write "[work]\ntimeout = 7" end)

    -- What somebody puts in its place, and what is said of it.
    local plants = {
        { "chmod 640 %s", "others may read or write it (chmod 600" },
        { "chmod 604 %s", "others may read or write it (chmod 600" },
        { "chmod 602 %s", "others may read or write it (chmod 600" },
        { "mv %s %s.real; ln -s %s.real %s", "a link where a file of ours should be" },
        { "rm %s; mkfifo -m 600 %s", "something else where a file of ours should be" },
        { "rm %s; ln -s /dev/zero %s", "a link where a file of ours should be" },
        { "head -c 70000 /dev/zero >%s", "too large to be ours" },
        { "chmod 770 $(dirname %s)", "others may write to it" },
    }
    if is_root then
        table.insert(plants, { "chown nobody %s", "belongs to another user" })
    end

    for _, plant in ipairs(plants) do
        it("is refused after: " .. plant[1], function()
            assert.equal("7", shown("{ profile = 'work' }", "timeout"))
            shell.output((plant[1]:gsub("%%s", path)))
            local said = shown "{ profile = 'work' }"
            assert.matches("the profile file " .. path, said, 1, true)
            assert.matches(plant[2], said, 1, true)
        end)
    end
end)

describe("a value by file", function()
    before_each(function()
        write "[work]\naccess_token_file = token.txt"
        write("secret of mine\n", folder .. "/token.txt")
    end)

    it("lies beside the profile file, below the home folder, or at its path", function()
        local other = home .. "/more"
        shell.output("mkdir -m 700 " .. other)
        write("another\r\n", other .. "/token")
        assert.equal("secret of mine access_token",
            shown("{ profile = 'work' }", "access_token sign_in"))
        for _, spelling in ipairs { other .. "/token", "~/more/token", "../more/token" } do
            write("[work]\naccess_token_file = " .. spelling)
            assert.equal("another", shown("{ profile = 'work' }", "access_token", { HOME = home }))
        end
    end)

    it("is not looked at where another value wins", function()
        shell.output("rm " .. folder .. "/token.txt")
        assert.equal("t", shown("{ profile = 'work', access_token = 't' }", "access_token"))
    end)

    local plants = {
        { "rm %s", "there is no such file" },
        { "chmod 644 %s", "others may read or write it" },
        { "rm %s; mkfifo -m 600 %s", "something else where a file of ours should be" },
        { "rm %s; ln -s /etc/passwd %s", "a link where a file of ours should be" },
        { "printf 'hid\nden' >%s", "must not contain line breaks" },
        { "printf '' >%s", "must not be empty" },
    }
    for _, plant in ipairs(plants) do
        it("is refused, with the line and without the path, after: " .. plant[1], function()
            shell.output((plant[1]:gsub("%%s", folder .. "/token.txt")))
            local said = shown "{ profile = 'work' }"
            assert.equal(path .. ":2: ", said:sub(1, #path + 4))
            assert.matches(plant[2], said, 1, true)
            assert.not_matches("token.txt", said, 1, true)
            assert.not_matches("hid", said)
        end)
    end

    it("is told from an option by its name alone", function()
        local options = require "hwmeeting.options"
        for _, definition in ipairs(options.definitions) do
            local name = definition.name
            local base = name:match "^(.*)_file$" or name:match "^(.*)_command$"
            assert.is_false(base ~= nil and options.is_option(base))
        end
    end)

    it("is for an option whose own name ends like that, too", function()
        write("[work]\nca_file = /some/ca.pem\nproxy_ca_file_file = token.txt")
        assert.equal("/some/ca.pem secret of mine",
            shown("{ profile = 'work' }", "ca_file proxy_ca_file"))
    end)
end)

describe("a value by command", function()
    it("is what it prints, without the last line break", function()
        write("[work]\naccess_token_command = printf '%s-%s\\n' secret one # not two\n"
            .. "retries_command = echo 2")
        assert.equal("secret-one 2", shown("{ profile = 'work' }", "access_token retries"))
    end)

    it("is not run where another value wins", function()
        write("[work]\naccess_token_command = touch " .. home .. "/ran; echo t")
        assert.equal("t", shown("{ profile = 'work', access_token = 't' }", "access_token"))
        assert.equal("t", shown("{ profile = 'work' }", "access_token",
            { HWMEETING_ACCESS_TOKEN = "t" }):match "^%S+")
        assert.equal("", shell.output("ls " .. home .. "/ran 2>/dev/null"))
    end)

    it("that fails is told with the line, and neither it nor its output is shown", function()
        for command, message in pairs {
            ["echo hidden; exit 3"] = "the command failed, exit code 3",
            ["hidden-no-such-program 2>/dev/null"] = "the command failed, exit code 127",
            ["head -c 70000 /dev/zero"] = "the command prints too much",
            ["yes hidden"] = "the command prints too much",
            ["echo hidden; echo hidden"] = "must not contain line breaks",
            ["true"] = "must not be empty",
            [") 2>/dev/null"] = "the command failed",
        } do
            write("[work]\naccess_token_command = " .. command)
            local said = shown "{ profile = 'work' }"
            assert.matches(path .. ":2: ", said, 1, true)
            assert.matches(message, said, 1, true)
            assert.not_matches("hidden", said)
        end
    end)

    it("is run in plain scripts only", function()
        write("[work]\naccess_token_command = touch " .. home .. "/ran; echo t")
        local function made_in(code)
            return shell.lua(code, { XDG_CONFIG_HOME = home })
        end
        for _, code in ipairs {
            "require('hwmeeting').new { profile = 'work', loop = 'frame' }",
            "local q = require('cqueues').new() q:wrap(function() "
                .. "require('hwmeeting').new { profile = 'work' } end) assert(q:loop())",
        } do
            assert.matches("only plain scripts run one, and this is the loop `%a+`", made_in(code))
        end
        assert.equal("", shell.output("ls " .. home .. "/ran 2>/dev/null"))
        assert.equal("", made_in "require('hwmeeting').new { profile = 'work' }")
        assert.equal(home .. "/ran", shell.output("ls " .. home .. "/ran"))
    end)
end)
