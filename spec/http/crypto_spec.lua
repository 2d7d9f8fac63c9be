--- Hashes and encodings, compared with the `openssl` and `base64` commands and with fixed vectors.

local http = require "hwmeeting.http"
local service = require "spec.support.http_service"

local function all_bytes()
    local bytes = {}
    for byte = 0, 255 do
        bytes[#bytes + 1] = string.char(byte)
    end
    return table.concat(bytes)
end

-- What a shell command answers to `input`.
local function filter(command, input)
    local path = os.tmpname()
    local file = assert(io.open(path, "wb"))
    file:write(input)
    file:close()
    local text = service.output(command .. " < " .. path)
    os.remove(path)
    return text
end

describe("http.hmac_sha256", function()
    local key = "example-app-key-not-real-0123456789"
    local app, user, corp = "fdb8e4699586458bbd10c834872dcc62", "testuser@mycorp.com", "807074304"
    local expires = "1627722929"
    local nonce = "EycLQsHwxhzK9OW8UEKWNfH2I3CGR2nINuU1EBpv162d42d92s"

    local vectors = {
        { { app, user, expires, nonce },
            "6da37535abf0838885ed532205e2f5133f3ba79706ec85277d1b3f474e3e2564" },
        { { app, "", expires, nonce },
            "f27d03e06844d792ad87f731095b21917cf5372babb0d1e6cbc7289eebbaf606" },
        { { app, corp, user, expires, nonce },
            "e723cec5bc86426140785737cd95b5569e3dce17e8ef33b536a2dbde0df7ac47" },
        { { app, corp, "", expires, nonce },
            "7d3a434e4175a9a2c01c9afe71adf2ed7e3aa143180f9cc26db3fd634b4d060b" },
        { { app, "", "", expires, nonce },
            "acfadc172b8db7a20386b8e83021d8a431b0a51407f0d750f8a271b92f000b18" },
        { { "1988692299" .. "1629183619116" .. "85262798"
            .. '{"event":"meeting.verify","timestamp":1629183619116}' },
            "da876a29e690b9fcaa70d1ed26c2152f1217e3d29d0239fcb055d6739ef30384" },
    }

    it("signs as the sign-in and the webhooks expect", function()
        for _, vector in ipairs(vectors) do
            assert.equal(vector[2], http.hex(http.hmac_sha256(key, table.concat(vector[1], ":"))))
        end
    end)

    it("signs like the openssl command", function()
        for _, message in ipairs { "", "a", all_bytes(), ("long "):rep(100000) } do
            local expected = filter("openssl dgst -sha256 -hmac 'some key' -r", message)
            assert.equal(expected:match "^%x+", http.hex(http.hmac_sha256("some key", message)))
        end
    end)

    it("takes an empty key, a long one, and one with any byte", function()
        -- RFC 4231, test case 6: a key longer than a block.
        assert.equal("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
            http.hex(http.hmac_sha256(("\170"):rep(131),
                "Test Using Larger Than Block-Size Key - Hash Key First")))
        assert.equal("b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad",
            http.hex(http.hmac_sha256("", "")))
        assert.not_equal(http.hmac_sha256("a\0b", "m"), http.hmac_sha256("a\0c", "m"))
    end)

    it("raises for other types", function()
        assert.has_error(function() http.hmac_sha256("key") end)
        assert.has_error(function() http.hmac_sha256({}, "message") end)
    end)
end)

describe("http.scrypt", function()
    it("derives as the openssl command does", function()
        for _, case in ipairs {
            { "Tr0ub4dor&3", "hwmeeting:token" }, { "", "salt" }, { "\195\169", "a|b c" },
        } do
            local said = service.output(service.shell("openssl kdf -keylen 32 -kdfopt n:16384"
                .. " -kdfopt r:8 -kdfopt p:5 -kdfopt", "pass:" .. case[1]) .. " -kdfopt"
                .. service.shell("", "salt:" .. case[2]) .. " SCRYPT")
            assert.equal(said:gsub("%X", ""):lower(), http.hex(http.scrypt(case[1], case[2])))
        end
    end)

    it("takes any byte, and a long password", function()
        assert.not_equal(http.scrypt("a\0b", "s"), http.scrypt("a\0c", "s"))
        assert.not_equal(http.scrypt("a", "s\0b"), http.scrypt("a", "s\0c"))
        assert.equal(32, #http.scrypt(("x"):rep(100000), ""))
    end)

    it("raises for other types", function()
        assert.has_error(function() http.scrypt("password") end)
        assert.has_error(function() http.scrypt({}, "salt") end)
    end)
end)

describe("http.hex", function()
    it("writes two lower-case digits for each byte", function()
        assert.equal("", http.hex "")
        assert.equal("00ff10ab", http.hex "\0\255\16\171")
    end)
end)

describe("http.base64", function()
    it("encodes like the base64 command, and decodes its own work", function()
        for length = 0, 70 do
            local bytes = (all_bytes():rep(2)):sub(length * 2 + 1, length * 3)
            local text = http.base64(bytes)
            assert.equal(filter("base64 -w0", bytes), text)
            assert.equal(bytes, http.unbase64(text))
        end
    end)

    it("encodes the documented application id", function()
        assert.equal("ZmRiOGU0Njk5NTg2NDU4YmJkMTBjODM0ODcyZGNjNjI=",
            http.base64 "fdb8e4699586458bbd10c834872dcc62")
    end)

    it("holds bytes that need not be text", function()
        assert.equal(all_bytes(), http.unbase64(http.base64(all_bytes())))
    end)
end)

describe("http.unbase64", function()
    local malformed = {
        "A", "AA", "AAA", "=", "====", "A===", "AA=A", "AAAA=", "AAAA====", "AA==AAAA", " AAAA",
        "AAAA ", "AAAA\n", "AA AA", "AA-_", "AB==", "AAB=", "\0AAA", "AAA\0", "QUJD\r\nREVG",
    }

    it("answers nil to what is malformed", function()
        for _, text in ipairs(malformed) do
            assert.is_nil(http.unbase64(text), text)
        end
    end)
end)

describe("http.random", function()
    it("gives as many bytes as asked for, never the same", function()
        assert.equal(1, #http.random(1))
        assert.equal(1048576, #http.random(1048576))
        assert.not_equal(http.random(16), http.random(16))
    end)

    it("refuses sizes out of range", function()
        for _, size in ipairs { 0, -1, 1048577, 0 / 0 } do
            assert.has_error(function() http.random(size) end)
        end
    end)
end)

describe("http.equal", function()
    it("compares bytes", function()
        assert.is_true(http.equal("", ""))
        assert.is_true(http.equal("a\0b", "a\0b"))
        assert.is_false(http.equal("a\0b", "a\0c"))
        assert.is_false(http.equal("a", "ab"))
        assert.is_false(http.equal("", "a"))
    end)
end)

describe("http.clock and http.process", function()
    it("tell a time that does not go back, and this process", function()
        local before = http.clock()
        assert.is_true(http.clock() >= before)
        assert.equal(tonumber((service.output "echo $PPID")), http.process())
    end)
end)
