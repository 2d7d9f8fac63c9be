--- Requests made from the vendor's published rules alone (published_rules.lua): one that keeps all
-- of an operation's rules, and from it those that break one, or stand at its edge.
--
-- A request is { path, query, headers, body = tables of values }; of a list the first item is the
-- one that is tried.

local rule_requests = {}

local samples = {
    ["unix seconds"] = 1894696200,
    ["unix milliseconds"] = 1894696200000,
    ["yyyy-MM-dd"] = "2030-01-15",
    ["yyyy-MM-dd HH:mm"] = "2030-01-15 08:30",
    ["yyyy-MM-dd HH:mm UTC"] = "2030-01-15 08:30",
}

local numeric = { integer = true, long = true, number = true }

local function clamped(value, minimum, maximum)
    return math.min(math.max(value, minimum or value), maximum or value)
end

local valid_object

local function valid_item(field, models)
    if field.enumeration then
        return field.enumeration[1]
    elseif field.format then
        return assert(samples[field.format], field.format)
    elseif field.type == "string" or field.type == "file" then
        return ("x"):rep(math.max(field.minimum_length or 1, 1))
    elseif field.type == "boolean" then
        return true
    elseif numeric[field.type] then
        return clamped(1, field.minimum, field.maximum)
    end
    return valid_object(models[field.type], models)
end

local function valid_list(field, models, count)
    local list = {}
    for i = 1, count do
        list[i] = valid_item(field, models)
    end
    return list
end

local function valid(field, models)
    return field.list and valid_list(field, models, math.max(field.minimum_items or 1, 1))
        or valid_item(field, models)
end

function valid_object(fields, models)
    local object = {}
    for _, field in ipairs(fields) do
        if field.required then
            object[field.name] = valid(field, models)
        end
    end
    return object
end

local function valid_body(body, models)
    if body.kind == "none" then
        return nil
    elseif body.kind == "array" then
        return valid_list(body, models, math.max(body.minimum_items or 1, 1))
    elseif body.kind == "map" then
        return { key = valid_item(body, models) }
    end
    return valid_object(models[body.type], models)
end

--- A request that keeps all rules and gives no more than what is required.
function rule_requests.valid(operation, published)
    local request = { path = {}, query = {}, header = {} }
    for _, parameter in ipairs(operation.parameters) do
        if parameter.required or parameter.place == "path" then
            request[parameter.place][parameter.name] = valid(parameter, published.models)
        end
    end
    request.body = valid_body(operation.body, published.models)
    return request
end

-- Visits the fields of a model and of the models below it; `holder(request)` is the table that a
-- field lies in, made where it is not there yet.
local function visit_fields(fields, models, prefix, holder, visit, under_way)
    for _, field in ipairs(fields) do
        local path = prefix .. field.name
        visit(field, path, function(request, value)
            holder(request)[field.name] = value
        end)
        if models[field.type] and not under_way[field.type] then
            under_way[field.type] = true
            visit_fields(models[field.type], models, path .. (field.list and "[1]." or "."),
                function(request)
                    local outer = holder(request)
                    outer[field.name] = outer[field.name] or valid(field, models)
                    return field.list and outer[field.name][1] or outer[field.name]
                end, visit, under_way)
            under_way[field.type] = nil
        end
    end
end

local function visit_body(operation, models, visit)
    local body = operation.body
    local fields = models[body.type]
    if body.kind == "array" or body.kind == "map" then
        local key = body.kind == "array" and 1 or "key"
        local whole = { name = "body", type = body.type, list = body.kind == "array" or nil,
            minimum_items = body.minimum_items, maximum_items = body.maximum_items,
            place = "body" }
        if body.kind == "array" then
            visit(whole, "body", function(request, value)
                request.body = value
            end)
        end
        if fields then
            visit_fields(fields, models, "body[1].", function(request)
                return request.body[key]
            end, visit, {})
        else
            visit({ name = key, type = body.type }, body.kind == "array" and "body[1]" or "key",
                function(request, value)
                    request.body[key] = value
                end)
        end
    elseif fields then
        visit_fields(fields, models, "", function(request)
            return request.body
        end, visit, { [body.type] = true })
    end
end

--- Visits every parameter of an operation and every field of its body.
-- @param visit function(field, path, set): `path` as messages name the field (`attendees[1].name`),
--   `set(request, value)` puts a value there, or takes it away with nil
function rule_requests.each_field(operation, published, visit)
    for _, parameter in ipairs(operation.parameters) do
        visit(parameter, parameter.name, function(request, value)
            request[parameter.place][parameter.name] = value
        end)
    end
    visit_body(operation, published.models, visit)
end

-- A text of so many characters, which are more bytes.
local function text_of(length)
    return ("会"):rep(length)
end

local function beyond(field, step)
    local bound = field.maximum
    if step < 0 then
        bound = field.minimum
    end
    for _, value in ipairs(field.enumeration or {}) do
        if step > 0 then
            bound = math.max(bound or value, value)
        end
    end
    return bound and bound + step
end

-- What is not of the field's type. In an address, a header or a form everything is text.
local function other_types(field, is_text)
    if field.list then
        return is_text and {} or { "x", 5 }
    elseif numeric[field.type] then
        return { is_text and "five" or "5", is_text and "5x" or true }
    elseif field.type == "boolean" then
        return { is_text and "yes" or 1 }
    elseif field.type == "string" or field.type == "file" then
        return is_text and {} or { 5, true }
    end
    return { "x", 5 }
end

--- The values that break a rule of the field.
-- @param is_text whether it is sent as text: in the address, a header or a form
-- @return list of { rule, value }; value is nil where what is required is missing
function rule_requests.breaking(field, published, is_text)
    local list = {}
    local function add(rule, value)
        list[#list + 1] = { rule = rule, value = value }
    end
    for _, value in ipairs(other_types(field, is_text)) do
        add("type", value)
    end
    if field.required and field.place ~= "path" then
        add("required", nil)
    end
    local function item(value)
        return field.list and field.place ~= "body" and { value } or value
    end
    local out = field.enumeration and "enumeration" or "range"
    if numeric[field.type] and not field.enumeration then
        for _, step in ipairs { -1, 1 } do
            if beyond(field, step) then
                add("range", item(beyond(field, step)))
            end
        end
    elseif field.enumeration then
        add(field.maximum and "range" or out, item(field.type == "string" and "no such value"
            or beyond(field, 1)))
    end
    if (field.minimum_length or 0) > 0 and not field.enumeration then
        add("length", item(text_of(field.minimum_length - 1)))
    end
    if field.maximum_length and not field.enumeration then
        add("length", item(text_of(field.maximum_length + 1)))
    end
    if (field.minimum_items or 0) > 0 then
        add("items", valid_list(field, published.models, field.minimum_items - 1))
    end
    if field.maximum_items then
        add("items", valid_list(field, published.models, field.maximum_items + 1))
    end
    return list
end

--- The values that keep all rules of the field, at their edges; where there is no rule, large ones.
-- @return list of values
function rule_requests.keeping(field, published)
    local list = {}
    local function add(value)
        if value ~= nil then
            list[#list + 1] = field.list and { value } or value
        end
    end
    for _, value in ipairs(field.enumeration or {}) do
        add(value)
    end
    if numeric[field.type] then
        add(field.minimum)
        add(field.maximum)
        if not field.enumeration and not field.maximum and not field.format then
            add(2000000000)
        end
    elseif field.type == "boolean" then
        add(true)
        add(false)
    elseif field.type == "string" and not field.enumeration and not field.format then
        add(text_of(math.max(field.minimum_length or 0, 1)))
        add(text_of(field.maximum_length or 3000))
    elseif field.format then
        add(samples[field.format])
    end
    for _, count in ipairs { field.minimum_items or 1, field.maximum_items or 300 } do
        if field.list then
            list[#list + 1] = valid_list(field, published.models, count)
        end
    end
    return list
end

return rule_requests
