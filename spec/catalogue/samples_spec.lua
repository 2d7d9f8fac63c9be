-- The vendor's published answers, decoded with the catalogue's models, against lua-cjson.

local catalogue = require "hwmeeting.catalogue"
local cjson = require "cjson"
local hwmeeting = require "hwmeeting"

local number_type = rawget(math, "type")

local operations = {
    "SearchOnlineMeetings", "ShowRegionInfoOfMeeting", "StartMeeting", "ShowHisMeetingDetail",
}

local function read_sample(operation)
    local file = assert(io.open("spec/fixtures/samples/" .. operation .. ".json", "rb"))
    local text = file:read "*a"
    file:close()
    return text
end

local function fields_of(model_name)
    local definition = model_name and catalogue.model_definition(model_name)
    local fields = {}
    for _, field in ipairs(definition and definition.fields or {}) do
        fields[field.name] = field
    end
    return fields
end

-- What lua-cjson made, less nulls of known fields.
local function expected_of(value, model_name)
    if type(value) ~= "table" then
        return value
    end
    local result, fields = {}, fields_of(model_name)
    for key, item in pairs(value) do
        local field = fields[key]
        local type_name = type(key) == "number" and model_name or field and field.type
        if not (item == cjson.null and field) then
            result[key] = expected_of(item, type_name)
        end
    end
    return result
end

-- Calls `visit` with each number of a decoded value.
local function each_number(value, visit)
    for _, item in pairs(value) do
        if type(item) == "table" then
            each_number(item, visit)
        elseif type(item) == "number" then
            visit(item)
        end
    end
end

describe("the vendor's sample answer of", function()
    for _, operation in ipairs(operations) do
        it(operation .. " decodes as lua-cjson decodes it, less nulls of known fields", function()
            local text = read_sample(operation)
            local value = assert(hwmeeting.decode(operation, { status = 200, body = text }))
            assert.same(expected_of(cjson.decode(text),
                catalogue.definition(operation).answer.type), value)
        end)

        -- Only where Lua has two kinds of numbers.
        if number_type then
            it(operation .. " has integers for integers", function()
                local value = assert(hwmeeting.decode(operation,
                    { status = 200, body = read_sample(operation) }))
                each_number(value, function(number)
                    assert.equal("integer", number_type(number))
                end)
            end)
        end

        it(operation .. " is known to the catalogue, key by key", function()
            local unknown = {}
            local function look(value, model_name)
                local fields = fields_of(model_name)
                for key, item in pairs(value) do
                    local field = fields[key]
                    if type(key) == "string" and not field then
                        unknown[#unknown + 1] = tostring(model_name) .. "." .. key
                    end
                    if type(item) == "table" then
                        look(item, type(key) == "number" and model_name or field and field.type)
                    end
                end
            end
            look(cjson.decode(read_sample(operation)), catalogue.definition(operation).answer.type)
            assert.same({}, unknown)
        end)
    end
end)
