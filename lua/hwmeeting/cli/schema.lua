--- `hwmeeting schema OPERATION`: what an operation takes and answers, or what is in a model.

local catalogue = require "hwmeeting.catalogue"
local core = require "hwmeeting.core"
local description = require "hwmeeting.catalogue.description"
local ending = require "hwmeeting.cli.ending"
local formats = require "hwmeeting.cli.formats"
local operation_name = require "hwmeeting.catalogue.operation_name"
local suggest = require "hwmeeting.suggest"

local schema = {}

--- Adds the options; see `hwmeeting schema --help`.
function schema.configure(parser)
    parser:argument("name", "An operation, or a model that operations send or answer.")
        :argname "OPERATION"
    formats.configure(parser)
end

-- Lists that may be empty, which JSON tells from objects.
local list_keys = { parameters = true, fields = true, enumeration = true, identity = true }

local function mark_lists(value)
    for key, inner in pairs(value) do
        if type(inner) == "table" then
            mark_lists(inner)
            if list_keys[key] then
                core.array(inner)
            end
        end
    end
    return value
end

local function nearest_of(name)
    local nearest = catalogue.nearest(name)
    for _, model in ipairs(suggest.list(name, catalogue.model_names(), 2)) do
        nearest[#nearest + 1] = model
    end
    return nearest
end

--- Runs it.
-- @treturn integer exit code
function schema.run(arguments)
    local name = arguments.name
    if not catalogue.find(name) and not catalogue.model_definition(name) then
        ending.usage("%s", operation_name.unknown("operation or model", name, nearest_of(name)))
    end
    local described = description.of(name)
    local text = tostring(described)
    formats.write_one(arguments.format, setmetatable(mark_lists(described), nil), text)
    return 0
end

return schema
