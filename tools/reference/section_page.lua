--- The page of a section: its operations, each with its facts, arguments, an example, the result.

local catalogue = require "hwmeeting.catalogue"
local examples = require "reference.examples"
local links = require "reference.links"
local markdown = require "reference.markdown"
local vendor_page = require "hwmeeting.catalogue.vendor_page"
local words = require "reference.words"

local section_page = {}

local MODELS = "models/"

local function facts_of(definition)
    local rows = {
        { "method", ("`client:%s`"):format(catalogue.snake_case(definition.id)) },
        { "request", ("`%s %s`"):format(definition.method, definition.path) },
        { "token", words.token[definition.token] },
        { "retry", words.retry[definition.retry] },
    }
    if definition.destroys then
        rows[#rows + 1] = { "destroys", words.destroys }
    end
    if definition.pages then
        rows[#rows + 1] = { "pages", ("`client:each(%q, { … })` reads them all"):format(
            definition.id) }
    end
    if definition.page then
        rows[#rows + 1] = { "vendor's page", ("[%s](%s)"):format(definition.page,
            vendor_page.address(definition.page)) }
    end
    return rows
end

local function field_row(field, place)
    return {
        ("`%s`%s"):format(field.name, field.required and " *" or ""),
        place,
        links.type(field, MODELS),
        links.rules(field),
    }
end

-- Parameters in the order of their weight, each group in the vendor's order.
local function by_weight(parameters)
    local groups, ordered = { {}, {}, {} }, {}
    for _, parameter in ipairs(parameters) do
        table.insert(groups[parameter.required and 1 or parameter.discarded and 3 or 2], parameter)
    end
    for _, group in ipairs(groups) do
        table.move(group, 1, #group, #ordered + 1, ordered)
    end
    return ordered
end

local function argument_rows(definition)
    local rows = {}
    for _, field in ipairs(by_weight(definition.parameters)) do
        if not (definition.token == "control" and field.token) then
            rows[#rows + 1] = field_row(field, field.place)
        end
    end
    local body = definition.body
    local model = body.type and catalogue.model_definition(body.type)
    if body.kind == "array" or body.kind == "map" then
        local element = links.type({ type = body.type }, MODELS)
        local rules = links.rules(body)
        rows[#rows + 1] = { "`body`" .. (body.required and " *" or ""), "body", element
            .. (body.kind == "array" and "[]" or " by name"),
            (rules ~= "" and rules .. "; " or "") .. words.body[body.kind] }
    elseif model then
        for _, field in ipairs(model.fields) do
            rows[#rows + 1] = field_row(field, body.kind == "multipart" and "part" or "body")
        end
    end
    return rows
end

local function body_sentence(definition)
    local body = definition.body
    if body.kind == "object" or body.kind == "multipart" then
        return ("The body is %s%s."):format(links.model(body.type, MODELS),
            body.required and "" or ", and may be left out")
    end
end

local function result_sentence(definition)
    local answer = definition.answer
    if answer.kind == "none" then
        return definition.token == "control"
            and "Result: the acknowledgement, or `{}` when the service answers nothing."
            or "Result: `{}`."
    end
    local model = catalogue.model_definition(answer.type)
    local names = {}
    for i, field in ipairs(model and model.fields or {}) do
        names[i] = ("`%s`"):format(field.name)
    end
    return ("Result: %s%s%s."):format(answer.kind == "array" and "a list of " or "",
        links.type({ type = answer.type }, MODELS),
        names[1] and " with " .. table.concat(names, ", ") or "")
end

local function add_operation(page, id)
    local definition = catalogue.definition(id)
    page:add("## " .. id, "", definition.about, "")
    page:add_all(markdown.table({ "", "" }, facts_of(definition)))
    local rows = argument_rows(definition)
    if rows[1] then
        page:add("")
        page:add_all(markdown.table({ "argument", "place", "type", "rules and meaning" }, rows))
    end
    local sentence = body_sentence(definition)
    if sentence then
        page:add("", sentence)
    end
    page:add("", "```lua", examples.of(definition), "```", "", result_sentence(definition), "")
end

--- Writes the page.
-- @param section { title, about, operations }, as catalogue.sections gives it
-- @return Markdown
function section_page.write(section)
    local page = markdown.page()
    page:add("# " .. section.title, "", section.about, "")
    page:add("The examples go on from these lines:", "", "```lua", examples.prelude, "```", "",
        "`*` marks what must be given. [Index](README.md)", "")
    local rows = {}
    for i, id in ipairs(section.operations) do
        rows[i] = { ("[%s](#%s)"):format(id, markdown.anchor(id)),
            catalogue.definition(id).about }
    end
    page:add_all(markdown.table({ "operation", "" }, rows))
    page:add("")
    for _, id in ipairs(section.operations) do
        add_operation(page, id)
    end
    page[#page] = nil
    return page.text()
end

return section_page
