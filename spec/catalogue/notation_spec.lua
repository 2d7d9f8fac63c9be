local notation = require "hwmeeting.catalogue.notation"

local groups = {
    tracing = [[
    header   X-Request-Id     string
    header   Accept-Language  string  {zh-CN, en-US}  = zh-CN
    ]],
}

local function operation(text)
    return notation.parse_operation("Example", text, "section", groups)
end

-- An operation with one more line; the shortest text that is valid without it.
local function with(line, path)
    path = path or "/v1/things"
    return operation("GET " .. path .. "\nDo something.\ntoken access\nretry safe\n" .. line)
end

local function model(lines)
    return notation.parse_model("Example", "An example.\n" .. lines)
end

local function field(line)
    local definition, message = model(line)
    return definition and definition.fields[1], message
end

describe("an operation", function()
    it("is read as a whole", function()
        assert.same({
            id = "ShowHisMeetingDetail",
            section = "management",
            method = "GET",
            path = "/v1/mmc/management/conferences/history/confDetail",
            about = "Details of a meeting that has ended.",
            page = "meeting_21_0052",
            token = "access",
            token_header = "X-Access-Token",
            retry = "safe",
            pages = { items = "data.data", count = "data.count", offset = "offset", limit = "limit",
                place = "query" },
            parameters = {
                { name = "confUUID", place = "query", type = "string", required = true },
                { name = "offset", place = "query", type = "integer", default = 0 },
                { name = "searchKey", place = "query", type = "string", minimum_length = 1,
                    maximum_length = 128 },
                { name = "userUUID", place = "query", type = "string", discarded = true },
                { name = "X-Type", place = "header", type = "integer", enumeration = { 0, 1, 2 },
                    default = 0, note = "0 mixed, 1 apart" },
            },
            body = { kind = "none" },
            answer = { kind = "object", type = "ShowHisMeetingDetailResponse" },
        }, (notation.parse_operation("ShowHisMeetingDetail", [[
            GET /v1/mmc/management/conferences/history/confDetail
            Details of a meeting that has ended.

            page     meeting_21_0052
            token    access
            retry    safe
            pages    data.data of data.count by offset limit

            query    confUUID *        string
            query    offset            integer  = 0
            query    searchKey         string   length 1..128
            query    userUUID          string   discarded
            header   X-Type            integer  {0, 1, 2}  = 0   -- 0 mixed, 1 apart
            answer   ShowHisMeetingDetailResponse
        ]], "management")))
    end)

    it("may have lines that end in carriage returns", function()
        local definition = operation(
            "GET /v1/things\r\nDo something.\r\ntoken none\r\nretry safe\r\n")
        assert.same("/v1/things", definition.path)
        assert.same("Do something.", definition.about)
        assert.same("none", definition.token)
    end)

    it("includes shared parameters where it says so", function()
        local definition = with("query first string\nshare tracing\nquery last string")
        local names = {}
        for i, parameter in ipairs(definition.parameters) do
            names[i] = parameter.name
        end
        assert.same({ "first", "X-Request-Id", "Accept-Language", "last" }, names)
        assert.same({ "zh-CN", "en-US" }, definition.parameters[3].enumeration)
    end)

    it("makes path parameters required", function()
        local definition = with("path id string", "/v1/things/{id}")
        assert.is_true(definition.parameters[1].required)
    end)

    it("has each kind of body", function()
        local function body(line)
            return with("body " .. line).body
        end
        assert.same({ kind = "object", type = "Thing", required = true }, body "Thing")
        assert.same({ kind = "object", type = "Thing", required = false }, body "Thing optional")
        assert.same({ kind = "array", type = "Thing", required = true }, body "Thing[]")
        assert.same({ kind = "array", type = "string", required = true }, body "string[]")
        assert.same({ kind = "array", type = "string", required = true, minimum_items = 1,
            maximum_items = 100 }, body "string[] items 1..100")
        assert.same({ kind = "array", type = "Thing", required = false, maximum_items = 5 },
            body "Thing[]  items ..5  optional")
        assert.same({ kind = "map", type = "string", required = true }, body "map of string")
        assert.same({ kind = "multipart", type = "Thing", required = true }, body "multipart Thing")
    end)

    it("has each kind of answer", function()
        assert.same({ kind = "none" }, with("").answer)
        assert.same({ kind = "object", type = "Thing" }, with("answer Thing").answer)
        assert.same({ kind = "array", type = "Thing" }, with("answer Thing[]").answer)
    end)

    it("may destroy", function()
        assert.is_true(with("destroys").destroys)
        assert.is_nil(with("").destroys)
    end)

    it("has each kind of paging", function()
        local function pages(line)
            return with("pages " .. line).pages
        end
        assert.same({ items = "list", offset = "from", limit = "size", place = "query" },
            pages "list by from size")
        assert.same({ items = "a.list", count = "a.total", offset = "from", limit = "size",
            place = "body" }, pages "a.list of a.total by from size in body")
        assert.same({ items = "list", offset = "from", limit = "size", place = "query",
            identity = { "id" } }, pages "list by from size\nidentity id")
        assert.same({ "id", "part" }, pages("list by from size\nidentity id part").identity)
    end)

    it("knows the header of its token", function()
        local function header(kind)
            return operation("GET /v1/x\nDo.\nretry safe\ntoken " .. kind).token_header
        end
        assert.same("X-Access-Token", header "access")
        assert.same("X-Access-Token", header "held")
        assert.same("X-Access-Token", header "refresh")
        assert.same("X-Access-Token", header "given")
        assert.same("X-Conference-Authorization", header "control")
        assert.same("Authorization", header "signature")
        assert.same("Authorization", header "basic")
        assert.is_nil(header "none")
    end)

    it("takes the control token as a required, secret parameter", function()
        local definition = operation("PUT /v1/x\nDo.\ntoken control\nretry safe")
        assert.same({ { name = "X-Conference-Authorization", place = "header", type = "string",
            required = true, secret = true, token = true } }, definition.parameters)
    end)

    it("may name another header for the control token", function()
        local definition = operation(
            "PUT /v1/x\nDo.\ntoken control\nretry safe\nheader confToken * string control-token")
        assert.same("confToken", definition.token_header)
        assert.same({ { name = "confToken", place = "header", type = "string", required = true,
            secret = true, token = true } }, definition.parameters)
    end)
end)

describe("a field", function()
    it("has each type, alone and as a list", function()
        local types = { "string", "integer", "long", "number", "boolean", "file", "Thing" }
        for _, name in ipairs(types) do
            assert.same({ name = "x", type = name }, (field("x " .. name)))
            assert.same({ name = "x", type = name, list = true }, (field("x " .. name .. "[]")))
        end
    end)

    it("has ranges with either end", function()
        local function range(text)
            local read = field("x number " .. text)
            return { read.minimum, read.maximum }
        end
        assert.same({ 1, 5 }, range "1..5")
        assert.same({ 1, nil }, range "1..")
        assert.same({ nil, 5 }, range "..5")
        assert.same({ -3, -1 }, range "-3..-1")
        assert.same({ 0.5, 2.5 }, range "0.5..2.5")
    end)

    it("has defaults of its type", function()
        assert.same(30, field("x integer = 30").default)
        assert.same(-1, field("x long = -1").default)
        assert.same(1.5, field("x number = 1.5").default)
        assert.is_false(field("x boolean = false").default)
        assert.same("MANUAL", field("x string = MANUAL").default)
        assert.same("two words", field('x string = "two words"').default)
        assert.same("1", field("x string = 1").default)
    end)

    it("has enumerations, also over several lines", function()
        assert.same({ "a", "b-2", "c(d)" }, field("x string {a, b-2, c(d)}").enumeration)
        assert.same({ "a, b", "}" }, field('x string {"a, b", "}"}').enumeration)
        local read = field("x string {a,\n     b,\n     c}  = b  -- note\ny string")
        assert.same({ "a", "b", "c" }, read.enumeration)
        assert.same("b", read.default)
        assert.same("note", read.note)
    end)

    it("has a note, which may go on over lines of its own", function()
        assert.same("a -- b {c", field("x string -- a -- b {c").note)
        assert.same("one two three", field("x string -- one\n   -- two\n   -- three").note)
        assert.same("alone", field("x string\n   -- alone").note)
        assert.is_nil(field("x string --").note)
    end)

    it("has format, discarded and secret, in any order", function()
        assert.same({ name = "x", type = "string", required = true, format = "yyyy-MM-dd HH:mm",
            discarded = true, secret = true, maximum_length = 9 },
            (field('x * string secret discarded as "yyyy-MM-dd HH:mm" length ..9')))
    end)

    it("says how many items a list has, beside the rules of an item", function()
        assert.same({ name = "x", type = "string", list = true, minimum_items = 1,
            maximum_items = 100, maximum_length = 9 },
            (field("x string[] items 1..100 length ..9")))
        assert.same({ name = "x", type = "Thing", list = true, minimum_items = 2 },
            (field("x Thing[] items 2..")))
    end)

    it("says which of two values means yes", function()
        assert.same({ name = "x", type = "integer", enumeration = { 0, 1 }, yes = 1, default = 0 },
            (field("x integer {0, 1} yes 1 = 0")))
        assert.same({ name = "x", type = "string", enumeration = { "Y", "N" }, yes = "Y" },
            (field("x string yes Y {Y, N}")))
    end)
end)

describe("a model", function()
    it("keeps the order of its fields", function()
        assert.same({
            name = "Example",
            about = "An example.",
            fields = {
                { name = "b", type = "string" },
                { name = "a", type = "Example", list = true },
            },
        }, (model("\nb  string\na  Example[]\n")))
    end)

    it("may have no fields", function()
        assert.same({}, model("").fields)
    end)
end)

-- What is wrong, where, and what the message says about it.
local mistakes = {
    { "x strng", 'line 2, column 3: "strng" is no type (did you mean "string"?)' },
    { "x string[", 'line 2, column 3: "string[" is no type' },
    { "x", "line 2, column 2: the type is missing here" },
    { "x* string", 'line 2, column 1: leave a space before the "*"' },
    { "{ string", "line 2, column 1: the name of the field is missing here" },
    { "x string\nx integer", 'line 3, column 1: the field "x" is given twice' },
    { "x string requird", 'line 2, column 10: unknown word "requird"' },
    { "x string secrt", 'line 2, column 10: unknown word "secrt" (did you mean "secret"?)' },
    { "x string 1..5",
        "line 2, column 10: only a number has a range; for a text write length 1..5" },
    { "x integer length 1..5", "line 2, column 11: only a string has a length" },
    { "x integer {0, 1} yes",
        "line 2, column 21: the value that means yes is missing here" },
    { "x integer {0, 1} yes 2",
        "line 2, column 1: what means yes must be one of an enumeration of two values" },
    { "x integer {0, 1, 2} yes 1", "line 2, column 1: what means yes must be one of an" },
    { "x integer yes 1", "line 2, column 1: what means yes must be one of an enumeration" },
    { "x integer {0, 1} yes 1 yes 1", "line 2, column 24: what means yes is given twice" },
    { "x integer {0, 1} yes true", 'line 2, column 22: "true" is no number' },
    { "x string items 1..5", "line 2, column 10: only a list has items" },
    { "x string[] items 5",
        'line 2, column 18: "5" is no range of numbers of items, such as 1..128' },
    { "x string[] items", "line 2, column 17: the range of numbers of items is missing here" },
    { "x string[] items 1..2 items 1..2", "line 2, column 23: the number of items is given twice" },
    { "x string[] items 2..1", "line 2, column 18: the range 2..1 begins above its end" },
    { "x string length 5", 'line 2, column 17: "5" is no range of lengths, such as 1..128' },
    { "x string length", "line 2, column 16: the range of lengths is missing here" },
    { "x integer 5..1", "line 2, column 11: the range 5..1 begins above its end" },
    { "x integer 1..2 3..4", "line 2, column 16: the range is given twice" },
    { "x integer = one", 'line 2, column 13: "one" is no number' },
    { "x integer = 1.5", 'line 2, column 13: "1.5" is no integer' },
    { "x boolean = 0", 'line 2, column 13: "0" is neither true nor false' },
    { "x Thing = 0", "line 2, column 11: a value cannot be given for the type Thing" },
    { "x integer =", "line 2, column 12: the default is missing here" },
    { "x integer = 1 = 2", "line 2, column 15: the default is given twice" },
    { "x integer {1 2}", 'line 2, column 14: expected "," or "}" before "2"' },
    { "x integer {1, 1}", 'line 2, column 15: the enumeration lists "1" twice' },
    { "x integer {}", "line 2, column 12: a value of the enumeration is missing here" },
    { "x integer {1", "line 2, column 11: the enumeration is not closed" },
    { 'x string as "yyyy', "line 2, column 13: a quoted text has no closing quote" },
    { "x string discarded discarded", "line 2, column 20: discarded is given twice" },
}

describe("a mistake in a model", function()
    for _, case in ipairs(mistakes) do
        it("is told: " .. case[1]:gsub("\n", " / "), function()
            local definition, message = model(case[1])
            assert.is_nil(definition)
            assert.same('model "Example", ' .. case[2], message:sub(1, #case[2] + 17))
        end)
    end

    it("is told when there is no text at all", function()
        local definition, message = notation.parse_model("Example", "  \n ")
        assert.is_nil(definition)
        assert.same('model "Example", line 1, column 1: the definition is empty', message)
    end)
end)

local operation_mistakes = {
    { "", 'line 1, column 1: the definition is empty' },
    { "GET", "line 1, column 1: the first line must be the method and the path" },
    { "GTE /v1", 'line 1, column 1: "GTE" is no HTTP method (did you mean "GET"?)' },
    { "GET v1", 'line 1, column 5: the path must begin with "/"' },
    { "GET /v1", "line 1, column 8: the sentence that says what it does is missing" },
    { "GET /v1\nDo.\nretry safe", 'line 1, column 1: there is no line "token"' },
    { "GET /v1\nDo.\ntoken none", 'line 1, column 1: there is no line "retry"' },
    { "GET /v1\nDo.\n\ntokn none",
        'line 4, column 1: unknown kind of line "tokn" (did you mean "token"?)' },
    { "GET /v1\nDo.\ntoken acess",
        'line 3, column 7: "acess" is no kind of token (did you mean "access"?)' },
    { "GET /v1\nDo.\nretry always",
        'line 3, column 7: "always" is no retry class; it is one of safe' },
    { "GET /v1\nDo.\nretry safe\nretry safe", 'line 4, column 1: the line "retry" is given twice' },
    { "GET /v1\nDo.\nretry safe never", 'line 3, column 12: unexpected "never"' },
    { "GET /v1\nDo.\nshare tracng",
        'line 3, column 7: there is no shared group "tracng" (did you mean "tracing"?)' },
    { "GET /v1\nDo.\nquery a string\nquery A string",
        'line 4, column 7: the query parameter "a" is given twice' },
    { "GET /v1\nDo.\nquery a Thing",
        'line 3, column 7: the query parameter "a" cannot be of the type Thing' },
    { "GET /v1\nDo.\nquery a string control-token",
        'line 3, column 16: unknown word "control-token"' },
    { "GET /v1\nDo.\nbody string",
        "line 3, column 6: the body must be a model, a list, a map or multipart" },
    { "GET /v1\nDo.\nbody Thing items 1..2", 'line 3, column 12: unexpected "items"' },
    { "GET /v1\nDo.\nbody Thing[] items",
        "line 3, column 19: the range of numbers of items is missing here" },
    { "GET /v1\nDo.\nbody map string", 'line 3, column 10: expected "of" after "map"' },
    { "GET /v1\nDo.\nbody map of string[]", "line 3, column 13: a list cannot be a map body" },
    { "GET /v1\nDo.\nanswer string",
        "line 3, column 8: the answer must be a model or a list, not a string" },
    { "GET /v1\nDo.\npages a of", "line 3, column 11: where the total is is missing here" },
    { "GET /v1\nDo.\npages a b", 'line 3, column 9: expected "by"' },
    { "GET /v1\nDo.\ndestroys all", 'line 3, column 10: unexpected "all"' },
    { "GET /v1\nDo.\ndestroys\ndestroys", 'line 4, column 1: the line "destroys" is given twice' },
    { "GET /v1\nDo.\nidentity id",
        'line 3, column 1: the line "identity" belongs after the line "pages"' },
    { "GET /v1\nDo.\npages a by b c\nidentity",
        "line 4, column 9: the field that tells the items apart is missing here" },
    { "GET /v1\nDo.\npages a by b c\nidentity id part id",
        'line 4, column 18: the field "id" is given twice' },
    { "GET /v1\nDo.\ntoken none\nretry safe\npath id string",
        'line 1, column 1: the path does not contain "{id}"' },
    { "GET /v1/{id}\nDo.\ntoken none\nretry safe",
        'line 1, column 9: the path parameter "id" has no line' },
    { "GET /v1\nDo.\ntoken none\nretry safe\nmeeting id",
        'line 1, column 1: the meeting parameter "id" is no' },
}

describe("a mistake in an operation", function()
    for _, case in ipairs(operation_mistakes) do
        it("is told: " .. case[1]:gsub("\n", " / "), function()
            local definition, message = operation(case[1])
            assert.is_nil(definition)
            local expected = 'operation "Example", ' .. case[2]
            assert.same(expected, message:sub(1, #expected))
        end)
    end

    it("is told of a shared group, where it is the group's", function()
        local definition, message = notation.parse_operation("Example",
            "GET /v1\nDo.\nshare broken", nil, { broken = "\nbody Thing" })
        assert.is_nil(definition)
        assert.same('group "broken", line 2, column 1: a group holds path, query and header '
            .. 'parameters, not "body"', message)
    end)
end)
