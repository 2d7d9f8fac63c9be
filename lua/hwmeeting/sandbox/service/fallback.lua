--- Every operation of the catalogue, checked against its definition (Lua 5.4).
--
-- The token is checked and the request compared with the operation's definition. Then the handler
-- that acts the operation out has its turn, where there is one; it may ask for `call.example()`.
-- Otherwise the answer is that example: every field of the model filled.

local errors = require "hwmeeting.sandbox.errors"
local example = require "hwmeeting.sandbox.rules.example"
local inspection = require "hwmeeting.sandbox.rules.inspection"

local fallback = {}

-- Tables of handlers by operation id.
local acted_out = {
    "hwmeeting.sandbox.calls.by_catalogue.recurring",
    "hwmeeting.sandbox.calls.by_catalogue.online",
    "hwmeeting.sandbox.calls.by_catalogue.people",
    "hwmeeting.sandbox.calls.by_catalogue.media",
    "hwmeeting.sandbox.calls.by_catalogue.display",
    "hwmeeting.sandbox.calls.by_catalogue.recordings",
    "hwmeeting.sandbox.calls.by_catalogue.users",
    "hwmeeting.sandbox.calls.by_catalogue.profile",
    "hwmeeting.sandbox.calls.by_catalogue.departments",
    "hwmeeting.sandbox.calls.by_catalogue.rooms",
    "hwmeeting.sandbox.calls.by_catalogue.webinars",
    "hwmeeting.sandbox.calls.by_catalogue.webhook",
}

local function catalogue()
    return require "hwmeeting.catalogue"
end

local function model_of(name)
    return catalogue().model_definition(name)
        or errors.refuse("USG.200000002", "the catalogue lacks the model " .. name)
end

local function handlers()
    local found = {}
    for _, name in ipairs(acted_out) do
        for id, handle in pairs(require(name)) do
            found[id] = handle
        end
    end
    return found
end

-- The check is made at the first call, because making it reads all models that the request reaches.
local function handler(definition, act)
    local check
    return function(call)
        check = check or inspection.new(definition, model_of)
        check(call)
        call.example = function()
            return example.answer(definition, model_of)
        end
        return (act or call.example)(call)
    end
end

--- All operations of the catalogue, as service/init.lua wants them.
-- @return list of operations
function fallback.operations()
    local list, acts = {}, handlers()
    for _, id in ipairs(catalogue().names()) do
        local definition = catalogue().definition(id)
        list[#list + 1] = {
            id = id,
            method = definition.method,
            path = definition.path,
            token = definition.token,
            reads = definition.retry == "safe",
            checks_itself = true,
            is_example = not acts[id],
            handle = handler(definition, acts[id]),
        }
    end
    return list
end

return fallback
