--- Other libraries to measure beside, as far as this Lua has them.

local rounds = require "rounds"

local peers = {}

-- JSON libraries beside lua-cjson and dkjson, which are always there: module, and its functions
-- that decode and encode one text.
local known = {
    { "rapidjson", "decode", "encode" },
    { "simdjson", "parse" },
}

local missing = {}

--- A module; nil, and its name is noted, when this Lua does not have it.
function peers.optional(name)
    local ok, module = pcall(require, name)
    if not ok then
        missing[#missing + 1] = name
        return nil
    end
    return module
end

--- A sentence that names what `optional` did not find; empty when it found all.
function peers.missing()
    return #missing > 0 and " Not installed for this Lua: " .. table.concat(missing, ", ") .. "."
        or ""
end

--- The JSON libraries that are installed.
-- @treturn table array of `{ name, decode, encode }`; `encode` is nil where there is none
-- @treturn table array of their names
function peers.json()
    local found, names = {}, {}
    for _, peer in ipairs(known) do
        local module = peers.optional(peer[1])
        if module then
            found[#found + 1] = { name = peer[1], decode = module[peer[2]],
                encode = peer[3] and module[peer[3]] }
            names[#names + 1] = peer[1]
        end
    end
    return found, names
end

--- How many times as much the peers take, one after the other in one text.
-- @tparam table names array
-- @tparam table results what `rounds.measure` returned; peers that had no part in it are left out
-- @tparam table ours the result to compare with
-- @treturn string
function peers.compare(names, results, ours)
    local texts = {}
    for _, name in ipairs(names) do
        if results[name] then
            texts[#texts + 1] = ("%s %s"):format(name,
                rounds.show_ratio(rounds.ratio(results[name], ours)))
        end
    end
    return table.concat(texts, ", ")
end

return peers
