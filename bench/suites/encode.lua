--- Encoding CreateMeeting with 200 attendees, beside lua-cjson with hand-written tables, and beside
-- what other peers are installed.

local answers = require "answers"
local catalogue = require "hwmeeting.catalogue"
local cjson = require "cjson"
local core = require "hwmeeting.core"
local peers = require "peers"
local rounds = require "rounds"
local sheet = require("sheet").new()

local operation = catalogue.operation("CreateMeeting").descriptor
local others, names = peers.json()
local base_url = "https://api.meeting.huaweicloud.com"

-- lua-cjson gets the table as it is; what we make is the whole request, checked by the catalogue.
local function compare(count)
    local args = answers.new_meeting(count, 5)
    local request = assert(core.encode(operation, args, base_url, true))
    assert(#request.body > 100 * count)
    local contestants = {
        { name = "checked", work = function()
            return assert(core.encode(operation, args, base_url, true))
        end },
        { name = "unchecked", work = function()
            return assert(core.encode(operation, args, base_url, false))
        end },
        { name = "cjson", work = function() return cjson.encode(args) end },
    }
    for _, peer in ipairs(others) do
        if peer.encode then
            contestants[#contestants + 1] = { name = peer.name,
                work = function() return peer.encode(args) end }
        end
    end
    local results = rounds.measure(contestants)
    local function row(name, label)
        sheet:row(("%d attendees, %s"):format(count, label),
            rounds.show_ratio(rounds.ratio(results.cjson, results[name])),
            peers.compare(names, results, results[name]),
            rounds.show_time(results[name]), rounds.show_time(results.cjson))
    end
    row("checked", "every value checked")
    row("unchecked", "validate = false")
end

sheet:section("Encoding CreateMeeting, " .. (rawget(_G, "jit") and "LuaJIT" or _VERSION),
    "CPU time from the arguments to the request: URL, headers and JSON body. lua-cjson, and what "
        .. "else is installed, makes the body alone, of the same table.",
    { "request", "times as fast as lua-cjson", "as others", "hwmeeting", "lua-cjson" })
compare(200)
compare(2)
sheet:finish()
