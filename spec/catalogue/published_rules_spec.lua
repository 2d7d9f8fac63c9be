local catalogue = require "hwmeeting.catalogue"
local published = require("spec.support.published_rules").read()

-- The catalogue against the rules that the vendor publishes for requests, field by field and both
-- ways. What differs on purpose is listed, with the reason.

local on_purpose = {
    ["CreateAppIdToken header Content-Type"] = "every JSON body is sent with it",
    ["CreateProxyToken header Content-Type"] = "every JSON body is sent with it",
    ["CreateToken header Content-Type"] = "every JSON body is sent with it",
    ["CreateAppIdToken header X-Token-Type default"] = "the only value, sent when none is given",
    ["CreateConfToken header X-Login-Type default"] = "the only value, sent when none is given",
    ["InterpreterInfo.loginAccount required"] = "loginAccount or userID must be given",
}

local RULES = {
    "type", "list", "required", "discarded", "enumeration", "minimum", "maximum", "minimum_length",
    "maximum_length", "minimum_items", "maximum_items", "default", "format",
}

local function shown(value)
    if type(value) == "number" then
        return ("%.14g"):format(value)
    elseif type(value) ~= "table" then
        return tostring(value)
    end
    local texts = {}
    for i, item in ipairs(value) do
        texts[i] = shown(item)
    end
    return table.concat(texts, ", ")
end

local function compare(found, what, ours, theirs)
    if shown(ours) ~= shown(theirs) and not on_purpose[what] then
        found[#found + 1] = ("%s: %s here, %s published"):format(what, shown(ours), shown(theirs))
    elseif on_purpose[what] then
        on_purpose[what] = shown(ours) ~= shown(theirs) and "met" or on_purpose[what]
    end
end

local function compare_field(found, what, ours, theirs)
    for _, rule in ipairs(RULES) do
        compare(found, what .. " " .. rule, ours[rule], theirs[rule])
    end
end

local function by_name(fields)
    local named = {}
    for _, field in ipairs(fields) do
        named[(field.place and field.place .. " " or "") .. field.name] = field
    end
    return named
end

local function compare_fields(found, owner, ours, theirs, separator)
    ours, theirs = by_name(ours), by_name(theirs)
    for name, field in pairs(theirs) do
        local what = owner .. separator .. name
        if ours[name] then
            compare_field(found, what, ours[name], field)
        else
            compare(found, what, nil, "there")
        end
    end
    for name in pairs(ours) do
        if not theirs[name] then
            compare(found, owner .. separator .. name, "there", nil)
        end
    end
end

-- The names of the parameters of a query, in their order, in which they are sent.
local function query_of(operation)
    local names = {}
    for _, parameter in ipairs(operation.parameters) do
        names[#names + 1] = parameter.place == "query" and parameter.name or nil
    end
    return names
end

local function compare_operation(found, ours, theirs)
    compare(found, theirs.id .. " method", ours.method, theirs.method)
    compare(found, theirs.id .. " path", ours.path, theirs.path)
    compare_fields(found, theirs.id, ours.parameters, theirs.parameters, " ")
    compare(found, theirs.id .. " order of the query", query_of(ours), query_of(theirs))
    for _, key in ipairs { "kind", "type", "required", "minimum_items", "maximum_items" } do
        compare(found, theirs.id .. " body " .. key, ours.body[key] or nil, theirs.body[key])
    end
end

-- The models that requests of the catalogue reach.
local function request_models()
    local reached = {}
    local function reach(name)
        local model = catalogue.model_definition(name)
        if model and not reached[name] then
            reached[name] = true
            for _, field in ipairs(model.fields) do
                reach(field.type)
            end
        end
    end
    for _, id in ipairs(catalogue.names()) do
        reach(catalogue.definition(id).body.type)
    end
    return reached
end

describe("the vendor's published rules of requests", function()
    it("are 202 operations and 120 models, 1202 parameters and fields", function()
        local models, fields = 0, 0
        for _, list in pairs(published.models) do
            models, fields = models + 1, fields + #list
        end
        for _, operation in ipairs(published.operations) do
            fields = fields + #operation.parameters
        end
        assert.same({ 202, 120, 1202 }, { #published.operations, models, fields })
    end)

    it("are those of the catalogue's operations, no more and no fewer", function()
        local found = {}
        for _, theirs in ipairs(published.operations) do
            local ours = catalogue.definition(theirs.id)
            if ours then
                compare_operation(found, ours, theirs)
            else
                found[#found + 1] = theirs.id .. " is missing"
            end
        end
        for _, id in ipairs(catalogue.names()) do
            if not published.by_id[id] then
                found[#found + 1] = id .. " is not published"
            end
        end
        assert.same({}, found)
    end)

    it("are those of the catalogue's models, no more and no fewer", function()
        local found, reached = {}, request_models()
        for name, theirs in pairs(published.models) do
            if reached[name] then
                compare_fields(found, name, catalogue.model_definition(name).fields, theirs, ".")
            else
                found[#found + 1] = name .. " is missing"
            end
        end
        for name in pairs(reached) do
            if not published.models[name] then
                found[#found + 1] = name .. " is not published"
            end
        end
        assert.same({}, found)
    end)

    it("differ on purpose in nothing that is not listed", function()
        for what, state in pairs(on_purpose) do
            assert.message(what).equal("met", state)
        end
    end)
end)
