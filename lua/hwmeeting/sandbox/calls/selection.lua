--- Which meetings and people a list call finds, and in which order (Lua 5.4).

local paging = require "hwmeeting.sandbox.calls.paging"
local users = require "hwmeeting.sandbox.state.users"

local selection = {}

local search_key = { type = "string", minimum_length = 1, maximum_length = 128 }

local function with(rules, more)
    for name, rule in pairs(more) do
        rules[name] = rule
    end
    return rules
end

--- Rules of the query parameters that all meeting lists share, and `more`.
function selection.list_rules(more)
    return with({
        userUUID = { type = "string" },
        offset = paging.offset,
        limit = paging.limit,
        queryAll = { type = "boolean", default = false },
        searchKey = search_key,
    }, more)
end

--- Rules of the query parameters that both detail calls share, and `more`.
function selection.people_rules(more)
    return with({
        userUUID = { type = "string" },
        offset = paging.offset,
        limit = paging.limit,
        searchKey = search_key,
    }, more)
end

--- Rules of the headers that both detail calls share.
selection.people_headers = {
    ["x-type"] = { type = "integer", one_of = { 0, 1, 2 }, default = 0 },
    ["x-query-type"] = { type = "integer", one_of = { 0, 1 }, default = 0 },
}

--- The items of which one of the texts contains the key, in any case of its letters.
-- @tparam table items
-- @tparam string|nil key nil keeps all
-- @tparam function texts texts(item): list of texts, holes allowed
function selection.matching(items, key, texts)
    if not key or key == "" then
        return items
    end
    key = key:lower()
    local found = {}
    for _, item in ipairs(items) do
        for _, text in pairs(texts(item)) do
            if text:lower():find(key, 1, true) then
                found[#found + 1] = item
                break
            end
        end
    end
    return found
end

-- Own meetings only, unless an administrator asks for all of the enterprise.
local function is_visible(call, meeting)
    if call.query.queryAll and users.is_administrator(call.user) then
        return meeting.owner.corp_id == call.user.corp_id
    end
    return meeting.owner == call.user
end

--- The meetings a list call finds: those the caller may see, that pass `accept` and match the
-- searchKey.
function selection.meetings(call, meetings, accept)
    local found = {}
    for _, meeting in ipairs(meetings) do
        if is_visible(call, meeting) and accept(meeting) then
            found[#found + 1] = meeting
        end
    end
    return selection.matching(found, call.query.searchKey, function(meeting)
        return { meeting.subject, meeting.id, meeting.owner.name }
    end)
end

--- The people of a detail call: those who match the searchKey; with X-Type 2 either terminals or
-- persons.
function selection.people(call, people)
    if call.headers["x-type"] == 2 then
        local wants_terminals = call.headers["x-query-type"] == 1
        local found = {}
        for _, person in ipairs(people) do
            if (person.kind == "terminal") == wants_terminals then
                found[#found + 1] = person
            end
        end
        people = found
    end
    return selection.matching(people, call.query.searchKey, function(person)
        return { person.name, person.number, person.account }
    end)
end

local function record_type(meeting)
    return meeting.details.recordType or 0
end

local orders = {
    ASC_StartTIME = function(a, b)
        return a.start < b.start
    end,
    DSC_StartTIME = function(a, b)
        return a.start > b.start
    end,
    ASC_RecordTYPE = function(a, b)
        return record_type(a) < record_type(b)
    end,
    DSC_RecordTYPE = function(a, b)
        return record_type(a) > record_type(b)
    end,
}

--- Sorts meetings by one of the documented orders; equal ones by id, so that pages never shift.
function selection.sort(meetings, order)
    local before = orders[order]
    table.sort(meetings, function(a, b)
        if before(a, b) then
            return true
        elseif before(b, a) then
            return false
        elseif a.id ~= b.id then
            return a.id < b.id
        end
        return (a.uuid or "") < (b.uuid or "")
    end)
end

return selection
