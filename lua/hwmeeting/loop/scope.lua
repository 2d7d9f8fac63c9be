--- What the calls of one task have in common: a deadline, and whether they are called off.
--
-- Every client has a scope, which `close` calls off; every task has one, inherited by the tasks
-- that it starts. A call that waits enters what it waits for into its scopes, and that is cancelled
-- when one of them is called off: this is how `cancel` reaches a transfer in libcurl or a sleep
-- before a repeat. A scope keeps nothing alive: a host may never resume a coroutine that waits, and
-- what that has entered then goes with it.

local coroutines = require "hwmeeting.loop.coroutines"

local scope = {}
scope.__index = scope

local weak = { __mode = "k" }

-- Coroutine → scope, for the coroutines that tasks run in.
local by_coroutine = setmetatable({}, weak)

--- A new scope.
-- @tparam table|nil parent the scope that includes it
-- @tparam number|nil deadline the loop's clock at which its calls end
-- @treturn table
function scope.new(parent, deadline)
    local outer = parent and parent.deadline
    local self = setmetatable({
        parent = parent,
        deadline = outer and math.min(outer, deadline or outer) or deadline,
        reason = parent and parent.reason,
        members = setmetatable({}, weak),
    }, scope)
    if parent then
        parent:enter(self)
    end
    return self
end

--- The scope of the running coroutine; nil outside of tasks.
function scope.current()
    local running = coroutines.running()
    return running and by_coroutine[running]
end

--- Calls off what a coroutine does for one who has died: the scope in which it runs, or one that
-- includes that, says so by a function `is_orphaned`. What a cancellation raises is nobody's here.
-- @tparam thread|nil co
function scope.call_off_orphan(co)
    local own = co and by_coroutine[co]
    while own do
        if own.is_orphaned and own.is_orphaned() then
            pcall(own.cancel, own, "its caller was ended by its host")
        end
        own = own.parent
    end
end

--- Makes this the scope of the running coroutine.
function scope:adopt()
    local running = coroutines.running()
    if running then
        by_coroutine[running] = self
    end
end

--- Calls everything off that has entered; later entries are not called.
-- @tparam string reason one sentence for the errors
function scope:cancel(reason)
    if self.reason then
        return
    end
    self.reason = reason
    local members = self.members
    self.members = setmetatable({}, weak)
    for member in pairs(members) do
        member:cancel(reason)
    end
end

--- Enters what is to be cancelled when the scope is called off.
-- @param member has a method `cancel(reason)`: a transfer, another scope; the caller keeps it alive
function scope:enter(member)
    self.members[member] = true
end

--- Ends that.
function scope:leave(member)
    self.members[member] = nil
end

--- Says that the calls of this scope are bulk work.
-- @tparam function demand how many pieces of it are still to be begun
function scope:set_bulk(demand)
    self.remaining = demand
end

--- Whether the calls of this scope are bulk work, or those of one that includes it are.
-- @treturn boolean
function scope:is_bulk()
    return self.remaining ~= nil or self.parent ~= nil and self.parent:is_bulk()
end

--- How many pieces of bulk work are still to be begun; nil where none is known.
-- @treturn integer|nil
function scope:demand()
    if self.remaining then
        return self.remaining()
    end
    return self.parent and self.parent:demand()
end

--- Ends this scope: nothing of it is under way any more.
function scope:finish()
    if self.parent then
        self.parent:leave(self)
    end
end

return scope
