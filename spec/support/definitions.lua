--- Builds catalogue definitions for the core's specs by hand, without the notation's parser.
--
--     local models = definitions.models {
--         { "PasswordEntry", { name = "password", type = "string", secret = true } },
--         { "Page", { name = "data", type = "PasswordEntry", list = true } },
--     }
--     local operation = definitions.operation(models, { path = "/x", answer = { type = "Page" } })

local core = require "hwmeeting.core"

local definitions = {}

local function with_model(field, models)
    local copy = {}
    for key, value in pairs(field) do
        copy[key] = value
    end
    copy.model = models[field.type]
    return copy
end

--- Compiles models that may refer to each other.
-- @param list array of { name, field, field, ... }
-- @return name → descriptor
function definitions.models(list)
    local models = {}
    for _, entry in ipairs(list) do
        models[entry[1]] = core.model(entry[1])
    end
    for _, entry in ipairs(list) do
        local fields = {}
        for i = 2, #entry do
            fields[i - 1] = with_model(entry[i], models)
        end
        core.define_model(models[entry[1]], fields)
    end
    return models
end

--- Compiles an operation.
-- @param models what definitions.models returned
-- @param definition as docs/architecture.md has it; id, method and path may be left out
-- @return the descriptor
function definitions.operation(models, definition)
    return core.operation {
        id = definition.id or "DoSomething",
        method = definition.method or "POST",
        path = definition.path or "/v1/something",
        parameters = definition.parameters or {},
        body = with_model(definition.body or { kind = "none" }, models),
        answer = with_model(definition.answer or { kind = "none" }, models),
    }
end

return definitions
