--- The catalogue at run time: finds an operation or a model by name, reads its text at first use,
-- compiles it for the core, and takes in the definitions that users add.
--
-- Nothing of `api/`, nor what reads it, is loaded before the first question: `require` costs the
-- same however many operations there are. Two layers, each of which can be used alone:
--
--     text ──notation──▶ definition      catalogue.definition, catalogue.model_definition
--     definition ──core──▶ descriptor    catalogue.operation, catalogue.model
--
-- Definitions are shared by everybody who asks: read them, never change them.

local core = require "hwmeeting.core"
local tables = require "hwmeeting.tables"

local catalogue = {}

--- The section that users' own operations belong to.
catalogue.OWN_SECTION = "own"

----------------------------------------------------------------------------------------------------
-- Where a name is defined
----------------------------------------------------------------------------------------------------

local own = { operations = {}, models = {} }

local index

-- The index turned around: name → the file that holds it, and snake-cased name → id.
local function load_index()
    if index then
        return index
    end
    local generated = require "hwmeeting.api.index"
    local found = { sections = {}, models = {}, snake = {} }
    for _, section in ipairs(generated.operations) do
        for _, id in ipairs(section) do
            found.sections[id] = section.file
            found.snake[catalogue.snake_case(id)] = id
        end
    end
    for _, file in ipairs(generated.models) do
        for _, name in ipairs(file) do
            found.models[name] = file.file
        end
    end
    for id in pairs(own.operations) do
        found.snake[catalogue.snake_case(id)] = id
    end
    index = found
    return index
end

--- The method name of an operation: words in small letters, joined by underscores. A run of
-- capitals is one word.
--     CreateAppIdToken → create_app_id_token        ShowSSOState → show_sso_state
-- @param id an operation's id
-- @return its snake-cased form
function catalogue.snake_case(id)
    return core.lower((id:gsub("(%u+)(%u%l)", "%1_%2"):gsub("([%l%d])(%u)", "%1_%2")))
end

--- Finds an operation by either of its names.
-- @param name "LockMeeting" or "lock_meeting"
-- @return the id, or nil when there is no such operation
function catalogue.find(name)
    if type(name) ~= "string" then
        return nil
    end
    local known = load_index()
    if own.operations[name] or known.sections[name] then
        return name
    end
    return known.snake[name]
end

--- All operations, users' own ones included.
-- @return a new array of ids in alphabetical order
function catalogue.names()
    return tables.names(load_index().sections, own.operations)
end

--- The names nearest to one that does not exist, in the spelling that was used: ids for an id,
-- method names for a method name.
-- @param name what was written
-- @return an array of at most three names, best first, perhaps empty
function catalogue.nearest(name)
    local candidates = catalogue.names()
    if type(name) == "string" and not name:find("%u") then
        for i, id in ipairs(candidates) do
            candidates[i] = catalogue.snake_case(id)
        end
    end
    return require("hwmeeting.suggest").list(name, candidates)
end

--- The sections in reading order, for reference pages and command lines.
-- @return a new array of { name, title, about, operations = { ids in reading order } }
function catalogue.sections()
    local ids = {}
    for _, section in ipairs((require "hwmeeting.api.index").operations) do
        ids[section.file] = section
    end
    local sections = {}
    for i, section in ipairs(require "hwmeeting.api.sections") do
        local operations = {}
        for j, id in ipairs(ids[section.name]) do
            operations[j] = id
        end
        sections[i] = {
            name = section.name,
            title = section.title,
            about = section.about,
            operations = operations,
        }
    end
    local added = {}
    for id in pairs(own.operations) do
        added[#added + 1] = id
    end
    if added[1] then
        table.sort(added)
        sections[#sections + 1] = {
            name = catalogue.OWN_SECTION,
            title = "Your own operations",
            about = "Added at run time with hwmeeting.define.",
            operations = added,
        }
    end
    return sections
end

--- All models, users' own ones included.
-- @return a new array of names in alphabetical order
function catalogue.model_names()
    return tables.names(load_index().models, own.models)
end

----------------------------------------------------------------------------------------------------
-- Definitions: read, not compiled
----------------------------------------------------------------------------------------------------

local definitions, model_definitions = {}, {}

-- Our own texts are checked by `make lint`; a mistake in one is a defect of ours.
local function must(definition, message)
    return definition or error("hwmeeting: a defect in the catalogue: " .. message, 0)
end

--- The definition of a model.
-- @param name the model's name
-- @return the table of docs/architecture.md, or nil when there is no such model
function catalogue.model_definition(name)
    local definition = model_definitions[name]
    if definition then
        return definition
    end
    local file = load_index().models[name]
    if not file then
        return nil
    end
    local text = require("hwmeeting.api.models." .. file)[name]
    definition = must(require("hwmeeting.catalogue.notation").parse_model(name, text))
    model_definitions[name] = definition
    return definition
end

--- The definition of an operation.
-- @param id the operation's id (see `catalogue.find` for other spellings)
-- @return the table of docs/architecture.md, or nil when there is no such operation
function catalogue.definition(id)
    local definition = definitions[id]
    if definition then
        return definition
    end
    local section = load_index().sections[id]
    if not section then
        return nil
    end
    local text = require("hwmeeting.api." .. section)[id]
    local notation = require "hwmeeting.catalogue.notation"
    definition = must(notation.parse_operation(id, text, section, require "hwmeeting.api.shared"))
    definitions[id] = definition
    return definition
end

--- A field of a model.
-- @param model the model's name
-- @param name the field's
-- @return what the model's definition says of it; nil when there is no such field or model
function catalogue.field(model, name)
    local definition = catalogue.model_definition(model)
    for _, field in ipairs(definition and definition.fields or {}) do
        if field.name == name then
            return field
        end
    end
    return nil
end

--- The model of a paged answer's items: "data.data" leads from model to model.
-- @param definition the operation's; it has `pages`
-- @return the type's name; not that of a model where the items are strings
function catalogue.item_type(definition)
    local type_name = definition.answer.type
    for name in definition.pages.items:gmatch "[^.]+" do
        type_name = catalogue.field(type_name, name).type
    end
    return type_name
end

----------------------------------------------------------------------------------------------------
-- Descriptors: compiled for the core
----------------------------------------------------------------------------------------------------

local descriptors, entries = {}, {}

local function with_model(source, model)
    local copy = { model = model }
    for key, value in pairs(source) do
        copy[key] = value
    end
    return copy
end

--- The core's descriptor of a model. It is declared before its fields are compiled, so a model may
-- contain itself.
-- @param name the model's name
-- @return the descriptor, or nil when there is no such model
function catalogue.model(name)
    if descriptors[name] then
        return descriptors[name]
    end
    local definition = catalogue.model_definition(name)
    if not definition then
        return nil
    end
    local descriptor = core.model(name)
    descriptors[name] = descriptor
    local fields = {}
    for i, field in ipairs(definition.fields) do
        fields[i] = with_model(field, catalogue.model(field.type))
    end
    core.define_model(descriptor, fields)
    return descriptor
end

--- An operation, ready to be called.
-- @param id the operation's id (see `catalogue.find` for other spellings)
-- @return { definition, descriptor }, or nil when there is no such operation
function catalogue.operation(id)
    local entry = entries[id]
    if entry then
        return entry
    end
    local definition = catalogue.definition(id)
    if not definition then
        return nil
    end
    local compiled = with_model(definition)
    compiled.body = with_model(definition.body, catalogue.model(definition.body.type))
    compiled.answer = with_model(definition.answer, catalogue.model(definition.answer.type))
    entry = {
        definition = definition,
        descriptor = core.operation(compiled),
    }
    entries[id] = entry
    return entry
end

----------------------------------------------------------------------------------------------------
-- Users' own definitions
----------------------------------------------------------------------------------------------------

local function is_operation_taken(id)
    return load_index().sections[id] ~= nil
end

local function is_model_taken(name)
    return load_index().models[name] ~= nil
end

--- Adds operations and models of one's own, in the notation of docs/catalogue.md. All of them are
-- checked before the first is taken in: a mistake raises at the caller's line and names the
-- definition, the line and the column. Ours cannot be redefined; saying the same twice is no
-- mistake.
--
--     hwmeeting.define {
--         operations = { ShowRoomBadge = [[
--             GET /v1/usg/dcs/room/{id}/badge
--             The badge of a room.
--             token   access
--             retry   safe
--             path    id *  string
--             answer  RoomBadge
--         ]] },
--         models = { RoomBadge = [[
--             What hangs at the door.
--             text  string
--         ]] },
--     }
--
-- @param new { operations = { Id = text }, models = { Name = text } }, both optional
function catalogue.define(new)
    local models, operations = require("hwmeeting.catalogue.own_definitions").read(new, {
        own = own,
        snake = load_index().snake,
        snake_case = catalogue.snake_case,
        groups = require "hwmeeting.api.shared",
        section = catalogue.OWN_SECTION,
        is_operation_taken = is_operation_taken,
        is_model_taken = is_model_taken,
        model_names = catalogue.model_names,
        model_definition = catalogue.model_definition,
    })
    for name, model in pairs(models) do
        own.models[name], model_definitions[name] = new.models[name], model
    end
    for id, operation in pairs(operations) do
        own.operations[id], definitions[id] = new.operations[id], operation
        load_index().snake[catalogue.snake_case(id)] = id
    end
end

return catalogue
