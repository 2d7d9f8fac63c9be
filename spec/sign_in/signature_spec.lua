local http = require "hwmeeting.http"
local shell = require "spec.support.shell"
local signature = require "hwmeeting.sign_in.signature"

local app_id = "fdb8e4699586458bbd10c834872dcc62"
local app_key = "example-app-key-not-real-0123456789"
local corp_id, user_id = "807074304", "testuser@mycorp.com"
local expire_time = 1627722929
local nonce = "EycLQsHwxhzK9OW8UEKWNfH2I3CGR2nINuU1EBpv162d42d92s"

local function fields(more)
    local all = { app_id = app_id, app_key = app_key, expire_time = expire_time, nonce = nonce }
    for name, value in pairs(more) do
        all[name] = value
    end
    return all
end

-- The same by the openssl program, over a message that is written out here.
local function by_openssl(key, message)
    return shell.output(("printf %%s %s | openssl dgst -sha256 -hmac %s"):format(
        shell.quote(message), shell.quote(key))):match "(%x+)%s*$"
end

local vectors = {
    { name = "a single tenant's user", given = { user_id = user_id },
        message = app_id .. ":" .. user_id .. ":1627722929:" .. nonce,
        expected = "6da37535abf0838885ed532205e2f5133f3ba79706ec85277d1b3f474e3e2564" },
    { name = "a single tenant's administrator", given = {},
        message = app_id .. "::1627722929:" .. nonce,
        expected = "f27d03e06844d792ad87f731095b21917cf5372babb0d1e6cbc7289eebbaf606" },
    { name = "an enterprise's user", given = { corp_id = corp_id, user_id = user_id },
        message = app_id .. ":" .. corp_id .. ":" .. user_id .. ":1627722929:" .. nonce,
        expected = "e723cec5bc86426140785737cd95b5569e3dce17e8ef33b536a2dbde0df7ac47" },
    { name = "an enterprise's administrator", given = { corp_id = corp_id },
        message = app_id .. ":" .. corp_id .. "::1627722929:" .. nonce,
        expected = "7d3a434e4175a9a2c01c9afe71adf2ed7e3aa143180f9cc26db3fd634b4d060b" },
    { name = "the service provider's administrator", given = { corp_id = "" },
        message = app_id .. ":::1627722929:" .. nonce,
        expected = "acfadc172b8db7a20386b8e83021d8a431b0a51407f0d750f8a271b92f000b18" },
}

describe("the App ID signature of", function()
    for _, vector in ipairs(vectors) do
        it(vector.name .. " is the known one", function()
            assert.equal(vector.expected, signature.app_id(fields(vector.given)))
        end)

        it(vector.name .. " is what openssl says", function()
            assert.equal(by_openssl(app_key, vector.message),
                signature.app_id(fields(vector.given)))
        end)
    end

    it("odd texts is what openssl says", function()
        local odd = { app_id = "应用 ÄÖ", app_key = "k'e\"y $(x) %s", user_id = "会议:user",
            expire_time = 0, nonce = ("n"):rep(64) }
        assert.equal(by_openssl(odd.app_key, "应用 ÄÖ:会议:user:0:" .. odd.nonce),
            signature.app_id(odd))
    end)

    it("a time with a fraction of zero has no fraction", function()
        assert.equal(signature.app_id(fields { user_id = user_id }),
            signature.app_id(fields { user_id = user_id, expire_time = 1627722929.0 }))
    end)
end)

describe("the Authorization header", function()
    it("of an App ID holds signature and base64 of the App ID, one comma, no space", function()
        assert.equal("HMAC-SHA256 signature="
            .. "6da37535abf0838885ed532205e2f5133f3ba79706ec85277d1b3f474e3e2564"
            .. ",access=ZmRiOGU0Njk5NTg2NDU4YmJkMTBjODM0ODcyZGNjNjI=",
            signature.app_id_header(fields { user_id = user_id }))
    end)

    it("of an account is Basic, in UTF-8", function()
        assert.equal("Basic " .. shell.output("printf %s '用户:pä:ß' | openssl base64"),
            signature.basic_header("用户", "pä:ß"))
    end)
end)

describe("base64", function()
    it("of the documented control token is the documented one", function()
        assert.equal(
            "Y25yYjQyNmNhMzgyMWY4YTE4ZTc4ZDU5ZGE1NzJhNDIxNjQ0YzUyZGZkOWE0NzMwMjk4",
            http.base64 "cnrb426ca3821f8a18e78d59da572a421644c52dfd9a4730298")
    end)
end)

describe("a nonce", function()
    it("is 32 hexadecimal digits, never the same", function()
        local seen = {}
        for _ = 1, 200 do
            local fresh = signature.nonce()
            assert.matches("^%x+$", fresh)
            assert.equal(32, #fresh)
            assert.is_nil(seen[fresh])
            seen[fresh] = true
        end
    end)
end)
