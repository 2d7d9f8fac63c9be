--- What a suite found out: sections with a table each, handed to `bench/run` as one JSON text.

local cjson = require "cjson"

local sheet = {}
sheet.__index = sheet

--- An empty sheet.
function sheet.new()
    return setmetatable({ sections = {} }, sheet)
end

--- Begins a section.
-- @tparam string title
-- @tparam string about what is compared, and what is wished for
-- @tparam table columns array of headings
function sheet:section(title, about, columns)
    self.sections[#self.sections + 1] = { title = title, about = about, columns = columns,
        rows = {} }
end

--- Adds a row to the last section.
-- @param ... one text a column
function sheet:row(...)
    local section = self.sections[#self.sections]
    section.rows[#section.rows + 1] = { ... }
    io.stderr:write("    ", table.concat({ ... }, " | "), "\n")
end

--- Hands everything over, on standard output.
function sheet:finish()
    io.stdout:write(cjson.encode(self.sections), "\n")
end

return sheet
