--- Answers for every operation of the catalogue that the sandbox does not act out (Lua 5.4).
--
-- The token is checked, the request is compared with the operation's definition, and the answer is
-- an example in which every field of the model is filled.

local errors = require "hwmeeting.sandbox.errors"
local example = require "hwmeeting.sandbox.example"
local inspection = require "hwmeeting.sandbox.inspection"

local fallback = {}

-- How the catalogue's token kinds are checked here. A refresh token, a signature or a password is
-- not looked into: the operations that take them are acted out.
local token_kinds = { access = "access", control = "control" }

local function catalogue()
    return require "hwmeeting.catalogue"
end

local function handler(id, model_of)
    return function(call)
        local definition = catalogue().definition(id)
        inspection.check(definition, call, model_of)
        return example.answer(definition, model_of)
    end
end

--- All operations of the catalogue, as service.lua wants them.
-- @return list of operations
function fallback.operations()
    local list = {}
    local function model_of(name)
        return catalogue().model_definition(name)
            or errors.refuse("USG.200000002", "the catalogue lacks the model " .. name)
    end
    for _, id in ipairs(catalogue().names()) do
        local definition = catalogue().definition(id)
        list[#list + 1] = {
            id = id,
            method = definition.method,
            path = definition.path,
            token = token_kinds[definition.token] or "none",
            checks_itself = true,
            handle = handler(id, model_of),
        }
    end
    return list
end

return fallback
