--- Lazy iteration over the answers that come in pages.
--
-- The service answers an offset past the end with the LAST PAGE AGAIN, so "until a page is empty"
-- never ends. The rules here are: advance by the items received; with an announced count, end at
-- the latest count, and an empty or repeated page before that is an `incomplete` error, never a
-- short result; without a count, end on an empty or repeated page or on one shorter than the limit
-- that the service answered.

local coroutines = require "hwmeeting.loop.coroutines"
local errors = require "hwmeeting.errors"
local misuse = require "hwmeeting.misuse"
local tables = require "hwmeeting.tables"

local pages = {}

-- Page size where the documentation gives no maximum.
local default_limit = 100

local function dig(value, path)
    for key in path:gmatch("[^.]+") do
        if type(value) ~= "table" then
            return nil
        end
        value = value[key]
    end
    return value
end

-- The field that stands beside the items under another name: "data.data" and "limit" →
-- "data.limit".
local function beside(path, name)
    local parent = path:match("^(.*%.)[^.]+$") or ""
    return parent .. name
end

local function same(a, b)
    if a == b then
        return true
    end
    if type(a) ~= "table" or type(b) ~= "table" then
        return false
    end
    for key, value in pairs(a) do
        if not same(value, b[key]) then
            return false
        end
    end
    for key in pairs(b) do
        if a[key] == nil then
            return false
        end
    end
    return true
end

-- What tells a page from others: its length and its ends. Copies, because the items belong to the
-- caller, who may change them, and so that a page that is used up can be collected.
local function fingerprint(items)
    return { #items, tables.deep_copy(items[1]), tables.deep_copy(items[#items]) }
end

local function has_fingerprint(items, known)
    return #items == known[1] and same(items[1], known[2]) and same(items[#items], known[3])
end

-- The documented largest page, or the default.
local function page_size(definition)
    for _, parameter in ipairs(definition.parameters) do
        if parameter.name == definition.pages.limit and parameter.maximum then
            return parameter.maximum
        end
    end
    return default_limit
end

-- A walk over pages: where it stands, and what it saw last.
local walk = {}
walk.__index = walk

local function new_walk(source)
    local layout = source.definition.pages
    local start = source.args[layout.offset]
    return setmetatable({
        source = source,
        layout = layout,
        offset = type(start) == "number" and start or 0,
        limit = source.args[layout.limit] or page_size(source.definition),
        wanted = not source.keep and source.max_items or math.huge,
        ended = false,
    }, walk)
end

function walk:incomplete(message)
    return errors.new {
        kind = "incomplete",
        operation = self.source.definition.id,
        message = ("%s at offset %d of %d"):format(message, self.offset, self.count),
        hint = "the list may have changed meanwhile: run it again",
        retryable = true,
    }
end

-- What a page means: its items, or nil at the end, or nil and an error.
function walk:judge(answer, items)
    local count = self.layout.count and dig(answer, self.layout.count)
    self.count = type(count) == "number" and count or nil
    if self.count and self.offset >= self.count then
        return nil
    end
    local repeated = self.previous and #items > 0 and has_fingerprint(items, self.previous)
    if #items > 0 and not repeated then
        return items
    end
    if self.count then
        return nil, self:incomplete(repeated and "the service repeated a page"
            or "the service sent an empty page")
    end
    return nil
end

function walk:is_last(answer, items)
    if self.count then
        return self.offset >= self.count
    end
    local answered = dig(answer, beside(self.layout.items, self.layout.limit))
    return #items < (type(answered) == "number" and answered or self.limit)
end

-- Asks for the page at the walk's place; returns as `next` does.
function walk:advance()
    if self.ended then
        return nil
    end
    local args = tables.copy(self.source.args)
    args[self.layout.offset], args[self.layout.limit] = self.offset, self.limit
    local answer, err = self.source.fetch(args)
    if not answer then
        return nil, nil, err
    end
    local items = dig(answer, self.layout.items)
    items = type(items) == "table" and items or {}
    local accepted, problem = self:judge(answer, items)
    if problem then
        return nil, nil, problem
    end
    if not accepted then
        self.ended = true
        return nil
    end
    self.offset = self.offset + #items
    self.wanted = self.wanted - #items
    self.previous = fingerprint(items)
    self.ended = self:is_last(answer, items)
    return answer, items
end

-- Begins to fetch the page after the one that is about to be used.
function walk:look_ahead()
    if self.source.start and not self.ended and self.wanted > 0 then
        self.ahead = self.source.start(function()
            local answer, items, err = self:advance()
            return { answer = answer, items = items, err = err }
        end)
    end
end

--- The next page: the whole answer and its items; nil at the end; nil, nil and an error when it
-- failed. After an error the same page is asked for again.
function walk:next()
    local answer, items, err
    if self.ahead then
        local page, problem = self.ahead:wait()
        self.ahead = nil
        if not page then
            error(problem, 0)
        end
        answer, items, err = page.answer, page.items, page.err
    else
        answer, items, err = self:advance()
    end
    if answer then
        self:look_ahead()
    end
    return answer, items, err
end

local iterator = {}
iterator.__index = iterator
iterator.__name = "hwmeeting.iterator"

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

--- `for item in it do`: raises the error object, for a silently short list is worse than a stop.
function iterator:__call()
    check_for(self.source)
    local item, err = self:next()
    if err then
        error(err, 0)
    end
    return item
end

--- The pages instead of the items: `for page in it:pages() do`, each the whole decoded answer.
-- Counts from the start.
-- @treturn function iterator; raises the error object
function iterator:pages()
    local source = self.source
    local walk_of_pages = new_walk(source)
    return function()
        check_for(source)
        local answer, _, err = walk_of_pages:next()
        if err then
            error(err, 0)
        end
        return answer
    end
end

--- All the items that are left.
-- @tparam table|nil choice `{ max_items = n }` stops after n items
-- @treturn table|nil array of items
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
    return pages.new(self.source)
end

--- The service's total, as far as it is known: after the first page, where the operation announces
-- one.
-- @treturn integer|nil
function iterator:count()
    return self.walk.count
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
-- @treturn table iterator
function pages.new(source)
    return setmetatable({
        source = source,
        walk = new_walk(source),
        cap = check_cap(source.max_items),
        batch = {},
        index = 0,
        given = 0,
    }, iterator)
end

return pages
