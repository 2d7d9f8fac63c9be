-- Of every operation: what `--dry-run` prints is what arrives when the same words are sent.

local catalogue = require "hwmeeting.catalogue"
local cjson = require "cjson"
local command = require "spec.support.command"
local core = require "hwmeeting.core"
local filler = require "spec.support.filler"
local shell = require "spec.support.shell"

local CUT = "<redacted>"
local NO_MODEL = { fields = {} }

local options = {
    model_of = function(name) return catalogue.model_definition(name) or NO_MODEL end,
    without_discarded = true,
    plain = true,
}

-- The words of a call with all its parameters and fields. Secrets, files and bodies are in files,
-- whose names `keep` collects.
local function words_of(definition, keep)
    local words = {}
    local function file_of(text)
        local path = os.tmpname()
        local file = assert(io.open(path, "wb"))
        file:write(text)
        file:close()
        keep[#keep + 1] = path
        return "@" .. path
    end
    local function add(field)
        local value = filler.value(field, options)
        local word
        if field.type == "file" then
            word = field.name .. "=" .. file_of(value.data)
        elseif field.secret then
            word = field.name .. "=" .. file_of(tostring(value))
        else
            word = field.name .. ":=" .. core.to_json(value)
        end
        words[#words + 1] = shell.quote(word)
    end
    for _, parameter in ipairs(definition.parameters) do
        if not parameter.discarded then
            add(parameter)
        end
    end
    local body = definition.body
    if body.kind == "multipart" then
        for _, field in ipairs(catalogue.model_definition(body.type).fields) do
            add(field)
        end
    elseif body.kind ~= "none" then
        local value = filler.value({ name = "body", type = body.type, list = body.kind == "array" },
            options)
        words[#words + 1] = file_of(core.to_json(body.kind == "map" and { key = value } or value))
    end
    if definition.token == "given" or definition.token == "refresh" then
        words[#words + 1] = "X-Access-Token=" .. file_of "a token"
    end
    return table.concat(words, " ")
end

-- Whether a text is another in which secrets were cut.
local function is_cut_of(shown, text)
    local pattern = shown:gsub("%p", "%%%0"):gsub("%%<redacted%%>", ".*")
    return text:find("^" .. pattern .. "$") ~= nil
end

local function same_but_secrets(shown, sent)
    if type(shown) == "string" then
        return is_cut_of(shown, tostring(sent))
    elseif type(shown) ~= "table" or type(sent) ~= "table" then
        return shown == sent
    end
    for key, value in pairs(shown) do
        if not same_but_secrets(value, sent[key]) then
            return false, key
        end
    end
    for key in pairs(sent) do
        if shown[key] == nil then
            return false, key
        end
    end
    return true
end

describe("hwmeeting call --dry-run", function()
    local service

    lazy_setup(function()
        service = require("spec.support.service").start { rate_limit = 100000 }
    end)
    lazy_teardown(function() service:stop() end)

    -- What the connection adds arrives besides; what is shown must arrive.
    local function check_headers(definition, shown, sent)
        local lowered = {}
        for name, value in pairs(sent) do
            lowered[name:lower()] = value
        end
        for name, value in pairs(shown) do
            local arrived = lowered[name:lower()]
            assert.truthy(arrived, definition.id .. " lacks " .. name)
            assert.is_true(is_cut_of(value, arrived), definition.id .. ": " .. name)
        end
    end

    local function check(id)
        local definition, files = catalogue.definition(id), {}
        local words = "call " .. id .. " " .. words_of(definition, files)
        local code, out, err = command.run(service.box, words .. " --dry-run --format json")
        assert.same({ 0, "" }, { code, err }, id .. ": " .. err)
        assert.equal(0, #service:requests(), id)
        local shown = cjson.decode(out)
        service:faults("status=400:" .. id)
        code, out = command.run(service.box, words .. " --yes")
        for _, path in ipairs(files) do
            os.remove(path)
        end
        assert.is_true(code == 4 or code == 5, id)
        assert.equal("", out)
        local requests = service:requests(id)
        local sent = requests[#requests]
        local url = service.box.url .. sent.target
        assert.equal(shown.method, sent.method)
        assert.is_true(is_cut_of(shown.url, url), id .. ": " .. shown.url)
        check_headers(definition, shown.headers, sent.headers)
        if definition.body.kind == "multipart" then
            assert.equal("<multipart>", shown.body)
        elseif shown.body then
            assert.is_true(same_but_secrets(cjson.decode(shown.body), cjson.decode(sent.body)), id)
        else
            assert.equal("", sent.body)
        end
    end

    it("is what is sent, of every operation, but for its secrets", function()
        for _, id in ipairs(catalogue.names()) do
            service:reset()
            check(id)
        end
    end)

    it("has something to cut", function()
        assert.is_true(is_cut_of("a" .. CUT .. "c", "abc"))
        assert.is_false(is_cut_of("a" .. CUT .. "c", "abd"))
        assert.is_false((same_but_secrets({ a = { 1 } }, { a = { 1, 2 } })))
    end)
end)
