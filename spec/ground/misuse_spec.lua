-- Mistakes in a program raise, and the message names the line that made them. Each function below
-- stands in one line, so that its line is known.

local hwmeeting = require "hwmeeting"

local function new(more)
    local options = { base_url = "https://127.0.0.1:1", access_token = "t", retries = 0,
        transport = function() return nil, { kind = "transport", message = "no network" } end }
    for name, value in pairs(more or {}) do
        options[name] = value
    end
    return hwmeeting.new(options)
end

local client = new()
local meeting = client:meeting("914083136", { password = "081532" })
local iterator = client:online_meetings {}

local closed = new()
local closed_meeting = closed:meeting "914083136"
closed_meeting:close()
closed:close()

local function nested(f)
    return function() f() end
end

local cases = {
    { "an unknown option", "did you mean `timeout`",
        function() hwmeeting.new { timeot = 1 } end },
    { "an option of another type", "option `timeout` must be a number",
        function() hwmeeting.new { timeout = "1" } end },
    { "options that are no table", "options must be a table",
        function() hwmeeting.new "https://host" end },
    { "an unknown adapter", "loop adapter",
        function() hwmeeting.new { loop = "libuv" } end },
    { "an unknown operation", "did you mean `LockMeeting`",
        function() client:call("LockMeting", {}) end },
    { "an unknown method name in call", "did you mean `lock_meeting`",
        function() client:call("lock_meting", {}) end },
    { "an operation that is no name", "no operation",
        function() client:call(nil, {}) end },
    { "arguments that are no table", "arguments must be ONE table, got a string",
        function() client:search_online_meetings "weekly" end },
    { "an unknown parameter", "did you mean `searchKey`",
        function() client:search_online_meetings { serchKey = "x" } end },
    { "an unknown parameter of prepare", "SearchOnlineMeetings has no parameter `page`",
        function() client:prepare("SearchOnlineMeetings", { page = 1 }) end },
    { "an access token where none is taken", "CreateConfToken has no parameter `X-Access-Token`",
        function() client:create_conf_token { ["X-Access-Token"] = "x" } end },
    { "an unknown option of a call", "did you mean `timeout`",
        function() client:search_online_meetings({}, { timeot = 1 }) end },
    { "call options that are no table", "call options must be a table",
        function() client:search_online_meetings({}, 5) end },
    { "a method called with a dot", "with a colon",
        function() client.call("LockMeeting", {}) end },
    { "an operation called with a dot", "with a colon",
        function() client.lock_meeting { conferenceID = "9" } end },
    { "a field set on a client", "no field `token` to set",
        function() client.token = "x" end },
    { "a closed client", "the client is closed",
        function() closed:search_online_meetings {} end },
    { "a closed client's wrapper", "the client is closed",
        function() closed:online_meetings {} end },
    { "a closed client's prepare", "the client is closed",
        function() closed:prepare("LockMeeting", {}) end },
    { "a wrapper's arguments that are no table", "must be",
        function() client:online_meetings "weekly" end },
    { "a list that is none", "no operation that answers in pages",
        function() client:each("LockMeeting", {}) end },
    { "a meeting's id that is a number", "id must be a string",
        function() client:meeting(914083136) end },
    { "a meeting's password outside of a table", "given in a table",
        function() client:meeting("914083136", "081532") end },
    { "an unknown option of a meeting", "no option `pasword`",
        function() client:meeting("914083136", { pasword = "081532" }) end },
    { "a meeting's password that is a number", "password must be a string",
        function() client:meeting("914083136", { password = 81532 }) end },
    { "an unknown operation of a meeting", "did you mean `LockMeeting`",
        function() meeting:call("LockMeting", {}) end },
    { "a meeting's arguments that are no table", "must be",
        function() meeting:call("LockMeeting", 1) end },
    { "minutes that are no number", "minutes",
        function() meeting:extend "30" end },
    { "a closed meeting", "the meeting handle is closed",
        function() closed_meeting:lock() end },
    { "a field set on a meeting", "no field `token` to set",
        function() meeting.token = "x" end },
    { "a cap that is no count", "max_items must be a whole number",
        function() iterator:all { max_items = -1 } end },
    { "a parameter that a list does not know", "has no parameter `serchKey`",
        function() for _ in client:online_meetings { serchKey = "x" } do error "none" end end },
    { "a parameter that next meets", "has no parameter `serchKey`",
        function() client:online_meetings({ serchKey = "x" }):next() end },
    { "an unknown operation to decode", "there is no operation",
        function() hwmeeting.decode("LockMeting", { status = 200 }) end },
    { "a response that is no table", "a response must be a table",
        function() hwmeeting.decode("LockMeeting", "{}") end },
    { "a response's body that is no text", "body must be a string",
        function() hwmeeting.decode("LockMeeting", { status = 200, body = {} }) end },
    { "a logout of strange options", "client:logout takes",
        function() client:logout { share = true } end },
    { "a store that is none", "a store needs a function",
        function() hwmeeting.new { store = {} } end },
}

describe("the caller's line is named by", function()
    for _, case in ipairs(cases) do
        local name, expected, f = case[1], case[2], case[3]
        it(name, function()
            local ok, message = pcall(f)
            assert.is_false(ok)
            local place = ("spec/ground/misuse_spec.lua:%d: hwmeeting: "):format(
                debug.getinfo(f, "S").linedefined)
            assert.equal(place, tostring(message):match "^.-(spec/ground/[^:]+:%d+: hwmeeting: )")
            assert.matches(expected, message, 1, true)
        end)
    end

    it("a mistake within a coroutine", function()
        local f = function() client:call("LockMeting", {}) end
        local ok, message = coroutine.resume(coroutine.create(nested(f)))
        assert.is_false(ok)
        assert.matches("misuse_spec.lua:" .. debug.getinfo(f, "S").linedefined .. ":", message, 1,
            true)
    end)
end)

describe("what is not there", function()
    it("is nil: an unknown field of a client or a meeting", function()
        assert.is_nil(client.flux_capacitor)
        assert.is_nil(client.LockMeeting)
        assert.is_nil(client[1])
        assert.is_nil(client[nil])
        assert.is_nil(client[0 / 0])
        assert.is_nil(meeting.flux_capacitor)
        assert.is_nil(hwmeeting.flux_capacitor)
    end)
end)

describe("what depends on data", function()
    it("is returned, not raised", function()
        for field, args in pairs {
            conferenceID = { isLock = 1, ["X-Conference-Authorization"] = "c" },
            isLock = { conferenceID = "9", isLock = 2, ["X-Conference-Authorization"] = "c" },
        } do
            local result, err = client:lock_meeting(args)
            assert.is_nil(result)
            assert.equal("argument", err.kind)
            assert.equal(field, err.field)
            assert.is_string(err.rule)
            assert.is_true(err.unsent)
            assert.equal(0, err.attempts)
        end
    end)

    it("shows the right form of a flag and of a text", function()
        local _, err = client:lock_meeting { conferenceID = "9", isLock = true,
            ["X-Conference-Authorization"] = "c" }
        assert.equal("type", err.rule)
        assert.matches("1", err.message, 1, true)
        _, err = client:show_region_info_of_meeting { conferenceID = 914083136 }
        assert.equal("type", err.rule)
        assert.matches('"914083136"', err.message, 1, true)
    end)
end)

describe("a misspelt method", function()
    local function message(f) return select(2, pcall(f)) end

    it("is told with the nearest, of a client and of a meeting", function()
        assert.matches("a client has no method `online_meeting`, did you mean `online_meetings`?",
            message(function() client:online_meeting {} end), 1, true)
        assert.matches("a client has no method `lock_meetin`, did you mean `lock_meeting`?",
            message(function() client:lock_meetin {} end), 1, true)
        assert.matches("a meeting has no method `lockk`, did you mean `lock`?",
            message(function() client:meeting("1"):lockk() end), 1, true)
    end)

    it("is nil when nothing is near, or when it is too short for a method", function()
        for _, name in ipairs { "nothing_like_it_at_all", "mapp", "password", "app_key", 1 } do
            assert.is_nil(client[name])
        end
    end)
end)
