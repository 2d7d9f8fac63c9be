--- Talks to a running sandbox with curl, so that what is on the wire is seen without the library.
--
-- Runs on Lua 5.1 to 5.4 and LuaJIT.

local cjson = require "cjson"
local sandbox = require "hwmeeting.sandbox"
local shell = require "spec.support.shell"

local support = {}

local running = {}

--- Starts a sandbox that `support.stop_all` ends.
function support.start(options)
    local box = assert(sandbox.start(options))
    running[#running + 1] = box
    return box
end

--- Ends every sandbox that was started here; for `teardown`.
function support.stop_all()
    while running[1] do
        table.remove(running):stop()
    end
end

--- What a shell command writes, without the line breaks at its end.
support.output_of = shell.output

local function write_temporary(text)
    local path = os.tmpname()
    local file = assert(io.open(path, "wb"))
    file:write(text)
    file:close()
    return path
end

local function curl_command(box, request, headers_file, body_file)
    local words = {
        "curl --silent --show-error --max-time 60 --cacert",
        shell.quote(box.ca_file),
        "--request",
        request.method or "GET",
        "--dump-header",
        shell.quote(headers_file),
        "--output",
        shell.quote(body_file),
        "--write-out '%{http_version} %{exitcode}'",
    }
    for name, value in pairs(request.headers or {}) do
        words[#words + 1] = "--header " .. shell.quote(name .. ": " .. value)
    end
    if request.body then
        words[#words + 1] = "--data-binary " .. shell.quote(request.body)
    end
    words[#words + 1] = request.options or ""
    words[#words + 1] = shell.quote(box.url .. request.target)
    return table.concat(words, " ") .. " 2>/dev/null"
end

local function read_and_remove(path)
    local file = io.open(path, "rb")
    local text = file and file:read("*a") or ""
    if file then
        file:close()
    end
    os.remove(path)
    return text
end

local function parse_headers(text)
    local headers = {}
    for name, value in text:gmatch("([%w-]+): ([^\r\n]*)") do
        headers[name:lower()] = value
    end
    return headers, tonumber(text:match("^HTTP/%S+ (%d+)"))
end

--- Sends a request with curl, which verifies the sandbox's certificate.
-- @param request table: `method`, `target`, `headers`, `body` (text; a table is written as JSON),
--   `options` (further words for curl)
-- @return table: `status`, `headers` (lower case), `body`, `json` (nil unless it is JSON),
--   `version` ("1.1", "2"), `exit` (curl's exit code)
function support.curl(box, request)
    if type(request.body) == "table" then
        request.body = cjson.encode(request.body)
    end
    local headers_file, body_file = write_temporary(""), write_temporary("")
    local told = support.output_of(curl_command(box, request, headers_file, body_file))
    local version, exit = told:match("^(%S+) (%d+)")
    local headers, status = parse_headers(read_and_remove(headers_file))
    local body = read_and_remove(body_file)
    local ok, json = pcall(cjson.decode, body)
    return {
        status = status,
        headers = headers,
        body = body,
        json = ok and json or nil,
        version = version,
        exit = tonumber(exit),
    }
end

--- An administration call with curl: POST with an argument, else GET.
-- @return the decoded answer and the status
function support.admin(box, path, argument)
    local answer = support.curl(box, {
        method = argument and "POST" or "GET",
        target = "/sandbox/" .. path,
        headers = { ["X-Sandbox-Key"] = box.admin_key },
        body = argument and (next(argument) and argument or "{}"),
    })
    return answer.json, answer.status
end

--- HMAC-SHA256 in lower-case hexadecimal digits, by the openssl command.
function support.hmac(key, text)
    local command = ("printf %%s %s | openssl dgst -sha256 -hmac %s"):format(
        shell.quote(text),
        shell.quote(key)
    )
    return support.output_of(command):match("(%x+)$")
end

--- Standard base64, by the openssl command.
function support.base64(text)
    return support.output_of(("printf %%s %s | openssl base64 -A"):format(shell.quote(text)))
end

local nonces = 0

--- The fields of an App ID sign-in.
-- @param fields table: of the body; what is missing is filled in
function support.app_body(box, fields)
    nonces = nonces + 1
    local body = {
        appId = box.app_id,
        clientType = 72,
        expireTime = os.time() + 600,
        nonce = ("spec%036d"):format(nonces),
    }
    for name, value in pairs(fields or {}) do
        body[name] = value
    end
    return body
end

--- Signs in with an App ID.
-- @param body table: as app_body makes it
-- @param signed string: the text that is signed
-- @param more table or nil: `key`, `signature`, `headers` (false removes one), not the right ones
function support.app_sign_in(box, body, signed, more)
    more = more or {}
    local signature = more.signature or support.hmac(more.key or box.app_key, signed)
    local headers = {
        ["Content-Type"] = "application/json; charset=UTF-8",
        ["X-Token-Type"] = "LongTicket",
        Authorization = ("HMAC-SHA256 signature=%s,access=%s"):format(
            signature,
            support.base64(body.appId)
        ),
    }
    for name, value in pairs(more.headers or {}) do
        headers[name] = value or nil
    end
    return support.curl(box, {
        method = "POST",
        target = "/v2/usg/acs/auth/appauth",
        headers = headers,
        body = body,
    })
end

--- The access token of the enterprise's administrator.
function support.access(box)
    local body = support.app_body(box)
    local signed = ("%s::%d:%s"):format(body.appId, body.expireTime, body.nonce)
    return support.app_sign_in(box, body, signed).json.accessToken
end

return support
