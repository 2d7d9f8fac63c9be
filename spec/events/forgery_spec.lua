-- Bodies that were changed on their way: what is taken says, to the last member, what was signed.
-- FORGERIES in the environment is how many are tried.

local dice = require "spec.support.dice"
local hwmeeting = require "hwmeeting"
local memory = require "hwmeeting.store.memory"
local pushes = require "spec.support.pushes"

local count = tonumber(os.getenv "FORGERIES" or 20000)

local names = { "left", "spaced", "verify" }
local texts = { '"', "{", "}", "[", "]", ",", ":", " ", "\n", "\\", "\\u0041", "0", "9", "-",
    "null", "\0", "\255",
    '"eventInfo":', '"appID":"1988692299",', '"event":"meeting.end",', "{}", '""' }

local function cut(random, text)
    local from = random(#text)
    return from, math.min(#text, from + random(40) - 1)
end

-- Each takes the dice and a text, and changes it.
local changes = {
    function(random, text) -- another byte
        local place = random(#text)
        return text:sub(1, place - 1) .. string.char(random(256) - 1) .. text:sub(place + 1)
    end,
    function(random, text) -- one bit
        local place, bit = random(#text), 2 ^ (random(8) - 1)
        local byte = text:byte(place)
        local changed = math.floor(byte / bit) % 2 == 0 and byte + bit or byte - bit
        return text:sub(1, place - 1) .. string.char(changed) .. text:sub(place + 1)
    end,
    function(random, text) -- something more
        local place = random(#text)
        return text:sub(1, place) .. texts[random(#texts)] .. text:sub(place + 1)
    end,
    function(random, text) -- something less
        local from, to = cut(random, text)
        return text:sub(1, from - 1) .. text:sub(to + 1)
    end,
    function(random, text) -- a part elsewhere
        local from, to = cut(random, text)
        local rest, place = text:sub(1, from - 1) .. text:sub(to + 1), random(#text)
        return rest:sub(1, place) .. text:sub(from, to) .. rest:sub(place + 1)
    end,
    function(random, text) -- a part of another push
        local other = pushes.vectors[names[random(#names)]]
        local from, to = cut(random, other)
        local place = random(#text)
        return text:sub(1, place) .. other:sub(from, to) .. text:sub(place + 1)
    end,
    function(random, text) -- a digit of the time or of the nonce, on the other side
        local moved = random(2) == 1 and '(%d),"nonce":"' or ',"nonce":"(%d)'
        return (text:gsub(moved, random(2) == 1 and ',"nonce":"%1' or '%1,"nonce":"'))
    end,
    function(random, text) -- eventInfo twice, or in another's place
        local info = text:match '"eventInfo":(.*)}$'
        if not info then return text .. "}" end
        local head = random(2) == 1 and '{"eventInfo":%s,' or '{"\\u0065ventInfo":%s,'
        return (head:format(info):gsub("meeting", "meetin", random(3) - 1)) .. text:sub(2)
    end,
}

describe("changed bodies", function()
    it("are never taken for what was not signed", function()
        local random, taken = dice(20231), 0
        local genuine = {}
        for name, time in pairs { left = 1671523596, spaced = 1671523596, verify = 1629183619 } do
            genuine[name] = { time = time,
                info = hwmeeting.from_json(pushes.vectors[name]).eventInfo }
        end
        for _ = 1, count do
            local name = names[random(#names)]
            local text = pushes.vectors[name]
            for _ = 1, random(3) do text = changes[random(#changes)](random, text) end
            local event, reply = hwmeeting.webhook { id = pushes.id, key = pushes.key,
                store = memory.new(), now = function() return genuine[name].time end }:receive(text)
            if event then
                taken = taken + 1
                assert.message(text).same(genuine[name].info, event.info)
            else
                assert.message(text).not_equal("store", reply.reason)
            end
        end
        assert.is_true(taken > 0, "nothing was tried that changes nothing")
        assert.is_true(taken < count / 2, "what is tried changes nothing")
    end)
end)
