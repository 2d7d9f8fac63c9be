--- The page of the models of a section: each with its fields.

local catalogue = require "hwmeeting.catalogue"
local links = require "reference.links"
local markdown = require "reference.markdown"

local model_page = {}

-- Which operations send or answer a model directly, and which models contain it.
local function find_users()
    local users = {}
    local function note(name, link)
        if name and catalogue.model_definition(name) then
            users[name] = users[name] or {}
            if users[name][#users[name]] ~= link then
                table.insert(users[name], link)
            end
        end
    end
    for _, section in ipairs(catalogue.sections()) do
        for _, id in ipairs(section.operations) do
            local definition = catalogue.definition(id)
            local link = ("[%s](../%s.md#%s)"):format(id, section.name, markdown.anchor(id))
            note(definition.body.type, link)
            note(definition.answer.type, link)
        end
    end
    for _, name in ipairs(catalogue.model_names()) do
        for _, field in ipairs(catalogue.model_definition(name).fields) do
            if field.type ~= name then
                note(field.type, links.model(name, ""))
            end
        end
    end
    return users
end

local function add_model(page, name, users)
    local model = catalogue.model_definition(name)
    page:add("## " .. name, "", model.about, "")
    local rows = {}
    for i, field in ipairs(model.fields) do
        rows[i] = {
            ("`%s`%s"):format(field.name, field.required and " *" or ""),
            links.type(field, ""),
            links.rules(field),
        }
    end
    page:add_all(markdown.table({ "field", "type", "rules and meaning" }, rows))
    page:add("", ("Used by %s."):format(table.concat(users[name], ", ")), "")
end

--- Writes the page.
-- @param title of the page
-- @param names of its models, in reading order
-- @return Markdown
function model_page.write(title, names)
    local page, users = markdown.page(), find_users()
    page:add("# Models: " .. title, "",
        "Fields keep the vendor's names. `*` marks a field that a request must have; an answer may "
        .. "lack any field, and may have values and fields that are not listed. "
        .. "[Index](../README.md)", "")
    for _, name in ipairs(names) do
        add_model(page, name, users)
    end
    page[#page] = nil
    return page.text()
end

return model_page
