local catalogue = require "hwmeeting.catalogue"

-- What the line `pages` of an operation names must exist, in its answer and in its parameters.

local paged = {}
for _, id in ipairs(catalogue.names()) do
    if catalogue.definition(id).pages then
        paged[#paged + 1] = id
    end
end

local function field_of(fields, name)
    for _, field in ipairs(fields) do
        if field.name == name then
            return field
        end
    end
end

-- The field that a dotted name leads to, from a model.
local function follow(model_name, path)
    local field
    for name in path:gmatch "[^.]+" do
        local model = assert(catalogue.model_definition(field and field.type or model_name))
        field = field_of(model.fields, name)
        assert(field, ("%s has no field %s"):format(model.name, name))
    end
    return field
end

local COUNTS = { integer = true, long = true }

local function takes(definition, name)
    if definition.pages.place == "body" then
        return field_of(catalogue.model_definition(definition.body.type).fields, name)
    end
    local parameter = field_of(definition.parameters, name)
    return parameter and parameter.place == "query" and parameter
end

-- Lists without a field that is each item's own: invitations (any of their fields may be missing),
-- joins and actions of a meeting that is over, operations on a resource, rows of statistics.
local without = {
    SearchAttendanceRecordsOfHisMeeting = true, SearchCtlRecordsOfHisMeeting = true,
    SearchResourceOpRecord = true, ShowHisMeetingDetail = true, ShowMeetingDetail = true,
    ShowOnlineMeetingDetail = true, SearchStatisticConferenceInfo = true,
    SearchStatisticConferenceParticipant = true, SearchStatisticResourceInfo = true,
    SearchStatisticUserInfo = true,
}

describe("a list that comes in pages", function()
    it("is told in 39 operations", function()
        assert.equal(39, #paged)
    end)

    for _, id in ipairs(paged) do
        local definition = catalogue.definition(id)
        local pages = definition.pages

        it("has its items, its total and its parameters: " .. id, function()
            local items = follow(definition.answer.type, pages.items)
            assert.is_true(items.list)
            assert.truthy(catalogue.model_definition(items.type))
            if pages.count then
                assert.is_true(COUNTS[follow(definition.answer.type, pages.count).type])
            end
            for _, name in ipairs { pages.offset, pages.limit } do
                assert.is_true(COUNTS[assert(takes(definition, name), name).type])
            end
        end)

        it("says what tells its items apart: " .. id, function()
            assert.equal(without[id], pages.identity == nil or nil)
            local items = follow(definition.answer.type, pages.items)
            local model = catalogue.model_definition(items.type)
            for _, name in ipairs(pages.identity or {}) do
                local field = assert(field_of(model.fields, name), name)
                assert.is_nil(field.list)
                assert.is_nil(catalogue.model_definition(field.type))
            end
        end)
    end
end)
