--- `--fields a,b.c`: of each item these fields, in this order, absent ones as null.

local catalogue = require "hwmeeting.catalogue"
local core = require "hwmeeting.core"
local ending = require "hwmeeting.cli.ending"
local output = require "hwmeeting.cli.output"
local suggest = require "hwmeeting.suggest"

local projection = {}

local function no_field(model, name)
    local names = {}
    for index, field in ipairs(model.fields) do
        names[index] = field.name
    end
    ending.usage("%s has no field `%s`%s", model.name, name, suggest.hint(name, names))
end

local function steps_of(path, type_name)
    local steps = {}
    for name in (path .. "."):gmatch "([^.]*)%." do
        local model = type_name and catalogue.model_definition(type_name)
        if not model then
            ending.usage("--fields %s: nothing is known of what is in `%s`", path,
                table.concat(steps, "."))
        end
        local field = catalogue.field(type_name, name) or no_field(model, name)
        steps[#steps + 1] = name
        type_name = not field.list and field.type or nil
    end
    return steps
end

local function dig(value, steps)
    for _, name in ipairs(steps) do
        if type(value) ~= "table" or value[name] == nil then
            return core.null
        end
        value = value[name]
    end
    return value
end

-- What of an item is shown: all of it, or all but its secrets.
local function shown(item, choice)
    if choice.secrets then
        return item
    end
    return require("hwmeeting.call.redacted_copy").of(item, choice.operation)
end

--- What writes items as JSON.
-- @tparam table choice `operation` (its id), `fields` (the names, with commas; nil: all), `secrets`
--   (whether they are shown)
-- @tparam string|nil type_name the model of an item
-- @treturn function item → JSON on one line
function projection.writer(choice, type_name)
    if not choice.fields then
        return function(item)
            return output.json(shown(item, choice))
        end
    end
    local columns = {}
    for path in (choice.fields .. ","):gmatch "%s*([^,]-)%s*," do
        columns[#columns + 1] = { output.json(path) .. ":", steps_of(path, type_name) }
    end
    return function(item)
        local parts = {}
        item = shown(item, choice)
        for index, column in ipairs(columns) do
            parts[index] = column[1] .. output.json(dig(item, column[2]))
        end
        return "{" .. table.concat(parts, ",") .. "}"
    end
end

return projection
