--- The text of a profile file, pure: sections of `name = value`, and comments.
--
--     # what begins with # or ; is a comment
--     [work]
--     app_id = 0123456789abcdef
--     app_key_file = app_key.txt
--
-- A value is what stands behind the `=`, without the blanks at its ends: no quotes, no escapes, no
-- comment behind it. No message quotes a value, nor a name that could be one.

local reader = {}

local function is_quoted(value)
    return #value > 1 and (value:find '^".*"$' or value:find "^'.*'$") ~= nil
end

-- What one line adds; nil, or what is wrong with it.
local function read_line(line, number, sections, current)
    local title = line:match "^%[%s*([^%[%]%c]-)%s*%]$"
    if title and title ~= "" then
        if sections[title] then
            return nil, ("the same profile as in line %d"):format(sections[title].line)
        end
        sections[title] = { line = number, values = {}, lines = {} }
        return sections[title]
    end
    local name, value = line:match "^([%w_]+)%s*=%s*(.*)$"
    if not name then
        return nil, "expected `name = value`, `[profile]` or a comment"
    elseif not current then
        return nil, "a value before the first `[profile]`"
    elseif current.values[name] then
        return nil, ("the same name as in line %d"):format(current.lines[name])
    elseif is_quoted(value) then
        return nil, "write the value without quotes; one with quotes or blanks at its ends goes "
            .. "into a file (`name_file = path`)"
    end
    current.values[name], current.lines[name] = value, number
    return current
end

--- Reads a whole file.
-- @tparam string text
-- @treturn table|nil sections by name: `{ line, values, lines }`, the values and the numbers of
--   their lines by name
-- @treturn string|nil what is wrong
-- @treturn integer|nil in which line
function reader.read(text)
    local sections, current, number = {}, nil, 0
    for raw in (text:gsub("^\239\187\191", "") .. "\n"):gmatch "([^\n]*)\n" do
        number = number + 1
        local line = raw:match "^%s*(.-)%s*$"
        if line ~= "" and not line:find "^[#;]" then
            local section, problem = read_line(line, number, sections, current)
            if not section then
                return nil, problem, number
            end
            current = section
        end
    end
    return sections
end

return reader
