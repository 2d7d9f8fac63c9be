--- Copies of results for logs and exports: without passwords, tokens and joining links.

local catalogue = require "hwmeeting.catalogue"
local core = require "hwmeeting.core"
local errors = require "hwmeeting.errors"
local redaction = require "hwmeeting.call.redaction"

local redacted_copy = {}

-- Names of all fields of the catalogue: of those that some model marks as secret, and of those that
-- some model has and does not mark. Read once, by the first copy.
local marked, plain

local function read_catalogue()
    marked, plain = {}, {}
    for _, name in ipairs(catalogue.model_names()) do
        for _, field in ipairs(catalogue.model_definition(name).fields) do
            local names = field.secret and marked or plain
            names[field.name] = true
        end
    end
end

-- Whether a name is that of a secret where no operation says so: a name that is marked in one model
-- and plain in another (`url`, `code`) goes by its sound, as do names that the catalogue has not.
local function is_secret(name)
    if marked[name] and not plain[name] then
        return true
    end
    return (marked[name] or not plain[name]) and core.sounds_secret(name)
end

local function judge(definition)
    local names = definition and redaction.names(definition) or {}
    return function(name)
        return names[name] or is_secret(name)
    end
end

-- The fields that are looked for inside of strings.
local function redactor_of(definition)
    local names = {}
    for name in pairs(definition and redaction.names(definition) or marked) do
        if definition or is_secret(name) then
            names[#names + 1] = name
        end
    end
    return core.redactor({}, names)
end

-- Marks of arrays and error objects stay what they are.
local function kept_metatable(value)
    local mt = getmetatable(value)
    return (mt == core.array_mt or errors.is(value)) and mt or nil
end

local function copy_of(value, hidden, redactor, copies)
    if type(value) == "string" then
        return redactor:cut(value)
    elseif type(value) ~= "table" or copies[value] then
        return copies[value] or value
    end
    local copy = setmetatable({}, kept_metatable(value))
    copies[value] = copy
    for key, item in next, value do
        if type(key) == "string" and item ~= core.null and hidden(key) then
            copy[key] = redaction.mark
        else
            copy[key] = copy_of(item, hidden, redactor, copies)
        end
    end
    return copy
end

--- A copy of a value without its secrets.
-- @tparam any value tables are copied with all that they hold, circles included; in strings the
--   fields are cut that stand in them as JSON, XML or a form
-- @tparam string|nil operation the operation that answered it, whose models then say which fields
--   are secret
-- @treturn any
function redacted_copy.of(value, operation)
    local definition = operation ~= nil and catalogue.definition(
        require("hwmeeting.catalogue.operation_name").resolve(operation)) or nil
    if not marked then
        read_catalogue()
    end
    return copy_of(value, judge(definition), redactor_of(definition), {})
end

return redacted_copy
