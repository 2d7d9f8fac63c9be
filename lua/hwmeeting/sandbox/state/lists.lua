--- What the tables of the state have in common (Lua 5.4).

local lists = {}

--- Takes an item out of a list; does nothing when it is not there.
-- @tparam table items
-- @tparam table item
function lists.remove(items, item)
    for index, other in ipairs(items) do
        if other == item then
            table.remove(items, index)
            return
        end
    end
end

--- A new id.
-- @tparam function make make(): an id, another one each time
-- @tparam table taken anything by id
-- @treturn string one that nothing has
function lists.unused(make, taken)
    local id
    repeat
        id = make()
    until not taken[id]
    return id
end

return lists
