-- Every model is filled, encoded, answered and decoded, and comes back equal; every operation is
-- encoded with all its arguments and its answer decoded. lua-cjson is the oracle: it reads what the
-- core writes, and writes what the core reads.

local cjson = require "cjson"
local catalogue = require "hwmeeting.catalogue"
local core = require "hwmeeting.core"
local filler = require "spec.support.filler"
local same = require "spec.support.same"

local BASE = "https://meeting.example"

local model_of = catalogue.model_definition
local request_options = { model_of = model_of, without_discarded = true }
local answer_options = { model_of = model_of }

local function has_file(name)
    for _, field in ipairs(model_of(name).fields) do
        if field.type == "file" then
            return true
        end
    end
    return false
end

-- An operation that sends a model and is answered with it.
local function echo_of(name)
    local descriptor = catalogue.model(name)
    return core.operation {
        id = "Echo", method = "POST", path = "/echo", parameters = {},
        body = { kind = "object", type = name, required = true, model = descriptor },
        answer = { kind = "object", type = name, model = descriptor },
    }
end

local number_type = rawget(math, "type") -- Lua 5.3 and later: integers are a type of their own

-- A whole number that is a float: 20.0 where 20 was sent.
local function first_float(value)
    for _, item in pairs(value) do
        local found = type(item) == "table" and first_float(item)
        if found then
            return found
        elseif number_type and number_type(item) == "float" and item % 1 == 0 then
            return item
        end
    end
    return nil
end

local function assert_same(expected, actual, what)
    local difference = same.difference(expected, actual)
    assert(not difference, difference and (what .. ": " .. difference))
end

describe("every model", function()
    it("is encoded as it was given and decoded as it was sent", function()
        local count = 0
        for _, name in ipairs(catalogue.model_names()) do
            if not has_file(name) then
                count = count + 1
                local operation = echo_of(name)
                local given = filler.value({ name = "body", type = name }, request_options)
                local request, problem = core.encode(operation, { body = given }, BASE, true)
                assert(request, problem and (name .. ": " .. tostring(problem.message)))
                assert_same(given, cjson.decode(request.body), name .. " encoded")
                local decoded, drifts = core.decode(operation, request.body)
                assert_same(given, decoded, name .. " decoded")
                assert.message(name).is_nil(drifts)
                assert.message(name).is_nil(first_float(decoded))
            end
        end
        assert.are.equal(#catalogue.model_names() - 4, count) -- four are uploads, tried below
    end)

    it("is decoded in full from an answer that another library wrote", function()
        for _, name in ipairs(catalogue.model_names()) do
            if not has_file(name) then
                local sent = filler.value({ name = "answer", type = name }, answer_options)
                local decoded, drifts = core.decode(echo_of(name), cjson.encode(sent))
                assert_same(sent, decoded, name)
                assert.message(name).is_nil(drifts)
            end
        end
    end)
end)

-- Arguments for all parameters and all of the body, in one table.
local function fill_arguments(definition)
    local args = {}
    for _, field in ipairs(definition.parameters) do
        if not field.discarded then
            args[field.name] = filler.value(field, { model_of = model_of, plain = true })
        end
    end
    local body = definition.body
    if body.kind == "object" or body.kind == "multipart" then
        for name, value in pairs(filler.value({ name = "body", type = body.type },
            request_options)) do
            args[name] = args[name] or value
        end
    elseif body.kind == "array" then
        args.body = filler.value({ name = "item", type = body.type, list = true },
            request_options)
    elseif body.kind == "map" then
        args.body = { ["a/b \"c\""] = filler.value({ name = "item", type = body.type },
            request_options) }
    end
    return args
end

local function expected_body(definition, args)
    if args.body then
        return args.body
    end
    local body = {}
    for _, field in ipairs(model_of(definition.body.type).fields) do
        if not field.discarded then
            body[field.name] = args[field.name]
        end
    end
    return body
end

local function check_upload(definition, args, request)
    local fields = model_of(definition.body.type).fields
    assert.message(definition.id).are.equal(#fields, #request.body.multipart)
    for index, part in ipairs(request.body.multipart) do
        local value = args[fields[index].name]
        assert.message(definition.id).are.equal(fields[index].name, part.name)
        assert.message(definition.id).are.equal(
            type(value) == "table" and value.data or tostring(value), part.data)
    end
end

describe("every operation", function()
    it("takes all its arguments and sends its body as they are", function()
        for _, id in ipairs(catalogue.names()) do
            local entry = catalogue.operation(id)
            local definition = entry.definition
            local args = fill_arguments(definition)
            local request, problem = core.encode(entry.descriptor, args, BASE, true)
            assert(request, type(problem) == "table" and (id .. ": " .. tostring(problem.message)))
            if definition.body.kind == "multipart" then
                check_upload(definition, args, request)
            elseif definition.body.kind ~= "none" then
                assert_same(expected_body(definition, args), cjson.decode(request.body), id)
            else
                assert.message(id).is_true(request.body == nil or request.body == "")
            end
        end
    end)

    it("has its answer decoded with every field", function()
        for _, id in ipairs(catalogue.names()) do
            local entry = catalogue.operation(id)
            local answer = entry.definition.answer
            if answer.kind ~= "none" then
                local sent = filler.value({ name = "answer", type = answer.type,
                    list = answer.kind == "array" }, answer_options)
                local decoded, drifts = core.decode(entry.descriptor, cjson.encode(sent))
                assert_same(sent, decoded, id)
                assert.message(id).is_nil(drifts)
            end
        end
    end)
end)
