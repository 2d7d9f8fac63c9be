--- The sandbox as a process: started from Lua and from the shell, and ended.

local sandbox = require "hwmeeting.sandbox"
local support = require "spec.sandbox.outside.support"

-- What runs in the place of this very interpreter.
local function interpreter()
    local index = -1
    while arg[index - 1] do
        index = index - 1
    end
    return arg[index]
end

local function is_alive(pid)
    return support.output_of(("kill -0 %d 2>/dev/null && echo alive"):format(pid)) == "alive"
end

-- Waits, at most 20 seconds, until a process is gone.
local function is_gone_soon(pid)
    for _ = 1, 200 do
        if not is_alive(pid) then
            return true
        end
        os.execute("sleep 0.1")
    end
    return false
end

local function exists(path)
    local file = io.open(path)
    if file then
        file:close()
    end
    return file ~= nil
end

describe("the sandbox's process", function()
    teardown(support.stop_all)

    it("starts on a free port, and is gone with its folder when it is stopped", function()
        local one, two = support.start(), support.start { seed = 2 }
        assert.are_not.equal(one.url, two.url)
        assert.are_not.equal(one.app_key, two.app_key)
        assert.is_true(is_alive(one.pid))
        one:stop()
        one:stop()
        assert.is_false(is_alive(one.pid))
        assert.is_false(exists(one.ca_file))
        assert.is_true(is_alive(two.pid))
        assert.are.equal(404, support.curl(two, { target = "/nowhere" }).status)
        two:stop()
        assert.is_false(is_alive(two.pid))
    end)

    it("gives options for the client", function()
        local box = support.start()
        local options = box:options { user_id = "x" }
        assert.is_true(math.abs(options.now() - os.time()) <= 1)
        options.now = nil
        assert.are.same({
            base_url = box.url,
            ca_file = box.ca_file,
            app_id = box.app_id,
            app_key = box.app_key,
            user_id = "x",
        }, options)
        box:stop()
    end)

    describe("with a client", function()
        local hwmeeting = require "hwmeeting"
        local box

        setup(function()
            box = support.start { rate_limit = 100000, token_lifetime = 3600 }
        end)
        teardown(function() box:stop() end)
        before_each(function() assert(box:reset()) end)

        local function sign_ins()
            return #assert(box:admin "requests?operation=CreateAppIdToken").requests
        end

        it("moves both clocks, as docs/sandbox.md shows", function()
            local client = hwmeeting.new(box:options { user_id = box.user_id })
            assert(client:search_online_meetings {})
            assert.are.equal(1, sign_ins())
            local before = box:now()
            local after = assert(box:clock { advance = 3600 })
            assert.is_true(math.abs(after - before - 3600) <= 2)
            assert(client:search_online_meetings {})
            assert.are.equal(2, sign_ins())
            for _, seconds in ipairs { 86400, 200 * 86400, -400 * 86400 } do
                assert(box:clock { advance = seconds })
                assert(client:search_online_meetings {})
            end
        end)

        it("sets, freezes and runs them", function()
            local client = hwmeeting.new(box:options())
            assert.are.equal(1900000000, assert(box:clock { set = 1900000000, freeze = true }))
            assert.are.equal(1900000000, box:now())
            assert.are.equal(1900000000, assert(box:clock()))
            assert(client:search_online_meetings {})
            assert.are.equal(1900000060, assert(box:clock { advance = 60 }))
            assert.are.equal(1900000060, box:now())
            assert.is_true(assert(box:clock { run = true }) < 1900000090)
            assert.is_true(math.abs(box:now() - assert(box:clock())) <= 2)
            assert(client:search_online_meetings {})
            assert(box:reset())
            assert.is_true(math.abs(box:now() - os.time()) <= 2)
            assert(client:search_online_meetings {})
        end)

        it("tells a misspelt change and moves nothing", function()
            local now, message = box:clock { advanse = 60 }
            assert.is_nil(now)
            assert.truthy(message:find("did you mean `advance`?", 1, true))
            assert.is_true(math.abs(box:now() - os.time()) <= 1)
        end)

        it("disagrees with the client's clock where only the service's is moved", function()
            local client = hwmeeting.new(box:options())
            assert(box:admin("clock", { advance = 3600 }))
            local list, err = client:search_online_meetings {}
            assert.is_nil(list)
            assert.are.equal("USG.206010057", err.code)
        end)

        it("signs in by account", function()
            local client = hwmeeting.new(box:options { account = box.account })
            assert(client:search_online_meetings {})
            assert.are.equal(0, sign_ins())
            assert.are.equal(1, #box:admin("requests?operation=CreateToken").requests)
            local wrong = hwmeeting.new(box:options { account = box.account, password = "wrong" })
            local list, err = wrong:search_online_meetings {}
            assert.is_nil(list)
            assert.are.equal("USG.206010000", err.code)
        end)

        it("does not sign in with a token of one's own", function()
            local client = hwmeeting.new(box:options { access_token = "mine" })
            local list, err = client:search_online_meetings {}
            assert.is_nil(list)
            assert.are.equal("auth", err.kind)
            assert.are.equal(0, sign_ins())
        end)
    end)

    it("takes administration calls through the library's own transport", function()
        local box = support.start()
        assert.are.equal(180, assert(box:admin("status")).history)
        local before = box:admin("status").now
        assert.is_true(assert(box:admin("clock", { advance = 3600 })).now - before >= 3600)
        assert.are.same({}, assert(box:admin("requests/clear", {})))
        local answer, message, refusal = box:admin("join", { conferenceID = "none" })
        assert.is_nil(answer)
        assert.truthy(message:find("MMC.111070005", 1, true))
        assert.are.equal("MMC.111070005", refusal.error_code)
        box:stop()
    end)

    it("has the faults, the limit and the lifetime that it was started with", function()
        local box = support.start {
            faults = "status=503:SearchMeetings*1",
            rate_limit = 7,
            token_lifetime = 90,
        }
        local answer = support.curl(box, { target = "/v1/mmc/management/conferences" })
        assert.are.equal(503, answer.status)
        assert.are.equal("remain:6,limit:7,time:1 minute", answer.headers["x-apig-ratelimit-api"])
        local body = support.app_body(box)
        local text = ("%s::%d:%s"):format(body.appId, body.expireTime, body.nonce)
        assert.are.equal(90, support.app_sign_in(box, body, text).json.validPeriod)
        box:stop()
    end)

    it("is interrupted quietly while it starts", function()
        for _, seconds in ipairs { 0.05, 0.1, 0.2, 0.4, 0.8 } do
            local told = support.output_of((
                "timeout --preserve-status -k 20 -s INT %s bin/hwmeeting sandbox --quiet 2>&1 "
                    .. ">/dev/null; echo $?"
            ):format(seconds))
            assert.truthy(told == "0" or told == "130", told)
        end
    end)

    it("says why it cannot start", function()
        local box, message = sandbox.start { lua = "no-such-lua" }
        assert.is_nil(box)
        assert.truthy(message:find("no-such-lua", 1, true))
        box, message = sandbox.start { faults = "nonsense!" }
        assert.is_nil(box)
        assert.truthy(message:find("malformed fault", 1, true))
        box, message = sandbox.start { faults = "/no/such/file" }
        assert.is_nil(box)
        assert.truthy(message:find("/no/such/file: No such file or directory", 1, true))
        box, message = sandbox.start { faults = "/" }
        assert.is_nil(box)
        assert.truthy(message:find("/: Is a directory", 1, true))
        box, message = sandbox.start { faults = "drop:StratMeeting" }
        assert.is_nil(box)
        assert.truthy(message:find("did you mean `StartMeeting`?", 1, true))
        assert.has_error(function()
            sandbox.start { rate_limits = 5 }
        end)
    end)

    -- What `prepare` says where Lua finds nothing; `before` is run ahead of it.
    local function told_without_rocks(before)
        return support.output_of(([[
            env -i PATH="$PATH" LUA_PATH='./lua/?.lua' LUA_CPATH= lua5.4 -e '%s
            package.searchpath = function() end
            local ok, message = require("hwmeeting.sandbox.process.dependencies").prepare()
            print(ok, message)']]):format(before or ""))
    end

    it("names all rocks that are missing, in one line that installs them", function()
        assert.equal("nil\tnot found for Lua 5.4: lua-cjson, http; install with: "
            .. "luarocks --lua-version 5.4 install lua-cjson && "
            .. "luarocks --lua-version 5.4 install http "
            .. "(Debian: apt-get install lua-cjson lua-http)", told_without_rocks())
    end)

    it("does not name the rocks that are there", function()
        assert.equal("nil\tnot found for Lua 5.4: http; install with: "
            .. "luarocks --lua-version 5.4 install http (Debian: apt-get install lua-http)",
            told_without_rocks 'package.loaded.cjson = {}')
    end)

    it("does not call a module missing that is there and does not load", function()
        local told = told_without_rocks [[
            for _, name in ipairs { "cjson", "cqueues", "openssl.x509", "basexx", "http.server" } do
                package.preload[name] = function() error("broken at " .. name) end
            end
        ]]
        assert.truthy(told:find("cjson does not load: .*broken at cjson"), told)
        assert.is_nil(told:find("luarocks", 1, true))
    end)

    it("ends by itself when its parent is killed", function()
        local file = os.tmpname()
        -- Its process id and its folder, told by the box of another process.
        local program = (
            'local box = assert(require("hwmeeting.sandbox").start()) '
            .. 'local file = io.open(%q, "w") '
            .. 'file:write(box.pid, "\\n", box.ca_file, "\\n") file:close() '
            .. 'while true do os.execute("sleep 60") end'
        ):format(file)
        local pid = support.output_of(
            ("%s -e '%s' >/dev/null 2>&1 & echo $!"):format(interpreter(), program)
        )
        local child, ca_file
        for _ = 1, 200 do
            local input = io.open(file)
            child, ca_file = input:read("*l"), input:read("*l")
            input:close()
            if ca_file then
                break
            end
            os.execute("sleep 0.1")
        end
        assert.is_true(is_alive(child))
        os.execute("kill -9 " .. pid)
        assert.is_true(is_gone_soon(child))
        assert.is_false(exists((ca_file:gsub("/[^/]*$", ""))))
        os.remove(file)
    end)

    it("runs as a command that prints what a shell needs", function()
        local script = [[
            eval "$(bin/hwmeeting sandbox --quiet --rate-limit 5 --seed 3 &)"
            curl --silent --include --cacert "$HWMEETING_CA_FILE" \
                "$HWMEETING_BASE_URL/v1/mmc/management/conferences"
            echo
            kill "$HWMEETING_SANDBOX_PID"
            echo "pid=$HWMEETING_SANDBOX_PID app=$HWMEETING_APP_ID" \
                "key=${#HWMEETING_APP_KEY} ca=$HWMEETING_CA_FILE"
        ]]
        local told = support.output_of("bash -c '" .. script .. "'")
        assert.truthy(told:find("remain:4,limit:5,time:1 minute", 1, true))
        local pid, ca_file = told:match("pid=(%d+) app=%x+ key=32 ca=(%S+)")
        assert.is_true(is_gone_soon(tonumber(pid)))
        assert.is_false(exists(ca_file))
    end)

    it("refuses wrong usage with exit code 2", function()
        local function code(words)
            return support.output_of("bin/hwmeeting " .. words .. " >/dev/null 2>&1; echo $?")
        end
        assert.are.equal("2", code(""))
        assert.are.equal("2", code("nonsense"))
        assert.are.equal("2", code("sandbox --port many"))
        assert.are.equal("1", code("sandbox --faults nonsense!"))
        assert.are.equal("0", code("--help"))
        assert.are.equal("0", code("sandbox --help"))
    end)
end)
