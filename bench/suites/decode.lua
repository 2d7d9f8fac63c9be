--- Decoding answers beside lua-cjson, dkjson, what other peers are installed, and the floor.

local answers = require "answers"
local catalogue = require "hwmeeting.catalogue"
local cjson = require "cjson"
local core = require "hwmeeting.core"
local dkjson = require "dkjson"
local floor = require "floor"
local meetings = require "meetings"
local peers = require "peers"
local rounds = require "rounds"
local sheet = require("sheet").new()

local others, names = peers.json()

-- dkjson is faster with LPeg, where that is there.
local with_lpeg = pcall(require, "lpeg")
if with_lpeg then
    dkjson = dkjson.use_lpeg()
end

-- Several texts a page size, so that what one page has taught is tried on another.
local seeds = { 11, 23, 47, 101 }

local pages = {
    { "1 meeting", "SearchOnlineMeetings", function(seed) return meetings.page(1, seed) end },
    { "20 meetings", "SearchOnlineMeetings", function(seed) return meetings.page(20, seed) end },
    { "500 meetings", "SearchOnlineMeetings", function(seed) return meetings.page(500, seed) end },
    { "history, 500 participants", "ShowHisMeetingDetail",
        function(seed) return answers.history_detail(500, seed) end },
    { "500, Chinese and escapes", "SearchOnlineMeetings",
        function(seed) return answers.chinese_page(500, seed) end },
    { "500, six unknown fields", "SearchOnlineMeetings",
        function(seed) return answers.unknown_fields_page(500, seed) end },
}

-- A contestant works on all the texts in turn; its time is that of one text.
local function over(items, work)
    local index = 0
    return function()
        index = index % #items + 1
        work(items[index])
    end
end

local function compare(title, operation_name, make)
    local operation = catalogue.operation(operation_name).descriptor
    local texts, plans, bytes = {}, {}, 0
    for index, seed in ipairs(seeds) do
        texts[index] = make(seed)
        bytes = bytes + #texts[index] / #seeds
        plans[index] = floor.plan(assert(core.decode(operation, texts[index])))
    end
    local contestants = {
        { name = "hwmeeting",
            work = over(texts, function(text) return assert(core.decode(operation, text)) end) },
        { name = "cjson", work = over(texts, cjson.decode) },
        { name = "dkjson", work = over(texts, dkjson.decode) },
        { name = "floor", work = over(plans, floor.build) },
    }
    for _, peer in ipairs(others) do
        contestants[#contestants + 1] = { name = peer.name, work = over(texts, peer.decode) }
    end
    local results = rounds.measure(contestants)
    local ours = results.hwmeeting
    sheet:row(title,
        rounds.show_ratio(rounds.ratio(results.cjson, ours)),
        ("%.0f"):format(rounds.ratio(results.dkjson, ours).median),
        peers.compare(names, results, ours),
        rounds.show_ratio(rounds.ratio(ours, results.floor)),
        rounds.show_time(ours),
        rounds.show_time(results.cjson),
        rounds.show_time(results.dkjson),
        rounds.show_time(results.floor),
        ("%.0f MB/s"):format(bytes / ours.median / 1e6))
end

sheet:section("Decoding, " .. (rawget(_G, "jit") and "LuaJIT" or _VERSION),
    ("CPU time of one answer. lua-cjson %s, dkjson %s%s. The floor builds the same tables from "
        .. "values that are ready, without JSON.%s"):format(cjson._VERSION,
        dkjson.version:match("[%d.]+"), with_lpeg and " with LPeg" or "", peers.missing()),
    { "answer", "times as fast as lua-cjson", "as dkjson", "as others", "times the floor's time",
        "hwmeeting", "lua-cjson", "dkjson", "floor", "speed" })
for _, page in ipairs(pages) do
    compare(page[1], page[2], page[3])
end
sheet:finish()
