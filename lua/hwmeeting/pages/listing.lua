--- Lists that come in pages: iterators over what any paged operation answers.

local arguments = require "hwmeeting.forms.arguments"
local catalogue = require "hwmeeting.catalogue"
local misuse = require "hwmeeting.misuse"
local moments = require "hwmeeting.forms.moments"
local operation_name = require "hwmeeting.catalogue.operation_name"
local page_layout = require "hwmeeting.catalogue.page_layout"
local reading = require "hwmeeting.call.reading"

local listing = {}

-- Starts a function beside the caller. In a script that has no loop it is driven a first time, so
-- that its request is on the way before the caller goes on.
local function starter(state)
    return function(f)
        local loop = state.loop.current()
        local started = require("hwmeeting.loop.task").start(loop, f)
        if loop.pump then
            loop.pump(0)
        end
        return started
    end
end

-- What of a page must be readable, as a pattern: its items, and where each value counts all of
-- them.
local function pattern_of_loss(definition, strict)
    local items = "^" .. definition.pages.items:gsub("%p", "%%%0") .. "%[%d+%]"
    return strict and items or items .. "$"
end

-- Makes the calls, reads the items as their fields say, and adds to each its times as unix seconds.
local function fetcher(client, definition, call_options, choice)
    local pattern = pattern_of_loss(definition, choice.strict)
    call_options = arguments.copy(call_options)
    if call_options.bulk == nil then
        call_options.bulk = true -- pages wait for the gateway's budget
    end
    return function(page_args)
        local answer, err = reading.call(client, definition.id, page_args, call_options)
        if not answer then
            return nil, err
        end
        for _, path in ipairs(reading.lost(answer)) do
            if path:find(pattern) then
                return nil, reading.error(definition.id, path, "is not what the list holds")
            end
        end
        if choice.on_page then
            choice.on_page(answer)
        end
        local items = choice.moments and page_layout.items(definition.pages, answer)
        for _, item in ipairs(items or {}) do
            moments.add(choice.moments, item)
        end
        return answer
    end
end

local function find_definition(name)
    local definition = catalogue.definition(operation_name.resolve(name))
    if not definition.pages then
        misuse.raise(("`%s` is no operation that answers in pages"):format(tostring(name)))
    end
    return definition
end

--- A lazy iterator over a paged operation, see `pages/iterator.lua`.
-- @tparam table client
-- @tparam string name the operation's id
-- @tparam table|nil args its arguments, and `max_items` and `prefetch` as for `client:each`
-- @tparam table|nil call_options as for `client:call`
-- @tparam table|nil choice `moments`: the kind of the items (`forms/moments.lua`), which get their
--   times as unix seconds; `keep(item)`: whether an item is wanted; `strict`: an item of which
--   a part cannot be read is an error, for it is to be sent back; `on_page(answer)` gets each page
-- @treturn table
function listing.new(client, name, args, call_options, choice)
    local state = require("hwmeeting.client.state").of(client)
    local definition = find_definition(name)
    local filters = arguments.copy(args)
    local max_items, prefetch = filters.max_items, filters.prefetch
    filters.max_items, filters.prefetch = nil, nil
    if prefetch ~= nil and type(prefetch) ~= "boolean" then
        misuse.raise("prefetch must be true or false")
    end
    return require("hwmeeting.pages.iterator").new {
        definition = definition,
        args = filters,
        max_items = max_items,
        keep = choice and choice.keep,
        suspends = function() return state.loop.suspends() end,
        start = prefetch and starter(state) or nil,
        fetch = fetcher(client, definition, call_options, choice or {}),
    }
end

return listing
