--- How the service pages its lists (Lua 5.4).
--
-- offset counts records from 0 and limit is 20 by default and 500 at most. An offset past the end
-- gives the LAST page again, as documented for most lists, so that a client which reads "until
-- empty" never ends.

local json = require "hwmeeting.sandbox.json"

local paging = {}

paging.default_limit = 20

--- The rules of the two query parameters, for a call's `query` table.
paging.offset = { type = "integer", minimum = 0, default = 0 }
paging.limit = { type = "integer", minimum = 0, maximum = 500, default = paging.default_limit }

--- One page of a list.
-- @tparam table items the whole list
-- @tparam integer offset records to skip
-- @tparam integer limit records per page; 0 (or less, where the documents give no range) means the
--   default
-- @tparam function present turns an item into what is answered
-- @treturn table `{ offset, limit, count, data }`, offset as it was asked
function paging.page(items, offset, limit, present)
    if limit <= 0 then
        limit = paging.default_limit
    end
    local first = math.max(0, offset)
    if first >= #items and #items > 0 then
        first = (#items - 1) // limit * limit
    end
    local data = json.list()
    for index = first + 1, math.min(first + limit, #items) do
        data[#data + 1] = present(items[index])
    end
    return { offset = offset, limit = limit, count = #items, data = data }
end

--- The page that a call's query asks for, of the list as it is now (faults/moving_lists.lua).
-- @tparam table call with `offset` (default 0) and `limit` in its query
function paging.answer(call, items, present)
    local limit = call.query.limit or paging.default_limit
    return paging.page(call.as_now(items), call.query.offset or 0, limit, present)
end

return paging
