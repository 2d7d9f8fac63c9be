-- luacheck: read globals math.type math.mininteger math.maxinteger
local cjson = require "cjson"
local core = require "hwmeeting.core"
local definitions = require "spec.support.definitions"

local models = definitions.models {
    { "PasswordEntry",
        { name = "conferenceRole", type = "string" },
        { name = "password", type = "string", secret = true } },
    { "Configuration",
        { name = "prolongLength", type = "integer" },
        { name = "isAutoMute", type = "boolean" } },
    { "Meeting",
        { name = "conferenceID", type = "string" },
        { name = "subject", type = "string", enumeration = { "a", "b" } },
        { name = "size", type = "integer", minimum = 1, maximum = 5 },
        { name = "created", type = "long" },
        { name = "load", type = "number" },
        { name = "isHasRecordFile", type = "boolean" },
        { name = "passwordEntry", type = "PasswordEntry", list = true },
        { name = "confConfigInfo", type = "Configuration" },
        { name = "tags", type = "string", list = true },
        { name = "sub", type = "Meeting", list = true },
        { name = "parent", type = "Meeting" } },
    { "Page",
        { name = "data", type = "Meeting", list = true },
        { name = "count", type = "integer" } },
    { "Empty" },
}

local function answering(kind, type)
    return definitions.operation(models, { answer = { kind = kind, type = type } })
end

local page = answering("object", "Page")
local meeting = answering("object", "Meeting")
local meetings = answering("array", "Meeting")

local function decoded(operation, text)
    local value, drifts = core.decode(operation, text)
    assert.is_nil(drifts and drifts.message)
    return value, drifts
end

local function refused(operation, text, rule)
    local value, problem = core.decode(operation, text)
    assert.is_nil(value)
    assert.equal(rule, problem.rule)
    return problem
end

local function read_file(path)
    local file = assert(io.open(path, "rb"))
    local text = file:read "*a"
    file:close()
    return text
end

describe("decode", function()
    it("fills a model", function()
        local value, drifts = decoded(meeting, [[{
            "conferenceID": "914083136", "subject": "会议 \"1\"", "size": 20, "load": 0.5,
            "created": 1578450000123, "isHasRecordFile": false,
            "passwordEntry": [{"conferenceRole": "chair", "password": "1"}, {}],
            "confConfigInfo": {"prolongLength": 15, "isAutoMute": true}, "tags": ["a", "b"]
        }]])
        assert.is_nil(drifts)
        assert.same({
            conferenceID = "914083136", subject = '会议 "1"', size = 20, load = 0.5,
            created = 1578450000123, isHasRecordFile = false,
            passwordEntry = { { conferenceRole = "chair", password = "1" }, {} },
            confConfigInfo = { prolongLength = 15, isAutoMute = true }, tags = { "a", "b" },
        }, value)
        if math.type then
            assert.equal("integer", math.type(value.size))
            assert.equal("integer", math.type(value.created))
        end
    end)

    it("takes keys in any order, and records that differ", function()
        local value = decoded(page, [[{"count":3,"data":[
            {"size":1,"subject":"x","conferenceID":"1"}, {"conferenceID":"2","size":2},
            {"subject":"z"}, {}, {"conferenceID":"5","subject":"v","size":5,"load":1}]}]])
        assert.same({ count = 3, data = {
            { size = 1, subject = "x", conferenceID = "1" }, { conferenceID = "2", size = 2 },
            { subject = "z" }, {}, { conferenceID = "5", subject = "v", size = 5, load = 1 },
        } }, value)
    end)

    it("knows a key that is written with escapes", function()
        local value = decoded(meeting, [[{"\u0073ize":7,"un\u006bnown":1}]])
        assert.same({ size = 7, unknown = 1 }, value)
    end)

    it("takes names that begin alike for what they are", function()
        assert.same({ siz = 1, sizes = 2, size = 3, [""] = 4 },
            (decoded(meeting, [[{"siz":1,"sizes":2,"size":3,"":4}]])))
    end)

    it("makes a known null absent and keeps an unknown one", function()
        local value, drifts = decoded(meeting,
            [[{"size":null,"parent":null,"tags":null,"other":null,"subject":"s"}]])
        assert.is_nil(drifts)
        assert.same({ other = core.null, subject = "s" }, value)
        assert.same({}, (decoded(meeting, [[{"size":1,"size":null}]])))
        assert.same({ size = 2 }, (decoded(meeting, [[{"size":null,"size":2}]])))
    end)

    it("keeps unknown keys, arrays as arrays", function()
        local value = decoded(meeting, [=[{"new":{"list":[],"object":{},"n":[1,[2]]},"size":1}]=])
        assert.equal(core.array_mt, getmetatable(value.new.list))
        assert.is_nil(getmetatable(value.new.object))
        assert.equal(core.array_mt, getmetatable(value.new.n[2]))
        assert.equal(1, value.size)
    end)

    it("marks an empty list of a model as an array", function()
        local value = decoded(page, [[{"data":[]}]])
        assert.equal(core.array_mt, getmetatable(value.data))
        assert.equal('{"data":[]}', core.to_json(value))
        assert.is_nil(getmetatable(decoded(page, [[{"data":[{}]}]]).data))
    end)

    it("keeps a value of another type as it was sent, and reports it once", function()
        local value, drifts = decoded(page, [[{"count":"2","data":[
            {"size":"20","conferenceID":914083136,"isHasRecordFile":1,"tags":"x"},
            {"size":"30","passwordEntry":{},"confConfigInfo":[1],"tags":["a",5]}]}]])
        assert.same({ count = "2", data = {
            { size = "20", conferenceID = 914083136, isHasRecordFile = 1, tags = "x" },
            { size = "30", passwordEntry = {}, confConfigInfo = { 1 }, tags = { "a", 5 } },
        } }, value)
        local seen = {}
        for _, drift in ipairs(drifts) do
            seen[drift.path] = drift.model .. "." .. drift.field .. ": " .. drift.expected .. ", "
                .. drift.received
        end
        assert.same({
            count = "Page.count: integer, string",
            ["data[1].size"] = "Meeting.size: integer, string",
            ["data[1].conferenceID"] = "Meeting.conferenceID: string, number",
            ["data[1].isHasRecordFile"] = "Meeting.isHasRecordFile: boolean, number",
            ["data[1].tags"] = "Meeting.tags: array, string",
            ["data[2].passwordEntry"] = "Meeting.passwordEntry: array, object",
            ["data[2].confConfigInfo"] = "Meeting.confConfigInfo: object, array",
        }, seen)
        local _, again = decoded(page, [[{"count":"2"}]])
        assert.equal(1, #again) -- once a decode, not once for ever
    end)

    it("takes an integer that is written with a point for an integer", function()
        local value, drifts = decoded(meeting, [[{"size":20.0,"created":1e3,"load":3}]])
        assert.is_nil(drifts)
        assert.same({ size = 20, created = 1000, load = 3 }, value)
        if math.type then
            assert.equal("integer", math.type(value.size))
        end
        value, drifts = decoded(meeting, [[{"size":2.5}]])
        assert.equal(2.5, value.size)
        assert.equal("number", drifts[1].received)
    end)

    it("reads a number and a string of a model as one without a model", function()
        local values = { "0", "7", "-7", "123456789", "1234567890", "9007199254740993", "00",
            "01", "-", "1a", "1.", "12 ", " 12", [[""]], [["a"]], [["\u4e2d"]], '"中文"', '"a\tb"',
            '"a', [["]], '"' .. ("x"):rep(7) .. '"', '"' .. ("x"):rep(8) .. "中" .. '"',
            '"' .. ("x"):rep(100) .. '"' }
        for _, value in ipairs(values) do
            for _, ending in ipairs { "}", ",\"x\":1}", " }", "]", "" } do
                local text = '{"subject":' .. value .. ending
                local number = '{"created":' .. value .. ending
                for name, whole in pairs { subject = text, created = number } do
                    local expected, problem = core.from_json(whole)
                    local got, found = core.decode(meeting, whole)
                    if expected then
                        assert.equal(expected[name], got[name], whole)
                        assert.equal(math.type and math.type(expected[name]),
                            math.type and math.type(got[name]))
                    else
                        assert.is_nil(got)
                        assert.same({ problem.rule, problem.offset }, { found.rule, found.offset })
                    end
                end
            end
        end
    end)

    it("keeps null in a list, so that nothing moves up", function()
        local value, drifts = decoded(meeting, [[{"tags":["a",null,"c"]}]])
        assert.same({ "a", core.null, "c" }, value.tags)
        assert.equal("null", drifts[1].received)
    end)

    it("keeps enumerations and ranges of answers open", function()
        local value, drifts = decoded(meeting, [[{"subject":"neither","size":99}]])
        assert.same({ subject = "neither", size = 99 }, value)
        assert.is_nil(drifts)
    end)

    it("decodes an array at the root", function()
        assert.same({ { size = 1 }, {} }, (decoded(meetings, '[{"size":1},{}]')))
        assert.equal(core.array_mt, getmetatable(decoded(meetings, "[]")))
        assert.equal("data[2].size", refused(page, [[{"data":[{},{"size":}]}]], "syntax").field)
        assert.equal("[2].size", refused(meetings, '[{},{"size":}]', "syntax").field)
    end)

    it("keeps a root of another kind, and reports it", function()
        local value, drifts = decoded(page, "[1]")
        assert.same({ 1 }, value)
        assert.same({ { path = "", model = "Page", field = "", expected = "object",
            received = "array" } }, drifts)
        assert.equal("ok", (decoded(page, '"ok"')))
        assert.same({ a = 1 }, (decoded(meetings, '{"a":1}')))
    end)

    it("refuses an answer without a value", function()
        for _, operation in ipairs { page, meetings } do
            for _, text in ipairs { "", " \r\n" } do
                refused(operation, text, "syntax")
            end
        end
    end)

    it("is not for operations that answer nothing", function()
        assert.error_matches(function() core.decode(answering("none"), "{}") end, "no content")
        assert.same({ x = {} }, (decoded(answering("object", "Empty"), '{"x":[]}')))
    end)

    it("says where malformed text is wrong", function()
        local problem = refused(page, [[{"data":[{"size":1},{"size":01}]}]], "syntax")
        assert.equal("data[2].size", problem.field)
        assert.equal(29, problem.offset)
        assert.matches("byte 29, in data%[2%].size: ", problem.message)
        assert.equal("data[1]", refused(page, [[{"data":[{"size":1,}]}]], "syntax").field)
        assert.equal("data[1].new.x[1]",
            refused(page, [[{"data":[{"new":{"x":["]] .. "\1" .. [["]}}]}]], "syntax").field)
        refused(page, [[{"data":[]}x]], "syntax")
        refused(page, [[{"data":[{"conferenceID":"1"},{"conferenceID":"]], "syntax")
    end)

    it("refuses every text that is cut short", function()
        local text = [[{"data":[{"size":1,"tags":["a"],"new":{"x":[true,null]}}],"count":1}]]
        for length = 1, #text - 1 do
            local value = core.decode(page, text:sub(1, length))
            assert.is_nil(value)
        end
    end)

    it("decodes a model inside itself", function()
        local value = decoded(meeting, [[{"sub":[{"sub":[{"size":3}],"parent":{"size":4}}]}]])
        assert.same({ sub = { { sub = { { size = 3 } }, parent = { size = 4 } } } }, value)
    end)

    it("raises for what is no text", function()
        assert.has_error(function() core.decode(page) end)
        assert.has_error(function() core.decode(page, {}) end)
        assert.has_error(function() core.decode({}, "{}") end)
        assert.has_error(function() core.decode(core.model "X", "{}") end)
    end)
end)

-- The vendor's samples, with a model that knows some of their keys.
local sampled = definitions.models {
    { "PasswordEntry",
        { name = "conferenceRole", type = "string" }, { name = "password", type = "string" } },
    { "Conference",
        { name = "conferenceID", type = "string" }, { name = "size", type = "integer" },
        { name = "isAutoMute", type = "integer" }, { name = "language", type = "string" },
        { name = "passwordEntry", type = "PasswordEntry", list = true } },
    { "Person",
        { name = "phone", type = "string" }, { name = "name", type = "string" } },
    { "People",
        { name = "data", type = "Person", list = true }, { name = "count", type = "integer" } },
    { "Answer",
        { name = "data", type = "Conference", list = true },
        { name = "count", type = "integer" }, { name = "limit", type = "integer" },
        { name = "regionIP", type = "string" }, { name = "uuid", type = "string" } },
    { "HistoryAnswer",
        { name = "conferenceData", type = "Conference" }, { name = "data", type = "People" } },
}

-- cjson's null where the model knows the key counts as absent.
local function without_nulls(value)
    if type(value) == "table" then
        for key, item in pairs(value) do
            if item == cjson.null then
                value[key] = nil
            else
                without_nulls(item)
            end
        end
    end
    return value
end

local function check_integers(value)
    if type(value) == "table" then
        for _, item in pairs(value) do
            check_integers(item)
        end
    elseif math.type and type(value) == "number" and value == math.floor(value) then
        assert.equal("integer", math.type(value))
    end
end

describe("the vendor's sample", function()
    local answers = { SearchOnlineMeetings = "Answer", ShowHisMeetingDetail = "HistoryAnswer",
        ShowRegionInfoOfMeeting = "Answer", StartMeeting = "Answer" }
    for name, model in pairs(answers) do
        it("of " .. name .. " decodes as lua-cjson decodes it", function()
            local operation = definitions.operation(sampled,
                { answer = { kind = "object", type = model } })
            local text = read_file("spec/fixtures/samples/" .. name .. ".json")
            local value, drifts = decoded(operation, text)
            assert.is_nil(drifts)
            assert.same(without_nulls(cjson.decode(text)), value)
            check_integers(value)
        end)
    end
end)

describe("decode, many times,", function()
    -- Records whose keys, order, nulls and types come from a seeded generator.
    local function generator(seed)
        return function(limit)
            seed = seed * 16807 % 2147483647
            return seed % limit
        end
    end

    local TEXTS = { '""', '"plain"', '"\\u00e9\\n"', '"会议"', '"' .. ("long "):rep(20) .. '"' }
    local NUMBERS = { "0", "-1", "20", "1578450000123", "0.25", "1e3" }
    local KEYS = { "conferenceID", "subject", "size", "created", "load", "isHasRecordFile",
        "passwordEntry", "confConfigInfo", "tags", "sub", "parent", "new", "newer" }

    local function any(random, depth)
        local kind = random(depth > 3 and 4 or 7)
        if kind == 0 then
            return TEXTS[random(#TEXTS) + 1]
        elseif kind == 1 then
            return NUMBERS[random(#NUMBERS) + 1]
        elseif kind == 2 then
            return random(2) == 0 and "true" or "false"
        elseif kind == 3 then
            return "null"
        end
        local parts = {}
        local count = random(5)
        if kind == 4 then
            for i = 1, count do
                parts[i] = any(random, depth + 1)
            end
            return "[" .. table.concat(parts, ",") .. "]"
        end
        local first = random(#KEYS)
        for i = 1, count do
            local key = KEYS[(first + i * 3) % #KEYS + 1]
            parts[i] = '"' .. key .. '":' .. any(random, depth + 1)
        end
        return "{" .. table.concat(parts, kind == 5 and "," or " , ") .. "}"
    end

    -- Nulls stay where the key is unknown; below a drifted value nothing is known.
    local function same_but_nulls(expected, value, path)
        if type(expected) ~= "table" then
            return expected == value or (expected == cjson.null and value == nil)
        elseif type(value) ~= "table" then
            return false
        end
        for key, item in pairs(expected) do
            if not same_but_nulls(item, value[key], path) then
                return false
            end
        end
        for key in pairs(value) do
            if expected[key] == nil then
                return false
            end
        end
        return true
    end

    it("agrees with lua-cjson", function()
        local random = generator(4711)
        for _ = 1, 3000 do
            local text = any(random, 0)
            local value, drifts = core.decode(meeting, text)
            assert.is_nil(drifts and drifts.message)
            if not same_but_nulls(cjson.decode(text), value) then
                error("not the same: " .. text .. "\n" .. core.to_json(value))
            end
        end
    end)
end)
