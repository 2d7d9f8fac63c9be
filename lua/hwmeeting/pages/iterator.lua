--- What a program holds of a list that comes in pages: a lazy iterator over its items.

local coroutines = require "hwmeeting.loop.coroutines"
local errors = require "hwmeeting.errors"
local misuse = require "hwmeeting.misuse"
local tables = require "hwmeeting.tables"
local walk = require "hwmeeting.pages.walk"

-- Methods of what stands behind a handle (below).
local iterator = {}
iterator.__index = iterator

local function check_cap(max_items)
    local is_count = type(max_items) == "number" and max_items >= 0 and max_items % 1 == 0
    if max_items ~= nil and not is_count then
        misuse.raise("max_items must be a whole number, 0 or greater")
    end
    return max_items or math.huge
end

-- The next item of the pages, whether it is wanted or not; returns as `next`.
function iterator:take()
    while self.index >= #self.batch do
        self.batch, self.index = {}, 0 -- a page that is used up need not stay while the next comes
        local answer, items, err = self.walk:next()
        if not answer then
            return nil, err
        end
        self.batch = items
    end
    self.index = self.index + 1
    return self.batch[self.index]
end

--- The next item.
-- @treturn any|nil item; nil at the end
-- @treturn table|nil an error object; calling again asks for the same page again
function iterator:next()
    if self.given >= self.cap then
        return nil
    end
    local item, err
    repeat
        item, err = self:take()
    until item == nil or not self.source.keep or self.source.keep(item)
    if item ~= nil then
        self.given = self.given + 1
    end
    return item, err
end

local function check_for(source)
    if not coroutines.can_yield_in_iterators and source.suspends and source.suspends() then
        misuse.raise("plain Lua 5.1 cannot wait inside a `for` iterator of a coroutine: use "
            .. "`local item, err = it:next()`")
    end
end

--- `for item in it do`: raises the error, for a silently short list is worse than a stop.
function iterator:step()
    check_for(self.source)
    local item, err = self:next()
    if err then
        errors.raise(err)
    end
    return item
end

--- The pages instead of the items: `for page in it:pages() do`, each the whole decoded answer.
-- Counts from the start.
-- @treturn fun():any raises the error object
function iterator:pages()
    local source = self.source
    local walk_of_pages = walk.new(source)
    return function()
        check_for(source)
        local answer, _, err = walk_of_pages:next()
        if err then
            errors.raise(err)
        end
        return answer
    end
end

--- What `all` takes.
-- @class AllChoice
-- @tfield integer|nil max_items

--- All the items that are left.
-- @tparam AllChoice|nil choice `{ max_items = n }` stops after n items
-- @treturn any[]|nil
-- @treturn table|nil an error object; then no items are returned, for a short list must not be
--   taken for all
function iterator:all(choice)
    local cap = check_cap(choice and choice.max_items)
    local list = {}
    while #list < cap do
        local item, err = self:next()
        if err then
            return nil, err
        end
        if item == nil then
            break
        end
        list[#list + 1] = item
    end
    return list
end

--- A new iterator over the same list, from its start.
-- @treturn table an iterator
function iterator:items()
    return iterator.new(self.source)
end

--- The service's total, as far as it is known: after the first page, where the operation announces
-- one.
-- @treturn integer|nil
function iterator:count()
    return self.walk.count
end

--- What a program holds is a handle: it has the methods and nothing else, and what a table would
-- answer to (`#`, `ipairs`, `pairs`, `[1]`) raises, for "no items" would be a silent lie.
local state_of = setmetatable({}, { __mode = "k" })

local function raise_as_no_table(what)
    misuse.raise(("%s does not work on a list that comes in pages: use `for item in it do`, "
        .. "`it:next()` or `it:all()`"):format(what))
end

local methods = {}
for _, name in ipairs { "next", "pages", "all", "items", "count" } do
    methods[name] = function(handle, ...)
        local state = state_of[handle]
        if not state then
            misuse.raise(("call methods with a colon: it:%s(…)"):format(name))
        end
        return state[name](state, ...)
    end
end

local handle_metatable = {
    __name = "hwmeeting.iterator",
    __metatable = "hwmeeting.iterator",
    __call = function(handle) return state_of[handle]:step() end,
    __index = function(_, key)
        return methods[key] or type(key) == "number" and raise_as_no_table "indexing" or nil
    end,
    __newindex = function() raise_as_no_table "writing" end,
    __len = function() raise_as_no_table "`#`" end,
    __pairs = function() raise_as_no_table "`pairs`" end,
    __ipairs = function() raise_as_no_table "`ipairs`" end,
    __tostring = function(handle)
        return ("hwmeeting.iterator (%s)"):format(state_of[handle].source.definition.id)
    end,
}

-- Lua 5.1 asks no metamethod of a table for `#`, `ipairs` and `pairs`, but it does, or raises by
-- itself, for a userdata.
local newproxy = rawget(_G, "newproxy")
local new_handle
if newproxy then
    local first = newproxy(true)
    local metatable = getmetatable(first)
    for name, value in pairs(handle_metatable) do
        metatable[name] = value
    end
    new_handle = function() return newproxy(first) end
else
    new_handle = function() return setmetatable({}, handle_metatable) end
end

--- An iterator over the items of a paged operation.
-- @tparam table source
-- - `definition`: the operation's definition, with `pages`
-- - `args`: arguments of the call, filters included; kept as they are on every page
-- - `fetch(args)`: makes the call; returns the answer, or nil and an error object
-- - `max_items`: integer|nil, the most items to return
-- - `keep(item)`: function|nil, whether an item is wanted; `pages` answers whole pages all the same
-- - `suspends()`: whether fetching suspends the running coroutine
-- - `start(f)`: function|nil, runs `f` beside the caller and returns a task; then the next page is
--   fetched while the current one is used
-- @treturn table|userdata iterator
function iterator.new(source)
    local handle = new_handle()
    state_of[handle] = setmetatable({
        source = source,
        walk = walk.new(source),
        cap = check_cap(source.max_items),
        batch = {},
        index = 0,
        given = 0,
    }, iterator)
    return handle
end

--- What a program may call on an iterator.
-- @treturn table array of names, sorted
local function method_names()
    return tables.names(methods)
end

return { new = iterator.new, method_names = method_names }
