--- A throw-away certificate authority and a server certificate for loopback (Lua 5.4, luaossl).
--
-- Both are made anew at each start and are valid for thirty days; private keys never leave memory.
-- A client verifies the sandbox by trusting the authority's certificate, as it would the real
-- service's.

local altname = require "openssl.x509.altname"
local bignum = require "openssl.bignum"
local extension = require "openssl.x509.extension"
local name = require "openssl.x509.name"
local pkey = require "openssl.pkey"
local rand = require "openssl.rand"
local x509 = require "openssl.x509"

local certificate = {}

local hour, day = 3600, 86400

local function new_key()
    return pkey.new { type = "EC", curve = "prime256v1" }
end

local function named(common_name)
    local subject = name.new()
    subject:add("O", "hwmeeting sandbox")
    subject:add("CN", common_name)
    return subject
end

local function new_certificate(common_name, issuer, key)
    local made = x509.new()
    made:setVersion(3)
    made:setSerial(bignum.fromBinary(rand.bytes(16)))
    made:setSubject(named(common_name))
    made:setIssuer(issuer)
    made:setLifetime(os.time() - hour, os.time() + 30 * day)
    made:setPublicKey(key)
    return made
end

local function new_authority()
    local key, issuer = new_key(), named("hwmeeting sandbox authority")
    local authority = new_certificate("hwmeeting sandbox authority", issuer, key)
    authority:setBasicConstraints { CA = true, pathLen = 0 }
    authority:setBasicConstraintsCritical(true)
    authority:addExtension(extension.new("keyUsage", "critical,keyCertSign,cRLSign"))
    authority:sign(key)
    return authority, key
end

local function loopback_names()
    local names = altname.new()
    names:add("DNS", "localhost")
    names:add("IP", "127.0.0.1")
    names:add("IP", "::1")
    return names
end

--- Makes authority and server certificate.
-- @treturn table `authority_pem` (string), `certificate` and `key` (luaossl objects)
function certificate.new()
    local authority, authority_key = new_authority()
    local key = new_key()
    local server = new_certificate("localhost", authority:getSubject(), key)
    server:setSubjectAlt(loopback_names())
    server:setBasicConstraints { CA = false }
    server:setBasicConstraintsCritical(true)
    server:addExtension(extension.new("extendedKeyUsage", "serverAuth"))
    server:sign(authority_key)
    return { authority_pem = authority:toPEM(), certificate = server, key = key }
end

return certificate
