local core = require "hwmeeting.core"

local function defining(fields)
    return function() core.define_model(core.model "Thing", fields) end
end

local function compiling(definition)
    return function() core.operation(definition) end
end

describe("core.model and core.define_model", function()
    it("refuse what the notation would never write", function()
        assert.error_matches(defining { {} }, "needs a name")
        assert.error_matches(defining { { name = "" , type = "string" } }, "needs a name")
        assert.error_matches(defining { { name = 5, type = "string" } }, "needs a name")
        assert.error_matches(defining { { name = 'a"b', type = "string" } }, "printable ASCII")
        assert.error_matches(defining { { name = "a b", type = "string" } }, "printable ASCII")
        assert.error_matches(defining { { name = "a" } }, "needs a type")
        assert.error_matches(defining { { name = "a", type = "Other" } }, "descriptor")
        assert.error_matches(defining { { name = "a", type = "Other", model = {} } }, "descriptor")
        assert.error_matches(defining { { name = "a", type = "integer", minimum = "1" } },
            "minimum of a field must be a number")
        assert.error_matches(defining { { name = "a", type = "string", enumeration = "x" } },
            "enumeration of a must be a list")
        assert.error_matches(defining { { name = "a", type = "string" },
            { name = "a", type = "string" } }, "twice")
        assert.error_matches(defining { "a" }, "must be a table")
        assert.has_error(defining(nil))
        assert.has_error(function() core.define_model({}, {}) end)
        assert.has_error(function() core.model() end)
    end)

    it("define a model once", function()
        local model = core.model "Once"
        core.define_model(model, { { name = "a", type = "string" } })
        assert.error_matches(function() core.define_model(model, {}) end, "already defined")
    end)

    it("leave a model that could not be defined as it was", function()
        local model = core.model "Again"
        assert.has_error(function()
            core.define_model(model, { { name = "a", type = "string" }, { name = "b" } })
        end)
        core.define_model(model, { { name = "c", type = "string" } })
        local operation = core.operation { id = "X", method = "GET", path = "/",
            answer = { kind = "object", type = "Again", model = model } }
        local _, drifts = core.decode(operation, '{"a":1,"c":2}')
        assert.equal(1, #drifts)
        assert.equal("c", drifts[1].field)
    end)

    it("take models that are declared and never defined for unknown", function()
        local operation = core.operation { id = "X", method = "GET", path = "/",
            answer = { kind = "object", type = "Later", model = core.model "Later" } }
        assert.same({ a = { 1 } }, (core.decode(operation, '{"a":[1]}')))
    end)
end)

describe("core.operation", function()
    local function definition(changes)
        local made = { id = "X", method = "GET", path = "/x" }
        for key, value in pairs(changes) do
            made[key] = value
        end
        return made
    end

    it("refuses what the notation would never write", function()
        assert.has_error(compiling(nil))
        assert.error_matches(compiling { method = "GET", path = "/" }, "needs id")
        assert.error_matches(compiling { id = "X", path = "/" }, "needs method")
        assert.error_matches(compiling { id = "X", method = "GET" }, "needs path")
        assert.error_matches(compiling(definition { path = "/{id}" }), "not defined")
        assert.error_matches(compiling(definition { path = "/{id" }), "not defined")
        assert.error_matches(compiling(definition { parameters = {
            { name = "id", type = "string", place = "path" } } }), "missing in the path")
        assert.error_matches(compiling(definition { parameters = {
            { name = "id", type = "string", place = "cookie" } } }), "must be path, query")
        assert.error_matches(compiling(definition { parameters = {
            { name = "f", type = "file", place = "query" } } }), "plain value")
        assert.error_matches(compiling(definition { parameters = {
            { name = "f", type = "string", list = true, place = "header" } } }), "plain value")
        assert.error_matches(compiling(definition { body = { kind = "xml" } }), "body.kind")
        assert.error_matches(compiling(definition { body = "Thing" }), "must be a table")
        assert.error_matches(compiling(definition { body = { kind = "object", type = "string" } }),
            "needs a model")
        assert.error_matches(compiling(definition { answer = { kind = "xml" } }), "answer.kind")
        assert.error_matches(compiling(definition { answer = { kind = "object", type = "Y" } }),
            "descriptor")
    end)
end)
