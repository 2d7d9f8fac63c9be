--- The nearest names to a misspelt one, for "did you mean" messages.
--
-- Distance is Levenshtein's with swapped neighbours counted once, case ignored. A candidate farther
-- than a third of the name's length (but at least two edits) is no suggestion: a wild guess helps
-- nobody.

local suggest = {}

local function distance(a, b, limit)
    local la, lb = #a, #b
    if math.abs(la - lb) > limit then
        return limit + 1
    end
    local before, previous, current = {}, {}, {}
    for j = 0, lb do
        previous[j] = j
    end
    for i = 1, la do
        current[0] = i
        local best = i
        local ca = a:byte(i)
        for j = 1, lb do
            local cost = ca == b:byte(j) and 0 or 1
            local d = math.min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost)
            local swapped = i > 1 and j > 1 and ca == b:byte(j - 1) and a:byte(i - 1) == b:byte(j)
            if swapped then
                d = math.min(d, before[j - 2] + 1)
            end
            current[j] = d
            if d < best then
                best = d
            end
        end
        if best > limit then
            return limit + 1
        end
        before, previous, current = previous, current, before
    end
    return previous[lb]
end

--- The nearest candidates, best first.
-- @param name what was written: a string (anything else has no neighbours)
-- @param candidates an array of names
-- @param count at most this many (3 when absent)
-- @return an array of names, empty when nothing is near; ties in alphabetical order
function suggest.list(name, candidates, count)
    if type(name) ~= "string" or name == "" then
        return {}
    end
    local wanted = name:lower()
    local limit = math.max(2, math.floor(#name / 3))
    local found = {}
    for _, candidate in ipairs(candidates) do
        local d = distance(wanted, candidate:lower(), limit)
        if d <= limit and d < #candidate then
            found[#found + 1] = { name = candidate, distance = d }
        end
    end
    table.sort(found, function(a, b)
        if a.distance ~= b.distance then
            return a.distance < b.distance
        end
        return a.name < b.name
    end)
    local names = {}
    for i = 1, math.min(count or 3, #found) do
        names[i] = found[i].name
    end
    return names
end

--- The nearest candidate.
-- @param name what was written
-- @param candidates an array of names
-- @return a name, or nil when nothing is near
function suggest.nearest(name, candidates)
    return suggest.list(name, candidates, 1)[1]
end

--- What to say after "there is no …": `", did you mean `x`?"`, or nothing when nothing is near.
-- @tparam any name what was written
-- @tparam table candidates array of names
-- @tparam string|nil prefix stands before the name: `"HWMEETING_"`
-- @treturn string
function suggest.hint(name, candidates, prefix)
    local nearest = suggest.nearest(name, candidates)
    return nearest and (", did you mean `%s%s`?"):format(prefix or "", nearest) or ""
end

return suggest
