--- What spec/allocator/sweep.c runs again and again, with one more allocation granted each time:
-- every path of the core that allocates. The host has preloaded hwmeeting.core.

local core = require "hwmeeting.core"

local entry, meeting, page = core.model "Entry", core.model "Meeting", core.model "Page"
core.define_model(entry, {
    { name = "role", type = "string", enumeration = { "chair", "general" } },
    { name = "password", type = "string", secret = true },
})
core.define_model(meeting, {
    { name = "id", type = "string", required = true },
    { name = "size", type = "integer", minimum = 1, maximum = 500 },
    { name = "entries", type = "Entry", model = entry, list = true },
    { name = "parent", type = "Meeting", model = meeting },
    { name = "dropped", type = "string", discarded = true },
})
core.define_model(page, { { name = "data", type = "Meeting", model = meeting, list = true } })

local operation = core.operation {
    id = "Sweep", method = "POST", path = "/v1/{room}",
    parameters = {
        { name = "room", type = "string", place = "path", required = true },
        { name = "limit", type = "integer", place = "query" },
        { name = "kinds", type = "integer", place = "query", list = true },
        { name = "X-Type", type = "integer", place = "header" },
    },
    body = { kind = "object", type = "Meeting", model = meeting, required = true },
    answer = { kind = "object", type = "Page", model = page },
}

local files = core.model "Files"
core.define_model(files, {
    { name = "name", type = "string" },
    { name = "info", type = "Entry", model = entry },
    { name = "file", type = "file", required = true },
})
local upload = core.operation {
    id = "Upload", method = "PUT", path = "/v1/files", parameters = {},
    body = { kind = "multipart", type = "Files", model = files, required = true },
}

-- Decode: escapes short and long, drift, unknown keys, null, problems.
local long = ("escaped\\n"):rep(100)
local value, drifts = core.decode(operation, '{"data":[{"id":"1","size":"2","entries":[]},'
    .. '{"id":"' .. long .. '","parent":{"id":"\\u00e9","entries":[{"role":"chair"}]},"size":null,'
    .. '"unknown":{"list":[1,2.5,true,null,"x"],"' .. ("k"):rep(60) .. '":{}}}]}')
assert(#value.data == 2 and #drifts == 1)
value = core.decode(operation, '{"data":[{"id":tru}]}')
assert(value == nil)

-- Encode: a body that outgrows its first buffer, discarded names, a header in another case.
local entries = {}
for i = 1, 60 do
    entries[i] = { role = "chair", password = "password number " .. i }
end
local request, discarded = core.encode(operation, {
    room = "a b", limit = 5, kinds = { 1, 2 }, ["x-type"] = 1, id = "1", size = 20,
    entries = entries, parent = { id = "2" }, dropped = "x",
}, "https://meeting.example")
assert(#request.body > 2000 and #discarded == 1)
request = core.encode(operation, { room = "r", id = "1", new = { 1 } }, "https://x", false)
assert(request.body == '{"id":"1","new":[1]}')
local nothing, problem = core.encode(operation, { room = "r", id = "1", size = 0 }, "https://x")
assert(nothing == nil and problem.rule == "range")
request = core.encode(upload, { name = "n", info = { role = "chair" },
    file = { data = "bytes", filename = "f" } }, "https://x")
assert(#request.body.multipart == 3)

-- The generic codec.
local text = core.to_json { list = core.array {}, text = ("long text \n"):rep(200), 0.1 and 1 / 3 }
assert(text == nil) -- a list with a name in it
text = core.to_json { list = core.array {}, text = ("long text \n"):rep(200), third = 1 / 3 }
assert(core.from_json(text).third == 1 / 3)
assert(core.from_json "[1,]" == nil)
assert(tostring(operation) and tostring(meeting))

-- Broken characters, lists, texts for URLs.
local mended, found = core.from_json('["\255' .. ("x"):rep(600) .. '","\\ud83d"]', nil, "mend")
assert(#mended == 2 and #found == 1)
assert(core.check_list({ 1, 2 }, "list") == 2 and select(2, core.check_list { 1, nil, 3 }))
assert(core.escape(("é"):rep(300)) and core.lower(("A"):rep(300)) and core.text(1.5) == "1.5")

-- Redaction: many secrets, names and marks.
local secrets, names = {}, {}
for i = 1, 40 do
    secrets[i], names[i] = "secret number " .. i, "name" .. i
end
secrets[41] = "Basic YWxpY2U6VHIwdWI0ZG9yJjM="
local redactor = core.redactor(secrets, names, true)
local shown = redactor:cut('{"name7":"x","password":{"a":1},'
    .. '"b":"secret number 39 Tr0ub4dor&amp;3"}')
assert(shown == '{"name7":"<redacted>","password":"<redacted>","b":"<redacted> <redacted>"}')
