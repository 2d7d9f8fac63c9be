--- Editor types of what can be called: the methods of the operations, and the library's own
-- functions with the types of their doc comments.

local catalogue = require "hwmeeting.catalogue"
local editor_classes = require "reference.editor_classes"
local editor_tables = require "reference.editor_tables"
local type_names = require "reference.type_names"
local vendor_page = require "hwmeeting.catalogue.vendor_page"
local words = require "reference.words"

local editor_methods = {}

-- As a result it is never typed as nil: `if not result then print(err.message)` is how it is read,
-- and a server does not know that one of the two is there.
local ERROR = "hwmeeting.Error"

-- The model of the items of a paged answer; nil where they are of none.
local function item_model(definition)
    local name = catalogue.item_type(definition)
    return catalogue.model_definition(name) and name
end

local function for_each_operation(visit)
    for _, section in ipairs(catalogue.sections()) do
        for _, id in ipairs(section.operations) do
            visit(id, catalogue.definition(id))
        end
    end
end

-- The answers that items of a model come in: model → array of the answers' classes.
local function pages_by_model()
    local pages, seen = {}, {}
    for_each_operation(function(_, definition)
        local name = definition.pages and item_model(definition)
        local answer = name and type_names.of(definition.answer.type)
        if name and not seen[name .. answer] then
            seen[name .. answer] = true
            pages[name] = pages[name] or {}
            table.insert(pages[name], answer)
        end
    end)
    return pages
end

local function add_iterator(out, name, pages)
    local model = type_names.model(name)
    out:add("", ("---Iterates over %s."):format(name),
        ("---@class %s: hwmeeting.Iterator"):format(type_names.iterator(name)),
        ("---@field next fun(self): %s?, %s"):format(model, ERROR),
        ("---@field all fun(self, choice?: hwmeeting.AllChoice): %s[]?, %s"):format(model, ERROR),
        ("---@field items fun(self): %s"):format(type_names.iterator(name)),
        ("---@field pages fun(self): fun(): %s"):format(table.concat(pages, "|")),
        ("---@overload fun(): %s?"):format(model))
end

--- Adds the classes of the iterators: over the items of paged operations, and over those that got
-- times in the classes that were added so far.
function editor_methods.add_iterators(out)
    local models, seen = {}, {}
    local function take(name)
        if name and not seen[name] then
            seen[name] = true
            models[#models + 1] = name
        end
    end
    for_each_operation(function(_, definition)
        take(definition.pages and item_model(definition))
    end)
    local pages = pages_by_model()
    for name in pairs(type_names.timed()) do
        take(pages[name] and "Timed" .. name)
    end
    table.sort(models)
    for _, name in ipairs(models) do
        add_iterator(out, name, pages[name] or pages[name:gsub("^Timed", "")])
    end
end

local function result_type(definition)
    local answer = definition.answer
    if answer.kind == "none" then
        return "table"
    end
    return type_names.of(answer.type) .. (answer.kind == "array" and "[]" or "")
end

local function overload(class, id, definition)
    local mark = editor_classes.needs_arguments(definition) and "" or "?"
    return ("---@overload fun(self: %s, name: %q, args%s: %s, call_options?: "
        .. "hwmeeting.CallOptions): %s?, %s"):format(class, id, mark, type_names.arguments(id),
        result_type(definition), ERROR)
end

local function page_overload(id, definition)
    local model = item_model(definition)
    return ("---@overload fun(self: hwmeeting.Client, name: %q, args%s: %s, call_options?: "
        .. "hwmeeting.CallOptions): %s"):format(id,
        editor_classes.needs_arguments(definition) and "" or "?", type_names.list_arguments(id),
        model and type_names.iterator(model) or "hwmeeting.Iterator")
end

-- What a method by an operation's name gives for each of them.
local overloads = {}

overloads["hwmeeting.Client"] = {
    call = function(out)
        for_each_operation(function(id, definition)
            out:add(overload("hwmeeting.Client", id, definition))
        end)
    end,
    each = function(out)
        for_each_operation(function(id, definition)
            if definition.pages then
                out:add(page_overload(id, definition))
            end
        end)
    end,
}
overloads["hwmeeting.Meeting"] = {
    call = function(out)
        for_each_operation(function(id, definition)
            if definition.meeting then
                out:add(overload("hwmeeting.Meeting", id, definition))
            end
        end)
    end,
}

local function add_operation_about(out, definition)
    out:add("", "---" .. definition.about, "---",
        ("---`%s %s`"):format(definition.method, definition.path))
    if definition.destroys then
        out:add("---", ("---It destroys: %s."):format(words.destroys))
    end
    if definition.page then
        out:add("---", ("---[%s](%s)"):format(definition.page,
            vendor_page.address(definition.page)))
    end
end

--- Adds the method of each operation.
function editor_methods.add_operations(out)
    for_each_operation(function(id, definition)
        add_operation_about(out, definition)
        out:add(("---@param args%s %s"):format(
                editor_classes.needs_arguments(definition) and "" or "?",
                type_names.arguments(id)),
            "---@param call_options? hwmeeting.CallOptions",
            ("---@return %s|nil result"):format(result_type(definition)),
            ("---@return %s err"):format(ERROR),
            ("function Client:%s(args, call_options) end"):format(catalogue.snake_case(id)))
    end)
end

local function add_about(out, paragraphs)
    for i, paragraph in ipairs(paragraphs) do
        if i > 1 then
            out:add("---")
        end
        if paragraph.code then
            out:add("---```lua")
            for _, line in ipairs(paragraph.code) do
                out:add("---" .. line)
            end
            out:add("---```")
        else
            out:add("---" .. paragraph.text)
        end
    end
end

local function described(text)
    return text and text ~= "" and " " .. text or ""
end

-- The one operation that a doc comment names, if it is one.
local function operation_of(comment)
    local found, count = nil, 0
    for _, paragraph in ipairs(comment.about) do
        for word in (paragraph.text or ""):gmatch("%u%w*%u%w+") do
            if catalogue.definition(word) and word ~= found then
                found, count = word, count + 1
            end
        end
    end
    return count == 1 and found or nil
end

local OF_LISTS = {
    { name = "max_items", type = "integer", text = "the most items" },
    { name = "prefetch", type = "boolean",
        text = "the next page is fetched while this one is used" },
}
local PERIOD = {
    { name = "from", type = "number", text = "UTC unix seconds" },
    { name = "to", type = "number", text = "UTC unix seconds" },
}

-- Operation → what the wrappers' `args` for it may hold besides its arguments: { name = true }.
local taken_by = {}

local function note_names(id, comment, parameter)
    local names = taken_by[id] or {}
    taken_by[id] = names
    if ((comment.results[1] or {}).text or ""):find("^an iterator") then
        names.max_items, names.prefetch = true, true
    end
    if parameter.text:find("`from`", 1, true) then
        names.from, names.to = true, true
    end
end

-- `args` of a wrapper are those of its operation, and some of its own.
local function parameter_type(parameter, comment)
    local name, optional = type_names.documented(parameter)
    local id = parameter.name == "args" and name == "table" and operation_of(comment)
    if id then
        note_names(id, comment, parameter)
        return type_names.filters(id), optional
    end
    return name, optional
end

--- Adds the classes of what lists take: by `client:each` all paged operations, by wrappers all
-- functions that were added so far.
function editor_methods.add_filters(out)
    for_each_operation(function(id, definition)
        if definition.pages then
            editor_classes.add_list_arguments(out, id, OF_LISTS)
        end
        local more = {}
        for _, own in ipairs { PERIOD, OF_LISTS } do
            for _, field in ipairs(own) do
                if (taken_by[id] or {})[field.name] then
                    more[#more + 1] = field
                end
            end
        end
        if taken_by[id] then
            editor_tables.add_filters(out, id, more)
        end
    end)
end

local function add_function(out, class, local_name, comment)
    out:add("")
    add_about(out, comment.about)
    for _, name in ipairs(comment.generics) do
        out:add("---@generic " .. name)
    end
    local names = {}
    for i, parameter in ipairs(comment.parameters) do
        local name, optional = parameter_type(parameter, comment)
        names[i] = parameter.name
        out:add(("---@param %s%s %s%s"):format(parameter.name, optional and "?" or "", name,
            described(parameter.text)))
    end
    for _, result in ipairs(comment.results) do
        local name, optional = type_names.documented(result)
        optional = optional and name:match("^[^|]+") ~= ERROR
        out:add(("---@return %s%s%s"):format(name, optional and "|nil" or "",
            result.text ~= "" and " # " .. result.text or ""))
    end
    local add_overloads = (overloads[class.name] or {})[comment.name]
    if add_overloads then
        add_overloads(out)
    end
    out:add(("function %s%s%s(%s) end"):format(local_name,
        class.call:match("[.:]$"), comment.name, table.concat(names, ", ")))
end

--- Adds the functions of a class.
-- @param out what is written
-- @param class as surface.lua gives it
-- @param local_name the name of its table in the file
function editor_methods.add_functions(out, class, local_name)
    for _, comment in ipairs(class.functions) do
        add_function(out, class, local_name, comment)
    end
end

return editor_methods
