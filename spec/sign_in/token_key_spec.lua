-- Whose token a store gives: a token is found by those who have the secret that it was got with,
-- and where it lies says nothing about that.

local memory = require "hwmeeting.store.memory"
local service_support = require "spec.support.service"
local shell = require "spec.support.shell"
local token_key = require "hwmeeting.sign_in.token_key"

local service = service_support.for_specs()

local function call(client)
    return client:search_online_meetings { limit = 1 }
end

local function by_account(store, password)
    return service:client_with({ account = service.box.account, password = password },
        { store = store })
end

local function by_app_id(store, app_key)
    return service:client_with({ app_id = service.box.app_id, app_key = app_key },
        { store = store })
end

describe("a shared token", function()
    it("is not given for a wrong password", function()
        local store = memory.new()
        assert(call(by_account(store, service.box.password)))
        local result, err = call(by_account(store, "wrong"))
        assert.is_nil(result)
        assert.equal("auth", err.kind)
        assert(call(by_account(store, service.box.password)))
        assert.equal(2, service:count "CreateToken")
    end)

    it("is not given for a wrong app key", function()
        local store = memory.new()
        assert(call(by_app_id(store, service.box.app_key)))
        local result, err = call(by_app_id(store, service.box.app_key .. "x"))
        assert.is_nil(result)
        assert.equal("auth", err.kind)
        assert(call(by_app_id(store, service.box.app_key)))
        assert.equal(2, service:count "CreateAppIdToken")
    end)

    it("is not ended, replaced or locked for others by who has a wrong password", function()
        local store = memory.new()
        assert(call(by_account(store, service.box.password)))
        local wrong = by_account(store, "wrong")
        call(wrong)
        wrong:logout { shared = true }
        assert(call(by_account(store, service.box.password)))
        assert.equal(2, service:count "CreateToken")
    end)
end)

-- A store that notes the keys that it is asked for.
local function listening()
    local store, keys = memory.new(), {}
    store.in_process = false
    for _, name in ipairs { "get", "set", "lock" } do
        local own = store[name]
        store[name] = function(self, key, ...)
            keys[#keys + 1] = key
            return own(self, key, ...)
        end
    end
    return store, keys
end

describe("the key of a token", function()
    local options = { sign_in = "account", account = "alice", password = "Tr0ub4dor&3",
        base_url = "https://api.example", client_type = 72 }

    local function with(changes)
        return setmetatable(changes, { __index = options })
    end

    it("is the same wherever the credentials are, and whatever the Lua", function()
        local function key_of(name, digest)
            return "hwmeeting:token:api.example|" .. name .. "|" .. digest
        end
        assert.equal(key_of("account|alice|||72",
            "06a1304e595ff07b0ccf0ca0328ff092985aaed96e2b9863cc35436df10555ad"),
            token_key.of(options))
        assert.equal(key_of("app_id|app%7Cid|corp||72",
            "5ccd5deba671049fb2924e62d57c9abdad2c363e6990a9e07de137dd61242068"),
            token_key.of(with {
                sign_in = "app_id", app_id = "app|id", app_key = "key", corp_id = "corp" }))
    end)

    it("differs in everything that decides whose token it is", function()
        local seen = {}
        for _, changes in ipairs {
            {}, { password = "Tr0ub4dor&4" }, { account = "alic" }, { client_type = 0 },
            { base_url = "https://api.example:8443" }, { user_id = "u" }, { corp_id = "u" },
            { account = "alice|", user_id = "" }, { account = "alice%7C" },
            { sign_in = "app_id", app_id = "alice", app_key = "Tr0ub4dor&3" },
        } do
            local key = token_key.of(with(changes))
            assert.is_nil(seen[key])
            seen[key] = true
        end
    end)

    it("shows no secret, and is dear to guess a password from", function()
        local store, keys = listening()
        local password = service.box.password
        assert(call(by_account(store, password)))
        local http = require "hwmeeting.http"
        local name, digest = keys[1]:match "^(.*)|(%x+)$"
        for _, key in ipairs(keys) do
            assert.equal(keys[1], key)
        end
        assert.is_nil(keys[1]:find(password, 1, true))
        assert.equal(http.hex(http.scrypt(password, name)), digest)
    end)

    -- Calls f with http.scrypt replaced.
    local function with_scrypt(replacement, f)
        local http = require "hwmeeting.http"
        local scrypt = http.scrypt
        finally(function() http.scrypt = scrypt end)
        http.scrypt = function(...) return replacement(scrypt, ...) end
        f()
    end

    it("is made once for many clients of one password", function()
        local calls = 0
        with_scrypt(function(scrypt, ...)
            calls = calls + 1
            return scrypt(...)
        end, function()
            for _ = 1, 3 do
                call(by_account((listening()), "a password that nobody has"))
            end
            assert.equal(1, calls)
        end)
    end)

    it("needs no scrypt where the store is this process's alone", function()
        with_scrypt(function() error "not here" end, function()
            local store = memory.new()
            assert(call(by_account(store, service.box.password)))
            assert(call(by_account(store, service.box.password)))
            assert.equal(1, service:count "CreateToken")
            for key in pairs(store.values) do
                assert.is_nil(key:find(service.box.password, 1, true))
            end
        end)
    end)

    it("is not made where OpenSSL has no scrypt: the token then stays with its client", function()
        local store, keys = listening()
        local warnings = {}
        with_scrypt(function() return nil end, function()
            local client = service:client_with(
                { account = service.box.account, password = service.box.password },
                { store = store, client_type = 60,
                    logger = function(_, message) warnings[#warnings + 1] = message end })
            assert(call(client))
            assert(call(client))
        end)
        assert.same({}, keys)
        assert.equal(1, #warnings)
        assert.matches("the token store is not used: OpenSSL has no scrypt", warnings[1], 1, true)
    end)

    it("is not made where no store is shared", function()
        local box = service.box
        assert.equal("signed in, nil", shell.lua(([[
            local client = require("hwmeeting").new { base_url = %q, ca_file = %q,
                account = %q, password = %q }
            assert(client:search_online_meetings { limit = 1 })
            io.write("signed in, ", tostring(package.loaded["hwmeeting.sign_in.token_key"]))
        ]]):format(box.url, box.ca_file, box.account, box.password)))
    end)
end)
