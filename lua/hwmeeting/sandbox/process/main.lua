--- Runs a sandbox until it is told to stop: what the command and the child process do (Lua 5.4).

local main = {}

local dependencies = require "hwmeeting.sandbox.process.dependencies"

local watch_seconds = 1

local function unguessable(length)
    local bytes = require("openssl.rand").bytes((length + 1) // 2)
    return require("basexx").to_hex(bytes):lower():sub(1, length)
end

-- Wall-clock seconds with fractions: os.time at the start, carried on by the monotonic clock.
local function fine_time()
    local monotime = require("cqueues").monotime
    local start, since = os.time(), monotime()
    return function()
        return start + (monotime() - since)
    end
end

local function make_directory()
    local pipe = io.popen('mktemp -d "${TMPDIR:-/tmp}/hwmeeting-sandbox.XXXXXX"')
    local path = pipe:read("l")
    pipe:close()
    return path
end

local function write_file(path, text)
    local file = assert(io.open(path, "w"))
    assert(file:write(text))
    assert(file:close())
end

local function read_faults(text)
    local syntax = require "hwmeeting.sandbox.service.faults.syntax"
    local file, missing = io.open(text)
    if not file then
        local faults, message = syntax.parse(text)
        return faults, message and ("%s (and %s)"):format(message, missing)
    end
    local content, unreadable = file:read("a")
    file:close()
    if not content then
        return nil, text .. ": " .. unreadable
    elseif content:find("^%s*%[") then
        return require("hwmeeting.sandbox.json").decode(content)
    end
    return syntax.parse(content)
end

local function one_line(request, answer, entry)
    return ("%s %s %d%s"):format(
        request.method,
        request.path,
        answer.status,
        entry and entry.operation and (" " .. entry.operation) or ""
    )
end

-- The process that started this one, as Linux tells it; nil elsewhere.
local function parent_process()
    local file = io.open("/proc/self/stat")
    local text = file and file:read("a")
    if file then
        file:close()
    end
    return text and text:match("^%d+ %b() %a (%d+)")
end

-- Ends when standard input does, which is when whoever holds its other end dies; and, because
-- another child of the same parent may hold a copy of that end, also when the parent is no longer
-- the parent.
local function stop_with_parent(controller, stop)
    local cqueues = require "cqueues"
    local parent = parent_process()
    controller:wrap(function()
        local input = { pollfd = 0, events = "r" }
        local timed_out, ended
        repeat
            -- A pipe whose other end has closed wakes poll without naming what woke it.
            timed_out = cqueues.poll(input, watch_seconds) == watch_seconds
            ended = not timed_out and not io.stdin:read(1)
        until ended or parent ~= parent_process()
        stop()
    end)
end

local function stop_on_signal(controller, stop)
    local signal = require "cqueues.signal"
    signal.block(signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    local listener = signal.listen(signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    controller:wrap(function()
        listener:wait()
        stop()
    end)
end

local function make_service(options)
    local faults, message = {}, nil
    if options.faults then
        faults, message = read_faults(options.faults)
    end
    if not faults then
        return nil, message
    end
    return require("hwmeeting.sandbox.service").new {
        secret = unguessable,
        admin_key = unguessable(32),
        seed = options.seed,
        token_lifetime = options.token_lifetime,
        rate_limit = options.rate_limit,
        faults = faults,
        time = fine_time(),
    }
end

local function own_process_id()
    local file = io.open("/proc/self/stat")
    local pid = file and file:read("n")
    if file then
        file:close()
    end
    return pid
end

local function description_of(service, port, ca_file)
    local description = {
        url = ("https://127.0.0.1:%d"):format(port),
        ca_file = ca_file,
        admin_key = service.options.admin_key,
        pid = own_process_id(),
    }
    for name, value in pairs(service.credentials) do
        description[name] = value
    end
    return description
end

-- What a verbose sandbox says, on standard error.
local function say(options, ...)
    if options.verbose then
        io.stderr:write(...)
    end
end

local function listen(service, controller, certificate, options)
    return require("hwmeeting.sandbox.process.server").listen(service, {
        controller = controller,
        certificate = certificate,
        port = options.port,
        complain = function(text)
            say(options, "connection: ", text, "\n")
        end,
        observe = function(request, answer, entry)
            say(options, one_line(request, answer, entry), "\n")
        end,
    })
end

-- Runs the event loop until somebody calls what `arm` is given.
local function run_until_stopped(controller, options, arm)
    local stopped = false
    arm(function()
        stopped = true
    end)
    while not stopped do
        local stepped, problem = controller:step()
        if not stepped then
            say(options, "connection: ", tostring(problem), "\n")
        end
    end
end

local function serve(service, options)
    local controller = require("cqueues").new()
    local certificate = require("hwmeeting.sandbox.process.certificate").new()
    local listener, port = listen(service, controller, certificate, options)
    if not listener then
        return nil, port
    end
    local directory = options.directory or make_directory()
    local ca_file = directory .. "/ca.pem"
    write_file(ca_file, certificate.authority_pem)
    run_until_stopped(controller, options, function(stop)
        stop_on_signal(controller, stop)
        if options.child then
            stop_with_parent(controller, stop)
        end
        options.ready(description_of(service, port, ca_file))
    end)
    os.remove(ca_file)
    os.remove(directory)
    return true
end

--- Runs a sandbox.
-- @tparam table options
--   `port` (0 or nil: a free one), `faults` (file name or short form, service/faults/syntax.lua),
--   `rate_limit`, `seed`, `token_lifetime` (service/init.lua), `verbose` (one line a request, on
--   standard error), `directory` (private folder for ca.pem; default: a new one), `child` (true:
--   stop with the parent), `ready` function(description): called when the port is open; description
--   has `url`, `ca_file`, `admin_key`, `pid` and the credentials of seed/init.lua
-- @treturn boolean|nil true when it was told to stop, or nil and a message when it could not start
function main.run(options)
    local ok, message = dependencies.prepare()
    if not ok then
        return nil, message
    end
    local service
    service, message = make_service(options)
    if not service then
        return nil, message
    end
    return serve(service, options)
end

return main
