--- What a walk remembers of the items that it gave: their identities, of the last pages only, so
-- that memory does not grow with the list.
--
-- An identity is a text. Where the catalogue says which fields tell an item of the list apart, it
-- is made of them; elsewhere, and where an item lacks them all, of the whole item. Identities are
-- texts because the items belong to the caller, who may change them, and so that a page that is
-- used up can be collected.

local window = {}
window.__index = window

-- Pages that are remembered.
local kept_pages = 3

--- An empty window.
-- @tparam table|nil fields names of the fields that tell items apart
-- @treturn table
function window.new(fields)
    return setmetatable({ fields = fields, pages = {}, rank_of = {}, times = {}, given = 0 },
        window)
end

local function sorted_keys(value)
    local keys = {}
    for key in pairs(value) do
        keys[#keys + 1] = key
    end
    table.sort(keys, function(a, b)
        if type(a) == type(b) then
            return a < b
        end
        return type(a) < type(b)
    end)
    return keys
end

-- A text that is the same for equal values and differs for others.
local function whole(value)
    if type(value) ~= "table" then
        return type(value):sub(1, 1) .. #tostring(value) .. ":" .. tostring(value)
    end
    local parts = {}
    for _, key in ipairs(sorted_keys(value)) do
        parts[#parts + 1] = whole(key) .. whole(value[key])
    end
    return "{" .. table.concat(parts) .. "}"
end

--- What tells an item from the others.
-- @param item as it was answered
-- @treturn string
-- @treturn boolean whether the list holds no other item of that identity, as far as the catalogue
--   knows
function window:identity(item)
    local fields = self.fields
    if fields and not fields[2] then
        local value = type(item) == "table" and item[fields[1]]
        if type(value) == "string" and value ~= "" then
            return value, true
        end
    end
    local parts, found = {}, false
    for index, name in ipairs(self.fields or {}) do
        local value = type(item) == "table" and item[name] or nil
        local is_scalar = type(value) == "string" and value ~= "" or type(value) == "number"
        parts[index] = is_scalar and #tostring(value) .. ":" .. tostring(value) or "-"
        found = found or is_scalar
    end
    if found then
        return table.concat(parts, " "), true
    end
    return whole(item), false
end

local function forget(self, page)
    for _, id in ipairs(page) do
        self.times[id] = self.times[id] - 1
        if self.times[id] == 0 then
            self.times[id], self.rank_of[id] = nil, nil
        end
    end
end

--- Remembers items that were given.
-- @tparam table ids their identities, in order
-- @tparam integer offset where the first of them stood in the list at that moment
function window:add(ids, offset)
    for _, id in ipairs(ids) do
        self.given = self.given + 1
        self.rank_of[id], self.times[id] = self.given, (self.times[id] or 0) + 1
    end
    self.pages[#self.pages + 1] = ids
    self.last, self.last_count = ids[#ids], #ids
    if #self.pages > kept_pages then
        forget(self, table.remove(self.pages, 1))
    end
    -- What was given before a page that stood at the beginning of the list is gone from it.
    self.oldest = self.oldest and self.oldest - 1 or nil
    if offset == 0 then
        self.oldest = kept_pages
    end
end

--- Says that an item is the last one that was given: what was given after it is not in the list any
-- more.
-- @tparam string id
function window:go_back_to(id)
    self.last = id
end

--- Whether remembered items were given after the last one.
-- @treturn boolean
function window:has_later_ones()
    return self.rank_of[self.last] ~= self.given
end

--- Whether all that was given and may still be in the list is remembered.
-- @treturn boolean
function window:reaches_the_beginning()
    return self.oldest ~= nil and self.oldest > 0
end

--- When an item was given: a number that grows.
-- @tparam string id
-- @treturn integer|nil nil when it is not remembered
function window:rank(id)
    return self.rank_of[id]
end

--- Whether an identity stands for one of the items that are remembered, and for no second one.
-- @tparam string id
-- @treturn boolean
function window:is_one(id)
    return self.times[id] == 1
end

return window
