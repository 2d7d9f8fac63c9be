--- Where an operation or a model stands in the reference, and how to link there.

local catalogue = require "hwmeeting.catalogue"
local index = require "hwmeeting.api.index"
local markdown = require "reference.markdown"
local rules = require "hwmeeting.catalogue.field_words"

local links = {}

local file_of_model, file_of_operation = {}, {}
for _, file in ipairs(index.models) do
    for _, name in ipairs(file) do
        file_of_model[name] = file.file
    end
end
for _, file in ipairs(index.operations) do
    for _, id in ipairs(file) do
        file_of_operation[id] = file.file
    end
end

--- A link to a model.
-- @param name the model
-- @param folder from the page that links to the folder of the models: "models/" or ""
function links.model(name, folder)
    return ("[%s](%s%s.md#%s)"):format(name, folder, file_of_model[name], markdown.anchor(name))
end

--- The type of a field, a model being a link.
-- @param field of a definition
-- @param folder as above
function links.type(field, folder)
    if not catalogue.model_definition(field.type) then
        return rules.type_of(field)
    end
    return links.model(field.type, folder) .. (field.list and "[]" or "")
end

-- A name with one capital may be a word of the language: Record, Live, Material.
local function link_of_word(word)
    if not word:match("^%u%w-%u") then
        return nil
    elseif file_of_operation[word] then
        return ("[%s](%s.md#%s)"):format(word, file_of_operation[word], markdown.anchor(word))
    end
    return file_of_model[word] and links.model(word, "models/")
end

--- Text in which the names of operations and models are links, but for those in code.
-- @param text as a doc comment has it
function links.in_text(text)
    local parts, is_code = {}, false
    for part in (text .. "`"):gmatch("(.-)`") do
        parts[#parts + 1] = is_code and part or part:gsub("%f[%w]%u%w+%f[%W]", link_of_word)
        is_code = not is_code
    end
    return table.concat(parts, "`")
end

--- What a field must satisfy and what it means, in one cell.
function links.rules(field)
    local parts = { rules.in_words(field) }
    if parts[1] == "" then
        parts[1] = nil
    end
    parts[#parts + 1] = field.note
    return table.concat(parts, "; ")
end

return links
