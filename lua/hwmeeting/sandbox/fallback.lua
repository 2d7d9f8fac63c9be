--- Every operation of the catalogue, checked against its definition (Lua 5.4).
--
-- The token is checked and the request compared with the operation's definition. Then the handler
-- that acts the operation out has its turn, where there is one; it may ask for `call.example()`.
-- Otherwise the answer is that example: every field of the model filled.

local errors = require "hwmeeting.sandbox.errors"
local example = require "hwmeeting.sandbox.example"
local inspection = require "hwmeeting.sandbox.inspection"

local fallback = {}

-- Tables of handlers by operation id.
local acted_out = {
    "hwmeeting.sandbox.calls.recurring",
    "hwmeeting.sandbox.calls.online",
    "hwmeeting.sandbox.calls.people",
    "hwmeeting.sandbox.calls.media",
    "hwmeeting.sandbox.calls.display",
    "hwmeeting.sandbox.calls.recordings",
    "hwmeeting.sandbox.calls.users",
    "hwmeeting.sandbox.calls.profile",
    "hwmeeting.sandbox.calls.departments",
    "hwmeeting.sandbox.calls.rooms",
    "hwmeeting.sandbox.calls.webinars",
    "hwmeeting.sandbox.calls.webhook",
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

--- All operations of the catalogue, as service.lua wants them.
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
