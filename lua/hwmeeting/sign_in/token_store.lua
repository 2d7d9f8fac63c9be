--- What a session asks of its token store, and how little it believes of it.
--
-- A store may be down, hang, raise, answer nonsense or yield: each costs a warning and a bounded
-- part of the call's time, never the call. A store that failed is left alone for the rest of the
-- call and for a while, whichever client asks.

local access_token = require "hwmeeting.sign_in.access_token"
local identities = require "hwmeeting.identities"
local lease = require "hwmeeting.sign_in.lease"
local protect = require("hwmeeting.loop.coroutines").protect

local token_store = {}
token_store.__index = token_store

-- One operation may take this long, in seconds, unless the store's `timeout` says otherwise; and
-- never more than this share of what is left of the call: of the first to end, where several wait.
local patience, patience_share, longest_patience = 1, 0.25, 60

-- How long a store that failed is left alone at least, in seconds.
local rest_seconds = 10

-- How long a lock holds that its holder cannot renew, in seconds.
local unrenewed_seconds = 10

-- Store → when it may be asked again, on the loop's clock.
local rests = setmetatable({}, { __mode = "k" })

local function nothing() end

-- For a client that has no store to share, or no token of its own making: nothing is kept.
local none = { read = nothing, write = nothing, lock = function() return nothing end }

-- A field that a store may have; the tables of some programs raise where there is none.
local function field(store, name)
    local ok, value = protect(function() return store[name] end)
    return ok and value or nil
end

local function patience_of(timeout)
    if type(timeout) == "number" and timeout > 0 then
        return math.min(timeout, longest_patience)
    end
    return patience
end

--- The store of a client's options, to be asked with care.
-- @tparam table options the client's option values
-- @tparam table loop an adapter
-- @tparam function now returns UTC unix seconds
-- @tparam function warn gets a message
-- @treturn table
function token_store.new(options, loop, now, warn)
    local store, kind = options.store, identities.named(options.sign_in)
    if not store or not kind or not kind.secret then
        return none
    end
    return setmetatable({
        options = options,
        store = store,
        bounded = field(store, "bounded") == true,
        leases = field(store, "leases") == true,
        in_process = field(store, "in_process") == true,
        patience = patience_of(field(store, "timeout")),
        loop = loop,
        now = now,
        warn = warn,
    }, token_store)
end

local function text_of(problem)
    local ok, text = pcall(tostring, problem)
    return ok and type(text) == "string" and text or "an error that cannot be printed"
end

-- How long an operation may take; 0 while the store is left alone.
function token_store:seconds(limits)
    local clock = self.loop.clock()
    if clock < (rests[self.store] or clock) then
        return 0
    end
    if not limits then
        return self.patience
    end
    local ends = limits.earliest
    if not ends or ends <= clock then -- who was in such a hurry waits no more
        ends = limits.deadline
    end
    return math.max(0, math.min(self.patience, (ends - clock) * patience_share))
end

function token_store:give_up(limits, deed, problem)
    rests[self.store] = math.max(self.loop.clock() + rest_seconds, limits and limits.deadline or 0)
    self.warn(("the token store cannot be %s: %s"):format(deed, text_of(problem)))
end

-- The client's key, made when it is first needed, for that may take a moment; false where there can
-- be none.
function token_store:key()
    if self.name == nil then
        local name, problem = require("hwmeeting.sign_in.token_key").of(self.options,
            self.in_process)
        self.name = name or false
        if not name then
            self.warn("the token store is not used: " .. problem)
        end
    end
    return self.name
end

-- A lock that comes when nobody waits for it any more is given back.
local function give_back(unlock)
    if type(unlock) == "function" then
        unlock(0)
    end
end

-- Calls a function of the store's. One that does not promise to keep to its time (`bounded`) is not
-- waited for longer, where the loop has something else to do meanwhile. → whether it raised
-- nothing, and two results or what it raised.
function token_store:call(limits, seconds, f)
    if self.bounded or not self.loop.suspends() then
        return protect(f)
    end
    local beside = require "hwmeeting.loop.beside"
    local begun, done, ok, first, second = protect(function()
        return beside(self.loop, seconds, limits, f, give_back)
    end)
    if not begun then
        return false, done
    elseif done then
        return ok, first, second
    end
    return false, ("it did not answer within %.2g s"):format(seconds)
end

-- What is wrong with a result; nil when nothing is.
local function problem_of(ok, answer, extra, wanted)
    if not ok then
        return answer == nil and "it raised nil" or answer
    end
    if answer == nil then
        return extra
    end
    return wanted and type(answer) ~= wanted and ("it answered with a %s"):format(type(answer))
end

-- Asks for something: → the answer and what came with it; or nil, and whether the store is of no
-- use. `wanted` is the type of an answer; nil where any will do.
function token_store:ask(limits, deed, wanted, question)
    local key = self:key()
    local seconds = key and self:seconds(limits) or 0
    if seconds == 0 then
        return nil, true
    end
    local ok, answer, extra = self:call(limits, seconds, function()
        return question(self.store, key, seconds)
    end)
    local problem = problem_of(ok, answer, extra, wanted)
    if not problem then
        return answer, extra
    end
    if not (limits and limits:cancelled()) then
        self:give_up(limits, deed, problem)
    end
    return nil, true
end

--- The token that is in the store.
-- @tparam table|nil limits of the call
-- @treturn table|nil a held token
function token_store:read(limits)
    local text = self:ask(limits, "read", "string", function(store, key, seconds)
        return store:get(key, seconds)
    end)
    return text and access_token.read(text, self.now())
end

--- Puts a token into the store; without one, takes it out.
-- @tparam table|nil held
-- @tparam table|nil limits of the call
function token_store:write(held, limits)
    local text = held and access_token.write(held)
    local ttl = held and math.max(1, math.floor(held.ends_at - self.now()))
    self:ask(limits, "written", nil, function(store, key, seconds)
        return store:set(key, text, ttl, seconds)
    end)
end

-- Renews a lock: whether there is any use in going on.
function token_store:renew(limits, renew)
    local seconds = self:seconds(limits)
    if seconds == 0 then
        return false
    end
    local ok, kept, extra = self:call(limits, seconds, function()
        return renew(lease.seconds, seconds)
    end)
    local problem = problem_of(ok, kept, extra)
    if problem then
        self:give_up(limits, "locked", problem)
    end
    return not problem and kept
end

--- Takes the lock, if nobody has it. It is renewed until it is given back, at most until the
-- deadline of the call. A store that is of no use locks nobody out.
-- @tparam table limits of the call
-- @treturn function|nil gives it back; nil when another has it
function token_store:lock(limits)
    local seconds = self.leases and lease.seconds or unrenewed_seconds
    local unlock, extra = self:ask(limits, "locked", "function", function(store, key, patience_left)
        return store:lock(key, seconds, patience_left)
    end)
    if not unlock then
        return extra and nothing or nil
    end
    local stop = self.leases and type(extra) == "function"
        and lease.keep(self.loop, limits, function() return self:renew(limits, extra) end)
        or nothing
    return function()
        stop()
        local left = self:seconds(limits)
        self:call(limits, left, function() unlock(left) end)
    end
end

return token_store
