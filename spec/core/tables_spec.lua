-- Which tables are lists, and which are not taken because values would be lost.

local core = require "hwmeeting.core"
local definitions = require "spec.support.definitions"

local models = definitions.models {
    { "Person", { name = "name", type = "string" } },
    { "Meeting",
        { name = "subject", type = "string" },
        { name = "tags", type = "string", list = true },
        { name = "people", type = "Person", list = true },
        { name = "host", type = "Person" } },
    { "Upload",
        { name = "owner", type = "Person" },
        { name = "tags", type = "string", list = true },
        { name = "file", type = "file" } },
}
local create = definitions.operation(models, {
    parameters = { { name = "types", place = "query", type = "string", list = true } },
    body = { kind = "object", type = "Meeting" },
})
local invite = definitions.operation(models, { body = { kind = "array", type = "Person" } })
local rename = definitions.operation(models, { body = { kind = "map", type = "string" } })
local upload = definitions.operation(models, { body = { kind = "multipart", type = "Upload" } })

local function encode(operation, args, validate)
    local request, problem = core.encode(operation, args, "https://h", validate)
    return request and request.body, problem
end

local hiding = {
    __index = { { name = "a" }, name = "b", subject = "c" },
    __pairs = function(self) return next, self, nil end,
    __ipairs = function(self) return ipairs(self) end,
    __tojson = function() return "null" end,
}

describe("a table that hides values", function()
    for member, value in pairs(hiding) do
        local function veiled(plain)
            return setmetatable(plain or {}, { [member] = value })
        end

        local function refused(field, operation, args, validate)
            local body, problem = encode(operation, args, validate)
            assert.is_nil(body)
            assert.equal("type", problem.rule)
            assert.equal(field, problem.field)
            assert.matches("has a metatable with " .. member, problem.message, 1, true)
        end

        it("behind " .. member .. " is refused wherever it stands", function()
            refused("", create, veiled { subject = "x" })
            refused("body", create, { body = veiled() })
            refused("host", create, { host = veiled() })
            refused("tags", create, { tags = veiled { "a" } })
            refused("people", create, { people = veiled() })
            refused("people[2]", create, { people = { {}, veiled { name = "x" } } })
            refused("types", create, { types = veiled { "a" } })
            refused("new.x[1]", create, { new = { x = { veiled() } } }, false)
            refused("body[1]", invite, { body = { veiled() } })
            refused("body", rename, { body = veiled() })
            refused("owner", upload, { owner = veiled() })
            refused("tags", upload, { tags = veiled { "a" } })
            refused("file", upload, { file = veiled { data = "x" } })
            refused("body", upload, { body = veiled() })
        end)

        it("behind " .. member .. " is no JSON", function()
            local text, message = core.to_json { a = { 1, veiled() } }
            assert.is_nil(text)
            assert.matches("^a%[2%] has a metatable with " .. member, message)
            assert.matches("^the table has", select(2, core.to_json(veiled())))
        end)
    end

    it("is any other table with a metatable not", function()
        local odd = setmetatable({ name = "x" }, { __name = "thing", __tostring = print,
            __newindex = error, __len = error, __call = error, __gc = false, __mode = "k" })
        assert.equal('{"name":"x"}', core.to_json(odd))
        assert.equal('{"host":{"name":"x"}}', encode(create, { host = odd }))
    end)
end)

describe("an array's mark", function()
    local function marked(type, plain)
        return setmetatable(plain or {}, { __jsontype = type })
    end

    it("may be dkjson's", function()
        assert.equal("[]", core.to_json(marked "array"))
        assert.equal('["a"]', core.to_json(marked("array", { "a" })))
        assert.equal("{}", core.to_json(marked "object"))
        assert.equal('{"a":[]}', core.to_json(marked("object", { a = marked "array" })))
        assert.equal("{}", core.to_json(marked "tuple"))
        assert.equal("{}", core.to_json(marked(true)))
        assert.equal('{"new":[]}', encode(create, { body = { new = marked "array" } }, false))
        assert.equal('{"tags":[]}', encode(create, { tags = marked "array" }))
        assert.is_nil(core.to_json(marked("array", { a = 1 })))
        assert.is_nil(core.to_json(marked("object", { 1 })))
    end)

    it("may be OpenResty's cjson's", function()
        local loaded = package.loaded.cjson
        finally(function() package.loaded.cjson = loaded end)
        local empty, array = {}, {}
        package.loaded.cjson = { empty_array_mt = empty, array_mt = array }
        assert.equal("[]", core.to_json(setmetatable({}, empty)))
        assert.equal('{"a":[]}', core.to_json { a = setmetatable({}, array) })
        assert.equal('{"new":[]}', encode(create, { body = { new = setmetatable({}, empty) } },
            false))
        assert.equal("{}", core.to_json(setmetatable({}, {})))
        for _, other in ipairs { {}, true, "x" } do
            package.loaded.cjson = other
            assert.equal("{}", core.to_json(setmetatable({}, empty)))
        end
    end)
end)

describe("the check of a list", function()
    it("counts the items", function()
        assert.equal(0, core.check_list {})
        assert.equal(3, core.check_list { "a", false, {} })
        assert.equal(2, core.check_list(core.array { 1, 2 }, "people"))
    end)

    it("says what is wrong, at the path that it is given", function()
        for _, case in ipairs {
            { { "a", nil, "c" }, "people[2]", "people[2] is missing: a list has no holes" },
            { { nil, "b" }, "people[1]", "people[1] is missing: a list has no holes" },
            { { name = "x" }, "people", 'people must be a list, and has the key "name"' },
            { { "a", name = "x" }, "people", 'people must be a list, and has the key "name"' },
            { { [0] = "a" }, "people",
                "people must be a list, and has a key that is no index (a number)" },
            { "a", "people", "people must be a list, not a string" },
            { false, "people", "people must be a list, not a boolean" },
            { setmetatable({}, { __index = { "a" } }), "people",
                "people has a metatable with __index, behind which values would be lost: "
                .. "give a plain table" },
        } do
            local count, problem = core.check_list(case[1], "people")
            assert.is_nil(count)
            assert.same({ rule = "type", field = case[2], message = case[3] }, problem)
        end
        assert.same({ rule = "type", field = "[2]",
            message = "[2] is missing: a list has no holes" },
            select(2, core.check_list { 1, nil, 3 }))
        assert.same({ rule = "type", field = "", message = "must be a list, not a nil" },
            select(2, core.check_list(nil)))
        assert.has_error(function() core.check_list() end)
    end)
end)

describe("a message", function()
    it("is cut at a whole character", function()
        for length = 36, 41 do
            for _, character in ipairs { "é", "中", "😀" } do
                local key = ("x"):rep(length) .. character .. ("y"):rep(40)
                local _, message = core.to_json { 1, [key] = 2 }
                assert.is_string(core.to_json(message))
                assert.matches('key "' .. ("x"):rep(36), message, 1, true)
            end
        end
    end)
end)
