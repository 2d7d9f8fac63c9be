--- What must hold of the definitions: every name in a type is declared, every public name has a
-- type, and no parameter is merely a table.

local syntax = require "types.syntax"
local tables = require "hwmeeting.tables"

local declarations = {}

local built_in = {}
for name in ("any boolean function integer lightuserdata nil number osdate self string table "
    .. "thread"):gmatch "%a+" do
    built_in[name] = true
end

local function check_names(known, found, where, generics, report)
    syntax.each_name(found, function(name)
        if not (known.classes[name] or known.aliases[name] or built_in[name]
            or generics and generics[name]) then
            report(("%s: no class is called `%s`"):format(where, name))
        end
    end)
end

local function is_bare(found)
    for _, alternative in ipairs(found) do
        if alternative.kind == "name" and alternative.name == "table" then
            return true
        end
    end
    return false
end

-- Answers without content are tables of no fields.
local function may_be_bare(result)
    return result.text:find "the acknowledgement" or result.text:find "^ result" or
        result.text == ""
end

local function check_function(known, where, found, report)
    for _, parameter in ipairs(found.parameters) do
        check_names(known, parameter.type or {}, where, found.generics, report)
        if is_bare(parameter.type or {}) then
            report(("%s: what the table `%s` holds is not told"):format(where, parameter.name))
        end
    end
    for _, result in ipairs(found.results) do
        check_names(known, result, where, found.generics, report)
        if is_bare(result) and not may_be_bare(result) then
            report(("%s: what the table that it returns holds is not told"):format(where))
        end
    end
    for _, overload in ipairs(found.overloads) do
        check_names(known, { overload }, where, nil, report)
    end
end

local function check_class(known, class, report)
    local where = ("%s:%d: %s"):format(class.file, class.line, class.name)
    if class.parent and not known.classes[class.parent] then
        report(("%s: no class is called `%s`"):format(where, class.parent))
    end
    for _, call in ipairs(class.calls) do
        check_names(known, { call }, where, nil, report)
    end
    for _, name in ipairs(tables.names(class.fields)) do
        local field = class.fields[name]
        local first = field.type[1]
        local at = where .. "." .. name
        if first and first.kind == "function" and first.generics then
            check_function(known, at, first, report)
        else
            check_names(known, field.type, at, nil, report)
        end
    end
end

--- Checks that all names resolve and nothing is merely a table.
-- @param known as annotations.lua reads it
-- @param report called with each problem
function declarations.check(known, report)
    for _, problem in ipairs(known.problems) do
        report(problem)
    end
    for _, name in ipairs(tables.names(known.aliases)) do
        check_names(known, known.aliases[name], "alias " .. name, nil, report)
    end
    for _, name in ipairs(tables.names(known.classes)) do
        check_class(known, known.classes[name], report)
    end
end

-- Class → the names that a program may use of it, as the library itself tells them.
local function public_names()
    local hwmeeting = require "hwmeeting"
    local catalogue = require "hwmeeting.catalogue"
    local module = { "time", "signature", "errors" }
    for name in pairs(hwmeeting) do
        module[#module + 1] = name
    end
    local client, options = require("hwmeeting.client").method_names(), {}
    for _, id in ipairs(catalogue.names()) do
        client[#client + 1] = catalogue.snake_case(id)
    end
    for index, definition in ipairs(require("hwmeeting.options").definitions) do
        options[index] = definition.name
    end
    return {
        ["hwmeeting"] = module,
        ["hwmeeting.Client"] = client,
        ["hwmeeting.Meeting"] = require("hwmeeting.meeting").method_names(),
        ["hwmeeting.Iterator"] = require("hwmeeting.pages.iterator").method_names(),
        ["hwmeeting.Hosts"] = tables.names(hwmeeting.hosts),
        ["hwmeeting.Time"] = tables.names(hwmeeting.time),
        ["hwmeeting.Signature"] = tables.names(hwmeeting.signature),
        ["hwmeeting.Sandbox"] = tables.names((require "hwmeeting.sandbox")),
        ["hwmeeting.Options"] = options,
    }
end

--- Checks that every public name has a type.
function declarations.check_public(known, report)
    local public = public_names()
    for _, class in ipairs(tables.names(public)) do
        local found = known.classes[class]
        if not found then
            report("no class is called `" .. class .. "`")
        end
        for _, name in ipairs(found and public[class] or {}) do
            if not found.fields[name] then
                report(("%s has no `%s`"):format(class, name))
            end
        end
    end
    for _, name in ipairs(require("hwmeeting.catalogue").model_names()) do
        if not known.classes["hwmeeting." .. name] then
            report("no class is called `hwmeeting." .. name .. "`")
        end
    end
end

return declarations
