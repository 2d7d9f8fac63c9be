-- Writes an answer and the arguments of every operation, as `through_lua.lua` takes them, into a
-- folder: what a fuzzer would not find by itself.
--
--     lua5.4 fuzz/make_seeds.lua FOLDER        (in the environment of `make -s env`)
--
-- luacheck: std lua54

local catalogue = require "hwmeeting.catalogue"
local core = require "hwmeeting.core"
local filler = require "spec.support.filler"

local folder = assert(arg[1], "usage: lua5.4 fuzz/make_seeds.lua FOLDER")

local function write(letter, name, value)
    local file = assert(io.open(("%s/%s-%s"):format(folder, letter, name), "w"))
    file:write(letter, name, "\n", core.to_json(value))
    file:close()
end

local function is_upload(definition)
    return definition.body.kind == "multipart"
end

local function arguments_of(definition, options)
    local args = {}
    for _, field in ipairs(definition.parameters) do
        args[field.name] = filler.value(field, { model_of = options.model_of, plain = true })
    end
    local body = definition.body
    if body.kind == "object" then
        local fields = filler.value({ name = "body", type = body.type }, options)
        for name, value in pairs(fields) do
            args[name] = args[name] or value
        end
    elseif body.kind == "array" then
        args.body = filler.value({ name = "item", type = body.type, list = true }, options)
    elseif body.kind == "map" then
        args.body = { key = filler.value({ name = "item", type = body.type }, options) }
    end
    return args
end

for _, name in ipairs(catalogue.names()) do
    local definition = catalogue.operation(name).definition
    local options = { model_of = catalogue.model_definition }
    local answer = definition.answer
    if answer.kind ~= "none" then
        write("d", name, filler.value({ name = "answer", type = answer.type,
            list = answer.kind == "array" }, options))
    end
    if not is_upload(definition) then
        write("e", name, arguments_of(definition, options))
    end
end
