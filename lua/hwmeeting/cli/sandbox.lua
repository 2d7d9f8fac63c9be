--- `hwmeeting sandbox`: runs the offline stand-in for the service until Ctrl-C or SIGTERM.
--
-- It prints shell exports on standard output, so that programs which read HWMEETING_* use it:
--
--     eval "$(hwmeeting sandbox &)"
--
-- Standard output is closed after that; what happens later goes to standard error. Lua 5.4.

local ending = require "hwmeeting.cli.ending"

local sandbox = {}

local function whole_number(minimum, maximum)
    return function(text)
        local number = text:find("^%d+$") and tonumber(text)
        if not number or number < minimum or number > maximum then
            return nil, ("'%s' is no whole number from %d to %d"):format(text, minimum, maximum)
        end
        return number
    end
end

--- Adds the options; see `hwmeeting sandbox --help`.
function sandbox.configure(parser)
    parser:description(
        "A real HTTPS server on loopback that acts the service out: sign-in, meetings, control,\n"
            .. "history, rate limits. Prints exports that point the library and this command at it."
    )
    parser
        :option("--port", "Port to listen on; 0 takes a free one.")
        :argname("<port>")
        :default("0")
        :convert(whole_number(0, 65535))
    parser
        :option(
            "--faults",
            "What is to go wrong: a file, or a list of KIND[=VALUE][:OPERATION][+SKIP][*COUNT]"
                .. "[@PROBABILITY]. Kinds: status, refusal, throttle, html, drop; lose, truncate, "
                .. "malformed, empty, root, types, booleans, count, single, item; latency, garble, "
                .. "move."
        )
        :argname("<faults>")
    parser
        :option("--rate-limit", "Calls of one operation a minute.")
        :argname("<calls>")
        :default("100")
        :convert(whole_number(1, 1000000000))
    parser
        :option("--seed", "Of all made-up ids, names and passwords of meetings.")
        :argname("<number>")
        :default("1")
        :convert(whole_number(0, 1000000000))
    parser
        :option("--token-lifetime", "Seconds an access token lives.")
        :argname("<seconds>")
        :default("56326")
        :convert(whole_number(1, 1000000000))
    parser:flag("-v --verbose", "One line a request on standard error, without secrets.")
    parser:flag("-q --quiet", "Only the exports.")
end

local function exports(box)
    return table.concat({
        "export HWMEETING_BASE_URL='" .. box.url .. "'",
        "export HWMEETING_CA_FILE='" .. box.ca_file .. "'",
        "export HWMEETING_APP_ID='" .. box.app_id .. "'",
        "export HWMEETING_APP_KEY='" .. box.app_key .. "'",
        "export HWMEETING_SANDBOX_KEY='" .. box.admin_key .. "'",
        "export HWMEETING_SANDBOX_PID='" .. box.pid .. "'",
    }, "\n") .. "\n"
end

local function explanation(box)
    return table.concat({
        "The sandbox listens on " .. box.url .. " (process " .. box.pid .. "). Ctrl-C stops it.",
        "Signing in with the App ID alone is the administrator; an ordinary user is user_id "
            .. box.user_id
            .. ".",
        "Account instead of App ID: " .. box.account .. " with password " .. box.password,
        "WeLink: " .. box.welink_account .. " with password " .. box.welink_password,
        "Multi tenant: app_id "
            .. box.provider_app_id
            .. ", app_key "
            .. box.provider_app_key
            .. ", corp_id "
            .. box.corp_id,
    }, "\n") .. "\n"
end

-- Lua cannot close standard output, and a shell's `$(…)` waits until nobody holds it: the
-- descriptor is closed through cqueues and its number taken by /dev/null.
local function let_go_of_standard_output()
    io.stdout:flush()
    local held = require("cqueues.socket").fdopen(1)
    if held then
        held:close()
        sandbox.standard_output = io.open("/dev/null", "w")
    end
end

local function serve(arguments)
    return require("hwmeeting.sandbox.process.main").run {
        port = arguments.port,
        faults = arguments.faults,
        rate_limit = arguments.rate_limit,
        seed = arguments.seed,
        token_lifetime = arguments.token_lifetime,
        verbose = arguments.verbose,
        ready = function(box)
            io.stdout:write(exports(box))
            let_go_of_standard_output()
            if not arguments.quiet then
                io.stderr:write(explanation(box))
            end
        end,
    }
end

--- Runs it.
-- @treturn integer exit code: 0 when it was told to stop, 1 when it could not start. Until the
--   server waits for signals, Ctrl-C is raised, and told by `cli/init.lua`.
function sandbox.run(arguments)
    if _VERSION ~= "Lua 5.4" then
        io.stderr:write("hwmeeting sandbox: the server needs Lua 5.4, this is ", _VERSION, "\n")
        return 1
    end
    local completed, done, message = pcall(serve, arguments)
    local problem = not completed and done or not done and message or nil
    if not problem then
        return 0
    elseif ending.is_interruption(problem) then
        error(problem, 0)
    end
    io.stderr:write("hwmeeting sandbox: ", tostring(problem), "\n")
    return 1
end

return sandbox
