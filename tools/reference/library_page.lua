--- The page of the library's own functions and methods, from their doc comments.

local links = require "reference.links"
local markdown = require "reference.markdown"

local library_page = {}

local function signature(class, comment)
    local names = {}
    for i, parameter in ipairs(comment.parameters) do
        local optional = parameter.type and parameter.type:find("nil", 1, true)
        names[i] = optional and "[" .. parameter.name .. "]" or parameter.name
    end
    return ("%s%s(%s)"):format(class.call, comment.name, table.concat(names, ", "))
end

local function add_paragraphs(page, paragraphs)
    for _, paragraph in ipairs(paragraphs) do
        if paragraph.code then
            page:add("```lua")
            page:add_all(paragraph.code)
            page:add("```", "")
        else
            page:add(links.in_text(paragraph.text), "")
        end
    end
end

local function add_function(page, class, comment)
    page:add(("### `%s`"):format(signature(class, comment)), "")
    add_paragraphs(page, comment.about)
    local rows = {}
    for _, parameter in ipairs(comment.parameters) do
        rows[#rows + 1] = { ("`%s`"):format(parameter.name), parameter.type or "",
            links.in_text(parameter.text or "") }
    end
    for _, result in ipairs(comment.results) do
        rows[#rows + 1] = { "returns", result.type or "",
            links.in_text(result.text or "") }
    end
    if rows[1] then
        page:add_all(markdown.table({ "", "type", "" }, rows))
        page:add("")
    end
end

-- What a declared table is made of, in words.
local relations = {
    [":"] = "As %s, and:",
    takes = "Any field of %s, and:",
}

local function add_declared(page, comment)
    local class = comment.class
    page:add("### `" .. class.name .. "`", "", links.in_text(comment.about[1].text), "")
    if relations[class.relation] then
        local text = links.in_text(relations[class.relation]:format(class.base))
        page:add(comment.fields[1] and text or (text:gsub(", and:$", ".")), "")
    end
    local rows = {}
    for i, field in ipairs(comment.fields) do
        rows[i] = { ("`%s`"):format(field.name), field.type, links.in_text(field.text) }
    end
    if rows[1] then
        page:add_all(markdown.table({ "", "type", "" }, rows))
        page:add("")
    end
end

-- The tables that are passed and answered, by name.
local function add_tables(page, declared)
    local list = {}
    for _, comment in ipairs(declared) do
        if comment.class then
            list[#list + 1] = comment
        end
    end
    table.sort(list, function(a, b) return a.class.name < b.class.name end)
    page:add("## Tables that are passed and answered", "",
        "They are named above as types, and in editors as `hwmeeting.Name`.", "")
    for _, comment in ipairs(list) do
        add_declared(page, comment)
    end
end

--- Writes the page.
-- @param classes as surface.lua gives them
-- @param declared as declared.lua reads it
-- @return Markdown
function library_page.write(classes, declared)
    local page = markdown.page()
    page:add("# Functions and methods", "",
        "What the library itself offers. Operations of the API, which are methods of the client as "
        .. "well, are on the pages of their sections. [Index](README.md)", "")
    for _, class in ipairs(classes) do
        page:add("## " .. class.title, "", class.about, "")
        for _, comment in ipairs(class.functions) do
            add_function(page, class, comment)
        end
    end
    add_tables(page, declared)
    page[#page] = nil
    return page.text()
end

return library_page
