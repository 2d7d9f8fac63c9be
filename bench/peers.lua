--- Other JSON libraries, as far as this Lua has them; lua-cjson and dkjson are always there.

local rounds = require "rounds"

local peers = {}

-- Module, and its functions that decode and encode one text.
local known = {
    { "rapidjson", "decode", "encode" },
    { "simdjson", "parse" },
}

--- The peers that are installed, and the names of those that are not.
-- @treturn table array of `{ name, decode, encode }`; `encode` is nil where there is none
-- @treturn string names with commas between them; "" when all are there
function peers.find()
    local found, missing = {}, {}
    for _, peer in ipairs(known) do
        local ok, module = pcall(require, peer[1])
        if ok then
            found[#found + 1] = { name = peer[1], decode = module[peer[2]],
                encode = peer[3] and module[peer[3]] }
        else
            missing[#missing + 1] = peer[1]
        end
    end
    return found, table.concat(missing, ", ")
end

--- How many times as much the peers take, one after the other in one text.
-- @tparam table found array from `find`
-- @tparam table results what `rounds.measure` returned; peers that had no part in it are left out
-- @tparam table ours the result to compare with
-- @treturn string
function peers.compare(found, results, ours)
    local texts = {}
    for _, peer in ipairs(found) do
        if results[peer.name] then
            texts[#texts + 1] = ("%s %s"):format(peer.name,
                rounds.show_ratio(rounds.ratio(results[peer.name], ours)))
        end
    end
    return table.concat(texts, ", ")
end

return peers
