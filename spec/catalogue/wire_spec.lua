-- What the client sends, against what the fact base says must be sent. The expected request is made
-- here from ../shared/api alone: own percent-encoding, own order, and lua-cjson for the body.

local cjson = require "cjson"
local filler = require "spec.support.filler"
local hwmeeting = require "hwmeeting"
local same = require "spec.support.same"

local FACTS = "../shared/api/"
local BASE = "https://meeting.example"
local TOKEN = "access-token"

local function read_json(name)
    local file = io.open(FACTS .. name, "rb")
    if not file then
        return nil
    end
    local text = file:read("*a")
    file:close()
    return cjson.decode(text)
end

local function present(value)
    if value == cjson.null then
        return nil
    end
    return value
end

-- A parameter or field of the facts, in the words of the filler.
local function field_of(fact)
    local list = fact.type == "array"
    return {
        name = fact.name,
        type = list and fact.items or fact.type == "object" and fact.model or fact.type,
        list = list,
        enumeration = present(fact.enum),
        minimum = present(fact.min),
        maximum = present(fact.max),
        minimum_length = present(fact.min_length),
        maximum_length = present(fact.max_length),
        default = present(fact.default),
        discarded = present(fact.discarded),
    }
end

local function percent_encoded(text)
    return (text:gsub("[^A-Za-z0-9%-._~]", function(byte)
        return ("%%%02X"):format(byte:byte())
    end))
end

local function text_of(value)
    if type(value) == "number" then
        return ("%d"):format(value)
    end
    return tostring(value)
end

-- Headers that say of what kind the body is are made by the library.
local function is_given(parameter)
    return parameter.name ~= "Content-Type" and not present(parameter.discarded)
end

local function fill_parameters(operation, options, args)
    for _, parameter in ipairs(operation.params) do
        if is_given(parameter) then
            args[parameter.name] = filler.value(field_of(parameter), options)
        end
    end
end

local function fill_body(operation, options, args)
    local kind, name = operation.body_kind, present(operation.body)
    if kind == "array" then
        args.body = filler.value({ name = "item", type = name, list = true }, options)
    elseif kind == "map" then
        args.body = { ["key / 1"] = filler.value({ name = "item", type = name }, options) }
    elseif name then
        for key, value in pairs(filler.value({ name = "body", type = name }, options)) do
            if args[key] == nil then
                args[key] = value
            end
        end
    end
end

-- A list has its name once for each item.
local function add_to_query(query, name, value)
    for _, item in ipairs(type(value) == "table" and value or { value }) do
        query[#query + 1] = percent_encoded(name) .. "=" .. percent_encoded(text_of(item))
    end
end

local function expected_url(operation, args)
    local path, query = operation.path, {}
    for _, parameter in ipairs(operation.params) do
        if args[parameter.name] ~= nil and is_given(parameter) then
            local value = args[parameter.name]
            if parameter["in"] == "path" then
                local text = percent_encoded(text_of(value))
                path = path:gsub("{" .. parameter.name .. "}", (text:gsub("%%", "%%%%")))
            elseif parameter["in"] == "query" then
                add_to_query(query, parameter.name, value)
            end
        end
    end
    return BASE .. path .. (query[1] and "?" .. table.concat(query, "&") or "")
end

-- Facts call these `none` or leave the token to the caller; the vendor's SDKs send it.
local sends_token = { CheckToken = true, ShowMgmtSiteStatus = true }

local function expected_headers(operation, args)
    local headers = {}
    for _, parameter in ipairs(operation.params) do
        local is_header = parameter["in"] == "header" and is_given(parameter)
        if is_header and args[parameter.name] ~= nil then
            headers[parameter.name] = text_of(args[parameter.name])
        end
    end
    if operation.auth == "access_token" or sends_token[operation.id] then
        headers["X-Access-Token"] = TOKEN
    end
    if operation.body_kind ~= "none" and operation.body_kind ~= "multipart" then
        headers["Content-Type"] = "application/json"
    end
    return headers
end

local function expected_body(model, args)
    local body = {}
    for _, fact in ipairs(model.fields) do
        if not present(fact.discarded) then
            body[fact.name] = args[fact.name]
        end
    end
    return body
end

local function check_headers(expected, headers)
    for name, value in pairs(headers) do
        if name ~= "User-Agent" then
            local plain = name == "Content-Type" and value:gsub(";%s*charset=UTF%-8$", "") or value
            if expected[name] ~= plain then
                return ("header %s: expected %s, got %s"):format(name, tostring(expected[name]),
                    value)
            end
        end
    end
    for name in pairs(expected) do
        if headers[name] == nil then
            return "header " .. name .. " is missing"
        end
    end
    return nil
end

local function check_parts(model, args, parts)
    for index, fact in ipairs(model.fields) do
        local part, value = parts[index] or {}, args[fact.name]
        local data = type(value) == "table" and value.data or text_of(value)
        if part.name ~= fact.name or part.data ~= data then
            return ("part %d: expected %s = %q"):format(index, fact.name, data)
        end
    end
    return parts[#model.fields + 1] and "there are too many parts" or nil
end

local function check_body(operation, models, args, body)
    local model = models[present(operation.body)]
    if operation.body_kind == "none" then
        return body ~= nil and body ~= "" and "there is a body" or nil
    elseif operation.body_kind == "multipart" then
        return check_parts(model, args, body.multipart)
    end
    return same.difference(args.body or expected_body(model, args), cjson.decode(body))
end

local function all_arguments(operation, model_of)
    local args = {}
    fill_parameters(operation, { model_of = model_of, plain = true }, args)
    fill_body(operation, { model_of = model_of, without_discarded = true }, args)
    return args
end

-- The same without the optional parameters that the body does not have as well.
local function required_arguments(operation, model_of)
    local args, in_body = all_arguments(operation, model_of), {}
    local model = operation.body_kind == "json" and model_of(operation.body)
    for _, field in ipairs(model and model.fields or {}) do
        in_body[field.name] = true
    end
    for _, parameter in ipairs(operation.params) do
        if not present(parameter.required) and not in_body[parameter.name] then
            args[parameter.name] = nil
        end
    end
    return args
end

-- Tokens that the client does not hold must be given: here it is the same one.
local function with_token(operation, args)
    local given = { ["X-Access-Token"] = operation.auth == "access_token" and TOKEN or nil }
    for name, value in pairs(args) do
        given[name] = value
    end
    return given
end

local function check(client, operation, models, args)
    local request, err = client:prepare(operation.id, with_token(operation, args))
    if not request then
        return tostring(err)
    elseif request.method ~= operation.method then
        return "method " .. request.method
    elseif request.url ~= expected_url(operation, args) then
        return ("url: expected\n%s, got\n%s"):format(expected_url(operation, args), request.url)
    end
    return check_headers(expected_headers(operation, args), request.headers)
        or check_body(operation, models, args, request.body)
end

describe("the wire", function()
    local operations, models = read_json("operations.json"), read_json("models.json")
    if not operations then
        io.stderr:write("\n*** ", FACTS, " is not there: THE WIRE IS NOT COMPARED with it ***\n")
        pending("the facts are not beside this tree, so it was NOT COMPARED")
        return
    end

    local converted = {}
    local function model_of(name)
        if not converted[name] then
            local fields = {}
            for index, fact in ipairs(models[name].fields) do
                fields[index] = field_of(fact)
            end
            converted[name] = { fields = fields }
        end
        return converted[name]
    end

    local client = hwmeeting.new { base_url = BASE, access_token = TOKEN }

    local function problems_with(arguments_for)
        local problems = {}
        for _, operation in ipairs(operations) do
            local args = arguments_for(operation, model_of)
            local problem = check(client, operation, models, args)
            if problem then
                problems[#problems + 1] = operation.id .. ": " .. problem
            end
        end
        return table.concat(problems, "\n")
    end

    it("is what the facts say for every operation with all its arguments", function()
        assert.are.equal(202, #operations)
        assert.are.equal("", problems_with(all_arguments))
    end)

    it("has nothing more than what was given", function()
        assert.are.equal("", problems_with(required_arguments))
    end)
end)
