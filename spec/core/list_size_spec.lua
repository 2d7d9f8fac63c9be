local core = require "hwmeeting.core"
local definitions = require "spec.support.definitions"

-- How many items a list may have: in the body, below it, in the query, in a form.

local models = definitions.models {
    { "Room",
        { name = "phones", type = "string", list = true, minimum_items = 1, maximum_items = 2 } },
    { "Department",
        { name = "codes", type = "string", list = true, maximum_items = 3 },
        { name = "rooms", type = "Room", list = true, minimum_items = 2 },
        { name = "picture", type = "file" } },
}

local function operation(definition)
    return definitions.operation(models, definition)
end

local function sized(count)
    local list = {}
    for index = 1, count do
        list[index] = "d" .. index
    end
    return list
end

local function encoded(descriptor, arguments, validate)
    return assert(core.encode(descriptor, arguments, "https://meeting.example", validate ~= false))
end

local function refused(descriptor, arguments, field, message)
    local request, problem = core.encode(descriptor, arguments, "https://meeting.example", true)
    assert.is_nil(request)
    assert.same({ rule = "items", field = field, message = message },
        { rule = problem.rule, field = problem.field, message = problem.message })
end

describe("the size of a list", function()
    local delete = operation { body = { kind = "array", type = "string", required = true,
        minimum_items = 1, maximum_items = 100 } }
    local change = operation { body = { kind = "object", type = "Department", required = true } }

    it("is checked at the root of the body, both edges taken", function()
        assert.equal('["d1"]', encoded(delete, { body = sized(1) }).body)
        assert.matches('"d100"%]$', encoded(delete, { body = sized(100) }).body)
        refused(delete, { body = {} }, "body", "body must have between 1 and 100 items, not 0")
        refused(delete, { body = sized(101) }, "body",
            "body must have between 1 and 100 items, not 101")
    end)

    it("is checked in a list of a model, however deep", function()
        local rooms = { { phones = { "1" } }, { phones = { "1", "2" } } }
        assert.equal('{"codes":[],"rooms":[{"phones":["1"]},{"phones":["1","2"]}]}',
            encoded(change, { codes = {}, rooms = rooms }).body)
        refused(change, { codes = sized(4) }, "codes", "codes must have at most 3 items, not 4")
        refused(change, { rooms = { rooms[1] } }, "rooms",
            "rooms must have at least 2 items, not 1")
        refused(change, { body = { rooms = { rooms[1], { phones = {} } } } },
            "body.rooms[2].phones",
            "body.rooms[2].phones must have between 1 and 2 items, not 0")
    end)

    it("is checked in the query", function()
        local search = operation { method = "GET", parameters = { { name = "userType",
            place = "query", type = "integer", list = true, maximum_items = 1 } } }
        assert.matches("%?userType=2$", encoded(search, { userType = { 2 } }).url)
        refused(search, { userType = { 2, 12 } }, "userType",
            "userType must have at most 1 item, not 2")
    end)

    it("is checked in a form", function()
        local upload = operation { body = { kind = "multipart", type = "Department",
            required = true } }
        assert.equal(3, #encoded(upload, { codes = sized(3) }).body.multipart)
        refused(upload, { codes = sized(4) }, "codes", "codes must have at most 3 items, not 4")
    end)

    it("counts items, whatever order the table gives them in", function()
        local backwards = {}
        for index = 101, 1, -1 do
            backwards[index] = "d"
        end
        refused(delete, { body = backwards }, "body",
            "body must have between 1 and 100 items, not 101")
    end)

    it("comes after the shape: a hole is named before the number", function()
        local _, problem = core.encode(delete, { body = { [1] = "a", [3] = "b" } },
            "https://meeting.example", true)
        assert.same({ "type", "body[2]" }, { problem.rule, problem.field })
    end)

    it("is no rule where rules are not checked", function()
        assert.equal("[]", encoded(delete, { body = {} }, false).body)
        assert.equal('{"codes":["d1","d2","d3","d4"]}',
            encoded(change, { codes = sized(4) }, false).body)
    end)
end)
