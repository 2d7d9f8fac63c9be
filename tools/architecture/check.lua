--- Holds the arrows of the tree against the rooms: every file lies in a room, every arrow is one
-- that the table has, and neither files nor rooms go round in a circle.

local rooms = require "architecture.rooms"

local check = {}

-- A circle of a graph, as an array of its nodes; nil when there is none.
local function circle_of(graph)
    local state, trail = {}, {}
    local function visit(node)
        state[node] = "open"
        trail[#trail + 1] = node
        for _, next_node in ipairs(graph[node] or {}) do
            if state[next_node] == "open" then
                local circle, inside = {}, false
                for _, name in ipairs(trail) do
                    inside = inside or name == next_node
                    circle[#circle + 1] = inside and name or nil
                end
                return circle
            end
            local found = not state[next_node] and visit(next_node)
            if found then
                return found
            end
        end
        trail[#trail] = nil
        state[node] = "done"
        return nil
    end
    local nodes = {}
    for node in pairs(graph) do
        nodes[#nodes + 1] = node
    end
    table.sort(nodes)
    for _, node in ipairs(nodes) do
        local found = not state[node] and visit(node)
        if found then
            return found
        end
    end
    return nil
end

local function add(graph, from, to)
    graph[from] = graph[from] or {}
    table.insert(graph[from], to)
end

local function report_circle(what, graph, report)
    local circle = circle_of(graph)
    if circle then
        report(("a circle of %s: %s"):format(what, table.concat(circle, " -> ")))
    end
end

local function starts_with_any(name, prefixes)
    for _, prefix in ipairs(prefixes) do
        if name:sub(1, #prefix) == prefix then
            return true
        end
    end
    return false
end

--- Checks arrows between files.
-- @tparam table list rooms, as `rooms.read` returns them
-- @tparam table found array of `{ from, to, registered }`
-- @tparam function report called with each problem, a line
function check.inside(list, found, report)
    local of_files, of_rooms = {}, {}
    for _, arrow in ipairs(found) do
        local from, to = rooms.of(list, arrow.from), rooms.of(list, arrow.to)
        if not from then
            report(arrow.from .. " lies in no room")
        elseif not to then
            report(arrow.to .. " lies in no room")
        elseif not arrow.registered then
            add(of_files, arrow.from, arrow.to)
            if from ~= to then
                add(of_rooms, from.name, to.name)
                if not from.allowed[to.name] then
                    report(("%s -> %s: `%s` may not depend on `%s`"):format(arrow.from, arrow.to,
                        from.name, to.name))
                end
            end
        end
    end
    report_circle("files", of_files, report)
    report_circle("rooms", of_rooms, report)
end

--- Checks arrows that leave the tree.
-- @tparam table list rooms
-- @tparam table found array of `{ from, outside }`
-- @tparam function report called with each problem, a line
function check.outside(list, found, report)
    for _, arrow in ipairs(found) do
        local from = rooms.of(list, arrow.from)
        if from and not starts_with_any(arrow.outside, from.outside) then
            report(("%s -> %s: `%s` may not depend on it"):format(arrow.from, arrow.outside,
                from.name))
        end
    end
end

--- Checks that the table promises nothing that is not there: paths that no file bears, rooms that
-- are not declared, arrows between rooms that no file draws.
-- @tparam table list rooms
-- @tparam table found arrows between files
-- @tparam function report called with each problem, a line
function check.table_of_rooms(list, found, report)
    local declared, used, inhabited = {}, {}, {}
    for _, room in ipairs(list) do
        if declared[room.name] then
            report(("the room `%s` is declared twice"):format(room.name))
        end
        declared[room.name] = true
    end
    for _, arrow in ipairs(found) do
        local from, to = rooms.of(list, arrow.from), rooms.of(list, arrow.to)
        if from and to then
            used[from.name .. ">" .. to.name] = true
            inhabited[from.name], inhabited[to.name] = true, true
        end
    end
    for _, room in ipairs(list) do
        if not inhabited[room.name] then
            report(("no file lies in `%s`"):format(room.name))
        end
        for name in pairs(room.allowed) do
            if not declared[name] then
                report(("`%s` may depend on `%s`, which is no room"):format(room.name, name))
            elseif not used[room.name .. ">" .. name] then
                report(("`%s` does not depend on `%s`"):format(room.name, name))
            end
        end
    end
end

return check
