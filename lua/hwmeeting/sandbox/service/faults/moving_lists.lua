--- Lists that change between two pages (Lua 5.4).
--
-- What a list call finds stays in the sandbox's state; here some of it is out of sight, or in
-- another order, so that every paged list can lose, gain and move items under whoever walks it.
-- Items are named by their index in the unchanged list as the operation last found it.
--
-- The fault `move` changes a list before a page, by the seed:
--
--     remove    an item is gone
--     add       one that was held back is there; a quarter is, from the first page on
--     replace   one is gone and another is there: the count stays
--     any       one of these three
--     swap      two items change places

local random = require "hwmeeting.sandbox.random"

local MovingLists = {}
MovingLists.__index = MovingLists

local moving_lists = {}

local held_back_share = 4

local holds_back = { add = true, replace = true, any = true }

--- Makes lists that stand still.
-- @tparam integer seed of the generator that chooses items
-- @tparam table faults the list of faults: which lists hold items back
function moving_lists.new(seed, faults)
    local self = setmetatable({ random = random.new(seed), lists = {}, holding = {} }, MovingLists)
    for _, fault in ipairs(faults) do
        if fault.kind == "move" and holds_back[fault.value] then
            self.holding[fault.operation or "*"] = true
        end
    end
    return self
end

local function list_of(self, operation)
    local list = self.lists[operation]
    if not list then
        list = { found = {}, hidden = {}, was_hidden = {}, expected = {} }
        list.holds_back = self.holding[operation] or self.holding["*"]
        self.lists[operation] = list
    end
    return list
end

local function hide(list, item)
    list.hidden[item], list.was_hidden[item] = true, true
end

local function select(list, wants_hidden)
    local chosen = {}
    for _, item in ipairs(list.found) do
        if (list.hidden[item] == true) == wants_hidden then
            chosen[#chosen + 1] = item
        end
    end
    return chosen
end

-- Ranks of all items; those that come later have the rank of their index.
local function rank(list)
    if not list.ranks then
        list.ranks = {}
        for index, item in ipairs(list.found) do
            list.ranks[item] = index
        end
    end
    return list.ranks
end

local function swap(list, a, b)
    local ranks = rank(list)
    ranks[a], ranks[b] = ranks[b], ranks[a]
    list.reordered = true
end

local changes = {}

function changes.remove(self, list)
    local visible = select(list, false)
    if visible[1] then
        hide(list, self.random:pick(visible))
    end
end

function changes.add(self, list)
    local hidden = select(list, true)
    if hidden[1] then
        list.hidden[self.random:pick(hidden)] = nil
    end
end

function changes.replace(self, list)
    local hidden = select(list, true)
    changes.remove(self, list)
    if hidden[1] then
        list.hidden[self.random:pick(hidden)] = nil
    end
end

function changes.any(self, list)
    changes[self.random:pick { "remove", "add", "replace" }](self, list)
end

function changes.swap(self, list)
    local visible = select(list, false)
    if visible[2] then
        local first = table.remove(visible, self.random:integer(1, #visible))
        swap(list, first, self.random:pick(visible))
    end
end

local function hold_back(self, list)
    list.holds_back = false
    for _ = 1, #list.found // held_back_share do
        changes.remove(self, list)
    end
end

local function arranged(list)
    local items = select(list, false)
    if list.ranks then
        local index_of = {}
        for index, item in ipairs(list.found) do
            index_of[item] = index
        end
        table.sort(items, function(a, b)
            local x, y = list.ranks[a] or index_of[a], list.ranks[b] or index_of[b]
            if x == y then
                return index_of[a] < index_of[b]
            end
            return x < y
        end)
    end
    return items
end

--- Has a list change before its next page.
-- @tparam string operation
-- @tparam string change `remove`, `add`, `replace`, `any` or `swap`
function MovingLists:expect(operation, change)
    table.insert(list_of(self, operation).expected, change)
end

--- What an operation shows of what it found.
-- @tparam string operation
-- @tparam table found list of items, each a value of its own
-- @treturn table list: the same items, or fewer, in this order
function MovingLists:as_now(operation, found)
    local list = list_of(self, operation)
    list.found = found
    if list.holds_back then
        hold_back(self, list)
    end
    for _, change in ipairs(list.expected) do
        changes[change](self, list)
    end
    list.expected = {}
    return arranged(list)
end

local function indices(list, items)
    local index_of, found = {}, {}
    for index, item in ipairs(list.found) do
        index_of[item] = index
    end
    for place, item in ipairs(items) do
        found[place] = index_of[item]
    end
    return found
end

--- How a list stands.
-- @tparam string operation
-- @treturn table `total` items that were found last, `order`: the indices of those that are to be
--   seen, in their order, `stayed`: those that were to be seen all the time, `reordered`
function MovingLists:describe(operation)
    local list = list_of(self, operation)
    local stayed = {}
    for index, item in ipairs(list.found) do
        if not list.was_hidden[item] then
            stayed[#stayed + 1] = index
        end
    end
    return {
        total = #list.found,
        order = indices(list, arranged(list)),
        stayed = stayed,
        reordered = list.reordered == true,
    }
end

--- Changes a list by hand.
-- @tparam string operation which has been asked for at least once
-- @tparam table change `hide`, `show`: lists of indices; `swap`: list of two indices
-- @treturn boolean|nil true, or nil and a message (then nothing has changed)
-- @treturn nil|string
function MovingLists:change(operation, change)
    local list = list_of(self, operation)
    for _, name in ipairs { "hide", "show", "swap" } do
        for _, index in ipairs(change[name] or {}) do
            if not list.found[index] then
                return nil, ("%s has found no item %s"):format(operation, tostring(index))
            end
        end
    end
    if change.swap and #change.swap ~= 2 then
        return nil, "swap takes two indices"
    end
    for _, index in ipairs(change.hide or {}) do
        hide(list, list.found[index])
    end
    for _, index in ipairs(change.show or {}) do
        list.hidden[list.found[index]] = nil
    end
    if change.swap then
        swap(list, list.found[change.swap[1]], list.found[change.swap[2]])
    end
    return true
end

return moving_lists
