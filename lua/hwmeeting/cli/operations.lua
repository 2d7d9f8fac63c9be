--- `hwmeeting operations [TEXT]`: which operations there are.

local catalogue = require "hwmeeting.catalogue"
local description = require "hwmeeting.catalogue.description"
local formats = require "hwmeeting.cli.formats"
local suggest = require "hwmeeting.suggest"
local talk = require "hwmeeting.cli.talk"

local operations = {}

--- Adds the options; see `hwmeeting operations --help`.
function operations.configure(parser)
    parser:argument("text", "Only those whose name contains it, in any case.")
        :args "?":argname "TEXT"
    formats.configure(parser)
end

local function item_of(id)
    local definition = catalogue.definition(id)
    return { id = id, section = definition.section, method = definition.method,
        path = definition.path, about = definition.about, retry = definition.retry,
        destroys = definition.destroys == true, paged = definition.pages ~= nil }
end

local function text_of(item)
    return ("%-36s  %s"):format(item.id, item.about)
end

--- Runs it.
-- @treturn integer exit code
function operations.run(arguments)
    local items = {}
    for index, id in ipairs(description.operations(arguments.text)) do
        items[index] = item_of(id)
    end
    formats.write_list(arguments.format, items, text_of)
    if not items[1] then
        talk.say(("hwmeeting operations: no name contains `%s`%s"):format(arguments.text,
            suggest.hint(arguments.text, catalogue.names())))
    end
    return 0
end

return operations
