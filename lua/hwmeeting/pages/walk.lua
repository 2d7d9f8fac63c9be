--- Where a list in pages goes on, and where it has ended.
--
-- The service answers an offset past the end with the LAST PAGE AGAIN, so "until a page is empty"
-- never ends; and lists change while they are read: an item that goes from before the cursor moves
-- the rest forward by one, and what stood at the cursor is never seen. A count alone cannot tell:
-- one item gone before the cursor and one new behind it leave it as it was. So each page overlaps
-- the one before by one item:
--
-- - It is where it was: the list is unchanged up to there, and goes on behind it.
-- - It is not: the walk looks for the last item that it gave (`pages/window.lua`), in this page,
--   where a changed count hints, then page by page back to the beginning of the list, and goes on
--   behind it.
-- - None is left, and nothing stood before them: the list goes on from its beginning. This is how a
--   loop that deletes what it reads visits all.
-- - Else the place is lost, and the list is `incomplete`.
--
-- The list ends at the latest count. Nothing new before that is `incomplete`, never a short result.
-- Where the operation announces no count, it ends with a page that is shorter than the limit or
-- that brings nothing new. An item that comes a second time, or remembered items in another order,
-- are a list that was reordered: `incomplete`.

local errors = require "hwmeeting.errors"
local misuse = require "hwmeeting.misuse"
local page_layout = require "hwmeeting.catalogue.page_layout"
local tables = require "hwmeeting.tables"
local window = require "hwmeeting.pages.window"

local walk = {}
walk.__index = walk

-- Page size where the documentation gives no maximum.
local default_limit = 100

local function documented_limit(definition)
    for _, parameter in ipairs(definition.parameters) do
        if parameter.name == definition.pages.limit and parameter.maximum then
            return parameter.maximum
        end
    end
    return default_limit
end

-- A number that counts nothing is a mistake of the program; what is no number at all is refused by
-- the encoding, with the rule.
local function check_whole(name, value, least)
    if type(value) == "number" and not (value % 1 == 0 and value >= least) then
        misuse.raise(("%s must be a whole number, %d or greater"):format(name, least))
    end
end

--- A walk that is to begin at the source's `offset`.
-- @tparam table source as for `iterator.new`
-- @treturn table
function walk.new(source)
    local layout = source.definition.pages
    local largest = documented_limit(source.definition)
    local start = source.args[layout.offset]
    check_whole(layout.offset, start, 0)
    check_whole(layout.limit, source.args[layout.limit], 1)
    return setmetatable({
        source = source,
        layout = layout,
        offset = start == nil and 0 or start,
        limit = source.args[layout.limit] or largest,
        largest = largest,
        wanted = not source.keep and source.max_items or math.huge,
        given = window.new(layout.identity),
        ended = false,
    }, walk)
end

function walk:incomplete(message)
    local of = self.count and (" of %d"):format(self.count) or ""
    return errors.new {
        kind = "incomplete",
        operation = self.source.definition.id,
        outcome = "done",
        message = ("%s at offset %d%s"):format(message, self.offset, of),
        hint = "the list may have changed meanwhile: run it again",
        retryable = true,
    }
end

function walk:unreadable(field, problem)
    return errors.new {
        kind = "decode",
        operation = self.source.definition.id,
        outcome = "done",
        message = ("the answer cannot be read: %s %s"):format(field, problem),
        field = field,
        rule = "page",
        retryable = false,
    }
end

-- Identities of a page's items, made once.
local function identities_of(self, page)
    if not page.ids then
        page.ids, page.unique = {}, {}
        for index, item in ipairs(page.items) do
            page.ids[index], page.unique[index] = self.given:identity(item)
        end
    end
    return page.ids
end

-- Asks for a page: `{ answer, items, count, offset, asked }`, or nil and an error. `offset` is
-- where it stands in the list: past the end the service sends the last page.
function walk:ask(offset, limit)
    local args = tables.copy(self.source.args)
    args[self.layout.offset], args[self.layout.limit] = offset, limit
    local answer, err = self.source.fetch(args)
    if not answer then
        return nil, err
    end
    local field, problem = page_layout.problem(self.layout, answer)
    if field then
        return nil, self:unreadable(field, problem)
    end
    local items = page_layout.items(self.layout, answer) or {}
    local count = page_layout.count(self.layout, answer)
    local stands_at = tonumber(offset) or 0
    if count and stands_at >= count then
        return { answer = answer, items = items, count = count, past_the_end = true,
            offset = math.max(0, count - #items), asked = offset }
    end
    return { answer = answer, items = items, count = count, offset = stands_at, asked = offset }
end

-- The index of the item in a page that was given last of all that the page holds; nil when it holds
-- none. An identity that several remembered items share tells no place.
function walk:last_given_in(page)
    local found, highest = nil, 0
    for index, id in ipairs(identities_of(self, page)) do
        local rank = self.given:rank(id)
        if rank and rank > highest and self.given:is_one(id) then
            found, highest = index, rank
        end
    end
    return found
end

-- Whether a page contradicts the order in which its items were given; `from` is the first that
-- counts as new.
function walk:is_reordered(page, from)
    local before = 0
    for index, id in ipairs(identities_of(self, page)) do
        local rank = page.unique[index] and self.given:rank(id)
        if rank and (index >= from or rank < before) then
            return true
        end
        before = rank or before
    end
    return false
end

-- Looks at pages one after the other, by `step` (negative: back), until one holds what was given or
-- there is no more; returns the page and the index, or the last page that was looked at and nil.
function walk:scan(page, step)
    local rounds = math.ceil((page.count or page.offset) / math.abs(step)) + 2
    for _ = 1, rounds do
        local place = math.max(0, page.asked + step)
        local at_end = step > 0 and (#page.items == 0 or page.count and place >= page.count)
        if page.asked == 0 and step < 0 or at_end then
            break
        end
        local next_page, err = self:ask(place, self.limit)
        if not next_page then
            return nil, nil, err
        end
        page = next_page
        local index = self:last_given_in(page)
        if index then
            return page, index
        end
    end
    return page, nil
end

-- Whether so much has gone from the list that all of the last page may have gone.
function walk:explains_loss(page)
    return self.count and page.count and self.count - page.count >= self.given.last_count
end

-- Where a changed count says that the last item stands now; nil when it says nothing.
function walk:hinted_place(page)
    local moved = self.count and page.count and page.count - self.count or 0
    local place = math.max(0, page.asked + moved)
    return place ~= page.asked and place or nil
end

-- Finds the place again when a page holds nothing that was given: a page, and the index of the last
-- item in it that was given (0: all of it is new); or nil, nil and an error.
function walk:find_again(missed)
    local page, index, err
    local hint = self:hinted_place(missed)
    if hint then
        page, err = self:ask(hint, self.limit)
        index = page and self:last_given_in(page)
        if index or err then
            return page, index, err
        end
    end
    local step = math.max(1, self.limit - 1)
    if not (page and page.asked == 0 and page.asked + #page.items >= missed.asked) then
        page, index, err = self:scan(missed, -step)
        if index or err then
            return page, index, err
        end
    end
    local explained = self:explains_loss(page)
    if not explained then
        local found
        found, index, err = self:scan(missed, step)
        if index or err then
            return found, index, err
        end
    end
    if page.asked == 0 and self.given:reaches_the_beginning() then
        return page, 0
    end
    return nil, nil, self:incomplete("what was read last is gone, and the place with it,")
end

-- What of a page is new: the page, the index of the item before it, and whether the walk stood
-- where it thought (fourth); or nil, nil and an error. The page may be another than was asked for,
-- when the place had to be found again.
function walk:align(page)
    if not self.given.last then
        return page, 0
    end
    local in_place = identities_of(self, page)[1] == self.given.last and page.offset == page.asked
    if in_place and not self.given:has_later_ones() then
        return page, 1, nil, true
    end
    local index = self:last_given_in(page)
    if index then
        return page, index, nil, in_place
    end
    return self:find_again(page)
end

-- Takes out of an answer what was given already.
local function leave_new_items(items, known)
    local total = #items
    for index = 1, total do
        items[index] = items[index + known]
    end
end

-- Notes the items of a page behind the index `known` as given.
function walk:accept(page, known)
    local ids = {}
    for index = known + 1, #page.items do
        ids[#ids + 1] = identities_of(self, page)[index]
    end
    local received = #page.items
    self.given:add(ids, page.offset + known)
    self.offset, self.count = page.offset + received, page.count
    self.wanted = self.wanted - #ids
    self.ended = self:is_last(page, received)
    leave_new_items(page.items, known)
    return page.answer, page.items
end

function walk:is_last(page, received)
    if page.count then
        return self.offset >= page.count
    end
    if self.layout.count then
        return false -- it should announce one: only a page without anything new is believed
    end
    local answered = page_layout.limit(self.layout, page.answer)
    return received < (answered or page.limit)
end

-- What a page without anything new means: nil at the end, else an error.
function walk:judge_nothing_new(page)
    self.count = page.count
    if page.count and page.offset + #page.items < page.count then
        return self:incomplete("the service sent nothing new")
    end
    self.ended = true
    return nil
end

-- The place to ask at, and how many items: from the last one that was given on.
function walk:next_place()
    if not self.given.last then
        return self.offset, self.limit
    end
    local limit = self.limit
    if type(limit) == "number" and limit < self.largest then
        limit = limit + 1
    end
    return self.offset - 1, limit
end

-- Asks for the page at the walk's place; returns as `next` does.
function walk:advance()
    if self.ended then
        return nil
    end
    for _ = 1, 2 do
        local offset, limit = self:next_place()
        local asked, err = self:ask(offset, limit)
        if not asked then
            return nil, nil, err
        end
        asked.limit = limit
        local empty = #asked.items == 0 and asked.count and asked.offset < asked.count
        if empty then
            self.count = asked.count
            return nil, nil, self:incomplete("the service sent an empty page")
        end
        if not self.given.last and asked.count and asked.past_the_end then
            self.ended, self.count = true, asked.count
            return nil
        end
        local page, known, problem, in_place = self:align(asked)
        if problem then
            return nil, nil, problem
        end
        page.limit = page.limit or self.limit
        if self.given.last and self:is_reordered(page, known + 1) then
            return nil, nil, self:incomplete("the list was reordered")
        end
        if #page.items > known then
            return self:accept(page, known)
        end
        if in_place or page.past_the_end or not self.given.last then
            return nil, nil, self:judge_nothing_new(page)
        end
        -- The last item stands at the end of another place than was thought: look behind it.
        self.offset, self.count = page.offset + known, page.count
        self.given:go_back_to(page.ids[known])
    end
    return nil, nil, self:incomplete("the service repeated a page")
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
