-- An error object has the fields that it is documented to have, and no other.

local hwmeeting = require "hwmeeting"

-- Those that the head of errors.lua names.
local function documented()
    local file = assert(io.open "lua/hwmeeting/errors.lua")
    local head = file:read("*a"):match "^(.-)\nlocal errors"
    file:close()
    local names = {}
    for name in head:gmatch "\n%-%- %- `([%l_]+)`" do
        names[name] = true
    end
    assert.is_true(names.kind and names.body and names.attempts)
    return names
end

local known = documented()

local function check(err)
    assert.is_true(hwmeeting.is_error(err))
    for name in pairs(err) do
        assert.is_true(known[name] == true, "an undocumented field: " .. tostring(name))
    end
end

local function failing(answer, options)
    options = options or { access_token = "stbToken" }
    options.base_url, options.retries = "https://host", 0
    options.transport = answer
    local client = hwmeeting.new(options)
    local _, err = client:region "914083136"
    return err
end

describe("an error object", function()
    for _, status in ipairs { 302, 400, 401, 403, 404, 408, 423, 429, 500, 503 } do
        it("of a " .. status .. " has documented fields only", function()
            for _, body in ipairs { "", "<html>", '{"error_code":"USG.000000004"}',
                '{"error_code":"MMC.111070005","error_msg":"x","request_id":"q"}' } do
                local function answer() return { status = status, headers = {}, body = body } end
                check(failing(answer))
                check(failing(answer, { account = "a", password = "secret-1" }))
            end
        end)
    end

    it("of anything else has documented fields only", function()
        check(failing(function() return nil, { kind = "timeout", unsent = true, more = 1 } end))
        check(failing(function() return nil, "down" end))
        check(failing(function() return {} end))
        check(failing(function() return { status = 200, headers = {}, body = "{" } end))
        check(failing(function() return { status = 200, headers = {}, body = "[]" } end))
        check(select(2, hwmeeting.new { access_token = "t", base_url = "https://host" }
            :region(nil)))
    end)

    it("of a deadline that has passed, or of a client that was closed, neither", function()
        local client
        client = hwmeeting.new { account = "a", password = "secret-1", base_url = "https://host",
            timeout = 1e-9, transport = function() error "not sent" end }
        check(select(2, client:region "914083136"))
        local closing
        closing = hwmeeting.new { access_token = "t", base_url = "https://host",
            transport = function()
                closing:close()
                return nil, "gone"
            end }
        check(select(2, closing:region "914083136"))
    end)
end)
