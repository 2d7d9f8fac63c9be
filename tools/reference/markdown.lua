--- Pieces of Markdown pages.

local markdown = {}

--- Text for a cell of a table: no bars, no line ends.
function markdown.cell(text)
    return (text:gsub("|", "\\|"):gsub("%s+", " "))
end

--- A table.
-- @param heads array of column titles
-- @param rows array of arrays of cells
-- @return array of lines
function markdown.table(heads, rows)
    local lines = {
        "| " .. table.concat(heads, " | ") .. " |",
        "|" .. ("---|"):rep(#heads),
    }
    for _, row in ipairs(rows) do
        local cells = {}
        for i, cell in ipairs(row) do
            cells[i] = markdown.cell(cell)
        end
        lines[#lines + 1] = "| " .. table.concat(cells, " | ") .. " |"
    end
    return lines
end

--- The anchor of a heading, as GitHub makes it.
function markdown.anchor(heading)
    return (heading:lower():gsub("[^%w%- _]", ""):gsub(" ", "-"))
end

--- A page under construction: `add` takes lines, "" being an empty one.
function markdown.page()
    local page = {}

    function page.add(_, ...)
        for _, line in ipairs { ... } do
            page[#page + 1] = line
        end
    end

    function page.add_all(_, lines)
        for _, line in ipairs(lines) do
            page[#page + 1] = line
        end
    end

    function page.text()
        return table.concat(page, "\n") .. "\n"
    end

    return page
end

return markdown
