--- A dry run: what reads is really asked, what acts is written down instead of sent, and answered
-- with an example of its model.

local catalogue = require "hwmeeting.catalogue"
local core = require "hwmeeting.core"
local identities = require "hwmeeting.identities"

local rehearsal = {}

-- Models nest; deeper than this nothing of an example is looked at.
local deepest = 3

local examples = { string = "dry-run", integer = 0, long = 0, number = 0, boolean = false }

local function example_of(type_name, depth)
    if examples[type_name] ~= nil then
        return examples[type_name]
    end
    local model = depth < deepest and catalogue.model_definition(type_name)
    local object = {}
    for _, field in ipairs(model and model.fields or {}) do
        if not field.list then
            object[field.name] = example_of(field.type, depth + 1)
        end
    end
    return object
end

--- Whether a dry run really sends an operation: those that only read, and those that sign in.
-- @tparam table definition the operation's
-- @treturn boolean
function rehearsal.is_sent(definition)
    return definition.retry == "safe" or identities.signs_in(definition.id, definition.token)
end

--- Writes down a request, and answers it.
-- @tparam table written array, which grows by `{ operation, method, url, headers, body }`
-- @tparam table definition the operation's
-- @tparam table shown the call's redaction
-- @treturn any an example of the answer
function rehearsal.note(written, definition, shown)
    written[#written + 1] = shown:sent()
    local example = definition.answer.type and example_of(definition.answer.type, 0) or {}
    return definition.answer.kind == "array" and core.array { example } or example
end

return rehearsal
