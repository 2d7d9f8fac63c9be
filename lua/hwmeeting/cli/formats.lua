--- `--format text|json|ndjson` of the words that only look something up.

local core = require "hwmeeting.core"
local output = require "hwmeeting.cli.output"

local formats = {}

--- Adds the option.
function formats.configure(parser)
    parser:option("--format", "text (the default), json or ndjson.")
        :choices { "text", "json", "ndjson" }:default "text"
end

--- Writes a list.
-- @tparam string format
-- @tparam table items
-- @tparam function as_text item → a line
function formats.write_list(format, items, as_text)
    if format == "json" then
        output.write(output.json(core.array(items)) .. "\n")
        return
    end
    local line_of = format == "ndjson" and output.json or as_text
    for _, item in ipairs(items) do
        output.write(line_of(item) .. "\n")
    end
end

--- Writes one thing.
-- @tparam string format
-- @tparam table value
-- @tparam string text the same to read
function formats.write_one(format, value, text)
    output.write((format == "text" and text or output.json(value)) .. "\n")
end

return formats
