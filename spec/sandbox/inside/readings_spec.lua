--- The sandbox's own reading of the vendor's pages and the catalogue's, side by side (Lua 5.4).
--
-- The operations with rules of their own are checked by these rules, not by the catalogue; here
-- both must agree, so that a slip in one of them is seen. What differs on purpose is listed.

local support = require "spec.sandbox.inside.support"

local catalogue = require "hwmeeting.catalogue"

-- Rules that the sandbox has beyond the catalogue's, with the reason. (Nor does it take counts and
-- times below 0, whatever the pages leave out.)
local on_purpose = {
    ["ShowMeetingDetail.query.limit"] = "0 to 500, as the lists say",
    ["ShowHisMeetingDetail.query.limit"] = "0 to 500, as the lists say",
    ["ProlongMeeting.body.duration"] = "at least a minute",
}
for _, id in ipairs { "Create", "Update" } do
    for _, kind in ipairs { "Meeting", "RecurringMeeting" } do
        on_purpose[id .. kind .. ".body.cycleParams.interval"] = "1 where none is given"
    end
end

local function type_of(field)
    local simple = { string = "string", integer = "integer", long = "integer", number = "number",
        boolean = "boolean" }
    return field.list and "list" or simple[field.type] or "object"
end

local function listed(values)
    local texts = {}
    for index, value in ipairs(values or {}) do
        texts[index] = tostring(value)
    end
    table.sort(texts)
    return table.concat(texts, ",")
end

local checked_names = { "minimum", "maximum", "minimum_length", "maximum_length" }

-- What a rule and a field say differently, as texts.
local function compare(rule, field, path, found)
    local function note(what, own, other)
        if own ~= other then
            found[#found + 1] = ("%s: %s is %s here, %s in the catalogue"):format(
                path, what, tostring(own), tostring(other))
        end
    end
    if on_purpose[path] then
        return
    end
    note("type", rule.type, type_of(field))
    note("required", rule.required or false, field.required or false)
    local of_one = rule.items or rule
    note("enumeration", listed(of_one.one_of), listed(field.enumeration))
    for _, name in ipairs { "minimum_items", "maximum_items" } do
        note(name, rule[name], field[name])
    end
    for _, name in ipairs(checked_names) do
        local is_natural = name == "minimum" and rule[name] == 0 and not field[name]
        note(name, not is_natural and rule[name] or nil, field[name])
    end
    if rule.default ~= nil then
        note("default", rule.default, field.default)
    end
    local fields = rule.fields or rule.items and rule.items.fields
    local model = fields and catalogue.model_definition(field.type)
    for _, inner in ipairs(model and model.fields or {}) do
        local own = fields[inner.name]
        if own then
            compare(own, inner, path .. "." .. inner.name, found)
        else
            note(inner.name, nil, "there")
        end
    end
end

local function fields_of(definition, place)
    if place == "body" then
        local model = definition.body.type and catalogue.model_definition(definition.body.type)
        return model and model.fields or {}
    end
    local fields = {}
    for _, field in ipairs(definition.parameters) do
        fields[#fields + 1] = field.place == place and field or nil
    end
    return fields
end

local function compare_rules(operation, definition, place, rules, found)
    for _, field in ipairs(fields_of(definition, place)) do
        local rule = rules[field.name]
        if rule then
            compare(rule, field, ("%s.%s.%s"):format(definition.id, place, field.name), found)
        elseif field.required and not field.token then
            found[#found + 1] = ("%s.%s.%s has no rule"):format(operation.id, place, field.name)
        end
    end
end

describe("the sandbox's own rules", function()
    local box = support.service()

    it("say what the catalogue says", function()
        local found, count = {}, 0
        for _, operation in pairs(box.router.fixed) do
            local definition = catalogue.find(operation.id)
                and catalogue.definition(operation.id)
            if definition then
                count = count + 1
                assert.are.same({ operation.method, operation.path },
                    { definition.method, definition.path })
                compare_rules(operation, definition, "query", operation.query or {}, found)
                compare_rules(operation, definition, "body", operation.body or {}, found)
            end
        end
        table.sort(found)
        assert.are.same({}, found)
        assert.are.equal(25, count)
    end)
end)
