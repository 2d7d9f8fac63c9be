--- The rooms of the tree and what each may depend on, as the tables of docs/architecture.md say:
-- they are the one place where a room is declared.
--
-- A row is `| room | files | what is inside | may depend on |`. `files` holds paths in backticks: a
-- folder, which ends with a slash and holds all that no longer path claims, or one file. `may
-- depend on` holds names of rooms, and in backticks what is outside the tree: Lua modules of
-- others, or headers by the beginning of their name.

local rooms = {}

-- The cells of a row of a table, trimmed; nil for other lines.
local function cells_of(line)
    local inner = line:match("^|(.*)|%s*$")
    if not inner then
        return nil
    end
    local cells = {}
    for cell in (inner .. "|"):gmatch("(.-)|") do
        cells[#cells + 1] = cell:match("^%s*(.-)%s*$")
    end
    return cells
end

local function backticked(text)
    local found = {}
    for word in text:gmatch("`([^`]+)`") do
        found[#found + 1] = word
    end
    return found
end

local function names_in(text)
    local found = {}
    for name in (text:gsub("`[^`]*`", "") .. ","):gmatch("%s*(.-)%s*,") do
        if name ~= "" and name ~= "nothing" then
            found[#found + 1] = name
        end
    end
    return found
end

local function set_of(list)
    local set = {}
    for _, name in ipairs(list) do
        set[name] = true
    end
    return set
end

local function room_of_row(cells)
    return { name = cells[1], paths = backticked(cells[2]), allowed = set_of(names_in(cells[4])),
        outside = backticked(cells[4]) }
end

--- Reads the tables whose head is `| room | files | what is inside | may depend on |`.
-- @tparam string text docs/architecture.md
-- @treturn table array of `{ name, paths, allowed, outside }`, in the order of the page
function rooms.read(text)
    local list, inside = {}, false
    for line in text:gmatch("[^\n]*") do
        local cells = cells_of(line)
        if not cells then
            inside = false
        elseif cells[1] == "room" and cells[4] == "may depend on" then
            inside = true
        elseif inside and not cells[1]:find("^%-+$") then
            list[#list + 1] = room_of_row(cells)
        end
    end
    return list
end

local function claims(path, file)
    if path:sub(-1) == "/" then
        return file:sub(1, #path) == path
    end
    return file == path
end

--- The room that a file lies in: the one with the longest path that claims it.
-- @tparam table list what `read` returned
-- @tparam string file relative to the root
-- @treturn table|nil
function rooms.of(list, file)
    local best, length = nil, 0
    for _, room in ipairs(list) do
        for _, path in ipairs(room.paths) do
            if #path > length and claims(path, file) then
                best, length = room, #path
            end
        end
    end
    return best
end

return rooms
