--- Every operation of the catalogue, checked against its definition (Lua 5.4).
--
-- The token is checked and the request compared with the operation's definition. Then the handler
-- that acts the operation out has its turn, where calls/by_catalogue/ has one; it may ask for
-- `call.example()`. Otherwise the answer is that example: every field of the model filled.

local calls = require "hwmeeting.sandbox.calls"
local errors = require "hwmeeting.sandbox.errors"
local example = require "hwmeeting.sandbox.rules.example"
local inspection = require "hwmeeting.sandbox.rules.inspection"

local fallback = {}

local function catalogue()
    return require "hwmeeting.catalogue"
end

local function model_of(name)
    return catalogue().model_definition(name)
        or errors.refuse("USG.200000002", "the catalogue lacks the model " .. name)
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

-- A handler that no operation leads to is a misspelt one.
local function check_names(acts)
    local known = {}
    for _, id in ipairs(catalogue().names()) do
        known[id] = true
    end
    for id in pairs(acts) do
        if not known[id] then
            error("calls/by_catalogue/ acts out " .. id .. ", which the catalogue does not have", 0)
        end
    end
end

--- All operations of the catalogue, as service/init.lua wants them.
-- @treturn table list of operations
function fallback.operations()
    local list, acts = {}, calls.by_catalogue()
    check_names(acts)
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
