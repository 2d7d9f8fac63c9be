--- Where a list in pages goes on and where it has ended.
--
-- The service answers an offset past the end with the LAST PAGE AGAIN, so "until a page is empty"
-- never ends. The rules here are: advance by the items received; with an announced count, end at
-- the latest count, and an empty or repeated page before that is an `incomplete` error, never a
-- short result; without a count, end on an empty or repeated page or on one shorter than the limit
-- that the service answered.

local errors = require "hwmeeting.errors"
local tables = require "hwmeeting.tables"

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

--- A walk that is to begin at the source's `offset`.
-- @tparam table source as for `iterator.new`
-- @treturn table
function walk.new(source)
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

return walk
