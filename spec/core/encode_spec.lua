local core = require "hwmeeting.core"
local definitions = require "spec.support.definitions"

local BASE = "https://meeting.example"

local models = definitions.models {
    { "Attendee",
        { name = "name", type = "string", maximum_length = 5 },
        { name = "phone", type = "string", required = true },
        { name = "role", type = "integer", enumeration = { 0, 1 } } },
    { "Meeting",
        { name = "subject", type = "string", required = true, minimum_length = 1,
            maximum_length = 8 },
        { name = "length", type = "integer", minimum = 15, maximum = 1440 },
        { name = "startTime", type = "long" },
        { name = "load", type = "number" },
        { name = "isAutoMute", type = "integer", enumeration = { 0, 1 } },
        { name = "record", type = "boolean" },
        { name = "mode", type = "string", enumeration = { "COMMON", "RTC" } },
        { name = "password", type = "string", secret = true, maximum_length = 4 },
        { name = "pin", type = "integer", secret = true, minimum = 1000, maximum = 9999 },
        { name = "attendees", type = "Attendee", list = true },
        { name = "tags", type = "string", list = true, maximum_length = 3 },
        { name = "host", type = "Attendee" },
        { name = "limit", type = "integer", enumeration = { 10, 20 }, minimum = 100,
            maximum = 500 },
        { name = "scheduleVmr", type = "boolean", discarded = true },
        { name = "participantID", type = "string" } },
    { "Lock", { name = "isLock", type = "integer", enumeration = { 0, 1 } } },
}

local function operation(definition)
    return definitions.operation(models, definition)
end

local create = operation {
    id = "CreateMeeting",
    parameters = {
        { name = "userUUID", place = "query", type = "string" },
        { name = "X-Type", place = "header", type = "integer", enumeration = { 0, 1, 2 },
            default = 0 },
    },
    body = { kind = "object", type = "Meeting", required = true },
}
local show = operation {
    id = "ShowMeeting", method = "GET", path = "/v1/meetings/{conferenceID}/rooms/{room}",
    parameters = {
        { name = "conferenceID", place = "path", type = "string", required = true },
        { name = "room", place = "path", type = "integer", required = true },
        { name = "searchKey", place = "query", type = "string", minimum_length = 1 },
        { name = "limit", place = "query", type = "integer", minimum = 1, maximum = 500,
            default = 20 },
        { name = "queryAll", place = "query", type = "boolean" },
        { name = "startDate", place = "query", type = "long" },
        { name = "userType", place = "query", type = "integer", list = true,
            enumeration = { 2, 12 } },
        { name = "userUUID", place = "query", type = "string", discarded = true },
        { name = "X-Password", place = "header", type = "string", secret = true },
    },
}

local function encoded(what, args, validate)
    local request, discarded = core.encode(what, args, BASE, validate)
    assert.is_nil(discarded and discarded.message)
    return assert(request), discarded
end

local function refused(what, args, rule, field, message)
    local request, problem = core.encode(what, args, BASE)
    assert.is_nil(request)
    assert.equal(rule, problem.rule)
    assert.equal(field, problem.field)
    if message then
        assert.equal(message, problem.message)
    end
    return problem
end

local function url(args)
    args.conferenceID = args.conferenceID or "1"
    args.room = args.room or 2
    return encoded(show, args).url:sub(#BASE + 1)
end

local function body(args, validate)
    return encoded(create, args, validate).body
end

describe("encode: the Request", function()
    it("has method, url, headers and body", function()
        assert.same({
            method = "POST",
            url = BASE .. "/v1/something?userUUID=u",
            headers = { ["Content-Type"] = "application/json; charset=UTF-8", ["X-Type"] = "1" },
            body = '{"subject":"s","length":15}',
        }, (encoded(create, { length = 15, subject = "s", userUUID = "u", ["X-Type"] = 1 })))
    end)

    it("has no body where the operation has none", function()
        local stop = operation { method = "PUT" }
        assert.same({ method = "PUT", url = BASE .. "/v1/something", headers = {} },
            (encoded(stop, {})))
    end)

    it("never sends a documented default by itself", function()
        assert.equal("/v1/meetings/1/rooms/2", url {})
        assert.equal("/v1/meetings/1/rooms/2?limit=20", url { limit = 20 })
        assert.is_nil(encoded(create, { subject = "s" }).headers["X-Type"])
    end)

    it("puts the query in the catalogue's order", function()
        assert.equal("/v1/meetings/1/rooms/2?searchKey=k&limit=5&queryAll=false&startDate=12",
            url { startDate = 12, queryAll = false, limit = 5, searchKey = "k" })
    end)

    it("encodes all but the unreserved characters, in capitals, a space as %20", function()
        local every = {}
        for byte = 1, 127 do
            every[byte] = string.char(byte)
        end
        local expected = {}
        for byte = 1, 127 do
            local char = string.char(byte)
            expected[byte] = char:match "[%w._~-]" or string.format("%%%02X", byte)
        end
        assert.equal("/v1/meetings/1/rooms/2?searchKey=" .. table.concat(expected),
            url { searchKey = table.concat(every) })
        assert.equal("/v1/meetings/a%20b%2F..%3F%23/rooms/2?searchKey=%E4%BC%9A%E8%AE%AE%2B",
            url { conferenceID = "a b/..?#", searchKey = "会议+" })
    end)

    it("repeats the name for each item of a list in the query", function()
        assert.equal("/v1/meetings/1/rooms/2?userType=2&userType=12", url { userType = { 2, 12 } })
        assert.equal("/v1/meetings/1/rooms/2?limit=5&userType=12",
            url { limit = 5, userType = { 12 } })
        assert.equal("/v1/meetings/1/rooms/2", url { userType = {} })
        refused(show, { conferenceID = "1", room = 1, userType = { 2, 7 } }, "enumeration",
            "userType[2]", "userType[2] must be 2 or 12, not 7")
        refused(show, { conferenceID = "1", room = 1, userType = 2 }, "type", "userType",
            "userType must be a list: { 2 }, not 2")
        refused(show, { conferenceID = "1", room = 1, userType = { [2] = 2 } }, "type",
            "userType[1]")
    end)

    it("refuses what would break out of the path or a header", function()
        for _, id in ipairs { "", ".", "..", "a\r\nb", "a\0b", "a\n" } do
            refused(show, { conferenceID = id, room = 1 }, "characters", "conferenceID")
        end
        for _, password in ipairs { "a\r\nX: y", "\n", "\0" } do
            local problem = refused(show, { conferenceID = "1", room = 1,
                ["X-Password"] = password }, "characters", "X-Password")
            assert.equal("X-Password must not contain CR, LF or NUL", problem.message)
        end
        assert.equal("/v1/meetings/.../rooms/2", url { conferenceID = "..." })
        local _, problem = core.encode(show, { conferenceID = "1", room = 1 }, "http://x\n")
        assert.equal("characters", problem.rule)
    end)

    it("refuses a query or a path that is not UTF-8", function()
        refused(show, { conferenceID = "\255", room = 1 }, "utf8", "conferenceID")
        refused(show, { conferenceID = "1", room = 1, searchKey = "a\192" }, "utf8", "searchKey")
    end)

    it("takes header names in any case", function()
        for _, name in ipairs { "X-Type", "x-type", "X-TYPE" } do
            assert.equal("2", encoded(create, { subject = "s", [name] = 2 }).headers["X-Type"])
        end
        refused(create, { subject = "s", ["x-type"] = 1, ["X-Type"] = 1 }, "type", "x-type")
        refused(show, { conferenceID = "1", room = 1, SEARCHKEY = "x" }, "unknown", "SEARCHKEY")
    end)

    it("demands required headers, but never Content-Type", function()
        local sign_in = operation {
            parameters = {
                { name = "Authorization", place = "header", type = "string", required = true },
                { name = "Content-Type", place = "header", type = "string", required = true },
                { name = "X-Token-Type", place = "header", type = "string", required = true,
                    enumeration = { "LongTicket" } },
                { name = "X-Login-Type", place = "header", type = "integer", required = true,
                    enumeration = { 1 } },
            },
            body = { kind = "object", type = "Lock", required = true },
        }
        refused(sign_in, {}, "required", "Authorization", "Authorization is required")
        local request = encoded(sign_in, { authorization = "HMAC" })
        assert.same({
            Authorization = "HMAC",
            ["Content-Type"] = "application/json; charset=UTF-8",
            ["X-Token-Type"] = "LongTicket", -- the only value there is: filled in
            ["X-Login-Type"] = "1",
        }, request.headers)
        request = encoded(sign_in, { Authorization = "H", ["content-type"] = "application/json" })
        assert.equal("application/json", request.headers["Content-Type"])
        refused(sign_in, { Authorization = "H", ["X-Login-Type"] = 2 }, "enumeration",
            "X-Login-Type")
    end)

    it("does not send what the vendor drops, and names it", function()
        local request, discarded = encoded(show, { conferenceID = "1", room = 2, userUUID = "u" })
        assert.equal(BASE .. "/v1/meetings/1/rooms/2", request.url)
        assert.same({ "userUUID" }, discarded)
        request, discarded = encoded(create, { subject = "s", scheduleVmr = true })
        assert.equal('{"subject":"s"}', request.body)
        assert.same({ "scheduleVmr" }, discarded)
        request, discarded = encoded(create, { body = { subject = "s", scheduleVmr = true } })
        assert.equal('{"subject":"s"}', request.body)
        assert.same({ "body.scheduleVmr" }, discarded)
    end)

    it("refuses unknown names", function()
        refused(create, { subject = "s", subjet = "t" }, "unknown", "subjet",
            "subjet is not a parameter of CreateMeeting")
        refused(create, { subject = "s", "t" }, "unknown", "[1]")
        refused(show, { conferenceID = "1", room = 1, body = {} }, "unknown", "body")
        refused(create, { subject = "s", attendees = { { phone = "1", fone = "2" } } }, "unknown",
            "attendees[1].fone", "attendees[1].fone is not a field of Attendee")
        refused(create, { body = { subject = "s", x = 1 } }, "unknown", "body.x")
    end)

    it("demands path parameters and required fields", function()
        refused(show, { room = 1 }, "required", "conferenceID", "conferenceID is required")
        refused(create, {}, "required", "subject")
        refused(create, { subject = "s", attendees = { { phone = "1" }, { name = "n" } } },
            "required", "attendees[2].phone", "attendees[2].phone is required")
        refused(create, { body = {} }, "required", "body.subject")
    end)

    it("raises for arguments that are no table", function()
        assert.has_error(function() core.encode(create, nil, BASE) end)
        assert.has_error(function() core.encode(create, "x", BASE) end)
        assert.has_error(function() core.encode(create, {}) end)
        assert.has_error(function() core.encode({}, {}, BASE) end)
    end)
end)

describe("encode: a JSON body", function()
    it("has its fields in the catalogue's order", function()
        assert.equal('{"subject":"s","length":20,"record":false,"attendees":[{"phone":"1"},'
            .. '{"name":"n","phone":"2"}],"tags":["a","b"],"host":{"phone":"3","role":1}}',
            body { host = { role = 1, phone = "3" }, tags = { "a", "b" }, record = false,
                attendees = { { phone = "1" }, { phone = "2", name = "n" } }, length = 20,
                subject = "s" })
    end)

    it("is what `body` says when that is given", function()
        assert.equal('{"subject":"nested"}', body { body = { subject = "nested" } })
        local request, discarded = encoded(create, { subject = "flat", userUUID = "u",
            body = { subject = "nested" } })
        assert.equal('{"subject":"nested"}', request.body)
        assert.same({ "subject" }, discarded)
    end)

    it("gets a flat value in every place of its name", function()
        local view = operation {
            parameters = { { name = "participantID", place = "query", type = "string" } },
            body = { kind = "object", type = "Meeting", required = false },
        }
        local request = encoded(view, { participantID = "p", subject = "s" })
        assert.equal(BASE .. "/v1/something?participantID=p", request.url)
        assert.equal('{"subject":"s","participantID":"p"}', request.body)
        request = encoded(view, { participantID = "p", body = { subject = "s" } })
        assert.equal(BASE .. "/v1/something?participantID=p", request.url)
        assert.equal('{"subject":"s"}', request.body)
    end)

    it("is left out when it is optional and nothing is given", function()
        local optional = operation { body = { kind = "object", type = "Lock", required = false } }
        local required = operation { body = { kind = "object", type = "Lock", required = true } }
        local request = encoded(optional, {})
        assert.is_nil(request.body)
        assert.same({}, request.headers)
        assert.equal("{}", encoded(required, {}).body)
        assert.equal("{}", encoded(optional, { body = {} }).body)
        assert.equal('{"isLock":1}', encoded(optional, { isLock = 1 }).body)
    end)

    it("may be a list", function()
        local strings = operation { body = { kind = "array", type = "string", required = true } }
        local people = operation { body = { kind = "array", type = "Attendee", required = true } }
        assert.equal('["a","b"]', encoded(strings, { body = { "a", "b" } }).body)
        assert.equal("[]", encoded(strings, { body = {} }).body)
        assert.equal('[{"phone":"1"}]', encoded(people, { body = { { phone = "1" } } }).body)
        refused(strings, {}, "required", "body", "body is required")
        refused(strings, { body = "a" }, "type", "body", 'body must be a list: { "a" }, not "a"')
        refused(strings, { body = { "a", 2 } }, "type", "body[2]",
            'body[2] must be a string: "2", not 2')
        refused(people, { body = { { phone = 1 } } }, "type", "body[1].phone")
        refused(people, { phone = "1" }, "unknown", "phone")
        local optional = operation { body = { kind = "array", type = "string", required = false } }
        assert.is_nil(encoded(optional, {}).body)
    end)

    it("may be a map", function()
        local map = operation { body = { kind = "map", type = "string", required = true } }
        assert.equal('{"a \\"b\\"":"c"}', encoded(map, { body = { ['a "b"'] = "c" } }).body)
        assert.equal("{}", encoded(map, { body = {} }).body)
        refused(map, { body = { a = 1 } }, "type", "body.a", 'body.a must be a string: "1", not 1')
        refused(map, { body = { "x" } }, "type", "body")
        refused(map, { body = { a = core.null } }, "null", "body.a")
        refused(map, { body = core.null }, "null", "body")
        refused(map, { body = true }, "type", "body")
        refused(map, {}, "required", "body")
    end)

    it("sends null in an optional field, and nowhere else", function()
        assert.equal('{"subject":"s","length":null,"attendees":null}',
            body { subject = "s", length = core.null, attendees = core.null })
        refused(create, { subject = core.null }, "null", "subject")
        refused(create, { subject = "s", tags = { core.null } }, "null", "tags[1]")
        refused(create, { subject = "s", userUUID = core.null }, "null", "userUUID")
        refused(create, { subject = "s", ["X-Type"] = core.null }, "null", "X-Type")
    end)

    it("escapes strings and takes UTF-8 only", function()
        assert.equal('{"subject":"\\"\\\\/\\n\\u0001é"}', body { subject = '"\\/\n\1é' })
        refused(create, { subject = "a\255" }, "utf8", "subject")
        refused(create, { subject = "s", mode = "\255" }, "enumeration", "mode")
        refused(create, { subject = "s", participantID = "\195(" }, "utf8", "participantID")
    end)

    it("reads tables raw, and takes a list in any order of its keys", function()
        local trap = setmetatable({}, {
            __newindex = rawset,
            __len = function() error "__len was called" end,
            __eq = function() error "__eq was called" end,
        })
        trap.subject = "s"
        assert.equal('{"subject":"s"}', body { body = trap })
        assert.equal('{"subject":"s"}', encoded(create, trap).body)
        local backwards = {}
        for i = 9, 1, -1 do
            backwards[i] = tostring(i)
        end
        assert.equal('{"subject":"s","tags":["1","2","3","4","5","6","7","8","9"]}',
            body { subject = "s", tags = backwards })
    end)

    it("names the hole of a list", function()
        refused(create, { subject = "s", tags = { "a", nil, "c" } }, "type", "tags[2]",
            "tags[2] is missing: a list has no holes")
        refused(create, { subject = "s", tags = { [0] = "a" } }, "type", "tags")
        refused(create, { subject = "s", tags = { "a", x = "b" } }, "type", "tags",
            'tags must be a list, and has the key "x"')
        refused(create, { subject = "s", tags = { [1.5] = "a" } }, "type", "tags")
        refused(create, { subject = "s", tags = { [2 ^ 60] = "a" } }, "type", "tags[1]")
    end)
end)

describe("encode: the rules", function()
    local function type_message(field, value)
        return refused(create, { subject = "s", [field] = value }, "type", field).message
    end

    it("show the right form of a value of another type", function()
        refused(show, { conferenceID = 914083136, room = 1 }, "type", "conferenceID",
            'conferenceID must be a string: "914083136", not 914083136')
        assert.equal('length must be an integer: 20, not "20"', type_message("length", "20"))
        assert.equal("length must be an integer, not \"x\"", type_message("length", "x"))
        assert.equal("length must be an integer, not 20.5", type_message("length", 20.5))
        assert.equal("isAutoMute must be an integer: 1, not true",
            type_message("isAutoMute", true))
        assert.equal("isAutoMute must be an integer: 0, not false",
            type_message("isAutoMute", false))
        assert.equal("record must be a boolean: true, not 1", type_message("record", 1))
        assert.equal('record must be a boolean: false, not "false"',
            type_message("record", "false"))
        assert.equal('mode must be a string: "COMMON" or "RTC", not true',
            type_message("mode", true))
        assert.equal('attendees must be a list: { "x" }, not "x"', type_message("attendees", "x"))
        assert.equal("attendees must be a list, and has the key \"phone\"",
            type_message("attendees", { phone = "1" }))
        assert.equal('host must be a table, not "x"', type_message("host", "x"))
        assert.equal("load must be a number: 5, not \"5\"", type_message("load", "5"))
        assert.equal("length must be an integer, not a function", type_message("length", print))
        assert.equal("length must be an integer, not a table", type_message("length", {}))
    end)

    it("take integral floats for integers", function()
        assert.equal('{"subject":"s","length":20}', body { subject = "s", length = 20.0 })
        assert.equal("/v1/meetings/1/rooms/2?limit=20", url { limit = 2e1 })
        assert.equal('{"subject":"s","load":0.5}', body { subject = "s", load = 0.5 })
        assert.equal('{"subject":"s","load":3}', body { subject = "s", load = 3 })
    end)

    it("take strings of digits for numbers of 64 bits", function()
        assert.equal('{"subject":"s","startTime":9007199254740993}',
            body { subject = "s", startTime = "9007199254740993" })
        assert.equal("/v1/meetings/1/rooms/2?startDate=-9223372036854775808",
            url { startDate = "-9223372036854775808" })
        for _, text in ipairs { "", "1.0", "1e3", " 1", "0x1", "01", "9223372036854775808" } do
            refused(create, { subject = "s", startTime = text }, "type", "startTime")
        end
    end)

    it("refuse what is no finite number", function()
        for _, value in ipairs { 0 / 0, math.huge, -math.huge } do
            refused(create, { subject = "s", length = value }, "number", "length")
            refused(create, { subject = "s", load = value }, "number", "load")
        end
        refused(create, { subject = "s", startTime = 2 ^ 63 }, "type", "startTime")
    end)

    it("check ranges", function()
        refused(create, { subject = "s", length = 14 }, "range", "length",
            "length must be between 15 and 1440, not 14")
        refused(create, { subject = "s", length = 1441 }, "range", "length")
        local half = operation { parameters = {
            { name = "from", place = "query", type = "integer", minimum = 1 },
            { name = "to", place = "query", type = "number", maximum = 2.5 },
        } }
        refused(half, { from = 0 }, "range", "from", "from must be at least 1, not 0")
        refused(half, { to = 2.75 }, "range", "to", "to must be at most 2.5, not 2.75")
        assert.equal(BASE .. "/v1/something?from=1&to=2.5",
            encoded(half, { from = 1, to = 2.5 }).url)
    end)

    it("check enumerations", function()
        refused(create, { subject = "s", isAutoMute = 2 }, "enumeration", "isAutoMute",
            "isAutoMute must be 0 or 1, not 2")
        refused(create, { subject = "s", mode = "common" }, "enumeration", "mode",
            'mode must be "COMMON" or "RTC", not "common"')
    end)

    it("let a value pass that satisfies the enumeration or the range", function()
        for _, limit in ipairs { 10, 20, 100, 500 } do
            assert.equal('{"subject":"s","limit":' .. limit .. "}",
                body { subject = "s", limit = limit })
        end
        refused(create, { subject = "s", limit = 11 }, "enumeration", "limit",
            "limit must be 10 or 20, or between 100 and 500, not 11")
    end)

    it("count characters, not bytes", function()
        assert.equal('{"subject":"会议会议会议会议"}', body { subject = "会议会议会议会议" })
        refused(create, { subject = "123456789" }, "length", "subject",
            "subject must have between 1 and 8 characters, not 9")
        refused(create, { subject = "" }, "length", "subject")
        refused(create, { subject = "s", tags = { "ok", "long" } }, "length", "tags[2]",
            "tags[2] must have at most 3 characters, not 4")
    end)

    it("never show a secret", function()
        for _, value in ipairs { "SECRET", 123456, true, { "SECRET" } } do
            local _, problem = core.encode(create, { subject = "s", password = value }, BASE)
            assert.is_nil(problem.message:find("SECRET", 1, true))
            assert.is_nil(problem.message:find("123456", 1, true))
        end
        refused(create, { subject = "s", password = 123456 }, "type", "password",
            "password must be a string, not a number")
        refused(create, { subject = "s", pin = 77 }, "range", "pin",
            "pin must be between 1000 and 9999")
        refused(create, { subject = "s", pin = "7777" }, "type", "pin",
            "pin must be an integer, not a string")
    end)

    it("shorten what they show, and keep it on one line", function()
        local message = type_message("record", ("é"):rep(500) .. "\n")
        assert.is_true(#message < 120)
        assert.matches('é%.%.%."$', message)
        assert.is_nil(type_message("record", "a\nb\0"):find "%c")
    end)

    it("are skipped with validate = false; types, required fields and safety are not", function()
        local args = { subject = "far too long", length = 3, isAutoMute = 7, mode = "x" }
        assert.equal('{"subject":"far too long","length":3,"isAutoMute":7,"mode":"x"}',
            body(args, false))
        local function rule_of(bad)
            local _, problem = core.encode(create, bad, BASE, false)
            return problem.rule
        end
        assert.equal("required", rule_of {})
        assert.equal("type", rule_of { subject = 1 })
        assert.equal("utf8", rule_of { subject = "\255" })
        assert.equal("null", rule_of { subject = core.null })
        local _, problem = core.encode(show, { conferenceID = "..", room = 1 }, BASE, false)
        assert.equal("characters", problem.rule)
    end)

    it("pass unknown keys of a body with validate = false", function()
        assert.equal('{"subject":"s","new":[1,{"x":null}]}',
            body({ subject = "s", new = { 1, { x = core.null } } }, false))
        assert.equal('{"subject":"s","host":{"phone":"1","new":true}}',
            body({ body = { subject = "s", host = { phone = "1", new = true } } }, false))
        local _, problem = core.encode(show, { conferenceID = "1", room = 1, new = 1 }, BASE, false)
        assert.equal("unknown", problem.rule)
    end)
end)
