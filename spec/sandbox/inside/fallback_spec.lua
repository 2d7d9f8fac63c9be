--- The operations that come from the catalogue: checked against their definitions, and answered
-- with an example where they are not acted out (Lua 5.4).

local support = require "spec.sandbox.inside.support"

local catalogue = require "hwmeeting.catalogue"
local example = require "hwmeeting.sandbox.rules.example"
local json = require "hwmeeting.sandbox.json"

local SAMPLE = "914083136"

local function percent_encoded(text)
    return (
        text:gsub("[^%w%-._~]", function(byte)
            return ("%%%02X"):format(byte:byte())
        end)
    )
end

-- One value that a parameter's rules allow, as the example answers have them.
local function value_of(field)
    local definition = { answer = { kind = "object", type = "Only" } }
    local one = { name = "Only", fields = { field } }
    local value = example.answer(definition, function(name)
        return name == "Only" and one or catalogue.model_definition(name)
    end)[field.name]
    return value
end

local function text_of(field)
    local value = value_of(field)
    return tostring(type(value) == "table" and value[1] or value)
end

local function query_and_path(definition)
    local path, query = definition.path, {}
    for _, field in ipairs(definition.parameters) do
        local text = field.name:lower() == "conferenceid" and SAMPLE
            or percent_encoded(text_of(field))
        if field.place == "path" then
            path = path:gsub("{" .. field.name .. "}", (text:gsub("%%", "%%%%")))
        elseif field.place == "query" then
            query[#query + 1] = field.name .. "=" .. text
        end
    end
    return path .. (query[1] and "?" .. table.concat(query, "&") or "")
end

local PART = '--x\r\nContent-Disposition: form-data; name="%s"\r\n\r\nv\r\n'

local function body_of(definition, headers)
    local kind = definition.body.kind
    if kind == "none" then
        return ""
    elseif kind == "multipart" then
        headers["content-type"] = "multipart/form-data; boundary=x"
        local parts = {}
        for _, field in ipairs(catalogue.model_definition(definition.body.type).fields) do
            parts[#parts + 1] = PART:format(field.name)
        end
        return table.concat(parts) .. "--x--\r\n"
    elseif kind == "map" then
        return json.encode { key = value_of { name = "key", type = definition.body.type } }
    end
    local answer = { kind = kind, type = definition.body.type }
    return json.encode(example.answer({ answer = answer }, catalogue.model_definition))
end

local function headers_for(box, definition)
    local headers = support.signed_in(box)
    local meeting = box.state.meetings:find(SAMPLE)
    local token = box.state.control_tokens:issue(meeting, box.clock:now()).text
    for _, field in ipairs(definition.parameters) do
        if field.place == "header" then
            headers[field.name:lower()] = text_of(field)
        end
    end
    headers["x-conference-authorization"] = token
    headers.conftoken = headers.conftoken and token
    return headers
end

describe("the fallback", function()
    local box = support.service()
    support.call(box, "GET", "/load/the/rest")
    local operations, examples = {}, {}
    for _, operation in pairs(box.router.fixed) do
        if operation.checks_itself then
            operations[#operations + 1] = operation
            examples[#examples + 1] = operation.is_example and operation or nil
        end
    end

    it("knows every operation of the catalogue", function()
        for _, id in ipairs(catalogue.names()) do
            local definition = catalogue.definition(id)
            local found = box.router:match(definition.method, definition.path)
            assert.message(id).are.equal(id, found and found.id)
        end
        assert.is_true(#operations > 150)
    end)

    it("accepts what the catalogue allows and fills every field of the answer", function()
        for _, operation in ipairs(examples) do
            local definition = catalogue.definition(operation.id)
            local headers = headers_for(box, definition)
            local body = body_of(definition, headers)
            local status, answer =
                support.call(box, definition.method, query_and_path(definition), headers, body)
            assert
                .message(operation.id .. ": " .. tostring(answer.error_msg or "")).are
                .equal(200, status)
            if definition.answer.kind ~= "none" then
                local first = definition.answer.kind == "array" and answer[1] or answer
                assert.message(operation.id).are.equal(
                    definition.answer.kind == "array" and 2 or nil,
                    definition.answer.kind == "array" and #answer or nil
                )
                local model = catalogue.model_definition(definition.answer.type)
                for _, field in ipairs(model and model.fields or {}) do
                    assert.message(operation.id .. "." .. field.name).is_not_nil(first[field.name])
                end
            end
        end
    end)

    it("checks the token that the operation takes", function()
        for _, operation in ipairs(operations) do
            local definition = catalogue.definition(operation.id)
            local status, answer = support.call(box, definition.method, query_and_path(definition))
            if definition.token == "access" then
                assert
                    .message(operation.id).are
                    .same({ 401, "USG.200000004" }, { status, answer.error_code })
            elseif definition.token == "control" then
                assert
                    .message(operation.id).are
                    .same({ 401, "MMC.111070111" }, { status, answer.error_code })
            end
        end
    end)

    it("gives the same example again", function()
        local headers = support.signed_in(box)
        local _, _, first = support.call(box, "GET", "/v1/usg/dcs/corp", headers)
        local _, _, second = support.call(box, "GET", "/v1/usg/dcs/corp", headers)
        assert.are.equal(200, first.status)
        assert.are.equal(first.text, second.text)
    end)

    it("names the rule that a request breaks", function()
        local headers = support.signed_in(box)
        local function message(...)
            local status, answer = support.call(box, ...)
            assert.are.equal(400, status)
            return answer.error_msg
        end
        assert.truthy(message("GET", "/v1/usg/abs/users?limit=abc", headers):find("limit", 1, true))
        assert.truthy(
            message("POST", "/v1/usg/dcs/corp/dept", headers, { note = 5 }):find("(", 1, true)
        )
        assert.truthy(
            message("POST", "/v1/usg/dcs/corp/dept", headers, "[1]"):find("type", 1, true)
        )
    end)
end)
