--- Waiting on a clock of one's own: what would be slept through passes at once, so that a program
-- or a spec lives through hours in moments.
--
--     local virtual = require("hwmeeting.loop.adapters.virtual").new()
--     local client = hwmeeting.new { loop = virtual, … }
--     virtual.advance(3600)                          -- an hour later
--
-- It owns both clocks of a client: the monotonic one, on which everything waits, and the wall
-- clock. They go on by themselves, jump over what is slept when nothing is in flight, and are moved
-- by hand. Answers are really waited for. Otherwise it is as `plain`: a call outside of a task
-- drives the others meanwhile.

local core = require "hwmeeting.core"
local misuse = require "hwmeeting.misuse"
local scheduler = require "hwmeeting.loop.scheduler"

local virtual = {}

local function check_number(value, name, least)
    if type(value) ~= "number" or value ~= value or not (value >= least and value < math.huge) then
        misuse.raise(name)
    end
end

--- A loop whose clocks are its own.
-- @class VirtualLoop
-- @tfield fun():number clock monotonic, seconds
-- @tfield fun():integer now UTC unix seconds
-- @tfield fun(seconds:number) advance on both clocks
-- @tfield fun(seconds:number) set_now of the wall clock alone

--- What `new` takes.
-- @class VirtualChoice
-- @tfield number|nil now UTC unix seconds

--- An adapter with clocks of its own.
-- @tparam VirtualChoice|nil choice `now`, UTC unix seconds at which the wall clock begins (default:
--   the machine's)
-- @treturn VirtualLoop an adapter, with `clock()`, `now()`, `advance(seconds)` and
--   `set_now(seconds)`
function virtual.new(choice)
    local begins = choice and choice.now or os.time()
    check_number(begins, "a virtual loop's `now` must be UTC unix seconds", -math.huge)
    local started = core.clock()
    local skipped, shift = 0, begins - started

    local function clock() return core.clock() + skipped end

    local own = scheduler.new(clock, function(seconds) skipped = skipped + seconds end)
    local adapter = own:members()
    adapter.name = "virtual"
    own.adapter = adapter

    --- The wall clock: UTC unix seconds, whole ones.
    function adapter.now()
        return math.floor(clock() + shift)
    end

    --- Lets time pass, on both clocks; what waits for it goes on when the loop is driven next.
    -- @tparam number seconds 0 or more: no time runs back
    function adapter.advance(seconds)
        check_number(seconds, "virtual.advance takes seconds, 0 or more", 0)
        skipped = skipped + seconds
    end

    --- Sets the wall clock alone, as somebody may set the clock of a machine.
    -- @tparam number seconds UTC unix seconds
    function adapter.set_now(seconds)
        check_number(seconds, "virtual.set_now takes UTC unix seconds", -math.huge)
        shift = seconds - clock()
    end

    return adapter
end

return virtual
