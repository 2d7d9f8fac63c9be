-- Compares the catalogue with the fact base: operations.json, models.json, errors.json.

local catalogue = require "hwmeeting.catalogue"
local errors = require "hwmeeting.api.errors"
local expected = require "catalogue.expected"
local json_file = require "catalogue.json_file"

local absent = json_file.absent

local facts = {}

local function show(value)
    if type(value) == "table" then
        local parts = {}
        for i, item in ipairs(value) do
            parts[i] = show(item)
        end
        return "{" .. table.concat(parts, ", ") .. "}"
    end
    return type(value) == "number" and ("%.14g"):format(value) or tostring(value)
end

-- One comparison. A difference is a finding unless it is listed as meant; `meant` collects the
-- listed ones that were met.
local function compare(state, what, ours, theirs)
    if show(ours) == show(theirs) then
        return
    end
    local difference = expected.differences[what]
    if difference and show(difference[1]) == show(ours) then
        state.meant[what] = true
    else
        state.report("%s: the catalogue has %s, the facts have %s", what, show(ours), show(theirs))
    end
end

-- The facts' limits; a range that only repeats the ends of the enumeration says nothing and is left
-- out.
local function range_of(fact)
    local minimum, maximum, enumeration = absent(fact.min), absent(fact.max), absent(fact.enum)
    if enumeration and type(enumeration[1]) == "number" then
        local low, high = math.min(table.unpack(enumeration)), math.max(table.unpack(enumeration))
        if (not minimum or minimum == low) and (not maximum or maximum == high) then
            return nil, nil
        end
    end
    return minimum, maximum
end

local function type_of(fact)
    if fact.type == "array" then
        return fact.items, true
    elseif fact.type == "object" then
        return fact.model, nil
    end
    return fact.type, nil
end

local function flag(value)
    return absent(value) and true or nil
end

local function compare_field(state, what, ours, fact)
    local type_name, list = type_of(fact)
    local minimum, maximum = range_of(fact)
    compare(state, what .. " type", ours.type, type_name)
    compare(state, what .. " list", ours.list, list)
    compare(state, what .. " required", ours.required, flag(fact.required))
    compare(state, what .. " default", ours.default, absent(fact.default))
    compare(state, what .. " enumeration", ours.enumeration, absent(fact.enum))
    compare(state, what .. " minimum", ours.minimum, minimum)
    compare(state, what .. " maximum", ours.maximum, maximum)
    compare(state, what .. " minimum length", ours.minimum_length, absent(fact.min_length))
    compare(state, what .. " maximum length", ours.maximum_length, absent(fact.max_length))
    compare(state, what .. " minimum of items", ours.minimum_items, absent(fact.min_items))
    compare(state, what .. " maximum of items", ours.maximum_items, absent(fact.max_items))
    compare(state, what .. " format", ours.format, absent(fact.format))
    compare(state, what .. " discarded", ours.discarded, flag(fact.discarded))
end

local function by_place_and_name(parameters, place_key)
    local found = {}
    for _, parameter in ipairs(parameters) do
        found[parameter[place_key] .. " " .. parameter.name] = parameter
    end
    return found
end

-- Query parameters are sent in the order in which they are written, which is the vendor's.
local function order_of(parameters, place_key)
    local names = {}
    for _, parameter in ipairs(parameters) do
        if parameter[place_key] == "query" then
            names[#names + 1] = parameter.name
        end
    end
    return names
end

local function compare_parameters(state, operation, fact)
    local ours = by_place_and_name(operation.parameters, "place")
    local theirs = by_place_and_name(fact.params, "in")
    for key, parameter in pairs(theirs) do
        local what = operation.id .. " " .. key
        state.counts.parameters = state.counts.parameters + 1
        if ours[key] then
            compare_field(state, what, ours[key], parameter)
        else
            compare(state, what, nil, "such a parameter")
        end
    end
    for key in pairs(ours) do
        if not theirs[key] then
            state.report("%s %s: the facts have no such parameter", operation.id, key)
        end
    end
    compare(state, operation.id .. " order of the query", order_of(operation.parameters, "place"),
        order_of(fact.params, "in"))
end

local TOKENS = {
    access_token = "access",
    conference_token = "control",
    hmac = "signature",
    basic = "basic",
    none = "none",
}
-- The facts call a JSON object "json"; the other kinds have the same names.
local KINDS = { json = "object" }

local function kind_of(kind)
    return KINDS[kind] or kind
end

local function compare_pages(state, operation, fact)
    local ours, theirs = operation.pages, absent(fact.paged)
    if not ours or not theirs then
        return compare(state, operation.id .. " pages", ours and true, theirs and true)
    end
    for _, key in ipairs { "items", "count", "offset", "limit" } do
        compare(state, operation.id .. " pages " .. key, ours[key], absent(theirs[key]))
    end
    compare(state, operation.id .. " pages place", ours.place, absent(theirs["in"]) or "query")
end

local function compare_operation(state, operation, fact)
    local id = operation.id
    compare(state, id .. " method", operation.method, fact.method)
    compare(state, id .. " path", operation.path, fact.path)
    compare(state, id .. " page", operation.page, absent(fact.doc))
    compare(state, id .. " token", operation.token, TOKENS[fact.auth])
    compare_parameters(state, operation, fact)
    compare(state, id .. " body kind", operation.body.kind, kind_of(fact.body_kind))
    compare(state, id .. " body type", operation.body.type, absent(fact.body))
    compare(state, id .. " body required", operation.body.required, absent(fact.body_required))
    compare(state, id .. " body minimum of items", operation.body.minimum_items,
        absent(fact.min_items))
    compare(state, id .. " body maximum of items", operation.body.maximum_items,
        absent(fact.max_items))
    compare(state, id .. " answer kind", operation.answer.kind, kind_of(fact.response_kind))
    compare(state, id .. " answer type", operation.answer.type, absent(fact.response))
    compare_pages(state, operation, fact)
end

local function compare_operations(state, all)
    local theirs = {}
    for _, fact in ipairs(all) do
        theirs[fact.id] = true
        state.counts.operations = state.counts.operations + 1
        local operation = catalogue.definition(fact.id)
        if operation then
            compare_operation(state, operation, fact)
        else
            state.report("the operation %s is missing", fact.id)
        end
    end
    for _, id in ipairs(catalogue.names()) do
        if not theirs[id] then
            state.report("the facts have no operation %s", id)
        end
    end
end

-- Fields are in the vendor's order, so that one can be read next to the other.
local function compare_fields(state, model, fact)
    for i = 1, math.max(#model.fields, #fact.fields) do
        local ours, theirs = model.fields[i], fact.fields[i]
        state.counts.fields = state.counts.fields + 1
        if ours and theirs and ours.name == theirs.name then
            compare_field(state, model.name .. "." .. ours.name, ours, theirs)
        else
            compare(state, ("%s field %d"):format(model.name, i), ours and ours.name,
                theirs and theirs.name)
        end
    end
end

local function compare_models(state, all)
    for name, fact in pairs(all) do
        state.counts.models = state.counts.models + 1
        local model = catalogue.model_definition(name)
        if model then
            compare_fields(state, model, fact)
        else
            state.report("the model %s is missing", name)
        end
    end
    for _, name in ipairs(catalogue.model_names()) do
        if not all[name] then
            state.report("the facts have no model %s", name)
        end
    end
end

local function compare_errors(state, all)
    for code, fact in pairs(all) do
        state.counts.errors = state.counts.errors + 1
        local entry = errors.codes[code]
        if not entry then
            state.report("the error code %s is missing", code)
        else
            compare(state, code .. " status", entry.status, absent(fact.http))
            if not expected.meanings[code] then
                compare(state, code .. " meaning", entry.meaning, fact.meaning)
            end
        end
    end
    for code in pairs(errors.codes) do
        if not all[code] then
            state.report("the facts have no error code %s", code)
        end
    end
end

--- Compares the catalogue with the fact base.
-- @param folder where the three files are
-- @param report called with each finding
-- @return { operations, parameters, models, fields, errors, meant }, how many were compared
function facts.check(folder, report)
    local state = {
        report = report,
        meant = {},
        counts = { operations = 0, parameters = 0, models = 0, fields = 0, errors = 0, meant = 0 },
    }
    compare_operations(state, json_file.read(folder .. "/operations.json"))
    compare_models(state, json_file.read(folder .. "/models.json"))
    compare_errors(state, json_file.read(folder .. "/errors.json").codes)
    for what in pairs(expected.differences) do
        if state.meant[what] then
            state.counts.meant = state.counts.meant + 1
        else
            report("%s is listed as a difference but there is none", what)
        end
    end
    return state.counts
end

return facts
