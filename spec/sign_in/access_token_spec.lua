-- A token that cannot be sent is no token, and no life is believed without end: neither a store nor
-- a sign-in can take a client out of use.

local hwmeeting = require "hwmeeting"
local service_support = require "spec.support.service"

local empty_list = '{"offset":0,"count":0,"data":[]}'

local service = service_support.for_specs()

local function call(client)
    return client:search_online_meetings { limit = 1 }
end

local bad_tokens = {
    "", "a\nb", "a\r\nX: y", "a\0b", "a\tb", "\127", " a", "a ", ("x"):rep(8193), 7, true, { "a" },
    hwmeeting.null,
}

-- A store that always gives the same.
local function giving(text)
    return {
        get = function() return text end,
        set = function() return true end,
        lock = function() return function() end end,
    }
end

describe("a token of a store", function()
    it("that cannot be sent leads to a sign-in", function()
        for _, token in ipairs(bad_tokens) do
            service:reset()
            local client = service:client { store = giving(hwmeeting.to_json {
                access_token = token, renew_at = 1e12, ends_at = 1e12 }) }
            assert(call(client))
            assert(call(client))
            assert.equal(1, service:count "CreateAppIdToken")
            assert.equal(2, service:count "SearchOnlineMeetings")
        end
    end)

    it("that lacks a part, or has it in another type, leads to a sign-in", function()
        for _, text in ipairs {
            '{"access_token":"a"}', '{"access_token":"a","renew_at":"1e12","ends_at":1e12}',
            '{"access_token":"a","renew_at":1e12,"ends_at":null}', "[]", "null", "7", '"a"', "",
            "\0", "{", ("["):rep(5000),
        } do
            service:reset()
            assert(call(service:client { store = giving(text) }))
            assert.equal(1, service:count "CreateAppIdToken")
        end
    end)

    it("is believed for 30 days at most", function()
        local now, move = service_support.clock()
        local given = 0
        local store = giving()
        function store.get()
            given = given + 1
            return given == 1 and hwmeeting.to_json {
                access_token = "planted", renew_at = 1e12, ends_at = 1e300 } or nil
        end
        local client = service:client { store = store, now = now,
            transport = function(request)
                return { status = 200, body = request.url:find("/acs/auth/", 1, true)
                    and '{"accessToken":"own","user":{}}' or empty_list }
            end }
        assert(client:search_online_meetings())
        local request = assert(client:prepare("SearchOnlineMeetings", {}))
        assert.equal("planted", request.headers["X-Access-Token"])
        move(30 * 86400)
        assert(client:search_online_meetings())
        request = assert(client:prepare("SearchOnlineMeetings", {}))
        assert.equal("own", request.headers["X-Access-Token"])
    end)

    it("keeps its refresh token only if that can be sent", function()
        for _, token in ipairs(bad_tokens) do
            local client = service:client { store = giving(hwmeeting.to_json {
                access_token = "good", refresh_token = token, renew_at = 1e12, ends_at = 1e12 }),
                transport = function() return { status = 200, body = empty_list } end }
            assert(client:search_online_meetings())
            local _, err = client:update_token()
            assert.equal("argument", err.kind)
            assert.equal("required", err.rule)
        end
    end)
end)

describe("a token of a sign-in", function()
    it("that cannot be sent is an error of the sign-in, and not kept", function()
        for _, token in ipairs(bad_tokens) do
            local answer = hwmeeting.to_json { accessToken = token, validPeriod = 1e9 }
            local sign_ins, sent = 0, 0
            local client = service:client { transport = function(request)
                if not request.url:find("/acs/auth/", 1, true) then
                    sent = sent + 1
                    return { status = 200, body = empty_list }
                end
                sign_ins = sign_ins + 1
                return { status = 200, body = sign_ins == 1 and answer
                    or '{"accessToken":"good","user":{}}' }
            end }
            local result, err = client:search_online_meetings()
            assert.is_nil(result)
            assert.is_true(err.kind == "auth" or err.kind == "decode", err.kind)
            assert.equal(0, sent)
            assert(client:search_online_meetings())
            assert.equal(1, sent)
        end
    end)
end)
