local core = require "hwmeeting.core"
local definitions = require "spec.support.definitions"

local models = definitions.models {
    { "Owner", { name = "id", type = "string" } },
    { "Upload",
        { name = "fileName", type = "string", required = true, maximum_length = 10 },
        { name = "size", type = "integer" },
        { name = "public", type = "boolean" },
        { name = "owner", type = "Owner" },
        { name = "tags", type = "string", list = true },
        { name = "unused", type = "string", discarded = true },
        { name = "file", type = "file", required = true } },
}
local upload = definitions.operation(models, {
    method = "PUT", body = { kind = "multipart", type = "Upload", required = true },
})

local function parts(args)
    local request, problem = core.encode(upload, args, "https://meeting.example")
    assert.is_nil(problem and problem.message)
    assert.same({}, request.headers) -- the transport names the boundary
    return request.body.multipart
end

local function refused(args, rule, field)
    local request, problem = core.encode(upload, args, "https://meeting.example")
    assert.is_nil(request)
    assert.equal(rule, problem.rule)
    assert.equal(field, problem.field)
end

describe("a multipart body", function()
    it("has one part a field, in the catalogue's order", function()
        assert.same({
            { name = "fileName", data = "a.png" },
            { name = "size", data = "12" },
            { name = "public", data = "true" },
            { name = "owner", data = '{"id":"7"}', content_type = "application/json" },
            { name = "tags", data = "x" },
            { name = "tags", data = "y" },
            { name = "file", file = "/tmp/a.png" },
        }, parts { file = "/tmp/a.png", tags = { "x", "y" }, owner = { id = "7" }, public = true,
            size = 12, fileName = "a.png" })
    end)

    it("takes a file as a path, with or without a name, or as bytes", function()
        local function file(value)
            return parts({ fileName = "a", file = value })[2]
        end
        assert.same({ name = "file", file = "a.png" }, file "a.png")
        assert.same({ name = "file", file = "a.png" }, file { path = "a.png" })
        assert.same({ name = "file", file = "a.png", filename = "b.png",
            content_type = "image/png" },
            file { path = "a.png", filename = "b.png", content_type = "image/png" })
        assert.same({ name = "file", data = "\0\r\n\255", filename = "b.png" },
            file { data = "\0\r\n\255", filename = "b.png" })
        assert.same({ name = "file", data = "" }, file { data = "" })
    end)

    it("takes the nested form too", function()
        assert.same({ { name = "fileName", data = "a" }, { name = "file", file = "f" } },
            parts { body = { fileName = "a", file = "f" } })
        refused({ body = { fileName = "a", file = "f", x = 1 } }, "unknown", "body.x")
        refused({ body = { fileName = "a" } }, "required", "body.file")
        refused({ body = "x" }, "type", "body")
    end)

    it("refuses what breaks the rules", function()
        refused({ fileName = "a" }, "required", "file")
        refused({ file = "f" }, "required", "fileName")
        refused({ fileName = "a", file = "" }, "characters", "file")
        refused({ fileName = "a", file = "a\0b" }, "characters", "file")
        refused({ fileName = "a", file = 12 }, "type", "file")
        refused({ fileName = "a", file = {} }, "type", "file")
        refused({ fileName = "a", file = { path = "x", data = "y" } }, "type", "file")
        refused({ fileName = "a", file = { path = "x", name = "y" } }, "unknown", "file.name")
        refused({ fileName = "a", file = { path = 1 } }, "type", "file.path")
        refused({ fileName = "a", file = { data = "x", filename = "a\r\nb" } }, "characters",
            "file.filename")
        refused({ fileName = "a", file = { data = "x", content_type = "a\nb" } }, "characters",
            "file.content_type")
        refused({ fileName = "12345678901", file = "f" }, "length", "fileName")
        refused({ fileName = "a", file = "f", size = "1" }, "type", "size")
        refused({ fileName = "a", file = "f", size = core.null }, "null", "size")
        refused({ fileName = "a", file = "f", tags = "x" }, "type", "tags")
        refused({ fileName = "a", file = "f", owner = { x = 1 } }, "unknown", "owner.x")
    end)

    it("leaves out what the vendor drops", function()
        local request, discarded = core.encode(upload,
            { fileName = "a", file = "f", unused = "u" }, "https://meeting.example")
        assert.equal(2, #request.body.multipart)
        assert.same({ "unused" }, discarded)
    end)
end)
