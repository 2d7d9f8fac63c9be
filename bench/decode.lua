--- Decoding pages of meetings beside lua-cjson: medians of alternating rounds, as a ratio.
--
--     eval "$(make -s env)"; lua5.4 bench/decode.lua

package.path = "bench/?.lua;" .. package.path

local catalogue = require "hwmeeting.catalogue"
local cjson = require "cjson"
local core = require "hwmeeting.core"
local meetings = require "meetings"

local ROUNDS = 31
local operation = catalogue.operation("SearchOnlineMeetings").descriptor

-- Seconds of CPU for decoding each text once.
local function measure(decode, texts)
    collectgarbage()
    local start = os.clock()
    for _, text in ipairs(texts) do
        decode(text)
    end
    return os.clock() - start
end

local function median(times)
    table.sort(times)
    return times[(#times + 1) / 2], times[1], times[#times]
end

local function ours(text)
    return assert(core.decode(operation, text))
end

-- Several pages a round, of different seeds, so that a round lasts long enough to be measured.
local function compare(count, pages)
    local texts, bytes = {}, 0
    for seed = 1, pages do
        texts[seed] = meetings.page(count, seed)
        bytes = bytes + #texts[seed]
    end
    local mine, other = {}, {}
    for round = 0, ROUNDS do
        local a, b = measure(ours, texts), measure(cjson.decode, texts)
        if round > 0 then -- the first warms up
            mine[round], other[round] = a / pages, b / pages
        end
    end
    local time, fastest, slowest = median(mine)
    local reference = median(other)
    print(string.format(
        "%4d meetings  %6.2f times lua-cjson   %9.1f us (%.1f to %.1f)  cjson %9.1f us  %5.0f MB/s",
        count, reference / time, time * 1e6, fastest * 1e6, slowest * 1e6, reference * 1e6,
        bytes / pages / time / 1e6))
end

print(_VERSION .. (rawget(_G, "jit") and " (LuaJIT)" or "") .. ", lua-cjson " .. cjson._VERSION)
compare(1, 2000)
compare(20, 100)
compare(500, 5)
