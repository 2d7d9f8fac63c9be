--- Where a paged operation's answer holds its items, their count and the page size. Pure.
--
-- A page is an answer that holds a list of items, or announces that there are none. Everything else
-- (no body, `{}`, another value in place of the list) is no page, and must not be taken for an
-- empty one.

local core = require "hwmeeting.core"

local page_layout = {}

-- Path → its keys: every answer is looked into, and there are few paths.
local keys_of = {}

local function split(path)
    local keys = {}
    for key in path:gmatch("[^.]+") do
        keys[#keys + 1] = key
    end
    keys_of[path] = keys
    return keys
end

local function dig(value, path)
    local keys = keys_of[path] or split(path)
    for index = 1, #keys do
        if type(value) ~= "table" then
            return nil
        end
        value = value[keys[index]]
    end
    return value
end

-- The field that stands beside the items under another name: "data.data" and "limit" →
-- "data.limit".
local function beside(path, name)
    local parent = path:match("^(.*%.)[^.]+$") or ""
    return parent .. name
end

-- Exact in every number type, and more than any list holds.
local largest_count = 2 ^ 53

--- A count as it was answered: a whole number, or the digits of one; true and false are 1 and 0, as
-- everywhere (`forms/values.lua`).
-- @param value any value
-- @treturn integer|nil nil when it is absent or null
-- @treturn string|nil what is wrong with it
local function read_count(value)
    if value == nil or value == core.null then
        return nil
    end
    local number = value
    if type(value) == "boolean" then
        number = value and 1 or 0
    elseif type(value) == "string" and value:find("^%d+$") then
        number = tonumber(value)
    end
    local whole = type(number) == "number" and number >= 0 and number <= largest_count
        and number % 1 == 0
    if not whole then
        return nil, "is no whole number"
    end
    return math.floor(number)
end

--- Whether a decoded value is a JSON array. The core marks the empty ones.
-- @param value any value
-- @treturn boolean
function page_layout.is_list(value)
    return type(value) == "table" and (#value > 0 or getmetatable(value) == core.array_mt)
end

--- The items of a page.
-- @tparam table layout the operation's `pages`
-- @param answer the decoded answer
-- @treturn table|nil the answer's own list; nil where it holds none
function page_layout.items(layout, answer)
    local items = dig(answer, layout.items)
    return page_layout.is_list(items) and items or nil
end

--- How many items the service announces.
-- @tparam table layout the operation's `pages`
-- @param answer the decoded answer
-- @treturn integer|nil
-- @treturn string|nil what is wrong with it
function page_layout.count(layout, answer)
    if not layout.count then
        return nil
    end
    return read_count(dig(answer, layout.count))
end

--- The page size that the service answered, nil where it says none that can be read.
-- @tparam table layout the operation's `pages`
-- @param answer the decoded answer
-- @treturn integer|nil
function page_layout.limit(layout, answer)
    return (read_count(dig(answer, beside(layout.items, layout.limit))))
end

--- What keeps an answer from being a page.
-- @tparam table layout the operation's `pages`
-- @param answer the decoded answer
-- @treturn string|nil path of the field
-- @treturn string|nil what is wrong with it; nil and nil when it is a page
function page_layout.problem(layout, answer)
    local count, wrong = page_layout.count(layout, answer)
    if wrong then
        return layout.count, wrong
    end
    if page_layout.items(layout, answer) then
        return nil
    end
    local given = dig(answer, layout.items)
    if given ~= nil and given ~= core.null then
        return layout.items, "is no list"
    end
    if count == nil then
        return layout.items, "is missing"
    end
    return nil
end

return page_layout
