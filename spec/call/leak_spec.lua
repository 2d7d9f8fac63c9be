-- Secrets × spellings × places of an answer: whatever a client gives out is searched for each.

local core = require "hwmeeting.core"
local hwmeeting = require "hwmeeting"
local http = require "hwmeeting.http"

local spellings = {
    ["as it is"] = function(text) return text end,
    ["JSON"] = function(text) return (core.to_json(text):sub(2, -2)) end,
    ["JSON with \\/"] = function(text)
        return (core.to_json(text):sub(2, -2):gsub("/", "\\/"))
    end,
    ["JSON with \\u"] = function(text)
        return (text:gsub(".", function(c) return ("\\u%04x"):format(c:byte()) end))
    end,
    ["percent"] = core.escape,
    ["percent for all"] = function(text)
        return (text:gsub(".", function(c) return ("%%%02x"):format(c:byte()) end))
    end,
    ["HTML"] = function(text)
        return (text:gsub("[&<>\"']", { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;",
            ['"'] = "&quot;", ["'"] = "&apos;" }))
    end,
    ["HTML numbers"] = function(text)
        return (text:gsub(".", function(c) return ("&#%d;"):format(c:byte()) end))
    end,
    ["base64"] = http.base64,
    ["base64 in a URL"] = function(text) return core.escape(http.base64(text)) end,
}

-- Answers that quote a text, as a function of it.
local places = {
    ["the message"] = function(text)
        return { status = 400, body = '{"error_code":"MMC.1","error_msg":"no: ' .. text .. '"}' }
    end,
    ["the code"] = function(text)
        return { status = 400, body = '{"error_code":"' .. text .. '","error_msg":"no"}' }
    end,
    ["the request id"] = function(text)
        return { status = 400, body = '{"error_code":"MMC.1","request_id":"' .. text .. '"}' }
    end,
    ["the header of the request id"] = function(text)
        return { status = 500, headers = { ["x-request-id"] = text }, body = "" }
    end,
    ["another header"] = function(text)
        return { status = 302, headers = { location = "https://x/?y=" .. text }, body = "" }
    end,
    ["a page in HTML"] = function(text)
        return { status = 502, body = "<html><a href='/?q=" .. text .. "'>" .. text .. "</a>" }
    end,
    ["a text in another encoding"] = function(text)
        return { status = 401, body = '{"error_code":"X.1","error_msg":"\233 ' .. text .. '"}' }
    end,
    ["a sign-in refused as UTF-16"] = function(text)
        return { status = 401, body = "\255\254" .. text:gsub(".", "%0\0") }
    end,
    ["a body cut at the limit"] = function(text)
        return { status = 500, body = ("x"):rep(65536 - math.floor(#text / 2)) .. text }
    end,
    ["an answer that is no JSON"] = function(text)
        return { status = 200, body = "<x>" .. text }
    end,
    ["a success"] = function(text)
        return { status = 200, body = '{"regionIP":"' .. text .. '"}' }
    end,
    ["a returnCode"] = function(text)
        return { status = 200, body = '{"returnCode":"' .. text .. '","returnDesc":"' .. text
            .. '"}' }
    end,
    ["a failure of the transport"] = function(text) return nil, { message = "no " .. text } end,
    ["a mere text of the transport"] = function(text) return nil, "no " .. text end,
}

local function dump(value, seen, parts)
    if type(value) ~= "table" then
        parts[#parts + 1] = tostring(value)
    elseif not seen[value] then
        seen[value] = true
        for key, item in pairs(value) do
            dump(key, seen, parts)
            dump(item, seen, parts)
        end
    end
    return table.concat(parts, "\n")
end

-- Everything that a call gives out, its result apart.
local function given_out(options, answer, make_call)
    local said = {}
    local function add(...)
        for index = 1, select("#", ...) do
            local value = select(index, ...)
            said[#said + 1] = dump(value, {}, {}) .. "\n" .. tostring(value)
        end
    end
    options.base_url, options.retries = "https://host.example", 1
    options.loop = require("hwmeeting.loop.adapters.virtual").new()
    options.on_request, options.on_response, options.on_retry = add, add, add
    options.on_drift, options.logger = add, add
    options.transport = function(request)
        local response, failure = answer(request)
        if response then
            response.headers = response.headers or {}
        end
        return response, failure
    end
    local client = hwmeeting.new(options)
    local result, err = make_call(client)
    add(client, result == nil and err or nil)
    return table.concat(said, "\n")
end

local function assert_hidden(text, secret, what)
    for _, spell in pairs(spellings) do
        local spelled = spell(secret)
        local at = text:find(spelled, 1, true)
        assert.is_nil(at, at and ("%s shows: %s"):format(what,
            text:sub(math.max(1, at - 80), at + #spelled)))
    end
end

-- Each is a call, what it takes for options, and the secrets that it is made with.
local calls = {
    ["a token that was given"] = {
        options = { access_token = "stbX5El/stO5QwOwP+SPGrS==" },
        secrets = { "stbX5El/stO5QwOwP+SPGrS==" },
        make = function(client) return client:region "914083136" end,
    },
    ["an account and its password"] = {
        options = { account = "alice@corp", password = "Tr0ub4dor&3/\"<x>\"" },
        secrets = { "Tr0ub4dor&3/\"<x>\"", "alice@corp:Tr0ub4dor&3/\"<x>\"" },
        make = function(client) return client:create_token {} end,
    },
    ["a sign-in that a call makes"] = {
        options = { account = "alice", password = "correct horse'battery" },
        secrets = { "correct horse'battery" },
        make = function(client) return client:region "914083136" end,
    },
    ["an App ID and its key"] = {
        options = { app_id = "app-1", app_key = "key-of-the-app/&7<8>" },
        secrets = { "key-of-the-app/&7<8>" },
        make = function(client) return client:region "914083136" end,
    },
    ["a meeting's password in the body"] = {
        options = { access_token = "stbAnother" },
        secrets = { "0815 32/&", "stbAnother" },
        make = function(client)
            return client:start_meeting { conferenceID = "9", password = "0815 32/&" }
        end,
    },
    ["a control token"] = {
        options = { access_token = "stbAnother" },
        secrets = { "cnr/TOKEN+of&control" },
        make = function(client)
            return client:lock_meeting { conferenceID = "9", isLock = 1,
                ["X-Conference-Authorization"] = "Basic " .. "cnr/TOKEN+of&control" }
        end,
    },
    ["a raw call"] = {
        options = { access_token = "stbAnother" },
        secrets = { "raw/token&of/query", "raw \"pass\" word", "raw-header-secret/" },
        make = function(client)
            return client:request { method = "POST", path = "/v1/x", query = {
                token = "raw/token&of/query", a = "b" },
                body = { newPassword = "raw \"pass\" word" },
                headers = { ["X-Any-Secret"] = "raw-header-secret/" } }
        end,
    },
    ["a raw call with a list of secrets"] = {
        options = { access_token = "stbAnother" },
        secrets = { "first-of-the-list/", "second \"of\" the list", "123456789" },
        make = function(client)
            return client:request { method = "POST", path = "/v1/x", body = {
                a = { newTokens = { "first-of-the-list/", { x = "second \"of\" the list" },
                    123456789 } } } }
        end,
    },
    ["a raw call with a form"] = {
        options = { access_token = "stbAnother" },
        secrets = { "form pass/word&1" },
        make = function(client)
            return client:request { method = "POST", path = "/v1/x",
                headers = { ["Content-Type"] = "application/x-www-form-urlencoded" },
                body = "user=a&password=form+pass%2Fword%261" }
        end,
    },
    ["a raw call whose path has its token"] = {
        options = { access_token = "stb-in-the-path" },
        secrets = { "stb-in-the-path" },
        make = function(client)
            return client:request { method = "GET", path = "/v1/stb-in-the-path/x" }
        end,
    },
    ["a proxy"] = {
        options = { access_token = "stbAnother", proxy = "http://user:proxy%2Fpass@127.0.0.1:1" },
        secrets = { "proxy/pass" },
        make = function(client) return client:region "914083136" end,
    },
}

describe("no secret leaves a client", function()
    for what, call in pairs(calls) do
        for place, answer in pairs(places) do
            it(("%s, quoted in %s"):format(what, place), function()
                for spelling, spell in pairs(spellings) do
                    for _, secret in ipairs(call.secrets) do
                        local options = {}
                        for name, value in pairs(call.options) do
                            options[name] = value
                        end
                        local text = given_out(options, function()
                            return answer(spell(secret))
                        end, call.make)
                        assert.is_true(#text > 100)
                        assert_hidden(text, secret, spelling)
                    end
                end
            end)
        end
    end

    it("in a warning that quotes what a store said", function()
        local function warnings_of(store)
            local said = {}
            store.get = store.get or function() return nil end
            store.set = store.set or function() return true end
            function store.lock() return function() end end
            local client = hwmeeting.new { account = "alice", password = "Tr0ub4dor&3", retries = 0,
                base_url = "https://host.example", store = store,
                logger = function(_, message) said[#said + 1] = message end,
                transport = function()
                    return { status = 200, headers = {}, body = '{"accessToken":"stbX5ElstO5",'
                        .. '"validPeriod":3600,"count":0,"data":[]}' }
                end }
            assert(client:search_online_meetings {})
            return table.concat(said, "\n")
        end
        assert.matches("cannot be read: no connection with <redacted>", warnings_of {
            get = function() return nil, "no connection with Tr0ub4dor%263" end }, 1, true)
        local text = warnings_of {
            set = function(_, _, value) error("cannot keep " .. tostring(value), 0) end }
        assert.matches("cannot be written: cannot keep", text, 1, true)
        assert.is_nil(text:find("stbX5ElstO5", 1, true))
    end)

    it("in what is said of an argument that it was passed for", function()
        for _, secret in ipairs { "Tr0ub4dor&3", ("stbX5ElstO5"):rep(20) } do
            local client = hwmeeting.new { access_token = secret, base_url = "https://host.example",
                transport = function() error "sent" end }
            for _, args in ipairs { { limit = secret }, { searchKey = { secret } },
                { offset = secret:sub(1, 39) .. "x" .. secret } } do
                local _, err = client:search_online_meetings(args)
                assert.equal("argument", err.kind)
                assert.is_nil(tostring(err):find(secret:sub(1, 40), 1, true))
            end
        end
    end)

    it("not even where it is short, in a field that is marked", function()
        local text = given_out({ access_token = "stbAnother" }, function()
            return { status = 400, body = '{"error_code":"X.1","password":"4711","x":'
                .. '"{\\"password\\":\\"4711\\"}"}' }
        end, function(client)
            return client:start_meeting { conferenceID = "9", password = "4711" }
        end)
        assert.is_nil(text:find("4711", 1, true))
    end)
end)

describe("the text of a hook or an error", function()
    it("stays small and is made in a time that grows with the answer", function()
        local longest = 0
        local body = '{"regionIP":"' .. ("\\u4e2d"):rep(2000000) .. '"}'
        for _, status in ipairs { 200, 500 } do
            local client = hwmeeting.new { access_token = "stbAnother", base_url = "https://host",
                retries = 0, on_response = function(shown)
                    longest = math.max(longest, #shown.body)
                    assert.equal(#body, shown.body_length)
                end,
                transport = function() return { status = status, headers = {}, body = body } end }
            local _, err = client:region "914083136"
            if err then
                assert.is_true(#err.body <= 65536)
            end
        end
        assert.is_true(longest > 60000 and longest <= 65536)
    end)
end)
