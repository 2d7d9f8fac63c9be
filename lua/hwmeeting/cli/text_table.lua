--- Tables for a terminal, with columns that line up whatever script the text is in.

local text_table = {}

-- First and last code points that a terminal shows two columns wide (Unicode East Asian Width
-- W and F, and emoji), in ascending order.
local wide_ranges = {
    { 0x1100, 0x115F }, { 0x231A, 0x231B }, { 0x2E80, 0x303E }, { 0x3041, 0x33FF },
    { 0x3400, 0x4DBF }, { 0x4E00, 0x9FFF }, { 0xA000, 0xA4CF }, { 0xA960, 0xA97F },
    { 0xAC00, 0xD7A3 }, { 0xF900, 0xFAFF }, { 0xFE10, 0xFE19 }, { 0xFE30, 0xFE6F },
    { 0xFF00, 0xFF60 }, { 0xFFE0, 0xFFE6 }, { 0x16FE0, 0x18AFF }, { 0x1B000, 0x1B2FF },
    { 0x1F300, 0x1F64F }, { 0x1F680, 0x1F6FF }, { 0x1F900, 0x1F9FF }, { 0x20000, 0x3FFFD },
}

-- Code points that take no column: combining marks, joiners, variation selectors.
local zero_ranges = {
    { 0x0300, 0x036F }, { 0x200B, 0x200F }, { 0x20D0, 0x20FF }, { 0xFE00, 0xFE0F },
    { 0xFE20, 0xFE2F },
}

-- A UTF-8 character: what the library decodes is valid UTF-8.
local character_pattern = "[%z\1-\127\192-\255][\128-\191]*"

-- What the first byte of a character of so many bytes adds to its code point's highest bits.
local lead_mark = { 0, 0xC0, 0xE0, 0xF0 }

local function within(ranges, code_point)
    for _, range in ipairs(ranges) do
        if code_point <= range[2] then
            return code_point >= range[1]
        end
    end
    return false
end

local function code_point_of(character)
    local code_point = character:byte() - (lead_mark[#character] or 0)
    for index = 2, #character do
        code_point = code_point * 64 + character:byte(index) - 0x80
    end
    return code_point
end

--- Columns that a text takes on a terminal.
-- @tparam string text UTF-8
-- @treturn integer
function text_table.width(text)
    local columns = 0
    for character in text:gmatch(character_pattern) do
        local code_point = code_point_of(character)
        if within(wide_ranges, code_point) then
            columns = columns + 2
        elseif not within(zero_ranges, code_point) then
            columns = columns + 1
        end
    end
    return columns
end

-- A cell's text: on one line, and without control characters, which could move the cursor.
local function cell_text(value)
    if value == nil then
        return ""
    end
    return (tostring(value):gsub("%c", " "))
end

-- Cuts a text to so many columns, with an ellipsis where something is missing.
local function fit(text, columns)
    if text_table.width(text) <= columns then
        return text
    end
    local kept, used = {}, 0
    for character in text:gmatch(character_pattern) do
        local width = text_table.width(character)
        if used + width > columns - 1 then
            break
        end
        kept[#kept + 1] = character
        used = used + width
    end
    return table.concat(kept) .. "…"
end

local function pad(text, columns)
    return text .. (" "):rep(columns - text_table.width(text))
end

--- Lays out rows below headings.
-- @tparam string[] headings
-- @tparam any[][] rows nil cells are empty
-- @tparam integer|nil widest the most columns of one cell (default 40)
-- @treturn string lines, each ended by a line feed
function text_table.render(headings, rows, widest)
    local lines, widths = {}, {}
    local function add(row)
        local line = {}
        for column = 1, #headings do
            local text = fit(cell_text(row[column]), widest or 40)
            line[column] = text
            widths[column] = math.max(widths[column] or 0, text_table.width(text))
        end
        lines[#lines + 1] = line
    end
    add(headings)
    for _, row in ipairs(rows) do
        add(row)
    end
    local rule = {}
    for column, width in ipairs(widths) do
        rule[column] = ("-"):rep(width)
    end
    table.insert(lines, 2, rule)
    for index, line in ipairs(lines) do
        for column, width in ipairs(widths) do
            line[column] = pad(line[column], width)
        end
        lines[index] = (table.concat(line, "  "):gsub("%s+$", ""))
    end
    return table.concat(lines, "\n") .. "\n"
end

return text_table
