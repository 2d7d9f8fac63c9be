-- The loops that the specs run in, each a real one:
-- `loops.each(function(name, run, option) … end)`.
-- `run(f)` runs `f` in a coroutine of the loop and returns when the loop has ended; what `f` raises
-- it raises again. `option` is what a client of that loop gets as `loop`.

local loops = {}

local coroutines = require "hwmeeting.loop.coroutines"

-- Calls f and keeps what it raises for after the loop's end.
local function guarded(f)
    local outcome = { ended = false }
    return function()
        outcome.ok, outcome.problem = coroutines.protect(f)
        outcome.ended = true
    end, function()
        if not outcome.ok then
            error(outcome.ended and outcome.problem or "the loop ended before its coroutine", 0)
        end
    end
end

local hosts = {}

function hosts.plain(f)
    f()
end

function hosts.frame(f)
    local hwmeeting = require "hwmeeting"
    local core = require "hwmeeting.core"
    local client = hwmeeting.new { loop = "frame", access_token = "unused" }
    local body, finish = guarded(f)
    local task = client:task(body)
    local ends_at = core.clock() + 60
    while not task.done and core.clock() < ends_at do
        client:pump(4)
        core.sleep(0.002)
    end
    finish()
end

function hosts.cqueues(f)
    local body, finish = guarded(f)
    local controller = require("cqueues").new()
    controller:wrap(body)
    assert(controller:loop())
    finish()
end

function hosts.luv(f)
    local uv = require "luv"
    local body, finish = guarded(f)
    local start = uv.new_timer()
    start:start(0, 0, function()
        start:close()
        coroutine.wrap(body)()
    end)
    uv.run()
    finish()
end

function hosts.copas(f)
    local copas = require "copas"
    local body, finish = guarded(f)
    copas.addthread(body)
    copas.loop()
    finish()
end

-- The worked example of docs/loops.md, as it stands there.
local function documented_adapter()
    local file = assert(io.open("docs/loops.md"))
    local text = file:read "*a"
    file:close()
    local code = text:match "Here is a whole adapter.-```lua\n(.-)```"
    local loader = loadstring or load -- luacheck: ignore 113 143
    return assert(loader(assert(code, "docs/loops.md has no example"), "=docs/loops.md"))()
end

local event_base, event_adapter

local function libevent()
    if not event_base then
        event_base = require("luaevent.core").new()
        event_adapter = documented_adapter()(event_base)
    end
    return event_base, event_adapter
end

function hosts.libevent(f)
    local body, finish = guarded(f)
    local base = libevent()
    coroutine.wrap(body)()
    base:loop()
    finish()
end

local function has_copas_4()
    local found, copas = pcall(require, "copas")
    return found and type(copas) == "table" and copas.pause ~= nil
end

--- Calls `visit(name, run, option)` for each loop.
function loops.each(visit)
    visit("plain", hosts.plain, "plain")
    visit("frame", hosts.frame, "frame")
    visit("cqueues", hosts.cqueues, "cqueues")
    visit("luv", hosts.luv, "luv")
    visit("auto in a script", hosts.plain, nil)
    visit("auto in cqueues", hosts.cqueues, nil)
    visit("auto in luv", hosts.luv, nil)
    visit("the adapter of docs/loops.md", hosts.libevent, select(2, libevent()))
    if has_copas_4() then
        visit("copas", hosts.copas, "copas")
        visit("auto in copas", hosts.copas, nil)
    end
end

--- Runs `f` in one of the hosts, by its name.
function loops.in_host(name, f)
    hosts[name](f)
end

--- Whether copas can be tried; where not, a spec says so.
loops.has_copas_4 = has_copas_4

return loops
